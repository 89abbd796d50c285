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
_TITLE = re.compile(rf"(?!Ofsted$){_TITLES}(?:\s*,?\s*{_TITLES}){{0,2}}", re.IGNORECASE)
# A capitalised word or an initial, but no title, label or name of an inspectorate.
_WORD = (
    r"(?!(?:HMI|HMIP?|CQC|HMICFRS|Ofsted|Inspectors?|Lead|Deputy|Reporting|His|Her|Majesty|Senior|Age"
    r"|Team|Published|Inspection|Judgement|Quality|Date)\b)"
    r"(?:(?:O[’']|Mc|Mac|[dD][’'])?[^\W\d_a-z][\w’']{0,30}\.?(?:\s?-\s?\w[\w’']{0,30}){0,2})"
)
_PARTICLE = r"(?:(?:de|del|della|van|von|der|den|la|le|al|bin|el)\s+)"
_NAME = rf"{_WORD}(?:\s+{_PARTICLE}{{0,2}}{_WORD}){{1,4}}"
_STYLES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof|Professor)\b\.?\s+)+")

_LABEL = re.compile(r"\b(?:lead|reporting)\s+inspectors?\b(?:\s*\(Ofsted\))?", re.IGNORECASE)
# Whose lead inspector is meant: another inspectorate's, the deputy and former ones are not.
_ANOTHER = re.compile(
    r"\b(?:deputy|assistant|shadow|former|previous|CQC|Commission|HMIC|HMICFRS|HMIP|Probation)\W+$",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*[:–]")
# The label fills a cell or a line: the name stands in the next.
_OFSTEDS = re.compile(r"\s*(?:Ofsted\s*)?")
_NAMES = re.compile(
    rf"\s*(?:{_TITLES}\s*,?\s*)?({_NAME})(?P<titled>\s*,?\s*{_TITLES})?"
    rf"(?:\s*,?\s*{_TITLES}){{0,3}}(?:\s*(?:,|and|&)\s*({_NAME}))?"
)
# "Jo Bloggs, Ofsted HMI, " at the end of what stands before the label.
_NAME_BEFORE = re.compile(
    rf"({_NAME})(?:\s*[,;(–-]|\s+(?={_TITLES}))[\s,;(–-]{{0,5}}(?:{_TITLES}[\s,;)–-]{{0,5}}){{0,3}}$"
)
# How far a name can reach from its label, in characters.
_REACH = 150


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


def is_title(text: str) -> bool:
    """Whether a line is nothing but an inspector's title, as "Her Majesty’s Inspector"."""
    return _TITLE.fullmatch(text) is not None


def _named(cell: str, following: str) -> str:
    """Who led, by what a cell says; "" if it is silent.

    Args:
        cell: a cell, or a whole line.
        following: the cell or line after it.
    """
    for label in _LABEL.finditer(cell):
        before = cell[max(0, label.start() - _REACH) : label.start()]
        after = cell[label.end() : label.end() + _REACH]
        if _ANOTHER.search(before):
            continue
        heads = bool(_OFSTEDS.fullmatch(before))
        if heads and after.strip() in ("", ":"):
            after, colon = following[:_REACH], None
        elif colon := _COLON.match(after):
            after = after[colon.end() :]
        elif named := _NAME_BEFORE.search(before):
            return _plain(named[1])
        named = _NAMES.match(after)
        # In the middle of a line without a colon, a title tells a name from other words.
        if named and (heads or colon or named["titled"]):
            return " and ".join(_plain(name) for name in (named[1], named[3]) if name)
    return ""


def _plain(name: str) -> str:
    name = re.sub(r"\s?-\s?", "-", " ".join(name.split()))
    return _STYLES.sub("", name).rstrip(".")
