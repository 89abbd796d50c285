"""The records of the index: what narrows a search, what it finds, and what became of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ingest.types import Document, DocumentKind, Passage


class Way(StrEnum):
    """A way to search."""

    DENSE = "dense"
    LEXICAL = "lexical"
    FUSED = "fused"


class Step(StrEnum):
    """A step of retrieval; any can be left out, to see what it earns (``findings eval ablate``)."""

    DENSE = "dense"  # search by meaning
    LEXICAL = "lexical"  # search by words
    CONTEXT = "context"  # search by words looks at where a passage stands too
    COUNCILS = "councils"  # councils that a question names narrow the search
    PERIOD = "period"  # times that it names draw documents near, and narrow the register
    TOPIC = "topic"  # the question is also sought without what says where and when
    TERMS = "terms"  # so are the papers' words for what it asks in others
    KINDS = "kinds"  # kinds of passage and document that it asks for go first
    HOLDS = "holds"  # so do passages that hold a sum, a number, a date, a name where asked for
    TOKENS = "tokens"  # the question is held against passages word by word too
    SIGNALS = "signals"  # what is found is ordered by all signals, weighed; else by ranks alone
    BOILERPLATE = "boilerplate"  # boilerplate and contents pages stand last
    DISTINCT = "distinct"  # what says the same again in one council's papers is left out


ALL_STEPS = frozenset(Step)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which documents a search may draw on; an empty filter lets all pass.

    Attributes:
        councils: names of councils in the gazetteer, one of which a document must be about;
            empty for any.
        kinds: kinds of document; empty for any.
        since: first day of the period; None for no beginning.
        until: last day of the period; None for no end. A document lies in the period if its
            inspection touches it, or if it was published (or the meeting held) within it.
    """

    councils: frozenset[str] = frozenset()
    kinds: frozenset[DocumentKind] = frozenset()
    since: date | None = None
    until: date | None = None

    @property
    def empty(self) -> bool:
        """Whether every document passes."""
        return not (self.councils or self.kinds or self.since or self.until)

    def admits(self, document: Document) -> bool:
        """Whether a document passes."""
        if self.councils and self.councils.isdisjoint(document.councils):
            return False
        if self.kinds and document.kind not in self.kinds:
            return False
        return self._in_period(document)

    def _in_period(self, document: Document) -> bool:
        if not (self.since or self.until):
            return True
        since, until = self.since or date.min, self.until or date.max
        inspected = (
            document.inspection_start is not None
            and document.inspection_end is not None
            and document.inspection_start <= until
            and document.inspection_end >= since
        )
        published = document.published is not None and since <= document.published <= until
        return inspected or published


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found.

    Attributes:
        passage: what was found.
        document: the document it stands in.
        rank: from 1.
        score: larger is better; comparable within one search only.
        found_by: what each single way of searching gave it: cosine for "dense" (-1 to 1), BM25 for
            "lexical" (0 up); a way that did not find it is absent.
    """

    passage: Passage
    document: Document
    rank: int
    score: float
    found_by: Mapping[str, float] = field(default_factory=dict)


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    REMOVED = "removed"
    SET = "set by hand"


class Work(StrEnum):
    """What a run did."""

    INGEST = "ingest"
    REMOVE = "remove"
    REBUILD = "rebuild"
    RESTORE = "restore"
    SET = "set"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the ingest log.

    Attributes:
        at: when, UTC.
        file: the file as the user named it.
        outcome: what became of it.
        document_id: the document it is; None where it was rejected.
        reason: why it was rejected, which file it is the same as, which pages could not be read
            though it was added, or what was set; else "".
        sha256: of the file's bytes; None where they could not be had.
        run: number of the run it belongs to; None for a line from before runs were kept.
    """

    at: datetime
    file: str
    outcome: Outcome
    document_id: str | None
    reason: str
    sha256: str | None = None
    run: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One run of whatever changes a library.

    Attributes:
        number: from 1.
        work: what it did.
        began: when it began, UTC.
        ended: when it ended; None if it is still at work or was stopped before its end.
        entries: what it logged, in order.
    """

    number: int
    work: Work
    began: datetime
    ended: datetime | None
    entries: tuple[LogEntry, ...]


@dataclass(frozen=True, slots=True)
class State:
    """Which state of which store: what an index shows, or what is looked at.

    Attributes:
        lineage: changes when the whole content is replaced, so that keys mean something else.
        generation: rises with every change of content.
    """

    lineage: str
    generation: int
