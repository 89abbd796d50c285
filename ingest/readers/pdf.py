"""PDF: pypdf looks at the file, PDFium reads its words with their places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest import furniture, layout, paragraphs
from ingest.errors import UnreadableFile
from ingest.limits import DEFAULT
from ingest.numbering import printed
from ingest.pdf_structure import Structure
from ingest.pdfium import Pdf, PdfiumError
from ingest.types import Block, BlockKind, Origin, ParsedDocument, ParsedPage

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    try:
        pdf = Pdf(data)
    except PdfiumError as error:
        cure = "Fetch the file again from its publisher"
        raise UnreadableFile(name, f"it cannot be opened ({error})", cure) from error
    with pdf:
        for number in range(1, structure.page_count + 1):
            if structure.is_trap(number):
                cure = "Print it to a new PDF and ingest that, if it is sound"
                raise UnreadableFile(name, "it unpacks to more than a page can hold", cure, number)
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
            if not page.characters.strip() and pdf.pictured(number):
                pictures.append(number)
    if not any(raw.strip() for raw in raws):
        reason = "it has no text layer: it is probably a scan"
        cure = "Run it through OCR, for example `ocrmypdf in.pdf out.pdf`, and ingest the result"
        raise UnreadableFile(name, reason, cure)
    placed = paragraphs.blocks(furniture.without(lines, heights))
    if second:
        placed += [block for number, text in second.items() for block in _plain(text, number)]
        placed.sort(key=lambda item: item.block.page)
    pages = tuple(
        ParsedPage(number, _text(placed, number), raw) for number, raw in enumerate(raws, start=1)
    )
    blocks = tuple(item.block for item in placed)
    return ParsedDocument(Origin.PDF, pages, blocks, structure.properties, _notes(pictures))


def _notes(pictures: Sequence[int]) -> tuple[str, ...]:
    """What to say of pages that are pictures without text."""
    if not pictures:
        return ()
    which = f"page {pictures[0]} is a picture"
    if len(pictures) > 1:
        which = f"{len(pictures)} pages are pictures, the first of them page {pictures[0]},"
    return (
        f"{which} without text, and not searched; to have the words recognised, ingest what "
        "`ocrmypdf --skip-text in.pdf out.pdf` makes of it",
    )


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
