"""Grades drawn: stacked bars with their numbers, and a grid of councils by framework.

Colour never stands alone: each bar and each cell says its grade in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from answers.inspections import Finding
from answers.overview import GradeCounts, Grid, year_of
from ingest.grades import GRADE_WORDS, Grade

# Of all grades of a bar, below which its number has no room.
LEAST_SHARE = 0.06


def bars(caption: str, head: str, lines: Sequence[GradeCounts]) -> str:
    """Stacked bars, one a line, as a table: whoever cannot see them hears their numbers.

    Args:
        caption: what is shown.
        head: what a line stands for, such as "Year".
        lines: the counts; each bar is as long as its share of the longest.
    """
    most = max((line.total for line in lines), default=0)
    rows = "".join(_bar(line, most) for line in lines)
    return (
        f'<table class="bars"><caption>{escape(caption)}</caption><thead><tr>'
        f'<th scope="col">{escape(head)}</th><th scope="col">Number given each grade</th>'
        f'<th scope="col">All</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _bar(line: GradeCounts, most: int) -> str:
    pieces = "".join(
        f'<span class="piece {grade}" style="flex-grow:{number}">'
        f'<span class="number">{number if number / line.total >= LEAST_SHARE else ""}</span>'
        f'<span class="said">{number} {escape(GRADE_WORDS[grade])}. </span></span>'
        for grade, number in line.counts
        if number
    )
    width = 100 * line.total / most
    return (
        f'<tr><th scope="row">{escape(line.label)}</th>'
        f'<td><div class="bar" style="width:{width:.1f}%">{pieces}</div></td>'
        f"<td>{line.total}</td></tr>"
    )


def legend(grades: Sequence[Grade]) -> str:
    """What the colours mean."""
    keys = "".join(
        f'<li><span class="key {grade}"></span>{escape(GRADE_WORDS[grade])}</li>'
        for grade in grades
    )
    return f'<ul class="legend">{keys}</ul>'


def heat_map(
    caption: str, grid: Grid, heads: Sequence[str], address: Callable[[Finding], str]
) -> str:
    """Councils by framework; each inspection a cell with its year and grade.

    Args:
        caption: what is shown.
        grid: the councils.
        heads: of the frameworks, in their order.
        address: where a cell leads.
    """
    columns = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    rows = "".join(
        f'<tr><th scope="row">{escape(row.council)}</th>'
        + "".join(f"<td>{_cell(cell, address)}</td>" for cell in row.cells)
        + "</tr>"
        for row in grid.rows
    )
    return (
        f'<table class="heat"><caption>{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">Council</th>{columns}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _cell(found: Sequence[Finding], address: Callable[[Finding], str]) -> str:
    if not found:
        return '<span class="none">None held</span>'
    return "".join(
        f'<a class="cell {one.grade}" href="{escape(address(one))}" target="_self">'
        f"{escape(_said(one))}</a>"
        for one in found
    )


def _said(found: Finding) -> str:
    """Year and grade, with the service where its framework judged two."""
    service = found.area_id.rpartition(".")[0].replace("_", " ")
    return f"{year_of(found) or 'No date:'} {GRADE_WORDS[found.grade]}" + (
        f" ({service})" if service else ""
    )
