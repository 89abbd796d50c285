"""The form of the view Ask: what is asked, of which documents; all of it in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from answers.exact import Exactly
from answers.phrases import listed
from answers.requests import filter_from
from answers.types import Citation
from index.types import Filter
from ingest.errors import BadRequest
from ingest.types import INSPECTION_REPORT, INSPECTIONS, Document, DocumentKind
from views.reading import exact, forget
from views.shared import problem
from views.wording import ANY_INSPECTION, KINDS

# Keys of the widgets, which are the parameters of the address too.
QUESTION, COUNCIL, KIND, SINCE, UNTIL, SOURCE = "q", "council", "kind", "from", "to", "source"

EARLIER_WORDS = "Inspection report"
_ASKED = "asked-last"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    Attributes:
        question: in the asker's words, not empty.
        only: which documents to draw on.
        exact: what is set of how the question is read.
    """

    question: str
    only: Filter
    exact: Exactly = field(default_factory=Exactly)


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from, in the order shown."""

    councils: tuple[str, ...]
    kinds: tuple[str, ...]
    years: tuple[str, ...]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Choices:
        """The choices that a library's documents leave."""
        dates = [
            when
            for one in documents
            for when in (one.inspection_start, one.inspection_end, one.published)
            if when
        ]
        years = range(min(dates).year, max(dates).year + 1) if dates else ()
        return cls(
            councils=tuple(sorted({council for one in documents for council in one.councils})),
            kinds=_kinds(documents),
            years=tuple(str(year) for year in years),
        )


def request_form(choices: Choices) -> Request | None:
    """Draw the form.

    Returns:
        What is asked for; None while nothing is.

    Raises:
        BadRequest: what is asked for cannot be meant.
    """
    _take_up_earlier_words(choices)
    # Read before the widgets are made, which drop from the address what they do not offer.
    unknown = _unknown(choices)
    with st.form("ask", border=False):
        question = st.text_input("Your question", key=QUESTION, bind="query-params")
        with st.container(key="filters"):
            council, kind, since, until = st.columns([3, 3, 2, 2])
        councils = council.multiselect(
            "Councils",
            choices.councils,
            key=COUNCIL,
            bind="query-params",
            placeholder="All councils",
        )
        kinds = kind.multiselect(
            "Kinds of document",
            choices.kinds,
            format_func=_kind_in_words,
            key=KIND,
            bind="query-params",
            placeholder="All kinds",
        )
        first, last = (
            column.selectbox(
                label,
                choices.years,
                index=None,
                key=key,
                bind="query-params",
                placeholder="Any year",
            )
            for column, label, key in ((since, "From year", SINCE), (until, "To year", UNTIL))
        )
        submitted = st.form_submit_button("Ask", type="primary", on_click=_asked)
    if unknown:
        raise BadRequest(
            f"This library holds nothing for {listed(unknown)}, which the address asks for. "
            "Choose from the lists below."
        )
    if not question.strip():
        if submitted:
            raise BadRequest("Enter a question.")
        return None
    only = filter_from(councils, kinds, first, last)
    return Request(question.strip(), only, exact())


def ask(question: str) -> None:
    """Put a question into the form."""
    st.session_state[QUESTION] = question
    forget()
    forget_source()


def _asked() -> None:
    # How one question was to be read says nothing of the next.
    if st.session_state.get(_ASKED) != st.session_state[QUESTION]:
        forget()
    st.session_state[_ASKED] = st.session_state[QUESTION]
    forget_source()


def choose_source(n: int) -> None:
    """Show the source with this number."""
    st.query_params[SOURCE] = str(n)


def forget_source() -> None:
    """Show the first source again."""
    st.query_params.pop(SOURCE, None)


def chosen_citation(citations: Sequence[Citation]) -> Citation:
    """The citation whose source is shown: the first where none was chosen.

    Where the address asks for one that is not there, that is said, and the first is shown.
    """
    first = citations[0]
    wanted = st.query_params.get(SOURCE, str(first.n))
    for citation in citations:
        if str(citation.n) == wanted:
            return citation
    problem(
        f"The answer has no source {wanted}, which the address asks for. "
        f"Choose one of the {len(citations)} below."
    )
    return first


def _kinds(documents: Sequence[Document]) -> tuple[str, ...]:
    """The kinds that are held, in the order of ``KINDS``, after one that stands for inspections."""
    held = {one.kind for one in documents}
    any_inspection = (INSPECTION_REPORT,) if held & INSPECTIONS else ()
    return (*any_inspection, *(kind.value for kind in KINDS if kind in held))


def _kind_in_words(kind: str) -> str:
    return ANY_INSPECTION if kind == INSPECTION_REPORT else KINDS[DocumentKind(kind)]


def _take_up_earlier_words(choices: Choices) -> None:
    """Read addresses from when one kind stood for all inspections."""
    words = st.query_params.get_all(KIND)
    if EARLIER_WORDS in words:
        known = {_kind_in_words(kind): kind for kind in choices.kinds}
        known[EARLIER_WORDS] = INSPECTION_REPORT
        kinds = list(dict.fromkeys(known[one] for one in words if one in known))
        st.query_params[KIND] = [_kind_in_words(kind) for kind in kinds]
        st.session_state[KIND] = [kind for kind in kinds if kind in choices.kinds]


def _unknown(choices: Choices) -> list[str]:
    offered = {
        COUNCIL: choices.councils,
        KIND: tuple(_kind_in_words(kind) for kind in choices.kinds),
        SINCE: choices.years,
        UNTIL: choices.years,
    }
    return [
        value
        for key, known in offered.items()
        for value in st.query_params.get_all(key)
        if value and value not in known
    ]
