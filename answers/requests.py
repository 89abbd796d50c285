"""What people type into options, addresses and files, made into requests."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from index.types import Filter
from ingest.errors import BadRequest
from ingest.gazetteer import gazetteer
from ingest.types import INSPECTION_REPORT, INSPECTIONS, DocumentKind

LONGEST_QUESTION = 2000


@dataclass(frozen=True, slots=True)
class Query:
    """One line of a file of questions; the id is whatever JSON value it has there."""

    id: Any
    question: str


def filter_from(
    councils: Iterable[str] = (),
    kinds: Iterable[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> Filter:
    """A filter from words.

    Args:
        councils: any names of councils.
        kinds: ids of kinds of document; "inspection_report" for all inspections and visits.
        since: a year ("2013"), a month ("2013-09") or a day ("2013-09-26"); None for no beginning.
        until: likewise; a year or month counts to its last day.

    Raises:
        BadRequest: there is no such council or kind, a date is none, or the period ends before
            it begins.
    """
    first = day_of(since, last=False) if since else None
    last = day_of(until, last=True) if until else None
    if first and last and first > last:
        raise BadRequest(f"The period ends ({last}) before it begins ({first}). Swap them.")
    return Filter(
        councils=frozenset(gazetteer().get(name).name for name in councils),
        kinds=frozenset(kind for name in kinds for kind in kinds_named(name)),
        since=first,
        until=last,
    )


def kinds_named(name: str) -> frozenset[DocumentKind]:
    """The kinds that a name stands for: one, or for "inspection_report" all inspections and visits.

    Raises:
        BadRequest: there is no such kind.
    """
    if name == INSPECTION_REPORT:
        return INSPECTIONS
    try:
        return frozenset({DocumentKind(name)})
    except ValueError as error:
        raise BadRequest(
            f"{name[:60]!r} is not one of the kinds of document. There are: {INSPECTION_REPORT} "
            f"(all inspections and visits), {', '.join(DocumentKind)}."
        ) from error


def read_queries(path: Path) -> Iterator[Query]:
    """The questions of a file of JSON objects with "id" and "question", one a line.

    Empty lines are passed over.

    Raises:
        BadRequest: the file cannot be read, or a line is no such object; the line is named.
    """
    try:
        # Not splitlines, which would also cut at signs that JSON allows within a string.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read as UTF-8 text: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            query = Query(id=row["id"], question=row["question"])
            require_question(query.question)
        except (BadRequest, ValueError, KeyError, TypeError) as error:
            why = (
                error if isinstance(error, BadRequest) else 'not an object with "id" and "question"'
            )
            raise BadRequest(
                f"{path}, line {number}: {str(why).rstrip('.')}. Mend that line."
            ) from error
        yield query


def require_question(question: object) -> None:
    """Refuse what cannot be asked.

    Raises:
        BadRequest: it is no text, is empty, too long, or holds signs that are none.
    """
    if not isinstance(question, str):
        raise BadRequest(f"The question is {question!r} and no text.")
    if not question.strip():
        raise BadRequest("The question is empty. Type some words.")
    if len(question) > LONGEST_QUESTION:
        raise BadRequest(
            f"The question has {len(question)} letters. Ask in {LONGEST_QUESTION} or fewer."
        )
    try:
        question.encode()
    except UnicodeEncodeError as error:
        raise BadRequest("The question is not valid Unicode text. Type it anew.") from error


def questions_from(question: str | None, queries: Path | None) -> list[tuple[Any, str]]:
    """The questions to work on, each with its id where they come in a file.

    Raises:
        BadRequest: not exactly one of the two is given, the question is empty, or the file is bad.
    """
    if queries is not None and question is None:
        return [(query.id, query.question) for query in read_queries(queries)]
    if question is None or queries is not None:
        raise BadRequest("Give either a question or --queries FILE.")
    require_question(question)
    return [(None, question)]


def day_of(words: str, last: bool) -> date:
    """The day of a year ("2013"), a month ("2013-09") or a day; of the first two the first or last.

    Raises:
        BadRequest: it is none of them.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", words.strip())
    try:
        if match is None:
            raise ValueError(words)
        year = int(match[1])
        month = int(match[2] or (12 if last else 1))
        day = int(match[3] or (calendar.monthrange(year, month)[1] if last else 1))
        return date(year, month, day)
    except ValueError as error:
        raise BadRequest(
            f"{words!r} is not a date. Give a year (2013) or a day (2013-09-26)."
        ) from error
