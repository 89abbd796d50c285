"""Where a statement stands: its page, its paragraph, its words, its passage."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from ingest.judgement import Mention
from ingest.numbering import depth, is_item, printed, split_number
from ingest.statements import Statement
from ingest.types import Block, BlockKind, ParsedDocument, Passage

_NUMBERED = (BlockKind.PARAGRAPH, BlockKind.HEADING)


class Places:
    """The pages and passages of one document, to find statements in.

    Args:
        parsed: the document's pages and blocks.
        passages: the passages that were cut from it.
    """

    def __init__(self, parsed: ParsedDocument, passages: Sequence[Passage]) -> None:
        self._blocks = parsed.blocks
        self._pages = {page.number: page for page in parsed.pages}
        self._passages = passages
        self._folded: dict[str, tuple[str, str]] = {}

    def mention(self, statement: Statement) -> Mention:
        """The mention of a statement."""
        block = self._blocks[statement.block]
        page = self._page(statement, block)
        row = block.kind is BlockKind.TABLE_ROW
        words = printed(block) if row else statement.quote
        passage = self._passage(words, statement.block, page)
        return Mention(
            route=statement.route,
            grade=statement.grade,
            printed=statement.printed,
            page=page,
            paragraph=_paragraph(block, passage),
            quote=statement.quote,
            passage_id=passage.id if passage else "",
        )

    def _page(self, statement: Statement, block: Block) -> int:
        """The page on which the words begin: a paragraph may run over several."""
        if not block.breaks:
            return block.page
        start = block.text.find(statement.quote)
        return block.page + sum(place <= start for place in block.breaks)

    def _passage(self, text: str, index: int, page: int) -> Passage | None:
        """The passage that holds the words, or stands below the heading that they are."""
        words = squeezed(text)
        heading = self._blocks[index].kind is BlockKind.HEADING
        near = [one for one in self._passages if one.page <= page <= one.last_page]
        holding = [one for one in near if words in self._words(one)[0]]
        if len(holding) > 1:
            # Two lists on a page may have a line in common: the one that is as far down is meant.
            all_ = [one for one in self._passages for _ in range(self._words(one)[0].count(words))]
            before = (squeezed(printed(block)).count(words) for block in self._blocks[:index])
            same = all_[min(sum(before), len(all_) - 1)]
            return same if same in holding else holding[0]
        if holding:
            return holding[0]
        last = squeezed(self._blocks[index].text)
        if not heading:
            # A grade may stand in one passage and what it is given to in the heading above.
            return next((one for one in near if last in self._words(one)[0]), None)
        # A heading that is printed again on the next page is one heading.
        after = (one for one in self._passages if one.last_page >= page)
        return next((one for one in after if any(last in said for said in self._words(one))), None)

    def _words(self, passage: Passage) -> tuple[str, str]:
        if passage.id not in self._folded:
            text, section = squeezed(passage.text), squeezed(" ".join(passage.section))
            self._folded[passage.id] = text, section
        return self._folded[passage.id]


def _paragraph(block: Block, passage: Passage | None) -> str:
    """The printed number that a block goes by: its own, its passage's, or its section's."""
    if block.number and not is_item(block.number) and block.kind in _NUMBERED:
        return block.number
    if passage is None or block.kind is BlockKind.HEADING:
        return ""
    sections = (split_number(heading)[0] for heading in reversed(passage.section))
    return passage.paragraph or next((one for one in sections if depth(one) > 1), "")


def squeezed(text: str) -> str:
    """Text without what a line wrap or a typesetter changes: letters and figures alone."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))
