"""An answer from the register: its sentence, its rows with their sources, and what it covers."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from answers.inspections import Inspection
from answers.overview import GradeCounts
from answers.phrases import count
from answers.register_types import Row, Tally
from answers.register_words import framework_short, when
from answers.types import Answer, Citation, Coverage
from index.library import Library
from ingest.grades import GRADE_WORDS, Grade
from views.charts import bars, legend
from views.form import SOURCE, chosen_citation
from views.markup import element, literal, table
from views.reading import offer
from views.shared import this_page_with
from views.viewer import show_source
from views.wording import source

# Rows on the screen; the view Judgements lists any number of them.
MOST_ROWS = 100
COLUMNS = ("Council", "Inspection", "Area", "Grade", "Where it stands")
# Quotes in the text of an answer; they are shown below, with their sources.
_QUOTED = re.compile(r" \[\d+\]$|:$")


_COVERED = (
    ("with_judgement", "with such a judgement"),
    ("without", "without one in what is held"),
    ("not_asked", "inspected only under frameworks that do not ask for it"),
    ("unreadable", "with one that could not be read"),
    ("not_held", "of which nothing is held"),
)


def show_register_answer(library: Library, answer: Answer) -> None:
    """Draw the answer; the page of the chosen source stands beside its rows."""
    chosen = chosen_citation(answer.citations) if answer.citations else None
    # A narrow window shows one below the other: first the answer, unless a source was asked for.
    with st.container(key="register"):
        if SOURCE not in st.query_params:
            _show_answer(answer)
        if chosen is not None:
            with st.container(key="chosen"):
                st.header("Where it stands", anchor=False)
                st.html(element("p", f"“{chosen.quote}”", "quote"))
                show_source(library, chosen, "h3")
        if SOURCE in st.query_params:
            _show_answer(answer)


def _show_answer(answer: Answer) -> None:
    with st.container(key="rows"):
        _show_text(answer)
        if answer.tally:
            _show_tally(answer.tally)
        _show_rows(answer)
        _show_quotes(answer)
        _show_related(answer)
        st.html(_coverage(answer.coverage))


def _show_text(answer: Answer) -> None:
    st.header("Answer", anchor=False)
    first, *rest = (line for line in answer.text.split("\n") if not _QUOTED.search(line))
    told = "".join(element("p", line) for line in rest if line)
    st.html(f'<div role="status">{element("p", first, "told")}{told}</div>')


def _show_tally(tally: Tally) -> None:
    labels = list(dict.fromkeys(cell.label for cell in tally.cells))
    lines = [
        GradeCounts(
            label or "All",
            tuple((cell.grade, cell.number) for cell in tally.cells if cell.label == label),
        )
        for label in labels
    ]
    used = {cell.grade for cell in tally.cells if cell.number}
    st.html(legend([grade for grade in Grade if grade in used]))
    head = tally.by.capitalize() if tally.by != "grade" else ""
    st.html(bars(f"Number of {tally.counted} given each grade", head or "Grades", lines))


def _show_rows(answer: Answer) -> None:
    if not answer.rows:
        return
    sources = {citation.n: citation for citation in answer.citations}
    shown = answer.rows[:MOST_ROWS]
    caption = count(len(answer.rows), "judgement")
    if len(shown) < len(answer.rows):
        caption = f"The first {len(shown)} of {caption}; the page Judgements lists them all"
    st.html(table(caption, COLUMNS, [_row(row, sources) for row in shown]))


def _row(row: Row, sources: dict[int, Citation]) -> tuple[str, ...]:
    inspection = Inspection(row.council, row.framework, row.inspection_start, row.inspection_end)
    links = "<br>".join(_link(sources[n]) for n in row.citations)
    said = element("span", row.grade or GRADE_WORDS[row.grade_id], f"grade {row.grade_id}")
    notes = [row.moved, "documents differ" if row.differs else ""]
    said += "".join(" " + element("span", note, "facts") for note in notes if note)
    return (
        escape(row.council),
        escape(f"{when(inspection)}, {framework_short(row.framework)}"),
        escape(row.area),
        said,
        links or "The words could not be found on their page",
    )


def _link(citation: Citation) -> str:
    words = f"[{citation.n}] {source(citation)}"
    address = this_page_with(**{SOURCE: str(citation.n)})
    return f'<a href="{escape(address)}" target="_self">{escape(words)}</a>'


def _show_quotes(answer: Answer) -> None:
    """What the documents say besides, where that was asked for too."""
    used = {n for row in answer.rows for n in row.citations}
    quoted = [
        citation
        for citation in answer.citations
        if citation.n not in used and f"[{citation.n}]" in answer.text
    ]
    if quoted:
        st.header("What the documents say", anchor=False)
        for citation in quoted:
            link = f'<p class="facts">{escape(citation.document.about)}: {_link(citation)}</p>'
            st.html(element("p", f"“{citation.quote}”", "quote") + link)


def _show_related(answer: Answer) -> None:
    for number, one in enumerate(answer.related):
        said = f"{count(one.rows, 'judgement')} of {count(one.councils, 'council')}"
        st.button(
            literal(f"See instead: {one.name} ({said})"),
            key=f"related-{number}",
            on_click=offer,
            args=(one,),
            type="tertiary",
        )


def _coverage(coverage: Coverage) -> str:
    held = f"{count(coverage.documents, 'document')} about {count(coverage.councils, 'council')}"
    lines = [element("p", f"Looked at: {held}.")]
    for field, words in _COVERED:
        names = getattr(coverage, field)
        if names:
            said = f"{count(len(names), 'council')} {words}: {', '.join(names)}."
            lines.append(element("p", said))
    parts = [
        f"{len(names)} {words}" for field, words in _COVERED if (names := getattr(coverage, field))
    ]
    summary = f"What this answer covers: {'; '.join(parts)}" if parts else "What this answer covers"
    return (
        f'<details class="coverage"><summary>{escape(summary)}</summary>{"".join(lines)}</details>'
    )
