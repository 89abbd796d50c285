"""A reading in words, and a reading set exactly."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from answers.areas_read import by_meaning, concepts, exact_area
from answers.exact import Part, exactly, parameters, set_exactly
from answers.grades_read import grades_of
from answers.jsonable import _reading_json
from answers.periods import take_periods
from answers.reading import read
from answers.reading_words import chips
from answers.shapes import shapes
from answers.types import Asked, Change, JudgementsAsked, Occasion, Reading
from answers.words import Words, slips
from index.types import Filter
from ingest.areas import schemes
from ingest.errors import BadRequest
from ingest.grades import Grade

TODAY = date(2026, 11, 25)
O, G, R, A, I = (  # noqa: E741
    Grade.OUTSTANDING,
    Grade.GOOD,
    Grade.REQUIRES_IMPROVEMENT,
    Grade.ADEQUATE,
    Grade.INADEQUATE,
)


def asked_of(reading: Reading) -> JudgementsAsked:
    assert reading.judgements is not None
    return reading.judgements


@pytest.mark.parametrize(
    ("words", "grades"),
    [
        ("worse than good", {R, A, I}),
        ("not good", {R, A, I}),
        ("no worse than good", {O, G}),
        ("good or better", {O, G}),
        ("RI or better", {O, G, R}),
        ("adequate or better", {O, G, A}),
        ("RI or worse", {R, I}),
        ("worse than adequate", {I}),
        ("adequate", {A}),
        ("requires improvement to be good", {R}),
        ("not inadequate", {O, G, R, A}),
        ("Grade 3 (Adequate)", {A}),
        ("good (grade 2)", {G}),
        ("inadequate/RI", {R, I}),
        ("neither good nor outstanding", {R, A, I}),
        ("top grade", {O}),
        ("failing", {I}),
        ("requires_improvement", {R}),
    ],
)
def test_words_for_grades(words: str, grades: set[Grade]) -> None:
    assert grades_of(words) == grades


def test_adequate_and_requires_improvement_are_never_merged() -> None:
    for one, other in ((A, R), (R, A)):
        words = one.value.replace("_", " ")
        for phrase in (words, f"{words} or better", f"{words} or worse", f"at least {words}"):
            grades = grades_of(phrase)
            assert grades is not None
            assert one in grades
            assert other not in grades


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("since 2018", date(2018, 1, 1), None),
        ("after 2018", date(2019, 1, 1), None),
        ("before 2015", None, date(2014, 12, 31)),
        ("up to 2015", None, date(2015, 12, 31)),
        ("between 2012 and 2014", date(2012, 1, 1), date(2014, 12, 31)),
        ("2013–16", date(2013, 1, 1), date(2016, 12, 31)),
        ("2013/14", date(2013, 4, 1), date(2014, 3, 31)),
        ("from January 2013 to March 2016", date(2013, 1, 1), date(2016, 3, 31)),
        ("in the 2016 report", date(2016, 1, 1), date(2016, 12, 31)),
        ("in February 2016", date(2016, 2, 1), date(2016, 2, 29)),
        ("on 9 June 2025", date(2025, 6, 9), date(2025, 6, 9)),
        ("on 01/06/2015", date(2015, 6, 1), date(2015, 6, 1)),
        ("in spring 2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("in the last five years", date(2021, 11, 25), TODAY),
        ("over the past decade", date(2016, 11, 25), TODAY),
        ("in the 2010s", date(2010, 1, 1), date(2019, 12, 31)),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_words_for_a_period(words: str, since: date | None, until: date | None) -> None:
    question = f"which councils were inadequate {words}"
    assert read(question, today=TODAY).only == Filter(since=since, until=until)


def test_thirtieth_of_february_is_no_day() -> None:
    assert take_periods(Words("on 30 february 2016"), TODAY) == []


def test_every_area_is_asked_for_by_some_words() -> None:
    known = {area.id for scheme in schemes().values() for area in scheme.areas}
    assert {id_ for one in concepts() for id_ in one.ids} == known
    assert {id_ for one in concepts() for id_ in one.offered} <= known
    for one in concepts():
        for term in one.terms:
            read_as = exact_area(term.replace("…", "to keep"))
            assert read_as is not None, term


def test_an_area_without_its_service_is_that_area_in_every_service() -> None:
    # As `findings judgements --area leadership` means it.
    leadership = exact_area("leadership")
    assert leadership is not None
    assert set(leadership.ids) == {
        "leadership",
        "safeguarding.leadership",
        "looked_after.leadership",
    }
    alone = exact_area("safeguarding.leadership")
    assert alone is not None
    assert alone.ids == ("safeguarding.leadership",)


def test_an_area_names_what_else_may_be_meant() -> None:
    health = asked_of(read("which councils were inadequate for health contribution")).areas[0]
    assert health.ids == ("safeguarding.contribution_of_health",)
    assert [id_ for id_, _ in health.alternatives] == ["looked_after.being_healthy"]
    door = asked_of(read("what was the front door rated in Kent")).areas[0]
    assert (door.words, door.ids) == ("front door", ())
    assert door.alternatives[0][0] == "help_and_protection"


class Toy:
    """Knows two directions: words with an "h", and all others."""

    name, fingerprint, dimension = "toy", "0", 2

    def encode(self, texts: list[str]) -> np.ndarray:
        return np.array([[1.0, 0.0] if "health" in text else [0.0, 1.0] for text in texts])


def test_words_in_no_table_are_held_against_it_by_meaning() -> None:
    assert by_meaning("healthcare bodies", Toy()).ids == ("safeguarding.contribution_of_health",)
    assert by_meaning("healthcare bodies", None).ids == ()


def test_slips_of_spelling_are_counted_in_letters() -> None:
    assert slips("inadaquate", "inadequate") == 1
    assert slips("leadrship", "leadership") == 1
    assert slips("gradse", "grades") == 1
    assert slips("adequate", "inadequate") == 2
    assert slips("good", "outstanding") == 3


def test_chips_say_each_part() -> None:
    reading = read("which London boroughs were worse than good for leadership since 2018")
    assert [chip.text for chip in chips(reading)] == [
        "Asked: which councils",
        "Councils: London boroughs",
        "Area: Leadership and management",
        "Grade: worse than good (requires improvement, adequate or inadequate)",
        "Period: from 1 January 2018 on",
        "Which inspections: any of each council",
    ]
    assert [chip.text for chip in chips(read("What did Medway and Kent do about neglect?"))] == [
        "Councils: Kent or Medway"
    ]
    moved = read("which councils went from RI to good")
    assert "Grade: requires improvement → good" in [chip.text for chip in chips(moved)]


def test_what_is_set_goes_before_the_words() -> None:
    reading = read("which councils were inadequate for leadership in 2015", today=TODAY)
    exact = exactly({"area": "care leavers", "grade": ["good or better"], "from": "2018"})
    changed = set_exactly(reading, exact)
    asked = asked_of(changed)
    assert asked.areas[0].ids == ("care_leavers", "children_in_care_and_care_leavers")
    assert asked.grades == {O, G}
    assert (changed.only.since, changed.only.until) == (date(2018, 1, 1), date(2015, 12, 31))
    assert asked.asked is Asked.SET


def test_any_takes_a_part_away() -> None:
    reading = read("was Kent inadequate for leadership under SIF in 2015", today=TODAY)
    exact = exactly(dict.fromkeys(("council", "area", "grade", "framework", "period"), "any"))
    bare = set_exactly(reading, exact)
    asked = asked_of(bare)
    assert bare.only == Filter()
    assert (asked.areas, asked.grades, asked.frameworks) == ((), frozenset(), frozenset())


def test_flags_alone_make_a_question_one_about_judgements() -> None:
    reading = read("Kent and its caseloads")
    asked = asked_of(set_exactly(reading, exactly({"grade": "inadequate", "which": "any"})))
    assert (asked.asked, asked.occasion, asked.grades) == (Asked.SET, Occasion.ANY, {I})
    moved = asked_of(set_exactly(reading, exactly({"change": "improved"})))
    assert (moved.asked, moved.change) == (Asked.CHANGE, Change.IMPROVED)
    assert set_exactly(reading, exactly({})) == reading
    rated = read("inadequate councils")
    assert set_exactly(rated, exactly({"asked": "passages"})).judgements is None


@pytest.mark.parametrize(
    "given",
    [
        {"council": "Atlantis"},
        {"area": "nonsense"},
        {"grade": "purple"},
        {"framework": "sif_1900"},
        {"which": "middle"},
        {"colour": "red"},
        {"from": "soon"},
    ],
)
def test_what_is_not_known_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(BadRequest):
        exactly(given)


@pytest.mark.parametrize(
    "question",
    [
        "which London boroughs were worse than good for leadership since 2018",
        "which councils went from RI to good for help and protection",
        "grades by year under SIF",
        "compare Kent and Surrey on care leavers",
        "Cumbria history",
        "which councils have never been inadequate",
        "first inspection grade of Slough",
    ],
)
def test_parameters_make_the_same_reading_of_any_question(question: str) -> None:
    reading = read(question, today=TODAY)
    again = set_exactly(read("grades", today=TODAY), exactly(parameters(reading)))
    was, became = asked_of(reading), asked_of(again)
    assert again.only == reading.only
    assert [area.ids for area in became.areas] == [area.ids for area in was.areas]
    assert (became.asked, became.occasion, became.change, became.by, became.never) == (
        (was.asked, was.occasion, was.change, was.by, was.never)
    )
    assert (became.grades, became.grades_before, became.frameworks) == (
        (was.grades, was.grades_before, was.frameworks)
    )


def test_a_reading_as_json() -> None:
    made = _reading_json(read("which councils are adequate for being healthy"))
    assert made["kind"] == "set"
    assert made["grades"] == ["adequate"]
    assert made["which"] == "latest"
    assert made["areas"] == [
        {
            "words": "being healthy",
            "name": "Being healthy",
            "ids": ["looked_after.being_healthy"],
            "alternatives": [
                {
                    "id": "safeguarding.contribution_of_health",
                    "name": "The contribution of health agencies to keeping children and young "
                    "people safe (safeguarding services)",
                }
            ],
        }
    ]
    assert _reading_json(read("caseloads"))["kind"] == "passages"


def test_parts_are_named_as_flags_are() -> None:
    assert {"council", "area", "grade", "from", "to", "framework"} <= set(Part)


def test_every_shape_compiles_and_none_fits_nothing() -> None:
    for name, pattern in shapes().items():
        assert pattern.search("") is None, name
