"""A backup is whole or not there; what is restored is checked, and holds the same."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.archive import ACCOUNT, STORE
from index.backup import back_up
from index.checks import check
from index.fingerprint import fingerprint
from index.library import Library
from index.restore import restore
from index.types import Work
from ingest.errors import (
    BadBackup,
    BadRequest,
    FindingsError,
    LibraryDamaged,
    LibraryError,
    OtherRecipe,
)
from tests.test_index_library import filled, texts
from tests.toys import WordCounts


@pytest.fixture
def backup(toy_library: Library, tmp_path: Path) -> Path:
    filled(toy_library)
    back_up(toy_library, tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def again(backup: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same backup with other members."""
    with zipfile.ZipFile(backup) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    change(members)
    changed = backup.with_name("changed.zip")
    with zipfile.ZipFile(changed, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return changed


def other_store(members: dict[str, bytes], folder: Path, *statements: str) -> None:
    """Change the store in a backup, and its account so that it agrees."""
    store = folder / "changed.sqlite"
    store.write_bytes(members[STORE])
    with closing(sqlite3.connect(store)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    members[STORE] = store.read_bytes()
    account = json.loads(members[ACCOUNT])
    account["store_sha256"] = hashlib.sha256(members[STORE]).hexdigest()
    members[ACCOUNT] = json.dumps(account).encode()


def refusal(backup: Path, folder: Path, error: type[FindingsError] = BadBackup) -> str:
    """What is said of a backup; nothing is made of it."""
    with pytest.raises(error) as raised:
        restore(backup, folder / "restored", encoder=WordCounts())
    assert not (folder / "restored").exists()
    (line,) = str(raised.value).splitlines()
    return line


def test_what_is_restored_is_what_was_backed_up(
    toy_library: Library, backup: Path, tmp_path: Path
) -> None:
    account = restore(backup, tmp_path / "restored", encoder=WordCounts())
    assert account.documents == 2
    with Library.open(tmp_path / "restored", WordCounts()) as restored:
        assert fingerprint(restored.store) == fingerprint(toy_library.store) == account.fingerprint
        assert check(restored) == []
        assert texts(restored, "adoption") == texts(toy_library, "adoption")
        documents = restored.store.documents()
        assert [restored.original(one).read_bytes() for one in documents] == [b"two", b"one"]
        works = [run.work for run in restored.store.journal.runs()]
        assert works == [Work.RESTORE, Work.INGEST, Work.INGEST]
    assert sorted(path.name for path in (tmp_path / "restored").iterdir()) == [
        "derived.json",
        "lexical",
        "library.lock",
        "library.sqlite",
        "originals",
        "vectors.faiss",
    ]
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_library_is_replaced_only_when_told_to_and_its_readers_see_it(
    toy_library: Library, backup: Path
) -> None:
    folder = toy_library.paths.folder
    before = texts(toy_library, "adoption")
    with Library.open(folder, WordCounts()) as other, other.writing():
        other.remove("a" * 16)
    assert "Adoption was strong." not in texts(toy_library, "adoption")
    with pytest.raises(BadRequest, match=r"There is a library at .* already.*--replace"):
        restore(backup, folder, encoder=WordCounts())
    assert "Adoption was strong." not in texts(toy_library, "adoption")
    restore(backup, folder, replace=True, encoder=WordCounts())
    assert texts(toy_library, "adoption") == before
    assert check(toy_library) == []


def test_a_damaged_library_is_replaced(toy_library: Library, backup: Path) -> None:
    toy_library.close()
    toy_library.paths.store.write_bytes(b"no store at all")
    account = restore(backup, toy_library.paths.folder, replace=True, encoder=WordCounts())
    with Library.open(toy_library.paths.folder, WordCounts()) as restored:
        assert fingerprint(restored.store) == account.fingerprint
        assert check(restored) == []


def test_a_file_is_replaced_only_when_told_to(toy_library: Library, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    file.write_text("mine")
    with pytest.raises(BadRequest, match=r"backup\.zip is there already.*--replace"):
        back_up(toy_library, file)
    assert file.read_text() == "mine"
    back_up(toy_library, file, replace=True)
    assert zipfile.is_zipfile(file)
    with pytest.raises(BadRequest, match="is a folder"):
        back_up(toy_library, tmp_path, replace=True)
    with pytest.raises(BadRequest, match="There is no folder"):
        back_up(toy_library, tmp_path / "nowhere" / "backup.zip")


def test_what_a_stopped_backup_left_is_cleared_away(toy_library: Library, tmp_path: Path) -> None:
    (tmp_path / ".backup.zip.abc.new").mkdir()
    (tmp_path / ".other.zip.abc.new").mkdir()
    back_up(toy_library, tmp_path / "backup.zip")
    assert [path.name for path in tmp_path.glob(".*")] == [".other.zip.abc.new"]


def test_a_library_is_backed_up_while_it_is_changed(toy_library: Library, tmp_path: Path) -> None:
    filled(toy_library)
    with toy_library.writing(), toy_library.store.transaction():
        toy_library.store.remove("a" * 16)  # not committed yet: nobody waits for it
        account: list[int] = []
        thread = threading.Thread(
            target=lambda: account.append(back_up(toy_library, tmp_path / "b.zip").documents)
        )
        thread.start()
        thread.join(60)
        assert account == [2]


def test_a_document_that_is_removed_meanwhile_is_left_out(
    toy_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(toy_library)
    find = Library.original

    def removed_first(library: Library, document: object) -> Path:
        if library.store.document("a" * 16):
            with library.writing(Work.REMOVE):
                library.remove("a" * 16)
        return find(library, document)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "original", removed_first)
    account = back_up(toy_library, tmp_path / "backup.zip")
    assert account.documents == 1
    assert restore(tmp_path / "backup.zip", tmp_path / "r", encoder=WordCounts()) == account


def test_a_library_that_is_not_whole_is_not_backed_up(toy_library: Library, tmp_path: Path) -> None:
    medway, kent = filled(toy_library)
    toy_library.original(toy_library.document(medway.id)).write_bytes(b"altered")
    with pytest.raises(LibraryDamaged, match=r"original of aaaa\.txt .* has been altered"):
        back_up(toy_library, tmp_path / "backup.zip")
    toy_library.original(toy_library.document(kent.id)).unlink()
    with pytest.raises(LibraryDamaged, match=r"original of bbbb\.txt is missing"):
        back_up(toy_library, tmp_path / "backup.zip")
    assert [path.name for path in tmp_path.iterdir() if "backup" in path.name] == []


def test_what_is_no_backup_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no zip")
    assert refusal(tmp_path / "text.zip", tmp_path).startswith(
        "text.zip cannot be restored: it is damaged, cut short, or no backup at all"
    )
    with zipfile.ZipFile(tmp_path / "foreign.zip", "w") as foreign:
        foreign.writestr("letter.txt", "Dear")
    assert refusal(tmp_path / "foreign.zip", tmp_path) == (
        "foreign.zip cannot be restored: it is a zip, but no backup of a library. "
        "Take another backup."
    )
    assert "There is no file" in refusal(tmp_path / "none.zip", tmp_path, BadRequest)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_backup_that_is_cut_short_is_refused(backup: Path, tmp_path: Path, share: float) -> None:
    whole = backup.read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: int(len(whole) * share)])
    assert "damaged, cut short, or no backup" in refusal(cut, tmp_path)


def test_no_byte_of_a_backup_can_be_altered_unnoticed(
    toy_library: Library, backup: Path, tmp_path: Path
) -> None:
    whole = backup.read_bytes()
    wanted = fingerprint(toy_library.store)
    bad = tmp_path / "bad.zip"
    for place in range(0, len(whole), max(1, len(whole) // 150)):
        bad.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            restore(bad, tmp_path / "restored", encoder=WordCounts())
        except FindingsError as error:
            assert len(str(error).splitlines()) == 1
            assert not (tmp_path / "restored").exists()
        else:  # a byte that says nothing, such as a member's time
            with Library.open(tmp_path / "restored", WordCounts()) as restored:
                assert fingerprint(restored.store) == wanted
                assert check(restored) == []
            shutil.rmtree(tmp_path / "restored")


@pytest.mark.parametrize(
    "name", ["../escaped", "/escaped", "originals/../../escaped", "C:\\escaped", "notes.txt"]
)
def test_names_that_no_backup_holds_are_refused(backup: Path, tmp_path: Path, name: str) -> None:
    bad = again(backup, lambda members: members.update({name: b"x"}))
    assert "which no backup holds" in refusal(bad, tmp_path)
    assert not list(tmp_path.glob("**/escaped"))


def test_a_backup_whose_parts_do_not_agree_is_refused(backup: Path, tmp_path: Path) -> None:
    def original(members: dict[str, bytes]) -> str:
        return next(name for name in members if name.startswith("originals/"))

    def account(**changes: object) -> Callable[[dict[str, bytes]], None]:
        return lambda members: members.update(
            {ACCOUNT: json.dumps(json.loads(members[ACCOUNT]) | changes).encode()}
        )

    cases: list[tuple[Callable[[dict[str, bytes]], object], str]] = [
        (lambda m: m.update({original(m): b"other"}), "in it has been altered"),
        (lambda m: m.pop(original(m)), "1 originals are missing in it, and 0 belong to no"),
        (lambda m: m.update({STORE: m[STORE] + b"x"}), "the store in it has been altered"),
        (lambda m: m.update({ACCOUNT: b"[]"}), "its account of itself makes no sense"),
        (lambda m: m.update({ACCOUNT: b"{}"}), "its account of itself makes no sense"),
        (account(format="other"), "its account of itself makes no sense"),
        (account(fingerprint="0" * 64), "its content is not what was backed up"),
        (
            account(version=9),
            "another version of Findings (backup version 9). Restore it with that version.",
        ),
        (
            lambda m: other_store(m, tmp_path, "CREATE TABLE more (x)"),
            "its tables are not those of a library",
        ),
        (
            lambda m: other_store(
                m, tmp_path, "CREATE TRIGGER t AFTER INSERT ON meta BEGIN SELECT 1; END"
            ),
            "its tables are not those of a library",
        ),
        (
            lambda m: other_store(m, tmp_path, "UPDATE passages SET text = 'Health was good.'"),
            "its content is not what was backed up",
        ),
        (
            lambda m: other_store(
                m, tmp_path, "DELETE FROM documents WHERE councils LIKE '%Kent%'"
            ),
            "without its document)",
        ),
    ]
    for change, said in cases:
        assert said in refusal(again(backup, change), tmp_path)  # type: ignore[arg-type]


def test_a_backup_of_another_recipe_is_refused_with_the_cure(backup: Path, tmp_path: Path) -> None:
    other = WordCounts()
    other.fingerprint = "words-2"
    with pytest.raises(
        OtherRecipe, match=r"backup\.zip is a backup .* then run `findings rebuild`"
    ):
        restore(backup, tmp_path / "restored", encoder=other)
    assert not (tmp_path / "restored").exists()


def test_a_replacement_that_is_stopped_is_completed_by_the_next_run(
    toy_library: Library, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with toy_library.writing():
        toy_library.remove("a" * 16)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("index.replacing.bring_up_to_date", stopped)
        with pytest.raises(KeyboardInterrupt):
            restore(backup, toy_library.paths.folder, replace=True, encoder=WordCounts())
    # The store is the backup's, the indexes are not: keys in them mean other passages.
    with monkeypatch.context() as patched:
        patched.setattr("index.snapshots.REPLACED_SECONDS", 0)
        with pytest.raises(LibraryError, match=r"is being replaced\. Ask again when that is done"):
            toy_library.search("adoption")
    with toy_library.writing():
        pass
    assert check(toy_library) == []
    assert texts(toy_library, "adoption")[0] == "Adoption was strong."
