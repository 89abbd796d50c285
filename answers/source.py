"""What is shown beside a citation: its page as an image, the words marked; or its paragraph.

Where the words cannot be located nothing is marked, and the record says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from answers.marking import find, render
from answers.types import Citation
from index.library import Library
from ingest.types import Passage

# Pixels a point: a page of A4 is then 1,190 pixels wide, sharp on a column half a window wide.
SCALE = 2.0


@dataclass(frozen=True, slots=True)
class PageView:
    """A page with the cited words marked.

    Attributes:
        page: its number, from 1.
        png: its image.
        marked: whether words are marked on it; they are not where they could not be located.
        continued_on: the page on which the words run on, which is the next to be shown; None if
            they end here.
    """

    page: int
    png: bytes
    marked: bool
    continued_on: int | None = None


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A passage of a format without pages, with its neighbours.

    Attributes:
        before: the passage before it; None if it is the first.
        passage: the passage cited.
        after: the passage after it; None if it is the last.
        place: start and end of the quote in the passage's text; None where it is not found.
    """

    before: Passage | None
    passage: Passage
    after: Passage | None
    place: tuple[int, int] | None


def page_views(library: Library, citation: Citation) -> tuple[PageView, ...]:
    """The page that a citation's words stand on, and the next one if they run on.

    Args:
        library: where the original lies.
        citation: words of a document with pages.

    Returns:
        One view a page, in order; exactly one, not marked, where the words are not located.

    Raises:
        NotInLibrary: the document was removed since the answer was given.
        LibraryDamaged: the original is gone from the library.
        UnreadableFile: the page cannot be drawn.
        ValueError: the document has no pages.
    """
    if citation.page is None:
        raise ValueError(f"{citation.document.file_name} has no pages")
    data = library.original_bytes(citation.document)
    passage = citation.hit.passage
    found = find(data, citation.quote, passage.page, passage.text, passage.last_page)
    if not found:
        return (PageView(citation.page, render(data, citation.page, (), SCALE), marked=False),)
    following = [marks.page for marks in found[1:]]
    return tuple(
        PageView(marks.page, render(data, marks.page, marks.boxes, SCALE), True, continued_on)
        for marks, continued_on in zip(found, [*following, None], strict=True)
    )


def paragraph_view(library: Library, citation: Citation) -> ParagraphView:
    """The passage that a citation's words stand in, with its neighbours.

    Args:
        library: where the document is.
        citation: words of a document, with or without pages.

    Raises:
        NotInLibrary: the document was removed since the answer was given.
    """
    passage = citation.hit.passage
    with library.store.snapshot():
        library.require(citation.document)
        by_place = {one.ordinal: one for one in library.store.passages(passage.document_id)}
    return ParagraphView(
        before=by_place.get(passage.ordinal - 1),
        passage=passage,
        after=by_place.get(passage.ordinal + 1),
        place=place_in(passage.text, citation.quote),
    )


def place_in(text: str, quote: str) -> tuple[int, int] | None:
    """Start and end of a quote in the text it was cut from; None where it is not there."""
    start = text.find(quote) if quote else -1
    return (start, start + len(quote)) if start >= 0 else None
