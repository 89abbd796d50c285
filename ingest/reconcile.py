"""Statements of one document brought together: one judgement an area, with all that state it.

No place is believed over another in silence: the judgement has the grade of the strongest, and
those that state another stay with it. What a full report should grade and does not is unreadable.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ingest.areas import Area, Scheme, schemes
from ingest.grades import Grade
from ingest.judgement import Judgement, Mention, Route, Status
from ingest.labels import plain
from ingest.statements import Statement
from ingest.types import Block, Document, DocumentKind

_STRENGTH = {
    route: place
    for place, route in enumerate((Route.TABLE, Route.HEADING, Route.LIST, Route.SENTENCE))
}
_STATUSES = (Status.CURRENT, Status.PREVIOUS, Status.OTHER_BODY)
GRADING = frozenset(
    {DocumentKind.FULL_INSPECTION, DocumentKind.REINSPECTION, DocumentKind.AREA_SEND}
)
# Reports name on their front what they are about: the council's services, the board, or both.
_OF_SERVICES = re.compile(r"\binspection\s+of\b", re.IGNORECASE)
_OF_BOARD = re.compile(
    r"\breview\s+of\s+(?:the\s+)?effectiveness\s+of\s+(?:the\s+)?"
    r"(?:LSCB|(?:local\s+)?safeguarding\s+children)",
    re.IGNORECASE,
)
_GIVES_NO_OUTCOME = re.compile(r"\bmonitoring\s+(?:inspection|visit)|\bthematic\b", re.IGNORECASE)
# Care leavers are judged on their own in inspections begun since.
_CARE_LEAVERS_SINCE = date(2023, 1, 1)

_Key = tuple[Status, date | None, date | None, str, str]


def reconciled(
    statements: Iterable[Statement],
    mention: Callable[[Statement], Mention],
    document: Document,
    blocks: Sequence[Block],
) -> tuple[Judgement, ...]:
    """The judgements of a document.

    Args:
        statements: all that it states, in any order.
        mention: makes the mention of a statement.
        document: what it is.
        blocks: all its blocks.
    """
    groups: dict[_Key, list[Statement]] = defaultdict(list)
    for statement in _as_tabled(list(statements)):
        groups[_key(statement, document)].append(statement)
    kept = [(key, _strongest(group, blocks)) for key, group in groups.items()]
    made = [_judgement(key, group, mention, document) for key, group in kept]
    made += _unreadable(made, document, blocks)
    made.sort(key=_place)
    return tuple(_numbered(made))


def _key(statement: Statement, document: Document) -> _Key:
    framework = statement.framework or document.framework or ""
    area = statement.area_id or plain(statement.area)
    start, end = statement.start, statement.end
    # The document's own dates are of the inspection under its own framework.
    own = framework == (document.framework or "") and statement.status is Status.CURRENT
    if own and start is None and end is None:
        start, end = document.inspection_start, document.inspection_end
    return statement.status, start, end, framework, area


def _as_tabled(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Statements of areas as the table of the same framework parts or joins them.

    Where the table grades care leavers by themselves, a chapter on children in care and care
    leavers says both of its grades; where it grades them together, a chapter on one says that.
    """
    tabled = {
        (one.framework, one.area_id)
        for one in statements
        if one.route is Route.TABLE and one.status is Status.CURRENT
    }
    for one in statements:
        ids: tuple[str, ...] = (one.area_id,)
        scheme = schemes().get(one.framework or "")
        if scheme and one.status is Status.CURRENT and (one.framework, one.area_id) not in tabled:
            for area in scheme.areas:
                parts = tuple(id_ for id_ in area.covers if (one.framework, id_) in tabled)
                if one.area_id == area.id and parts:
                    ids = parts
                elif one.area_id in area.covers and (one.framework, area.id) in tabled:
                    ids = (area.id,)
        yield from (replace(one, area_id=id_) for id_ in ids)


def _strongest(group: list[Statement], blocks: Sequence[Block]) -> list[Statement]:
    """Strongest route first, then as the document prints them; a place counts once a grade."""
    ordered = sorted(group, key=lambda one: (_STRENGTH[one.route], one.block))
    once: dict[tuple[int, Grade], Statement] = {}
    for statement in ordered:
        once.setdefault((statement.block, statement.grade), statement)
    return list(once.values())


def _judgement(
    key: _Key,
    group: list[Statement],
    mention: Callable[[Statement], Mention],
    document: Document,
) -> Judgement:
    status, start, end, framework, _ = key
    return Judgement(
        document_id=document.id,
        ordinal=0,
        council=document.council,
        framework=framework or None,
        inspection_start=start,
        inspection_end=end,
        area=group[0].area,
        area_id=group[0].area_id,
        grade=group[0].grade,
        status=status,
        mentions=tuple(map(mention, group)),
    )


def required(scheme: Scheme, document: Document, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Ids of the areas that a report must grade, by what its front says that it is."""
    front = " ".join(block.text for block in blocks if block.page == 1)[:2000]
    if document.kind is DocumentKind.AREA_SEND:
        return () if _GIVES_NO_OUTCOME.search(front[:400]) else scheme.required
    ids = {area.id for area in scheme.areas}
    board = ("lscb",) if "lscb" in ids and _OF_BOARD.search(front) else ()
    services = scheme.required if not board or _OF_SERVICES.search(front) else ()
    return (*services, *board)


def unread(document: Document, area: Area, ordinal: int = 0) -> Judgement:
    """The row that says that a document should grade an area, and no grade of it was read."""
    return Judgement(
        document_id=document.id,
        ordinal=ordinal,
        council=document.council,
        framework=document.framework,
        inspection_start=document.inspection_start,
        inspection_end=document.inspection_end,
        area=area.name,
        area_id=area.id,
        grade=Grade.UNREADABLE,
        status=Status.CURRENT,
        mentions=(),
    )


def _unreadable(
    made: Sequence[Judgement], document: Document, blocks: Sequence[Block]
) -> Iterator[Judgement]:
    scheme = schemes().get(document.framework or "")
    if scheme is None or document.kind not in GRADING:
        return
    read = {one.area_id for one in made if one.status is Status.CURRENT}
    wanted = required(scheme, document, blocks)
    for id_ in (*wanted, *(_joined(scheme, read, document) if wanted else ())):
        if id_ not in read:
            yield unread(document, scheme.area(id_))


def _joined(scheme: Scheme, read: set[str], document: Document) -> tuple[str, ...]:
    """Areas that one framework judges together or each by itself: one of the two is required."""
    for area in scheme.areas:
        if not area.covers or area.id in read:
            continue
        began = document.inspection_start
        apart = read.intersection(area.covers) or (began and began >= _CARE_LEAVERS_SINCE)
        return area.covers if apart else (area.id,)
    return ()


def _place(judgement: Judgement) -> tuple[int, date, date, int]:
    scheme = schemes().get(judgement.framework or "")
    ids = [area.id for area in scheme.areas] if scheme else []
    order = ids.index(judgement.area_id) if judgement.area_id in ids else len(ids)
    return (
        _STATUSES.index(judgement.status),
        judgement.inspection_start or date.max,
        judgement.inspection_end or date.max,
        order,
    )


def _numbered(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    for ordinal, judgement in enumerate(judgements, start=1):
        yield replace(judgement, ordinal=ordinal)
