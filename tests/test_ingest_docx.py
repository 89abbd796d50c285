"""The reader of Word files."""

import copy
import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from ingest.errors import UnreadableFile
from ingest.readers.docx import read
from ingest.readers.docx_xml import W
from ingest.types import Block, BlockKind, Origin, ParsedDocument

HEADING, PARAGRAPH, BULLET, ROW = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.BULLET,
    BlockKind.TABLE_ROW,
)
Row = tuple[BlockKind, int, str, str]


def parse(make: Callable[[Document], object]) -> ParsedDocument:
    document = docx.Document()
    make(document)
    out = io.BytesIO()
    document.save(out)
    return read(out.getvalue(), "paper.docx")


def blocks(make: Callable[[Document], object]) -> list[Row]:
    return [(b.kind, b.level, b.number, b.text) for b in parse(make).blocks]


def add_list(document: Document, abstract: int, *levels: tuple[str, str]) -> None:
    """Defines list ``abstract`` (num of the same id) by format and pattern of each level."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    root.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{made}</w:abstractNum>'
        ),
    )
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{abstract}">'
            f'<w:abstractNumId w:val="{abstract}"/></w:num>'
        )
    )


def in_list(paragraph: Paragraph, num: int, level: int = 0) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
        )
    )


def test_paragraphs_headings_and_tables_in_order() -> None:
    def make(document: Document) -> None:
        document.add_heading("The paper", 0)
        document.add_heading("4. Findings", 2)
        document.add_paragraph("4.6\tStaff are\nkind.")
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "Health"
        table.cell(0, 1).text = "Grade 4 (Inadequate)"
        table.cell(1, 0).text = "Help"
        table.cell(1, 1).text = "Good"
        document.add_paragraph("(a) note it")
        document.add_paragraph("•\tkindly")

    assert blocks(make) == [
        (HEADING, 1, "", "The paper"),
        (HEADING, 2, "4", "Findings"),
        (PARAGRAPH, 0, "4.6", "Staff are kind."),
        (ROW, 0, "", "Health\tGrade 4 (Inadequate)"),
        (ROW, 0, "", "Help\tGood"),
        (BULLET, 1, "(a)", "note it"),
        (BULLET, 1, "", "kindly"),
    ]


def test_automatic_numbers_are_counted() -> None:
    def make(document: Document) -> None:
        add_list(
            document,
            91,
            ("decimal", "%1."),
            ("decimal", "%1.%2"),
            ("lowerLetter", "(%3)"),
            ("lowerRoman", "(%4)"),
        )
        for level in (0, 1, 1, 2, 2, 3, 0, 1, 2):
            in_list(document.add_paragraph("word"), 91, level)

    assert [(kind, level, number) for kind, level, number, _ in blocks(make)] == [
        (PARAGRAPH, 0, "1"),
        (PARAGRAPH, 0, "1.1"),
        (PARAGRAPH, 0, "1.2"),
        (BULLET, 3, "(a)"),
        (BULLET, 3, "(b)"),
        (BULLET, 4, "(i)"),
        (PARAGRAPH, 0, "2"),
        (PARAGRAPH, 0, "2.1"),
        (BULLET, 3, "(a)"),
    ]


def test_a_second_list_goes_on_unless_it_restarts() -> None:
    def make(document: Document) -> None:
        add_list(document, 91, ("decimal", "%1."))
        root = document.part.numbering_part.element
        for num, override in ((92, ""), (93, '<w:startOverride w:val="7"/>')):
            root.append(
                parse_xml(
                    f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="91"/>'
                    f'<w:lvlOverride w:ilvl="0">{override}</w:lvlOverride></w:num>'
                )
            )
        for num in (91, 92, 93, 93):
            in_list(document.add_paragraph("word"), num)

    assert [number for _, _, number, _ in blocks(make)] == ["1", "2", "7", "8"]


def test_bullets_by_list_style_and_numbered_headings() -> None:
    def make(document: Document) -> None:
        document.add_paragraph("kind", style="List Bullet")
        add_list(document, 91, ("decimal", "%1"), ("bullet", "o"))
        in_list(document.add_paragraph("safe"), 91, 1)
        in_list(document.add_heading("Plan", 1), 91)

    assert blocks(make) == [
        (BULLET, 1, "", "kind"),
        (BULLET, 2, "", "safe"),
        (HEADING, 1, "1", "Plan"),
    ]


def test_a_numbered_run_after_a_lead_in_is_a_list() -> None:
    def make(document: Document) -> None:
        add_list(document, 91, ("decimal", "%1."))
        document.add_paragraph("Members are asked to:")
        for _ in range(2):
            in_list(document.add_paragraph("note it"), 91)

    assert [(kind, number) for kind, _, number, _ in blocks(make)] == [
        (PARAGRAPH, ""),
        (BULLET, "1"),
        (BULLET, "2"),
    ]


def test_short_bold_paragraphs_are_headings_where_no_style_is() -> None:
    def make(document: Document) -> None:
        document.add_paragraph().add_run("2. Background").bold = True
        document.add_paragraph().add_run("This is loud but a sentence.").bold = True
        mixed = document.add_paragraph("Half ")
        mixed.add_run("bold").bold = True

    assert blocks(make) == [
        (HEADING, 1, "2", "Background"),
        (PARAGRAPH, 0, "", "This is loud but a sentence."),
        (PARAGRAPH, 0, "", "Half bold"),
    ]

    def styled(document: Document) -> None:
        document.add_heading("Real", 1)
        document.add_paragraph().add_run("Loud").bold = True

    assert blocks(styled) == [(HEADING, 1, "", "Real"), (PARAGRAPH, 0, "", "Loud")]


def test_bold_comes_from_the_style_of_the_words_or_of_the_paragraph_too() -> None:
    def make(document: Document) -> None:
        loud = document.styles.add_style("Loud", WD_STYLE_TYPE.PARAGRAPH)
        loud.font.bold = True
        document.styles.add_style("Louder", WD_STYLE_TYPE.PARAGRAPH).base_style = loud
        document.add_paragraph().add_run("1. Purpose", style="Strong")
        document.add_paragraph("2. Background", style="Louder")
        document.add_paragraph(style="Loud").add_run("not bold").bold = False
        document.add_paragraph("half ").add_run("strong", style="Strong")

    assert blocks(make) == [
        (HEADING, 1, "1", "Purpose"),
        (HEADING, 1, "2", "Background"),
        (PARAGRAPH, 0, "", "not bold"),
        (PARAGRAPH, 0, "", "half strong"),
    ]


def test_counts_that_are_no_numbers_are_passed_over() -> None:
    def make(document: Document) -> None:
        add_list(document, 91, ("decimal", "%1."), ("decimal", "²"))
        root = document.part.numbering_part.element
        levels = root.find(f"{W}abstractNum").findall(f"{W}lvl")
        levels[0].find(f"{W}start").set(f"{W}val", "²")
        levels[0].addnext(copy.deepcopy(levels[0]))
        levels[0].getnext().set(f"{W}ilvl", "99999999")
        in_list(document.add_paragraph("word"), 91)
        in_list(document.add_paragraph("raised"), 91, 1)
        in_list(document.add_paragraph("deep"), 91, 99_999_999)

    assert [(number, text) for _, _, number, text in blocks(make)] == [
        ("0", "word"),
        ("²", "raised"),
        ("", "deep"),
    ]


def test_a_text_box_in_a_text_box_is_read_once() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>"

    def make(document: Document) -> None:
        inner = "<w:r><w:t>core</w:t></w:r>"
        for _ in range(20):
            inner = box.format(inner)
        paragraph = document.add_paragraph("Around")
        paragraph._p.append(parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")[0])

    assert [text for *_, text in blocks(make)] == ["Around", "core"]


def test_merged_cells_are_not_repeated_and_nested_tables_stay_in_their_cell() -> None:
    def make(document: Document) -> None:
        table = document.add_table(3, 3)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
        table.cell(0, 2).text = "c"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "tall"
        table.cell(1, 1).text = "x"
        table.cell(2, 1).text = "y"
        inner = table.cell(2, 2).add_table(1, 2)
        inner.cell(0, 0).text = "in"
        inner.cell(0, 1).text = "ner"

    assert [text for *_, text in blocks(make)] == ["wide\tc", "tall\tx\t", "\ty\tin ner"]


def test_a_table_of_one_column_frames_paragraphs() -> None:
    def make(document: Document) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.paragraphs[0].text = "4.1 Boxed."
        cell.add_paragraph("More.")

    assert blocks(make) == [(PARAGRAPH, 0, "4.1", "Boxed."), (PARAGRAPH, 0, "", "More.")]


def test_changes_are_accepted_links_kept_heads_and_feet_left_out() -> None:
    def make(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Head"
        document.sections[0].footer.paragraphs[0].text = "Foot"
        paragraph = document.add_paragraph("The board ")
        for xml in (
            "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>",
            "<w:moveFrom><w:r><w:t>not </w:t></w:r></w:moveFrom>",
            "<w:ins><w:r><w:t>always </w:t></w:r></w:ins>",
            '<w:hyperlink w:anchor="x"><w:r><w:t>meets</w:t></w:r></w:hyperlink>',
            "<w:r><w:noBreakHyphen/><w:t>up</w:t></w:r>",
        ):
            tag, rest = xml[1:].split(">", 1)
            paragraph._p.append(parse_xml(f"<{tag} {nsdecls('w')}>{rest}"))
        control = (
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Chosen</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        )
        paragraph._p.addnext(parse_xml(control))

    assert [text for *_, text in blocks(make)] == ["The board always meets-up", "Chosen"]


def test_properties_are_the_files_own() -> None:
    def make(document: Document) -> None:
        document.core_properties.title = "Action plan"
        document.core_properties.author = "Clerk"
        document.core_properties.created = datetime(2014, 9, 11, 10, 0)
        document.core_properties.modified = datetime(2014, 9, 12)
        document.add_paragraph("Text.")

    parsed = parse(make)
    assert parsed.properties == {
        "title": "Action plan",
        "author": "Clerk",
        "created": "2014-09-11",
        "modified": "2014-09-12",
    }
    assert parsed.origin is Origin.DOCX
    assert [(p.number, p.text, p.raw) for p in parsed.pages] == [(1, "Text.", "Text.")]


def _docx(text: str = "Text.") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _with(data: bytes, **parts: str) -> bytes:
    """The file with parts replaced or added, by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            if entry not in parts:
                new.writestr(entry, old.read(entry))
        for entry, content in parts.items():
            new.writestr(entry, content)
    return out.getvalue()


def test_footnotes_come_last_with_their_marks() -> None:
    data = _docx()
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        relations = package.read("word/_rels/document.xml.rels").decode()
        types = package.read("[Content_Types].xml").decode()
        document = package.read("word/document.xml").decode()
    made = {
        "word/footnotes.xml": f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>As counted in May.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>",
        "word/document.xml": document.replace(
            "<w:t>Text.</w:t>", '<w:t>Text.</w:t><w:footnoteReference w:id="1"/>'
        ),
        "word/_rels/document.xml.rels": relations.replace(
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{kinds}" Target="footnotes.xml"/></Relationships>',
        ),
        "[Content_Types].xml": types.replace(
            "</Types>",
            '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats'
            '-officedocument.wordprocessingml.footnotes+xml"/></Types>',
        ),
    }
    assert read(_with(data, **made), "p.docx").blocks == (
        Block(BlockKind.PARAGRAPH, "Text.", marks=("1",)),
        Block(BlockKind.FOOTNOTE, "As counted in May.", number="1"),
    )


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and no more",
        _docx()[:3000],
        _with(_docx(), **{"word/document.xml": "<w:document"}),
        _with(_docx(), **{"[Content_Types].xml": ""}),
    ],
    ids=["no zip", "cut short", "broken XML", "no types"],
)
def test_damaged_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^p\.docx: it is damaged"):
        read(data, "p.docx")


def test_a_file_that_would_fill_the_memory_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (60 * 2**20))
    with pytest.raises(UnreadableFile, match="unpacks to 60 MB"):
        read(out.getvalue(), "p.docx")
