"""Does the library answer a question at all? Why not, where it does not.

Likeness alone cannot tell: "How many children were on child protection plans in 2026?" comes nearer
to passages about such plans than most questions that are answered. What tells is what an answer
must have: the time asked about, a sum or a number or a name where one is asked for, the very "plan
11", a place that is known. Over the development questions 11 of 12 unanswerable ones are refused
so, and 1 of 88 answerable; by likeness alone, 3 and 3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from answers.sentence_fit import Sentence
from index.lexical import stems
from index.signals import HOLDS
from index.types import Hit
from index.wanted import Want, Wanted
from ingest.types import DocumentKind


class Doubt(StrEnum):
    """Why the library does not answer, as the answer goes on to say."""

    FAR = "nothing that it holds comes near to the question"
    ELSEWHEN = "it holds nothing of the time that is asked about"
    NO_MONEY = "what it holds on this states no sum"
    NO_NUMBER = "what it holds on this states no figure"
    NO_DATE = "what it holds on this states no date"
    NO_PERSON = "what it holds on this names nobody"
    NO_ITEM = "what it holds does not mention it"


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer must have.

    Attributes:
        near: nearness of its best sentence, -1 to 1; with -1 it must have nothing.
        near_if_strange: the same where much of what is asked about stands in no document.
        strange: share of the topic's words, from which that is so.
        holding: share of the best sentence's nearness that one with a sum, a number, a date or a
            name must have, where that is asked for.
        first: passages in which sentences are sought.
        after: days after the time asked about in which a document may speak of it.
        before: days before.
    """

    near: float = 0.275
    near_if_strange: float = 0.40
    strange: float = 0.3
    holding: float = 0.75
    first: int = 10
    after: int = 550
    before: int = 90


# Quotes whatever comes nearest.
ANYTHING = Limits(near=-1.0)

# Questions that nothing else answers: "who sees them?" may be answered by "a charity", "how much
# progress?" by "little".
_MUST: dict[Want, Callable[[str], object]] = {
    Want.MONEY: re.compile(
        r"\bhow much (?!progress)"
        r"|\bwhat (?:did|does|will|was|is)\b.*\b(?:cost|spen[dt]|worth|price)\b",
        re.IGNORECASE,
    ).search,
    Want.NUMBER: re.compile(
        r"\bhow (?:many|big)\b|\bby how much\b|\bwhat (?:number|proportion|percentage|share)\b",
        re.IGNORECASE,
    ).search,
    Want.DATE: re.compile(r"^(?:on |by )?(?:when|what|which)\b", re.IGNORECASE).search,
    Want.PERSON: re.compile(
        r"\bname of\b|\bwho (?:led|leads|chaired|chairs|signed|wrote)\b|\bwho (?:is|was) the\b",
        re.IGNORECASE,
    ).search,
}
_LACKING = {
    Want.MONEY: Doubt.NO_MONEY,
    Want.NUMBER: Doubt.NO_NUMBER,
    Want.DATE: Doubt.NO_DATE,
    Want.PERSON: Doubt.NO_PERSON,
}
_ITEM = re.compile(
    r"\b(?:plan|recommendation|paragraph|appendix|action|section|priority|objective|standard|phase)"
    r" \d+(?:\.\d+)*\b",
    re.IGNORECASE,
)
# Numbers that name a thing and count nothing.
_LABEL = re.compile(
    rf"{_ITEM.pattern}|\b(?:item|theme|part|table|page|grade|chapter|annex|stage|outcome|year)"
    r" \d+(?:\.\d+)*(?:\(\w\))?",
    re.IGNORECASE,
)
_SEND_INSPECTION = re.compile(r"\bSEND (?:inspection|report)s?\b")
_NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|twenty|thirty|forty|fifty|half|third|quarter|dozen|hundred)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=\w )[A-Z][a-z]{3,}\b|^[A-Z][a-z]{3,}(?=['’]s\b| [Cc]ouncil)")


def doubt(
    wanted: Wanted,
    hits: Sequence[Hit],
    sentences: Sequence[Sequence[Sentence]],
    known: Callable[[str], bool],
    limits: Limits,
) -> Doubt | None:
    """Why the library does not answer; None if it does.

    Args:
        wanted: what is looked for.
        hits: what is found, best first.
        sentences: those of each hit.
        known: whether a stem stands in any document.
        limits: what an answer must have.
    """
    if limits.near <= -1:
        return None
    in_time = [
        one
        for hit, group in zip(hits[: limits.first], sentences, strict=False)
        if of_the_time(wanted, hit, limits)
        for one in group
    ]
    if not any(of_the_time(wanted, hit, limits) for hit in hits[: limits.first]):
        return Doubt.ELSEWHEN
    best = max((one.nearness for one in in_time), default=-1.0)
    topic = stems(wanted.topic)
    strange = sum(not known(word) for word in topic) / max(1, len(topic))
    if best < (limits.near_if_strange if strange > limits.strange else limits.near):
        return Doubt.FAR
    items = [match[0].casefold() for match in _ITEM.finditer(wanted.topic)]
    texts = [hit.passage.text.casefold() for hit in hits]
    if not all(any(re.search(rf"\b{item}\b", text) for text in texts) for item in items):
        return Doubt.NO_ITEM
    for want in _asked(wanted):
        holding = max((one.nearness for one in in_time if holds(want, one.text)), default=-1.0)
        if holding < limits.holding * best:
            return _LACKING[want]
    return None


def of_the_time(wanted: Wanted, hit: Hit, limits: Limits) -> bool:
    """Whether a passage's document may speak of the time asked about, and of that inspection."""
    document = hit.document
    if _SEND_INSPECTION.search(wanted.question) and document.kind is not DocumentKind.AREA_SEND:
        return False
    gap = wanted.gap(document)
    return gap is None or -limits.before <= gap <= limits.after


def holds(want: Want, text: str) -> bool:
    """Whether a sentence has what is asked for; the number of a plan or a page is no figure."""
    text = _LABEL.sub(" ", text)
    return HOLDS[want](text) or (want is Want.NUMBER and bool(_NUMBER_WORDS.search(text)))


def strange_names(question: str, known: Callable[[str], bool]) -> list[str]:
    """Names that a question uses and that stand in no document, such as an invented council's."""
    return [
        match[0]
        for match in _NAME.finditer(question)
        if not any(known(word) for word in stems(match[0]))
    ]


def _asked(wanted: Wanted) -> list[Want]:
    return [want for want in _LACKING if want in wanted.wants and _MUST[want](wanted.question)]
