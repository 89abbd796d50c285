"""The real reports' grades, against tables that were read by eye."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from answers.verbatim import page_of
from ingest.grades import Grade, grade_of
from ingest.judgement import Status
from ingest.labels import area_of
from ingest.pipeline import ingest_file
from ingest.types import IngestedFile

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of the table, by report; committee papers are read elsewhere."""
    rows = defaultdict(list)
    with (shared / "eval" / "judgements_dev.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if (shared / "corpus" / "ofsted_reports" / f"{row['doc']}.pdf").exists():
                rows[row["doc"]].append(row)
    return rows


@pytest.fixture(scope="module")
def made(shared: Path, expected: dict[str, list[dict[str, str]]]) -> dict[str, IngestedFile]:
    folder = shared / "corpus" / "ofsted_reports"
    return {name: ingest_file(folder / f"{name}.pdf") for name in expected}


def test_every_grade_is_right_with_its_page_and_dates(
    made: dict[str, IngestedFile], expected: dict[str, list[dict[str, str]]]
) -> None:
    wrong = []
    for name, rows in expected.items():
        current = [one for one in made[name].judgements if one.status is Status.CURRENT]
        for row in rows:
            area = area_of(row["area"], row["framework"])
            found = [
                (
                    one.grade,
                    str(one.inspection_start),
                    str(one.inspection_end),
                    one.mentions[0].page,
                )
                for one in current
                if area and one.area_id == area.id
            ]
            dates = row["inspection_start"], row["inspection_end"]
            if found != [(grade_of(row["grade"]), *dates, int(row["locator"]))]:
                wrong.append((row, found))
        assert len(current) == len(rows), name
    assert wrong == []


def test_no_grade_is_unread_and_no_quote_absent(made: dict[str, IngestedFile]) -> None:
    for file in made.values():
        pages = {page.number: page for page in file.pages}
        for one in file.judgements:
            assert one.grade is not Grade.UNREADABLE
            for mention in one.mentions:
                following = [pages[n] for n in (mention.page, mention.page + 1) if n in pages]
                assert page_of(mention.quote, following) == mention.page, mention
                assert mention.passage_id, mention
