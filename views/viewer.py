"""The chosen source: its page with the words marked, or its paragraph with its neighbours."""

from __future__ import annotations

import streamlit as st

from answers.source import PageView, page_views, paragraph_view
from answers.types import Citation
from index.library import Library
from ingest.errors import FindingsError
from ingest.types import Passage
from views.markup import element, quoted
from views.shared import original_address, problem

# Pages kept drawn; one takes about half a megabyte.
KEPT = 64


def show_source(library: Library, citation: Citation, heading: str = "h4") -> None:
    """Draw the chosen source, under a heading of the level that fits where it stands."""
    try:
        if citation.page is None:
            _show_paragraph(library, citation, heading)
        else:
            _show_pages(library, citation, heading)
    except FindingsError as error:
        problem(str(error))
    _show_link(citation)


def _show_pages(library: Library, citation: Citation, heading: str) -> None:
    document = citation.document
    library.require(document)  # pages drawn before are kept, also those of what is removed since
    pages = document.page_count
    views = _pages(library, citation, document.id, citation.page, citation.quote)
    for view in views:
        st.html(
            element(heading, f"[{citation.n}] {document.about}: page {view.page} of {pages}")
            + element("p", _said(view, view is views[0]), "facts")
        )
        st.image(view.png, alt=citation.quote, width="stretch")


@st.cache_data(max_entries=KEPT, show_spinner="Drawing the page")
def _pages(
    _library: Library, _citation: Citation, document_id: str, page: int | None, quote: str
) -> tuple[PageView, ...]:
    # Cached by document, page and quote; what begins with an underscore is not part of the key.
    return page_views(_library, _citation)


def _said(view: PageView, first: bool) -> str:
    if not view.marked:
        return (
            "The words could not be located on the image of this page, so nothing is marked. "
            "They are quoted above as the page's text has them."
        )
    if view.continued_on is not None:
        return f"The words are marked. They run on to page {view.continued_on}, shown below."
    return "The words are marked." if first else "The rest of the words is marked."


def _show_paragraph(library: Library, citation: Citation, heading: str) -> None:
    view = paragraph_view(library, citation)
    parts = [
        element(heading, f"[{citation.n}] {citation.document.about}: where the words stand"),
        element("p", _said_of_paragraph(view.place), "facts"),
        '<div class="paper">',
        _neighbour(view.before),
        f'<div class="cited">{quoted(view.passage.text, view.place)}</div>',
        _neighbour(view.after),
        "</div>",
    ]
    st.html("".join(parts))


def _said_of_paragraph(place: tuple[int, int] | None) -> str:
    if place is None:
        return "The words could not be located in this paragraph, so nothing is marked."
    return "This document has no pages. The words are marked in their paragraph."


def _neighbour(passage: Passage | None) -> str:
    return f'<div class="neighbour">{quoted(passage.text, None)}</div>' if passage else ""


def _show_link(citation: Citation) -> None:
    address = original_address(citation.document, citation.page)
    if address is None:
        return
    at = f" at page {citation.page}" if citation.page else ""
    st.link_button(f"Open the original{at} (opens in a new tab)", address)
