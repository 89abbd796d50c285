"""The one way in: open a library, search it, ask it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Self

from answers.doubts import Doubt, strange_names
from answers.exact import Exactly, set_exactly
from answers.phrases import count
from answers.quoting import quotes_from
from answers.reading import read
from answers.register import Register
from answers.settings import Settings as Settings
from answers.types import Answer, Coverage, JudgementsAsked, Reading
from answers.wanting import kin, wanted_by
from index.encoder import Encoder
from index.library import Library
from index.search import Found, candidates
from index.signals import Values
from index.types import Filter, Hit, State, Step, Way
from index.wanted import Want, Wanted

# How many more passages are sought where only those of some documents are kept.
_WIDER = 5


class Assistant:
    """Answers questions from one library. Close it when done, or use it as a context manager.

    Attributes:
        library: where the answers come from.
        settings: how they are made.
    """

    def __init__(self, library: Library, settings: Settings | None = None) -> None:
        self.library = library
        self.settings = settings or Settings()
        self._register: tuple[State, Register] | None = None

    @classmethod
    def open(
        cls,
        folder: str | Path | None = None,
        encoder: Encoder | None = None,
        settings: Settings | None = None,
    ) -> Self:
        """Open a library to ask it.

        Args:
            folder: None for ``FINDINGS_LIBRARY``, else ``library/``.
            encoder: None for the model that the library was made with by default.
            settings: how answers are made.

        Raises:
            LibraryMissing: there is none.
            OtherRecipe: it was made otherwise.
        """
        return cls(Library.open(folder, encoder), settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library."""
        self.library.close()

    def search(
        self,
        question: str,
        top: int = 10,
        only: Filter | None = None,
        way: Way = Way.FUSED,
    ) -> list[Hit]:
        """The best passages for a question, best first.

        Councils that it names narrow the search, unless ``only`` names some.

        Raises:
            BadRequest: the question is empty, too long, or no valid text.
        """
        reading = self._read(question, only)
        # Times named narrow the register; in a search they only draw documents near.
        set_ = only or Filter()
        narrowed = replace(reading.only, since=set_.since, until=set_.until)
        with self.library.snapshot():
            return self._search(narrowed, wanted_by(reading.question), top, way)

    def candidates(self, question: str) -> tuple[list[Found], dict[str, Values]]:
        """What the search finds for a question before it is put in order, and what speaks for each.

        Raises:
            BadRequest: the question is empty, too long, or no valid text.
        """
        reading = self._read(question, None)
        councils = kin(reading.only.councils)
        only = Filter(councils=councils, kinds=reading.only.kinds)
        with self.library.searched(only) as searched:
            return candidates(searched, wanted_by(reading.question), self.settings.steps)

    def ask(
        self, question: str, only: Filter | None = None, exact: Exactly | None = None
    ) -> Answer:
        """Answer a question with the judgements, or with quotes, that the library holds.

        Args:
            question: in the asker's words.
            only: which documents to draw on; goes before what the question names.
            exact: parts of the reading that are set; they go before all else.

        Raises:
            BadRequest: the question is empty, too long, or no valid text.
        """
        reading = set_exactly(self._read(question, only), exact or Exactly())
        if reading.judgements is None:
            # Passages, pages and coverage of one state, whatever is added or removed meanwhile.
            with self.library.snapshot():
                return self._from_passages(reading)
        # The register needs neither the search's indexes nor the model.
        with self.library.store_snapshot():
            answer = self._from_register(reading, reading.judgements)
        if not _wants_passages(answer, reading.judgements):
            return answer
        with self.library.snapshot():
            return self._with_passages(self._from_register(reading, reading.judgements))

    def _read(self, question: str, only: Filter | None) -> Reading:
        reading = read(question, only)
        narrowed, as_set = reading.only, only or Filter()
        if Step.COUNCILS not in self.settings.steps:
            narrowed = replace(narrowed, councils=as_set.councils)
        if Step.PERIOD not in self.settings.steps:
            narrowed = replace(narrowed, since=as_set.since, until=as_set.until)
        return replace(reading, only=narrowed)

    def _from_passages(self, reading: Reading) -> Answer:
        coverage = self._coverage(reading.only)
        if coverage.documents == 0:
            return self._declined(reading, coverage)
        strange = [] if reading.only.councils else strange_names(reading.question, self._knows)
        if strange:
            return Answer(reading, False, _unknown(strange), (), coverage)
        wanted = wanted_by(reading.question)
        hits = self._search(reading.only, wanted, self._considered(wanted))
        found = quotes_from(self.library, wanted, hits, self.settings)
        if found.doubt is not None:
            return self._declined(reading, coverage, found.doubt)
        text = found.text
        if reading.beyond:
            text = f"{reading.beyond}\nThe passages that come nearest:\n{text}"
        return Answer(reading, True, text, found.citations, coverage)

    def register(self) -> Register:
        """The register as it stands, brought together once while the library stays the same."""
        store = self.library.store
        with self.library.store_snapshot():
            state = store.state
            kept = self._register
            if kept is None or kept[0] != state:
                kept = state, Register(self.library.judgements(None), store.documents())
                self._register = kept
        return kept[1]

    def _from_register(self, reading: Reading, asked: JudgementsAsked) -> Answer:
        return self.register().answer(reading, asked, self.library.store)

    def _with_passages(self, answer: Answer) -> Answer:
        """The answer with what the documents that it cites say, or where it cites none, any."""
        reading = answer.reading
        cited = {citation.document.id for citation in answer.citations}
        # A paper that tells of an inspection of March may have come out in May.
        only = replace(reading.only, since=None, until=None) if cited else reading.only
        wanted = wanted_by(reading.question)
        considered = self._considered(wanted)
        hits = self._search(only, wanted, considered * (_WIDER if cited else 1))
        hits = [hit for hit in hits if not cited or hit.document.id in cited][:considered]
        found = quotes_from(self.library, wanted, hits, self.settings, len(answer.citations))
        if found.doubt is not None:
            return answer
        opening = "What these documents say:" if cited else "The passages that come nearest:"
        return replace(
            answer,
            answered=True,
            text=f"{answer.text}\n{opening}\n{found.text}",
            citations=(*answer.citations, *found.citations),
        )

    def _search(self, only: Filter, wanted: Wanted, top: int, way: Way = Way.FUSED) -> list[Hit]:
        only = replace(only, councils=kin(only.councils))
        return self.library.search(wanted, top, only, way, self.settings.steps)

    def _coverage(self, only: Filter) -> Coverage:
        admitted = self.library.documents(only)
        return Coverage(
            documents=len(admitted),
            councils=len({council for one in admitted for council in one.councils}),
        )

    def _considered(self, wanted: Wanted) -> int:
        if Want.SEVERAL in wanted.wants:
            return self.settings.considered_of_several
        return self.settings.considered

    def _knows(self, stem: str) -> bool:
        with self.library.snapshot():
            return self.library.knows(stem)

    def _declined(self, reading: Reading, coverage: Coverage, why: Doubt = Doubt.FAR) -> Answer:
        if coverage.documents:
            searched = count(coverage.documents, "document")
            text = f"The library does not answer this: {why}. It was sought in {searched}."
        elif reading.only.empty:
            text = "The library does not answer this: it holds no documents yet."
        else:
            about = ", ".join(sorted(reading.only.councils))
            of = f" about {about}" if about else ""
            those = (
                ""
                if reading.only == Filter(councils=reading.only.councils)
                else " that were asked for"
            )
            text = f"The library does not answer this: it holds no documents{of}{those}."
        text = f"{reading.beyond}\n{text}" if reading.beyond else text
        return Answer(reading, False, text, (), coverage)


def _unknown(names: list[str]) -> str:
    quoted = " or ".join(f"“{name}”" for name in names)
    return (
        f"The library does not answer this: no document in it mentions {quoted}, and no council of "
        "England's upper tier is called so."
    )


def _wants_passages(answer: Answer, asked: JudgementsAsked) -> bool:
    """Whether quotes belong to it: they are asked for, or documents may say what no grade does.

    Not where no document is held, or the inspections never judged what is asked.
    """
    if answer.answered:
        return asked.passages_too
    if asked.visits:
        return False
    if answer.reading.councils_named and any(not area.ids for area in asked.areas):
        return bool(answer.coverage.documents)
    named = bool(asked.areas) or bool(answer.reading.only.kinds)
    return named and bool(answer.coverage.without) and not answer.coverage.not_asked
