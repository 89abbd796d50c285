"""Do these words stand in the document, and on which page? A quote is verbatim or not shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ingest.types import Page

# White space, hyphens and dashes, bullet signs and control characters depend on how a page was set
# and extracted, not on what it says.
_SET_ASIDE = re.compile(r"[\s\-‐-―−•▪■◼●○–—\u00ad\ufffe\uffff\x00-\x1f\x7f-\x9f\ue000-\uf8ff]+")


def fold(text: str) -> str:
    """Text without what typesetting puts in: for comparing, never for showing."""
    return _SET_ASIDE.sub("", unicodedata.normalize("NFKC", text).lower())


def page_of(quote: str, pages: Sequence[Page]) -> int | None:
    """The page on which a quote begins.

    Args:
        quote: the words.
        pages: the pages on which they may stand, in order and next to each other.

    Returns:
        The number of the first page that holds the quote, or its beginning where the next page
        holds the rest; None where the words are not there.
    """
    sought = fold(quote)
    if not sought:
        return None
    folded = [fold(page.raw) for page in pages]
    for page, text in zip(pages, folded, strict=True):
        if sought in text:
            return page.number
    for page, text, following in zip(pages, folded, folded[1:], strict=False):
        # Footnotes and running feet may stand between the two parts.
        shared = _longest_start(sought, text)
        if shared and sought[shared:] in following:
            return page.number
    return None


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
