"""Sets of BEIR's shape: a folder with ``corpus.jsonl``, ``queries.jsonl`` and ``qrels/*.tsv``.

Thakur et al., "BEIR: a heterogeneous benchmark for zero-shot evaluation of information retrieval
models", NeurIPS 2021. A document is judged as a whole, so its gold has no quote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.questions import Gold, Question, json_lines, write_lines
from ingest.errors import BadRequest

_HEAD = ("query-id", "corpus-id", "score")


@dataclass(frozen=True, slots=True)
class Beir:
    """A set of BEIR's shape.

    Attributes:
        documents: title and text of each document, by its id.
        questions: those that are judged, each with its judgements as gold.
    """

    documents: Mapping[str, tuple[str, str]]
    questions: list[Question]


def read_beir(folder: Path, split: str | None = None) -> Beir:
    """Read a set.

    Args:
        folder: where it lies.
        split: name of the file of judgements; None for ``test``, or the only one.

    Raises:
        BadRequest: a part is missing or is not of this shape.
    """
    documents: dict[str, tuple[str, str]] = {}
    corpus, queries = folder / "corpus.jsonl", folder / "queries.jsonl"
    for number, row in json_lines(corpus):
        try:
            documents[str(row["_id"])] = (str(row.get("title") or ""), str(row["text"]))
        except (KeyError, TypeError, AttributeError) as error:
            raise _bad(corpus, number, 'an object with "_id", "title" and "text"') from error
    texts: dict[str, str] = {}
    for number, row in json_lines(queries):
        try:
            texts[str(row["_id"])] = str(row["text"])
        except (KeyError, TypeError) as error:
            raise _bad(queries, number, 'an object with "_id" and "text"') from error
    judged = _judgements(_qrels(folder, split))
    unknown = sorted(judged.keys() - texts.keys())
    if unknown:
        raise BadRequest(f"{folder}: {unknown[0]!r} is judged but is not among the queries.")
    questions = [
        Question(id_, text, gold=tuple(judged[id_])) for id_, text in texts.items() if id_ in judged
    ]
    return Beir(documents, questions)


def write_beir(folder: Path, beir: Beir, split: str = "test") -> None:
    """Write a set so that ``read_beir`` gives the same.

    Raises:
        ValueError: a gold has a quote: this shape judges whole documents.
    """
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    rows = ["\t".join(_HEAD)]
    for question in beir.questions:
        for gold in question.gold:
            if gold.quote:
                raise ValueError(f"{question.id}: the gold {gold.quote[:40]!r} is a quote")
            if any(len(part.splitlines()) != 1 or "\t" in part for part in _ids(question, gold)):
                raise ValueError(f"{question.id}: an id is empty or holds a tab or a line end")
            rows.append(f"{question.id}\t{gold.document}\t{gold.grade}")
    (folder / "qrels" / f"{split}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    write_lines(
        folder / "corpus.jsonl",
        ({"_id": i, "title": title, "text": text} for i, (title, text) in beir.documents.items()),
    )
    write_lines(folder / "queries.jsonl", ({"_id": q.id, "text": q.text} for q in beir.questions))


def _ids(question: Question, gold: Gold) -> tuple[str, str]:
    return question.id, gold.document


def _qrels(folder: Path, split: str | None) -> Path:
    held = sorted((folder / "qrels").glob("*.tsv"))
    if split is None:
        split = "test" if len(held) != 1 else held[0].stem
    path = folder / "qrels" / f"{split}.tsv"
    if path not in held:
        there = ", ".join(one.stem for one in held) or "none"
        raise BadRequest(f"{path} is missing. Judgements that are there: {there}.")
    return path


def _judgements(path: Path) -> dict[str, list[Gold]]:
    judged: defaultdict[str, list[Gold]] = defaultdict(list)
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read as UTF-8 text: {error}.") from error
    for number, line in enumerate(lines, start=1):
        parts = tuple(line.rstrip("\r").split("\t"))
        if not line.strip() or (number == 1 and parts == _HEAD):
            continue
        try:
            query, document, score = parts
            judged[query].append(Gold(document, grade=int(score)))
        except ValueError as error:
            raise _bad(path, number, "query, document and score, parted by tabs") from error
    return dict(judged)


def _bad(path: Path, number: int, wanted: str) -> BadRequest:
    return BadRequest(f"{path}, line {number}: not {wanted}. Mend that line.")
