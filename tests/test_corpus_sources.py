"""The register of published Ofsted reports that ships in ``corpus/sources.csv``."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ingest.gazetteer import gazetteer

REGISTER = Path(__file__).parents[1] / "corpus" / "sources.csv"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_holds_497_reports(rows: list[dict[str, str]]) -> None:
    assert len(rows) == 497
    assert list(rows[0].values()) == [
        "Dorset",
        "2532283",
        "2025-05-09",
        "https://files.ofsted.gov.uk/v1/file/50276411",
    ]
    assert list(rows[9].values()) == [
        "Westmorland and Furness",
        "2733698",
        "2024-07-12",
        "https://files.ofsted.gov.uk/v1/file/50252261",
    ]
    assert list(rows[-1].values()) == [
        "Worcestershire",
        "80584",
        "2017-01-24",
        "https://files.ofsted.gov.uk/v1/file/2760020",
    ]


def test_its_columns_are_the_four_facts(rows: list[dict[str, str]]) -> None:
    assert {tuple(row) for row in rows} == {("council", "urn", "published", "url")}


def test_no_report_is_listed_twice(rows: list[dict[str, str]]) -> None:
    times = Counter(row["url"] for row in rows)
    assert [url for url, count in times.items() if count > 1] == []


def test_every_address_is_ofsteds_own(rows: list[dict[str, str]]) -> None:
    start = "https://files.ofsted.gov.uk/v1/file/"
    strange = [
        row["url"]
        for row in rows
        if not (row["url"].startswith(start) and row["url"].removeprefix(start).isdigit())
    ]
    assert strange == []


def test_every_council_is_in_the_gazetteer_under_that_name_and_number(
    rows: list[dict[str, str]],
) -> None:
    known = gazetteer()
    listed = {(row["council"], row["urn"]) for row in rows}
    assert {(known.get(name).name, known.get(name).ofsted_urn) for name, _ in listed} == listed


def test_153_councils_have_a_report(rows: list[dict[str, str]]) -> None:
    reports = Counter(row["council"] for row in rows)
    assert len(reports) == 153
    assert reports.most_common(1) == [("Norfolk", 5)]
    assert reports["City of London"] == 3
    assert reports["Bournemouth, Christchurch and Poole"] == 2


def test_dates_are_iso_days_on_which_the_council_existed(rows: list[dict[str, str]]) -> None:
    days = [date.fromisoformat(row["published"]) for row in rows]
    assert [day.isoformat() for day in days] == [row["published"] for row in rows]
    assert (min(days), max(days)) == (date(2012, 7, 13), date(2026, 8, 20))
    known = gazetteer()
    strangers = [
        row
        for row, day in zip(rows, days, strict=True)
        if not known.get(row["council"]).existed(day)
    ]
    assert strangers == []


@pytest.mark.shared
def test_it_is_the_shared_register_without_its_last_column(
    rows: list[dict[str, str]], shared: Path
) -> None:
    known = gazetteer()
    with (shared / "corpus" / "ofsted_sources.csv").open(encoding="utf-8", newline="") as file:
        original = [
            [known.get(row["council"]).name, row["urn"], row["published"], row["url"]]
            for row in csv.DictReader(file)
        ]
    assert [list(row.values()) for row in rows] == original
