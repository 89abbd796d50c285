"""Tables to take away."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from answers.export import Table, as_csv, as_workbook

TABLE = Table(
    title="Judgements",
    columns=("Council", "Grade", "Words"),
    rows=(("Bath", "Good", "=1+1"), ("Kent", "Inadequate", "a, “b”\nc")),
    notes=(("Covers", "2 councils"), ("Library", "ab12, state 3")),
)


def test_csv_holds_all_cells_then_the_notes() -> None:
    lines = list(csv.reader(io.StringIO(as_csv(TABLE).decode("utf-8-sig"))))
    assert lines == [
        ["Council", "Grade", "Words"],
        ["Bath", "Good", "'=1+1"],
        ["Kent", "Inadequate", "a, “b”\nc"],
        [],
        ["Covers", "2 councils"],
        ["Library", "ab12, state 3"],
    ]


def test_a_workbook_holds_the_table_and_its_notes_as_text() -> None:
    book = load_workbook(io.BytesIO(as_workbook(TABLE)))
    assert book.sheetnames == ["Judgements", "About this table"]
    sheet = book["Judgements"]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Council", "Grade", "Words"],
        ["Bath", "Good", "=1+1"],
        ["Kent", "Inadequate", "a, “b”\nc"],
    ]
    assert sheet["C2"].data_type == "s"
    notes = [[cell.value for cell in row] for row in book["About this table"]]
    assert notes == [["Covers", "2 councils"], ["Library", "ab12, state 3"]]


@given(st.text(max_size=40))
def test_no_cell_of_a_csv_begins_like_a_formula(words: str) -> None:
    table = Table("T", ("A", "B"), ((words, words),), (("N", words),))
    text = as_csv(table).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(max_size=40))
def test_a_workbook_takes_any_text(words: str) -> None:
    table = Table("T", ("A",), ((words,),), ())
    book = load_workbook(io.BytesIO(as_workbook(table)))
    cell = book["T"]["A2"]
    assert cell.data_type != "f"
