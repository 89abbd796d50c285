"""The view Judgements: the register, filtered, as a table, a map of councils, or counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from answers.export import Table, as_csv, as_workbook
from answers.inspections import Finding
from answers.listing import Chosen, Listing, listing, offered, table_of
from answers.overview import by_area, by_year, grid
from answers.register_citing import cite
from answers.register_words import framework_short, when
from answers.selection import OVERALL
from answers.types import Citation
from index.library import Library
from ingest.areas import concept_of
from ingest.errors import BadRequest, LibraryError
from ingest.grades import GRADE_WORDS, Grade
from ingest.types import Document
from views.charts import bars, heat_map, legend
from views.judgement_filters import ROW, Shown, register_form, start_of, turn_to
from views.markup import element, table
from views.shared import assistant, permalink, problem, this_page_with
from views.viewer import show_source
from views.wording import source

# Rows on the screen at once; the file to take away has them all.
A_PAGE = 50
COLUMNS = ("Council", "Inspection", "Area", "Grade", "Where it stands")


def show() -> None:
    """Draw the page."""
    st.set_page_config(page_title="Judgements – Findings")
    st.title("Judgements", anchor=False)
    st.write(
        "Every grade that the documents in the library give to a council's services, "
        "with the page that it stands on."
    )
    problems = st.container()
    try:
        opened = assistant()
        library, register = opened.library, opened.register()
        found, documents = register.found, register.documents
        if not found:
            st.write("The documents in the library give no grades yet.")
            st.page_link("views/library.py", label="Add documents on the Library page")
            return
        chosen, shown = register_form(offered(found))
        _show(library, documents, listing(found, chosen), chosen, shown)
    except (BadRequest, LibraryError) as error:
        with problems:
            problem(str(error))


def _show(
    library: Library,
    documents: dict[str, Document],
    listed: Listing,
    chosen: Chosen,
    shown: Shown,
) -> None:
    st.html(f'<p class="searched" role="status">{element("span", listed.coverage)}</p>')
    if not listed.found:
        st.write("Nothing was found. Widen or clear the filters.")
    elif shown is Shown.TABLE:
        _show_table(library, documents, listed)
    elif shown is Shown.COUNCILS:
        _show_councils(listed, chosen)
    else:
        _show_counts(listed, chosen, shown)
    if listed.found:
        _show_downloads(library, documents, listed, chosen)
    st.header("Link to this list", anchor=False)
    st.write("This address brings back the filters and what is shown.")
    st.code(permalink(), language=None, wrap_lines=True)


def _show_table(library: Library, documents: dict[str, Document], listed: Listing) -> None:
    start = start_of(len(listed.found), A_PAGE)
    part = listed.found[start : start + A_PAGE]
    end = start + len(part)
    numbers, citations = cite(part, documents, library.store)
    rows = [
        _row(one, [citations[n - 1] for n in cited])
        for one, cited in zip(part, numbers, strict=True)
    ]
    # A wide window sets the page of the chosen row beside the table, a narrow one above it.
    with st.container(key="register"):
        _show_chosen(library, citations)
        with st.container(key="rows"):
            caption = f"Judgements {start + 1:,} to {end:,} of {len(listed.found):,}"
            st.html(table(caption, COLUMNS, rows))
            with st.container(key="turning", horizontal=True, gap="medium"):
                if start:
                    st.button("Previous page", on_click=turn_to, args=(start - A_PAGE,))
                if end < len(listed.found):
                    st.button("Next page", on_click=turn_to, args=(end,))


def _row(one: Finding, citations: Sequence[Citation]) -> tuple[str, ...]:
    links = "<br>".join(
        f'<a href="{escape(this_page_with(**{ROW: _key(citation)}))}" target="_self">'
        f"{escape(source(citation))}</a>"
        for citation in citations
    )
    said = element("span", one.first.printed or GRADE_WORDS[one.grade], f"grade {one.grade}")
    if one.differs:
        said += " " + element("span", "Documents differ", "facts")
    return (
        escape(one.council),
        escape(f"{when(one.inspection)}, {framework_short(one.inspection.framework)}"),
        escape(one.first.area),
        said,
        links or "The words could not be found on their page",
    )


def _show_chosen(library: Library, citations: Sequence[Citation]) -> None:
    """The page of the row that the address names, where it is among those shown."""
    wanted = st.query_params.get(ROW)
    for citation in citations:
        if wanted == _key(citation):
            with st.container(key="chosen"):
                st.header("Where it stands", anchor=False)
                st.html(element("p", f"“{citation.quote}”", "quote"))
                st.button("Close", on_click=_close)
                show_source(library, citation, "h3")
            return


def _close() -> None:
    st.query_params.pop(ROW, None)


def _key(citation: Citation) -> str:
    return f"{citation.hit.passage.id}-{citation.page or 0}"


def _show_councils(listed: Listing, chosen: Chosen) -> None:
    area, found = _of_one_area(listed, chosen)
    map_ = grid(found)
    heads = [framework_short(id_) for id_ in map_.frameworks]
    st.html(legend([grade for grade in Grade if any(one.grade is grade for one in found)]))
    st.html(heat_map(f"{area}: what each council was given, and when", map_, heads, _address))
    _show_note(chosen)


def _address(one: Finding) -> str:
    return this_page_with(show=Shown.TABLE, council=one.council, row="", start="")


def _show_counts(listed: Listing, chosen: Chosen, shown: Shown) -> None:
    if shown is Shown.YEARS:
        area, found = _of_one_area(listed, chosen)
        lines = by_year(found)
        caption, head = f"{area}: grades given, by year in which the inspection ended", "Year"
    else:
        lines = by_area(listed.found)
        caption, head = "Grades given, by area", "Area"
    used = {grade for line in lines for grade, _ in line.counts}
    st.html(legend([grade for grade in Grade if grade in used]))
    st.html(bars(caption, head, lines))
    if shown is Shown.YEARS:
        _show_note(chosen)


def _show_note(chosen: Chosen) -> None:
    if not chosen.areas:
        st.write(
            "Only overall effectiveness is shown, as no area is chosen. Inspections from April "
            "2026 and those of area SEND give no such judgement: choose an area to see them."
        )


def _of_one_area(listed: Listing, chosen: Chosen) -> tuple[str, list[Finding]]:
    """What is chosen of one area: of overall effectiveness, unless others were chosen."""
    if chosen.areas:
        names = offered(listed.found).areas
        return ", ".join(names.values()), list(listed.found)
    overall = [one for one in listed.found if concept_of(one.area_id) == OVERALL]
    return "Overall effectiveness", overall


def _show_downloads(
    library: Library, documents: dict[str, Document], listed: Listing, chosen: Chosen
) -> None:
    st.header("Take the list away", anchor=False)
    st.write("Each row with its document, page and exact words, and what the list covers.")

    def made() -> Table:
        numbers, citations = cite(listed.found, documents, library.store)
        cited = [[citations[n - 1] for n in of] for of in numbers]
        state = library.store.state
        name = f"{state.lineage[:8]}, state {state.generation}, {len(documents)} documents"
        return table_of(listed, cited, chosen, name, date.today())

    with st.container(key="downloads", horizontal=True, gap="medium"):
        st.download_button(
            "Download as CSV",
            lambda: as_csv(made()),
            file_name="judgements.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            "Download as Excel workbook",
            lambda: as_workbook(made()),
            file_name="judgements.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
        )


if __name__ == "__main__":
    show()
