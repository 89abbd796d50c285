"""The register seen whole."""

from __future__ import annotations

from datetime import date

from answers.inspections import Finding, Inspection
from answers.overview import by_area, by_year, grid, latest
from ingest.grades import Grade
from tests.toys import document, judgement

GOOD, RI, INADEQUATE = Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE


def found(council: str, year: int, grade: Grade, area: str = "overall_effectiveness") -> Finding:
    framework = "sif_2013" if year < 2018 else "ilacs_2018"
    inspection = Inspection(council, framework, date(year, 5, 1), date(year, 5, 12))
    return Finding(
        inspection, area, grade, (judgement(document("d" * 16), 1, grade),), differs=False
    )


BATH = found("Bath", 2015, RI)
BATH_AGAIN = found("Bath", 2019, GOOD)
KENT = found("Kent", 2019, INADEQUATE)
LEADERS = found("Kent", 2019, RI, "leadership")
ALL = [KENT, LEADERS, BATH_AGAIN, BATH]


def test_by_year_counts_each_grade_oldest_year_first() -> None:
    counts = [(one.label, one.counts, one.total) for one in by_year([KENT, BATH_AGAIN, BATH])]
    assert counts == [
        ("2015", ((RI, 1),), 1),
        ("2019", ((GOOD, 1), (INADEQUATE, 1)), 2),
    ]


def test_by_area_names_the_areas_in_the_order_of_the_newest_framework() -> None:
    counts = [(one.label, one.total) for one in by_area(ALL)]
    assert counts == [
        ("The impact of leaders on social work practice with children and families", 1),
        ("Overall effectiveness", 3),
    ]


def test_latest_keeps_of_each_council_and_area_the_newest() -> None:
    assert sorted(latest(ALL), key=ALL.index) == [KENT, LEADERS, BATH_AGAIN]


def test_latest_keeps_both_grades_of_the_newest_where_documents_differ() -> None:
    other = found("Kent", 2019, RI)
    assert latest([BATH, KENT, other]) == [BATH, KENT, other]


def test_the_grid_sets_councils_by_framework() -> None:
    made = grid([KENT, BATH_AGAIN, BATH])
    assert made.frameworks == ("sif_2013", "ilacs_2018")
    assert [(row.council, row.cells) for row in made.rows] == [
        ("Bath", ((BATH,), (BATH_AGAIN,))),
        ("Kent", ((), (KENT,))),
    ]
