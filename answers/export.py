"""Tables to take away: CSV and Excel, with what they rest on.

Takes rows of text; gives bytes. Whatever a cell holds, a spreadsheet shows it as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# The most letters that a cell of a workbook holds, and signs that it cannot.
_LONGEST = 32_767
_WIDEST, _NARROWEST = 60, 10


@dataclass(frozen=True, slots=True)
class Table:
    """A table with notes on what it covers.

    Attributes:
        title: what it holds; the name of its sheet.
        columns: headings.
        rows: cells as text, as many as columns.
        notes: label and text: what was asked, what it covers, which library, when.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    notes: tuple[tuple[str, str], ...]


def as_csv(table: Table) -> bytes:
    """The table as CSV in UTF-8, its notes after an empty line at the end.

    Cells that a spreadsheet would take for a formula get an apostrophe before them.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([guarded(cell) for cell in row])
    writer.writerow([])
    for label, said in table.notes:
        writer.writerow([guarded(label), guarded(said)])
    # The mark tells Excel that it is UTF-8.
    return ("\ufeff" + text.getvalue()).encode()


def as_workbook(table: Table) -> bytes:
    """The table as an Excel workbook: one sheet for it, one for its notes."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  (a new workbook has one)
    sheet.title = table.title[:31]
    notes = book.create_sheet("About this table")
    for target, lines in (
        (sheet, [table.columns, *table.rows]),
        (notes, table.notes),
    ):
        for number, line in enumerate(lines, start=1):
            for column, words in enumerate(line, start=1):
                cell = target.cell(number, column)
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", words)[:_LONGEST]
                cell.data_type = "s"  # text, also where it begins like a formula
                cell.alignment = Alignment(vertical="top", wrap_text=True)
        for column in range(1, max(map(len, lines), default=0) + 1):
            longest = max(len(line[column - 1]) for line in lines)
            width = min(max(longest + 2, _NARROWEST), _WIDEST)
            target.column_dimensions[get_column_letter(column)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def guarded(cell: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
