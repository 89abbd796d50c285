"""The cited words on their page: where they stand, and the page with them marked.

A quote is looked for among the characters that PDFium finds on the page. Both are folded first
(compatibility forms, capitals, spaces, hyphens, bullets and control signs make no difference), so
that a mended line wrap does not hide the words. What cannot be located for certain is not marked.
"""

from __future__ import annotations

import io
import itertools
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.folding import (
    CELL_ENDS,
    best_placed,
    cells_of,
    fold,
    folded_sign,
    values_of,
    whole_words,
)
from ingest.errors import UnreadableFile
from ingest.glyphs import note_marks
from ingest.pdfium import PageText, Pdf, PdfiumError

if TYPE_CHECKING:
    from collections.abc import Sequence

MARK_COLOUR = "#ffdd00"
# Signs that belong to the word before them, though they are not compared.
_HYPHENS = ("-", "\u2010", "\u00ad", "\x02", "\ufffe")
# Share of the page's height at its top and bottom where running heads and feet stand.
_EDGE = 0.15
# Parts of a word's font size: lines that count as one, and type that is a note's.
_SAME_LINE = 0.3
_NOTE_SIZE = 0.9
# More ways than this to place a row's cells are not tried.
_CHOICES = 1000
# A gap wider than this many times the font size is not coloured over.
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the top left of the page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a quote stands on one page.

    Attributes:
        page: from 1.
        boxes: one for each line, from the first word to the last.
        complete: whether all words of the quote lie on this page.
    """

    page: int
    boxes: tuple[Box, ...]
    complete: bool


def find(
    data: bytes, quote: str, page: int, context: str = "", last_page: int | None = None
) -> tuple[Marks, ...]:
    """Find a quote's words on their page.

    Args:
        data: the PDF's bytes.
        quote: the words, verbatim but for line wraps, note marks and bullet signs.
        page: the page, from 1, on which the passage that holds them begins.
        context: the passage. Where the quote occurs more than once, the one whose surroundings
            agree best with the passage is taken.
        last_page: the passage's last page, if it is another; the quote is looked for up to it.

    Returns:
        One ``Marks`` where the quote lies on one page, two where it runs over the page's end,
        none where it cannot be located or where several places are equally likely.
    """
    wanted = fold(quote)
    if not wanted.text:
        return ()
    try:
        with Pdf(data) as pdf:
            pages = range(max(page, 1), min(max(last_page or page, page), pdf.page_count) + 1)
            for number in pages:
                if found := _on_page(pdf.text(number), quote, context):
                    return (Marks(number, found, complete=True),)
            for number in pages:
                if number == pdf.page_count:
                    break
                halves = _over_the_end(pdf.text(number), pdf.text(number + 1), quote)
                if halves:
                    return (
                        Marks(number, halves[0], complete=False),
                        Marks(number + 1, halves[1], complete=False),
                    )
    except PdfiumError:
        # A page that only the second reader could read has words but no places.
        return ()
    return ()


def render(data: bytes, page: int, boxes: Sequence[Box], scale: float = 2.0) -> bytes:
    """Draw a page with boxes marked in yellow, the words beneath them readable.

    Args:
        data: the PDF's bytes.
        page: from 1.
        boxes: what to mark, in points.
        scale: pixels a point.

    Returns:
        A PNG file.

    Raises:
        UnreadableFile: the page cannot be drawn.
    """
    from PIL import Image, ImageChops, ImageDraw

    try:
        with Pdf(data) as pdf:
            image = pdf.render(page, scale)
    except (PdfiumError, ValueError) as error:
        cure = "open the original in another program"
        raise UnreadableFile("the original", f"cannot be drawn ({error})", cure, page) from error
    layer = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        corners = tuple(edge * scale for edge in (box.left, box.top, box.right, box.bottom))
        pen.rectangle(corners, fill=MARK_COLOUR)
    file = io.BytesIO()
    ImageChops.multiply(image, layer).save(file, format="PNG")
    return file.getvalue()


def _on_page(page: PageText, quote: str, context: str) -> tuple[Box, ...]:
    """Boxes of the whole quote, first as if note marks were not there, then with them."""
    if row := _row(page, cells_of(quote)):
        return tuple(box for cell in row for box in cell)
    wanted, around = fold(quote), fold(context)
    for skipped in (note_marks(page).tolist(), ()):
        folded = fold(page.characters, skipped)
        starts = whole_words(folded, wanted.text, page.characters)
        if len(starts) > 1:
            if cell := _cell(page, wanted.text, context):
                return cell
            within = whole_words(around, wanted.text, context)
            if len(within) != 1:
                return ()
            starts = best_placed(folded.text, starts, wanted.text, around.text, within[0])
        if starts:
            places = [folded.places[start : start + len(wanted.text)] for start in starts]
            boxes = _boxes(page, places[0]) if len(places) == 1 else ()
            # A page that gives its columns one after the other puts a label before any grade.
            return () if CELL_ENDS.search(quote) and _jumps_up(boxes) else boxes
    return tuple(box for cell in _row(page, values_of(quote)) for box in cell)


def _jumps_up(boxes: Sequence[Box]) -> bool:
    return any(after.bottom < before.top + 1 for before, after in itertools.pairwise(boxes))


def _cell(page: PageText, wanted: str, context: str) -> tuple[Box, ...]:
    """Boxes of a quote that is one cell of just one of the passage's table rows."""
    rows = [
        (line, cells.index(wanted))
        for line in context.splitlines()
        if (cells := cells_of(line)).count(wanted) == 1 and len(cells) > 1
    ]
    if len(rows) != 1:
        return ()
    line, place = rows[0]
    row = _row(page, cells_of(line))
    return row[place] if row else ()


def _row(page: PageText, cells: Sequence[str]) -> tuple[tuple[Box, ...], ...]:
    """Boxes of each cell of a table row; none if it has one cell or cannot be placed.

    Each cell must stand on the page, and just one choice of places may be level with the rest.
    """
    if len(cells) < 2:
        return ()
    folded = fold(page.characters, note_marks(page).tolist())
    places = [
        [
            _boxes(page, folded.places[start : start + len(cell)])
            for start in whole_words(folded, cell, page.characters)
        ]
        for cell in cells
    ]
    if math.prod(map(len, places)) > _CHOICES:
        return ()
    level = [choice for choice in itertools.product(*places) if _are_level(choice)]
    return level[0] if len(level) == 1 else ()


def _are_level(cells: Sequence[tuple[Box, ...]]) -> bool:
    """Whether cells overlap in height, each standing to the right of the one before."""
    if not all(cells):
        return False
    tops = [min(box.top for box in cell) for cell in cells]
    bottoms = [max(box.bottom for box in cell) for cell in cells]
    lefts = [min(box.left for box in cell) for cell in cells]
    return max(tops) < min(bottoms) and lefts == sorted(lefts)


def _over_the_end(
    page: PageText, following: PageText, quote: str
) -> tuple[tuple[Box, ...], tuple[Box, ...]] | None:
    """Boxes of a quote that begins on one page and ends on the next.

    The first part must end the page's text and the second begin the next one's: what stands
    below or above may only be notes in smaller type, or running heads and feet.
    """
    here, there = (fold(side.characters, note_marks(side).tolist()) for side in (page, following))
    for cut in [found.end() for found in re.finditer(r"[\s\-\u2010-\u2014]+", quote)][::-1]:
        first, second = fold(quote[:cut]).text, fold(quote[cut:]).text
        if not first or not second or first not in here.text or second not in there.text:
            continue
        ends = [
            place
            for start in whole_words(here, first, page.characters)
            if _is_last(page, (place := here.places[start : start + len(first)])[-1])
        ]
        begins = [
            place
            for start in whole_words(there, second, following.characters)
            if _is_first(following, (place := there.places[start : start + len(second)])[0])
        ]
        if len(ends) == 1 and len(begins) == 1:
            return _boxes(page, ends[0]), _boxes(following, begins[0])
    return None


def _is_last(page: PageText, place: int) -> bool:
    """Whether nothing of the body follows a character on its page."""
    baseline, size = page.baselines[place], page.sizes[place]
    same = abs(page.baselines - baseline) < _SAME_LINE * size
    after = (page.baselines > baseline + _SAME_LINE * size) & (page.sizes > _NOTE_SIZE * size)
    after &= page.baselines < (1 - _EDGE) * page.height
    after |= same & (page.boxes[:, 0] >= page.boxes[place, 2] - 0.1 * size)
    return not any(folded_sign(page.characters[index]) for index in after.nonzero()[0])


def _is_first(page: PageText, place: int) -> bool:
    """Whether nothing of the body stands before a character on its page."""
    baseline, size = page.baselines[place], page.sizes[place]
    same = abs(page.baselines - baseline) < _SAME_LINE * size
    before = (page.baselines < baseline - _SAME_LINE * size) & (page.sizes > 0)
    before &= page.baselines > _EDGE * page.height
    before |= same & (page.boxes[:, 2] <= page.boxes[place, 0] + 0.1 * size)
    return not any(folded_sign(page.characters[index]) for index in before.nonzero()[0])


def _boxes(page: PageText, places: Sequence[int]) -> tuple[Box, ...]:
    """Merge the boxes of characters line by line."""
    found: list[Box] = []
    baseline = float("-inf")
    after = [place + 1 for place in places if page.characters[place + 1 : place + 2] in _HYPHENS]
    for place in sorted({*places, *after}):
        left, top, right, bottom = page.boxes[place].tolist()
        size = float(page.sizes[place])
        if not size or right <= left:
            continue
        near = found and found[-1].left - size <= left <= found[-1].right + _GAP * size
        if near and abs(page.baselines[place] - baseline) < _SAME_LINE * size:
            last = found[-1]
            found[-1] = Box(
                min(last.left, left),
                min(last.top, top),
                max(last.right, right),
                max(last.bottom, bottom),
            )
        else:
            found.append(Box(left, top, right, bottom))
            baseline = float(page.baselines[place])
    return tuple(found)
