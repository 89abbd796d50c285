"""What several documents state of one inspection is one finding, or several that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.inspections import Finding, findings
from ingest.grades import Grade
from ingest.judgement import Judgement, Status
from ingest.types import Document, DocumentKind
from tests.toys import document, judgement, mention

GOOD, ADEQUATE, INADEQUATE = Grade.GOOD, Grade.ADEQUATE, Grade.INADEQUATE
SEPTEMBER = (date(2014, 9, 1), date(2014, 9, 30))
YEAR = (date(2014, 1, 1), date(2014, 12, 31))

REPORT = document(
    "a" * 16,
    council="Medway",
    kind=DocumentKind.FULL_INSPECTION,
    framework="sif_2013",
    inspection_start=date(2014, 9, 9),
    inspection_end=date(2014, 9, 25),
    published=date(2014, 11, 20),
)
PAPER = replace(
    REPORT,
    id="b" * 16,
    kind=DocumentKind.COMMITTEE_PAPER,
    inspection_start=SEPTEMBER[0],
    inspection_end=SEPTEMBER[1],
    published=date(2014, 12, 4),
)
LATER = replace(
    REPORT,
    id="c" * 16,
    framework="ilacs_2018",
    inspection_start=date(2018, 5, 14),
    inspection_end=date(2018, 5, 25),
    published=date(2018, 7, 2),
)


def told(dates: tuple[date | None, date | None], grade: Grade, **changes: object) -> Judgement:
    """What the later report says of an earlier inspection."""
    return judgement(
        LATER, 9, grade, status=Status.PREVIOUS, inspection_start=dates[0],
        inspection_end=dates[1], **({"framework": "sif_2013"} | changes),
    )  # fmt: skip


def joined(*judgements: Judgement, documents: Sequence[Document] = ()) -> list[Finding]:
    known = documents or (REPORT, PAPER, LATER)
    return list(findings(judgements, {one.id: one for one in known}))


def shape(found: Sequence[Finding]) -> list[tuple[date | None, Grade, int, bool]]:
    return [(one.inspection.end, one.grade, len(one.judgements), one.differs) for one in found]


def test_a_paper_and_the_report_of_one_inspection_are_one_finding_with_the_reports_dates() -> None:
    (one,) = joined(judgement(PAPER, 1, GOOD), judgement(REPORT, 1, GOOD))
    assert (one.inspection.start, one.inspection.end) == (date(2014, 9, 9), date(2014, 9, 25))
    assert [stated.document_id for stated in one.judgements] == [REPORT.id, PAPER.id]
    assert one.inspection.published == date(2014, 11, 20)
    assert not one.differs


def test_where_they_differ_there_is_one_finding_for_each_and_both_are_marked() -> None:
    found = joined(judgement(PAPER, 1, ADEQUATE), judgement(REPORT, 1, GOOD))
    assert shape(found) == [
        (date(2014, 9, 25), GOOD, 1, True),
        (date(2014, 9, 25), ADEQUATE, 1, True),
    ]


def test_a_document_that_disagrees_with_itself_is_marked() -> None:
    inside = judgement(REPORT, 1, GOOD, mentions=(mention(GOOD), mention(ADEQUATE)))
    assert shape(joined(inside)) == [(date(2014, 9, 25), GOOD, 1, True)]


@pytest.mark.parametrize(
    "dates",
    [
        SEPTEMBER,
        YEAR,
        (date(2014, 9, 9), date(2014, 9, 25)),
        # The report's publication, in the words of one that looks back.
        (date(2014, 11, 1), date(2014, 11, 30)),
    ],
)
def test_what_a_later_report_tells_joins_the_inspection(dates: tuple[date, date]) -> None:
    found = joined(judgement(REPORT, 1, GOOD), told(dates, GOOD))
    assert shape(found) == [(date(2014, 9, 25), GOOD, 2, False)]
    assert found[0].current


def test_told_with_the_framework_that_followed_it_joins_where_the_grades_agree() -> None:
    agreeing = told(YEAR, GOOD, framework="ilacs_2018")
    assert len(joined(judgement(REPORT, 1, GOOD), agreeing)) == 1
    other = told(YEAR, INADEQUATE, framework="child_protection_2012")
    assert len(joined(judgement(REPORT, 1, GOOD), other)) == 2


def test_what_no_report_gives_is_an_inspection_of_its_own() -> None:
    found = joined(judgement(REPORT, 1, GOOD), told((date(2012, 1, 1), date(2012, 1, 31)), GOOD))
    assert shape(found) == [
        (date(2012, 1, 31), GOOD, 1, False),
        (date(2014, 9, 25), GOOD, 1, False),
    ]
    assert [one.current for one in found] == [False, True]


def test_a_report_that_looks_back_within_its_own_year_means_another_inspection() -> None:
    own = judgement(LATER, 1, GOOD)
    before = told((date(2018, 1, 1), date(2018, 12, 31)), GOOD, framework="ilacs_2018")
    assert len(joined(own, before)) == 2


def test_without_a_date_it_joins_the_only_inspection_that_agrees() -> None:
    undated = replace(judgement(PAPER, 1, GOOD), inspection_start=None, inspection_end=None)
    assert shape(joined(judgement(REPORT, 1, GOOD), undated))[0][2] == 2
    assert shape(joined(judgement(REPORT, 1, ADEQUATE), undated)) == [
        (None, GOOD, 1, False),
        (date(2014, 9, 25), ADEQUATE, 1, False),
    ]


def test_other_bodies_and_unknown_councils_are_left_out() -> None:
    home = judgement(REPORT, 1, GOOD, status=Status.OTHER_BODY)
    nobody = judgement(REPORT, 2, GOOD, council=None)
    assert joined(home, nobody) == []


def test_a_paper_shows_what_could_not_be_read_in_the_report() -> None:
    unread = judgement(REPORT, 1, Grade.UNREADABLE)
    assert shape(joined(unread, judgement(PAPER, 1, GOOD))) == [(date(2014, 9, 25), GOOD, 1, False)]
    assert shape(joined(unread)) == [(date(2014, 9, 25), Grade.UNREADABLE, 1, False)]


def test_services_were_good_says_again_what_is_known_of_the_whole() -> None:
    whole = judgement(REPORT, 1, GOOD, area_id="overall_effectiveness")
    again = told(SEPTEMBER, GOOD, area="services", area_id="")
    assert [one.area_id for one in joined(whole, again)] == ["overall_effectiveness"]
    other = told(SEPTEMBER, INADEQUATE, area="services", area_id="")
    assert [one.area_id for one in joined(whole, other)] == ["overall_effectiveness", ""]


WINDOWS = [SEPTEMBER, YEAR, (date(2014, 9, 9), date(2014, 9, 25)), (None, None)]
STATED = st.builds(
    lambda of, n, grade, status, dates: judgement(
        of, n, grade, status=status, inspection_start=dates[0], inspection_end=dates[1]
    ),
    st.sampled_from([REPORT, PAPER, LATER]),
    st.integers(1, 30),
    st.sampled_from([GOOD, ADEQUATE, INADEQUATE]),
    st.sampled_from([Status.CURRENT, Status.PREVIOUS]),
    st.sampled_from(WINDOWS),
)


@given(
    st.lists(STATED, max_size=7, unique_by=lambda one: (one.document_id, one.ordinal)),
    st.randoms(use_true_random=False),
)
def test_nothing_is_lost_or_told_twice_and_the_order_does_not_matter(
    judgements: list[Judgement], chance: object
) -> None:
    found = joined(*judgements)
    kept = [stated for one in found for stated in one.judgements]
    assert sorted((j.document_id, j.ordinal) for j in kept) == sorted(
        (j.document_id, j.ordinal) for j in judgements
    )
    assert all(stated.grade is one.grade for one in found for stated in one.judgements)
    shuffled = list(judgements)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert shape(joined(*shuffled)) == shape(found)
