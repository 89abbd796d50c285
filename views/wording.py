"""How the page says things: kinds, dates, places, what was searched and why."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from answers.phrases import count, day, listed
from answers.types import Answer, Citation, Reading
from ingest.types import INSPECTIONS, Document, DocumentKind

# In filters: all that an inspectorate publishes about inspections and visits.
ANY_INSPECTION = "Any inspection or visit"

KINDS = {
    DocumentKind.FULL_INSPECTION: "Full inspection",
    DocumentKind.REINSPECTION: "Re-inspection",
    DocumentKind.FOCUSED_VISIT: "Focused visit",
    DocumentKind.MONITORING_VISIT: "Monitoring visit",
    DocumentKind.AREA_SEND: "Area SEND inspection",
    DocumentKind.JTAI: "Joint targeted area inspection",
    DocumentKind.COMMITTEE_PAPER: "Committee paper",
    DocumentKind.MINUTES: "Minutes",
    DocumentKind.ACTION_PLAN: "Action plan",
    DocumentKind.LETTER: "Letter",
    DocumentKind.OTHER: "Other",
}


def inspected(document: Document) -> str:
    """The days of the inspection; "" if they are not known."""
    start, end = document.inspection_start, document.inspection_end
    if start and end and start != end:
        return f"{day(start)} to {day(end)}"
    known = start or end
    return day(known) if known else ""


def chip(citation: Citation) -> str:
    """A citation in short, such as "[1] Medway · 2013 · p. 4"."""
    document = citation.document
    parts = [document.about, str(document.year) if document.year else ""]
    parts.append(f"p. {citation.page}" if citation.page else _paragraph(citation, "para."))
    return f"[{citation.n}] " + " · ".join(part for part in parts if part)


def place(citation: Citation) -> str:
    """Where the words stand, such as "page 4, paragraph 4.6"."""
    page = f"page {citation.page}" if citation.page else ""
    return ", ".join(part for part in (page, _paragraph(citation, "paragraph")) if part)


def source(citation: Citation) -> str:
    """A citation's document and place, such as "Full inspection 2025, page 1"."""
    document = citation.document
    kind = f"{KINDS[document.kind]} {document.year or ''}".strip()
    return ", ".join(part for part in (kind, place(citation)) if part)


def facts(document: Document) -> str:
    """What sort of paper it is and when it was made."""
    parts = [KINDS[document.kind]]
    if days := inspected(document):
        parts.append(f"inspection {days}")
    if document.published:
        meeting = document.kind in (DocumentKind.COMMITTEE_PAPER, DocumentKind.MINUTES)
        parts.append(f"{'meeting' if meeting else 'published'} {day(document.published)}")
    return " · ".join(parts)


def searched(answer: Answer) -> str:
    """What was searched, and how the question was read."""
    coverage, narrowed = answer.coverage, _narrowed(answer.reading)
    because = f" Only documents {narrowed} were searched." if narrowed else ""
    if not coverage.documents:
        return f"The library holds no documents {narrowed}." if narrowed else because
    about = f" about {count(coverage.councils, 'council')}" if coverage.councils else ""
    return f"Searched {count(coverage.documents, 'document')}{about}.{because}"


def _narrowed(reading: Reading) -> str:
    only = reading.only
    parts = []
    if only.councils:
        named = only.councils <= set(reading.councils_named)
        why = ", which your question names" if named else ""
        parts.append(f"about {listed(sorted(only.councils), 'or')}{why}")
    if only.kinds:
        kinds = _kinds_in_words(only.kinds)
        parts.append(f"of the kind {listed(kinds, 'or')}")
    if only.since and only.until:
        parts.append(f"from {day(only.since)} to {day(only.until)}")
    elif only.since:
        parts.append(f"from {day(only.since)} on")
    elif only.until:
        parts.append(f"up to {day(only.until)}")
    return listed(parts)


def _kinds_in_words(kinds: AbstractSet[DocumentKind]) -> list[str]:
    named = {KINDS[kind] for kind in kinds - INSPECTIONS}
    if kinds >= INSPECTIONS:
        named.add(ANY_INSPECTION)
    else:
        named |= {KINDS[kind] for kind in kinds & INSPECTIONS}
    return sorted(words[0].lower() + words[1:] for words in named)


def _paragraph(citation: Citation, word: str) -> str:
    return f"{word} {citation.paragraph}" if citation.paragraph else ""
