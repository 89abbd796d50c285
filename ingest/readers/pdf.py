"""PDF: pypdf looks at the file, PDFium reads its words with their places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest import furniture, layout, paragraphs
from ingest.errors import UnreadableFile
from ingest.numbering import printed
from ingest.pdf_structure import Structure
from ingest.pdfium import Pdf, PdfiumError
from ingest.table_heads import with_heads
from ingest.types import Block, BlockKind, Origin, ParsedDocument, ParsedPage

if TYPE_CHECKING:
    from collections.abc import Sequence


def read(data: bytes, name: str) -> ParsedDocument:
    """Read a PDF.

    Args:
        data: the file's bytes.
        name: the file's name, for complaints.

    Raises:
        UnreadableFile: it is no PDF, is damaged, needs a password, has no text, or has a page
            that neither engine can read.
    """
    structure = Structure(data, name)
    raws: list[str] = []
    lines: list[list[layout.Line]] = []
    heights: list[float] = []
    second: dict[int, str] = {}
    try:
        pdf = Pdf(data)
    except PdfiumError as error:
        cure = "fetch the file again from its publisher"
        raise UnreadableFile(name, f"cannot be opened ({error})", cure) from error
    with pdf:
        for number in range(1, structure.page_count + 1):
            try:
                page = pdf.text(number)
            except (PdfiumError, ValueError):
                second[number] = structure.text(number)
                raws.append(second[number])
                lines.append([])
                heights.append(0.0)
                continue
            raws.append(page.characters)
            lines.append(layout.lines(page, number))
            heights.append(page.height)
    if not any(raw.strip() for raw in raws):
        reason = "has no text layer: it is probably a scan"
        cure = "run it through OCR, for example `ocrmypdf in.pdf out.pdf`, and ingest the result"
        raise UnreadableFile(name, reason, cure)
    placed = paragraphs.blocks(furniture.without(lines, heights))
    if second:
        placed += [block for number, text in second.items() for block in _plain(text, number)]
        placed.sort(key=lambda item: item.block.page)
    placed = [
        replace(item, block=block)
        for item, block in zip(placed, with_heads([one.block for one in placed]), strict=True)
        if block
    ]
    pages = tuple(
        ParsedPage(number, _text(placed, number), raw) for number, raw in enumerate(raws, start=1)
    )
    blocks = tuple(item.block for item in placed)
    return ParsedDocument(Origin.PDF, pages, blocks, structure.properties)


def _plain(text: str, page: int) -> list[paragraphs.Placed]:
    """Paragraphs of a page of which only the words are known: parted by empty lines."""
    found = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    return [
        paragraphs.Placed(Block(BlockKind.PARAGRAPH, part, page, page), (part,))
        for part in found
        if part
    ]


def _text(placed: Sequence[paragraphs.Placed], page: int) -> str:
    """The words of a page's blocks, one a line; of a block that runs on, the part on this page."""
    found = []
    for item in placed:
        block, part = item.block, page - item.block.page
        if part == 0:
            found.append(printed(replace(block, text=item.parts[0])))
        elif 0 < part < len(item.parts):
            found.append(item.parts[part])
    return "\n".join(found)
