"""A question's words while they are read: what is understood is taken out, and what is left counts.

A question is about judgements only if all that it says is understood so: "is leadership adequate?"
is, "is caseload adequate?" is not. So each part that is read is struck out by a sign of its own,
and the shape of the signs and the words left over decide what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files

# What stands in place of words that were read, a sign a letter.
COUNCIL, PLACE, AREA, GRADE, PERIOD, FRAMEWORK = "§‡¶¤•†"
SIGNS = COUNCIL + PLACE + AREA + GRADE + PERIOD + FRAMEWORK

_LONG, _LONGER = 6, 9
# Slips in words too short to be told by their letters.
_SHORT = {"wich": "which", "whcih": "which", "whihc": "which", "whch": "which", "waht": "what"}


class Words:
    """A question in small letters, with what is understood struck out.

    Args:
        text: the question.

    Attributes:
        text: as it stands now; always as long as it was.
    """

    def __init__(self, text: str) -> None:
        self.original = text
        self.text = text

    def take(self, pattern: re.Pattern[str], sign: str) -> list[re.Match[str]]:
        """Strike out all that a pattern finds, and give the matches."""
        found = list(pattern.finditer(self.text))
        for match in found:
            self.strike(match.start(), match.end(), sign)
        return found

    def strike(self, start: int, end: int, sign: str) -> None:
        """Strike out one stretch."""
        self.text = self.text[:start] + sign * (end - start) + self.text[end:]

    def left(self, known: Callable[[str], bool]) -> list[str]:
        """Words that nothing was read from, without those that say nothing here."""
        return [
            word
            for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*", self.text)
            if not known(word) and not set(word) <= set(SIGNS)
        ]


def folded(text: str) -> str:
    """Small letters, straight apostrophes, plain dashes, single spaces, "n't" as "not"."""
    text = re.sub("[’‘ʼ`´]", "'", text.lower())
    text = re.sub("[‐‑‒–—−]", "-", text).replace("can't", "cannot").replace("n't", " not")
    return " ".join(text.split())


def respelt(text: str, vocabulary: Iterable[str]) -> str:
    """The text with slips of spelling in the words that matter put right, such as "inadaquate".

    A word counts as a slip only if it is long, begins as ours does, and is a letter or two from it:
    short words, and words that are right as they are, stay.
    """
    known = frozenset(vocabulary)
    long = tuple(sorted(word for word in known if len(word) >= _LONG))

    def put_right(match: re.Match[str]) -> str:
        word = _SHORT.get(match[0], match[0])
        if len(word) < _LONG or word in known or word in _right_words():
            return word
        best = [(slips(word, other), other) for other in long if other[0] == word[0]]
        allowed = 2 if len(word) >= _LONGER else 1
        distance, nearest = min(best, default=(allowed + 1, word))
        return nearest if distance <= min(allowed, 2 if len(nearest) >= _LONGER else 1) else word

    return re.sub(r"[^\W\d_]+", put_right, text)


@cache
def _right_words() -> frozenset[str]:
    text = (files("answers") / "data" / "right_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def slips(one: str, other: str) -> int:
    """Letters to add, drop, change or swap to turn one word into another; 3 for three or more."""
    if abs(len(one) - len(other)) > 2:
        return 3
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return min(rows[-1][-1], 3)


@cache
def any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some terms as a whole, the longest first; " … " stands for up to six words."""
    spelt = sorted((_spelt(term) for term in terms), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(spelt)})(?!\w)")


def _spelt(term: str) -> str:
    parts = [
        r"[\s,]+".join(
            re.escape(word).replace("'", "'?") for word in part.replace(",", " ").split()
        )
        for part in term.split("…")
    ]
    return r"\s+(?:[\w']+\s+){0,6}?".join(parts)
