"""Passages beside their pages, to be read by eye: ``python -m eval.reading_sheet PATH --out DIR``.

Takes files into a scratch library (boilerplate shows only by comparison), draws documents and
passages at random and writes a sheet to read them by (``docs/reading-protocol.md`` says how): each
passage with its page, number, section and kind, what stands before and after it, and an image of
its page with its words marked.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from answers import marking
from eval.hashed import HashedWords
from index.intake import files_in, take_in
from index.library import Library
from index.types import Outcome
from ingest.workers import workers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.types import Document, Passage

SCALE = 1.4
_BESIDE_LETTERS = 160


@dataclass(frozen=True, slots=True)
class Drawn:
    """A passage that was drawn.

    Attributes:
        document: its document.
        original: where the document's file lies.
        passages: all passages of the document.
        passage: the passage.
    """

    document: Document
    original: Path
    passages: Sequence[Passage]
    passage: Passage

    def beside(self, step: int) -> str:
        """The end of the passage before it (step -1) or the start of the one after it (1)."""
        place = self.passage.ordinal - 1 + step
        if not 0 <= place < len(self.passages):
            return "(none)"
        text = self.passages[place].text.replace("\n", " ⏎ ")
        return f"… {text[-_BESIDE_LETTERS:]}" if step < 0 else f"{text[:_BESIDE_LETTERS]} …"


def draw(library: Library, documents: int, passages: int, seed: int) -> list[Drawn]:
    """Draw passages: as many of each document, and the documents at random.

    Args:
        library: what to draw from.
        documents: how many documents.
        passages: how many passages in all.
        seed: of the random draw.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    held = sorted(library.store.documents(), key=lambda document: document.id)
    chosen = chance.sample(held, min(documents, len(held)))
    drawn: list[Drawn] = []
    for place, document in enumerate(chosen):
        its = library.store.passages(document.id)
        share = (place + 1) * passages // len(chosen) - place * passages // len(chosen)
        some = chance.sample(its, min(share, len(its)))
        some.sort(key=lambda passage: passage.ordinal)
        original = library.original(document)
        drawn += [Drawn(document, original, its, passage) for passage in some]
    return drawn


def write(drawn: Sequence[Drawn], folder: Path) -> None:
    """Write ``sheet.md`` and the pages' images into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = [_entry(number, one, folder) for number, one in enumerate(drawn, start=1)]
    (folder / "sheet.md").write_text("\n".join(entries), encoding="utf-8")


def _entry(number: int, one: Drawn, folder: Path) -> str:
    passage = one.passage
    images = _images(number, one, folder) if one.document.paged else []
    return "\n".join(
        [
            f"## {number}. {one.document.file_name}, passage {passage.ordinal}",
            f"- pages: {passage.page} to {passage.last_page}",
            f"- paragraph: {passage.paragraph or '(none)'}",
            f"- section: {' > '.join(passage.section) or '(none)'}",
            f"- kind: {passage.kind}",
            f"- before it: {one.beside(-1)}",
            f"- after it: {one.beside(1)}",
            f"- images: {', '.join(images) or f'(no pages; the file is {one.original})'}",
            "",
            "```text",
            passage.text,
            "```",
            "",
        ]
    )


def _images(number: int, one: Drawn, folder: Path) -> list[str]:
    """Draw the passage's pages, the lines of its text marked where they are found."""
    data, passage = one.original.read_bytes(), one.passage
    boxes: dict[int, list[marking.Box]] = {
        page: [] for page in range(passage.page, passage.last_page + 1)
    }
    for line in passage.text.split("\n"):
        for marks in marking.find(data, line, passage.page, passage.text, passage.last_page):
            boxes[marks.page] += marks.boxes
    names = []
    for page, marked in boxes.items():
        name = f"{number:03}-p{page}.png"
        (folder / name).write_bytes(marking.render(data, page, marked, SCALE))
        names.append(name)
    return names


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a sheet; exit code 1 if a document was refused."""
    parser = argparse.ArgumentParser(prog="python -m eval.reading_sheet", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
    parser.add_argument("--documents", type=int, default=60, help="documents to draw (60)")
    parser.add_argument("--passages", type=int, default=300, help="passages to draw (300)")
    parser.add_argument("--seed", type=int, default=1, help="of the random draw (1)")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    options = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open_or_create(Path(folder) / "library", HashedWords()) as library,
        workers(1) as executor,
    ):
        arrivals = take_in(library, files_in(options.paths), executor)
        drawn = draw(library, options.documents, options.passages, options.seed)
        write(drawn, options.out)
    refused = [arrival.reason for arrival in arrivals if arrival.outcome is Outcome.REJECTED]
    for reason in refused:
        sys.stderr.write(f"{reason}\n")
    sys.stdout.write(f"{len(drawn)} passages in {options.out / 'sheet.md'}\n")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
