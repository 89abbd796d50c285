"""Runs: what came of a set of questions, kept as a file that can be compared and reported."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from eval.questions import Question, question_from, question_json
from eval.relevance import Found
from ingest.errors import BadRequest

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote of an answer.

    Attributes:
        document: name of the document that is cited.
        page: page that is cited; None where the format has none.
        quote: the words.
        verbatim: whether they stand on that page as the library keeps it.
    """

    document: str
    page: int | None
    quote: str
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What an assistant made of a question.

    Attributes:
        answered: False where it declined.
        quotes: what it cites, in order.
        listed: councils that the answer is about.
        wanted: councils that the gold's documents are about.
        seconds: that it took.
    """

    answered: bool
    quotes: tuple[Quoted, ...] = ()
    listed: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one question.

    Attributes:
        question: the question.
        hits: what was found, best first.
        values: by measure, as printed; empty where nothing is to be found.
        seconds: that the search took.
        answer: what was answered; None where only a search was measured.
    """

    question: Question
    hits: tuple[Found, ...]
    values: Mapping[str, float]
    seconds: float = 0.0
    answer: Answered | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A set of questions, put to one way of retrieving.

    Attributes:
        name: what it is called in tables.
        settings: how it was made, as JSON values.
        version: of this program.
        results: a result for each question, in the set's order.
    """

    name: str
    settings: Mapping[str, Any]
    version: str
    results: tuple[Result, ...] = field(default=())

    @property
    def measures(self) -> list[str]:
        """The measures that were taken, as printed."""
        return list(dict.fromkeys(name for one in self.results for name in one.values))

    def values(self, measure: str) -> dict[str, float]:
        """A measure's value for each question that has one."""
        return {
            one.question.id: one.values[measure] for one in self.results if measure in one.values
        }

    def mean(self, measure: str) -> float:
        """The mean of a measure over the questions that something answers.

        Raises:
            BadRequest: it was not taken.
        """
        values = self.values(measure)
        if not values:
            raise BadRequest(
                f"The run {self.name!r} has no {measure}. It has {', '.join(self.measures) or '-'}."
            )
        return sum(values.values()) / len(values)

    def result(self, id_: str) -> Result:
        """The result for one question.

        Raises:
            KeyError: there is none.
        """
        for one in self.results:
            if one.question.id == id_:
                return one
        raise KeyError(id_)


def write_run(path: Path, run: Run) -> None:
    """Write a run so that ``read_run`` gives the same."""
    whole = {
        "format": FORMAT,
        "name": run.name,
        "version": run.version,
        "settings": dict(run.settings),
        "means": {measure: round(run.mean(measure), 6) for measure in run.measures},
        "results": [_result_json(one) for one in run.results],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_run(path: Path) -> Run:
    """Read what ``write_run`` wrote.

    Raises:
        BadRequest: it cannot be read, or is no such file.
    """
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
        if whole["format"] != FORMAT:
            raise ValueError(f"format {whole['format']}, not {FORMAT}")
        results = tuple(map(_result_from, whole["results"]))
        return Run(whole["name"], whole["settings"], whole["version"], results)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadRequest(
            f"{path} is no run ({type(error).__name__}: {error}). "
            "Make one with `findings eval run`."
        ) from error


def _result_json(one: Result) -> dict[str, Any]:
    return {
        "question": question_json(one.question),
        "values": dict(one.values),
        "seconds": round(one.seconds, 4),
        "hits": [asdict(hit) for hit in one.hits],
        "answer": None if one.answer is None else asdict(one.answer),
    }


def _result_from(row: Any) -> Result:
    answer = row["answer"]
    return Result(
        question=question_from(row["question"]),
        hits=tuple(Found(**hit) for hit in row["hits"]),
        values=row["values"],
        seconds=row["seconds"],
        answer=None if answer is None else _answer_from(answer),
    )


def _answer_from(row: Any) -> Answered:
    return Answered(
        answered=row["answered"],
        quotes=tuple(Quoted(**quote) for quote in row["quotes"]),
        listed=tuple(row["listed"]),
        wanted=tuple(row["wanted"]),
        seconds=row["seconds"],
    )


def paired(first: Run, second: Run, measure: str) -> tuple[list[str], list[float], list[float]]:
    """The questions that both runs have a value for, and the values.

    Raises:
        BadRequest: there is none.
    """
    one, other = first.values(measure), second.values(measure)
    both = [id_ for id_ in one if id_ in other]
    if not both:
        raise BadRequest(
            f"The runs {first.name!r} and {second.name!r} have no question in common that both "
            f"have a value of {measure} for."
        )
    return both, [one[id_] for id_ in both], [other[id_] for id_ in both]


def same_questions(runs: Sequence[Run]) -> bool:
    """Whether all runs put the same questions, with the same gold."""
    asked = [{one.question.id: one.question for one in run.results} for run in runs]
    return all(one == asked[0] for one in asked)
