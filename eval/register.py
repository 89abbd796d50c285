"""Is the register right? ``python -m eval.register TABLE… --library DIR`` (or ``--files PATH``).

Holds the register of judgements against tables read by hand (see ``eval.register_tables``): of
each cell the area, grade, place, dates, council and framework. Reported are cells that are right,
wrong in something, or missing; rows that no table has, of the documents that some table has; and
over all documents grades that could not be read, and reports that should give grades and are
silent. A place is right if the document states that grade there, first or again.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from eval.register_tables import cells_of
from eval.register_verdicts import Outcome, Row, extra, judge, place_of, silent, stem
from index.intake import files_in
from index.library import Library
from ingest.errors import UnreadableFile
from ingest.grades import Grade
from ingest.pipeline import ingest_file
from ingest.types import Document, IngestedFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.register_verdicts import Verdict


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; exit code 1 if anything is wrong, missing, extra or silent."""
    parser = argparse.ArgumentParser(prog="python -m eval.register", description=__doc__)
    parser.add_argument("tables", nargs="+", type=Path, metavar="TABLE", help="CSV, either form")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--library", help="library folder whose register is held against them")
    source.add_argument("--files", type=Path, action="append", help="file or folder to read anew")
    parser.add_argument("--jobs", type=int, default=2, help="processes that read files (2)")
    options = parser.parse_args(arguments)
    if options.files:
        documents, rows = _read([one.path for one in files_in(options.files)], options.jobs)
    else:
        with Library.open(options.library) as library, library.store.snapshot():
            documents, rows = library.store.documents(), library.register.rows()
    held = {stem(one) for one in documents}
    verdicts: list[Verdict] = []
    for table in options.tables:
        cells = cells_of(table)
        here = [cell for cell in cells if cell.doc in held]
        judged = judge(here, rows)
        counts = Counter(one.outcome for one in judged)
        for one in judged:
            if one.outcome is not Outcome.RIGHT:
                sys.stdout.write(f"{_said(one)}\n")
        sys.stdout.write(
            f"{table.name}: {len(cells)} cells, {len(cells) - len(here)} of documents not held; "
            + ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome)
            + "\n"
        )
        verdicts += judged
    failed = any(one.outcome is not Outcome.RIGHT for one in verdicts)
    return 1 if _rest(documents, rows, verdicts) or failed else 0


def _rest(documents: Sequence[Document], rows: Sequence[Row], verdicts: Sequence[Verdict]) -> bool:
    """Print what no table has, and what was not read; tells whether there is any but unread."""
    more, mute = extra(verdicts, rows), silent(documents, rows)
    for document, judgement in more:
        sys.stdout.write(
            f"extra: {document.file_name}: {judgement.area} ({judgement.area_id or 'no area'}): "
            f"{judgement.grade}, {place_of(document, judgement)}\n"
        )
    unread = [row for row in rows if row[1].grade is Grade.UNREADABLE]
    for document, judgement in unread:
        sys.stdout.write(f"unreadable: {document.file_name}: {judgement.area}\n")
    for document in mute:
        sys.stdout.write(f"silent: {document.file_name}\n")
    torn = [row for row in rows if row[1].disagreeing]
    for document, judgement in torn:
        sys.stdout.write(
            f"disagreeing: {document.file_name}: {judgement.area}: {judgement.grade} and "
            f"{', '.join(one.grade for one in judgement.disagreeing)}, "
            f"{place_of(document, judgement)}\n"
        )
    sys.stdout.write(
        f"{len(documents)} documents, {len(rows)} rows: {len(more)} extra, {len(unread)} "
        f"unreadable, {len(mute)} documents silent, {len(torn)} disagreeing\n"
    )
    return bool(more or mute)


def _said(verdict: Verdict) -> str:
    cell, row = verdict.cell, verdict.row
    head = f"{verdict.outcome}: {cell.doc}: {cell.area}"
    if row is None:
        return f"{head}: table {cell.grade}" + (f", at {cell.locator}" if cell.locator else "")
    return f"{head}: {'; '.join(verdict.wrong)} ({row[0].file_name}, {place_of(*row)})"


def _read(paths: Sequence[Path], jobs: int) -> tuple[list[Document], list[Row]]:
    documents: list[Document] = []
    rows: list[Row] = []
    with ProcessPoolExecutor(jobs) as executor:
        for got in executor.map(_tried, paths):
            if isinstance(got, str):
                sys.stderr.write(f"{got}\n")
                continue
            documents.append(got.document)
            rows += [(got.document, one) for one in got.judgements]
    return documents, rows


def _tried(path: Path) -> IngestedFile | str:
    try:
        return ingest_file(path)
    except UnreadableFile as error:
        return str(error)


if __name__ == "__main__":
    sys.exit(main())
