"""The reader of web pages."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.html import read
from ingest.types import BlockKind, Origin
from tests.toys import HANGS

HEADING, PARAGRAPH, BULLET, ROW = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.BULLET,
    BlockKind.TABLE_ROW,
)


def blocks(html: str) -> list[tuple[BlockKind, int, str, str]]:
    found = read(html.encode(), "page.html").blocks
    return [(b.kind, b.level, b.number, b.text) for b in found]


def test_headings_and_numbered_paragraphs() -> None:
    assert blocks("<h1>Report</h1><h3>4. Findings</h3><p>4.1 Staff\n  are kind.</p>loose") == [
        (HEADING, 1, "", "Report"),
        (HEADING, 3, "4", "Findings"),
        (PARAGRAPH, 0, "4.1", "Staff are kind."),
        (PARAGRAPH, 0, "", "loose"),
    ]


def test_inline_elements_neither_glue_nor_part_words() -> None:
    assert blocks(
        "<p>Out<b>stand</b>ing <i>care</i><br>for <a href='x'>all</a><br><br>Next</p>"
    ) == [
        (PARAGRAPH, 0, "", "Outstanding care for all"),
        (PARAGRAPH, 0, "", "Next"),
    ]
    assert blocks("<div>one<div>two</div>three</div>") == [
        (PARAGRAPH, 0, "", "one"),
        (PARAGRAPH, 0, "", "two"),
        (PARAGRAPH, 0, "", "three"),
    ]


def test_lists_keep_nesting_and_numbers() -> None:
    html = """
    <ul><li>Good<ul><li><p>better</p><p>best</p></li></ul> still good</li></ul>
    <ol start="3"><li>three</li><li value="7">seven<ol type="a"><li>aye</li></ol></li><li>eight</ol>
    """
    assert blocks(html) == [
        (BULLET, 1, "", "Good"),
        (BULLET, 2, "", "better best"),
        (BULLET, 1, "", "still good"),
        (BULLET, 1, "3", "three"),
        (BULLET, 1, "7", "seven"),
        (BULLET, 2, "a", "aye"),
        (BULLET, 1, "8", "eight"),
    ]


@pytest.mark.parametrize("start", ["²", "9" * 5000, "-1", "x", ""])
def test_a_count_that_is_no_number_is_passed_over(start: str) -> None:
    assert blocks(f'<ol start="{start}"><li>one</li><li value="{start}">two</li></ol>') == [
        (BULLET, 1, "1", "one"),
        (BULLET, 1, "2", "two"),
    ]


def test_a_letter_that_would_fill_pages_is_a_figure() -> None:
    assert blocks("<ol type=a start=260000000><li>far</li></ol>") == [
        (BULLET, 1, "260000000", "far")
    ]


def test_a_numbered_run_after_a_lead_in_is_a_list() -> None:
    assert blocks("<p>It needs:</p><p>1. care</p><p>2. time</p><h2>x</h2><p>3. It began.</p>") == [
        (PARAGRAPH, 0, "", "It needs:"),
        (BULLET, 1, "1", "care"),
        (BULLET, 1, "2", "time"),
        (HEADING, 2, "", "x"),
        (PARAGRAPH, 0, "3", "It began."),
    ]


def test_tables_give_rows() -> None:
    html = """
    <table><caption>Grades</caption><thead><tr><th>Area</th><th>Grade</th></tr></thead>
    <tbody><tr><td><p>Health</p><p>services</p></td><td><b>Good</b></td></tr>
    <tr><td></td><td>Poor</td></tr></tbody></table><p>after</p>
    """
    assert blocks(html) == [
        (PARAGRAPH, 0, "", "Grades"),
        (ROW, 0, "", "Area\tGrade"),
        (ROW, 0, "", "Health services\tGood"),
        (ROW, 0, "", "Poor"),
        (PARAGRAPH, 0, "", "after"),
    ]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    html = (
        "<table><tr><td>menu</td><td><h2>Plan</h2><p>Text</p>"
        "<table><tr><td>Health</td><td>Good</td></tr></table></td></tr></table>"
    )
    assert blocks(html) == [
        (PARAGRAPH, 0, "", "menu"),
        (HEADING, 2, "", "Plan"),
        (PARAGRAPH, 0, "", "Text"),
        (ROW, 0, "", "Health\tGood"),
    ]


def test_definitions_are_rows() -> None:
    html = "<dl><dt>Ward</dt><dd>All</dd><dt>Author</dt><dd>A<ul><li>Head</li></ul></dd></dl>"
    assert blocks(html) == [(ROW, 0, "", "Ward\tAll"), (ROW, 0, "", "Author\tA Head")]


def test_what_is_around_the_main_part_is_left_out() -> None:
    html = """
    <head><title>T</title></head><header>Council</header><nav>Home</nav>
    <main><header><h1>Report</h1></header><p>Words</p><aside>See also</aside>
    <form>Search</form><div role="navigation">Next page</div><p hidden>secret</p>
    <p style="display: none">gone</p></main><footer>Contact us</footer>
    <script>var words = 1</script><style>p {}</style>
    """
    assert blocks(html) == [(HEADING, 1, "", "Report"), (PARAGRAPH, 0, "", "Words")]


def test_without_a_main_part_only_marked_landmarks_are_left_out() -> None:
    html = (
        "<header>Title</header><div role=banner>Logo</div><nav>Home</nav><form><p>Body</p></form>"
    )
    assert blocks(html) == [(PARAGRAPH, 0, "", "Title"), (PARAGRAPH, 0, "", "Body")]


def test_an_empty_main_part_gives_way_to_the_page() -> None:
    assert blocks("<main><script>x</script></main><p>Body</p>") == [(PARAGRAPH, 0, "", "Body")]


def test_articles_are_read_once() -> None:
    html = "<p>around</p><article><p>one</p><article><p>two</p></article></article>"
    assert blocks(html) == [(PARAGRAPH, 0, "", "one"), (PARAGRAPH, 0, "", "two")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>£5 – ‘ok’</p>".encode(), "£5 – ‘ok’"),
        ("<p>£5 – ‘ok’</p>".encode("cp1252"), "£5 – ‘ok’"),
        ("<p>£5 – ‘ok’</p>".encode("utf-16"), "£5 – ‘ok’"),
        ('<meta charset="iso-8859-1"><p>£5 – ‘ok’</p>'.encode("cp1252"), "£5 – ‘ok’"),
        ('<meta content="text/html; charset=koi8-r"><p>да</p>'.encode("koi8-r"), "да"),
        (b"<meta charset=nonsense><p>fine &amp; good</p>", "fine & good"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert [b.text for b in read(data, "p.html").blocks] == [text]


def test_properties_and_the_one_page() -> None:
    parsed = read(
        b"<title>Report\n 7</title><meta name=author content=Clerk>"
        b"<meta property='article:published_time' content='2014-09-11T10:00'>"
        b"<meta name='DCTERMS.modified' content='last week'><h2>A</h2><ul><li>b</ul>",
        "p.html",
    )
    assert parsed.properties == {"title": "Report 7", "author": "Clerk", "created": "2014-09-11"}
    assert parsed.origin is Origin.HTML
    assert [(p.number, p.text, p.raw) for p in parsed.pages] == [(1, "A\n• b", "A\nb")]


@pytest.mark.parametrize("tag", ["<div>", "<article>", "<table><td>", "<ul><li>"])
def test_nesting_without_end_is_read(tag: str) -> None:
    began = time.perf_counter()
    assert [text for *_, text in blocks(tag * 18_000 + "deep")] == ["deep"]
    assert time.perf_counter() - began < HANGS


def test_a_row_without_end_is_read() -> None:
    began = time.perf_counter()
    (row,) = blocks("<table><tr>" + "<td>a" * 40_000)
    assert row == (ROW, 0, "", "\t".join(["a"] * 40_000))
    assert time.perf_counter() - began < HANGS


@given(st.text(alphabet="<>/ abuliotdrhp1&;=\"'!-", max_size=200))
def test_broken_pages_never_crash(html: str) -> None:
    assert all(b.text == b.text.strip(" \n") for b in read(html.encode(), "p.html").blocks)
