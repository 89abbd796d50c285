"""Questions about judgements, answered from the whole register: a reading → an answer.

The parts: ``inspections`` brings together what several documents state, ``selection`` takes what
bears on the question, ``register_coverage`` says of which councils it speaks, ``register_citing``
finds the words on their pages, and ``register_sentences`` with ``register_notes`` say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from answers.inspections import Finding, findings
from answers.register_case import Case
from answers.register_citing import cite
from answers.register_coverage import coverage
from answers.register_notes import notes, related, related_in_words
from answers.register_sentences import sentence
from answers.register_tally import tally
from answers.register_types import Row
from answers.register_words import area_name, framework_short, grade_word
from answers.selection import OVERALL, Selection, select
from answers.types import Answer, Asked, Change, JudgementsAsked, Reading
from index.store import Store
from index.types import Filter
from ingest.areas import concept_of, schemes
from ingest.judgement import Judgement, Status
from ingest.types import Document

_MOVED = {
    Change.IMPROVED: "better than",
    Change.DECLINED: "worse than",
    Change.SAME: "level with",
}


class Register:
    """All judgements of one state of a library, ready to be asked.

    Attributes:
        documents: all documents of that state, by id.
        found: all findings about councils, by council, then date.
    """

    def __init__(self, judgements: Iterable[Judgement], documents: Iterable[Document]) -> None:
        self.documents = {one.id: one for one in documents}
        self._judgements = tuple(judgements)
        self.found = findings(self._judgements, self.documents)

    def answer(self, reading: Reading, asked: JudgementsAsked, store: Store) -> Answer:
        """Answer a question about judgements; whole, with every row cited.

        Args:
            reading: the question as it was understood.
            asked: what it asks of the register.
            store: keeps the words that are cited.
        """
        # An inspection's own dates say whether it lies in the period, not its document's.
        admits = Filter(councils=reading.only.councils, kinds=reading.only.kinds).admits
        documents = [one for one in self.documents.values() if admits(one)]
        # Letters on visits only tell what inspections before them gave.
        found = () if asked.visits else self._of_kinds(reading.only)
        chosen = select(found, reading.only, asked)
        named = _named(reading)
        covered = coverage(documents, found, reading.only, asked, chosen, named)
        case = Case(reading, asked, chosen, covered, found, documents)
        shown = _shown(chosen, asked)
        numbers, citations = cite(shown, self.documents, store)
        rows = tuple(
            _row(one, cited, _moved(one, chosen)) for one, cited in zip(shown, numbers, strict=True)
        )
        offered = related(case)
        lines = [
            sentence(case),
            " ".join(notes(case, sum(1 for row in rows if not row.citations))),
            related_in_words(case, offered),
        ]
        return Answer(
            reading=reading,
            answered=bool(chosen.judged) or (asked.lacking and bool(covered.documents)),
            text="\n".join(line for line in lines if line),
            citations=citations,
            coverage=covered,
            rows=rows,
            related=offered,
            tally=tally(chosen, asked) if asked.asked is Asked.TALLY else None,
        )

    def _of_kinds(self, only: Filter) -> tuple[Finding, ...]:
        if not only.kinds:
            return self.found
        admitted = {id_: one for id_, one in self.documents.items() if one.kind in only.kinds}
        return findings(self._judgements, admitted)


def _named(reading: Reading) -> tuple[str, ...]:
    """Councils asked for by name: those of a group may have ended long ago."""
    groups = reading.judgements.regions if reading.judgements else ()
    return reading.councils_named if groups else tuple(reading.only.councils)


def _shown(chosen: Selection, asked: JudgementsAsked) -> list[Finding]:
    """The findings that become rows, in the order of the question."""
    matched: Sequence[Finding] = chosen.matched
    if asked.asked is Asked.GRADE and not matched:
        # "Was it inadequate?" No: then what it was is shown.
        matched = chosen.judged
    return sorted(matched, key=_ORDERS.get(asked.asked, _by_council))


def _by_council(one: Finding) -> tuple[str, date, int]:
    return (one.council, one.inspection.ended, _place(one))


def _by_area(one: Finding) -> tuple[int, str, date]:
    return (_place(one), one.council, one.inspection.ended)


_ORDERS = {Asked.COMPARISON: _by_area}


def _place(one: Finding) -> int:
    """Where its area stands among those of its framework; overall effectiveness comes first."""
    if concept_of(one.area_id) == OVERALL:
        return 0
    scheme = schemes().get(one.inspection.framework or "")
    ids = [area.id for area in scheme.areas] if scheme else []
    return ids.index(one.area_id) + 1 if one.area_id in ids else len(ids) + 1


def _row(one: Finding, citations: tuple[int, ...], moved: str) -> Row:
    inspection, first = one.inspection, one.first
    return Row(
        council=one.council,
        framework=inspection.framework,
        inspection_start=inspection.start,
        inspection_end=inspection.end,
        area=first.area,
        area_id=one.area_id,
        area_name=area_name(one.area_id, inspection.framework, first.area),
        grade=first.printed,
        grade_id=one.grade,
        status=Status.CURRENT if one.current else Status.PREVIOUS,
        citations=citations,
        differs=one.differs,
        moved=moved,
    )


def _moved(one: Finding, chosen: Selection) -> str:
    """How a finding stands to that of the inspection before it; "" where that is not asked."""
    said = []
    for move in chosen.moves:
        if move.after is one:
            before = move.before
            under = f", under {framework_short(before.inspection.framework)}" if move.across else ""
            year = f" of {before.inspection.ended.year}"
            said.append(f"{_MOVED[move.change]} {grade_word(before.grade)}{year}{under}")
    return "; ".join(dict.fromkeys(said))
