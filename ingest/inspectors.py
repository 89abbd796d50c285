"""Who led an inspection, as its report prints it."""

from __future__ import annotations

import re

from ingest.facts import Certainty, Found
from ingest.front import found_in
from ingest.types import ParsedDocument

_TITLES = (
    r"(?:(?:senior\s+)?HMI|Ofsted|(?:His|Her)\s+Majesty[’'`]?s\s+Inspector"
    r"|(?:regulatory|social\s+care)\s+inspection\s+manager)"
)
# A capitalised word or an initial, but no title, label or name of an inspectorate.
_WORD = (
    r"(?!(?:HMI|HMIP?|CQC|HMICFRS|Ofsted|Inspectors?|Lead|Deputy|Reporting|His|Her|Majesty|Senior|Age"
    r"|Team|Published|Inspection|Judgement|Quality|Date)\b)"
    r"(?:(?:O[’']|Mc|Mac|[dD][’'])?[^\W\d_a-z][\w’']*\.?(?:\s?-\s?\w[\w’']*)*)"
)
_PARTICLE = r"(?:(?:de|del|della|van|von|der|den|la|le|al|bin|el)\s+)"
_NAME = rf"{_WORD}(?:\s+{_PARTICLE}{{0,2}}{_WORD}){{1,4}}"
_STYLES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof|Professor)\b\.?\s+)+")
# Whose lead inspector is meant: another inspectorate's, the deputy and former ones are not.
_OTHERS = (
    r"(?<!deputy\s)(?<!assistant\s)(?<!shadow\s)(?<!former\s)(?<!previous\s)(?<!CQC\s)"
    r"(?<!Commission\s)(?<!HMICFRS\s)(?<!HMIP\s)(?<!HMIC\s)(?<!Probation\s)"
)
_LABEL = re.compile(
    rf"{_OTHERS}\b(?:lead|reporting)\s+inspectors?(?:\s*\(Ofsted\))?\s*[:–]"
    r"|^(?:Ofsted\s+)?(?:lead|reporting)\s+inspectors?(?=\s)",
    re.IGNORECASE,
)
# The label fills a cell or a line: the name stands in the next.
_BARE_LABEL = re.compile(
    r"\s*(?:Ofsted\s+)?(?:lead|reporting)\s+inspectors?\s*:?\s*", re.IGNORECASE
)
_NAMES = re.compile(
    rf"\s*(?:{_TITLES}\s*,?\s*)?({_NAME})(?:\s*,?\s*{_TITLES})*(?:\s*(?:,|and|&)\s*({_NAME}))?"
)
_BEFORE_LABEL = re.compile(
    rf"({_NAME})(?:\s*[,;(–-]|\s+(?={_TITLES}))[\s,;(–-]*(?:{_TITLES}[\s,;)–-]*)*"
    r"(?i:lead\s+inspector)\b(?!\s*:)"
)
# In the middle of a line, as where a front page is read as one paragraph.
_WITHIN = re.compile(
    rf"(?i:{_OTHERS}\b(?:lead|reporting)\s+inspector)\s+({_NAME})\s*,?\s*{_TITLES}"
)


def lead_inspector(parsed: ParsedDocument) -> Found[str] | None:
    """Whoever led the inspection that a report is of.

    "Lead inspector: …" and "Reporting inspector …" name them, as does "…, Ofsted HMI, Lead
    inspector" in the list of a team. Two who led together are joined by "and". Deputies, teams and
    the lead inspectors of other inspectorates are passed over.

    Args:
        parsed: the report.

    Returns:
        The name as printed, without titles; None where none is printed.
    """
    for block, after in zip(parsed.blocks, [*parsed.blocks[1:], None], strict=True):
        if "nspector" not in block.text:
            continue
        cells = block.text.split("\t")
        for cell, next_ in zip(cells, [*cells[1:], after.text if after else ""], strict=True):
            if names := _named(cell, next_):
                return found_in(block, parsed, names, Certainty.PRINTED)
    return None


def _named(cell: str, following: str) -> str:
    """Who led, by what a cell says; "" if it is silent.

    Args:
        cell: a cell, or a whole line.
        following: the cell or line after it.
    """
    if _BARE_LABEL.fullmatch(cell):
        rests = [following]
    else:
        rests = [cell[label.end() :] for label in _LABEL.finditer(cell)]
    for rest in rests:
        if named := _NAMES.match(rest):
            return " and ".join(_plain(name) for name in named.groups() if name)
    named = _BEFORE_LABEL.search(cell) or _WITHIN.search(cell)
    return _plain(named[1]) if named else ""


def _plain(name: str) -> str:
    name = re.sub(r"\s?-\s?", "-", " ".join(name.split()))
    return _STYLES.sub("", name).rstrip(".")
