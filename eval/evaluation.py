"""The one door: a retriever and questions in, a run out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from eval.measures import DEFAULT, Measure
from eval.questions import Question
from eval.relevance import Found, grades
from eval.runs import Answered, Result, Run

Hits = Sequence[Found | tuple[str, str] | tuple[str, str, int | None]]
Retrieve = Callable[[str], Hits]
Answer = Callable[[Question], Answered]


def evaluate(
    retrieve: Retrieve,
    questions: Iterable[Question],
    measures: Iterable[Measure | str] = DEFAULT,
    name: str = "run",
    settings: Mapping[str, Any] | None = None,
    answer: Answer | None = None,
) -> Run:
    """Put questions to a retriever and measure what it finds.

    Args:
        retrieve: takes a question, gives what it finds, best first, each as ``Found`` or as
            document, text and, where known, page. Give as many as the deepest measure counts.
        questions: the set.
        measures: what to measure, as values or as printed.
        name: what the run is called in tables.
        settings: how the retriever is set, as JSON values; kept with the run.
        answer: gives an answer's account, where answers shall be measured too.

    Raises:
        ValueError: the retriever gives something else.
        BadRequest: there is no such measure.
    """
    wanted = [one if isinstance(one, Measure) else Measure.parse(one) for one in measures]
    results = []
    for question in questions:
        began = time.perf_counter()
        hits = tuple(map(_found, retrieve(question.text)))
        seconds = time.perf_counter() - began
        answered = answer(question) if answer else None
        results.append(Result(question, hits, measured(question, hits, wanted), seconds, answered))
    return Run(name, dict(settings or {}), version("findings"), tuple(results))


def measured(
    question: Question, hits: Sequence[Found], measures: Iterable[Measure]
) -> dict[str, float]:
    """The measures of one question, as printed; none where nothing answers it."""
    if not question.answerable:
        return {}
    found = grades(question.gold, hits)
    all_ = [float(gold.grade) for gold in question.gold]
    return {str(measure): measure(found, all_) for measure in measures}


def _found(one: Found | tuple[Any, ...]) -> Found:
    if isinstance(one, Found):
        return one
    match one:
        case (str() as document, str() as text):
            return Found(document, text)
        case (str() as document, str() as text, int() | None as page):
            return Found(document, text, page)
    raise ValueError(f"a retriever gives document, text and page for each hit, not {one!r:.200}")
