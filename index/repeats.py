"""Boilerplate: which passages say what recurs, word for word, over many documents.

Imprints, explanations of the grades and notes on method stand in every report of their time, cut
into passages now here, now there. So it is not passages that are compared but their runs of
``RUN`` words (shingles): a passage repeats if nearly all its runs stand in many documents about
many councils. Names, dates and figures are words like any others: where they differ, the passage
tells something of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from ingest.types import Passage, PassageKind

# How many words a run has. Turns of phrase that reports share are seldom as long.
RUN = 8
# Runs that a passage must have to be compared: below ten words, chance repeats findings too.
FEWEST_RUNS = 3
# Kinds that may turn out to be boilerplate; others recur without being any the less particular.
COMPARED = frozenset({PassageKind.BODY, PassageKind.BOILERPLATE})

# What an inspection concludes, in the words of the frameworks since 2009: many reports say it in
# the same words, and each means its own council.
_VERDICT = re.compile(
    r"\b(?:outstanding|good|(?:in)?adequate|requires? improvement|(?:in)?effective"
    r"|inconsistent|positive experiences|fail(?:ing|ure)s?)\b",
    re.IGNORECASE,
)
# An explanation of the grades speaks of "a" service, a verdict of the one inspected.
_DEFINITION = re.compile(
    rf"(?:• )?(?:{_VERDICT.pattern}(?: ?\(grade \d\))?\W*)?(?:(?:in|for) )?(?:an?|any) ",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Any odd number will do: a run is the sum of its words, each times a power of it, modulo 2^64.
_FACTOR = 0x9E3779B97F4A7C15
_BUCKETS = 1 << 22

Runs = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Wording:
    """What a comparison needs of one passage.

    Attributes:
        key: the passage's, in the store.
        document_id: the document it stands in.
        council: which council that is about; None if it is not known.
        runs: as ``runs_of`` gives them.
        repeated_in: what the last comparison found: a number of documents, or 0.
    """

    key: int
    document_id: str
    council: str | None
    runs: Runs
    repeated_in: int = 0


@dataclass(frozen=True, slots=True)
class Repetition:
    """How often a passage must stand to count as boilerplate.

    Attributes:
        documents: in how many documents a run of words must stand, at least.
        one_in: and in one in how many of all documents: in a large library more is repeated by
            chance.
        councils: how many councils these documents must be about.
        runs: what part of a passage's runs must be so.
    """

    documents: int = 6
    one_in: int = 50
    councils: int = 5
    runs: float = 0.9


def runs_of(passage: Passage) -> Runs:
    """The runs of words by which a passage is compared, each as a number; empty if it is not."""
    if passage.kind not in COMPARED or _concludes(passage.text):
        return np.empty(0, np.uint32)
    words = _WORD.findall(passage.text.replace("’", "'").casefold())
    if len(words) < RUN + FEWEST_RUNS - 1:
        return np.empty(0, np.uint32)
    numbers = np.array([_number(word) for word in words], np.uint64)
    powers = np.array([pow(_FACTOR, n, 2**64) for n in range(1, RUN + 1)], np.uint64)
    summed = np.lib.stride_tricks.sliding_window_view(numbers, RUN) @ powers
    return np.unique((summed >> np.uint64(32)).astype(np.uint32))


def compare(wordings: Sequence[Wording], how: Repetition | None = None) -> dict[int, int]:
    """Find the passages that repeat; nothing but what the library holds decides.

    Args:
        wordings: of all passages of the library.
        how: what counts as repeated; None for the default.

    Returns:
        For each that repeats, by key, in how many documents (the median over its runs).
    """
    how = how or Repetition()
    held = [one for one in wordings if len(one.runs)]
    if not held:
        return {}
    ids = {id_: n for n, id_ in enumerate(dict.fromkeys(one.document_id for one in wordings))}
    councils = {one.council: n if one.council else -1 for n, one in enumerate(wordings)}
    sizes = [len(one.runs) for one in held]
    runs = np.concatenate([one.runs for one in held])
    least = max(how.documents, -(-len(ids) // how.one_in))
    # Most runs stand once. Counting in buckets, where runs may meet by chance, never loses one
    # that stands often enough, and leaves a tenth to be counted in earnest.
    buckets = runs % _BUCKETS
    crowded = np.flatnonzero(np.bincount(buckets, minlength=_BUCKETS)[buckets] >= least)
    crowd, owners = runs[crowded], np.repeat(np.arange(len(held)), sizes)[crowded]
    known, in_documents = _spread(crowd, np.array([ids[one.document_id] for one in held])[owners])
    named, in_councils = _spread(crowd, np.array([councils[one.council] for one in held])[owners])
    often = np.intersect1d(known[in_documents >= least], named[in_councils >= how.councils])
    recurring = np.isin(crowd, often)
    crowd, owners = crowd[recurring], owners[recurring]
    stand_in = in_documents[np.searchsorted(known, crowd)]
    found = np.bincount(owners, minlength=len(held))
    ends = np.cumsum(found)
    return {
        held[at].key: int(np.median(stand_in[ends[at] - found[at] : ends[at]]))
        for at in np.flatnonzero(found >= how.runs * np.array(sizes))
    }


def _concludes(text: str) -> bool:
    return any(
        _VERDICT.search(paragraph) and not _DEFINITION.match(paragraph)
        for paragraph in text.splitlines()
    )


def _spread(runs: Runs, places: NDArray[np.int64]) -> tuple[Runs, NDArray[np.int64]]:
    """Each run with the number of different places it stands in; a place of -1 does not count."""
    real = places >= 0
    pairs = runs[real].astype(np.uint64) << np.uint64(32) | places[real].astype(np.uint64)
    found, counts = np.unique(np.unique(pairs) >> np.uint64(32), return_counts=True)
    return found.astype(np.uint32), counts


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest())
