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
            r"what (?:the|these|our) (?:.{1,40} )?judge?ments? means?(?:\W.{1,60})?"
            r"|(?:information )?about (?:this|the) (?!previous|last)(?:.{1,40} )?inspection"
            r"(?: .{1,60})?|about ofsted"
            r"|(?:grade|inspection judge?ment)s? (?:descriptors?|explained)",
        ),
        # The sections of a report's body, which end a list of recommendations before them and the
        # explanation of the grades. Strengths are never areas for improvement.
        (
            PassageKind.BODY,
            r"(?:executive )?summary(?: .{1,80})?|(?:main |key |inspection )findings(?: .{1,80})?"
            r"|the experiences and progress of .+|the (?:impact|effectiveness) of .+"
            r"|inspection judge?ments? about .+|information about this local authority.*"
            r"|(?:the )?(?:key |main )?(?:areas? of )?strengths?(?: (?:and|of|in) .{1,80})?"
            r"|.{1,60}[’']s strengths|.{1,80} (?:has|have) the following strengths"
            r"|what (?:is|has been|was) working well(?: .{1,60})?|what .{1,60} do(?:es)? well"
            r"|the graded judge?ments? .+|leadership, management and governance(?: .{1,60})?"
            r"|(?:the )?local safeguarding children board.{0,60}|section \d{1,2}(?:\W.+)?"
            r"|progress since .+|background",
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
_GRADE = (
    r"(?:grade\s*[1-4]|outstanding|good|adequate|inadequate|requires? improvement|not judged)\b"
)
_JUDGED = re.compile(
    rf"(?:[\t–—:]|\s-\s)\W*{_GRADE}(?: to be good)?\s*(?:$|[(,;.\t–])", re.IGNORECASE
)
_SCALE = re.compile(_GRADE, re.IGNORECASE)
_JUST_GRADE = re.compile(rf"{_GRADE}(?: to be good)?\s*(?:\(\w+\))?", re.IGNORECASE)
# The heads of its columns: "Key judgement – Judgement grade".
_COLUMN_HEADS = re.compile(
    r"(?:(?:key |inspection |overall )?(?:judge?ments?(?: areas?)?|areas?(?: of judge?ment)?))?"
    r"\t(?:(?:judge?ment|inspection|overall) )?(?:grades?|judge?ments?|ratings?)",
    re.IGNORECASE,
)

# A chapter's label in the band above it: no sentence, and no longer than a heading.
_LABEL = re.compile(r"(?:\d[\d.]*\s+)?[A-Z][^\t]{2,160}[^\t.?!:;,]")
# The parts of a chapter, which may be set as large as its band.
_PART = re.compile(r"summary|(?:main |key |inspection )?findings", re.IGNORECASE)

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


def _ends(heading: Block, above: Block) -> bool:
    """Whether a heading ends the section of one above it, though it be set as a part of it.

    The heading of a table of contents is often set larger than those of the sections that follow,
    and "What needs to improve" as large as a chapter.
    """
    kind, new = section_kind(above), section_kind(heading)
    if kind is PassageKind.CONTENTS:
        return True
    if kind is PassageKind.BOILERPLATE:
        return new not in (None, kind)
    return kind in _BRIEF and new not in (None, *_BRIEF)


def above(headings: Sequence[Block], heading: Block | None, band: Block | None) -> list[Block]:
    """Those of the open headings that a new one stands under.

    Args:
        headings: the open ones, outermost first.
        heading: the new one; None for a band, which leaves open only the outermost, and that only
            if it is no list, no explanation and no chapter itself.
        band: the heading that was made of the last band.
    """
    if heading is None:
        return [one for one in headings[:1] if one is not band and section_kind(one) is None]
    kept: list[Block] = []
    for one in headings:
        ended = one.level >= heading.level
        if one is band:
            part = _PART.fullmatch(heading.text.strip()) is not None
            ended = (ended and not part) or section_kind(heading) is PassageKind.BOILERPLATE
        if ended or (one is not band and _ends(heading, one)):
            break
        kept.append(one)
    return kept


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
        if before.kind is BlockKind.TABLE_ROW or before.text.rstrip("-– ").endswith(":"):
            return ""
        if before.kind is BlockKind.BULLET and _JUDGED.search(before.text):
            return ""
    label, grade = cells
    return label if _LABEL.fullmatch(label) and _JUST_GRADE.fullmatch(grade) else ""


def is_column_heads(block: Block) -> bool:
    """Whether a row is only the heads of the columns of a table of judgements."""
    row = block.kind is BlockKind.TABLE_ROW
    return row and _COLUMN_HEADS.fullmatch(block.text.strip(" ")) is not None


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
    listed = [b for b in blocks if b.kind in (BlockKind.TABLE_ROW, BlockKind.BULLET)]
    rows = [b.text for b in listed if not is_column_heads(b)]
    judged = sum(bool(_JUDGED.search(row)) and not _SCALE.match(row) for row in rows)
    return PassageKind.JUDGEMENT_TABLE if 2 * judged > len(rows) else PassageKind.BODY
