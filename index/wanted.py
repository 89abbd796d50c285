"""What a search looks for, as far as the question's words tell: what answers hands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.types import Document


class Want(StrEnum):
    """What sort of passage, or of words in it, a question asks for."""

    IMPROVEMENT = "improvement"  # what has to get better: areas for improvement, recommendations
    JUDGEMENT = "judgement"  # grades
    PAPER = "paper"  # councils' own papers
    SEND = "send"  # area SEND inspections
    SEVERAL = "several"  # what several councils' documents say, each
    MONEY = "money"  # a sum
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"  # a name

    @property
    def is_held(self) -> bool:
        """Whether it is told by what a passage's words hold, not by what the passage is."""
        return self in (Want.MONEY, Want.NUMBER, Want.DATE, Want.PERSON)


@dataclass(frozen=True, slots=True)
class Period:
    """A time that a question names; both days belong to it."""

    first: date
    last: date

    def gap(self, document: Document) -> int | None:
        """Days from here to the document's inspection or publication, whichever is nearer.

        Below 0 if the document is earlier, 0 if it touches the period; None if it has no date.
        """
        spans = []
        if document.inspection_start and document.inspection_end:
            spans.append((document.inspection_start, document.inspection_end))
        if document.published:
            spans.append((document.published, document.published))
        gaps = [self._gap(first, last) for first, last in spans]
        return min(gaps, key=abs, default=None)

    def _gap(self, first: date, last: date) -> int:
        if first > self.last:
            return (first - self.last).days
        return min(0, (last - self.first).days)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for.

    Attributes:
        question: in the asker's words.
        topic: the question without the councils and times that it names.
        terms: what the papers call what the question speaks of.
        periods: times that the question names.
        wants: what sort of passage it asks for.
    """

    question: str
    topic: str
    terms: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    wants: frozenset[Want] = frozenset()

    @property
    def in_the_papers_words(self) -> str:
        """The topic with the papers' own terms beside it."""
        return f"{self.topic} ({'; '.join(self.terms)})" if self.terms else self.topic

    def gap(self, document: Document) -> int | None:
        """Days from the nearest of the periods; None if there is none, or the document no date."""
        gaps = [gap for one in self.periods if (gap := one.gap(document)) is not None]
        return min(gaps, key=abs, default=None)
