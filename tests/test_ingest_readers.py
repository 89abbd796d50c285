"""The door to the readers: what a file is, and what is said of one that cannot be read."""

import io
import subprocess
import sys
import zipfile

import docx
import pytest

from ingest.errors import UnreadableFile
from ingest.readers import SUFFIXES, read, sniff
from ingest.types import Origin


def _zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "origin"),
    [
        (b"%PDF-1.7\n", "a.pdf", Origin.PDF),
        (b"\r\n%PDF-1.4", "a.txt", Origin.PDF),
        (b"%PDF-1.4", "download", Origin.PDF),
        (_zip("word/document.xml"), "a.docx", Origin.DOCX),
        (_zip("word/document2.xml"), "a.bin", Origin.DOCX),
        (b"<p>no doctype</p>", "a.HTM", Origin.HTML),
        (b"\xef\xbb\xbf <!-- made -->\n<!DOCTYPE html>", "a.txt", Origin.HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "page", Origin.HTML),
        (b"# Plan", "a.md", Origin.MARKDOWN),
        (b"# Plan", "a.txt", Origin.TEXT),
    ],
)
def test_first_bytes_decide_over_the_suffix(data: bytes, name: str, origin: Origin) -> None:
    assert sniff(data, name) is origin


@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        (b" \n", "a.txt", "a.txt: it is empty. Get the file again."),
        (
            b"<!DOCTYPE html><p>404",
            "a.pdf",
            "a.pdf: it is a web page, as sites send for an error. Download it again.",
        ),
        (b"hello", "a.pdf", "a.pdf: it does not begin as a PDF does. Download it again."),
        (
            b"hello",
            "a.docx",
            "a.docx: it does not begin as a Word document does. Download it again.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
            "a.doc",
            "a.doc: it is an old Office file. Open it in Word and save it as .docx.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "a.docx: it is protected by a password. Save it in Word without the password.",
        ),
        (
            b"{\\rtf1 hello}",
            "a.rtf",
            "a.rtf: it is a Rich Text file. Open it in Word and save it as .docx.",
        ),
        (
            _zip("xl/workbook.xml"),
            "a.xlsx",
            "a.xlsx: it is a ZIP archive and no Word document. "
            "Save it as PDF, .docx, HTML, Markdown or plain text.",
        ),
        (
            _zip("word/document.xml")[:40],
            "a.docx",
            "a.docx: it is damaged or cut short. Download it again.",
        ),
        (
            b"\x89PNG\r\n\x1a\n",
            "a.png",
            "a.png: it is a picture. Have its text recognised (OCR) and save it as PDF.",
        ),
        (
            b"a,b",
            "a.csv",
            "a.csv: files of the kind .csv are not read. "
            "Save it as PDF, .docx, HTML, Markdown or plain text.",
        ),
        (
            b"a,b",
            "notes",
            "notes: files without a suffix are not read. "
            "Save it as PDF, .docx, HTML, Markdown or plain text.",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line_with_the_cure(
    data: bytes, name: str, line: str
) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(data, name)
    assert str(refused.value) == line


def test_comments_without_end_before_a_page_are_passed_over() -> None:
    assert sniff(b"<!---->" * 500 + b"<html>", "a.txt") is Origin.HTML
    # With each comment the time would double.
    assert sniff(b"<!---->" * 500 + b"words", "a.txt") is Origin.TEXT


def test_each_format_is_read_by_its_own_reader() -> None:
    word = docx.Document()
    word.add_paragraph("4.6 Staff met.")
    out = io.BytesIO()
    word.save(out)
    files = {
        "a.docx": out.getvalue(),
        "a.html": b"<p>4.6 Staff met.</p>",
        "a.md": b"4.6 Staff met.",
        "a.txt": b"4.6 Staff met.",
    }
    read_as = {name: read(data, name) for name, data in files.items()}
    assert {name: parsed.origin.value for name, parsed in read_as.items()} == {
        "a.docx": "docx",
        "a.html": "html",
        "a.md": "markdown",
        "a.txt": "text",
    }
    for parsed in read_as.values():
        assert [(b.number, b.text) for b in parsed.blocks] == [("4.6", "Staff met.")]
        assert parsed.pages[0].text == "4.6 Staff met."


def test_a_folder_walk_takes_up_what_is_read_and_the_old_word_formats() -> None:
    assert sorted(SUFFIXES) == [
        ".doc",
        ".docx",
        ".htm",
        ".html",
        ".markdown",
        ".md",
        ".pdf",
        ".rtf",
        ".text",
        ".txt",
        ".xhtml",
    ]


def test_no_engine_is_loaded_before_its_format_is_read() -> None:
    code = (
        "import sys; from ingest.readers import read; read(b'Words.', 'a.txt');"
        "engines = {'docx', 'selectolax', 'markdown_it', 'pypdf', 'pypdfium2'};"
        "print(sorted(engines & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
