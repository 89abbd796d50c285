"""The view Library: what is held, what was refused, adding to it, and setting what is known."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from answers.gaps import gaps
from answers.phrases import count, day, listed
from index.intake import Arrival
from index.library import Library
from index.types import LogEntry, Outcome
from ingest.errors import LibraryError
from ingest.pipeline import MOST_BYTES
from ingest.readers import BY_SUFFIX
from ingest.types import Document
from views.corrections import gaps_link, show_form, show_gaps
from views.markup import element, table
from views.shared import assistant, original_address, problem
from views.uploads import Upload, add
from views.wording import KINDS, inspected

COLUMNS = ("Document", "Council", "Kind", "Inspection", "Published or meeting", "Pages", "Passages")
MEBIBYTE = 2**20


def show() -> None:
    """Draw the page."""
    st.set_page_config(page_title="Library – Findings")
    st.title("Library", anchor=False)
    try:
        library = assistant().library
        _show_upload(library)
        documents = library.store.documents()
        incomplete = gaps(documents)
        _show_documents(documents, library.store.passage_counts(), gaps_link(incomplete))
        show_gaps(incomplete)
        show_form(library, documents, incomplete)
        _show_refused(library.store.rejected())
    except LibraryError as error:
        problem(str(error))


def _show_upload(library: Library) -> None:
    st.header("Add documents", anchor=False)
    with st.form("upload", clear_on_submit=True, border=False):
        files = st.file_uploader(
            "Files: PDF, Word (.docx), web page, Markdown or plain text",
            type=sorted(BY_SUFFIX),
            accept_multiple_files=True,
            key="files",
            max_upload_size=MOST_BYTES // MEBIBYTE,
        )
        submitted = st.form_submit_button("Add to the library", type="primary")
    if not submitted:
        return
    if not files:
        problem("Choose a file to add.")
        return
    progress = st.progress(0.0, f"Reading {count(len(files), 'file')}")
    done: list[str] = []

    def advance(name: str) -> None:
        done.append(name)
        progress.progress(len(done) / len(files), f"{len(done)} of {len(files)}: {name}")

    def told(line: str) -> None:
        progress.progress(0.0, line)

    arrivals = add(library, [Upload(one.name, one) for one in files], advance, told)
    progress.empty()
    said = {
        Outcome.ADDED: "added",
        Outcome.UNCHANGED: "already in the library",
        Outcome.REJECTED: "refused",
    }
    lines = [
        f"<li><strong>{escape(one.file)}</strong>: {said[one.outcome]}{escape(_because(one))}</li>"
        for one in arrivals
    ]
    st.html(f'<div class="outcome" role="status"><ul>{"".join(lines)}</ul></div>')


def _because(arrival: Arrival) -> str:
    reason = arrival.reason.removeprefix(f"{arrival.file}: ")
    return f": {reason}" if reason else ""


def _show_documents(documents: Sequence[Document], passages: dict[str, int], link: str) -> None:
    st.header("Documents", anchor=False)
    if not documents:
        st.write("The library holds no documents yet. Add some above, or with this command:")
        st.code("findings ingest FOLDER", language=None)
        return
    if link:
        st.html(link)
    rows = [_row(one, passages.get(one.id, 0)) for one in documents]
    st.html(table(f"{count(len(documents), 'document')} in the library", COLUMNS, rows))


def _row(document: Document, passages: int) -> tuple[str, ...]:
    address = original_address(document)
    title = escape(document.title)
    return (
        f'<a href="{escape(address)}">{title}</a>' if address else title,
        escape(listed(document.councils) or "Not known"),
        KINDS[document.kind],
        inspected(document) or "Not known",
        day(document.published) if document.published else "Not known",
        f"{document.page_count:,}" if document.paged else "No pages",
        f"{passages:,}",
    )


def _show_refused(refused: Sequence[LogEntry]) -> None:
    if not refused:
        return
    st.header("Files that were refused", anchor=False)
    rows = [(element("span", one.file), escape(one.reason), day(one.at)) for one in refused]
    caption = f"{count(len(refused), 'file')} not in the library"
    st.html(table(caption, ("File", "Why, and what to do", "When"), rows))


if __name__ == "__main__":
    show()
