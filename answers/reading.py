"""Reading a question: what it names, what it asks of the register, and what is left to look for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from answers.areas_read import at_large, by_meaning, take_areas, take_parts, vocabulary
from answers.asked import Parts, decide, plain_words
from answers.beyond import beyond
from answers.frameworks_read import take_frameworks
from answers.grades_read import SPELT, take_grades
from answers.names_read import no_such_area, said_of_unknown, take_names
from answers.periods import spanned, take_periods
from answers.places_read import group_words, places_in, slipped, take_groups
from answers.requests import require_question
from answers.shapes import shaped
from answers.types import AreaRead, Asked, JudgementsAsked, Reading
from answers.words import AREA, COUNCIL, FRAMEWORK, GRADE, Words, any_of, folded, respelt
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
_VISITS = re.compile(r"(?<!\w)(?:focus+ed|monitoring) visits?(?: letters?| reports?)?(?!\w)")
_LACKING = frozenset({"never", "lack", "lacks", "lacking"})
_ONE_OR_MORE = re.compile(
    rf"(?:at least one|one or more|any) {GRADE}+ (?:judge?ments?|grades?|ratings?)\b"
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
    visits = bool(words.take(_VISITS, FRAMEWORK))
    framework_ids = take_frameworks(words)
    groups = take_groups(words)
    areas = take_areas(words)
    words.take(_WHOLE, " ")
    periods = take_periods(words, today)
    grades = take_grades(words, framework_ids)
    areas, every = _at_large(words, areas, bool(grades))
    which_areas = bool(named and grades and shaped("which_areas", words.text))
    if not areas and (which_areas or _ONE_OR_MORE.search(words.text)):
        areas = [at_large().read("")]
    plainly = shaped("grade_for", words.text) and any(one.plain for one in grades)
    verdict = bool(shaped("verdict", words.text) or plainly)
    if verdict:
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
    if left and shaped("lacking", words.text) and not grades:
        left = [word for word in left if word not in _LACKING]
    before, left_over, unknown = (words.text, named), left, ""
    if left:
        named = take_names(words, plain.question, left, named)
        left = [word for word in words.left(plain_words().__contains__) if word in left]
        unknown = said_of_unknown([one.name for one in named])
    if left and left != left_over:
        (words.text, named), left = before, left_over
    if not areas and verdict and shaped("who_or_councils", words.text):
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
        why = " ".join(filter(None, (unknown, beyond(words.text))))
        return replace(plain, beyond=why) if why else None
    if ask.asked is Asked.SET and not (areas or grades) and shaped("inspected", words.text):
        areas = [at_large().read("")]
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
            lacking=ask.lacking,
            every=every,
            visits=visits and bool(shaped("visited", words.text)),
        ),
    )


def _at_large(words: Words, areas: list[AreaRead], graded: bool) -> tuple[list[AreaRead], bool]:
    """The areas, and whether a grade is asked for in every one of them.

    "All areas" without a grade narrows nothing: "in every area" may be what a tally is made by.
    """
    whole = at_large().ids
    large = [area for area in areas if area.ids == whole]
    if not large:
        return areas, False
    if len(areas) > 1 or not graded:
        for area in large:
            start = words.original.find(area.words)
            words.text = words.text[:start] + area.words + words.text[start + len(area.words) :]
        return [area for area in areas if area.ids != whole], False
    every = large[0].words.startswith(("every", "all"))
    return [replace(large[0], name="every area")] if every else large, every


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
