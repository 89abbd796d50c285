"""Rows and coverage of an answer from the register as plain text, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from answers.inspections import Inspection
from answers.register_types import Row, Tally
from answers.register_words import framework_short, grade_word, when
from answers.types import Coverage

# Council, inspection and framework, area, grade, citations: with the gaps between them, the width
# of the rest of an answer.
_WIDTHS = (22, 22, 26, 12, 6)
_HEADS = ("Council", "Inspection", "Area", "Grade", "Source")


def rows_text(rows: Sequence[Row]) -> str:
    """Rows as a table; what does not fit a cell goes on below."""
    lines = [_line(_HEADS), _line(tuple("-" * width for width in _WIDTHS))]
    before: tuple[str, ...] = ()
    for row in rows:
        inspection = Inspection(
            row.council, row.framework, row.inspection_start, row.inspection_end
        )
        head = (row.council, f"{when(inspection)}, {framework_short(row.framework)}")
        grade = row.grade + (" (differs)" if row.differs else "")
        grade += f" ({row.moved})" if row.moved else ""
        sources = " ".join(f"[{n}]" for n in row.citations) or "none"
        shown = ("", "") if head == before else head
        lines.append(_line((*shown, row.area_name, grade, sources)))
        before = head
    return "\n".join(lines)


def tally_text(tally: Tally) -> str:
    """A tally as a table: a line a label, a column a grade."""
    grades = list(dict.fromkeys(cell.grade for cell in tally.cells))
    numbers = {(cell.label, cell.grade): cell.number for cell in tally.cells}
    labels = list(dict.fromkeys(cell.label for cell in tally.cells))
    words = [grade_word(grade).capitalize() for grade in grades]
    width = max(map(len, [*labels, tally.counted]))
    heads = [tally.counted.capitalize().ljust(width), *words]
    lines = ["  ".join(heads).rstrip()]
    for label in labels:
        counts = [
            str(numbers[(label, grade)]).rjust(len(word))
            for grade, word in zip(grades, words, strict=True)
        ]
        lines.append("  ".join([label.ljust(width), *counts]))
    return "\n".join(lines)


def coverage_text(coverage: Coverage) -> str:
    """Of how many councils the register can speak; "" where it was not asked."""
    said = (
        (coverage.with_judgement, "with such a judgement"),
        (coverage.without, "without one in what is held"),
        (coverage.not_asked, "inspected only under frameworks that do not ask for it"),
        (coverage.unreadable, "where it could not be read"),
        (coverage.not_held, "of which nothing is held"),
    )
    parts = [f"{len(names)} {words}" for names, words in said if names]
    return f"Councils: {'; '.join(parts)}." if parts else ""


def _line(cells: tuple[str, ...]) -> str:
    """One row: cells side by side, each wrapped within its width."""
    wrapped = [
        textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, _WIDTHS, strict=True)
    ]
    height = max(map(len, wrapped))
    columns = [lines + [""] * (height - len(lines)) for lines in wrapped]
    return "\n".join(
        "  ".join(line.ljust(width) for line, width in zip(lines, _WIDTHS, strict=True)).rstrip()
        for lines in zip(*columns, strict=True)
    )
