"""What is shown beside a citation: real pages of the shipped corpus, and paragraphs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from answers.source import SCALE, page_views, paragraph_view, place_in
from answers.types import Citation
from index.encoder import SentenceTransformerEncoder
from index.library import Library
from index.types import Hit
from ingest.errors import LibraryDamaged
from ingest.types import Passage

pytestmark = pytest.mark.model

MARK = (255, 221, 0)


@pytest.fixture(scope="module")
def library(shipped_library: Path, encoder: SentenceTransformerEncoder) -> Iterator[Library]:
    with Library.open(shipped_library, encoder) as opened:
        yield opened


def cited(library: Library, council: str, words: str) -> Citation:
    """A citation of these words of a council's paper."""
    (document,) = (one for one in library.store.documents() if one.council == council)
    passage = next(one for one in library.store.passages(document.id) if words in one.text)
    page = passage.page if document.paged else None
    return Citation(1, Hit(passage, document, 1, 1.0), words, page)


def marked_rows(png: bytes) -> list[int]:
    """Rows of pixels that hold yellow."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    width, height = image.size
    pixels = image.load()
    assert pixels is not None
    return [y for y in range(height) if any(pixels[x, y] == MARK for x in range(0, width, 3))]


def test_the_page_is_drawn_with_the_words_marked(library: Library) -> None:
    quote = "Quality of provision – Grade 3 (Adequate)"
    citation = cited(library, "Bath and North East Somerset", quote)
    (view,) = page_views(library, citation)
    assert (view.page, view.marked, view.continued_on) == (citation.page, True, None)
    # A4 is 595.28 by 841.89 points; the last part of a pixel counts as one.
    assert Image.open(io.BytesIO(view.png)).size == (1191, 1684)
    rows = marked_rows(view.png)
    # One line of ten-point type: a band of that height, and no other.
    assert 8 * SCALE < rows[-1] - rows[0] < 24 * SCALE


def test_words_that_are_not_there_are_not_marked(library: Library) -> None:
    citation = cited(library, "Medway", "capacity to improve")
    (view,) = page_views(library, replace(citation, quote="Lighthouses are painted every May."))
    assert (view.page, view.marked, view.continued_on) == (citation.page, False, None)
    assert marked_rows(view.png) == []


def test_words_that_run_over_the_end_of_a_page_are_marked_on_both(library: Library) -> None:
    (document,) = (one for one in library.store.documents() if one.council == "Medway")
    over: Passage = next(
        one for one in library.store.passages(document.id) if one.last_page == one.page + 1
    )
    quote = over.text.splitlines()[0]
    first, second = page_views(library, Citation(1, Hit(over, document, 1, 1.0), quote, over.page))
    assert (first.page, first.marked, first.continued_on) == (over.page, True, over.page + 1)
    assert (second.page, second.marked, second.continued_on) == (over.page + 1, True, None)
    assert marked_rows(first.png)
    assert marked_rows(second.png)


def test_a_paper_without_pages_shows_the_neighbours(library: Library) -> None:
    citation = cited(library, "Dudley", "The Police Service leads on plan 6")
    view = paragraph_view(library, citation)
    assert view.passage == citation.hit.passage
    assert view.before is not None
    assert view.after is not None
    assert view.before.ordinal + 1 == view.passage.ordinal == view.after.ordinal - 1
    assert view.place is not None
    start, end = view.place
    assert view.passage.text[start:end] == "The Police Service leads on plan 6"
    with pytest.raises(ValueError, match="has no pages"):
        page_views(library, citation)


def test_the_first_and_last_passage_have_one_neighbour(library: Library) -> None:
    (document,) = (one for one in library.store.documents() if one.council == "Dudley")
    passages = library.store.passages(document.id)
    first, last = (
        paragraph_view(library, Citation(1, Hit(one, document, 1, 1.0), "", None))
        for one in (passages[0], passages[-1])
    )
    assert (first.before, first.after) == (None, passages[1])
    assert (last.before, last.after) == (passages[-2], None)


def test_an_original_that_is_gone_is_said(library: Library) -> None:
    citation = cited(library, "Medway", "capacity to improve")
    gone = replace(citation.document, sha256="0" * 64)
    with pytest.raises(LibraryDamaged, match="is missing from the library"):
        page_views(library, replace(citation, hit=replace(citation.hit, document=gone)))


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [("one two", "two", (4, 7)), ("one two", "three", None), ("one", "", None)],
)
def test_the_place_of_a_quote(text: str, quote: str, place: tuple[int, int] | None) -> None:
    assert place_in(text, quote) == place
