"""The inspection that a paper is about, where its head does not say: its sentences → ``Document``.

Papers print a month ("inspected in February 2016") as often as days, and call an inspection by no
more than "Ofsted's inspection of children's services": the day then tells the framework.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.areas import schemes
from ingest.frameworks import framework as framework_of
from ingest.frameworks import recognise
from ingest.gazetteer import gazetteer
from ingest.stated_splitting import sentences
from ingest.stated_when import EARLIER, When, by_day, times
from ingest.types import Block, Document

_INSPECTED = re.compile(r"\b(?:re-?)?inspect(?:ions?|ed)\b", re.IGNORECASE)
_OF_SERVICES = re.compile(
    r"\bsingle\s+(?:Ofsted\s+)?inspection|\bfull\s+(?:Ofsted\s+)?inspection|\bre-?inspect"
    r"|\bchildren[’'‘]?s\s+(?:social\s+(?:care|work)|services|safeguarding)|\blooked[- ]after\b"
    r"|\bsafeguarding\b|\bchild\s+protection\b|\bprotection\s+of\s+children\b"
    r"|\b(?:local\s+authority|the\s+council)\b|\bILACS\b|\bSIF\b",
    re.IGNORECASE,
)
# A short line may say no more than "Ofsted inspection May 2015".
_TITLE = 12
_CHILDREN = re.compile(
    r"\bchildren[’'‘]?s\s+(?:services|social\s+care)|\blooked[- ]after\b|\bcare\s+leavers\b"
    r"|\bchildren\s+in\s+care\b|\bsafeguarding\b",
    re.IGNORECASE,
)
# Years of which a day must tell which framework was in force.
_TWO_FRAMEWORKS = (2012, 2013, 2018, 2026)
# Visits and inspections of others, and what is still to come.
_OTHER = re.compile(
    r"\bvisit\w*|\bmonitoring\b|\bfocus+ed\b|\bthematic\b|\bjoint\b|\bJTAI\b|\bSEND\b|\bspecial"
    r"\s+educational\b|\bschools?\b|\bacadem(?:y|ies)\b|\bcolleges?\b|\bfostering\b|\bhomes?\b"
    r"|\bcentres?\b|\badoption\s+(?:service|agency)|\bcontact,?\s+referral|\bHMIP\b|\bprobation\b"
    r"|\byouth\b|\badult|\bpeer\b|\bmock\b|\bnext\b|\bself[- ]|\bwill\b|\bexpect\w*|\bdue\b"
    r"|\banticipat\w*|\bbetween\s+inspections\b|\bnurser(?:y|ies)\b|\bannual\s+(?:conversation"
    r"|performance)|\bsince\b|\bcompared\b|\bunlike\b|\bannual\s+unannounced\b|\bpolice\b",
    re.IGNORECASE,
)


def with_its_inspection(document: Document, blocks: Sequence[Block]) -> Document:
    """The document, with what its sentences tell of its inspection and its metadata do not."""
    start, end = document.inspection_start, document.inspection_end
    if document.kind.reports_an_inspection or (start and document.framework in schemes()):
        return document
    told = list(_told(document, blocks))
    if start and end:
        meeting = [f for f, time in told if time.first <= end and start <= time.last]
        return replace(document, framework=meeting[0]) if meeting else document
    if document.framework in schemes():
        told = [one for one in told if one[0] == document.framework]
    if document.published:
        told = [one for one in told if one[1].first <= document.published]
    if not told:
        return document
    framework, time = max(told, key=lambda one: one[1].first)
    return replace(
        document, framework=framework, inspection_start=time.first, inspection_end=time.last
    )


def _told(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[str, When]]:
    of_children = any(_CHILDREN.search(block.text) for block in blocks)
    for block in blocks:
        is_title = of_children and len(block.text.split()) <= _TITLE
        for first, last in sentences(block.text):
            sentence = block.text[first:last]
            if not _INSPECTED.search(sentence) and recognise(sentence) not in schemes():
                continue
            if _OTHER.search(sentence) or EARLIER.search(sentence):
                continue
            named = gazetteer().find(sentence)
            if any(one.council.name not in document.councils for one in named):
                continue
            is_named = bool(_OF_SERVICES.search(sentence)) or recognise(sentence) in schemes()
            is_ofsted = is_title and "ofsted" in sentence.casefold()
            if not (is_named or named or is_ofsted):
                continue
            for time in times(sentence):
                is_meeting = time.exact == 2 and time.first == time.last
                in_year = is_title and is_named and time.first.year not in _TWO_FRAMEWORKS
                if is_meeting or time.published or not (time.exact or in_year):
                    continue
                if id_ := _framework(sentence, time):
                    yield id_, time


def _framework(sentence: str, time: When) -> str | None:
    named = recognise(sentence, on=time.first)
    if named in schemes() and named and framework_of(named).in_force(time.last):
        return named
    by_time = by_day(sentence, time.first)
    return by_time if by_time in schemes() else None
