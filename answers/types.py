"""The records of the query side: how a question was understood, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from answers.register_types import Related, Row, Tally
from index.types import Filter, Hit
from ingest.grades import Grade
from ingest.types import Document


class Asked(StrEnum):
    """What a question asks for."""

    PASSAGES = "passages"  # what was said: nothing that the register answers
    SET = "set"  # which councils were given a grade
    COUNT = "count"  # how many were
    GRADE = "grade"  # which grade a council was given
    HISTORY = "history"  # how a council was judged over the years
    CHANGE = "change"  # which councils moved from one inspection to the next
    COMPARISON = "comparison"  # how several councils, or inspections of one, stand to each other
    TALLY = "tally"  # how many were given each grade


class Occasion(StrEnum):
    """Which of a council's inspections count."""

    LATEST = "latest"  # "are": the last that judged the area
    FIRST = "first"  # the first that did
    ANY = "any"  # "were", "rated": all of the period


class Change(StrEnum):
    """From one inspection to the next that judged the same area."""

    IMPROVED = "improved"
    DECLINED = "declined"
    SAME = "same"
    REPEATED = "repeated"  # given the grade asked for at two inspections or more


class Grouping(StrEnum):
    """What a tally is made by."""

    GRADE = "grade"
    YEAR = "year"
    REGION = "region"
    AREA = "area"
    FRAMEWORK = "framework"


@dataclass(frozen=True, slots=True)
class AreaRead:
    """An area of judgement that a question means.

    Attributes:
        words: the asker's words for it; "" where it was set exactly.
        ids: ids of areas that are meant, over all frameworks; () where no framework judges what the
            words name: ``alternatives`` then has what judges it among other things.
        name: what they are called, for people.
        alternatives: other areas that the words may mean, as (id, name), likeliest first: offered,
            not mixed in.
    """

    words: str
    ids: tuple[str, ...]
    name: str
    alternatives: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class JudgementsAsked:
    """What a question asks of the register of judgements.

    Attributes:
        asked: what for.
        areas: areas meant, in the order named; () for all, or for overall effectiveness alone where
            a set, a count or a change is asked for.
        grades: grades meant; empty for any.
        grades_in_words: how the asker named them, such as "worse than good"; "" if not at all.
        frameworks: ids of frameworks meant; empty for any.
        regions: regions named, or "London boroughs", "statistical neighbours of Kent" and the like,
            in words; their councils stand in the reading's filter.
        occasion: which inspections of a council count.
        change: which change is asked for; None for any.
        grades_before: grades that a change is asked for from; empty for any. ``grades`` are those
            after it.
        never: whether those are asked for that were given none of ``grades`` at any inspection that
            judged the area.
        by: what a tally is made by.
        passages_too: whether what inspectors wrote is asked for as well.
        lacking: whether those are asked for that no judgement of the areas is held of.
        every: whether those are asked for that were given one of ``grades`` in every area judged.
        visits: whether a focused or monitoring visit is asked about: these give no grades.
    """

    asked: Asked
    areas: tuple[AreaRead, ...] = ()
    grades: frozenset[Grade] = frozenset()
    grades_in_words: str = ""
    frameworks: frozenset[str] = frozenset()
    regions: tuple[str, ...] = ()
    occasion: Occasion = Occasion.ANY
    change: Change | None = None
    grades_before: frozenset[Grade] = frozenset()
    never: bool = False
    by: Grouping | None = None
    passages_too: bool = False
    lacking: bool = False
    every: bool = False
    visits: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question was understood; shown to the asker, who can correct it.

    Attributes:
        question: the question as asked.
        only: which documents are drawn on: what the asker set, else what the question names.
        councils_named: councils that the question itself names, in its order.
        sought: the question without them: a sentence that answers seldom names its council.
        judgements: what it asks of the register; None where it asks for passages only.
        beyond: why the register was not asked though the question sounds as if it should be; "" if
            it does not.
    """

    question: str
    only: Filter
    councils_named: tuple[str, ...]
    sought: str
    judgements: JudgementsAsked | None = None
    beyond: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a document, and where they stand.

    Attributes:
        n: number within its answer, from 1.
        hit: the passage and document.
        quote: the words, verbatim.
        page: page that the quote starts on, from 1; None where the format has no pages.
    """

    n: int
    hit: Hit
    quote: str
    page: int | None

    @property
    def document(self) -> Document:
        """The document quoted."""
        return self.hit.document

    @property
    def paragraph(self) -> str:
        """Printed number of the paragraph quoted; "" if it has none."""
        return self.hit.passage.paragraph


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an answer drew on.

    The lists are names of councils in alphabetical order, and None where the register of judgements
    was not asked. A council stands in one of them; it is not without a judgement because an
    inspection did not ask for one.

    Attributes:
        documents: number of documents searched.
        councils: number of councils that those documents are about.
        with_judgement: councils with a judgement such as was asked for, whatever its grade.
        without: councils whose documents state none though their framework has one, or give no
            grades at all.
        not_asked: councils that were inspected only under frameworks that do not judge it.
        unreadable: councils with a report that should state one in which it could not be read.
        not_held: councils asked for about which the library holds nothing.
    """

    documents: int
    councils: int
    with_judgement: tuple[str, ...] | None = None
    without: tuple[str, ...] | None = None
    not_asked: tuple[str, ...] | None = None
    unreadable: tuple[str, ...] | None = None
    not_held: tuple[str, ...] | None = None

    @property
    def held(self) -> int:
        """Number of councils asked for about which the library holds anything."""
        lists = (self.with_judgement, self.without, self.not_asked, self.unreadable)
        return sum(len(names or ()) for names in lists)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is returned for a question.

    Attributes:
        reading: how the question was understood.
        answered: whether the library answers it.
        text: the answer in one or more sentences; quotes in it carry their citation as "[1]".
        citations: the quotes, best first; empty where nothing answers.
        coverage: what was searched.
        rows: the judgements that answer it, where it is about judgements.
        related: what the asker may have meant as well.
        tally: numbers by grade, where they are asked for.
    """

    reading: Reading
    answered: bool
    text: str
    citations: tuple[Citation, ...]
    coverage: Coverage
    rows: tuple[Row, ...] = ()
    related: tuple[Related, ...] = ()
    tally: Tally | None = None
