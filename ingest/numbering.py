"""Printed paragraph numbers and bullet signs: told from the words they stand before.

Every reader sets them apart by the same rules, so that "4.6", "12." and "(a)" mean the same
whichever format a paper came in.
"""

from __future__ import annotations

import re

from ingest.types import Block, BlockKind

BULLET = "•"

# Signs that are never words; Word's Symbol and Wingdings bullets come out of PDFs as U+F0xx.
_SIGN = re.compile(r"[•‣⁃∙●○◦▪▫■□◆◇►▶➢➤❖✓✔·¾\uf000-\uf0ff]\s*|[-–—*o]\s+")
_SECOND_LEVEL = frozenset("o○◦▫")

_PART = r"(?:0|[1-9]\d{0,2})"
_DOTTED = re.compile(rf"({_PART}(?:\.{_PART}){{1,4}})\.?(?:\s+|$)")
_WITH_STOP = re.compile(rf"({_PART})\.(?:\s+|$)")
_BRACKETED = re.compile(
    r"(\((?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5}|\d{1,2})\))\s*"
)
_LETTER_WITH_STOP = re.compile(r"([a-h]|[ivx]{1,5})\.\s+(?!\d)")
_BARE = re.compile(rf"({_PART})(\s+)(?=[\"'“‘(]*[A-Z])")

# What follows a quantity or a time of day and never a paragraph number; "2.1 To note" and "2.1 to
# note" are paragraphs, "2.1 to 3.4" is a range.
_QUANTITY = re.compile(
    r"%|(?:per ?cent|percentage|million|billion|m|bn|am|pm|times|years?|months?|weeks?|days?|hours?"
    r"|minutes?|miles?|km|fte|FTE|whole[- ]time|of|out)\b|(?:to|and|or)\s+[\d£]"
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b",
    re.IGNORECASE,
)

# Four times through the alphabet.
_MOST_LETTERS = 26 * 4
# What is longer, or a sentence, is no label of the cell beside it.
_LABEL = re.compile(r".{1,149}[^.!?;]")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def split_bullet(text: str) -> tuple[int, str]:
    """Takes the bullet sign from the head of a line.

    Args:
        text: the line with its indentation.

    Returns:
        The nesting, from 1 (0 where there is no bullet), and the rest of the line. The nesting is
        read from the indentation (two spaces or half a tab a level) and from the signs that word
        processors give to second levels; a reader that knows better takes only the rest.
    """
    stripped = text.lstrip()
    sign = _SIGN.match(stripped)
    if sign is None:
        return 0, text
    indent = len(text[: len(text) - len(stripped)].expandtabs(4))
    level = 1 + indent // 2
    if stripped[0] in _SECOND_LEVEL:
        level = max(level, 2)
    return level, stripped[sign.end() :]


def split_number(text: str, bare: bool = False) -> tuple[str, str]:
    """Takes the printed paragraph number from the head of a paragraph.

    Args:
        text: the paragraph; white space before it is ignored.
        bare: whether a whole number that nothing but one space sets off ("4 The previous
            inspection") counts too. It could as well be a count, so the caller must have a
            reason, such as that it follows the number before.

    Returns:
        The number as printed less its closing full stop ("4.6", "12", "(a)", "iv)") and the rest,
        or "" and the text as it came. Dates, times and quantities are no numbers.
    """
    stripped = text.lstrip()
    if found := _DOTTED.match(stripped):
        rest = stripped[found.end() :]
        if _QUANTITY.match(rest) or _MONTH.match(rest):
            return "", text
        return found[1], rest
    if found := _WITH_STOP.match(stripped):
        return found[1], stripped[found.end() :]
    for pattern in (_BRACKETED, _LETTER_WITH_STOP):
        if found := pattern.match(stripped):
            return found[1].removesuffix("."), stripped[found.end() :]
    found = _BARE.match(stripped)
    if found and not _MONTH.match(stripped, found.end()):
        set_off = "\t" in found[2] or len(found[2]) > 1
        if bare or set_off:
            return found[1], stripped[found.end() :]
    return "", text


def is_item(number: str) -> bool:
    """Whether a number counts the items of a list, as "(a)", "iv" and "2)" do, not paragraphs."""
    return bool(number) and not number[-1].isdigit()


def depth(number: str) -> int:
    """How deep a number is: 1 for "4", 2 for "4.6"; 0 for none and for a list item's."""
    return 0 if not number or is_item(number) else number.count(".") + 1


def whole(text: str | None) -> int | None:
    """The whole number that a text is: up to nine ASCII figures and nothing else; else None.

    Files say "²", signs or thousands of figures where a count belongs; those are no numbers.
    """
    return int(text) if text and len(text) <= 9 and text.isascii() and text.isdigit() else None


def follows(number: str, last: str, gap: int = 5) -> bool:
    """Whether a whole number can be the next after the last one; a few may be lost in between.

    Args:
        number: the number in doubt.
        last: the last whole number before it; "" if there was none.
        gap: how far it may be ahead.
    """
    count = whole(number)
    return count is not None and 0 < count - (whole(last) or 0) <= gap


def count_as(number: int, form: str) -> str:
    """A whole number as a list counts it.

    Args:
        number: the number.
        form: "decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman" or
            "none", by Word's names; any other prints figures. So do letters beyond "zzzz" and
            Roman numerals beyond 3999: there the count is a slip, and its sign would fill pages.
    """
    if form in ("lowerLetter", "upperLetter") and 0 < number <= _MOST_LETTERS:
        # After z come aa, bb, cc.
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for worth, sign in _ROMAN:
            roman += sign * (number // worth)
            number %= worth
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{number:02}"
    return "" if form == "none" else str(number)


def printed(block: Block, with_number: bool = True) -> str:
    """A block as a line of print: its number or bullet sign, then its words.

    Args:
        block: the block.
        with_number: whether the number of a paragraph or heading is set before it; the items of
            a list always keep theirs.
    """
    if block.kind is BlockKind.TABLE_ROW:
        return _row(block)
    if block.kind is BlockKind.FOOTNOTE:
        return f"{block.number} {block.text}".lstrip()
    listed = block.kind is BlockKind.BULLET
    if block.number and (listed or with_number or is_item(block.number)):
        stop = "." if listed and block.number[-1].isalnum() else ""
        return f"{block.number}{stop} {block.text}"
    return f"{BULLET} {block.text}" if listed else block.text


def _row(block: Block) -> str:
    """A table row as a sentence: each cell after the head of its column, a label before its value.

    ``answers.folding`` takes such a sentence apart again.
    """
    cells = [cell.strip() for cell in block.text.split("\t")]
    if block.heads:
        pairs = zip(block.heads, cells, strict=False)
        return "; ".join(f"{head}: {cell}" if head else cell for head, cell in pairs if cell)
    filled = [cell for cell in cells if cell]
    if len(filled) == 2 and _LABEL.fullmatch(filled[0]):
        return f"{filled[0].rstrip(':-–— ')}: {filled[1]}"
    return " – ".join(filled)
