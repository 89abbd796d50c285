"""Findings itself under measurement: its search as a retriever, its answers accounted for."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from answers.assistant import Assistant
from answers.folding import fold, values_of
from answers.types import Answer, Citation
from eval.evaluation import Retrieve
from eval.questions import Question
from eval.relevance import Found, same_document
from eval.runs import Answered, Quoted
from index.fingerprint import fingerprint
from index.types import Way
from ingest.types import Document

# Letters of a quote that a page must have, if the rest is on the next.
_BEGINNING = 10


def searching(assistant: Assistant, top: int = 20, way: Way = Way.FUSED) -> Retrieve:
    """The assistant's search as a retriever."""

    def retrieve(question: str) -> list[Found]:
        return [
            Found(
                name_of(hit.document),
                hit.passage.text,
                hit.passage.page if hit.document.paged else None,
            )
            for hit in assistant.search(question, top, way=way)
        ]

    return retrieve


def answering(assistant: Assistant) -> Callable[[Question], Answered]:
    """Accounts for the assistant's answers."""
    documents = assistant.library.store.documents()

    def answer(question: Question) -> Answered:
        began = time.perf_counter()
        given = assistant.ask(question.text)
        seconds = time.perf_counter() - began
        wanted = {
            council
            for gold in question.gold
            for document in documents
            if gold.grade > 0 and same_document(document.file_name, gold.document)
            for council in document.councils
        }
        return Answered(
            answered=given.answered,
            quotes=tuple(_quoted(assistant, citation) for citation in given.citations),
            listed=tuple(sorted(listed(given))),
            wanted=tuple(sorted(wanted)),
            seconds=round(seconds, 4),
        )

    return answer


def listed(answer: Answer) -> set[str]:
    """The councils that an answer is about: those of its rows, else of the documents it cites."""
    if answer.rows:
        return {row.council for row in answer.rows}
    return {council for one in answer.citations for council in one.document.councils}


def name_of(document: Document) -> str:
    """A document's name in question sets: its file's, without the ending."""
    return Path(document.file_name).stem


def _quoted(assistant: Assistant, citation: Citation) -> Quoted:
    store, page = assistant.library.store, citation.page
    # Formats without pages have no page to be right about.
    span = (1, None) if page is None else (page, page + 1)
    text = {one.number: fold(one.raw).text for one in store.pages(citation.document.id, *span)}
    begins = list(text) if page is None else [page]
    return Quoted(
        document=name_of(citation.document),
        page=page,
        quote=citation.quote,
        verbatim=any(stands_on(citation.quote, text[n], text.get(n + 1, "")) for n in begins),
    )


def stands_on(quote: str, page: str, following: str = "") -> bool:
    """Whether a quote begins on a page, and ends there or on the next; pages come folded.

    Of a row of a table, which is quoted as a sentence, every cell stands on the page.
    """
    sought = fold(quote).text
    if not sought:
        return False
    if sought in page:
        return True
    if any(sought[:n] in page and sought[n:] in following for n in range(_BEGINNING, len(sought))):
        return True
    cells = values_of(quote)
    return len(cells) > 1 and all(cell in page for cell in cells)


def settings_of(assistant: Assistant, top: int, way: Way) -> dict[str, Any]:
    """How the search is set, and over what: kept with a run."""
    return {
        "way": str(way),
        "steps": sorted(map(str, assistant.settings.steps)),
        "top": top,
        "documents": len(assistant.library.store.documents()),
        "content": fingerprint(assistant.library.store),
        "model": assistant.library.encoder.name,
    }
