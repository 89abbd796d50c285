"""What a passage is within its document: told by the heading above it, its opening or its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest import outline
from ingest.outline import Heading
from ingest.table_heads import is_action_plan, is_column_heads
from ingest.types import Block, BlockKind, PassageKind

# Headings in full, without their number and closing mark, as Ofsted's reports since 2009 and
# councils' papers print them. The first that matches rules.
SECTION_KINDS: tuple[tuple[PassageKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            PassageKind.AREA_FOR_IMPROVEMENT,
            r"(?:key |main |the )?areas? (?:for|of|requiring) "
            r"(?:further )?(?:improvement|development|priority action)(?: .{1,60})?"
            r"|what (?:needs|does .{1,80} need) to (?:be )?(?:improved?|do better)(?: .{1,60})?"
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
            PassageKind.SUMMARY,
            r"(?:executive |overall )?summary(?: .{1,80})?|headline findings",
        ),
        # Other sections of a report's body, which end a list of recommendations before them.
        # Strengths are never areas for improvement.
        (
            PassageKind.BODY,
            r"(?:main |key |inspection )?findings(?: .{1,80})?"
            r"|(?:the )?(?:key |main )?(?:areas? of )?strengths?(?: (?:and|of|in) .{1,80})?"
            r"|.{1,60}[’']s strengths|.{1,80} (?:has|have) the following strengths"
            r"|what (?:is|has been|was) working well(?: .{1,60})?|what .{1,60} do(?:es)? well"
            r"|progress since .+|background",
        ),
    )
)

# Openings of the imprint that a report ends with, which stands under no heading of it.
_IMPRINT = re.compile(
    r"the office for standards in education\b|ofsted is (?:a|an|the) "
    r"|if you would like a copy of this (?:document|report|publication)\b"
    r"|if you are not happy with the inspection\b"
    r"|you (?:may|can) (?:re-?use|copy|use) (?:this|all|the)\b"
    r"|this (?:document|publication) (?:may be reproduced|is available (?:at|to download))"
    r"|interested in our work\?|(?:©|\(c\)) ?crown copyright",
    re.IGNORECASE,
)

# A judgement stands after its label ("Quality of provision – Grade 3 (Adequate)") and ends there.
# A row that opens with the grade explains the scale instead.
_GRADE = (
    r"(?:grade\s*[1-4]|outstanding|good|adequate|inadequate|requires? improvement|not judged)\b"
)
_JUDGED = re.compile(
    rf"(?:[\t–—:]|\s-\s)\W*{_GRADE}(?: to be good)?(?:\s+grade\s*[1-4])?\s*(?:$|[(,;.\t–])",
    re.IGNORECASE,
)
_SCALE = re.compile(_GRADE, re.IGNORECASE)
_JUST_GRADE = re.compile(rf"{_GRADE}(?: to be good)?\s*(?:\(\w+\))?", re.IGNORECASE)
# A chapter's label in the band above it: no sentence, and no longer than a heading.
_LABEL = re.compile(r"(?:\d[\d.]*\s+)?[A-Z][^\t]{2,160}[^\t.?!:;,]")
# What stands under such a heading lists judgements of other inspections, or all there are.
_NOT_JUDGED = re.compile(
    r"\b(?:previous|other) (?:ofsted )?inspections?\b|\bjudge?ments? means?\b|\bdescriptors?\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# "… are made using the following scale."
_ANNOUNCES = re.compile(
    r"\b(?:the following|as follows|(?:set out|shown|given|listed|table|see|are|is) below)\b",
    re.IGNORECASE,
)
_DOT_LEADER = re.compile(r"(?<![.\s])\s?(?:\.\s?){4,}\s*\d{1,3}$|…+\s*\d{1,3}$")


# Sections that hold nothing but what their heading says.
_BRIEF = (PassageKind.AREA_FOR_IMPROVEMENT, PassageKind.RECOMMENDATION)


def section_kind(heading: Heading) -> PassageKind | None:
    """What the words of a heading say of the section below it; None if they say nothing."""
    words = heading.text.strip().rstrip("?:.-–* ")
    for kind, pattern in SECTION_KINDS:
        if pattern.fullmatch(words):
            return kind
    return PassageKind.BODY if heading.role else None


def above(headings: Sequence[Heading], new: Heading, bare: bool = False) -> list[Heading]:
    """Those of the open headings that a new one stands under.

    Args:
        headings: the open ones, outermost first.
        new: the new one.
        bare: whether nothing stands between the last open one and the new one.
    """
    kept: list[Heading] = []
    for one in outline.still_open(headings, new, bare):
        # The heading of a table of contents is often set larger than those of the sections that
        # follow, and "What needs to improve" as large as a chapter.
        kind, its = section_kind(one), section_kind(new)
        if kind is PassageKind.CONTENTS or (kind in _BRIEF and its not in (None, *_BRIEF)):
            break
        kept.append(one)
    return kept


def around_lists(headings: Sequence[Heading]) -> list[Heading]:
    """Those of the open headings that stand over more than areas for improvement or the like."""
    return list(takewhile(lambda heading: section_kind(heading) not in _BRIEF, headings))


def chapter(row: Block, before: Block | None, after: Block | None) -> str:
    """The name of the chapter that a row opens, or "" if it opens none.

    Reports since 2013 print a chapter's name and its grade in a band across the page, which reads
    as a table of one row; a row among others belongs to a table of judgements.

    Args:
        row: the row.
        before: the block before it.
        after: the block after it.
    """
    cells = [cell.strip() for cell in row.text.split("\t")]
    if row.kind is not BlockKind.TABLE_ROW or len(cells) != 2:
        return ""
    if after and after.kind is BlockKind.TABLE_ROW:
        return ""
    if before and not is_column_heads(before):
        if before.kind is BlockKind.TABLE_ROW or leads_in(before):
            return ""
        if before.kind is BlockKind.BULLET and _JUDGED.search(before.text):
            return ""
    label, grade = cells
    return label if _LABEL.fullmatch(label) and _JUST_GRADE.fullmatch(grade) else ""


def leads_in(block: Block) -> bool:
    """Whether a block leads in what stands below it: by a colon, or because it says so."""
    words = block.text.rstrip("-–— ")
    last = _SENTENCE_END.split(words)[-1]
    return words.endswith(":") or _ANNOUNCES.search(last) is not None


def opens_imprint(block: Block) -> bool:
    """Whether a block opens the imprint that a report ends with."""
    return _IMPRINT.match(block.text) is not None


def kind_of(headings: Sequence[Heading], blocks: Sequence[Block]) -> PassageKind:
    """What a run of blocks is within its document.

    Args:
        headings: those above it, outermost first.
        blocks: at least one.
    """
    if blocks[0].kind is BlockKind.FOOTNOTE:
        return PassageKind.FOOTNOTE
    if is_action_plan(blocks[0].heads):
        return PassageKind.ACTION_PLAN_ROW
    if all(_DOT_LEADER.search(block.text) for block in blocks):
        return PassageKind.CONTENTS
    judgements = _are_judgements(blocks)
    ended = False
    for heading in reversed(headings):
        if _NOT_JUDGED.search(heading.text):
            return PassageKind.BODY
        kind = section_kind(heading)
        ended |= kind is PassageKind.BODY
        if kind is PassageKind.SUMMARY:
            # A summary holds all its parts; a list or table of judgements in it is one.
            return PassageKind.JUDGEMENT_TABLE if judgements else kind
        if kind is not None and not ended:
            return kind
    return PassageKind.JUDGEMENT_TABLE if judgements else PassageKind.BODY


def _are_judgements(blocks: Sequence[Block]) -> bool:
    listed = [b for b in blocks if b.kind in (BlockKind.TABLE_ROW, BlockKind.BULLET)]
    rows = [b.text for b in listed if not is_column_heads(b)]
    judged = sum(bool(_JUDGED.search(row)) and not _SCALE.match(row) for row in rows)
    return 2 * judged > len(rows)
