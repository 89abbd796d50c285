"""Learning the weights of retrieval's signals from questions whose answers are known.

``python -m eval.learning LIBRARY QUESTIONS`` tests them by cross-validation over councils (what a
question of a council is ranked by was learnt without that council) and with ``--write`` keeps those
learnt from all. The model is linear and small on purpose: with some ninety questions, more would
learn them by heart. Cao et al., "Learning to rank: from pairwise approach to listwise approach",
ICML 2007; here the likelihood that the first place, drawn by softmax of the scores, is relevant.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from answers.assistant import Assistant
from eval.measures import DEFAULT
from eval.questions import Question, read_questions
from eval.relevance import Found, grades
from eval.significance import interval
from eval.system import name_of
from index.ranking import comparable

WEIGHTS = Path(__file__).parent.parent / "index" / "data" / "weights.json"
FOLDS = 8
# How strongly weights are held near where they start; chosen once, by cross-validation.
HOLD = 0.02
STEPS = 400
RATE = 0.1
# Where learning starts: what each signal was thought to be worth before any question was seen.
START: Mapping[str, float] = {
    "closeness": 1.5,
    "words": 0.3,
    "terms": 0.3,
    "soon after": -0.5,
    "later": -1.5,
    "before": -1.5,
    "improvement": 1.5,
    "judgement": 1.0,
    "paper": 0.5,
    "send": 0.5,
    "holds a money": 0.5,
    "holds a number": 0.5,
    "holds a date": 0.5,
    "holds a person": 0.5,
    "boilerplate": -4.0,
    "footnote": -0.5,
    "short": -0.3,
}


@dataclass(frozen=True, slots=True)
class Example:
    """A question with what is found for it.

    Attributes:
        question: the question.
        group: what it is about; questions of one group are learnt from or tested on together.
        found: the passages, by rank alone.
        signals: shape (passages, signals).
    """

    question: Question
    group: str
    found: tuple[Found, ...]
    signals: NDArray[np.float64]

    @property
    def relevant(self) -> NDArray[np.bool_]:
        """Which passages hold a gold, shape (passages,)."""
        return np.array([bool(grades(self.question.gold, [one])[0]) for one in self.found])


def examples(
    assistant: Assistant, questions: Sequence[Question]
) -> tuple[list[Example], list[str]]:
    """Questions that have an answer, with their signals, and the signals' names."""
    made: list[Example] = []
    names: list[str] = []
    for question in questions:
        if not question.answerable:
            continue
        found, signals = assistant.candidates(question.text)
        names = names or list(signals)
        made.append(
            Example(
                question=question,
                group=question.gold[0].document.split("_")[0],
                found=tuple(
                    Found(name_of(one.candidate.document), one.candidate.passage.text)
                    for one in found
                ),
                signals=np.stack([comparable(name, signals[name]) for name in names], axis=1),
            )
        )
    return made, names


def learn(
    made: Sequence[Example], start: NDArray[np.float64], hold: float = HOLD
) -> NDArray[np.float64]:
    """Weights that put what is relevant first, shape (signals,), by gradient descent (Adam)."""
    data = [(one.signals, one.relevant) for one in made]
    data = [(signals, relevant) for signals, relevant in data if relevant.any()]
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        slope = 2 * hold * (weights - start)
        for signals, relevant in data:
            total = signals @ weights
            share = np.exp(total - total.max())
            share /= share.sum()
            right = share * relevant
            slope += (share - right / max(right.sum(), 1e-12)) @ signals / len(data)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        rate = RATE * (1 - step / (STEPS + 1))
        unbiased = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        weights = weights - rate * (mean / (1 - 0.9**step)) / unbiased
    return weights


def crossvalidated(
    made: Sequence[Example], start: NDArray[np.float64], folds: int = FOLDS
) -> list[NDArray[np.float64]]:
    """For each example the weights learnt without its group."""
    groups = sorted({one.group for one in made})
    fold_of = {group: number % folds for number, group in enumerate(groups)}
    learnt = [
        learn([one for one in made if fold_of[one.group] != fold], start) for fold in range(folds)
    ]
    return [learnt[fold_of[one.group]] for one in made]


def measured(
    made: Sequence[Example], weights: Sequence[NDArray[np.float64]]
) -> dict[str, list[float]]:
    """Each measure's value for each example, ranked by its own weights."""
    values: dict[str, list[float]] = {str(measure): [] for measure in DEFAULT}
    for one, weighed in zip(made, weights, strict=True):
        order = np.argsort(-(one.signals @ weighed), kind="stable")[:20]
        given = grades(one.question.gold, [one.found[place] for place in order])
        wanted = [float(gold.grade) for gold in one.question.gold]
        for measure in DEFAULT:
            values[str(measure)].append(measure(given, wanted))
    return values


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--write", action="store_true", help=f"keep the weights in {WEIGHTS}")
    told = parser.parse_args()
    questions = read_questions(told.questions)
    with Assistant.open(told.library) as assistant:
        made, names = examples(assistant, questions)
    start = np.array([START.get(name, 0.0) for name in names])
    values = measured(made, crossvalidated(made, start))
    for measure, each in values.items():
        print(f"{measure}: {interval(each)}")  # noqa: T201
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(names, learn(made, start), strict=True)
    }
    print(json.dumps(weights, indent=1))  # noqa: T201
    if told.write:
        note = (
            f"Learnt by `python -m eval.learning` from {len(made)} questions of "
            f"{len({one.group for one in made})} councils; by cross-validation over councils "
            + ", ".join(f"{measure} {interval(each)}" for measure, each in values.items())
        )
        text = json.dumps({"note": note, "weights": weights}, indent=1, ensure_ascii=False)
        WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
