"""The view Judgements: the register, filtered, as a table, a chart, or a map of councils."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from answers.export import as_csv, as_workbook
from answers.listing import Entry, Listing, Wanted, choices, exported, listing
from answers.overview import Cell, by_area, by_year, grid, latest, years_of
from index.library import Library
from ingest.errors import FindingsError, LibraryError
from ingest.grades import GRADE_WORDS, Grade
from views.charts import bars, heat_map, legend
from views.judgement_filters import ROW, SHOWN, Shown, register_form, turn_to
from views.markup import element, table
from views.shared import assistant, original_address, permalink, problem
from views.viewer import show_source
from views.wording import count, listed

# Rows on the screen at once; the whole is in the file to take away.
A_PAGE = 50
COLUMNS = ("Council", "Inspection", "Area", "Grade", "Where it is stated")


def show() -> None:
    """Draw the page."""
    st.set_page_config(page_title="Judgements – Findings")
    st.title("Judgements", anchor=False)
    try:
        library = assistant().library
        with library.snapshot():
            register = library.judgements()
            documents = {one.id: one for one in library.store.documents()}
        if not register:
            st.write("The library's documents state no grades yet, so there is nothing to list.")
            st.page_link("views/library.py", label="Add documents on the Library page")
            return
        wanted, shown = register_form(choices(register, documents))
        _show(library, listing(register, documents, wanted), shown)
    except LibraryError as error:
        problem(str(error))
    except FindingsError as error:
        problem(str(error))
