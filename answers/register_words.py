"""The words in which answers from the register are put."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from answers.inspections import Finding, Inspection
from answers.phrases import day, listed
from answers.types import AreaRead, JudgementsAsked
from index.types import Filter
from ingest.areas import schemes
from ingest.frameworks import frameworks
from ingest.grades import GRADE_WORDS, LEVELS, Grade

# More names than these stand in the rows, not in the sentence.
MOST_NAMED = 6
# How officers call them; a framework that is not here goes by its name and years.
_CALLED = {
    "slac_2009": "the 2009–2012 framework",
    "child_protection_2012": "the child protection framework of 2012–2013",
    "looked_after_2013": "the looked after children framework of 2013",
    "sif_2013": "the single inspection framework of 2013–2018",
    "ilacs_2018": "the ILACS framework of 2018–2026",
    "ilacs_2026": "the ILACS framework from April 2026",
    "area_send_2023": "the area SEND framework from 2023",
}
# "London boroughs", "core cities", "statistical neighbours of Kent"; and regions with an article.
_SEVERAL = re.compile(r"(?:boroughs|authorities|councils|districts|cities|neighbours)\b")
_REGION = re.compile(r"^(?=(?:North|South|East|West) (?:East|West|Midlands|of)\b)")
_NEGATED = re.compile(
    r"(?:not|neither|never|non|other than|anything but|except|rather than)\b", re.I
)
_SHORT = {
    "slac_2009": "Safeguarding and LAC 2009–2012",
    "child_protection_2012": "Child protection 2012–2013",
    "looked_after_2013": "Looked after children 2013",
    "sif_2013": "SIF 2013–2018",
    "ilacs_2018": "ILACS 2018–2026",
    "ilacs_2026": "ILACS from 2026",
    "area_send_2023": "Area SEND from 2023",
}


def some(councils: Sequence[str], word: str = "and") -> str:
    """Councils by name, or their number where they are many."""
    return listed(councils, word) if len(councils) <= MOST_NAMED else f"{len(councils)} councils"


def framework_called(id_: str | None) -> str:
    """A framework within a sentence, such as "the single inspection framework of 2013–2018"."""
    return _CALLED.get(id_ or "") or _full_name(id_)


def framework_short(id_: str | None) -> str:
    """A framework in a table."""
    return _SHORT.get(id_ or "") or _full_name(id_)


def area_name(area_id: str, framework: str | None, printed: str = "") -> str:
    """An area as people know it, with its service where the framework judges two."""
    known = [schemes()[framework]] if framework in schemes() else [*schemes().values()]
    for area in (area for scheme in known for area in scheme.areas):
        if area.id == area_id:
            return f"{area.name} ({_lower(area.service)})" if area.service else area.name
    return printed


def areas_in_words(areas: Sequence[AreaRead]) -> str:
    """The areas asked for, within a sentence."""
    return listed(_lower(area.name) for area in areas)


def rated(asked: JudgementsAsked, briefly: bool = False) -> str:
    """What it is to be given the grades asked for, such as "rated inadequate".

    Args:
        asked: the question.
        briefly: whether the asker's own words for several grades are enough.
    """
    grades, said = listed_grades(asked.grades), asked.grades_in_words.strip()
    words = grades
    if len(asked.grades) > 1 and said:
        named = all(grade_word(grade) in said.casefold() for grade in asked.grades)
        # "Rated not rated good" says it twice.
        if not _NEGATED.match(said):
            words = said if named or briefly else f"{said} ({grades})"
    return f"{verb_of(asked.grades)} {words}"


def verb_of(grades: Iterable[Grade]) -> str:
    """The verb that goes with grades: the outcomes of one framework are sentences, no grades."""
    return "found to have" if any(grade.startswith("send_") for grade in grades) else "rated"


def listed_grades(grades: Iterable[Grade]) -> str:
    """Grades from best to worst, such as "good or outstanding"."""
    return listed((grade_word(grade) for grade in in_order(grades)), "or")


def grade_word(grade: Grade) -> str:
    """A grade within a sentence."""
    return GRADE_WORDS[grade].lower()


def in_order(grades: Iterable[Grade]) -> list[Grade]:
    """Grades from best to worst, those that are none last."""
    order = [*Grade]
    return sorted(set(grades), key=lambda grade: (LEVELS.get(grade, 9), order.index(grade)))


def councils_at(places: Sequence[str], one: bool = False) -> str:
    """Councils and where they are: "councils in the South West", "London boroughs"; or one."""
    word = "council" if one else "councils"
    # What followed a council, or what it followed, is for a sentence of its own.
    said = [place for place in places if ": " not in place]
    if not said:
        return word
    if any(place.startswith("outside ") for place in said):
        return f"{word} {listed(said, 'or')}"
    if any(place.startswith("all but ") for place in said):
        return f"{word} in {listed(said)}"
    if any(_SEVERAL.search(place) for place in said):
        return f"council among the {listed(said)}" if one else listed(said)
    return f"{word} in {listed((_REGION.sub('the ', place, count=1) for place in said), 'or')}"


def period_in_words(only: Filter) -> str:
    """A period, such as " in 2016", " from 2012 to 2014", " since 2018"; "" for all time."""
    since, until = only.since, only.until
    first = since and (str(since.year) if (since.month, since.day) == (1, 1) else day(since))
    last = until and (str(until.year) if (until.month, until.day) == (12, 31) else day(until))
    if since and until:
        return f" in {first}" if first == last else f" from {first} to {last}"
    if since:
        return f" since {first}"
    return f" up to {last}" if until else ""


def when(inspection: Inspection) -> str:
    """When an inspection was, such as "9 to 20 January 2012", "July 2013" or "2018"."""
    start, end = inspection.start or inspection.end, inspection.end or inspection.start
    if start is None or end is None:
        return "no date"
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        if (start.month, end.month) == (1, 12) and start.year == end.year:
            return str(start.year)
        if (start.year, start.month) == (end.year, end.month):
            return f"{start:%B %Y}"
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def month(inspection: Inspection) -> str:
    """When an inspection ended, such as "January 2012", as exactly as it is known."""
    said = when(inspection)
    end = inspection.end or inspection.start
    return said if end is None or said == str(end.year) else f"{end:%B %Y}"


def dated(one: Finding, of: str = "") -> str:
    """A grade with its time, such as "good (July 2023)", and the service where there were two."""
    return f"{grade_word(one.grade)} ({', '.join([month(one.inspection), *service_of(one, of)])})"


def service_of(one: Finding, of: str = "") -> list[str]:
    """The service that a finding is on, in a list; empty where its framework has one only.

    Args:
        one: the finding.
        of: the area asked for; a service that is asked for need not be named again.
    """
    known = schemes().get(one.inspection.framework or "")
    return [
        _lower(area.service)
        for area in (known.areas if known else ())
        if area.id == one.area_id and area.service and _lower(area.service) != of
    ]


def were(number: int) -> str:
    """The verb that goes with a number."""
    return "was" if number == 1 else "were"


def _lower(name: str) -> str:
    """A name within a sentence: its first letter small, unless it is an abbreviation or a title."""
    first, _, rest = name.partition(" ")
    if any(letter.isupper() for letter in first[1:]) or any(
        word[:1].isupper() and not word.isupper() for word in rest.split()
    ):
        return f"the {name}" if name.startswith("Local ") else name
    return name[:1].lower() + name[1:]


def _full_name(id_: str | None) -> str:
    for one in frameworks():
        if one.id == id_:
            return one.name
    return "framework not known"
