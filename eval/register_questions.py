"""Is the register asked rightly? ``python -m eval.register_questions --library DIR``.

Asks questions about judgements whose answers were worked out by hand, and compares the rows:
council, end of the inspection, area, grade. Reported are precision and recall of the rows, whether
the coverage names the right councils, whether a tally has the right numbers, and the time taken.

A line of a file of questions holds:

- ``gold_rows``: the rows of the right answer; an inspection may be given to the month.
- ``also_rows``: rows that may be there or not, since documents tell of them in words that leave
  open which service or month was meant.
- ``gold_tally``: the numbers, for a question that asks for them.
- ``coverage``: the councils in each of its lists; "rest" for all that the library holds and that
  stand in no other list; ``either`` names those that may stand in "with_judgement" or not.
- ``trap``: true where a hasty reading finds rows, or claims what no document states.
- ``note``: what the question is taken to mean.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from answers.assistant import Assistant
from answers.jsonable import answer_json
from eval.hashed import HashedWords
from ingest.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

# Over the real reports and papers, and over the digests that ship.
REAL = Path(__file__).parent / "register_questions.jsonl"
DIGESTS = Path(__file__).parent / "register_questions_digests.jsonl"
LISTS = ("with_judgement", "without", "not_asked", "unreadable")
_REST = "rest"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What makes a row of an answer right.

    Attributes:
        council: name in the gazetteer.
        inspection_end: last day of the inspection, "2012-01-20"; "2012-01" where a reference knows
            the month only.
        area_id: the area.
        grade_id: the grade.
    """

    council: str
    inspection_end: str
    area_id: str
    grade_id: str

    def is_met_by(self, row: Key) -> bool:
        """Whether a row of an answer is this one."""
        return row.inspection_end.startswith(self.inspection_end) and (
            (row.council, row.area_id, row.grade_id) == (self.council, self.area_id, self.grade_id)
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its right answer.

    Attributes:
        id: "r01".
        text: in an officer's words.
        type: what it asks for, such as "set".
        rows: those of the right answer.
        also: rows that may be there.
        coverage: the councils of each list, or "rest".
        either: councils that may stand in "with_judgement" or not.
        tally: number by (label, grade); None where none is asked for.
        trap: whether a hasty reading goes wrong.
        note: what it is taken to mean.
    """

    id: str
    text: str
    type: str
    rows: tuple[Key, ...]
    also: tuple[Key, ...]
    coverage: Mapping[str, tuple[str, ...] | str]
    either: frozenset[str]
    tally: Mapping[tuple[str, str], int] | None
    trap: bool
    note: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an answer stands to the right one.

    Attributes:
        question: the question.
        right: number of rows that are right.
        missing: rows that should be there.
        extra: rows that should not, a row that stands twice among them.
        coverage: for each list that differs, councils that lack and councils too many.
        tally: whether the numbers are right; true where none are asked for.
        seconds: the time that the answer took.
    """

    question: Question
    right: int
    missing: tuple[Key, ...]
    extra: tuple[Key, ...]
    coverage: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    tally: bool
    seconds: float = field(compare=False, default=0.0)

    @property
    def precision(self) -> float:
        """Share of the answer's rows that are right, from 0 to 1; 1 where it has none."""
        rows = self.right + len(self.extra)
        return self.right / rows if rows else 1.0

    @property
    def recall(self) -> float:
        """Share of the right rows that the answer has, from 0 to 1; 1 where there are none."""
        rows = self.right + len(self.missing)
        return self.right / rows if rows else 1.0

    @property
    def good(self) -> bool:
        """Whether all is right."""
        return not (self.missing or self.extra or self.coverage) and self.tally


def questions(path: Path) -> tuple[Question, ...]:
    """The questions of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_question(json.loads(line)) for line in lines if line.strip())


def judge(question: Question, answer: Json, held: Collection[str], seconds: float = 0.0) -> Verdict:
    """Compare an answer with the right one.

    Args:
        question: with its right answer.
        answer: as ``answers.jsonable.answer_json`` gives it.
        held: councils that the library's documents are about.
        seconds: the time that the answer took.
    """
    wanted = list(question.rows)
    extra = []
    for row in sorted(_key(row) for row in answer["rows"]):
        met = next((key for key in wanted if key.is_met_by(row)), None)
        if met:
            wanted.remove(met)
        elif not any(key.is_met_by(row) for key in question.also):
            extra.append(row)
    got = {name: frozenset(answer["coverage"].get(name) or ()) for name in question.coverage}
    tally = question.tally is None or _tally(answer.get("tally")) == question.tally
    return Verdict(
        question=question,
        right=len(question.rows) - len(wanted),
        missing=tuple(wanted),
        extra=tuple(extra),
        coverage=_differing(question, got, frozenset(held)),
        tally=tally,
        seconds=seconds,
    )


def ask_all(assistant: Assistant, asked: Iterable[Question]) -> list[Verdict]:
    """Ask each question, and judge its answer."""
    documents = assistant.library.store.documents()
    held = {council for document in documents for council in document.councils}
    verdicts = []
    for question in asked:
        began = time.perf_counter()
        answer = assistant.ask(question.text)
        seconds = time.perf_counter() - began
        verdicts.append(judge(question, answer_json(answer), held, seconds))
    return verdicts


def _question(line: Json) -> Question:
    coverage = dict(line["coverage"])
    either = frozenset(coverage.pop("either", ()))
    tally = line.get("gold_tally")
    return Question(
        id=line["id"],
        text=line["question"],
        type=line["type"],
        rows=tuple(Key(**row) for row in line["gold_rows"]),
        also=tuple(Key(**row) for row in line.get("also_rows", ())),
        coverage={k: v if v == _REST else tuple(v) for k, v in coverage.items()},
        either=either,
        tally=None if tally is None else _numbers(tally),
        trap=line.get("trap", False),
        note=line.get("note", ""),
    )


def _key(row: Json) -> Key:
    end = row["inspection_end"] or ""
    return Key(row["council"], end, row["area_id"], row["grade_id"])


def _tally(tally: Json | None) -> dict[tuple[str, str], int] | None:
    return None if tally is None else _numbers(tally["cells"])


def _numbers(cells: Iterable[Json]) -> dict[tuple[str, str], int]:
    """A cell of nothing is no cell."""
    return {(cell["label"], cell["grade"]): cell["number"] for cell in cells if cell["number"]}


def _differing(
    question: Question, got: Mapping[str, frozenset[str]], held: frozenset[str]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    listed = [names for names in question.coverage.values() if names != _REST]
    rest = held - {name for names in listed for name in names}
    differing = {}
    for name, names in question.coverage.items():
        wanted = rest if names == _REST else frozenset(names)
        lacking = wanted - got[name] - question.either
        too_many = got[name] - wanted - question.either
        if lacking or too_many:
            differing[name] = (tuple(sorted(lacking)), tuple(sorted(too_many)))
    return differing


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask all questions; exit code 1 if an answer is not right."""
    parser = argparse.ArgumentParser(prog="python -m eval.register_questions", description=__doc__)
    parser.add_argument("--library", type=Path, help="folder of the library")
    parser.add_argument(
        "--questions", type=Path, default=REAL, help="file of questions (those over real reports)"
    )
    parser.add_argument(
        "--hashed", action="store_true", help="the library was made with eval.hashed's encoder"
    )
    options = parser.parse_args(arguments)
    try:
        assistant = Assistant.open(options.library, HashedWords() if options.hashed else None)
    except LibraryError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    with assistant:
        verdicts = ask_all(assistant, questions(options.questions))
    _print(verdicts)
    return 0 if all(verdict.good for verdict in verdicts) else 1


def _print(verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        if not verdict.good:
            sys.stdout.write("\n".join(_report(verdict)) + "\n")
    for kind in dict.fromkeys(verdict.question.type for verdict in verdicts):
        _print_line(kind, [verdict for verdict in verdicts if verdict.question.type == kind])
    _print_line("traps", [verdict for verdict in verdicts if verdict.question.trap])
    _print_line("all", verdicts)
    took = [1000 * verdict.seconds for verdict in verdicts]
    sys.stdout.write(f"an answer took {median(took):.0f} ms, at most {max(took):.0f} ms\n")


def _print_line(kind: str, verdicts: Sequence[Verdict]) -> None:
    if not (number := len(verdicts)):
        return
    sys.stdout.write(
        f"{kind}: {sum(v.good for v in verdicts)} of {number} right, "
        f"precision {sum(v.precision for v in verdicts) / number:.3f}, "
        f"recall {sum(v.recall for v in verdicts) / number:.3f}, "
        f"coverage right in {sum(not v.coverage for v in verdicts)}\n"
    )


def _report(verdict: Verdict) -> Iterable[str]:
    yield f"{verdict.question.id} {verdict.question.text}"
    for sign, rows in (("lacks", verdict.missing), ("should not have", verdict.extra)):
        for row in rows:
            yield f"    {sign} {row.council}, {row.inspection_end}, {row.area_id}, {row.grade_id}"
    for name, (lacking, too_many) in verdict.coverage.items():
        yield f"    {name}: lacks {_names(lacking)}; has {_names(too_many)} too many"
    if not verdict.tally:
        yield "    the tally's numbers are not right"


def _names(councils: Sequence[str]) -> str:
    return ", ".join(councils) or "none"


if __name__ == "__main__":
    sys.exit(main())
