"""How many of a PDF's sentences can be marked on their page: ``python -m eval.marks PATH…``.

Takes PDF files or folders, draws sentences at random from what the reader makes of them, and
reports the share whose words are found, with every failure.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from answers import marking, sentences
from ingest.errors import UnreadableFile
from ingest.readers import pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A shorter sentence ("Good.") says nothing about where it stands.
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it was read.

    Attributes:
        file: path of its PDF.
        page: page on which its block begins, from 1.
        last_page: page on which its block ends.
        text: the sentence.
        context: its block.
    """

    file: Path
    page: int
    last_page: int
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of looking for a sample of sentences.

    Attributes:
        looked_for: size of the sample.
        found: how many were located.
        over_two_pages: how many of these run over a page's end.
        failures: those that were not located.
    """

    looked_for: int
    found: int
    over_two_pages: int
    failures: tuple[Sentence, ...]

    @property
    def share(self) -> float:
        """Share found, from 0 to 1; 1 for an empty sample."""
        return self.found / self.looked_for if self.looked_for else 1.0


def files(paths: Iterable[Path]) -> list[Path]:
    """All PDFs among the paths and in the folders among them, sorted."""
    return sorted(
        file
        for path in paths
        for file in (path.rglob("*.pdf") if path.is_dir() else [path])
        if file.is_file()
    )


def read_sentences(file: Path) -> list[Sentence]:
    """All sentences of a PDF that are long enough to be looked for.

    Raises:
        UnreadableFile: the reader refuses it.
    """
    document = pdf.read(file.read_bytes(), file.name)
    return [
        Sentence(file, block.page, block.last_page, sentence, block.text)
        for block in document.blocks
        for sentence in sentences.split(block.text)
        if len(sentence.split()) >= _LEAST_WORDS
    ]


def measure(found: Sequence[Sentence], sample: int, seed: int) -> Report:
    """Look for a sample of sentences on their pages.

    Args:
        found: what to draw from.
        sample: how many to draw; all if there are fewer.
        seed: of the random draw.
    """
    drawn = random.Random(seed).sample(found, min(sample, len(found)))  # noqa: S311 - no secret
    drawn.sort(key=lambda sentence: (sentence.file, sentence.page))
    failures: list[Sentence] = []
    over_two = 0
    for file, group in groupby(drawn, key=lambda sentence: sentence.file):
        data = file.read_bytes()
        for sentence in group:
            marks = marking.find(
                data, sentence.text, sentence.page, sentence.context, sentence.last_page
            )
            over_two += len(marks) == 2
            if not marks:
                failures.append(sentence)
    return Report(len(drawn), len(drawn) - len(failures), over_two, tuple(failures))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurement; exit code 1 if a file could not be read."""
    parser = argparse.ArgumentParser(prog="python -m eval.marks", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="PDF file or folder")
    parser.add_argument("--sample", type=int, default=1000, help="sentences to draw (1000)")
    parser.add_argument("--seed", type=int, default=1, help="of the random draw (1)")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    options = parser.parse_args(arguments)
    drawn_from: list[Sentence] = []
    status = 0
    for file in files(options.paths):
        try:
            drawn_from += read_sentences(file)
        except UnreadableFile as error:
            sys.stderr.write(f"{error}\n")
            status = 1
    report = measure(drawn_from, options.sample, options.seed)
    if options.json:
        shown = asdict(report) | {"share": report.share}
        sys.stdout.write(json.dumps(shown, default=str, ensure_ascii=False) + "\n")
        return status
    for failure in report.failures:
        sys.stdout.write(f"not found: {failure.file}, page {failure.page}: {failure.text}\n")
    sys.stdout.write(
        f"{report.found} of {report.looked_for} sentences found ({report.share:.2%}), "
        f"{report.over_two_pages} of them over two pages\n"
    )
    return status


if __name__ == "__main__":
    sys.exit(main())
