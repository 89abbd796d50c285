"""Which drafts are headings: told by their type, their length and their words.

Takes drafts, says of each whether it heads what follows, and what its heading is printed in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import outline
from ingest.drafts import OTHER_SIZE, Body, Draft
from ingest.inspectors import is_title
from ingest.types import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

# What is longer than this is no heading, however it is printed.
_HEADING_LETTERS = 250
# What is set in italics and longer than this is a quotation or a remark.
_ASIDE_LETTERS = 80
# On the first page: a label of one to five words with what it stands for.
_LABEL_LETTERS = 120
_LABEL = re.compile(r"[^\W\d_][^\s:]*(?: [^\s:]+){0,4}(?<!\d): +\S")


def headings(drafts: Sequence[Draft], body: Body) -> list[Draft]:
    """Those of a document's drafts that are headings."""
    title = max((draft.size for draft in drafts if draft.page == 1), default=0.0)
    titled = title > body.size + OTHER_SIZE
    return [
        draft
        for draft in drafts
        if _is_heading(draft, body)
        and not (_is_label(draft) and not (titled and draft.size == title))
    ]


def style(draft: Draft) -> tuple[float, bool, bool]:
    """What its heading is printed in: larger sorts higher, and italics below upright type."""
    return draft.size, draft.bold, not draft.italic


def _is_heading(draft: Draft, body: Body) -> bool:
    if draft.row or draft.bullet or draft.note:
        return False
    letters = sum(len(word.text) + 1 for line in draft.lines for word in line)
    if not letters or letters > _HEADING_LETTERS:
        return False
    text = _text(draft)
    if _is_linking(draft) or is_title(text):
        return False
    if draft.size > body.size + OTHER_SIZE:
        return True
    if draft.size < body.size - OTHER_SIZE:
        return False
    ended = text.endswith((".", ";", ","))
    if draft.bold and not body.bold:
        # "The graded judgement for adoption performance is good." is a sentence and a heading.
        return not ended or (text.endswith(".") and outline.role(text) is not None)
    aside = draft.italic and not body.italic and letters <= _ASIDE_LETTERS and not draft.number
    return aside and not text.endswith((".", ";", ",", ":")) and text[0].isupper()


def goes_on(draft: Draft, above: Block, heads: bool) -> bool:
    """Whether a draft is another line of the title or of the cover line above it.

    Args:
        draft: no row, bullet or note.
        above: the block above it.
        heads: whether the draft is printed as a heading.
    """
    if above.kind is BlockKind.HEADING:
        return _is_linking(draft) or (heads and above.text.endswith(" and"))
    inspector = above.page == 1 and above.text.lower().startswith("lead inspector")
    return inspector and draft.page == 1 and is_title(_text(draft))


def _is_linking(draft: Draft) -> bool:
    """Whether it is the "and" between the two lines of a title."""
    words = [word.text for line in draft.lines for word in line]
    return len(words) == 1 and words[0].isalpha() and words[0].islower()


def _is_label(draft: Draft) -> bool:
    """Whether it is a line of the first page such as "Lead inspector: A. Name"."""
    text = _text(draft)
    return draft.page == 1 and len(text) <= _LABEL_LETTERS and _LABEL.match(text) is not None


def _text(draft: Draft) -> str:
    return " ".join(word.text for line in draft.lines for word in line)
