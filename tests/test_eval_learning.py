"""Learning weights from questions."""

from __future__ import annotations

import numpy as np
import pytest

from answers.assistant import Assistant
from eval.learning import START, Example, crossvalidated, examples, learn, measured
from eval.questions import Gold, Question
from eval.relevance import Found
from index.library import Library
from tests.test_index_library import filled

GOLD = Gold("d", quote="the right words stand here")


def example(group: str, *rows: tuple[float, float]) -> Example:
    """The first passage is the right one."""
    texts = ["the right words stand here", *["other"] * (len(rows) - 1)]
    return Example(
        question=Question(group, "q", gold=(GOLD,)),
        group=group,
        found=tuple(Found("d", text) for text in texts),
        signals=np.array(rows),
    )


TOLD_BY_FIRST = [example(f"{n}", (1.0, n % 2), (0.0, 0.5), (0.0, 1.0)) for n in range(8)]
NOTHING = np.zeros(2)


def test_what_tells_the_right_passage_weighs_most() -> None:
    first, second = learn(TOLD_BY_FIRST, NOTHING)
    assert first > 1
    assert abs(second) < first / 2


def test_weights_are_held_near_where_they_start() -> None:
    free = learn(TOLD_BY_FIRST, NOTHING, hold=0.001)
    held = learn(TOLD_BY_FIRST, NOTHING, hold=10.0)
    assert abs(held[0]) < 0.1 < free[0]
    # With nothing to learn from they stay.
    assert learn([], np.array([1.5, -2.0])) == pytest.approx([1.5, -2.0])


def test_a_question_is_never_ranked_by_what_was_learnt_from_its_group() -> None:
    # In group "odd" the second signal tells; nowhere else.
    odd = [example("odd", (0.0, 1.0), (1.0, 0.0))]
    weights = crossvalidated([*TOLD_BY_FIRST, *odd], NOTHING, folds=3)
    assert weights[-1][0] > 0
    values = measured([*TOLD_BY_FIRST, *odd], weights)
    assert values["S@1"] == [*[1.0] * 8, 0.0]
    assert values["RR@10"][-1] == 0.5


def test_examples_are_the_questions_that_have_an_answer(toy_library: Library) -> None:
    filled(toy_library)
    questions = [
        Question("1", "health in Medway", gold=(Gold("aaaa", quote="Health was weak."),)),
        Question("2", "biscuits"),
    ]
    made, names = examples(Assistant(toy_library), questions)
    assert [one.question.id for one in made] == ["1"]
    assert made[0].signals.shape == (2, len(names))  # both passages about Medway
    assert [one.text for one, right in zip(made[0].found, made[0].relevant, strict=True) if right]
    assert set(START) <= {*names, "closeness"}
