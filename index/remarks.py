"""What the register of judgements leaves to be looked at by a person: no damage, but not silent."""

from __future__ import annotations

from collections import defaultdict

from index.library import Library
from ingest.grades import GRADE_WORDS, Grade
from ingest.judgement import Judgement, Mention
from ingest.types import Document


def remarks(library: Library) -> list[str]:
    """A line for each document with grades that could not be read, and for each disagreement."""
    unread: defaultdict[str, list[str]] = defaultdict(list)
    documents: dict[str, Document] = {}
    disagreeing: list[str] = []
    for document, judgement in library.register.rows():
        documents[document.id] = document
        if judgement.grade is Grade.UNREADABLE:
            unread[document.id].append(judgement.area)
        elif judgement.disagreeing:
            disagreeing.append(_disagreement(document, judgement))
    return [*(_unread(documents[id_], areas) for id_, areas in unread.items()), *disagreeing]


def _unread(document: Document, areas: list[str]) -> str:
    return (
        f"{_named(document)}: no grade was read for {'; '.join(areas)}. Look at its pages. If it "
        "is no full inspection, or under another framework, say so: `findings documents set "
        f"{document.id} kind=… framework=…`."
    )


def _disagreement(document: Document, judgement: Judgement) -> str:
    first: dict[Grade, Mention] = {}
    for mention in judgement.mentions:
        first.setdefault(mention.grade, mention)
    places = ", but ".join(_place(document, mention) for mention in first.values())
    return f"{_named(document)}: {judgement.area} is {places}."


def _place(document: Document, mention: Mention) -> str:
    place = f"page {mention.page}" if document.paged else f"“{mention.quote[:60]}”"
    paragraph = f", paragraph {mention.paragraph}" if mention.paragraph else ""
    return f"{GRADE_WORDS[mention.grade]} ({place}{paragraph})"


def _named(document: Document) -> str:
    return f"{document.file_name} ({document.id})"
