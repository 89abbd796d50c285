"""The papers' words for what is asked in others: for "runaways" "missing from home"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class _Term:
    printed: tuple[str, ...]
    pattern: re.Pattern[str]


def terms_for(question: str) -> tuple[str, ...]:
    """What the papers print for what a question speaks of, in the order of the table."""
    found = (term.printed for term in _terms() if term.pattern.search(question))
    return tuple(dict.fromkeys(word for printed in found for word in printed))


@cache
def _terms() -> tuple[_Term, ...]:
    table = tomllib.loads((files("answers") / "data" / "terms.toml").read_text(encoding="utf-8"))
    return tuple(
        _Term(tuple(row["printed"]), _pattern([*row["printed"], *row["asked"]]))
        for row in table["term"]
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_one, longest_first))})(?!\w)")


def _one(word: str) -> str:
    written = re.escape(word).replace(r"\ ", "[ -]").replace("'", "['’]")
    # Initials are told by their capitals: "SEND" is no "send", "PAs" no "pas".
    return written if re.match("[A-Z][a-z]?[A-Z]|[A-Z]&", word) else f"(?i:{written})"
