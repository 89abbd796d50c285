"""What both views share: the one assistant of the process, and the look of the page."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from answers.assistant import Assistant
from index.paths import LibraryPaths
from ingest.types import Document
from views.markup import error_summary

STATIC = Path(__file__).parent / "static"
# Set by `findings serve`: its process also gives out the originals.
ORIGINALS_SERVED = "FINDINGS_ORIGINALS_SERVED"


def assistant() -> Assistant:
    """The assistant over the library that ``FINDINGS_LIBRARY`` names; one for the whole process.

    What another process ingests is taken up; a library made anew in its place is opened anew.

    Raises:
        LibraryMissing: there is none.
        OtherRecipe: it was made otherwise.
    """
    paths = LibraryPaths.chosen()
    made = paths.store.stat().st_ino if paths.store.is_file() else 0
    return _opened(str(paths.folder.resolve()), made)


@st.cache_resource(show_spinner=False, max_entries=2)
def _opened(folder: str, made: int) -> Assistant:
    return Assistant.open(folder)


def style() -> None:
    """Give the page its look."""
    st.html(STATIC / "page.css")


def problem(*messages: str) -> None:
    """Say what is wrong, where the reader sees it first."""
    st.html(error_summary(messages))


def original_address(document: Document, page: int | None = None) -> str | None:
    """Where the original is to be had; None where this process does not give it out."""
    if not os.environ.get(ORIGINALS_SERVED):
        return None
    return f"/documents/{document.id}" + (f"#page={page}" if page else "")


def permalink() -> str:
    """The address of the page as it stands, with all that it shows."""
    return this_page_with()


def this_page_with(**changed: str) -> str:
    """The address of the page with some parameters changed; those set to "" are left out."""
    parameters = [
        (key, value)
        for key in st.query_params
        if key not in changed
        for value in st.query_params.get_all(key)
    ]
    parameters += [(key, value) for key, value in changed.items() if value]
    page = (st.context.url or "").split("?")[0].rstrip("/")
    return f"{page}/?{urlencode(parameters)}"
