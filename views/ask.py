"""The view Ask: a question, its answer in the documents' own words, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from answers.phrases import count
from ingest.errors import FindingsError, LibraryError
from ingest.types import Document
from views.examples import examples
from views.form import Choices, ask, request_form
from views.markup import literal
from views.results import show_results
from views.shared import assistant, problem


def show() -> None:
    """Draw the page."""
    st.set_page_config(page_title="Ask – Findings")
    st.title("Ask the inspection reports", anchor=False)
    try:
        opened = assistant()
        documents = opened.library.store.documents()
    except LibraryError as error:
        problem(str(error))
        return
    if not documents:
        _empty_library()
        return
    problems = st.container()
    try:
        choices = Choices.of(documents)
        request = request_form(choices)
        if request is None:
            _start(documents, choices)
        else:
            show_results(opened, request)
    except FindingsError as error:
        with problems:
            problem(str(error))


def _empty_library() -> None:
    st.write("The library holds no documents yet, so there is nothing to ask.")
    st.page_link("views/library.py", label="Add documents on the Library page")
    st.write("Or add a folder of documents with this command:")
    st.code("findings ingest FOLDER", language=None)


def _start(documents: Sequence[Document], choices: Choices) -> None:
    held = count(len(documents), "document")
    about = f" about {count(len(choices.councils), 'council')}" if choices.councils else ""
    st.write(
        f"The library holds {held}{about}. Answers are given in their own words, with the page "
        "they stand on."
    )
    st.page_link("views/library.py", label="See what the library holds")
    st.header("Questions to start from", anchor=False)
    with st.container(key="started", gap="small"):
        for question in examples(documents):
            st.button(literal(question), on_click=ask, args=(question,), type="tertiary")


if __name__ == "__main__":
    show()
