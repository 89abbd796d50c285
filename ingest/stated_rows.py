"""Grades in tables: a row → its label with its grades."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.grades import Grade, Printed, grade_of, grades_in
from ingest.stated_lists import TAIL, Item, leads, of_label, plain_tail
from ingest.stated_subjects import Sort, Subject

_TICK = re.compile(r"[✓✔√xX●•■*]|yes|y", re.IGNORECASE)
_CHANGED = re.compile(r"\W*(?:from)?\W*\|\s*(?:→|->|>|=>|to|[–-])\s*\|\W*", re.IGNORECASE)


def row(
    cells: Sequence[str], heads: Sequence[str], named: Sequence[Subject], starts: Sequence[int]
) -> Iterator[Item]:
    """The grades of a row of a table.

    Args:
        cells: its cells.
        heads: the heads of its columns; () if it has none.
        named: all that the row names.
        starts: where each cell begins in the row's text.
    """
    label = 0
    for i, cell in enumerate(cells):
        inside = [n for n in named if starts[i] <= n.start and n.end <= starts[i] + len(cell)]
        if any(n.sort in (Sort.AREA, Sort.BODY) for n in inside) and not graded(cell):
            label = i
            break
    if not cells or graded(cells[label]):
        return
    end = starts[label] + len(cells[label])
    own = [n for n in named if starts[label] <= n.start and n.end <= end]
    of = of_label(" " * starts[label] + cells[label], own, end)
    if (
        of
        and of[0].sort is not Sort.BODY
        and not (
            leads(text_of(cells, starts)[starts[label] : of[0].start])
            and TAIL.match(plain_tail(text_of(cells, starts)[of[-1].end : end]))
        )
    ):
        of = ()
        if any(n.sort is not Sort.OVERALL for n in own):
            return
    for i, cell in enumerate(cells):
        if i == label:
            continue
        grade = graded(cell)
        change = list(grades_in(cell))
        if (
            grade is None
            and len(change) == 2
            and _CHANGED.fullmatch(
                cell[: change[0].start]
                + "|"
                + cell[change[0].end : change[1].start]
                + "|"
                + cell[change[1].end :]
            )
        ):
            for one in change:
                place = Printed(one.grade, starts[i] + one.start, starts[i] + one.end)
                yield Item(starts[label], end, place, of, earlier=one is change[0], column=i)
            continue
        number = re.fullmatch(r"\s*[1-4]\s*", cell)
        if (
            number
            and i < len(heads)
            and re.search(r"\b(?:grade|judgement)", heads[i], re.IGNORECASE)
        ):
            by_number = grade_of(f"Grade {cell.strip()}")
            if by_number is not None:
                place = Printed(by_number, starts[i], starts[i] + len(cell))
                yield Item(starts[label], end, place, of, column=i)
            continue
        if grade is not None:
            place = Printed(grade.grade, starts[i] + grade.start, starts[i] + grade.end)
            yield Item(starts[label], end, place, of, column=i)
        elif i < len(heads) and _TICK.fullmatch(cell.strip()) and grade_of(heads[i]):
            by_head = grade_of(heads[i]) or Grade.NOT_STATED
            place = Printed(by_head, starts[i], starts[i] + len(cell))
            yield Item(starts[label], end, place, of, column=i)


def graded(cell: str) -> Printed | None:
    """The grade that a cell is, with a remark in brackets or a day behind it at most."""
    first = next(grades_in(cell), None)
    if first is None or cell[: first.start].strip(" *'\"“‘("):
        return None
    rest = cell[first.end :].strip(" *'\"”’)")
    if first.grade is Grade.NOT_STATED:
        return None
    return first if not rest or (re.match(r"^[(\[,;–-]", rest) and len(rest) < 60) else None


def text_of(cells: Sequence[str], starts: Sequence[int]) -> str:
    """The row's text, from its cells."""
    return "\t".join(cells) if starts else ""
