"""The filters of the view Judgements; all of them in the address."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from answers.listing import Chosen, Offered
from answers.register_words import framework_short
from ingest.errors import BadRequest
from ingest.grades import GRADE_WORDS

# Keys of the widgets, which are the parameters of the address too.
COUNCIL, REGION, AREA, GRADE, FRAMEWORK = "council", "region", "area", "grade", "framework"
SINCE, UNTIL, WHICH, SHOWN, ROW, FROM_ROW = "from", "to", "inspections", "show", "row", "start"
ALL, LATEST = "All", "Latest of each council"


class Shown(StrEnum):
    """How the register is shown."""

    TABLE = "Table"
    COUNCILS = "Council by council"
    YEARS = "By year"
    AREAS = "By area"


def register_form(offered: Offered) -> tuple[Chosen, Shown]:
    """Draw the filters.

    Returns:
        What is chosen, and how to show it.

    Raises:
        BadRequest: the period ends before it begins, or the address asks for what is not offered.
    """
    # Read before the widgets are made, which drop from the address what they do not offer.
    unknown = _unknown(offered)
    with st.container(key="filters"):
        first = st.columns([3, 3, 2])
        second = st.columns([2, 2, 1, 1, 2])
    councils = _several(first[0], "Councils", offered.councils, COUNCIL, "All councils")
    area_names = {name: id_ for id_, name in offered.areas.items()}
    areas = _several(first[1], "Areas", tuple(area_names), AREA, "All areas")
    grade_names = {GRADE_WORDS[grade]: grade for grade in offered.grades}
    grades = _several(first[2], "Grades", tuple(grade_names), GRADE, "All grades")
    regions = _several(second[0], "Regions", offered.regions, REGION, "All regions")
    frameworks = {framework_short(id_): id_ for id_ in offered.frameworks}
    under = _several(second[1], "Frameworks", tuple(frameworks), FRAMEWORK, "All frameworks")
    years = tuple(str(year) for year in offered.years)
    since = _one(second[2], "From year", years, SINCE)
    until = _one(second[3], "To year", years, UNTIL)
    which = second[4].selectbox(
        "Inspections", (ALL, LATEST), key=WHICH, bind="query-params", on_change=first_rows
    )
    shown = st.radio(
        "Show as",
        [one.value for one in Shown],
        key=SHOWN,
        bind="query-params",
        horizontal=True,
    )
    if unknown:
        raise BadRequest(
            f"The register holds nothing for {', '.join(unknown)}, which the address asks for. "
            "Choose from the lists above."
        )
    if since and until and since > until:
        raise BadRequest(f"The period ends ({until}) before it begins ({since}). Swap them.")
    chosen = Chosen(
        councils=frozenset(councils),
        regions=frozenset(regions),
        areas=frozenset(area_names[name] for name in areas),
        grades=frozenset(grade_names[name] for name in grades),
        frameworks=frozenset(frameworks[name] for name in under),
        since=int(since) if since else None,
        until=int(until) if until else None,
        latest_only=which == LATEST,
    )
    return chosen, Shown(shown or Shown.TABLE)


def first_rows() -> None:
    """Begin the table anew, and close the source shown."""
    st.query_params.pop(FROM_ROW, None)
    st.query_params.pop(ROW, None)


def turn_to(row: int) -> None:
    """Show the table from a row on, counted from 0."""
    first_rows()
    if row:
        st.query_params[FROM_ROW] = str(row)


def start_of(rows: int, a_page: int) -> int:
    """The row that the table begins with, as the address says; 0 where it says none that is."""
    said = st.query_params.get(FROM_ROW, "0")
    row = int(said) if said.isdecimal() and len(said) < 9 else 0
    return row // a_page * a_page if row < rows else 0


def _several(
    column: st.delta_generator.DeltaGenerator,
    label: str,
    options: tuple[str, ...],
    key: str,
    placeholder: str,
) -> list[str]:
    return column.multiselect(
        label,
        options,
        key=key,
        bind="query-params",
        placeholder=placeholder,
        on_change=first_rows,
    )


def _one(
    column: st.delta_generator.DeltaGenerator, label: str, options: tuple[str, ...], key: str
) -> str | None:
    return column.selectbox(
        label,
        options,
        index=None,
        key=key,
        bind="query-params",
        placeholder="Any",
        on_change=first_rows,
    )


def _unknown(offered: Offered) -> list[str]:
    known = {
        COUNCIL: offered.councils,
        REGION: offered.regions,
        AREA: tuple(offered.areas.values()),
        GRADE: tuple(GRADE_WORDS[grade] for grade in offered.grades),
        FRAMEWORK: tuple(framework_short(id_) for id_ in offered.frameworks),
        SINCE: tuple(str(year) for year in offered.years),
        UNTIL: tuple(str(year) for year in offered.years),
        WHICH: (ALL, LATEST),
        SHOWN: tuple(one.value for one in Shown),
    }
    return [
        value
        for key, values in known.items()
        for value in st.query_params.get_all(key)
        if value and value not in values
    ]
