"""The records of the query side: how a question was understood, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass

from index.types import Filter, Hit
from ingest.types import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question was understood; shown to the asker, who can correct it.

    Attributes:
        question: the question as asked.
        only: which documents are drawn on: what the asker set, else what the question names.
        councils_named: councils that the question itself names, in its order.
        sought: the question without them: a sentence that answers seldom names its council.
    """

    question: str
    only: Filter
    councils_named: tuple[str, ...]
    sought: str


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

    Attributes:
        documents: number of documents searched.
        councils: number of councils that those documents are about.
    """

    documents: int
    councils: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is returned for a question.

    Attributes:
        reading: how the question was understood.
        answered: whether the library answers it.
        text: the answer in one or more sentences; quotes in it carry their citation as "[1]".
        citations: the quotes, best first; empty where nothing answers.
        coverage: what was searched.
    """

    reading: Reading
    answered: bool
    text: str
    citations: tuple[Citation, ...]
    coverage: Coverage
