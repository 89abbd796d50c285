"""Which council or councils a document is about."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from ingest.facts import Certainty, Found, Place
from ingest.front import Front, found_in
from ingest.gazetteer import Council, Mention, gazetteer
from ingest.surroundings import LIST_GAP
from ingest.titles import is_council_name
from ingest.types import ParsedDocument

_DOMAIN = re.compile(r"(?<![a-z0-9-])([a-z0-9-]++)\.gov\.uk\b", re.IGNORECASE)

Councils = tuple[str, ...]


def councils_reported_on(
    parsed: ParsedDocument, front: Front, title: Found[str], on: date | None
) -> Found[Councils] | None:
    """The councils that an inspection report or a letter about an inspection is about.

    All that the title names; else those that the front names above the dates, in the first line
    that names any and in lines of names below it; else the one most named.

    Args:
        parsed: the document.
        front: its front.
        title: its title, and where it stands.
        on: the document's date, where two councils have borne a name.

    Returns:
        Their names in the gazetteer, the first named first; None if none is named.
    """
    if named := _names(gazetteer().find(title.value, on)):
        return Found(named, title.place, title.page, title.certainty)
    # A letter's head holds the sender's address, and that lies in some council too.
    lines = [] if front.opening is not None else front.before_dates.splitlines()
    for i, line in enumerate(lines):
        if named := _names(gazetteer().find(line, on)):
            for below in lines[i + 1 :]:
                if not is_council_name(below):
                    break
                named += _names(gazetteer().find(below, on))
            return front.found(tuple(dict.fromkeys(named)), i)
    # A name may be wrapped over two lines.
    if named := _names(gazetteer().find(" ".join(lines), on)):
        return front.found(named[:1])
    return own_councils(parsed, front, on)


def own_councils(parsed: ParsedDocument, front: Front, on: date | None) -> Found[Councils] | None:
    """The council whose paper this is: the one most named, and most of all in the head.

    A passing mention counts 1, one on the front 3, one followed by "Council" in the head 20, and
    20 more if the paper gives an address at that council's domain. Councils that the head names in
    one list with it share the paper.
    """
    scores: Counter[Council] = Counter()
    body = "\n".join(block.text for block in parsed.blocks)
    for mention in gazetteer().find(body, on=on):
        scores[mention.council] += 1
    for mention in gazetteer().find(front.text, on=on):
        scores[mention.council] += 2
    head = " ".join(front.head)
    in_head = gazetteer().find(head, on=on)
    for mention in in_head:
        if _called_council(mention, head):
            scores[mention.council] += 20
    domains = {_squashed(domain) for domain in _DOMAIN.findall(body)}
    for council in scores:
        if any(_squashed(name) in domains for name in (council.name, *council.aliases)):
            scores[council] += 20
    if not scores:
        return None
    own = max(scores, key=scores.__getitem__)
    councils = _sharing(own, in_head, head)
    for i, line in enumerate(front.lines):
        mentions = [one for one in gazetteer().find(line, on) if one.council is own]
        if mentions:
            titled = i < len(front.head) and (
                is_council_name(line) or any(_called_council(one, line) for one in mentions)
            )
            return front.found(councils, i, Certainty.PRINTED if titled else Certainty.INFERRED)
    for block in parsed.blocks:
        if any(mention.council is own for mention in gazetteer().find(block.text, on)):
            return found_in(block, parsed, councils)
    return Found(councils, Place.BODY, certainty=Certainty.INFERRED)


def councils_in_name(words: str, on: date | None) -> Found[Councils] | None:
    """The council that a file's name gives, its hyphens and underscores read as spaces."""
    named = _names(gazetteer().find(words, on))
    return Found(named[:1], Place.FILE_NAME, certainty=Certainty.INFERRED) if named else None


def _names(mentions: list[Mention]) -> Councils:
    return tuple(dict.fromkeys(mention.council.name for mention in mentions))


def _called_council(mention: Mention, text: str) -> bool:
    """Whether the mention ends in "Council"."""
    return text[max(0, mention.end - len("council")) : mention.end].casefold() == "council"


def _sharing(own: Council, mentions: list[Mention], head: str) -> Councils:
    """The councils of the first list in the head that holds a council and others, else it alone."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and LIST_GAP.fullmatch(head, runs[-1][-1].end, mention.start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    for run in runs:
        # "Kingston and Richmond councils" share; "in Kent, Medway and Bath" are examples.
        shared = _called_council(run[-1], head) or re.match(r"\s+councils\b", head[run[-1].end :])
        names = _names(run)
        if shared and own.name in names:
            return names
    return (own.name,)


def _squashed(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold())
