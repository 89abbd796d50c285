"""What an answer from the register covers: which councils it can speak of, and which not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from answers.inspections import Finding
from answers.selection import Selection, in_period, with_joined
from answers.types import AreaRead, Coverage, JudgementsAsked, Occasion
from index.types import Filter
from ingest.areas import schemes
from ingest.frameworks import frameworks as known_frameworks
from ingest.gazetteer import gazetteer
from ingest.types import Document, DocumentKind

# These give no grades under any framework.
VISITS = (DocumentKind.FOCUSED_VISIT, DocumentKind.MONITORING_VISIT, DocumentKind.JTAI)


def coverage(
    documents: Sequence[Document],
    found: Sequence[Finding],
    only: Filter,
    asked: JudgementsAsked,
    chosen: Selection,
    named: Sequence[str] = (),
) -> Coverage:
    """Each council asked for, or held, in the one list where it belongs.

    Args:
        documents: those that the asker admits, of any period.
        found: all findings of them.
        only: councils and period asked for.
        asked: what is asked.
        chosen: what bears on it.
        named: councils that the question itself names.
    """
    frameworks = frameworks_held(documents, found, only)
    about = {council for one in documents for council in one.councils}
    held = about | {one.council for one in found}
    scope = only.councils or held
    judged = {one.council for one in chosen.judged}
    unreadable = {one.council for one in chosen.unreadable} - judged
    graded = set(frameworks_grading(chosen.areas, asked))
    if graded < set(frameworks_grading(chosen.areas, replace(asked, frameworks=frozenset()))):
        # What was never inspected under those asked for is without, not unasked: others ask it too.
        frameworks = {council: of & asked.frameworks for council, of in frameworks.items()}
    not_asked = {
        council
        for council in (scope & held) - judged - unreadable
        if frameworks.get(council) and not frameworks[council] & graded
    }
    return Coverage(
        documents=len(documents),
        councils=len(about),
        with_judgement=tuple(sorted(judged)),
        without=tuple(sorted((scope & held) - judged - unreadable - not_asked)),
        not_asked=tuple(sorted(not_asked)),
        unreadable=tuple(sorted(unreadable)),
        not_held=tuple(sorted(scope - held - _ended(scope - held, only, asked, named))),
    )


def _ended(
    councils: Iterable[str], only: Filter, asked: JudgementsAsked, named: Sequence[str]
) -> set[str]:
    """Of councils that only a group has brought in, those that ended before what is asked about."""
    ends = {one.name: one.until for one in gazetteer().councils}
    if asked.occasion is Occasion.LATEST and not only.until:
        first = date.max
    else:
        first = only.since or min(one.first for one in known_frameworks() if one.id in schemes())
    return {one for one in set(councils) - set(named) if (ends.get(one) or date.max) < first}


def frameworks_grading(areas: Sequence[AreaRead], asked: JudgementsAsked) -> list[str]:
    """The frameworks that judge any of some areas, oldest first; of those asked for, if any."""
    ids = {id_ for area in areas for id_ in with_joined(area.ids)}
    return [
        id_
        for id_, scheme in schemes().items()
        if not asked.frameworks or id_ in asked.frameworks
        if not areas or ids & {area.id for area in scheme.areas}
    ]


def frameworks_held(
    documents: Iterable[Document], found: Iterable[Finding], only: Filter
) -> dict[str, set[str]]:
    """Under which frameworks each council was inspected in the period, by what is held of it.

    Left out are visits, for that they give no grades says nothing about their framework, and
    inspections that documents only look back at.
    """
    held: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.current and one.inspection.framework and in_period(one.inspection, only):
            held[one.council].add(one.inspection.framework)
    period = Filter(since=only.since, until=only.until)
    for document in documents:
        if document.framework and document.kind not in VISITS and period.admits(document):
            for council in document.councils:
                held[council].add(document.framework)
    return held
