"""Reading a question: what it names that narrows the search, and what is left to look for."""

from __future__ import annotations

import re
from dataclasses import replace

from answers.requests import require_question
from answers.types import Reading
from index.types import Filter
from ingest.gazetteer import Mention, gazetteer

_LEFT_OVER = re.compile(r" (?:in|at|of|by|for|from|to|and|or|within|about) ?$| $", re.I)
_POSSESSIVE = re.compile(r"^['’]s\b")


def read(question: str, only: Filter | None = None) -> Reading:
    """Understand a question.

    Args:
        question: in the asker's words.
        only: what the asker has set; it goes before what the question's words say.

    Raises:
        BadRequest: the question is empty, too long, or no valid text.
    """
    require_question(question)
    question = " ".join(question.split())
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
    ends = [0, *(mention.end for mention in mentions)]
    starts = [*(mention.start for mention in mentions), len(question)]
    pieces = [
        _POSSESSIVE.sub("", question[end:start]) for end, start in zip(ends, starts, strict=True)
    ]
    kept = [_LEFT_OVER.sub("", piece) for piece in pieces[:-1]]
    return " ".join("".join([*kept, pieces[-1]]).split()).strip(" ,;:?!.'’")
