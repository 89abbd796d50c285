"""Question sets: JSON lines of a question, its kind, and the words of documents that answer it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Gold:
    """Words that answer a question.

    Attributes:
        document: name of the document, as the retriever gives it; for files their stem.
        page: page they stand on, from 1; None where the format has no pages, or nobody knows.
        quote: the words; "" where the document as a whole answers, as in BEIR's sets.
        grade: how well they answer: 1 where that is not graded, 0 for judged and found wanting.
    """

    document: str
    page: int | None = None
    quote: str = ""
    grade: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what is known about it.

    Attributes:
        id: unique in its set.
        text: the question.
        type: what kind it is, in the set's own terms; "" if the set has none.
        gold: all that answers it; empty if nothing in the documents does.
        answer: an answer for people to compare with; "" if there is none.
    """

    id: str
    text: str
    type: str = ""
    gold: tuple[Gold, ...] = ()
    answer: str = ""

    @property
    def answerable(self) -> bool:
        """Whether anything answers it."""
        return any(gold.grade > 0 for gold in self.gold)


def question_json(question: Question) -> dict[str, Any]:
    """A question as its line says it."""
    return {
        "id": question.id,
        "type": question.type,
        "question": question.text,
        "answer": question.answer,
        "gold": [
            {"doc": gold.document, "page": gold.page, "quote": gold.quote}
            | ({"grade": gold.grade} if gold.grade != 1 else {})
            for gold in question.gold
        ],
    }


def question_from(row: Any) -> Question:
    """A question from what its line says.

    Raises:
        KeyError, TypeError, ValueError: the line is no such object.
    """
    gold = tuple(
        Gold(_text(one["doc"]), one.get("page"), one.get("quote") or "", int(one.get("grade", 1)))
        for one in row.get("gold") or ()
    )
    text = _text(row["question"])
    if not text.strip():
        raise ValueError("the question is empty")
    return Question(str(row["id"]), text, row.get("type") or "", gold, row.get("answer") or "")


def read_questions(path: Path) -> list[Question]:
    """The questions of a file, or of a folder of BEIR's shape.

    A line is ``{"id", "question"}``, with ``"type"``, ``"answer"`` and ``"gold"`` (a list of
    ``{"doc", "page", "quote"}``) where they are known. Empty lines are passed over.

    Raises:
        BadRequest: it cannot be read, a line is no such object, or an id comes twice.
    """
    if path.is_dir():
        from eval.beir import read_beir

        return read_beir(path).questions
    questions: dict[str, Question] = {}
    for number, row in json_lines(path):
        try:
            question = question_from(row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadRequest(
                f"{path}, line {number}: not a question with id, question and gold "
                f"({type(error).__name__}: {error}). Mend that line."
            ) from error
        if question.id in questions:
            raise BadRequest(
                f"{path}, line {number}: the id {question.id!r} comes again. Rename one."
            )
        questions[question.id] = question
    return list(questions.values())


def write_questions(path: Path, questions: Iterable[Question]) -> None:
    """Write questions so that ``read_questions`` gives the same."""
    write_lines(path, map(question_json, questions))


def json_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """The number, from 1, and the content of each line that is not empty.

    Raises:
        BadRequest: the file cannot be read, or a line is no JSON.
    """
    try:
        # Not splitlines, which would also cut at signs that JSON allows within a string.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read as UTF-8 text: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise BadRequest(f"{path}, line {number}: no JSON. Mend that line.") from error


def write_lines(path: Path, rows: Iterable[object]) -> None:
    """Write one JSON value a line."""
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")


def types_of(questions: Sequence[Question]) -> list[str]:
    """The types that occur, in the order of their first question."""
    return list(dict.fromkeys(question.type for question in questions))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
