"""The register listed, filtered, and taken away."""

from __future__ import annotations

from datetime import date

import pytest

from answers.inspections import Finding
from answers.listing import COLUMNS, Chosen, in_words, listing, offered, table_of
from ingest.grades import Grade
from tests.test_answers_overview import ALL, BATH, BATH_AGAIN, KENT, LEADERS

EVERYTHING = Chosen()


def test_what_the_register_holds_is_offered() -> None:
    made = offered(ALL)
    assert made.councils == ("Bath", "Kent")
    assert list(made.areas) == ["leadership", "overall_effectiveness"]
    assert made.grades == (Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
    assert made.frameworks == ("sif_2013", "ilacs_2018")
    assert made.years == (2015, 2016, 2017, 2018, 2019)
    assert made.regions == ("South East",)  # of Kent; Bath is no council's name


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (EVERYTHING, [BATH_AGAIN, BATH, LEADERS, KENT]),
        (Chosen(councils=frozenset({"Bath"})), [BATH_AGAIN, BATH]),
        (Chosen(regions=frozenset({"South East"})), [LEADERS, KENT]),
        (Chosen(areas=frozenset({"leadership"})), [LEADERS]),
        (Chosen(grades=frozenset({Grade.REQUIRES_IMPROVEMENT})), [BATH, LEADERS]),
        (Chosen(frameworks=frozenset({"sif_2013"})), [BATH]),
        (Chosen(since=2016), [BATH_AGAIN, LEADERS, KENT]),
        (Chosen(until=2018), [BATH]),
        (Chosen(latest_only=True), [BATH_AGAIN, LEADERS, KENT]),
        # The latest that passes the other filters, whatever its grade: Bath is good now.
        (Chosen(latest_only=True, grades=frozenset({Grade.REQUIRES_IMPROVEMENT})), [LEADERS]),
    ],
)
def test_filters(chosen: Chosen, expected: list[Finding]) -> None:
    assert list(listing(ALL, chosen).found) == expected


def test_coverage_says_what_is_left_out_and_what_is_not_held() -> None:
    inadequate = Chosen(grades=frozenset({Grade.INADEQUATE}))
    assert listing(ALL, inadequate).coverage == (
        "1 judgement of 1 council from 1 inspection. 1 other council was given another grade."
    )
    early = Chosen(until=2018)
    assert listing(ALL, early).coverage == (
        "1 judgement of 1 council from 1 inspection. No judgement to choose from is held for Kent."
    )


def test_a_table_to_take_away_repeats_the_filters_and_the_coverage() -> None:
    chosen = Chosen(councils=frozenset({"Kent"}), areas=frozenset({"leadership"}))
    shown = listing(ALL, chosen)
    table = table_of(shown, [[]], chosen, "ab12, state 3", date(2026, 11, 25))
    assert table.columns == COLUMNS
    assert [row[:4] for row in table.rows] == [
        ("Kent", "2019-05-01", "2019-05-12", "the ILACS framework of 2018–2026")
    ]
    assert dict(table.notes)["What was chosen"] == (
        "councils: Kent; areas: The impact of leaders on social work practice with children "
        "and families"
    )
    assert dict(table.notes)["What it covers"] == shown.coverage
    assert dict(table.notes)["Taken on"] == "2026-11-25"


def test_nothing_chosen_has_no_words() -> None:
    assert in_words(EVERYTHING) == ""
