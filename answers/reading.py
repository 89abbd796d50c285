"""Reading a question: what it names, what it asks of the register, and what is left to look for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from answers.areas_read import by_meaning, take_areas, take_parts, vocabulary
from answers.asked import Parts, decide, no_such_area, plain_words
from answers.frameworks_read import take_frameworks
from answers.grades_read import SPELT, take_grades
from answers.periods import spanned, take_periods
from answers.places_read import group_words, places_in, slipped, take_groups
from answers.requests import require_question
from answers.shapes import shaped
from answers.types import Asked, JudgementsAsked, Reading
from answers.words import AREA, COUNCIL, Words, any_of, folded, respelt
from index.types import Filter
from ingest.gazetteer import Mention, gazetteer
from ingest.grades import Grade
from ingest.types import DocumentKind

if TYPE_CHECKING:
    from index.encoder import Encoder

_LEFT_OVER = re.compile(r" (?:in|at|of|by|for|from|to|and|or|within|about) ?$| $", re.I)
_POSSESSIVE = re.compile(r"^['’]s\b")
_PAPERS = re.compile(
    r"(?:council |the council's |councils' )?(?:committee|cabinet|scrutiny|council|panel|board)"
    r" (?:papers?|reports?|minutes)"
    r"|(?:to|by) (?:the |its |their )?(?:committee|cabinet|scrutiny|panel)|minutes"
)
_SAID_OF_PAPERS = frozenset(
    {DocumentKind.COMMITTEE_PAPER, DocumentKind.MINUTES, DocumentKind.ACTION_PLAN}
)
# What children's services as a whole are called: no area of its own.
_WHOLE = any_of(
    (
        "children's social care services",
        "children's social care",
        "children's services",
        "childrens services",
        "childrens social care",
        "children and young people's services",
        "services for children and families",
        "services for children",
        "children and families",
        "social care",
    )
)
_NOUNS = {"bath": "Bath and North East Somerset", "reading": "Reading"}
_SEND_GRADES = frozenset({Grade.SEND_POSITIVE, Grade.SEND_INCONSISTENT})


def read(
    question: str,
    only: Filter | None = None,
    *,
    today: date | None = None,
    encoder: Encoder | None = None,
) -> Reading:
    """Understand a question.

    Args:
        question: in the asker's words.
        only: what the asker has set; it goes before what the question's words say.
        today: the day it is asked, from which "in the last five years" counts back.
        encoder: holds words for an area that are in no table against those that are, by meaning.

    Raises:
        BadRequest: the question is empty, too long, or no valid text.
    """
    require_question(question)
    question = " ".join(question.split())
    only = only or Filter()
    mentions = gazetteer().find(question)
    named = dict.fromkeys(mention.council.name for mention in mentions)
    plain = Reading(
        question=question,
        only=only if only.councils or not named else replace(only, councils=frozenset(named)),
        councils_named=tuple(named),
        sought=_without(question, mentions) or question,
    )
    return _of_judgements(plain, only, mentions, today or date.today(), encoder) or plain


def _of_judgements(
    plain: Reading,
    only: Filter,
    mentions: Sequence[Mention],
    today: date,
    encoder: Encoder | None,
) -> Reading | None:
    words = Words(_respelt(_struck(plain.question, mentions)))
    named = [mention.council for mention in mentions]
    named += slipped(words, plain_words() | vocabulary()) if not named else []
    papers = words.take(_PAPERS, " ")
    framework_ids = take_frameworks(words)
    groups = take_groups(words)
    areas = take_areas(words)
    words.take(_WHOLE, " ")
    periods = take_periods(words, today)
    grades = take_grades(words, framework_ids)
    if shaped("verdict", words.text):
        areas += take_parts(words)
    left = words.left(plain_words().__contains__)
    if (
        not named
        and left
        and set(left) <= set(_NOUNS)
        and (grades or shaped("verdict", words.text))
    ):
        named = [gazetteer().get(_NOUNS[word]) for word in left]
        for word in left:
            words.take(any_of((word,)), COUNCIL)
        left = []
    send = any("local_area_send" in area.ids for area in areas) or "area_send_2023" in framework_ids
    if not send and any(one.grades & _SEND_GRADES for one in grades):
        return None  # "positive outcomes" and the like are everyday words
    failings = any(Grade.SEND_SYSTEMIC_FAILINGS in one.grades for one in grades)
    if (failings and not send) or (send and not areas):
        areas = take_areas(Words("area send"))
    if not areas and shaped("verdict", words.text) and shaped("who", words.text):
        said = no_such_area(words.text, left)
        if said:
            areas, left = [by_meaning(said, encoder)], []
            words.take(any_of((said,)), AREA)
    since, until = spanned(periods)
    ask = decide(
        Parts(
            text=words.text,
            left=tuple(left),
            grades=tuple(grades),
            areas=len(areas),
            councils=len(named),
            groups=len(groups),
            periods=len(periods),
            ended=until is not None and until < today,
            send=send,
        )
    )
    if ask is None:
        return None
    places = places_in(words, named, groups, with_earlier=ask.asked is Asked.HISTORY)
    return replace(
        plain,
        councils_named=tuple(dict.fromkeys(council.name for council in named)),
        only=Filter(
            councils=only.councils or places.councils,
            kinds=only.kinds or (_SAID_OF_PAPERS if papers else frozenset()),
            since=only.since or (None if only.until else since),
            until=only.until or (None if only.since else until),
        ),
        judgements=JudgementsAsked(
            asked=ask.asked,
            areas=tuple(areas),
            grades=ask.grades,
            grades_in_words=ask.in_words,
            frameworks=framework_ids,
            regions=() if only.councils else places.said,
            occasion=ask.occasion,
            change=ask.change,
            grades_before=ask.grades_before,
            never=ask.never,
            by=ask.by,
            passages_too=ask.passages_too,
        ),
    )


def _respelt(text: str) -> str:
    return respelt(folded(text), plain_words() | vocabulary() | group_words() | SPELT)


def _struck(question: str, mentions: Sequence[Mention]) -> str:
    """The question with a sign in place of each council, as long as its name."""
    for mention in mentions:
        sign = COUNCIL * (mention.end - mention.start)
        question = question[: mention.start] + sign + question[mention.end :]
    return question


def _without(question: str, mentions: Sequence[Mention]) -> str:
    """The question without the councils that it names and the small words before them."""
    ends = [0, *(mention.end for mention in mentions)]
    starts = [*(mention.start for mention in mentions), len(question)]
    pieces = [
        _POSSESSIVE.sub("", question[end:start]) for end, start in zip(ends, starts, strict=True)
    ]
    kept = [_LEFT_OVER.sub("", piece) for piece in pieces[:-1]]
    return " ".join("".join([*kept, pieces[-1]]).split()).strip(" ,;:?!.'’")
