"""Passages beside their pages, to be read by eye: ``python -m eval.reading_sheet PATH --out DIR``.

Draws documents and passages at random and writes a sheet to read them by
(``docs/reading-protocol.md`` says how): each passage with its page, number, section and kind, what
stands before and after it, and an image of its page with its words marked.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from answers import marking
from ingest.errors import UnreadableFile
from ingest.pipeline import ingest_file
from ingest.readers import SUFFIXES
from ingest.types import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.types import IngestedFile, Passage

SCALE = 1.4
_BESIDE_LETTERS = 160


@dataclass(frozen=True, slots=True)
class Drawn:
    """A passage that was drawn.

    Attributes:
        path: its file.
        ingested: all that the file yields.
        passage: the passage.
    """

    path: Path
    ingested: IngestedFile
    passage: Passage

    def beside(self, step: int) -> str:
        """The end of the passage before it (step -1) or the start of the one after it (1)."""
        place = self.passage.ordinal - 1 + step
        if not 0 <= place < len(self.ingested.passages):
            return "(none)"
        text = self.ingested.passages[place].text.replace("\n", " ⏎ ")
        return f"… {text[-_BESIDE_LETTERS:]}" if step < 0 else f"{text[:_BESIDE_LETTERS]} …"


def files(paths: Iterable[Path]) -> list[Path]:
    """All files that can be read among the paths and in the folders among them, sorted."""
    return sorted(
        file
        for path in paths
        for file in (path.rglob("*") if path.is_dir() else [path])
        if file.suffix.lower() in SUFFIXES
    )


def draw(found: Sequence[Path], documents: int, passages: int, seed: int) -> list[Drawn]:
    """Draw passages: as many of each document, and the documents at random.

    Args:
        found: what to draw from.
        documents: how many documents.
        passages: how many passages in all.
        seed: of the random draw.

    Raises:
        UnreadableFile: one of the documents is refused.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    chosen = chance.sample(found, min(documents, len(found)))
    drawn: list[Drawn] = []
    for place, path in enumerate(chosen):
        ingested = ingest_file(path)
        share = (place + 1) * passages // len(chosen) - place * passages // len(chosen)
        some = chance.sample(ingested.passages, min(share, len(ingested.passages)))
        some.sort(key=lambda passage: passage.ordinal)
        drawn += [Drawn(path, ingested, passage) for passage in some]
    return drawn


def write(drawn: Sequence[Drawn], folder: Path) -> None:
    """Write ``sheet.md`` and the pages' images into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = [_entry(number, one, folder) for number, one in enumerate(drawn, start=1)]
    (folder / "sheet.md").write_text("\n".join(entries), encoding="utf-8")


def _entry(number: int, one: Drawn, folder: Path) -> str:
    passage = one.passage
    images = _images(number, one, folder) if one.ingested.document.origin is Origin.PDF else []
    return "\n".join(
        [
            f"## {number}. {one.path.name}, passage {passage.ordinal}",
            f"- pages: {passage.page} to {passage.last_page}",
            f"- paragraph: {passage.paragraph or '(none)'}",
            f"- section: {' > '.join(passage.section) or '(none)'}",
            f"- kind: {passage.kind}",
            f"- before it: {one.beside(-1)}",
            f"- after it: {one.beside(1)}",
            f"- images: {', '.join(images) or f'(no pages; the file is {one.path})'}",
            "",
            "```text",
            passage.text,
            "```",
            "",
        ]
    )


def _images(number: int, one: Drawn, folder: Path) -> list[str]:
    """Draw the passage's pages, the lines of its text marked where they are found."""
    data, passage = one.path.read_bytes(), one.passage
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
    """Write a sheet; exit code 1 if a document cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m eval.reading_sheet", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
    parser.add_argument("--documents", type=int, default=60, help="documents to draw (60)")
    parser.add_argument("--passages", type=int, default=300, help="passages to draw (300)")
    parser.add_argument("--seed", type=int, default=1, help="of the random draw (1)")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    options = parser.parse_args(arguments)
    try:
        drawn = draw(files(options.paths), options.documents, options.passages, options.seed)
    except UnreadableFile as error:
        sys.stderr.write(f"{error}\n")
        return 1
    write(drawn, options.out)
    sys.stdout.write(f"{len(drawn)} passages in {options.out / 'sheet.md'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
