"""What is set by hand about a document is followed by its judgements, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.correcting import correct
from index.following import following
from index.library import Library
from ingest.corrections import corrected, correction
from ingest.facts import DocumentField
from ingest.grades import Grade
from ingest.judgement import Judgement, Status
from ingest.types import Document, DocumentKind
from tests.test_index_library import keep
from tests.toys import document, ingested, judgement

REPORT = document(
    "a" * 16,
    council="Kent",
    kind=DocumentKind.FULL_INSPECTION,
    framework="sif_2013",
    inspection_start=date(2015, 6, 1),
    inspection_end=date(2015, 6, 25),
)
SIF_AREAS = (
    "overall_effectiveness",
    "help_and_protection",
    "children_looked_after",
    "adoption",
    "care_leavers",
    "leadership",
)
OWN = judgement(REPORT, 1, Grade.GOOD)
BEFORE = judgement(
    REPORT,
    2,
    Grade.INADEQUATE,
    framework="slac_2009",
    inspection_start=date(2011, 3, 1),
    inspection_end=date(2011, 3, 31),
    status=Status.PREVIOUS,
)
ELSEWHERE = judgement(REPORT, 3, Grade.GOOD, council="Medway")


def after(document: Document, *words: str, read: tuple[Judgement, ...]) -> list[Judgement]:
    """Judgements as they stand when the fields have been set."""
    settings = {one.field: one.value for one in map(correction, words)}
    return following(corrected(document, settings), read)


def test_without_anything_set_they_stand_as_read() -> None:
    assert following(REPORT, [OWN, BEFORE]) == [OWN, BEFORE]
    assert after(REPORT, "title=Another", read=(OWN, BEFORE)) == [OWN, BEFORE]


def test_the_council_of_the_document_is_that_of_all_that_had_it() -> None:
    assert [
        one.council for one in after(REPORT, "council=Surrey", read=(OWN, BEFORE, ELSEWHERE))
    ] == [
        "Surrey",
        "Surrey",
        "Medway",
    ]
    assert [one.council for one in after(REPORT, "council=none", read=(OWN,))] == [None]


def test_a_council_that_was_not_read_is_given() -> None:
    unknown = replace(REPORT, councils=())
    stated = replace(OWN, council=None)
    assert [one.council for one in after(unknown, "council=Surrey", read=(stated,))] == ["Surrey"]


def test_dates_are_those_of_current_judgements_alone() -> None:
    own, before = after(REPORT, "inspection_start=2015-05-18", read=(OWN, BEFORE))
    assert (own.inspection_start, own.inspection_end) == (date(2015, 5, 18), date(2015, 6, 25))
    assert before == BEFORE


def test_dates_that_the_words_beside_a_grade_gave_stay() -> None:
    other = replace(OWN, inspection_start=date(2013, 7, 1), inspection_end=date(2013, 7, 31))
    words = ("inspection_start=2015-05-18", "inspection_end=2015-05-29")
    assert after(REPORT, *words, read=(other,)) == [other]


def test_the_framework_follows_where_it_has_the_area_and_the_grade() -> None:
    leadership = judgement(REPORT, 1, Grade.GOOD, area_id="leadership")
    scale = judgement(REPORT, 2, Grade.REQUIRES_IMPROVEMENT, area_id="leadership")
    stand = after(REPORT, "framework=child_protection_2012", read=(leadership, scale, OWN))
    assert [(one.area_id, one.framework) for one in stand[:3]] == [
        ("leadership", "child_protection_2012"),
        ("leadership", "sif_2013"),  # which has no "requires improvement"
        ("adoption", "sif_2013"),  # which has no adoption
    ]


def test_of_a_framework_set_of_which_nothing_was_read_all_is_unreadable() -> None:
    stand = after(REPORT, "framework=child_protection_2012", read=(OWN,))
    assert stand[1:] == [
        judgement(
            REPORT,
            2,
            Grade.UNREADABLE,
            framework="child_protection_2012",
            area="Overall effectiveness",
            area_id="overall_effectiveness",
        )
    ]


def test_a_document_said_to_give_grades_of_which_none_was_read_misses_all() -> None:
    letter = replace(REPORT, kind=DocumentKind.LETTER)
    stand = after(letter, "kind=full_inspection", read=(BEFORE,))
    assert stand[0] == BEFORE
    assert [(one.area_id, one.ordinal) for one in stand[1:]] == [
        (id_, n) for n, id_ in enumerate(SIF_AREAS, start=3)
    ]
    assert {(one.grade, one.status) for one in stand[1:]} == {(Grade.UNREADABLE, Status.CURRENT)}
    # A review of a safeguarding board judges one area.
    assert after(letter, "kind=full_inspection", read=(OWN,)) == [OWN]


@pytest.mark.parametrize("kind", ["monitoring_visit", "focused_visit", "jtai", "committee_paper"])
def test_a_document_said_to_be_no_inspection_misses_nothing(kind: str) -> None:
    unread = judgement(REPORT, 4, Grade.UNREADABLE)
    assert after(REPORT, f"kind={kind}", read=(OWN, unread)) == [OWN]


def test_setting_and_going_back_show_in_the_register_at_once(toy_library: Library) -> None:
    keep(toy_library, ingested(REPORT, "Adoption is good.", judgements=[OWN, BEFORE]), b"one")
    assert toy_library.judgements() == [OWN, BEFORE]
    correct(toy_library, REPORT.id, [correction("council=Surrey")])
    assert [one.council for one in toy_library.judgements()] == ["Surrey", "Surrey"]
    assert toy_library.store.judgements_as_read() == [OWN, BEFORE]
    assert list(toy_library.store.settings(toy_library.document(REPORT.id).sha256)) == [
        DocumentField.COUNCILS
    ]
    correct(toy_library, REPORT.id, [correction("council=")])
    assert toy_library.judgements() == [OWN, BEFORE]
