"""PDF: pypdf looks at the file, PDFium reads its words with their places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest import furniture, layout, paragraphs
from ingest.errors import UnreadableFile
from ingest.limits import DEFAULT
from ingest.numbering import printed
from ingest.pdf_structure import Content, Structure
from ingest.pdfium import Pdf, PdfiumError
from ingest.table_heads import with_heads
from ingest.types import Block, BlockKind, Origin, ParsedDocument, ParsedPage

if TYPE_CHECKING:
    from collections.abc import Sequence

_AGAIN = "Fetch the file again from its publisher"


def read(data: bytes, name: str, most_pages: int = DEFAULT.pages) -> ParsedDocument:
    """Read a PDF.

    Args:
        data: the file's bytes.
        name: the file's name, for complaints.
        most_pages: beyond which it is not read.

    Raises:
        UnreadableFile: it is no PDF, is damaged, needs a password, has no text or too many pages,
            or has a page that neither engine can read.
    """
    structure = Structure(data, name)
    if structure.page_count > most_pages:
        raise UnreadableFile(
            name,
            f"its {structure.page_count:,} pages are more than the {most_pages:,} allowed",
            "Split it, or allow more with --pages",
        )
    raws: list[str] = []
    lines: list[list[layout.Line]] = []
    heights: list[float] = []
    second: dict[int, str] = {}
    pictures: list[int] = []
    damaged: list[int] = []
    try:
        pdf = Pdf(data)
    except PdfiumError as error:
        raise UnreadableFile(name, "it is damaged or cut short", _AGAIN) from error
    with pdf:
        if pdf.page_count > structure.page_count:
            found = f"{structure.page_count} of {pdf.page_count} pages can be found"
            raise UnreadableFile(name, f"it is damaged: {found}", _AGAIN)
        for number in range(1, structure.page_count + 1):
            content = structure.content(number)
            if content is Content.TRAP:
                cure = "Print it to a new PDF and ingest that, if it is sound"
                raise UnreadableFile(name, "it unpacks to more than a page can hold", cure, number)
            if content is Content.DAMAGED:
                damaged.append(number)
            try:
                page = pdf.text(number)
                # A damaged page may be opened once, without words, and not again.
                if not page.characters.strip() and pdf.pictured(number):
                    pictures.append(number)
            except (PdfiumError, ValueError):
                second[number] = structure.text(number)
                raws.append(second[number])
                lines.append([])
                heights.append(0.0)
                continue
            raws.append(page.characters)
            lines.append(layout.lines(page, number))
            heights.append(page.height)
    damaged += [number for number, text in second.items() if not text.strip()]
    if not any(raw.strip() for raw in raws):
        if damaged:
            raise UnreadableFile(name, "it is damaged: no words can be read", _AGAIN)
        reason = "it has no text layer: it is probably a scan"
        cure = "Run it through OCR, for example `ocrmypdf in.pdf out.pdf`, and ingest the result"
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
    notes = _notes(pictures, damaged)
    return ParsedDocument(Origin.PDF, pages, blocks, structure.properties, notes)


def _notes(pictures: Sequence[int], damaged: Sequence[int]) -> tuple[str, ...]:
    """What to say of pages that are pictures without text, and of those that are damaged."""
    found = []
    if damaged:
        words = f"{_counted(sorted(set(damaged)))} damaged, and words may be missing there"
        found.append(f"{words}; {_AGAIN[0].lower()}{_AGAIN[1:]}")
    if pictures:
        found.append(
            f"{_counted(pictures)} without text but for pictures, and not searched; to have the "
            "words recognised, ingest what `ocrmypdf --skip-text in.pdf out.pdf` makes of it"
        )
    return tuple(found)


def _counted(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]} is"
    return f"{len(numbers)} pages (the first is page {numbers[0]}) are"


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
