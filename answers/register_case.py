"""What the words of an answer from the register are made from, and phrases that they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answers.areas_read import at_large
from answers.inspections import Finding
from answers.phrases import listed
from answers.register_words import MOST_NAMED, areas_in_words, councils_at, period_in_words
from answers.selection import OVERALL, Selection, in_period
from answers.types import Coverage, JudgementsAsked, Occasion, Reading
from ingest.areas import concept_of
from ingest.grades import LEVELS
from ingest.types import Document

# Judgements told one by one in a sentence; more stand in the rows only.
MOST_TOLD = 4
# How a question begins that is answered by yes or no.
WHETHER = re.compile(r"(?:is|are|was|were|has|have|had|did|does|do)\b", re.IGNORECASE)
SEND = "local_area_send"


@dataclass(frozen=True, slots=True)
class Case:
    """All that an answer's words are made from.

    Attributes:
        reading: the question as it was understood.
        asked: what it asks of the register.
        chosen: what bears on it.
        coverage: of which councils it can speak.
        found: all findings of the documents admitted.
        documents: these documents.
    """

    reading: Reading
    asked: JudgementsAsked
    chosen: Selection
    coverage: Coverage
    found: Sequence[Finding]
    documents: Sequence[Document]

    @property
    def area(self) -> str:
        """The areas asked for, in words; "" for all."""
        return areas_in_words(self.chosen.areas)

    @property
    def at_large(self) -> bool:
        """Whether all areas are asked for at once: "in any area"."""
        return any(area.ids == at_large().ids for area in self.chosen.areas)

    @property
    def on(self) -> str:
        """Such as " on leadership"; "" for all areas."""
        return f" on {self.area}" if self.area else ""

    def councils(self, number: int = 2) -> str:
        """Such as "councils", "councils in the South West", "London boroughs"; or one of them."""
        return councils_at(self.asked.regions, number == 1)

    @property
    def time(self) -> str:
        """Such as " since 2018"; "" for always."""
        told = period_in_words(self.reading.only)
        return f" reported{told}" if self.chosen.by_publication else told


def occasion(case: Case, whose: str = "their") -> str:
    """Which inspections were meant; ``whose`` is "its" for one council."""
    if case.asked.occasion is Occasion.ANY:
        return "at any inspection held here"
    which = " that judged it" if judged_before(case) else ""
    return f"at {whose} {case.asked.occasion} inspection held here{which}"


def judged_before(case: Case) -> list[str]:
    """Councils with a graded inspection in the period after the one that counts."""
    # Partnerships are judged by another inspection altogether, which never judges a council's own
    # services.
    if case.asked.occasion is not Occasion.LATEST or case.asked.frameworks:
        return []
    counted = {one.council: one.inspection.ended for one in case.chosen.judged}
    return sorted(
        {
            one.council
            for one in case.found
            if one.graded and one.area_id != SEND
            if one.council in counted and one.inspection.ended > counted[one.council]
            if in_period(one.inspection, case.reading.only)
        }
    )


def area_of(case: Case) -> str:
    """The area that a sentence is about; overall effectiveness speaks for all of them."""
    return case.area or "overall effectiveness"


def overall(case: Case, found: Iterable[Finding]) -> list[Finding]:
    """The findings that a sentence tells: all of the area asked for, else the overall ones."""
    return [one for one in found if case.area or concept_of(one.area_id) == OVERALL]


def names_of(councils: Sequence[str]) -> str:
    """A colon and the councils; "" where they are too many for a sentence."""
    return f": {listed(councils)}" if 0 < len(councils) <= MOST_NAMED else ""


def councils_of(found: Iterable[Finding]) -> list[str]:
    """The councils that findings are about, in alphabetical order."""
    return sorted({one.council for one in found})


def by_date(found: Iterable[Finding]) -> list[Finding]:
    """Findings with a grade, the oldest inspection first."""
    known = [one for one in found if one.grade in LEVELS]
    return sorted(known, key=lambda one: one.inspection.ended)


def capital(words: str) -> str:
    """Words at the head of a sentence."""
    return words[:1].upper() + words[1:]
