"""Words that print a grade."""

from __future__ import annotations

import pytest

from ingest.grades import GRADE_WORDS, Grade, grade_of, grades_in


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("Outstanding", Grade.OUTSTANDING),
        ("good", Grade.GOOD),
        ("Requires improvement", Grade.REQUIRES_IMPROVEMENT),
        ("Requires\nImprovement to be good", Grade.REQUIRES_IMPROVEMENT),
        ("Require improvement", Grade.REQUIRES_IMPROVEMENT),
        ("Grade 3 (Adequate)", Grade.ADEQUATE),
        ("Adequate (Grade 3)", Grade.ADEQUATE),
        ("Inadequate Grade 4", Grade.INADEQUATE),
        ("Good (2)", Grade.GOOD),
        ("Grade 1", Grade.OUTSTANDING),
        ("Not judged", Grade.NOT_STATED),
        ("Good.", Grade.GOOD),
    ],
)
def test_a_grade_and_nothing_else_is_that_grade(words: str, grade: Grade) -> None:
    assert grade_of(words) is grade


@pytest.mark.parametrize("words", ["", "very good", "goods", "Good progress", "3", "Grade 5"])
def test_anything_more_or_less_is_none(words: str) -> None:
    assert grade_of(words) is None


def test_grades_in_a_text_with_their_places() -> None:
    text = "Adequate (Grade 3) in two areas, inadequate in one"
    found = [(one.grade, text[one.start : one.end]) for one in grades_in(text)]
    assert found == [(Grade.ADEQUATE, "Adequate (Grade 3)"), (Grade.INADEQUATE, "inadequate")]


def test_every_grade_has_words() -> None:
    assert set(GRADE_WORDS) == set(Grade)
