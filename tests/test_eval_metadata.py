"""The comparison of what was read with what tables state."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eval.metadata import Difference, compare, main, read_file, references, sheet
from ingest.facts import Certainty, DocumentField, Fact, Place
from ingest.metadata import Metadata
from ingest.types import DocumentKind

KENT = Metadata(
    title="Inspection of Kent",
    kind=DocumentKind.FULL_INSPECTION,
    councils=("Kent",),
    framework="ilacs_2018",
    inspection_start=date(2023, 1, 9),
    inspection_end=date(2023, 1, 20),
    published=None,
    lead_inspector="Máire Jenny-ellen Bloggs",
    facts=(Fact(DocumentField.FRAMEWORK, Place.FRONT, 1, Certainty.PRINTED),),
)
REPORT = """Inspection of Kent local authority children’s services

Inspection dates: 9 to 20 January 2023

Lead inspector: Jo Bloggs, His Majesty’s Inspector
"""


def test_what_agrees_and_what_differs() -> None:
    rows = [
        {"doc": "a", "framework": "sif_2013", "inspection_start": "2023-01-09"},
        {"doc": "a", "lead_inspector": "maire Jenny -ellen Bloggs", "inspection_end": "2023-01"},
        {"doc": "b", "framework": "sif_2013", "council": ""},
        {"doc": "b", "framework": "ilacs_2018"},  # one of two rows is enough
        {"doc": "gone", "framework": "sif_2013"},
    ]
    agreement = compare({"a": KENT, "b": replace(KENT)}, rows)
    assert agreement.compared == {"framework": 2, "inspection_start": 1, "lead_inspector": 1}
    assert agreement.differences == (
        Difference("a", "framework", "ilacs_2018", "sif_2013", "front page"),
    )
    assert agreement.share("framework") == 1 / 2
    assert agreement.share("lead_inspector") == agreement.share("council") == 1


def test_a_sheet_says_each_fact_and_its_place() -> None:
    assert sheet("a", KENT).splitlines() == [
        "a",
        "    title: Inspection of Kent",
        "    kind: full_inspection",
        "    councils: Kent",
        "    framework: ilacs_2018 (front page, printed)",
        "    inspection_start: 2023-01-09",
        "    inspection_end: 2023-01-20",
        "    published: –",
        "    lead_inspector: Máire Jenny-ellen Bloggs",
    ]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kent_6-march-2023.txt").write_text(REPORT)
    table = tmp_path / "reference.csv"
    row = "kent_6-march-2023,Kent,ilacs_2018,2023-01-09,2023-01-20,Jo Bloggs"
    table.write_text(f"doc,council,framework,inspection_start,inspection_end,lead_inspector\n{row}")
    assert len(references([table, table])) == 1
    assert main([str(tmp_path), "--reference", str(table), "--jobs", "1"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 documents read",
        *(
            f"{field}: 100.00% of 1 agree"
            for field in (
                "council",
                "framework",
                "inspection_start",
                "inspection_end",
                "lead_inspector",
            )
        ),
    ]
    table.write_text(table.read_text().replace("Jo Bloggs", "Sam Other"))
    assert main([str(tmp_path), "--reference", str(table), "--json", "--jobs", "1"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert shown["shares"]["lead_inspector"] == 0
    assert shown["differences"][0]["read"] == "Jo Bloggs"


def test_a_hidden_name_is_not_heard(tmp_path: Path) -> None:
    path = tmp_path / "kent_6-march-2023.txt"
    path.write_text(REPORT)
    assert read_file(path).published == date(2023, 3, 6)
    assert read_file(path, anonymous=True).published is None


def test_a_file_that_cannot_be_read_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.pdf").touch()
    assert main([str(tmp_path), "--jobs", "1"]) == 1
    assert "empty.pdf: it is empty" in capsys.readouterr().err
