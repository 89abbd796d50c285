"""A run in figures: means with their intervals, by type; answers, refusals and lists apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.relevance import Found, holds, same_document
from eval.runs import Answered, Result, Run
from eval.significance import Interval, interval


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a table.

    Attributes:
        name: what it is.
        value: its mean with the 95 % interval.
        count: over how many questions, or quotes.
    """

    name: str
    value: Interval
    count: int


def measures(run: Run, type_: str | None = None) -> list[Figure]:
    """The measures of retrieval, over the questions that something answers.

    Args:
        run: the run.
        type_: only questions of this type; None for all.
    """
    kept = [one for one in run.results if type_ is None or one.question.type == type_]
    return [
        figure
        for name in run.measures
        for figure in _figure(name, [one.values[name] for one in kept if name in one.values])
    ]


def by_type(run: Run) -> dict[str, list[Figure]]:
    """The measures for each type of question that has some."""
    types = dict.fromkeys(one.question.type for one in run.results)
    found = {type_: measures(run, type_) for type_ in types if type_}
    return {type_: figures for type_, figures in found.items() if figures}


def answers(run: Run) -> list[Figure]:
    """How answers hold: quotes, pages, citations, refusals, lists. None if a run has no answers.

    "refused" counts the questions that nothing answers, "wrongly refused" those that something
    does. Citation coverage is the share of the gold that is quoted, citation precision the share
    of quotes that hold some: a sentence holds a gold by the rule of ``eval.relevance``, or if it is
    a part of it. The page is right where it is the gold's. Lists are the councils of questions
    whose gold is about several.
    """
    given = [(one, one.answer) for one in run.results if one.answer is not None]
    quotes = [(one, quote) for one, answer in given for quote in answer.quotes]
    answerable = [(one, answer) for one, answer in given if one.question.answerable]
    lists = [answer for _, answer in answerable if len(answer.wanted) > 1]
    figures: dict[str, Sequence[float]] = {
        "quotes verbatim": [float(quote.verbatim) for _, quote in quotes],
        "page right": [
            float(right) for one, answer in answerable for right in _pages_right(one, answer)
        ],
        "citation coverage": [_covered(one, answer) for one, answer in answerable],
        "citation precision": [
            _precise(one, answer) for one, answer in answerable if answer.quotes
        ],
        "refused, of the unanswerable": [
            float(not answer.answered) for one, answer in given if not one.question.answerable
        ],
        "wrongly refused, of the answerable": [
            float(not answer.answered) for _, answer in answerable
        ],
        "list recall": [_share(answer.wanted, answer.listed) for answer in lists],
        "list precision": [
            _share(answer.listed, answer.wanted) for answer in lists if answer.listed
        ],
    }
    return [figure for name, values in figures.items() for figure in _figure(name, values)]


def seconds(run: Run) -> Mapping[str, tuple[float, float]]:
    """Median and 95th percentile of the time a search and an answer took."""
    taken = {
        "search": [one.seconds for one in run.results],
        "answer": [one.answer.seconds for one in run.results if one.answer is not None],
    }
    return {
        name: (float(np.percentile(values, 50)), float(np.percentile(values, 95)))
        for name, values in taken.items()
        if values
    }


def holds_gold(one: Result, document: str, quote: str) -> list[int]:
    """Numbers of the golds that a quoted sentence holds, or is a part of."""
    return [
        number
        for number, gold in enumerate(one.question.gold)
        if gold.grade > 0
        and same_document(document, gold.document)
        and (
            holds(Found(document, quote), gold)
            # A sentence may be shorter than the gold, which may run over several.
            or holds(Found(gold.document, gold.quote), type(gold)(document, quote=quote))
        )
    ]


def _covered(one: Result, answer: Answered) -> float:
    held = {n for quote in answer.quotes for n in holds_gold(one, quote.document, quote.quote)}
    return len(held) / sum(gold.grade > 0 for gold in one.question.gold)


def _precise(one: Result, answer: Answered) -> float:
    good = [bool(holds_gold(one, quote.document, quote.quote)) for quote in answer.quotes]
    return sum(good) / len(good)


def _pages_right(one: Result, answer: Answered) -> Iterable[bool]:
    for quote in answer.quotes:
        golds = [one.question.gold[n] for n in holds_gold(one, quote.document, quote.quote)]
        pages = {gold.page for gold in golds if gold.page is not None}
        if pages and quote.page is not None:
            yield quote.page in pages


def _share(of: Sequence[str], among: Sequence[str]) -> float:
    return len(set(of) & set(among)) / len(set(of))


def _figure(name: str, values: Sequence[float]) -> list[Figure]:
    return [Figure(name, interval(values), len(values))] if values else []
