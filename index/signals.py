"""What speaks for a passage: one number a signal for each passage that a search has found."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

from index.wanted import Want, Wanted
from ingest.types import Document, DocumentKind, Passage, PassageKind

Values = NDArray[np.float64]

# A report comes out within so many days of the inspection that it is asked for by.
SOON = 200
_YEAR_DAYS = 365
_SHORT = 15  # words: a heading, a line of a table, a signature
# Found, but after everything that is particular to a document.
LAST = frozenset({PassageKind.BOILERPLATE, PassageKind.CONTENTS})

_IMPROVEMENT = frozenset({PassageKind.AREA_FOR_IMPROVEMENT, PassageKind.RECOMMENDATION})
_PAPERS = frozenset(
    {
        DocumentKind.COMMITTEE_PAPER,
        DocumentKind.MINUTES,
        DocumentKind.ACTION_PLAN,
        DocumentKind.LETTER,
        DocumentKind.OTHER,
    }
)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}\b"
    r"|\b20[0-4]\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)
# What is no number of anything: years and days.
_DAY = re.compile(rf"\b20[0-4]\d(?:[/-]\d\d)?\b|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}")
_NUMBER = re.compile(r"(?<![\w.,/-])\d[\d,.]*%?(?![\w/-])")
_MONEY = re.compile(r"£\s?\d|\b\d[\d.,]*\s?(?:k|m|million|pounds)\b")
# Two capitalised words, not at the head of a sentence.
_PERSON = re.compile(r"(?<![.!?•“\"] )(?<!^)\b[A-Z][a-z]+ [A-Z][a-z]+\b")

# Whether a text holds what answers such a question.
HOLDS: Mapping[Want, Callable[[str], bool]] = {
    Want.MONEY: lambda text: bool(_MONEY.search(text)),
    Want.NUMBER: lambda text: bool(_NUMBER.search(_DAY.sub(" ", text))),
    Want.DATE: lambda text: bool(_DATE.search(text)),
    Want.PERSON: lambda text: bool(_PERSON.search(text)),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be given, with its document."""

    passage: Passage
    document: Document


def signals_of(candidates: Sequence[Candidate], wanted: Wanted) -> dict[str, Values]:
    """What a passage's place, kind, date and wording say, by name; each of shape (candidates,)."""
    return {
        **_dates(candidates, wanted),
        **_kinds(candidates, wanted),
        **{f"holds a {want}": _holding(candidates, want, wanted) for want in HOLDS},
        "length": _each(candidates, lambda one: log1p(_words(one))),
        "short": _each(candidates, lambda one: _words(one) < _SHORT),
        "footnote": _each(candidates, lambda one: one.passage.kind is PassageKind.FOOTNOTE),
        "boilerplate": _each(candidates, lambda one: one.passage.kind in LAST),
    }


def _dates(candidates: Sequence[Candidate], wanted: Wanted) -> dict[str, Values]:
    """How near the document lies to the times named: reports follow what they speak of."""
    gaps = {one.document.id: wanted.gap(one.document) for one in candidates}
    mine = [gaps[one.document.id] for one in candidates]
    return {
        "of the time": np.array([float(gap == 0) for gap in mine]),
        "soon after": np.array([float(gap is not None and 0 < gap <= SOON) for gap in mine]),
        "later": np.array(
            [log1p(gap / _YEAR_DAYS) if gap is not None and gap > SOON else 0.0 for gap in mine]
        ),
        "before": np.array(
            [log1p(-gap / 100) if gap is not None and gap < 0 else 0.0 for gap in mine]
        ),
    }


def _kinds(candidates: Sequence[Candidate], wanted: Wanted) -> dict[str, Values]:
    wants = wanted.wants
    return {
        "improvement": _each(
            candidates, lambda one: one.passage.kind in _IMPROVEMENT, Want.IMPROVEMENT in wants
        ),
        "judgement": _each(
            candidates,
            lambda one: one.passage.kind is PassageKind.JUDGEMENT_TABLE,
            Want.JUDGEMENT in wants,
        ),
        "paper": _each(candidates, lambda one: one.document.kind in _PAPERS, Want.PAPER in wants),
        "send": _each(
            candidates,
            lambda one: (one.document.kind is DocumentKind.AREA_SEND) == (Want.SEND in wants),
        ),
    }


def _holding(candidates: Sequence[Candidate], want: Want, wanted: Wanted) -> Values:
    holds = HOLDS[want]
    return _each(candidates, lambda one: holds(one.passage.text), want in wanted.wants)


def _each(
    candidates: Sequence[Candidate], told: Callable[[Candidate], float], asked: bool = True
) -> Values:
    if not asked:
        return np.zeros(len(candidates))
    return np.array([float(told(one)) for one in candidates])


def _words(one: Candidate) -> int:
    return len(one.passage.text.split())
