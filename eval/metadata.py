"""How right metadata is read: ``python -m eval.metadata FOLDER --reference CSV``.

Reads the documents of a folder and compares what they say of themselves with tables that state it:
the column "doc" is the file name without suffix; compared are those of the columns "council",
"framework", "inspection_start", "inspection_end" and "lead_inspector" that a table has, wherever a
cell is filled and the document is there. ``--sheet`` prints what was read of each document, with
the place, for reading by eye beside the pages.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import unicodedata
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.facts import DocumentField
from ingest.metadata import Metadata, read_metadata
from ingest.pipeline import read_bytes
from ingest.readers import SUFFIXES, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COMPARED = ("council", "framework", "inspection_start", "inspection_end", "lead_inspector")
_DAYS = ("inspection_start", "inspection_end")
_WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact on which a document's reading and the reference differ.

    Attributes:
        doc: the file's name without suffix.
        field: which fact.
        read: as it was read; "" if it was not.
        reference: as the table has it.
        place: where it was read, in words.
    """

    doc: str
    field: str
    read: str
    reference: str
    place: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far readings agree with a reference.

    Attributes:
        compared: how many facts were compared, by field.
        differences: those that differ.
    """

    compared: Mapping[str, int]
    differences: tuple[Difference, ...]

    def share(self, field: str) -> float:
        """Share of a field's facts that agree, from 0 to 1; 1 where none was compared."""
        differing = sum(one.field == field for one in self.differences)
        return 1 - differing / self.compared[field] if self.compared.get(field) else 1.0


def read_file(path: Path, anonymous: bool = False) -> Metadata:
    """What a file says of itself.

    Args:
        path: the file.
        anonymous: whether to hide its name from the reading, so that its words alone decide.

    Raises:
        UnreadableFile: no reader can read it.
    """
    parsed = read(read_bytes(path, path.name), path.name)
    return read_metadata(parsed, f"1{path.suffix}" if anonymous else path.name)


def references(paths: Iterable[Path]) -> list[dict[str, str]]:
    """The rows of reference tables, those that are alike once."""
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                kept = {field: row.get(field) or "" for field in ("doc", *COMPARED)}
                rows.setdefault(tuple(kept.values()), kept)
    return list(rows.values())


def compare(readings: Mapping[str, Metadata], rows: Iterable[Mapping[str, str]]) -> Agreement:
    """Compare readings with a reference.

    A document with several rows (a paper may state judgements of several inspections) agrees on a
    fact if one of them has it as it was read. Days given to the month only are not compared, nor
    are documents that are not there. Names of people are compared without accents and spaces.

    Args:
        readings: by the file's name without suffix.
        rows: of the reference, with "doc" and those of ``COMPARED`` that it knows.
    """
    wanted: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for field in COMPARED:
            value = row.get(field, "")
            to_the_month = field in _DAYS and not _WHOLE_DAY.fullmatch(value)
            if value and not to_the_month and row["doc"] in readings:
                wanted.setdefault((row["doc"], field), []).append(value)
    compared: Counter[str] = Counter()
    differences = []
    for (doc, field), values in wanted.items():
        metadata = readings[doc]
        got = _read(metadata, field)
        compared[field] += 1
        if _folded(got) not in {_folded(value) for value in values}:
            place = next((f.words for f in metadata.facts if f.field.startswith(field)), "")
            differences.append(Difference(doc, field, got, " / ".join(values), place))
    return Agreement(dict(compared), tuple(differences))


def sheet(doc: str, metadata: Metadata) -> str:
    """What was read of one document, a line a fact, for reading by eye beside the page."""
    facts = {fact.field: f" ({fact.words}, {fact.certainty})" for fact in metadata.facts}
    lines = [
        f"    {field}: {_read(metadata, field) or '–'}{facts.get(field, '')}"
        for field in DocumentField
    ]
    return "\n".join([doc, *lines])


def _read(metadata: Metadata, field: str) -> str:
    if field == "council":
        return metadata.councils[0] if metadata.councils else ""
    value = getattr(metadata, field)
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def _tried(path: Path, anonymous: bool) -> Metadata | str:
    try:
        return read_file(path, anonymous)
    except UnreadableFile as error:
        return str(error)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; exit code 1 if a file could not be read or a fact differs."""
    parser = argparse.ArgumentParser(prog="python -m eval.metadata", description=__doc__)
    parser.add_argument("folder", type=Path, help="documents")
    parser.add_argument(
        "--reference", type=Path, action="append", default=[], help="table; may be given again"
    )
    parser.add_argument("--sheet", action="store_true", help="print what was read of each document")
    parser.add_argument(
        "--anonymous", action="store_true", help="hide the files' names from the reading"
    )
    parser.add_argument("--jobs", type=int, default=2, help="processes that read (2)")
    parser.add_argument("--json", action="store_true", help="print the comparison as JSON")
    options = parser.parse_args(arguments)
    paths = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    readings: dict[str, Metadata] = {}
    status = 0
    with ProcessPoolExecutor(options.jobs) as executor:
        read_all = executor.map(_tried, paths, [options.anonymous] * len(paths))
        for path, got in zip(paths, read_all, strict=True):
            if isinstance(got, str):
                sys.stderr.write(f"{got}\n")
                status = 1
                continue
            readings[path.stem] = got
            if options.sheet:
                sys.stdout.write(sheet(path.stem, got) + "\n")
    agreement = compare(readings, references(options.reference))
    if options.json:
        shown = asdict(agreement) | {"shares": {f: agreement.share(f) for f in agreement.compared}}
        sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n")
    else:
        _print(agreement, len(readings))
    return 1 if agreement.differences else status


def _print(agreement: Agreement, documents: int) -> None:
    for one in agreement.differences:
        sys.stdout.write(
            f"{one.doc}: {one.field} read {one.read or 'nothing'} ({one.place or 'nowhere'}), "
            f"reference {one.reference}\n"
        )
    sys.stdout.write(f"{documents} documents read\n")
    for field in COMPARED:
        if agreement.compared.get(field):
            share = agreement.share(field)
            sys.stdout.write(f"{field}: {share:.2%} of {agreement.compared[field]} agree\n")


if __name__ == "__main__":
    sys.exit(main())
