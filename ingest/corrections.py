"""What a person sets about a document: checked, and laid over what was read.

Values travel as text, in one form each: ids for kind and framework, ISO days, councils parted by
semicolons, since some councils have commas in their names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ingest.errors import BadRequest
from ingest.facts import FIELD_WORDS, Certainty, DocumentField, Fact, Place
from ingest.frameworks import framework
from ingest.gazetteer import gazetteer
from ingest.types import Document, DocumentKind

NONE = "none"
SEPARATOR = "; "
LONGEST = 300
_DAYS = (DocumentField.INSPECTION_START, DocumentField.INSPECTION_END, DocumentField.PUBLISHED)
# Without these no document can be listed.
_NEVER_NONE = (DocumentField.TITLE, DocumentField.KIND)

# By field: the value as text; None where a person has said that there is none.
Settings = Mapping[DocumentField, str | None]


@dataclass(frozen=True, slots=True)
class Correction:
    """One field that a person sets.

    Attributes:
        field: which field.
        value: its value as text, checked; None: there is none, whatever was read.
        as_read: whether the field shall go back to what was read; ``value`` is then of no account.
    """

    field: DocumentField
    value: str | None
    as_read: bool = False

    @property
    def words(self) -> str:
        """As "field=value", which asks for the same."""
        return f"{self.field}={'' if self.as_read else self.value or NONE}"


def correction(words: str) -> Correction:
    """What "field=value" asks for.

    "field=none" says that there is none; "field=" goes back to what was read. "council" is another
    name for "councils".

    Raises:
        BadRequest: there is no such field, or it cannot have that value.
    """
    name, equals, value = words.partition("=")
    name = name.strip().lower()
    name = "councils" if name == "council" else name
    if not equals or name not in list(DocumentField):
        raise BadRequest(
            f"{words[:80]!r} sets no field. Write field=value with one of the fields "
            f"{', '.join(DocumentField)}."
        )
    return correction_of(DocumentField(name), value)


def correction_of(field: DocumentField, value: str) -> Correction:
    """A field's new value from words; "none": there is none; "": what was read.

    Raises:
        BadRequest: the field cannot have that value.
    """
    words = " ".join(value.split())
    if not words:
        return Correction(field, None, as_read=True)
    if words.lower() == NONE:
        if field in _NEVER_NONE:
            raise BadRequest(f"A document cannot be without a {FIELD_WORDS[field]}. Give one.")
        return Correction(field, None)
    return Correction(field, _checked(field, words))


def corrected(document: Document, settings: Settings) -> Document:
    """A document as read, with what a person has set laid over it, and the facts saying so.

    Raises:
        BadRequest: the inspection would end before it starts.
    """
    if not settings:
        return document
    values: dict[str, Any] = {field: value_of(field, text) for field, text in settings.items()}
    by_hand = [
        Fact(field, Place.BY_HAND, None, Certainty.SET_BY_HAND, as_text(document, field))
        for field in settings
    ]
    facts = [fact for fact in document.facts if fact.field not in settings] + by_hand
    order = list(DocumentField)
    facts.sort(key=lambda fact: order.index(fact.field))
    return replace(document, **values, facts=tuple(facts))


def require_order(document: Document) -> None:
    """Refuse an inspection that ends before it starts.

    Raises:
        BadRequest: it does.
    """
    start, end = document.inspection_start, document.inspection_end
    if start and end and start > end:
        raise BadRequest(
            f"The inspection would end ({end}) before it starts ({start}). Set both days."
        )


def as_text(document: Document, field: DocumentField) -> str:
    """The value of a field as text; "" if it is not known."""
    value = getattr(document, field)
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value or "")


def _checked(field: DocumentField, words: str) -> str:
    if field is DocumentField.COUNCILS:
        return _councils(words)
    if field is DocumentField.KIND:
        try:
            return DocumentKind(words.lower())
        except ValueError as error:
            raise BadRequest(
                f"There is no kind {words[:60]!r}. There are: {', '.join(DocumentKind)}."
            ) from error
    if field is DocumentField.FRAMEWORK:
        try:
            return framework(words.lower()).id
        except ValueError as error:
            said = str(error)
            raise BadRequest(f"{said[0].upper()}{said[1:]}.") from error
    if field in _DAYS:
        return _day(field, words)
    if len(words) > LONGEST or not words.isprintable():
        raise BadRequest(f"A {FIELD_WORDS[field]} has at most {LONGEST} letters, all printable.")
    return words


def _councils(words: str) -> str:
    named = [part.strip() for part in words.split(";") if part.strip()]
    if not named:
        raise BadRequest("Name a council, or several with semicolons between them.")
    return SEPARATOR.join(dict.fromkeys(gazetteer().get(one).name for one in named))


def _day(field: DocumentField, words: str) -> str:
    try:
        if len(words) != len("2013-09-26") or "W" in words.upper():
            raise ValueError(words)
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise BadRequest(
            f"{words[:60]!r} is no day for {FIELD_WORDS[field]}. Write it as 2013-09-26."
        ) from error


def value_of(field: DocumentField, text: str | None) -> Any:
    """The value that a checked text stands for; None and () where there is none."""
    if field is DocumentField.COUNCILS:
        return tuple(text.split(SEPARATOR)) if text else ()
    if text is None:
        return None
    if field is DocumentField.KIND:
        return DocumentKind(text)
    return date.fromisoformat(text) if field in _DAYS else text
