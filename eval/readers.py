"""Readers who ask a library without pause, and look at whether what they get can be."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from answers.assistant import Assistant, Settings
from answers.doubts import ANYTHING
from answers.source import paragraph_view
from answers.types import Answer
from answers.verbatim import page_of
from eval.hashed import HashedWords
from index.library import Library
from index.types import Filter
from ingest.errors import NotInLibrary

# Every question is answered as far as can be: citations are what is looked at.
QUOTING = Settings(limits=ANYTHING)
_QUESTIONS = (
    "What was said about health?",
    "Are social workers' caseloads manageable?",
    "How do leaders know the quality of practice?",
    "What happens when children go missing from home or care?",
    "Which areas for improvement are named?",
    "Are care leavers in suitable accommodation?",
    "How good is permanence planning?",
    "What was said about private fostering?",
)


@dataclass
class Tally:
    """What readers met with.

    Attributes:
        questions: asked.
        citations: looked at.
        removed_since: citations whose document was gone when they were looked at, as may be.
        documents: ids of all documents cited.
        errors: what was raised, with how often.
        after_removal: citations and hits of a document that was removed before the question.
        torn: what cannot be of one state, with how often.
    """

    questions: int = 0
    citations: int = 0
    removed_since: int = 0
    documents: set[str] = field(default_factory=set)
    errors: Counter[str] = field(default_factory=Counter)
    after_removal: int = 0
    torn: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count what another reader met with as well."""
        self.questions += other.questions
        self.citations += other.citations
        self.removed_since += other.removed_since
        self.documents |= other.documents
        self.errors += other.errors
        self.after_removal += other.after_removal
        self.torn += other.torn


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happens, and how those at work know of each other.

    Attributes:
        library: the library's folder.
        removed: file that lists the ids of documents whose removal is done.
        stop: an event that is set when it is over.
    """

    library: Path
    removed: Path
    stop: Any

    def removed_ids(self) -> set[str]:
        """Documents whose removal is done."""
        return set(self.removed.read_text().split())


def ask(place: Place, number: int) -> Tally:
    """Ask with an assistant of one's own until told to stop."""
    tally = Tally()
    with Assistant.open(place.library, HashedWords(), QUOTING) as assistant:
        ask_on(assistant, place, number, tally)
    return tally


def ask_on(assistant: Assistant, place: Place, number: int, tally: Tally) -> None:
    """Ask an assistant that others may share until told to stop.

    Args:
        assistant: whom to ask.
        place: the library, what was removed from it, and when to stop.
        number: the reader's, which decides what is asked.
        tally: where to count.
    """
    chosen = random.Random(number)  # noqa: S311 - no secret
    for question in itertools.cycle(_QUESTIONS):
        if place.stop.is_set():
            return
        gone = place.removed_ids()
        try:
            only = _council_of_some(assistant.library, chosen) if chosen.random() < 0.5 else None
            hits = assistant.search(question, 10, only)
            tally.after_removal += sum(hit.document.id in gone for hit in hits)
            tally.torn.update(
                "a hit of another document" for h in hits if h.passage.document_id != h.document.id
            )
            _look_at(assistant.library, assistant.ask(question, only), gone, tally)
        except Exception as error:
            tally.errors[f"{type(error).__name__}: {error}"] += 1
        tally.questions += 1


def _council_of_some(library: Library, chosen: random.Random) -> Filter | None:
    held = [one.council for one in library.store.documents() if one.council]
    return Filter(councils=frozenset({chosen.choice(held)})) if held else None


def _look_at(library: Library, answer: Answer, gone: set[str], tally: Tally) -> None:
    cited = {citation.document.id for citation in answer.citations}
    tally.documents |= cited
    tally.after_removal += len(cited & gone)
    if len(cited) > answer.coverage.documents:
        tally.torn["more documents cited than searched"] += 1
    for citation in answer.citations:
        tally.citations += 1
        passage = citation.hit.passage
        if passage.document_id != citation.document.id:
            tally.torn["a passage of another document"] += 1
        with library.store.snapshot():
            here = library.store.document(citation.document.id) is not None
            pages = library.store.pages(citation.document.id, passage.page, passage.last_page)
        if here and page_of(citation.quote, pages) is None:
            tally.torn["a quote that is not on its page"] += 1
        if not here:
            tally.removed_since += 1
            try:
                paragraph_view(library, citation)
                tally.torn["a removed document that can still be looked at"] += 1
            except NotInLibrary:
                pass
