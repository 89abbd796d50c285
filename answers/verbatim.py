"""Do these words stand in the document, and on which page? A quote is verbatim or not shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from answers.folding import cells_of, fold, values_of
from ingest.types import Page


def page_of(quote: str, pages: Sequence[Page]) -> int | None:
    """The page on which a quote begins.

    Args:
        quote: the words.
        pages: the pages on which they may stand, in order and next to each other.

    Returns:
        The number of the first page that holds the quote, or its beginning where the next page
        holds the rest; None where the words are not there.
    """
    words = " ".join(quote.split())
    said = any(map(str.isalnum, words))
    if pages and said and words in " ".join(pages[0].raw.split()):
        return pages[0].number  # as nearly always; folding costs more
    sought = fold(quote).text
    if not sought:
        return None
    folded = [_folded(page.raw) for page in pages]
    for page, text in zip(pages, folded, strict=True):
        if sought in text:
            return page.number
    for page, text, following in zip(pages, folded, folded[1:], strict=False):
        # Footnotes and running feet may stand between the two parts.
        shared = _longest_start(sought, text)
        if shared and sought[shared:] in following:
            return page.number
    # A table row is read as a sentence; its cells stand on the page, each in its own place.
    cells = cells_of(quote) if "\t" in quote else values_of(quote)
    rows = (page for page, text in zip(pages, folded, strict=True) if _all_in(cells, text))
    return next((page.number for page in rows), None) if len(cells) > 1 else None


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    """A page, folded; many judgements of an answer stand on one page, and answers come again."""
    return fold(text).text


def _all_in(cells: Sequence[str], text: str) -> bool:
    return all(cell in text for cell in cells)


def _longest_start(sought: str, text: str) -> int:
    # If a start of the quote is in the text, so is every shorter one: halve the range.
    low, high = 0, len(sought)
    while low < high:
        middle = (low + high + 1) // 2
        if sought[:middle] in text:
            low = middle
        else:
            high = middle - 1
    return low
