"""Bad input: each has its own line with the cure, and the files beside it are taken in."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from index.checks import check
from index.intake import Arrival, files_in, take_in
from index.library import Library
from index.types import Outcome
from ingest.errors import BadRequest, UnreadableFile
from ingest.limits import Limits
from ingest.pipeline import MOST_BYTES, ingest_file, read_bytes
from ingest.workers import SerialExecutor, workers
from tests.conftest import PROJECT

WORDS = "Members noted the report on the health of children."
LIMITS = Limits(seconds=60, memory=1024, pages=2000)
FETCH = "Fetch the file again from its publisher."


@pytest.fixture(scope="module")
def reading() -> Iterator[Executor]:
    with workers(1, LIMITS) as executor:
        yield executor


def neighbour(path: Path) -> Path:
    path.write_text(f"1. {WORDS} This is {path.stem}.\n")
    return path


def bring(library: Library, executor: Executor, *paths: Path) -> dict[str, Arrival]:
    """Ingest files between two good ones, of which nothing must be lost."""
    folder = library.paths.folder.parent
    before, after = neighbour(folder / "before.txt"), neighbour(folder / "after.txt")
    arrivals = take_in(library, files_in([before, *paths, after]), executor, limits=LIMITS)
    by_name = {Path(one.file).name: one for one in arrivals}
    for path in (before, after):
        taken = by_name.pop(path.name)
        assert taken.outcome is Outcome.ADDED
        assert taken.document is not None
        (passage,) = library.store.passages(taken.document.id)
        assert passage.text == f"{WORDS} This is {path.stem}."
    assert check(library) == []
    return by_name


def texts(library: Library, arrival: Arrival) -> list[str]:
    assert arrival.outcome is Outcome.ADDED, arrival.reason
    assert arrival.document is not None
    return [passage.text for passage in library.store.passages(arrival.document.id)]


# PDF files, from well made to trap.


def drawn(*pages: Callable[[Canvas], Any]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def words(canvas: Canvas) -> None:
    canvas.drawString(72, 700, WORDS)


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 128)), 0, 0, 595, 842)


def nothing(canvas: Canvas) -> None:
    canvas.rect(50, 50, 100, 100)


def encrypted(password: str) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(drawn(words))))
    writer.encrypt(user_password=password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
    b"/Resources << /Font << /F 4 0 R >> >> >>"
)
SHOWN = stream(b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % WORDS.encode())


def pages(kids: bytes, count: int) -> bytes:
    return b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)


def built(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, the first being its catalogue."""
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(made))
    )


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(6, 6 + count))
    return built(CATALOG, pages(kids, count), PAGE, FONT, SHOWN, *[PAGE] * count)


def inflating(mebibytes: int) -> bytes:
    """A PDF whose content unpacks, in two steps, to so much."""
    packer = zlib.compressobj(9)
    zeros = bytes(2**20)
    first, other = (packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    # After a full flush a block owes nothing to those before it.
    once = first + other * (mebibytes - 1) + packer.flush()
    content = stream(zlib.compress(once, 9), b"/Filter [/FlateDecode /FlateDecode]")
    return built(CATALOG, pages(b"3 0 R", 1), PAGE, FONT, content)


# Word files.


def word(*paragraphs: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


def with_document(change: Callable[[bytes], bytes]) -> bytes:
    """A Word file whose main part is changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(WORDS))) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in package.namelist():
            part = package.read(name)
            made.writestr(name, change(part) if name == "word/document.xml" else part)
    return out.getvalue()


def zip_bomb() -> bytes:
    return with_document(lambda part: part + bytes(60 * 2**20))


def entity_bomb(part: bytes) -> bytes:
    head, body = part.split(b"?>", 1)
    laughs = b'<!ENTITY l0 "laugh">' + b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10)
    )
    body = body.replace(WORDS.encode(), b"&l9;")
    return head + b"?><!DOCTYPE w:document [" + laughs + b"]>" + body


REFUSED = {
    "error.pdf": (
        lambda: b"<!DOCTYPE html><html><title>404</title><p>Not found</p></html>",
        "it is a web page, as sites send for an error. Download it again.",
    ),
    "empty.pdf": (lambda: b"", "it is empty. Get the file again."),
    "cut.pdf": (lambda: drawn(words)[:700], f"it is damaged or cut short. {FETCH}"),
    "locked.pdf": (
        lambda: encrypted("secret"),
        "it needs a password. Save a copy without a password and ingest that.",
    ),
    "scanned.pdf": (
        lambda: drawn(scan, nothing),
        "it has no text layer: it is probably a scan. Run it through OCR, for example "
        "`ocrmypdf in.pdf out.pdf`, and ingest the result.",
    ),
    "no-pages.pdf": (
        lambda: built(CATALOG, pages(b"", 0)),
        f"it has no pages. {FETCH}",
    ),
    "long.pdf": (
        lambda: many_pages(5000),
        "its 5,000 pages are more than the 2,000 allowed. Split it, or allow more with --pages.",
    ),
    "trap.pdf": (
        lambda: inflating(4096),
        "page 1: it unpacks to more than a page can hold. Print it to a new PDF and ingest that, "
        "if it is sound.",
    ),
    "tree-loop.pdf": (
        lambda: built(CATALOG, pages(b"3 0 R 2 0 R", 2), PAGE, FONT, SHOWN),
        f"it is damaged or cut short. {FETCH}",
    ),
    "self.pdf": (
        lambda: built(CATALOG, pages(b"3 0 R", 1), b"3 0 R"),
        f"it is damaged or cut short. {FETCH}",
    ),
    "no-words.pdf": (
        lambda: built(CATALOG, pages(b"3 0 R", 1), PAGE, FONT, b"5 0 R"),
        f"it is damaged: no words can be read. {FETCH}",
    ),
    "page-lost.pdf": (
        lambda: built(CATALOG, pages(b"3 0 R 9 0 R", 2), PAGE, FONT, SHOWN),
        f"it is damaged: 1 of 2 pages can be found. {FETCH}",
    ),
    "no-zip.docx": (
        lambda: b"words and no archive",
        "it does not begin as a Word document does. Download it again.",
    ),
    "bomb.docx": (
        zip_bomb,
        "it unpacks to 60 MB, more than a paper can hold. "
        "Save it again without its pictures, or as PDF.",
    ),
    "entities.docx": (
        lambda: with_document(entity_bomb),
        "it declares entities of its own. Open it in Word and save it again as .docx.",
    ),
    "cut.docx": (lambda: word(WORDS)[:5000], "it is damaged or cut short. Download it again."),
    "wordy.txt": (
        lambda: b"word " * 2_000_001,
        "its 2,000,001 words would fill more than the 2,000 pages allowed. "
        "Split it, or allow more with --pages.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_own_line(
    toy_library: Library, tmp_path: Path, reading: Executor, name: str
) -> None:
    make, line = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    (arrival,) = bring(toy_library, reading, tmp_path / name).values()
    place = f"{name}, {line}" if line.startswith("page") else f"{name}: {line}"
    assert (arrival.outcome, arrival.reason) == (Outcome.REJECTED, place)
    assert [one.reason for one in toy_library.store.rejected()] == [place]


READ = {
    "no-password.pdf": lambda: encrypted(""),
    "many.pdf": lambda: built(CATALOG, pages(b"3 0 R", 10**9), PAGE, FONT, SHOWN),
    "length-loop.pdf": lambda: built(
        CATALOG,
        pages(b"3 0 R", 1),
        PAGE,
        FONT,
        SHOWN.replace(b"/Length %d" % (34 + len(WORDS)), b"/Length 5 0 R"),
    ),
    "script.html": lambda: (
        b'<html><head><meta charset="no-such-code"><script>alert("x")</script></head><body>'
        b"<p>Members noted the report <script>document.write('y')</script>on the health of "
        b"children.</p><style>p {}</style><iframe src='http://example.org'></iframe></body>"
    ),
}


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_and_can_be_read_is_read(
    toy_library: Library, tmp_path: Path, reading: Executor, name: str
) -> None:
    (tmp_path / name).write_bytes(READ[name]())
    (arrival,) = bring(toy_library, reading, tmp_path / name).values()
    assert texts(toy_library, arrival) == [WORDS]


def test_a_page_in_another_encoding_than_it_says_is_read(
    toy_library: Library, tmp_path: Path, reading: Executor
) -> None:
    page = '<meta charset="utf-8"><p>The council’s plan costs £5.</p>'.encode("cp1252")
    (tmp_path / "page.html").write_bytes(page)
    (arrival,) = bring(toy_library, reading, tmp_path / "page.html").values()
    assert texts(toy_library, arrival) == ["The council’s plan costs £5."]


def test_pages_that_are_pictures_are_noted(
    toy_library: Library, tmp_path: Path, reading: Executor
) -> None:
    (tmp_path / "one.pdf").write_bytes(drawn(words, nothing, scan))
    (tmp_path / "two.pdf").write_bytes(drawn(scan, words, nothing, scan))
    arrivals = bring(toy_library, reading, tmp_path / "one.pdf", tmp_path / "two.pdf")
    rest = (
        "without text but for pictures, and not searched; to have the words recognised, ingest "
        "what `ocrmypdf --skip-text in.pdf out.pdf` makes of it"
    )
    assert {name: one.reason for name, one in arrivals.items()} == {
        "one.pdf": f"page 3 is {rest}",
        "two.pdf": f"2 pages (the first is page 1) are {rest}",
    }
    for arrival in arrivals.values():
        assert texts(toy_library, arrival) == [WORDS]
        assert arrival.document is not None
        assert toy_library.store.notes()[arrival.document.id] == arrival.reason
    assert len(toy_library.store.notes()) == 2


def beside_a_sound_page(content: bytes) -> bytes:
    """A PDF of two pages, the second with this for its content."""
    other = PAGE.replace(b"5 0 R", b"7 0 R")
    return built(CATALOG, pages(b"3 0 R 6 0 R", 2), PAGE, FONT, SHOWN, other, content)


PACKED = zlib.compress(b"BT /F 12 Tf 72 700 Td (It asked for more.) Tj ET" + bytes(range(256)))


@pytest.mark.parametrize(
    "content",
    [
        stream(PACKED[:60], b"/Filter /FlateDecode"),
        stream(PACKED[:90] + b"damage" + PACKED[96:], b"/Filter /FlateDecode"),
        b"null",
        b"7 0 R",
    ],
    ids=["cut", "changed", "missing", "loop"],
)
def test_a_page_of_which_words_may_be_missing_is_noted(
    toy_library: Library, tmp_path: Path, reading: Executor, content: bytes
) -> None:
    (tmp_path / "part.pdf").write_bytes(beside_a_sound_page(content))
    (arrival,) = bring(toy_library, reading, tmp_path / "part.pdf").values()
    assert texts(toy_library, arrival)[0].startswith(WORDS)
    assert arrival.reason == (
        "page 2 is damaged, and words may be missing there; fetch the file again from its publisher"
    )


def test_a_page_that_is_blank_is_not_noted(
    toy_library: Library, tmp_path: Path, reading: Executor
) -> None:
    (tmp_path / "blank.pdf").write_bytes(beside_a_sound_page(stream(b"")))
    (arrival,) = bring(toy_library, reading, tmp_path / "blank.pdf").values()
    assert texts(toy_library, arrival) == [WORDS]
    assert arrival.reason == ""


# What is no file, or not for us.


def test_a_file_over_the_limit_is_refused_unread(
    toy_library: Library, tmp_path: Path, reading: Executor
) -> None:
    large = tmp_path / "large.txt"
    large.touch()
    os.truncate(large, MOST_BYTES + 2**20)
    (arrival,) = bring(toy_library, reading, large).values()
    assert arrival.reason == (
        "large.txt: its 201 MiB are more than the 200 MiB allowed. "
        "Split it, or save it with smaller images."
    )


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and /dev")
@pytest.mark.parametrize(
    ("name", "to", "line"),
    [
        ("memory.txt", "/proc/self/mem", "it cannot be opened (Input/output error). "),
        ("device.txt", "/dev/zero", "it is no ordinary file. "),
        ("gone.txt", "nowhere.txt", "it is a link to a file that is not there. "),
        ("loop.txt", "loop.txt", "it is a link that leads round in a loop. "),
    ],
)
def test_a_link_to_what_cannot_be_read_is_refused(
    toy_library: Library, tmp_path: Path, reading: Executor, name: str, to: str, line: str
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / name).symlink_to(to)
    for named in (folder / name, folder):  # by its name, and found in its folder
        arrival = take_in(toy_library, files_in([named]), reading)[0]
        assert arrival.outcome is Outcome.REJECTED
        assert arrival.reason.startswith(f"{name}: {line}")
    bring(toy_library, reading, folder)


def test_what_waits_for_a_writer_is_not_waited_for(
    toy_library: Library, tmp_path: Path, reading: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    monkeypatch.chdir(folder)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        arrivals = bring(toy_library, reading, folder)
    assert {name: one.reason for name, one in arrivals.items()} == {
        name: f"{name}: it is no ordinary file. Name a file that holds a document."
        for name in ("pipe.txt", "socket.txt")
    }


def test_folders_that_are_linked_round_are_walked_once(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    (folder / "deep").mkdir(parents=True)
    neighbour(folder / "deep" / "a.txt")
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "again").symlink_to("deep")
    assert [source.path for source in files_in([folder])] == [folder / "deep" / "a.txt"]


def test_a_link_out_of_the_folder_is_said_and_not_followed(
    toy_library: Library, tmp_path: Path, reading: Executor
) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "papers"
    elsewhere.mkdir()
    folder.mkdir()
    neighbour(elsewhere / "a.txt")
    (folder / "archive").symlink_to(elsewhere)
    (arrival,) = bring(toy_library, reading, folder).values()
    assert arrival.reason == (
        "archive: it is a link to a folder elsewhere, which is not followed. "
        "Name that folder itself."
    )
    assert [source.name for source in files_in([folder / "archive"])] == ["a.txt"]


@contextmanager
def nobody() -> Iterator[None]:
    """As a user without rights, where the tests run as one who has all."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_not_be_read_is_refused() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        paper = neighbour(folder / "secret.txt")
        paper.chmod(0)
        closed = folder / "closed"
        closed.mkdir()
        neighbour(closed / "paper.txt")
        closed.chmod(0)
        with nobody():
            found = files_in([folder])
            assert [source.name for source in found] == ["closed", "secret.txt"]
            for source in found:
                with pytest.raises(UnreadableFile) as refused:
                    read_bytes(source.path, source.name)
                assert str(refused.value) == (
                    f"{source.name}: it cannot be opened (Permission denied). "
                    "Ask whoever owns it to let you read it."
                )
        closed.chmod(0o755)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (b"two\nlines\t.txt", "two lines .txt"),
        (b"bell\x07 and \x1b[31mred.txt", "bell\ufffd and \ufffd[31mred.txt"),
        ("turned\u202etxt.exe.txt".encode(), "turned\ufffdtxt.exe.txt"),
        (b"caf\xe9\xff.txt", "caf\ufffd\ufffd.txt"),
        (b"-rf.txt", "-rf.txt"),
        ("é".encode() * 125 + b"a.txt", "é" * 125 + "a.txt"),
    ],
)
def test_a_file_of_any_name_is_read_and_its_name_can_be_shown(
    toy_library: Library, tmp_path: Path, reading: Executor, given: bytes, shown: str
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + given))
    path.write_text(f"{WORDS}\n")
    ((name, arrival),) = bring(toy_library, reading, path).items()
    assert name == shown
    assert texts(toy_library, arrival) == [WORDS]
    assert arrival.document is not None
    assert arrival.document.file_name == shown


def test_a_name_too_long_for_the_disk_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"a cannot be looked at \(File name too long\)"):
        files_in([tmp_path / ("a" * 300)])


# Files that do not stay as they are.


class Meddling(SerialExecutor):
    """Does something to the file before or after it is read."""

    def __init__(self, before: Callable[[], object], after: Callable[[], object]) -> None:
        self.before, self.after = before, after

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.before()
        future = super().submit(fn, *args, **kwargs)
        self.after()
        return future


def leave_alone() -> None:
    pass


CHANGED = "it changed while it was being read. Ingest it again when nobody writes to it."


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda path: path.write_text("Other words stand here now.\n"), CHANGED),
        (lambda path: path.unlink(), "it cannot be opened (No such file or directory). "),
        (
            lambda path: (path.unlink(), os.mkfifo(path)),
            "it is no ordinary file. Name a file that holds a document.",
        ),
    ],
)
def test_a_file_that_changes_while_it_is_read_is_refused(
    toy_library: Library,
    tmp_path: Path,
    moment: str,
    change: Callable[[Path], object],
    line: str,
) -> None:
    paper = neighbour(tmp_path / "paper.txt")
    meddling = Meddling(leave_alone, leave_alone)
    setattr(meddling, moment, lambda: change(paper))
    (arrival,) = take_in(toy_library, files_in([paper]), meddling)
    assert (arrival.outcome, arrival.document) == (Outcome.REJECTED, None)
    assert arrival.reason.startswith(f"paper.txt: {line}")
    assert check(toy_library) == []


def test_a_file_that_becomes_another_known_one_is_refused(
    toy_library: Library, tmp_path: Path
) -> None:
    known, paper = neighbour(tmp_path / "known.txt"), neighbour(tmp_path / "paper.txt")
    take_in(toy_library, files_in([known]), SerialExecutor())
    meddling = Meddling(lambda: paper.write_bytes(known.read_bytes()), leave_alone)
    (arrival,) = take_in(toy_library, files_in([paper]), meddling)
    assert arrival.reason == f"paper.txt: {CHANGED}"


def test_each_file_is_read_within_the_page_limit_that_is_set(tmp_path: Path) -> None:
    (tmp_path / "three.pdf").write_bytes(many_pages(3))
    assert ingest_file(tmp_path / "three.pdf", most_pages=3).document.page_count == 3
    with pytest.raises(UnreadableFile, match="its 3 pages are more than the 2 allowed"):
        ingest_file(tmp_path / "three.pdf", most_pages=2)


@pytest.mark.model
def test_the_command_takes_in_the_rest_and_exits_with_1(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "empty.pdf").touch()
    (folder / "long.pdf").write_bytes(many_pages(3))
    (folder / "part.pdf").write_bytes(drawn(words, scan))
    neighbour(folder / "fine.txt")

    def findings(*given: str | Path) -> subprocess.CompletedProcess[str]:
        # Not the command that is installed, which may be another version's.
        command = [sys.executable, "-m", "cli", *map(str, given), "--library", f"{tmp_path}/made"]
        return subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, check=False)

    run = findings("ingest", folder, "--pages", "2")
    assert (run.returncode, run.stdout) == (1, "2 added, 0 unchanged, 2 rejected\n")
    refused = [line for line in run.stderr.splitlines() if line.startswith("rejected: ")]
    assert refused == [
        f"rejected: {folder}/empty.pdf: empty.pdf: it is empty. Get the file again.",
        f"rejected: {folder}/long.pdf: long.pdf: its 3 pages are more than the 2 allowed. "
        "Split it, or allow more with --pages.",
    ]
    listed = findings("documents")
    assert "in part: part.pdf: page 2 is without text but for pictures" in listed.stderr
    notes = {
        one["file"]: one["note"]
        for one in json.loads(findings("documents", "--json").stdout)["documents"]
    }
    assert notes["fine.txt"] == ""
    assert notes["part.pdf"].startswith("page 2 is without text")
