"""Where a fact about a document comes from, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class DocumentField(StrEnum):
    """What is known of a document, and can be set by hand. The days of an inspection are two."""

    TITLE = "title"
    KIND = "kind"
    COUNCILS = "councils"
    FRAMEWORK = "framework"
    INSPECTION_START = "inspection_start"
    INSPECTION_END = "inspection_end"
    PUBLISHED = "published"
    LEAD_INSPECTOR = "lead_inspector"


# In plain words, for people.
FIELD_WORDS = {
    DocumentField.TITLE: "title",
    DocumentField.KIND: "kind",
    DocumentField.COUNCILS: "council",
    DocumentField.FRAMEWORK: "framework",
    DocumentField.INSPECTION_START: "first day of the inspection",
    DocumentField.INSPECTION_END: "last day of the inspection",
    DocumentField.PUBLISHED: "date of publication",
    DocumentField.LEAD_INSPECTOR: "lead inspector",
}


class Certainty(StrEnum):
    """How sure a fact is."""

    PRINTED = "printed"  # the document states it where documents of its kind state it
    INFERRED = "inferred"  # worked out from running text, from the file's name or its properties
    SET_BY_HAND = "set_by_hand"  # a person has said so


class Place(StrEnum):
    """Where a fact was read."""

    FRONT = "front"
    BODY = "body"
    FILE_NAME = "file name"
    FILE_PROPERTIES = "file properties"
    BY_HAND = "set by hand"


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value that was read, and where.

    Attributes:
        value: what was read.
        place: where it was read.
        page: the page it stands on, from 1; None where the place has no pages.
        certainty: how sure it is.
    """

    value: T
    place: Place
    page: int | None = None
    certainty: Certainty = Certainty.PRINTED


@dataclass(frozen=True, slots=True)
class Fact:
    """Where one field of a document comes from; a field that was not read has none.

    Attributes:
        field: which field.
        place: where its value was read.
        page: the page it stands on, from 1; None where the place has no pages.
        certainty: how sure it is.
        read: for a field set by hand, what had been read for it, as text; "" if nothing.
    """

    field: DocumentField
    place: Place
    page: int | None
    certainty: Certainty
    read: str = ""

    @classmethod
    def of(cls, field: DocumentField, found: Found[Any]) -> Fact:
        """The fact that a value was found."""
        return cls(field, found.place, found.page, found.certainty)

    @property
    def words(self) -> str:
        """The place in words, such as "front page" or "body, page 2"."""
        if self.page is None:
            return self.place
        if self.place is Place.FRONT and self.page == 1:
            return "front page"
        return f"{self.place}, page {self.page}"
