"""Outcomes said in sentences: a paper → ``Statement``, for frameworks without grade words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.areas import named_in, schemes
from ingest.gazetteer import gazetteer
from ingest.grades import Grade, Printed
from ingest.judgement import Route, Status
from ingest.stated_splitting import sentences
from ingest.stated_when import EARLIER, Occasion, When, occasion, own, times
from ingest.statements import Statement
from ingest.types import Block, Document

# Words about what outcomes there are, and about what is hoped for.
_NONE_GIVEN = re.compile(
    r"\b(?:three|possible|potential|one\s+of|either|if|whether|could|would|can|may|might|will|aim\w*"
    r"|expect\w*|target\w*|risk|any|all\s+areas|nationally|per\s?cent|areas\s+inspected)\b|\d\s*%",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:found|finds?|judged|concluded|outcome|identified|inspectors|inspection|our|the)\b",
    re.IGNORECASE,
)
# A whole sentence that says what was found is no list of what may be.
_FOUND = re.compile(
    r"\b(?:found|judged|concluded|determined|said|received|(?:outcome|judgement|finding)\s+(?:was|is|of))\b",
    re.IGNORECASE,
)
_INSPECTED = re.compile(r"\binspect", re.IGNORECASE)
_OF_AREA = re.compile(
    r"\bSEND\b|\bspecial\s+educational\b|\blocal\s+area\b|\barea\s+partnership", re.IGNORECASE
)
# How many blocks apart outcomes of a list of possible ones stand, at most.
_NEAR = 4


def outcomes(blocks: Sequence[Block], document: Document) -> Iterator[Statement]:
    """The outcomes that a paper states."""
    for scheme in schemes().values():
        if not scheme.outcomes:
            continue
        said = {
            at: found
            for at, block in enumerate(blocks)
            if (found := list(_said(block.text, scheme.outcomes, document)))
        }
        for at, found in said.items():
            near = [grade for i in said if abs(i - at) <= _NEAR for grade, _, _ in said[i]]
            for grade, start, end in found:
                sentence = blocks[at].text[start:end]
                if len({one.grade for one in near}) > 1 and not _FOUND.search(sentence):
                    continue
                if _NONE_GIVEN.search(sentence) or not _GIVEN.search(sentence):
                    continue
                time = next(iter(times(sentence)), None) or _time_before(blocks, at, start)
                yield _statement(document, scheme.framework, grade, sentence, at, time)


def _time_before(blocks: Sequence[Block], at: int, start: int) -> When | None:
    """When the inspection was of which the sentences before speak."""
    for i in range(at, max(-1, at - _NEAR - 2), -1):
        text = blocks[i].text if i < at else blocks[i].text[:start]
        for first, last in reversed(list(sentences(text))):
            words = text[first:last]
            if not (_INSPECTED.search(words) and _OF_AREA.search(words)):
                continue
            dated = [time for time in times(words) if time.exact and not time.published]
            if dated and not EARLIER.search(words):
                return dated[0]
    return None


def _said(
    text: str, known: Sequence[tuple[Grade, Sequence[str]]], document: Document
) -> Iterator[tuple[Printed, int, int]]:
    for start, end in sentences(text):
        named = {one.council.name for one in gazetteer().find(text[start:end])}
        if named and document.councils and named.isdisjoint(document.councils):
            continue
        for grade, wordings in known:
            for wording in wordings:
                pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", wording)))
                if match := re.search(pattern, text[start:end], re.IGNORECASE):
                    yield Printed(grade, *match.span()), start, end
                    break


def _statement(
    document: Document,
    framework: str,
    grade: Printed,
    sentence: str,
    at: int,
    time: When | None,
) -> Statement:
    is_own = document.framework == framework
    about = _about(document, framework, sentence, time) or (
        own(document) if is_own else Occasion(framework, Status.CURRENT, None, None, own=False)
    )
    if about.start and document.published and about.start > document.published:
        about = Occasion(framework, Status.CURRENT, None, None, own=False)
    named = named_in(sentence, framework)
    area = schemes()[framework].areas[0]
    return Statement(
        area=sentence[named[0].start : named[0].end] if named else area.name,
        area_id=area.id,
        framework=framework,
        grade=grade.grade,
        printed=sentence[grade.start : grade.end],
        route=Route.SENTENCE,
        status=about.status,
        start=about.start,
        end=about.end,
        block=at,
        quote=sentence,
    )


def _about(document: Document, framework: str, sentence: str, time: When | None) -> Occasion | None:
    if time is None:
        return None
    if document.framework == framework:
        return occasion(document, sentence, time)
    # The document's own days are of another inspection.
    status = Status.PREVIOUS if EARLIER.search(sentence) else Status.CURRENT
    return Occasion(framework, status, time.first, time.last, own=False)
