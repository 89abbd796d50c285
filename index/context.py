"""Where a passage stands, in words: what is searched besides what it says."""

from __future__ import annotations

from ingest.types import Document, DocumentKind, Passage

# As those who ask put it. One word for what all inspections share keeps them near each other.
KIND_WORDS = {
    DocumentKind.FULL_INSPECTION: "Inspection report",
    DocumentKind.REINSPECTION: "Re-inspection report",
    DocumentKind.FOCUSED_VISIT: "Focused visit",
    DocumentKind.MONITORING_VISIT: "Monitoring visit",
    DocumentKind.AREA_SEND: "Area SEND inspection report",
    DocumentKind.JTAI: "Joint targeted area inspection report",
    DocumentKind.COMMITTEE_PAPER: "Committee paper",
    DocumentKind.MINUTES: "Minutes",
    DocumentKind.ACTION_PLAN: "Action plan",
    DocumentKind.LETTER: "Letter",
    DocumentKind.OTHER: "Other",
}


def context_of(document: Document, passage: Passage) -> str:
    """One line such as "Medway. Inspection report 2013. Leadership, management and governance".

    A passage seldom names its council, year or subject; those who ask do.
    """
    kind = KIND_WORDS[document.kind]
    dated = f"{kind} {document.year}" if document.year else kind
    parts = (document.about, dated, *passage.section)
    return ". ".join(part.strip(" .") for part in parts if part)


def searched_text(document: Document, passage: Passage) -> str:
    """What the encoder reads: the context, then the passage."""
    return f"{context_of(document, passage)}\n{passage.text}"
