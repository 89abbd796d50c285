"""What a passage is within its document: told by the heading above it, its opening or its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.types import Block, BlockKind, PassageKind

# Headings in full, without their number and closing mark, as Ofsted's reports since 2009 and
# councils' papers print them. The nearest heading that matches rules.
SECTION_KINDS: tuple[tuple[PassageKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            PassageKind.AREA_FOR_IMPROVEMENT,
            r"(?:key |main |the )?areas? (?:for|of|requiring) "
            r"(?:further )?(?:improvement|development|priority action)(?: .{1,60})?"
            r"|what (?:needs|does .{1,80} need) to (?:be )?improved?(?: .{1,60})?"
            r"|what does .{1,80} need to do(?: .{1,40})?"
            r"|priority (?:and immediate )?actions?",
        ),
        (
            PassageKind.RECOMMENDATION,
            r"(?:summary of |the |key |main |officers?['’]? )?recommend(?:ation|ed action)"
            r"(?:s|\(s\))?(?: (?:to|for) .{1,60})?",
        ),
        (PassageKind.CONTENTS, r"(?:table of )?contents(?: page)?"),
        (
            PassageKind.BOILERPLATE,
            r"what (?:the|these|our) (?:inspection )?judge?ments? means?(?: .{1,60})?"
            r"|(?:information )?about (?:this|the) inspection(?: .{1,60})?|about ofsted"
            r"|(?:grade|inspection judge?ment)s? (?:descriptors?|explained)",
        ),
        # The sections of a report's body, which end a list of recommendations before them.
        (
            PassageKind.BODY,
            r"(?:executive )?summary(?: .{1,80})?|(?:main |key |inspection )findings(?: .{1,80})?"
            r"|the experiences and progress of .+|the (?:impact|effectiveness) of .+"
            r"|inspection judge?ments? about .+|information about this local authority.*"
            r"|(?:key )?strengths|.{1,60}[’']s strengths|progress since .+|background",
        ),
    )
)

# Openings of the imprint that Ofsted prints at the end of its reports, under whatever heading.
_IMPRINT = re.compile(
    r"the office for standards in education\b|ofsted is (?:a|an|the) "
    r"|if you would like a copy of this (?:document|report|publication)\b"
    r"|you (?:may|can) (?:re-?use|copy|use) (?:this|all|the)\b"
    r"|this (?:document|publication) (?:may be reproduced|is available (?:at|to download))"
    r"|interested in our work\?|(?:©|\(c\)) ?crown copyright",
    re.IGNORECASE,
)

# A judgement stands after its label ("Quality of provision – Grade 3 (Adequate)") and ends there.
# A row that opens with the grade explains the scale instead.
_GRADE = r"(?:grade\s*[1-4]|outstanding|good|adequate|inadequate|requires? improvement)\b"
_JUDGED = re.compile(
    rf"(?:[\t–—:]|\s-\s)\W*{_GRADE}(?: to be good)?\s*(?:$|[(,;.\t–])", re.IGNORECASE
)
_SCALE = re.compile(_GRADE, re.IGNORECASE)

_DOT_LEADER = re.compile(r"(?<![.\s])\s?(?:\.\s?){4,}\s*\d{1,3}$|…+\s*\d{1,3}$")


# Sections that hold nothing but what their heading says.
_BRIEF = (PassageKind.AREA_FOR_IMPROVEMENT, PassageKind.RECOMMENDATION)


def section_kind(heading: Block) -> PassageKind | None:
    """What the words of a heading say of the section below it; None if they say nothing."""
    words = heading.text.strip().rstrip("?:.-–* ")
    for kind, pattern in SECTION_KINDS:
        if pattern.fullmatch(words):
            return kind
    return None


def ends_section(heading: Block, above: Block) -> bool:
    """Whether a heading ends the section of one above it, though it be set as a part of it.

    The heading of a table of contents is often set larger than those of the sections that follow,
    and "What needs to improve" as large as a chapter.
    """
    kind = section_kind(above)
    if kind is PassageKind.CONTENTS:
        return True
    return kind in _BRIEF and section_kind(heading) not in (None, *_BRIEF)


def opens_boilerplate(block: Block) -> bool:
    """Whether a block opens the imprint that Ofsted's reports end with."""
    return _IMPRINT.match(block.text) is not None


def kind_of(headings: Sequence[Block], blocks: Sequence[Block]) -> PassageKind:
    """What a run of blocks is within its document.

    Args:
        headings: those above it, outermost first.
        blocks: at least one.
    """
    if opens_boilerplate(blocks[0]):
        return PassageKind.BOILERPLATE
    if all(_DOT_LEADER.search(block.text) for block in blocks):
        return PassageKind.CONTENTS
    for heading in reversed(headings):
        kind = section_kind(heading)
        if kind is PassageKind.BODY:
            break
        if kind is not None:
            return kind
    rows = [b.text for b in blocks if b.kind in (BlockKind.TABLE_ROW, BlockKind.BULLET)]
    judged = sum(bool(_JUDGED.search(row)) and not _SCALE.match(row) for row in rows)
    return PassageKind.JUDGEMENT_TABLE if 2 * judged > len(rows) else PassageKind.BODY
