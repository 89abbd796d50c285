"""The view Library, run as Streamlit runs it, over the shipped corpus."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from index.encoder import SentenceTransformerEncoder
from index.library import Library
from index.types import Outcome
from tests.conftest import PROJECT
from views.markup import table
from views.uploads import Upload, add, safe_name


def opened(library: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("FINDINGS_LIBRARY", str(library))
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120)
    app.run()
    app.switch_page("views/library.py").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.model
def test_it_lists_each_document(shipped_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(shipped_library, monkeypatch)
    shown = html(app)
    assert app.title[0].value == "Library"
    assert "<caption>5 documents in the library</caption>" in shown
    medway = shown[shown.index("Protection of Children – Update Report") :]
    medway = medway[: medway.index("</tr>")]
    assert 'data-label="Council">Medway</td>' in medway
    assert 'data-label="Kind">Committee paper</td>' in medway
    assert 'data-label="Inspection">7 January 2013 to 16 January 2013</td>' in medway
    assert 'data-label="Published or meeting">26 September 2013</td>' in medway
    assert 'data-label="Pages">4</td>' in medway


@pytest.mark.model
def test_files_sent_are_added_known_or_refused_and_then_listed(
    shipped_library: Path,
    encoder: SentenceTransformerEncoder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(shipped_library, folder)
    known = next((PROJECT / "corpus" / "papers").glob("medway*.pdf"))
    text = b"Kent County Council\n\nMembers noted the report on young carers of 4 March 2014.\n"
    sent = [
        Upload("../../note.txt", io.BytesIO(text)),
        Upload(known.name, io.BytesIO(known.read_bytes())),
        Upload("empty.pdf", io.BytesIO(b"")),
    ]
    told: list[str] = []
    with Library.open(folder, encoder) as library:
        arrivals = {one.file: one for one in add(library, sent, told.append)}
    assert {name: one.outcome for name, one in arrivals.items()} == {
        "note.txt": Outcome.ADDED,
        known.name: Outcome.UNCHANGED,
        "empty.pdf": Outcome.REJECTED,
    }
    assert sorted(told) == sorted(arrivals)
    assert arrivals["empty.pdf"].reason == "empty.pdf: it is empty. Get the file again."
    shown = html(opened(folder, monkeypatch))
    assert "<caption>6 documents in the library</caption>" in shown
    assert "<caption>1 file not in the library</caption>" in shown
    assert "empty.pdf: it is empty. Get the file again." in shown


def test_names_that_no_disk_would_take_are_no_hindrance(toy_library: Library) -> None:
    long = "é" * 200 + ".txt"
    sent = [Upload(long, io.BytesIO(b"1. Members noted it.")), Upload("a/..", io.BytesIO(b"x"))]
    arrivals = add(toy_library, sent, lambda _: None)
    assert [(one.file, one.outcome) for one in arrivals] == [
        (long, Outcome.ADDED),
        ("unnamed", Outcome.REJECTED),
    ]


@pytest.mark.model
def test_sending_no_file_is_a_mistake(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(shipped_library, monkeypatch)
    app.button[0].click().run()
    assert "Choose a file to add." in html(app)


def test_without_a_library_it_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = html(opened(tmp_path / "none", monkeypatch))
    assert "There is a problem" in shown
    assert "There is no library at" in shown


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("/etc/passwd", "passwd"),
        ("..\\..\\a b.docx", "a b.docx"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("a\x00\nb.txt", "ab.txt"),
        ("x" * 300 + ".pdf", "x" * 200 + ".pdf"),
    ],
)
def test_a_name_keeps_no_folders(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_table_says_each_heading_with_its_cell() -> None:
    assert table("One", ("A", "B"), [("<i>x</i>", "y")]) == (
        '<table class="listing" role="table"><caption>One</caption>'
        '<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">A</th>'
        '<th scope="col" role="columnheader">B</th></tr></thead>'
        '<tbody role="rowgroup"><tr role="row"><th scope="row" role="rowheader"><i>x</i></th>'
        '<td role="cell" data-label="B">y</td></tr></tbody></table>'
    )
