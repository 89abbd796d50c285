"""Are all words of the pages in passages, once? ``python -m eval.coverage PATH…``.

Takes documents, looks for every line that the PDF engine extracts from their pages among what the
passages and their headings say, and uses up what it finds. Letters of lines that are not found are
lost, unless the line is furniture: it recurs on other pages of its document but for its figures.
Letters of passages that no line uses up are there twice, or made up.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from answers.folding import fold
from index.intake import files_in
from ingest.errors import UnreadableFile
from ingest.pipeline import ingest_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.types import IngestedFile

# Pages on which a line must recur to be furniture.
_RECURS = 3
_WORD = re.compile(r"[^\W\d_]+")
_LINE_ENDS = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of the letters of one document, or of several.

    Attributes:
        letters: letters on the pages, furniture apart.
        furniture: letters of running heads and feet.
        lost: page and words of what is in no passage.
        surplus: words of passages that are not, or not as often, on the pages.
    """

    letters: int
    furniture: int
    lost: tuple[tuple[int, str], ...]
    surplus: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share of the letters that are in some passage; 1 if there are none."""
        missing = sum(letters(words) for _, words in self.lost)
        return 1 - missing / self.letters if self.letters else 1.0

    @property
    def twice(self) -> float:
        """Letters that are in passages more often than on the pages, as a share of these."""
        return sum(map(letters, self.surplus)) / self.letters if self.letters else 0.0


def letters(words: str) -> int:
    """How many letters a text has; figures and signs do not count."""
    return sum(map(str.isalpha, words))


class _Said:
    """What passages and headings say, used up as it is found on the pages."""

    def __init__(self, ingested: IngestedFile) -> None:
        self._pieces: dict[int, list[str]] = defaultdict(list)
        self._headings: dict[int, list[str]] = defaultdict(list)
        headings: dict[tuple[str, ...], int] = {}
        for passage in ingested.passages:
            self._pieces[passage.page] += map(_folded, passage.text.split("\n"))
            for depth in range(len(passage.section)):
                headings.setdefault(passage.section[: depth + 1], passage.page)
        # A heading may stand at the foot of the page before what it heads.
        for path, page in headings.items():
            self._headings[page].append(_folded(path[-1]))

    def use(self, words: str, page: int) -> bool:
        """Use up words that stand on a page, or began or are headed on one near it."""
        if not words:
            return True
        for near in (page, page - 1, page + 1, page - 2):
            pieces = self._pieces.get(near, [])
            for place, piece in enumerate(pieces):
                at = piece.find(words)
                if at >= 0:
                    # A sign that no page has parts what is left, so that nothing new arises.
                    pieces[place] = f"{piece[:at]}\0{piece[at + len(words) :]}"
                    return True
            # A heading is said once for all that stands below it, and again in a running head.
            if any(words in heading for heading in self._headings.get(near, [])):
                return True
        return False

    def left(self) -> list[str]:
        """What passages say that has not been used up."""
        pieces = (piece for of_page in self._pieces.values() for piece in of_page)
        return [part for piece in pieces for part in piece.split("\0") if letters(part)]


def _folded(text: str) -> str:
    # Signs between the cells of a row and after numbers differ; letters are what counts.
    return "".join(filter(str.isalpha, fold(text).text))


def measure(ingested: IngestedFile) -> Coverage:
    """Hold a document's passages against its pages."""
    said = _Said(ingested)
    lines = [(page.number, line) for page in ingested.pages for line in _LINE_ENDS.split(page.raw)]
    # Whole lines first: a short one, or a part, would be found within another's words.
    lines.sort(key=lambda line: -len(line[1]))
    missing = [line for line in lines if not said.use(_folded(line[1]), line[0])]
    recurring = Counter(shape for _, shape in {(n, _shape(words)) for n, words in missing})
    lost, furniture = [], 0
    for number, line in missing:
        if recurring[_shape(line)] >= _RECURS:
            furniture += letters(line)
        else:
            lost += [(number, part) for part in _unused(line, number, said) if letters(part)]
    total = sum(letters(line) for _, line in lines)
    return Coverage(total - furniture, furniture, tuple(lost), tuple(said.left()))


def _unused(line: str, page: int, said: _Said) -> Iterable[str]:
    """Parts of a line that are not found: the longest runs of words that are, are used up."""
    # Numbers and note marks may be glued to words in the file, and stand apart in a passage.
    words = _WORD.findall(line)
    lost: list[str] = []
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            part = _folded(" ".join(words[start:end]))
            if said.use(part, page):
                break
        else:
            lost.append(words[start])
            start += 1
            continue
        start = end
    return [" ".join(lost)] if lost else []


def _shape(words: str) -> str:
    return re.sub(r"[\W\d]+", "", words.casefold())


def together(found: Iterable[Coverage]) -> Coverage:
    """Several documents as one."""
    all_ = list(found)
    return Coverage(
        sum(one.letters for one in all_),
        sum(one.furniture for one in all_),
        tuple(lost for one in all_ for lost in one.lost),
        tuple(words for one in all_ for words in one.surplus),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurement; exit code 1 if a file could not be read."""
    parser = argparse.ArgumentParser(prog="python -m eval.coverage", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
    parser.add_argument("--verbose", action="store_true", help="print all that is lost or surplus")
    options = parser.parse_args(arguments)
    found: list[Coverage] = []
    status = 0
    for path in (source.path for source in files_in(options.paths)):
        try:
            one = measure(ingest_file(path))
        except UnreadableFile as error:
            sys.stderr.write(f"{error}\n")
            status = 1
            continue
        found.append(one)
        if options.verbose:
            for page, words in one.lost:
                sys.stdout.write(f"lost: {path.name}, page {page}: {words}\n")
            for words in one.surplus:
                sys.stdout.write(f"surplus: {path.name}: {words}\n")
    whole = together(found)
    sys.stdout.write(
        f"{len(found)} documents, {whole.letters:,} letters and {whole.furniture:,} of furniture: "
        f"{whole.share:.3%} in some passage, {whole.twice:.3%} more than on the pages\n"
    )
    return status


if __name__ == "__main__":
    sys.exit(main())
