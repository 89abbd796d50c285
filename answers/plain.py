"""Answers and hits as plain text, for a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence

from answers.gaps import Gap, cure, field_words
from answers.phrases import count, day
from answers.register_plain import coverage_text, rows_text, tally_text
from answers.types import Answer, Citation
from index.types import Hit, Outcome, Run
from ingest.corrections import as_text
from ingest.facts import DocumentField, Place
from ingest.types import Document

WIDTH = 96


def hits_text(hits: Sequence[Hit]) -> str:
    """Hits, best first, each with where it stands and its whole text."""
    if not hits:
        return "Nothing was found."
    return "\n\n".join(
        f"{hit.rank}. {place(hit.document, hit.passage.page, hit.passage.paragraph)}\n"
        + _wrapped(hit.passage.text)
        for hit in hits
    )


def run_text(run: Run) -> str:
    """A run: when, how many files came to what, and each of them but the unchanged."""
    counts = Counter(entry.outcome for entry in run.entries)
    said = ", ".join(f"{counts[one]} {one}" for one in Outcome if counts[one]) or "no files"
    ended = f"to {run.ended:%H:%M:%S}" if run.ended else "without an end: at work, or stopped"
    lines = [f"Run {run.number}: {run.work}, {run.began:%Y-%m-%d %H:%M:%S} UTC {ended}: {said}"]
    lines += [
        f"  {one.outcome}: {one.file}" + (f": {one.reason}" if one.reason else "")
        for one in run.entries
        if one.outcome is not Outcome.UNCHANGED
    ]
    return "\n".join(lines)


def answer_text(answer: Answer) -> str:
    """An answer, its rows, its sources, and what was searched."""
    parts = ["\n".join(textwrap.fill(line, WIDTH) for line in answer.text.splitlines())]
    if answer.tally and answer.tally.cells:
        parts.append(tally_text(answer.tally))
    if answer.rows:
        parts.append(rows_text(answer.rows))
    if answer.citations:
        parts.append("\n".join(citation_text(citation) for citation in answer.citations))
    coverage = answer.coverage
    documents, councils = (
        count(coverage.documents, "document"),
        count(coverage.councils, "council"),
    )
    searched = f"Searched: {documents} about {councils}. {coverage_text(coverage)}"
    parts.append(textwrap.fill(searched, WIDTH))
    return "\n\n".join(parts)


def citation_text(citation: Citation) -> str:
    """A citation: its number, the document, the place, the words."""
    where = place(citation.document, citation.page, citation.paragraph)
    return f"[{citation.n}] {where}\n" + _wrapped(f"“{citation.quote}”")


def place(document: Document, page: int | None, paragraph: str) -> str:
    """Where words stand, such as "Medway · Update report · 26 September 2013 · p. 4 · para 3.8"."""
    dated = document.published or document.inspection_end
    parts = [document.councils_in_words, document.title]
    parts.append(day(dated) if dated else "")
    parts.append(f"p. {page}" if page and document.paged else "")
    parts.append(f"para {paragraph}" if paragraph else "")
    return " · ".join(part for part in parts if part)


def document_text(document: Document, passages: int) -> str:
    """A document as a library lists it, on one line."""
    dated = document.published or document.inspection_end or "no date"
    pages = f"{document.page_count} pages" if document.paged else "no pages"
    return (
        f"{document.id}  {document.councils_in_words or 'no council'}  {document.kind}  {dated}  "
        f"{pages}, {passages} passages  {document.file_name}"
    )


def gap_text(gap: Gap) -> str:
    """A document of which something is not known: what, and how to set it."""
    document = gap.document
    lines = [
        f"    no {field_words(field, document.kind)}: {cure(document, field)}"
        for field in gap.fields
    ]
    return "\n".join([f"{document.id}  {document.file_name}", *lines])


def facts_text(document: Document) -> str:
    """What is known of a document, a line a field, with where it comes from."""
    facts = {fact.field: fact for fact in document.facts}
    lines = [f"{document.id}  {document.file_name}"]
    for field in DocumentField:
        value = as_text(document, field) or "none"
        fact = facts.get(field)
        if fact is None:
            lines.append(f"    {field}: not known")
            continue
        read = f"; read: {fact.read or 'nothing'}" if fact.place is Place.BY_HAND else ""
        lines.append(f"    {field}: {value} ({fact.words}{read})")
    return "\n".join(lines)


def _wrapped(text: str) -> str:
    return "\n".join(
        textwrap.fill(line, WIDTH, initial_indent="    ", subsequent_indent="    ")
        for line in text.splitlines()
    )
