"""A question → what the search looks for: its topic, the papers' terms, times, sorts of passage."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from answers.moments import Moment, moments
from answers.terms import terms_for
from index.wanted import Want, Wanted
from ingest.gazetteer import Mention, gazetteer

# Signs that stand in a question for a council, a time, as long as their words.
_COUNCIL, _TIME = "\ue000", "\ue001"
_SMALL = r"(?:in|at|of|by|for|from|to|within|about|across|did|does|do|was|were|is|are)"
_SAID = (
    r"(?:according to|says|as reported in|reported in|per|going by|at the time of"
    r"|in the run-up to|following|after|between|by|as at|in|of|from|since|during|for)"
)
_OCCASION = r"(?:re-?inspections?|inspections?|reports?|visits?|papers?)"
_STRUCK = (
    (re.compile(rf"{_COUNCIL}+(?:['’]s?\b)?"), _COUNCIL),
    (re.compile(rf"{_TIME}+"), _TIME),
    (re.compile(rf"\({_TIME}[^()]*\)"), " "),  # "(2013 scrutiny paper)"
    (re.compile(rf"{_COUNCIL}(?:,? (?:and )?{_COUNCIL})+"), _COUNCIL),
    (re.compile(rf"(?<!\w)(?:{_SMALL}\s+)?(?:the )?{_COUNCIL}", re.IGNORECASE), " "),
    (
        re.compile(
            rf"(?<!\w)(?:{_SAID}\s+)?(?:(?:the|their|its) )?{_TIME}"
            rf"(?:\s*(?:and|,|to)\s*(?:the )?{_TIME})*(?:\s+{_OCCASION}\b)?",
            re.IGNORECASE,
        ),
        " ",
    ),
    (re.compile(rf"[{_COUNCIL}{_TIME}]"), " "),
    (re.compile(r"\s+"), " "),
)


def wanted_by(question: str) -> Wanted:
    """What a question has the search look for; the question is asked on one line."""
    named, times = gazetteer().find(question), moments(question)
    return Wanted(
        question=question,
        topic=_topic(question, named, times) or question,
        terms=terms_for(question),
        periods=tuple(dict.fromkeys(moment.period for moment in times)),
        wants=frozenset(
            want
            for want, pattern in _wants()
            if pattern.search(question) or (want is Want.SEVERAL and _names_several(named))
        ),
    )


def kin(names: Iterable[str]) -> frozenset[str]:
    """Councils with those whose area they took over, and those that took over theirs."""
    councils = [gazetteer().get(name) for name in names]
    return frozenset(
        name for one in councils for name in (one.name, *one.predecessors, *one.successors)
    )


def _names_several(named: list[Mention]) -> bool:
    return len({mention.council.name for mention in named}) > 1


def _topic(question: str, named: list[Mention], times: list[Moment]) -> str:
    """The question without the councils and times that it names, and the words about them."""
    for sign, places in ((_COUNCIL, named), (_TIME, times)):
        for place in places:
            struck = sign * (place.end - place.start)
            question = question[: place.start] + struck + question[place.end :]
    for pattern, instead in _STRUCK:
        question = pattern.sub(instead, question)
    return question.strip(" ,;:?!.'’-")


@cache
def _wants() -> tuple[tuple[Want, re.Pattern[str]], ...]:
    table = tomllib.loads((files("answers") / "data" / "wants.toml").read_text(encoding="utf-8"))
    return tuple(
        (Want(want), re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE))
        for want, words in table.items()
    )
