"""A digest as a Word document, with real headings, bullets and tables (python-docx)."""

from __future__ import annotations

from io import BytesIO
from typing import cast
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from digests import AUTHOR, MADE, NOTE, Block, Digest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

_INDENT = Cm(1.25)
_BLACK = RGBColor(0, 0, 0)


def as_docx(digest: Digest) -> bytes:
    """Set a digest as a Word document.

    Args:
        digest: what to set.

    Returns:
        The document's bytes.
    """
    document = docx.Document()
    _lighten(document)
    _set_up(document, digest)
    head = digest.head
    document.add_paragraph().add_run(head.council).bold = True
    document.add_heading(head.title, level=1)
    for label, words in head.lines():
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{label}:").bold = True
        line.add_run(f" {words}")
    document.add_paragraph().add_run(NOTE).italic = True
    for block in digest.blocks:
        _add(document, block)
    return _repack(document)


def _set_up(document: Document, digest: Digest) -> None:
    properties = document.core_properties
    properties.title = digest.head.title
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    properties.language = "en-GB"
    properties.comments = NOTE

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    footer = page.footer.paragraphs[0]
    footer.add_run(f"{digest.head.council}: digest. Page ")
    _add_page_number(footer)

    for name, size in (("Normal", 11), ("Heading 1", 16), ("Heading 2", 13), ("Heading 3", 11)):
        style = cast(ParagraphStyle, document.styles[name])
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), _BLACK
        # A theme's font would go before the one named here.
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)


def _lighten(document: Document) -> None:
    """Drop what python-docx's template brings and this document has no use for."""
    for style in document.styles:
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()
    for holder in (document.part, document.part.package):
        unused = [
            key
            for key, rel in holder.rels.items()
            if rel.reltype.endswith(("Effects", "thumbnail"))
        ]
        for key in unused:
            holder.rels.pop(key)


def _add_page_number(paragraph: Paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _add(document: Document, block: Block) -> None:
    if block.kind == "heading":
        document.add_heading(block.text, level=block.level)
    elif block.kind == "bullet":
        style = "List Bullet" if block.level == 1 else f"List Bullet {block.level}"
        document.add_paragraph(block.text, style=style)
    elif block.kind == "table":
        _add_table(document, block)
    elif block.number:
        paragraph = document.add_paragraph(f"{block.number}\t{block.text}")
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = _INDENT, -_INDENT
        shape.tab_stops.add_tab_stop(_INDENT)
    else:
        document.add_paragraph(block.text)


def _add_table(document: Document, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    for place, row in enumerate(block.rows):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(words).bold = place == 0
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _repack(document: Document) -> bytes:
    """Save with every part stored as it is, under one fixed time."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as old, ZipFile(packed, "w", ZIP_STORED) as new:
        for name in old.namelist():
            part = ZipInfo(name, MADE.timetuple()[:6])
            part.create_system = 0
            new.writestr(part, old.read(name))
    return packed.getvalue()
