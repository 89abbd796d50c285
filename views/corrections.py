"""The part of the view Library that says what is not known of documents, and lets it be set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from answers.gaps import Gap, field_words
from answers.phrases import count, day, listed
from index.correcting import correct
from index.library import Library
from ingest.corrections import SEPARATOR, as_text, correction_of, value_of
from ingest.errors import BadRequest, FindingsError
from ingest.facts import Certainty, DocumentField, Fact
from ingest.frameworks import framework, frameworks
from ingest.gazetteer import gazetteer
from ingest.types import Document, DocumentKind
from views.markup import element, table
from views.shared import problem
from views.wording import KINDS

# Keys of widgets, and of what the last change came to.
DOCUMENT, FIELD, HOW, VALUE, OUTCOME = "document", "field", "how", "value", "correction"
# Where the page's links to this part lead.
INCOMPLETE = "incomplete"
CHANGE, NONE, AS_READ = "Change it", "It has none", "Use what was read"
_DAYS = (DocumentField.INSPECTION_START, DocumentField.INSPECTION_END, DocumentField.PUBLISHED)
_ALWAYS = (DocumentField.TITLE, DocumentField.KIND)


def show_gaps(gaps: Sequence[Gap]) -> None:
    """List the documents of which something is not known."""
    if not gaps:
        return
    st.header("Incomplete documents", anchor=INCOMPLETE)
    rows = [
        (
            f"{escape(gap.document.title)} ({escape(gap.document.file_name)})",
            escape(listed([field_words(field, gap.document.kind) for field in gap.fields])),
        )
        for gap in gaps
    ]
    caption = f"{count(len(gaps), 'document')} of which something could not be read"
    st.html(table(caption, ("Document", "Not known"), rows))


def gaps_link(gaps: Sequence[Gap]) -> str:
    """A link to that list, as HTML; "" if it is empty."""
    if not gaps:
        return ""
    said = f"{count(len(gaps), 'document')} of which something could not be read"
    return f'<p><a href="#{INCOMPLETE}">{escape(said)}</a></p>'


def show_form(library: Library, documents: Sequence[Document], gaps: Sequence[Gap]) -> None:
    """Let a reader set a field of a document; those with gaps stand first."""
    if not documents:
        return
    st.header("Change details of a document", anchor=False)
    _show_outcome()
    incomplete = [gap.document for gap in gaps]
    known = {one.id: one for one in [*incomplete, *documents]}
    chosen = st.selectbox(
        "Document", list(known), format_func=lambda id_: _document(known[id_]), key=DOCUMENT
    )
    document = known[chosen]
    name = st.selectbox(
        "Detail",
        [field.value for field in DocumentField],
        format_func=lambda one: _capital(field_words(DocumentField(one), document.kind)),
        key=FIELD,
    )
    field = DocumentField(name)
    fact = next((fact for fact in document.facts if fact.field is field), None)
    st.html(f'<p class="facts">{escape(_recorded(document, field, fact))}</p>')
    by_hand = fact is not None and fact.certainty is Certainty.SET_BY_HAND
    ways = [CHANGE, *([] if field in _ALWAYS else [NONE]), *([AS_READ] if by_hand else [])]
    # A form of its own for each, so that nothing typed for one detail is offered for another.
    key = f"{document.id}-{field}"
    with st.form(f"correct-{key}", border=False):
        st.radio("What do you want to do?", ways, key=f"{HOW}-{key}")
        _value_input(document, field, f"{VALUE}-{key}")
        st.form_submit_button(
            "Save", type="primary", on_click=_save, args=(library, document, field, key)
        )


def _value_input(document: Document, field: DocumentField, key: str) -> None:
    label = _capital(field_words(field, document.kind))
    value = getattr(document, field)
    if field is DocumentField.KIND:
        kinds = [kind.value for kind in KINDS]
        words = {kind.value: said for kind, said in KINDS.items()}
        st.selectbox(label, kinds, kinds.index(value), format_func=words.__getitem__, key=key)
    elif field is DocumentField.FRAMEWORK:
        ids = [one.id for one in frameworks()]
        at = ids.index(value) if value in ids else None
        st.selectbox(
            label,
            ids,
            at,
            format_func=lambda id_: framework(id_).name,
            placeholder="Choose a framework",
            key=key,
        )
    elif field is DocumentField.COUNCILS:
        names = [council.name for council in gazetteer().councils]
        st.multiselect(label, names, value, placeholder="Choose a council", key=key)
    else:
        example = ", for example 2013-09-26" if field in _DAYS else ""
        st.text_input(label + example, str(value or ""), key=key)


def _save(library: Library, document: Document, field: DocumentField, key: str) -> None:
    """Set what the form holds; the page that follows says what came of it."""
    how, given = st.session_state[f"{HOW}-{key}"], st.session_state[f"{VALUE}-{key}"]
    words = field_words(field, document.kind)
    try:
        value = SEPARATOR.join(given) if isinstance(given, list) else str(given or "").strip()
        verb = "Choose" if isinstance(given, list) or given is None else "Enter"
        if how == CHANGE and not value:
            raise BadRequest(f"{verb} a {words}.")
        if how == CHANGE and value == as_text(document, field):
            raise BadRequest(f"This {words} is recorded already. {verb} another.")
        asked = correction_of(field, {CHANGE: value, NONE: "none", AS_READ: ""}[how])
        correct(library, document.id, [asked])
    except FindingsError as error:
        st.session_state[OUTCOME] = (False, str(error))
        return
    # The next form shows the value as it now stands.
    del st.session_state[f"{VALUE}-{key}"]
    st.session_state[OUTCOME] = (True, f"{document.title}: the {words} was changed.")


def _show_outcome() -> None:
    done, said = st.session_state.pop(OUTCOME, (True, ""))
    if said and done:
        st.html(f'<div class="outcome" role="status">{element("p", said)}</div>')
    elif said:
        problem(said)


def _document(document: Document) -> str:
    dated = document.inspection_end or document.published
    parts = (document.councils_in_words, document.title, str(dated.year) if dated else "")
    return " · ".join(part for part in (*parts, document.file_name) if part)


def _recorded(document: Document, field: DocumentField, fact: Fact | None) -> str:
    """The value as it stands, and where it comes from."""
    value = getattr(document, field)
    if not value:
        return "Recorded now: none, set by hand." if fact else "Recorded now: not known."
    shown = _in_words(field, value)
    if fact is None:
        return f"Recorded now: {shown}."
    read = f"; read was: {_in_words(field, value_of(field, fact.read))}" if fact.read else ""
    return f"Recorded now: {shown} (from: {fact.words}{read})."


def _in_words(field: DocumentField, value: object) -> str:
    if isinstance(value, DocumentKind):
        return KINDS[value]
    if isinstance(value, tuple):
        return listed(value)
    if isinstance(value, date):
        return day(value)
    return framework(str(value)).name if field is DocumentField.FRAMEWORK else str(value)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
