"""Is a hit relevant? It is if it holds the gold quote's words, wherever documents are cut.

The rule. Words are runs of letters and figures, in any case; apostrophes do not part them. A hit of
the gold's document holds the gold if at least three quarters of the quote's words stand in it in
runs of three or more, in the quote's order; or if the cut went through the quote: the hit begins or
ends within it, and at least half of the quote's words stand, as one run, at that edge.

Half of the quote's words in any order is too little: of the 9,537 passages of the documents that
answer the development questions, 1,159 pass it, for 151 quotes. Half of them in one run pass 171
times, mostly for set phrases ("children and young people did not have a"). By this rule it is 156,
and those more than 151 say the same again.

Each gold counts once. A hit that holds several stands for each of them, at places of its own, as if
it had been cut between them; a hit that only holds what an earlier one held is judged, and worth
nothing. So ways of cutting can be compared, and what comes out is a plain list of judgements.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from eval.questions import Gold

RUN = 3
SHARE = 0.75
SHARE_AT_EDGE = 0.5
_SUFFIX = re.compile(r"\.(?:pdf|docx?|html?|md|txt)$", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """What a retriever gives for a question.

    Attributes:
        document: its name: a file's name, with or without its ending, or an id.
        text: the words found.
        page: page they begin on; None where there are no pages, or nobody knows.
    """

    document: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a ranking, as measures count.

    Attributes:
        hit: number of the hit it comes from, from 0.
        gold: number of the gold that is found here first, from 0; None for none.
        grade: the gold's grade; 0 for nothing new; None where nobody has judged.
    """

    hit: int
    gold: int | None
    grade: float | None


def places(gold: Sequence[Gold], hits: Sequence[Found]) -> list[Place]:
    """The places of a ranking, best first."""
    seen: set[int] = set()
    made: list[Place] = []
    for number, hit in enumerate(hits):
        held = [n for n, one in enumerate(gold) if holds(hit, one)]
        new = [n for n in held if n not in seen]
        made += [Place(number, n, float(gold[n].grade)) for n in new]
        if not new:
            made.append(Place(number, None, 0.0 if held else None))
        seen.update(new)
    return made


def grades(gold: Sequence[Gold], hits: Sequence[Found]) -> list[float | None]:
    """The grade at each place: what measures take."""
    return [place.grade for place in places(gold, hits)]


def holds(hit: Found, gold: Gold) -> bool:
    """Whether a hit holds a gold."""
    return same_document(hit.document, gold.document) and holds_quote(hit.text, gold.quote)


def same_document(one: str, other: str) -> bool:
    """Whether two names mean one document; a file's ending does not count."""
    return one == other or _SUFFIX.sub("", one) == _SUFFIX.sub("", other)


def holds_quote(text: str, quote: str) -> bool:
    """Whether a text holds a quote; every text holds the empty one."""
    wanted = words(quote)
    if not wanted:
        return True
    there = words(text)
    return _shared(wanted, there) >= SHARE * len(wanted) or _cut_through(wanted, there)


@lru_cache(maxsize=1 << 14)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, as they are compared."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’‘]", "", folded)))


def _shared(wanted: tuple[str, ...], there: tuple[str, ...]) -> int:
    """How many of the wanted words stand there in runs of at least ``RUN``."""
    size = min(RUN, len(wanted))
    runs = {there[n : n + size] for n in range(len(there) - size + 1)}
    covered: set[int] = set()
    for start in range(len(wanted) - size + 1):
        if wanted[start : start + size] in runs:
            covered.update(range(start, start + size))
    return len(covered)


def _cut_through(wanted: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether the text begins or ends within the wanted words and has enough of them there."""
    least = max(min(RUN, len(wanted)), ceil(SHARE_AT_EDGE * len(wanted)))
    sizes = range(least, min(len(wanted), len(there)) + 1)
    if any(there[:size] == wanted[-size:] or there[-size:] == wanted[:size] for size in sizes):
        return True
    inside = len(there) in sizes
    return inside and any(
        wanted[n : n + len(there)] == there for n in range(len(wanted) - len(there) + 1)
    )
