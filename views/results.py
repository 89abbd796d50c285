"""An answer and its sources, the chosen one with its page beside it."""

from __future__ import annotations

from html import escape

import streamlit as st

from answers.assistant import Assistant
from answers.source import place_in
from answers.types import Answer, Citation
from views.form import Request, choose_source, chosen_citation
from views.markup import element, literal, quoted
from views.reading import show_reading
from views.register_answer import show_register_answer
from views.shared import permalink
from views.viewer import show_source
from views.wording import chip, facts, place, searched


def show_results(assistant: Assistant, request: Request) -> None:
    """Answer a question and show where the answer stands.

    Raises:
        FindingsError: the library is damaged.
    """
    answer = _answered(assistant, request)
    show_reading(answer.reading)
    if answer.reading.judgements is not None:
        show_register_answer(assistant.library, answer)
        _show_permalink()
        return
    if not answer.answered:
        _show_decline(answer)
        return
    chosen = chosen_citation(answer.citations).n
    # One block, which a wide window sets in two columns: the chosen source's page beside the rest,
    # though it follows its source in reading order and on a narrow window.
    with st.container(key="results"):
        with st.container(key="answer"):
            _show_answer(answer)
        for citation in answer.citations:
            with st.container(key=f"source-{citation.n}"):
                _show_card(citation, citation.n == chosen)
            # There for every source, so that choosing moves nothing and the focus stays.
            with st.container(key=f"viewer-{citation.n}"):
                if citation.n == chosen:
                    show_source(assistant.library, citation)
    _show_permalink()


def _answered(assistant: Assistant, request: Request) -> Answer:
    # Asked once for as long as question, filters and library stay the same.
    key = (str(assistant.library.paths.folder), assistant.library.store.generation, request)
    kept: tuple[object, Answer] | None = st.session_state.get("answered")
    if kept is None or kept[0] != key:
        with st.spinner("Searching the library"):
            kept = (key, assistant.ask(request.question, request.only, request.exact))
        st.session_state["answered"] = kept
    return kept[1]


def _show_answer(answer: Answer) -> None:
    st.header("Answer", anchor=False)
    for citation in answer.citations:
        if f"[{citation.n}]" in answer.text:
            # A wide window shows the page beside the answer at once; on a narrow one, where it
            # would change out of sight, the link leads down to the source. CSS shows the one.
            jump = f'<a href="#source-{citation.n}">{escape(chip(citation))}</a>'
            st.html(element("p", f"“{citation.quote}”", "quote") + f'<p class="jump">{jump}</p>')
            st.button(
                literal(chip(citation)),
                key=f"chip-{citation.n}",
                on_click=choose_source,
                args=(citation.n,),
                type="tertiary",
            )
    st.html(f'<p class="searched" role="status">{element("span", searched(answer))}</p>')
    st.header("Sources", anchor=False)


def _show_card(citation: Citation, chosen: bool) -> None:
    document, passage = citation.document, citation.hit.passage
    where = ", ".join(part for part in (document.about, place(citation)) if part)
    lines = [element("h3", f"[{citation.n}] {where}"), element("p", document.title, "title")]
    lines.append(element("p", facts(document), "facts"))
    headings = [heading for heading in passage.section if heading != document.title]
    if headings:
        lines.append(element("p", "Section: " + " › ".join(headings), "facts"))
    words = quoted(passage.text, place_in(passage.text, citation.quote))
    state = "card chosen" if chosen else "card"
    st.html(
        f'<div class="{state}" id="source-{citation.n}">{"".join(lines)}'
        f'<div class="passage">{words}</div></div>'
    )
    shown = f"page {citation.page}" if citation.page else "the paragraph"
    st.button(
        f"Show {shown} of source {citation.n} with the words marked",
        key=f"show-{citation.n}",
        on_click=choose_source,
        args=(citation.n,),
    )


def _show_decline(answer: Answer) -> None:
    st.header("The library does not answer this", anchor=False)
    st.html(f'<p class="searched" role="status">{element("span", searched(answer))}</p>')
    st.write("You can:")
    only = answer.reading.only
    advice = ["ask in other words, such as those that a report would use"]
    if not only.empty:
        advice.insert(0, "widen or clear the filters, or leave the council out of the question")
    advice.append("look at the Library page to see what is held, and add documents there")
    st.markdown("\n".join(f"- {one}" for one in advice))
    st.page_link("views/library.py", label="See what the library holds")
    _show_permalink()


def _show_permalink() -> None:
    st.header("Link to this answer", anchor=False)
    st.write("This address brings back the question, the filters and the source shown.")
    st.code(permalink(), language=None, wrap_lines=True)
