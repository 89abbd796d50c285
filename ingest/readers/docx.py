"""The reader of Word files (.docx), and the one owner of python-docx."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ingest.errors import UnreadableFile
from ingest.numbering import depth, is_item, split_bullet, split_number, whole
from ingest.readers.assembly import list_items, single_page
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_xml import (
    FALLBACK,
    LEFT_OUT,
    W,
    stands_out,
    table_of,
    value,
    words_of,
)
from ingest.readers.inline import one_line
from ingest.table_heads import row_text
from ingest.types import Block, BlockKind, Origin, ParsedDocument

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

MOST_BYTES = 500 * 2**20
"""Size, unpacked, beyond which a file is taken for a trap."""
MOST_RATIO = 200
"""Times that a file may grow by unpacking, once it is large."""
_HEAD = 1024

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


def read(data: bytes, name: str) -> ParsedDocument:
    """Reads a Word file: paragraphs and tables in order, footnotes last; no heads and feet.

    Args:
        data: the file's bytes.
        name: the file's name, for the complaint.

    Raises:
        UnreadableFile: the file is damaged, or unpacks to more than a paper can hold.
    """
    import docx

    try:
        _refuse_traps(data, name)
        document = docx.Document(io.BytesIO(data))
        body = _Body(document)
        blocks = list(body.blocks(document.element.body))
        blocks += body.footnotes()
        return single_page(
            Origin.DOCX, list_items(blocks), "\n".join(body.raw), _properties(document)
        )
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        # A damaged package fails in as many ways as zip, XML and python-docx have errors.
        raise UnreadableFile(
            name, "it is damaged or no Word document", "Open it in Word and save it again as .docx"
        ) from error


def _refuse_traps(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = sum(entry.file_size for entry in package.infolist())
        declared = any(
            b"<!DOCTYPE" in package.open(entry).read(_HEAD)
            for entry in package.infolist()
            if entry.filename.endswith((".xml", ".rels"))
        )
    if size > MOST_BYTES or (size > MOST_BYTES // 10 and size > MOST_RATIO * len(data)):
        raise UnreadableFile(
            name,
            f"it unpacks to {size // 2**20} MB, more than a paper can hold",
            "Save it again without its pictures, or as PDF",
        )
    if declared:
        # Word never writes these; a few lines of them can stand for gigabytes.
        cure = "Open it in Word and save it again as .docx"
        raise UnreadableFile(name, "it declares entities of its own", cure)


class _Body:
    """Turns a document's elements into blocks, counting its lists on the way."""

    def __init__(self, document: WordDocument) -> None:
        self.raw: list[str] = []
        self._notes: dict[tuple[str, str], str] = {}  # mark by kind and id of the note
        self._document = document
        self._styles: dict[str, Any] = {
            style.get(f"{W}styleId", ""): style
            for style in document.styles.element.iterchildren(f"{W}style")
        }
        self._numbering = Numbering(self._part("numbering"))
        used = {value(p, "pStyle") for p in document.element.body.iter(f"{W}pPr")}
        self._styled = any(self._style_level(style or "") for style in used)

    def _part(self, kind: str) -> Any | None:
        """Root of the part of a kind that belongs to the document; None if it has none."""
        from docx.oxml import parse_xml

        for relation in self._document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                return parse_xml(relation.target_part.blob)
        return None

    def blocks(self, container: Any) -> Iterator[Block]:
        """The blocks of a body, cell or text box, in order."""
        for element in container.iterchildren():
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag not in LEFT_OUT and element.tag != f"{W}sectPr":
                # Content controls, custom XML and insertions wrap whole paragraphs.
                yield from self.blocks(element)

    def footnotes(self) -> Iterator[Block]:
        """The paragraphs of footnotes and endnotes, each note with its mark."""
        for kind in ("footnote", "endnote"):
            root = self._part(f"{kind}s")
            for note in () if root is None else root.iterchildren():
                if note.get(f"{W}type", "normal") == "normal":
                    mark = self._notes.get((kind, note.get(f"{W}id", "")), "")
                    for block in self.blocks(note):
                        yield Block(BlockKind.FOOTNOTE, block.text, number=mark)
                        mark = ""

    def _marks(self, element: Any) -> tuple[str, ...]:
        """Marks of the notes that an element refers to: they are counted as they come."""
        keys = [
            (kind, reference.get(f"{W}id", ""))
            for kind in ("footnote", "endnote")
            for reference in element.iter(f"{W}{kind}Reference")
        ]
        return tuple(self._notes.setdefault(key, str(len(self._notes) + 1)) for key in keys)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        words = words_of(element)
        self.raw.append(words)
        if block := self._block(element, words):
            yield replace(block, marks=self._marks(element))
        for box in element.iter(f"{W}txbxContent"):
            # A box within a box comes with the outer one.
            own = next(box.iterancestors(f"{W}p")) is element
            if own and not any(above.tag == FALLBACK for above in box.iterancestors()):
                yield from self.blocks(box)

    def _block(self, element: Any, words: str) -> Block | None:
        if not words.strip():
            return None
        style = self._style(element)
        label = self._label(element, style)
        level = self._outline(element) or self._style_level(style)
        if not level and not self._styled and stands_out(element, words, self._chain):
            level = 1
        if level:
            number, rest = (label.text, words) if label else split_number(words, bare=True)
            return Block(BlockKind.HEADING, one_line(rest), level=level, number=number)
        if label:
            counted = depth(label.text) > 0
            kind = BlockKind.PARAGRAPH if counted else BlockKind.BULLET
            deep = 0 if counted else label.level
            return Block(kind, one_line(words), level=deep, number=label.text)
        nesting, rest = split_bullet(words)
        number, rest = split_number(rest)
        if nesting and not depth(number):
            return Block(BlockKind.BULLET, one_line(rest), level=nesting, number=number)
        if is_item(number):
            return Block(BlockKind.BULLET, one_line(rest), level=1, number=number)
        return Block(BlockKind.PARAGRAPH, one_line(rest), number=number)

    def _table(self, table: Any) -> Iterator[Block]:
        rows = [
            [cell for cell in row.iter(f"{W}tc") if table_of(cell) is table]
            for row in table.iter(f"{W}tr")
            if table_of(row) is table and row.find(f"{W}trPr/{W}del") is None
        ]
        if all(len(cells) <= 1 for cells in rows):
            # A table of one column is a frame around paragraphs.
            for cell in (cell for cells in rows for cell in cells):
                yield from self.blocks(cell)
            return
        for cells in rows:
            texts = [self._cell(cell) for cell in cells]
            self.raw.append("\t".join(texts))
            marks = tuple(mark for cell in cells for mark in self._marks(cell))
            yield Block(BlockKind.TABLE_ROW, row_text(texts), marks=marks)

    def _cell(self, cell: Any) -> str:
        """A cell's words; those of a cell merged into the one above stand there alone."""
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(f"{W}val", "continue") == "continue":
            return ""
        parts = []
        for paragraph in cell.iter(f"{W}p"):
            label = self._label(paragraph, self._style(paragraph))
            parts.append(f"{label.text if label else ''} {words_of(paragraph)}")
        return one_line(" ".join(parts))

    def _style(self, element: Any) -> str:
        properties = element.find(f"{W}pPr")
        return (value(properties, "pStyle") or "") if properties is not None else ""

    def _chain(self, style: str) -> Iterator[Any]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn") or ""

    def _style_level(self, style: str) -> int:
        """Depth of the headings that a style makes; 0 if it makes none."""
        for element in self._chain(style):
            name = value(element, "name") or ""
            if found := _HEADING.fullmatch(name):
                return int(found[1])
            if name.lower() == "title":
                return 1
            if level := self._outline(element):
                return level
        return 0

    @staticmethod
    def _outline(element: Any) -> int:
        found = element.find(f"{W}pPr/{W}outlineLvl")
        level = whole(found.get(f"{W}val")) if found is not None else None
        return level + 1 if level is not None and level < 9 else 0

    def _label(self, element: Any, style: str) -> Any:
        for source in (element, *self._chain(style)):
            listed = source.find(f"{W}pPr/{W}numPr")
            if listed is None:
                continue
            num, at = value(listed, "numId"), value(listed, "ilvl")
            if num is None:
                continue
            own = source is element or at is not None
            deep = whole(at)
            deep = 0 if deep is None and own else deep
            return None if num == "0" else self._numbering.label(num, deep, style)
        return None


def _properties(document: WordDocument) -> dict[str, str]:
    from docx.opc.constants import RELATIONSHIP_TYPE

    relations = document.part.package.rels.values() if document.part.package else ()
    if not any(relation.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for relation in relations):
        # python-docx would make some up, dated today.
        return {}
    core = document.core_properties
    return {
        "title": one_line(core.title),
        "author": one_line(core.author),
        "created": core.created.date().isoformat() if core.created else "",
        "modified": core.modified.date().isoformat() if core.modified else "",
    }
