"""How the question was read: its parts as chips to take away, and a form to change them.

What is set so stands in the address, beside the question.
"""

from __future__ import annotations

import streamlit as st

from answers.areas_read import concepts
from answers.exact import ANY, Exactly, Part, exactly
from answers.reading_words import ASKED, OCCASIONS, Chip, chips
from answers.register_types import Related
from answers.types import Asked, Occasion, Reading
from ingest.grades import GRADE_WORDS, Grade
from views.markup import element, literal

# Parameters of the address. A part that is taken away is listed under DROPPED: councils and years
# have widgets of their own, which own their parameters.
DROPPED = "without"
SET = (Part.AREA, Part.GRADE, Part.FRAMEWORK, Part.OCCASION, Part.ASKED, Part.CHANGE, Part.BY)
AS_READ = "As the question says"
_DROPPABLE = frozenset(Part) - {Part.ASKED, Part.OCCASION}


def exact() -> Exactly:
    """What the address sets of the reading.

    Raises:
        BadRequest: a value in it is not known.
    """
    given: dict[str, list[str]] = {
        part: st.query_params.get_all(part) for part in SET if part in st.query_params
    }
    dropped = [part for part in st.query_params.get_all(DROPPED) if part in _DROPPABLE]
    return exactly(given | {part: [ANY] for part in dropped})


def forget() -> None:
    """Take the question as its words say."""
    for key in (DROPPED, *SET):
        st.query_params.pop(key, None)


def offer(related: Related) -> None:
    """Ask for what was offered instead."""
    if related.area_ids:
        _set(Part.AREA, list(related.area_ids))
    if related.grades:
        _set(Part.GRADE, sorted(related.grades))


def show_reading(reading: Reading) -> None:
    """Draw the chips and, where the question is about judgements, the form that changes them."""
    made = chips(reading)
    if not made:
        return
    st.html(element("p", "The question was read as:", "facts"))
    with st.container(key="reading", horizontal=True, gap="small"):
        for chip in made:
            if chip.removable:
                st.button(
                    f"{literal(chip.text)} ✕",
                    key=f"chip-{chip.part}",
                    help=f"Take away: {chip.text}",
                    on_click=_take_away,
                    args=(chip,),
                )
            else:
                st.html(element("span", chip.text, "chip"))
    if reading.judgements is not None:
        with st.expander("Change how the question was read"):
            _show_form(reading)
    if any(key in st.query_params for key in (DROPPED, *SET)):
        st.button("Read the question afresh", on_click=forget, type="tertiary")


def _show_form(reading: Reading) -> None:
    asked = reading.judgements
    if asked is None:
        return
    names = {one.name: one.ids[0] for one in concepts() if one.ids}
    with st.form("reading", border=False):
        columns = st.columns(4)
        area = columns[0].selectbox("Area", (AS_READ, "Any area", *names), key="set-area")
        grades = columns[1].multiselect(
            "Grades",
            [GRADE_WORDS[grade] for grade in Grade if grade is not Grade.UNREADABLE],
            default=[GRADE_WORDS[grade] for grade in Grade if grade in asked.grades],
            placeholder="Any grade",
            key="set-grades",
        )
        which = columns[2].selectbox(
            "Which inspections",
            list(OCCASIONS.values()),
            index=list(OCCASIONS).index(asked.occasion),
            key="set-which",
        )
        for_ = columns[3].selectbox(
            "What is asked",
            list(ASKED.values()),
            index=list(ASKED).index(asked.asked),
            key="set-asked",
        )
        if st.form_submit_button("Answer it so"):
            if area != AS_READ:
                _set(Part.AREA, [names[area]] if area in names else [ANY])
            ids = [grade for grade in Grade if GRADE_WORDS[grade] in grades]
            if set(ids) != asked.grades:
                _set(Part.GRADE, [*map(str, ids)] or [ANY])
            _set_choice(Part.OCCASION, _key(OCCASIONS, which), asked.occasion)
            _set_choice(Part.ASKED, _key(ASKED, for_), asked.asked)
            st.rerun()


def _key(words: dict[Asked, str] | dict[Occasion, str], said: str) -> str:
    return next(str(key) for key, value in words.items() if value == said)


def _set_choice(part: Part, value: str, before: str) -> None:
    if value != before:
        _set(part, [value])


def _set(part: Part, values: list[str]) -> None:
    st.query_params[part] = values
    dropped = [one for one in st.query_params.get_all(DROPPED) if one != part]
    st.query_params.pop(DROPPED, None)
    if dropped:
        st.query_params[DROPPED] = dropped


def _take_away(chip: Chip) -> None:
    # A filter that the reader has set is taken away with it.
    for key in _WIDGETS.get(chip.part, ()):
        st.session_state[key] = [] if key == "council" else None
    st.query_params.pop(chip.part, None)
    dropped = [one for one in st.query_params.get_all(DROPPED) if one != chip.part]
    st.query_params[DROPPED] = [*dropped, chip.part]


_WIDGETS = {Part.COUNCIL: ("council",), Part.PERIOD: ("from", "to")}
