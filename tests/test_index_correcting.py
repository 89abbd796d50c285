"""Fields set by hand: kept apart from what was read, through everything; search agrees at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.backup import back_up
from index.checks import check
from index.context import searched_text
from index.correcting import correct
from index.fingerprint import fingerprint
from index.intake import files_in, take_in
from index.library import Library
from index.rebuild import rebuild_library
from index.restore import restore
from index.types import Filter, Outcome, Way, Work
from ingest.corrections import Correction, as_text, correction
from ingest.errors import BadRequest, NotInLibrary
from ingest.facts import Certainty, DocumentField, Place
from ingest.types import Document, DocumentKind
from ingest.workers import SerialExecutor
from tests.toys import WordCounts

PAPER = """Kent County Council

Report to Cabinet

Date of meeting: 4 March 2014

What inspectors found

Purpose of report

Health was weak. Leaders know.
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(PAPER)
    return path


def ingest(library: Library, *paths: Path) -> None:
    take_in(library, files_in(paths), SerialExecutor())


def only(library: Library) -> Document:
    (document,) = library.store.documents()
    return document


def put(library: Library, *words: str) -> Document:
    return correct(library, only(library).id, [correction(one) for one in words])


def test_what_is_set_shows_and_what_was_read_is_kept(toy_library: Library, paper: Path) -> None:
    ingest(toy_library, paper)
    read = only(toy_library)
    changed = put(toy_library, "council=medway", "published=2014-03-05", "lead_inspector=Jo Bloggs")
    assert changed == only(toy_library) == toy_library.document(read.id)
    assert (changed.council, changed.published) == ("Medway", date(2014, 3, 5))
    assert changed.lead_inspector == "Jo Bloggs"
    facts = {fact.field: fact for fact in changed.facts}
    council = facts[DocumentField.COUNCILS]
    assert (council.place, council.certainty) == (Place.BY_HAND, Certainty.SET_BY_HAND)
    assert council.read == "Kent"
    assert facts[DocumentField.LEAD_INSPECTOR].read == ""
    assert facts[DocumentField.TITLE].certainty is Certainty.PRINTED
    assert toy_library.store.document_as_read(read.id) == read


def test_search_agrees_at_once(toy_library: Library, paper: Path) -> None:
    ingest(toy_library, paper)
    assert toy_library.search("kent")  # the indexes are open
    before = toy_library.store.keys()
    changed = put(toy_library, "councils=Medway; Kent", "kind=minutes", "published=2016-01-02")
    store = toy_library.store
    assert not before & store.keys()
    assert toy_library.search("health", only=Filter(councils=frozenset({"Medway"})))
    assert toy_library.search("health", only=Filter(councils=frozenset({"Kent"})))
    assert toy_library.search("health", only=Filter(kinds=frozenset({DocumentKind.MINUTES})))
    assert not toy_library.search("health", only=Filter(until=date(2015, 12, 31)))
    by_words = toy_library.search("medway", way=Way.LEXICAL)
    assert [hit.document.councils for hit in by_words] == [("Medway", "Kent")] * len(by_words)
    assert by_words
    texts = [searched_text(changed, one) for one in store.passages(changed.id)]
    assert all(text.startswith("Medway and Kent. Minutes 2016") for text in texts)
    kept = [vector.tolist() for vector in store.vectors().values()]
    assert kept == WordCounts().encode(texts).tolist()
    assert check(toy_library) == []


def test_new_keys_are_never_given_again(toy_library: Library, paper: Path, tmp_path: Path) -> None:
    ingest(toy_library, paper)
    passages = toy_library.store.passages(only(toy_library).id)
    seen = set(toy_library.store.keys())
    for council in ("Medway", "Kent", "Bath and North East Somerset"):
        put(toy_library, f"council={council}")
        assert not seen & toy_library.store.keys()
        seen |= toy_library.store.keys()
    assert toy_library.store.passages(only(toy_library).id) == passages
    with toy_library.writing():
        toy_library.remove(only(toy_library).id)
    other = tmp_path / "other.txt"
    other.write_text("Report to Cabinet\n\nMissing children.")
    ingest(toy_library, other)
    assert not seen & toy_library.store.keys()


def test_what_search_does_not_show_moves_nothing(toy_library: Library, paper: Path) -> None:
    ingest(toy_library, paper)
    before = toy_library.store.keys()
    put(toy_library, "lead_inspector=Jo Bloggs", "title=Another")
    assert toy_library.store.keys() == before


def test_none_and_back_to_what_was_read(toy_library: Library, paper: Path) -> None:
    ingest(toy_library, paper)
    read = only(toy_library)
    none = put(toy_library, "councils=none", "published=none")
    assert (none.councils, none.published) == ((), None)
    assert put(toy_library, "councils=", "published=") == read == only(toy_library)
    assert toy_library.store.settings(read.sha256) == {}


def test_it_outlasts_ingest_rebuild_and_removal(toy_library: Library, paper: Path) -> None:
    ingest(toy_library, paper)
    changed = put(toy_library, "councils=Medway", "framework=SIF_2013")
    ingest(toy_library, paper)
    assert only(toy_library) == changed
    with toy_library.writing():
        toy_library.remove(changed.id)
    assert toy_library.store.documents() == []
    assert check(toy_library) == []
    ingest(toy_library, paper)
    assert only(toy_library) == changed
    (passage, *_) = toy_library.store.passages(changed.id)
    assert searched_text(only(toy_library), passage).startswith("Medway. Committee paper 2014")
    assert toy_library.search("medway")
    folder = toy_library.paths.folder
    toy_library.close()
    rebuild_library(toy_library.paths, SerialExecutor(), encoder=WordCounts())
    with Library.open(folder, WordCounts()) as anew:
        assert only(anew) == changed
        assert anew.search("medway")
        assert check(anew) == []


def test_a_library_from_before_there_were_settings_is_rebuilt(
    toy_library: Library, paper: Path
) -> None:
    ingest(toy_library, paper)
    toy_library.close()
    with closing(sqlite3.connect(toy_library.paths.store)) as store, store:
        store.execute("DROP TABLE set_by_hand")
    rebuild_library(toy_library.paths, SerialExecutor(), encoder=WordCounts())
    with Library.open(toy_library.paths.folder, WordCounts()) as anew:
        assert only(anew).council == "Kent"


def test_all_or_nothing(toy_library: Library, paper: Path) -> None:
    ingest(toy_library, paper)
    read = only(toy_library)
    runs = len(toy_library.store.journal.runs())
    with pytest.raises(BadRequest, match=r"would end \(2014-01-01\) before it starts"):
        put(toy_library, "title=X", "inspection_start=2014-02-01", "inspection_end=2014-01-01")
    assert only(toy_library) == read
    assert len(toy_library.store.journal.runs()) == runs
    put(toy_library, "inspection_start=2014-02-01")
    with pytest.raises(BadRequest, match="before it starts"):
        put(toy_library, "inspection_end=2014-01-31")
    assert only(toy_library).inspection_end is None
    with pytest.raises(NotInLibrary, match="No document 'x'"):
        correct(toy_library, "x", [Correction(DocumentField.TITLE, "X")])


def test_it_is_safe_against_a_failure_in_the_middle(
    toy_library: Library, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(toy_library, paper)
    read, keys = only(toy_library), toy_library.store.keys()

    def fail(*_: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(toy_library.store, "renew", fail)
    with pytest.raises(RuntimeError, match="in the middle"):
        put(toy_library, "council=Medway")
    assert (only(toy_library), toy_library.store.keys()) == (read, keys)
    assert check(toy_library) == []


def test_the_log_tells_and_forgetting_leaves_nothing(toy_library: Library, paper: Path) -> None:
    ingest(toy_library, paper)
    made = put(toy_library, "council=Medway", "published=none", "title=")
    (run, *_) = toy_library.store.journal.runs(1)
    assert (run.work, run.ended is not None) == (Work.SET, True)
    (entry,) = run.entries
    assert (entry.outcome, entry.document_id) == (Outcome.SET, made.id)
    assert entry.reason == "councils=Medway; published=none; title="
    with toy_library.writing(Work.REMOVE):
        toy_library.remove(made.id)
    assert toy_library.store.settings(made.sha256)
    ingest(toy_library, paper)
    with toy_library.writing(Work.REMOVE):
        toy_library.remove(made.id, forget=True)
    assert toy_library.store.settings(made.sha256) == {}
    ingest(toy_library, paper)
    assert only(toy_library).council == "Kent"


def test_what_is_set_is_content(toy_library: Library, paper: Path, tmp_path: Path) -> None:
    ingest(toy_library, paper)
    before = fingerprint(toy_library.store)
    put(toy_library, "title=Another")
    changed = fingerprint(toy_library.store)
    assert changed != before
    back_up(toy_library, tmp_path / "backup")
    put(toy_library, "title=")
    assert fingerprint(toy_library.store) == before
    restore(tmp_path / "backup", tmp_path / "copy", encoder=WordCounts())
    with Library.open(tmp_path / "copy", WordCounts()) as restored:
        assert fingerprint(restored.store) == changed
        assert only(restored).title == "Another"


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("title=  A  new  title ", DocumentField.TITLE, "A new title"),
        ("title=a=b", DocumentField.TITLE, "a=b"),
        ("KIND=Minutes", DocumentField.KIND, "minutes"),
        ("council=banes", DocumentField.COUNCILS, "Bath and North East Somerset"),
        (
            "councils=Kent; bournemouth, christchurch and poole;kent;",
            DocumentField.COUNCILS,
            "Kent; Bournemouth, Christchurch and Poole",
        ),
        ("framework=ILACS_2018", DocumentField.FRAMEWORK, "ilacs_2018"),
        ("published=2024-02-29", DocumentField.PUBLISHED, "2024-02-29"),
        ("lead_inspector=None", DocumentField.LEAD_INSPECTOR, None),
    ],
)
def test_values_are_checked_and_made_one_form(
    words: str, field: DocumentField, value: str | None
) -> None:
    assert correction(words) == Correction(field, value)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("title", "'title' sets no field. Write field=value with one of the fields title, kind"),
        ("colour=red", "'colour=red' sets no field"),
        ("title=none", "A document cannot be without a title"),
        ("kind=none", "A document cannot be without a kind"),
        ("kind=novel", "There is no kind 'novel'. There are: full_inspection, "),
        ("kind=inspection_report", "There is no kind 'inspection_report'"),
        ("council=Atlantis", "no council called 'Atlantis'"),
        ("councils=;", "Name a council"),
        ("framework=sif", "No framework 'sif'; there are slac_2009"),
        ("published=2023-02-29", "'2023-02-29' is no day for date of publication"),
        ("published=29 May 2023", "is no day for date of publication. Write it as 2013-09-26"),
        ("published=20230529", "is no day"),
        ("inspection_start=2023-W10-1", "is no day for first day of the inspection"),
        ("title=" + "x" * 301, "at most 300 letters"),
        ("lead_inspector=a\x07b", "all printable"),
    ],
)
def test_what_cannot_be_set_is_said(words: str, said: str) -> None:
    with pytest.raises(BadRequest) as error:
        correction(words)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_value_as_text_can_be_set_again(toy_library: Library, paper: Path) -> None:
    ingest(toy_library, paper)
    read = only(toy_library)
    for field in DocumentField:
        if text := as_text(read, field):
            assert correction(f"{field}={text}").value == text
