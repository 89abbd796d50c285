"""What is not known of a document though such documents have it, and how to mend that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.facts import FIELD_WORDS, Certainty, DocumentField, Place
from ingest.types import Document, DocumentKind

_INSPECTED = (
    DocumentField.COUNCILS,
    DocumentField.FRAMEWORK,
    DocumentField.INSPECTION_START,
    DocumentField.INSPECTION_END,
    DocumentField.PUBLISHED,
)
_HELD = (DocumentField.COUNCILS, DocumentField.PUBLISHED)
_LED = (*_INSPECTED, DocumentField.LEAD_INSPECTOR)

# What documents of a kind have besides title and kind. Visits and joint inspections are published
# as letters, most of which name no lead inspector; a plan may be about no one inspection.
EXPECTED: dict[DocumentKind, tuple[DocumentField, ...]] = {
    DocumentKind.FULL_INSPECTION: _LED,
    DocumentKind.REINSPECTION: _LED,
    DocumentKind.FOCUSED_VISIT: _INSPECTED,
    DocumentKind.MONITORING_VISIT: _INSPECTED,
    DocumentKind.AREA_SEND: _LED,
    DocumentKind.JTAI: _INSPECTED,
    DocumentKind.COMMITTEE_PAPER: _HELD,
    DocumentKind.MINUTES: _HELD,
    DocumentKind.ACTION_PLAN: (DocumentField.COUNCILS,),
    DocumentKind.LETTER: _HELD,
    DocumentKind.OTHER: (DocumentField.COUNCILS,),
}

# What to write in place of the value, in a cure.
_EXAMPLES = {
    DocumentField.TITLE: '"…"',
    DocumentField.KIND: "committee_paper",
    DocumentField.COUNCILS: '"…"',
    DocumentField.FRAMEWORK: "ilacs_2018",
    DocumentField.INSPECTION_START: "YYYY-MM-DD",
    DocumentField.INSPECTION_END: "YYYY-MM-DD",
    DocumentField.PUBLISHED: "YYYY-MM-DD",
    DocumentField.LEAD_INSPECTOR: '"…"',
}


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not known of one document.

    Attributes:
        document: which.
        fields: what is not known, in the order of ``DocumentField``.
    """

    document: Document
    fields: tuple[DocumentField, ...]


def gaps(documents: Iterable[Document]) -> list[Gap]:
    """The documents of which something is not known that such documents have, and what.

    A title that only the file's name gave and the kind "other" count as not known. What a person
    has set counts as known, "there is none" too.
    """
    found = (Gap(document, _lacking(document)) for document in documents)
    return [gap for gap in found if gap.fields]


def field_words(field: DocumentField, kind: DocumentKind) -> str:
    """A field in plain words; committee papers and minutes bear the day of their meeting."""
    if field is DocumentField.PUBLISHED and kind in (
        DocumentKind.COMMITTEE_PAPER,
        DocumentKind.MINUTES,
    ):
        return "date of the meeting"
    return FIELD_WORDS[field]


def cure(document: Document, field: DocumentField) -> str:
    """The command that sets a field, or says that there is none."""
    none = "" if field in (DocumentField.TITLE, DocumentField.KIND) else f", or {field}=none"
    return f"findings documents set {document.id} {field}={_EXAMPLES[field]}{none}"


def _lacking(document: Document) -> tuple[DocumentField, ...]:
    known = {
        fact.field
        for fact in document.facts
        if fact.certainty is Certainty.SET_BY_HAND
        or not (fact.field is DocumentField.TITLE and fact.place is Place.FILE_NAME)
    }
    wanted = {DocumentField.TITLE, DocumentField.KIND, *EXPECTED[document.kind]}
    return tuple(field for field in DocumentField if field in wanted - known)
