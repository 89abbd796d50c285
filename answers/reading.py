"""Reading a question: what it names that narrows the search."""

from __future__ import annotations

from dataclasses import replace

from answers.types import Reading
from index.types import Filter
from ingest.gazetteer import gazetteer


def read(question: str, only: Filter | None = None) -> Reading:
    """Understand a question.

    Args:
        question: in the asker's words.
        only: what the asker has set; it goes before what the question's words say.
    """
    only = only or Filter()
    named = dict.fromkeys(mention.council.name for mention in gazetteer().find(question))
    if named and not only.councils:
        only = replace(only, councils=frozenset(named))
    return Reading(question=question, only=only, councils_named=tuple(named))
