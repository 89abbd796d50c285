"""TREC's files: qrels (``question 0 document grade``) and runs (``… Q0 … rank score tag``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from eval.questions import Question
from eval.relevance import Found, places
from eval.runs import Run
from ingest.errors import BadRequest

Qrels = dict[str, dict[str, int]]
Ranking = dict[str, list[tuple[str, float]]]


def read_qrels(path: Path) -> Qrels:
    """Grades by question and document.

    Raises:
        BadRequest: it cannot be read, or a line is not of this shape.
    """
    qrels: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for number, parts in _rows(path):
        try:
            question, _, document, grade = parts
            qrels[question][document] = int(grade)
        except ValueError as error:
            raise _bad(path, number, "question, 0, document and grade") from error
    return dict(qrels)


def write_qrels(path: Path, qrels: Mapping[str, Mapping[str, int]]) -> None:
    """Write grades so that ``read_qrels`` gives the same."""
    _write(
        path,
        (
            (question, "0", document, str(grade))
            for question, judged in qrels.items()
            for document, grade in judged.items()
        ),
    )


def read_run(path: Path) -> Ranking:
    """Documents with their scores by question, best first.

    As trec_eval does, it goes by the scores and not by the printed ranks.

    Raises:
        BadRequest: it cannot be read, or a line is not of this shape.
    """
    run: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for number, parts in _rows(path):
        try:
            question, _, document, _, score, _ = parts
            run[question].append((document, float(score)))
        except ValueError as error:
            wanted = "question, Q0, document, rank, score and tag"
            raise _bad(path, number, wanted) from error
    return {question: sorted(ranked, key=lambda one: -one[1]) for question, ranked in run.items()}


def write_run(
    path: Path, run: Mapping[str, Sequence[tuple[str, float]]], tag: str = "findings"
) -> None:
    """Write rankings, best first, so that ``read_run`` gives the same."""
    _write(
        path,
        (
            (question, "Q0", document, str(rank), repr(score), tag)
            for question, ranked in run.items()
            for rank, (document, score) in enumerate(ranked, start=1)
        ),
    )


def as_trec(
    questions: Iterable[Question], hits: Mapping[str, Sequence[Found]]
) -> tuple[Qrels, Ranking]:
    """Questions with quotes, and what was found for them, as other tools can count them.

    A place that holds a gold is named for it (``gold-1``), any other for its hit (``hit-1``); the
    scores fall with the rank.
    """
    qrels: Qrels = {}
    run: Ranking = {}
    for question in questions:
        if question.gold:
            qrels[question.id] = {f"gold-{n}": one.grade for n, one in enumerate(question.gold, 1)}
        ranked = places(question.gold, hits.get(question.id, ()))
        run[question.id] = [
            (
                f"hit-{place.hit + 1}" if place.gold is None else f"gold-{place.gold + 1}",
                float(len(ranked) - number),
            )
            for number, place in enumerate(ranked)
        ]
    return qrels, run


def write_as_trec(folder: Path, run: Run) -> None:
    """Write ``qrels.txt`` and ``run.txt`` of a run into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    hits = {one.question.id: one.hits for one in run.results}
    qrels, ranking = as_trec((one.question for one in run.results), hits)
    write_qrels(folder / "qrels.txt", qrels)
    write_run(folder / "run.txt", ranking, run.name.replace(" ", "-"))


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read as UTF-8 text: {error}.") from error
    return [(number, line.split()) for number, line in enumerate(lines, 1) if line.strip()]


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    lines = []
    for row in rows:
        for part in row:
            if len(part.split()) != 1 or part != part.strip():
                raise BadRequest(
                    f"{part!r} is empty or holds white space, which parts the columns of such a "
                    "file. Rename it."
                )
        lines.append(" ".join(row) + "\n")
    path.write_text("".join(lines), encoding="utf-8")


def _bad(path: Path, number: int, wanted: str) -> BadRequest:
    return BadRequest(f"{path}, line {number}: not {wanted}, parted by blanks. Mend that line.")
