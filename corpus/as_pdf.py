"""A digest as an A4 PDF with page numbers, bookmarks and tables (reportlab)."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from digests import AUTHOR, MADE, NOTE, Block, Digest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

_MARGIN = 2.3 * cm
_WIDTH = A4[0] - 2 * _MARGIN
_INDENT = 1.2 * cm

# Helvetica is one of the fonts that every PDF viewer has; its encoding holds en dashes, pound signs
# and curly quotes.
_BODY = ParagraphStyle(
    "body", fontName="Helvetica", fontSize=11, leading=14, spaceBefore=6, spaceAfter=6
)
_NUMBERED = ParagraphStyle(
    "numbered", _BODY, leftIndent=_INDENT, bulletFontName="Helvetica", bulletFontSize=11
)
_BULLETS = {
    level: ParagraphStyle(
        f"bullet {level}",
        _BODY,
        leftIndent=_INDENT + level * 0.5 * cm,
        bulletIndent=_INDENT + (level - 1) * 0.5 * cm,
        spaceBefore=3,
        spaceAfter=3,
    )
    for level in (1, 2)
}
_BOLD = ParagraphStyle("bold", _BODY, fontName="Helvetica-Bold", keepWithNext=True)
_HEADINGS = {
    1: ParagraphStyle("heading 1", _BOLD, fontSize=17, leading=21, spaceAfter=10),
    2: ParagraphStyle("heading 2", _BOLD, fontSize=13.5, leading=17, spaceBefore=12),
    3: ParagraphStyle("heading 3", _BOLD, fontSize=12, spaceBefore=8),
}
_COUNCIL = ParagraphStyle("council", _BOLD, fontSize=13.5, leading=17)
_HEAD_LINE = ParagraphStyle("head line", _BODY, spaceBefore=3, spaceAfter=3)
_NOTE = ParagraphStyle(
    "note",
    _BODY,
    leftIndent=6,
    rightIndent=6,
    borderWidth=0.75,
    borderColor=colors.black,
    borderPadding=6,
    spaceBefore=12,
)
_CELL = ParagraphStyle("cell", _BODY, spaceBefore=0, spaceAfter=0)
_TOP_CELL = ParagraphStyle("top cell", _CELL, fontName="Helvetica-Bold")


class _Paper(SimpleDocTemplate):  # type: ignore[misc]
    """A document whose headings are also its bookmarks, with a foot on each page."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        style = getattr(flowable, "style", None)
        for level, heading in _HEADINGS.items():
            if style is heading:
                key = f"heading {self.seq.nextf('heading')}"
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(flowable.getPlainText(), key, level - 1)

    def afterPage(self) -> None:  # noqa: N802
        self.canv.setFont("Helvetica", 9)
        self.canv.drawString(_MARGIN, 1.2 * cm, self.foot)
        self.canv.drawRightString(_WIDTH + _MARGIN, 1.2 * cm, f"Page {self.page}")
        # Without this the file would say that it was made in the year 2000.
        self.canv._doc._timeStamp.YMDhms = MADE.timetuple()[:6]


def as_pdf(digest: Digest) -> bytes:
    """Set a digest as a PDF.

    Args:
        digest: what to set.

    Returns:
        The file's bytes.
    """
    head = digest.head
    made = BytesIO()
    paper = _Paper(
        made,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=1.8 * cm,
        bottomMargin=2 * cm,
        title=head.title,
        author=AUTHOR,
        subject=NOTE,
        creator=AUTHOR,
        lang="en-GB",
        invariant=1,
        pageCompression=0,
    )
    paper.foot = f"{head.council}: digest"
    story: list[Flowable] = [
        Paragraph(escape(head.council), _COUNCIL),
        Paragraph(escape(head.title), _HEADINGS[1]),
        *(
            Paragraph(f"<b>{label}:</b> {escape(words)}", _HEAD_LINE)
            for label, words in head.lines()
        ),
        Paragraph(escape(NOTE), _NOTE),
        Spacer(1, 0.3 * cm),
    ]
    for block in digest.blocks:
        if block.kind == "table" or block.text.count(" – Grade "):
            # A list of judgements stands on one page with the line that leads to it.
            story[-1].keepWithNext = True
        story.extend(_flowables(block))
    paper.build(story)
    return made.getvalue()


def _flowables(block: Block) -> list[Flowable]:
    words = escape(block.text)
    if block.kind == "heading":
        return [Paragraph(words, _HEADINGS[block.level])]
    if block.kind == "bullet":
        return [Paragraph(words, _BULLETS[block.level], bulletText="•")]
    if block.kind == "table":
        return [_table(block), Spacer(1, 0.25 * cm)]
    if block.number:
        return [Paragraph(words, _NUMBERED, bulletText=block.number)]
    return [Paragraph(words, _BODY)]


def _table(block: Block) -> Table:
    top, *rows = block.rows
    cells = [[Paragraph(escape(cell), _TOP_CELL) for cell in top]]
    cells += [[Paragraph(escape(cell), _CELL) for cell in row] for row in rows]
    # The first column names what is judged and is the longer one, unless the table explains grades.
    longest = [max(len(row[column]) for row in rows) for column in (0, 1)]
    widths = (0.7, 0.3) if longest[0] > longest[1] else (0.35, 0.65)
    table = Table(cells, colWidths=[share * _WIDTH for share in widths], repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#e6e6e6")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        )
    )
    return table
