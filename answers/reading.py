"""Reading a question: what it names that narrows the search, and what is left to look for."""

from __future__ import annotations

import re
from dataclasses import replace

from answers.types import Reading
from index.types import Filter
from ingest.gazetteer import Mention, gazetteer

_LEFT_OVER = re.compile(
    r"\s*\b(?:in|at|of|by|for|from|to|and|or|within|about|['’]s)?\s*$|\s+$", re.I
)


def read(question: str, only: Filter | None = None) -> Reading:
    """Understand a question.

    Args:
        question: in the asker's words.
        only: what the asker has set; it goes before what the question's words say.
    """
    only = only or Filter()
    mentions = gazetteer().find(question)
    named = dict.fromkeys(mention.council.name for mention in mentions)
    if named and not only.councils:
        only = replace(only, councils=frozenset(named))
    return Reading(
        question=question,
        only=only,
        councils_named=tuple(named),
        sought=_without(question, mentions) or question,
    )


def _without(question: str, mentions: list[Mention]) -> str:
    """The question without the councils that it names and the small words before them."""
    kept = ""
    passed = 0
    for mention in mentions:
        kept += _LEFT_OVER.sub("", question[passed : mention.start])
        passed = mention.end
    rest = question[passed:]
    return (kept + re.sub(r"^['’]s\b", "", rest)).strip(" ,;:?!.'’")
