"""Questions about judgements: their files are whole, answers are judged, and all are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from answers.assistant import Assistant
from answers.types import Answer
from eval.hashed import HashedWords
from eval.register_questions import (
    DIGESTS,
    LISTS,
    REAL,
    Key,
    Question,
    ask_all,
    judge,
    questions,
)
from index.intake import files_in, take_in
from index.library import Library
from ingest.areas import schemes
from ingest.gazetteer import gazetteer
from ingest.grades import Grade
from ingest.workers import SerialExecutor
from tests.conftest import PROJECT

# Until answers come from the register there are no rows to compare.
needs_register = pytest.mark.skipif(
    "rows" not in {field.name for field in fields(Answer)}, reason="no answer has rows yet"
)

GOOD = Key("Kent", "2016-03-10", "adoption", "good")
WELL_KNOWN = Question(
    id="q",
    text="Which councils were good for adoption?",
    type="set",
    rows=(GOOD, Key("Dorset", "2012-05", "adoption", "good")),
    also=(Key("Devon", "2011-05", "adoption", "good"),),
    coverage={"with_judgement": ("Dorset", "Kent"), "without": (), "not_asked": "rest"},
    either=frozenset(("Devon",)),
    tally=None,
    trap=False,
    note="",
)
HELD = ("Devon", "Dorset", "Kent", "Leeds")


def _row(council: str, end: str | None, grade: str = "good") -> dict[str, Any]:
    return {"council": council, "inspection_end": end, "area_id": "adoption", "grade_id": grade}


def _answer(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    coverage = {"with_judgement": ["Dorset", "Kent"], "without": [], "not_asked": ["Leeds"]}
    return {"rows": list(rows), "coverage": coverage, "tally": None} | more


RIGHT = _answer(_row("Dorset", "2012-05-31"), _row("Kent", "2016-03-10"))


def test_an_answer_with_all_rows_is_right() -> None:
    verdict = judge(WELL_KNOWN, RIGHT, HELD)
    assert verdict.good
    assert (verdict.right, verdict.precision, verdict.recall) == (2, 1.0, 1.0)


def test_a_missing_row_costs_recall_and_another_grade_costs_both() -> None:
    missing = judge(WELL_KNOWN, _answer(_row("Kent", "2016-03-10")), HELD)
    assert (missing.precision, missing.recall, missing.good) == (1.0, 0.5, False)
    assert missing.missing == (WELL_KNOWN.rows[1],)
    other = judge(
        WELL_KNOWN,
        _answer(_row("Dorset", "2012-05-31"), _row("Kent", "2016-03-10", "inadequate")),
        HELD,
    )
    assert (other.precision, other.recall) == (0.5, 0.5)
    assert other.extra == (replace(GOOD, grade_id="inadequate"),)


@pytest.mark.parametrize("end", ["2012-06-01", "2011-05-31", None])
def test_an_inspection_known_to_the_month_is_met_within_it_only(end: str | None) -> None:
    verdict = judge(WELL_KNOWN, _answer(_row("Dorset", end), _row("Kent", "2016-03-10")), HELD)
    assert (verdict.precision, verdict.recall) == (0.5, 0.5)


def test_a_row_that_stands_twice_is_one_too_many() -> None:
    rows = [*RIGHT["rows"], _row("Kent", "2016-03-10")]
    verdict = judge(WELL_KNOWN, _answer(*rows), HELD)
    assert verdict.extra == (GOOD,)
    assert (verdict.precision, verdict.recall) == (2 / 3, 1.0)


def test_what_may_be_there_counts_neither_way() -> None:
    coverage = {
        "with_judgement": ["Devon", "Dorset", "Kent"],
        "without": [],
        "not_asked": ["Leeds"],
    }
    with_it = _answer(*RIGHT["rows"], _row("Devon", "2011-05-20"), coverage=coverage)
    assert judge(WELL_KNOWN, with_it, HELD).good


def test_a_list_of_the_coverage_that_differs_says_who_lacks_and_who_is_too_many() -> None:
    coverage = {"with_judgement": ["Kent"], "without": ["Leeds"], "not_asked": None}
    verdict = judge(WELL_KNOWN, RIGHT | {"coverage": coverage}, HELD)
    assert verdict.coverage == {
        "with_judgement": (("Dorset",), ()),
        "without": ((), ("Leeds",)),
        "not_asked": (("Leeds",), ()),
    }
    assert not verdict.good


def test_a_tally_is_right_by_its_numbers_and_an_empty_cell_is_none() -> None:
    asked = replace(WELL_KNOWN, tally={("2016", "good"): 1, ("2012", "good"): 1})
    cells = [
        {"label": "2012", "grade": "good", "number": 1},
        {"label": "2016", "grade": "good", "number": 1},
        {"label": "2016", "grade": "inadequate", "number": 0},
    ]
    assert judge(asked, RIGHT | {"tally": {"cells": cells}}, HELD).good
    cells[0]["number"] = 2
    assert not judge(asked, RIGHT | {"tally": {"cells": cells}}, HELD).good
    assert not judge(asked, RIGHT, HELD).good


def test_sixty_questions_eleven_of_them_traps() -> None:
    kinds = Counter(question.type for question in questions(REAL))
    assert kinds == {
        "set": 24,
        "grade": 13,
        "change": 6,
        "history": 6,
        "count": 4,
        "tally": 4,
        "comparison": 2,
        "mixed": 1,
    }
    assert sum(question.trap for question in questions(REAL)) == 11
    assert len(questions(DIGESTS)) == 20


@pytest.mark.parametrize("path", [REAL, DIGESTS], ids=["real", "digests"])
def test_right_answers_are_of_known_councils_areas_and_grades(path: Path) -> None:
    areas = {area.id for scheme in schemes().values() for area in scheme.areas}
    names = {council.name for council in gazetteer().councils}
    asked = questions(path)
    assert len({question.id for question in asked}) == len({q.text for q in asked}) == len(asked)
    for question in asked:
        rows = question.rows + question.also
        assert len(set(rows)) == len(rows), question.id
        assert {row.council for row in rows} <= names, question.id
        assert {row.area_id for row in rows} <= areas, question.id
        assert {row.grade_id for row in rows} <= set(Grade), question.id
        if question.tally is not None:
            assert sum(question.tally.values()) == len(rows), question.id


@pytest.mark.parametrize("path", [REAL, DIGESTS], ids=["real", "digests"])
def test_a_council_stands_in_one_list_of_the_coverage(path: Path) -> None:
    for question in questions(path):
        assert set(LISTS) <= question.coverage.keys(), question.id
        listed = Counter(
            n for names in question.coverage.values() if names != "rest" for n in names
        )
        assert max(listed.values(), default=1) == 1, question.id
        judged = question.coverage["with_judgement"]
        if judged != "rest":
            assert {row.council for row in question.rows} <= {*judged}, question.id


@pytest.fixture(scope="module")
def digests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the papers that ship."""
    folder = tmp_path_factory.mktemp("digests") / "library"
    with Library.open_or_create(folder, HashedWords()) as library:
        take_in(library, files_in([PROJECT / "corpus" / "papers"]), SerialExecutor())
        yield Assistant(library)


@needs_register
@pytest.mark.parametrize("question", questions(DIGESTS), ids=lambda question: question.id)
def test_a_question_over_the_digests_is_answered_whole(
    digests: Assistant, question: Question
) -> None:
    (verdict,) = ask_all(digests, [question])
    assert (verdict.missing, verdict.extra, verdict.coverage) == ((), (), {}), question.text
    assert verdict.tally, question.text


@needs_register
@pytest.mark.shared
@pytest.mark.parametrize("question", questions(REAL), ids=lambda question: question.id)
def test_a_question_over_the_real_documents_is_answered_whole(
    whole: Library, question: Question
) -> None:
    (verdict,) = ask_all(Assistant(whole), [question])
    assert (verdict.missing, verdict.extra, verdict.coverage) == ((), (), {}), question.text
    assert verdict.tally, question.text
