"""A library from a backup: nothing is believed that is not checked, and nothing is half done."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from index import archive
from index.archive import Account
from index.encoder import Encoder, SentenceTransformerEncoder
from index.fingerprint import fingerprint
from index.originals import sha256_of
from index.paths import LibraryPaths, Told, cannot_be_used
from index.recipe import Recipe
from index.replacing import put_in_place
from index.store import Store, tables_of_new_store
from index.types import Work
from ingest.errors import BadBackup, BadRequest, FindingsError, LibraryDamaged, OtherRecipe

_PIECE = 2**20
_MOST_ACCOUNT = 2**20
# What a damaged or foreign zip makes of Python's reader.
_UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
    ValueError,
)


def restore(
    file: Path,
    folder: str | Path | None = None,
    replace: bool = False,
    encoder: Encoder | None = None,
    told: Told = lambda _: None,
) -> Account:
    """Make a library of a backup.

    The backup is unpacked and checked whole before anything changes; then the library changes in
    one step, while others may read.

    Args:
        file: the backup.
        folder: where to; None for ``FINDINGS_LIBRARY``, else ``library/``.
        replace: whether to replace a library that is there.
        encoder: None for this program's.
        told: what to tell the user, where another process is to be waited for.

    Returns:
        What the backup says of itself.

    Raises:
        BadRequest: there is no such file, or a library is there and is not to be replaced.
        BadBackup: the file is no backup, or a damaged one.
        OtherRecipe: it is of a library that this program cannot read.
        LibraryError: the library's folder cannot be used.
    """
    paths = LibraryPaths.chosen(folder)
    if paths.store.is_file() and not replace:
        raise BadRequest(
            f"There is a library at {paths.folder} already. Name another folder with --library, "
            "or give --replace to put the backup in its place."
        )
    encoder = encoder or SentenceTransformerEncoder()
    with _opened(file) as packed:
        account = _account(packed, file.name)
    _require_recipe(account.recipe, encoder, file.name)
    with _at(paths, told):
        if paths.store.is_file() and not replace:
            raise BadRequest(f"A library was made at {paths.folder} meanwhile. Look at that first.")
        with _opened(file) as packed:
            if _account(packed, file.name) != account:
                raise BadBackup(file.name, "it changed while it was being read", "Try again")
            _unpack(packed, paths, file.name)
        _check(paths.staging, account, encoder, file.name)
        put_in_place(paths, paths.staging)
    return account


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    if not file.is_file():
        raise BadRequest(f"There is no file {file}. Check the spelling.")
    try:
        with zipfile.ZipFile(file) as packed:
            yield packed
    except _UNREADABLE as error:
        raise BadBackup(
            file.name, f"it is damaged, cut short, or no backup at all ({error})"
        ) from error
    except OSError as error:
        raise BadBackup(
            file.name, f"it cannot be read ({error})", "Check that you may read it"
        ) from error


def _account(packed: zipfile.ZipFile, name: str) -> Account:
    entries = packed.infolist()
    names = [entry.filename for entry in entries]
    if archive.ACCOUNT not in names or archive.STORE not in names:
        raise BadBackup(name, "it is a zip, but no backup of a library")
    for entry in entries:
        known = entry.filename in (archive.ACCOUNT, archive.STORE)
        if not known and archive.hash_in(entry.filename) is None:
            raise BadBackup(name, f"it holds {entry.filename!r}, which no backup holds")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadBackup(name, "it is packed in a way that no backup is")
    if len(set(names)) != len(names):
        raise BadBackup(name, "it holds one name twice")
    if packed.getinfo(archive.ACCOUNT).file_size > _MOST_ACCOUNT:
        raise BadBackup(name, "its account of itself makes no sense")
    return Account.from_json(packed.read(archive.ACCOUNT), name)


def _require_recipe(recipe: Mapping[str, str], encoder: Encoder, name: str) -> None:
    try:
        Recipe.of(encoder).require(Recipe.from_rows(recipe), name)
    except OtherRecipe as error:
        raise OtherRecipe(
            f"{name} is a backup of a library made with another recipe. Restore it with the "
            "Findings and the model that made it, then run `findings rebuild` with these."
        ) from error


@contextmanager
def _at(paths: LibraryPaths, told: Told) -> Iterator[None]:
    """Hold the library's lock; a folder that was not there is gone again if this fails."""
    made = not paths.folder.exists()
    try:
        paths.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_be_used(paths.folder, error) from error
    try:
        with paths.locked(told=told):
            shutil.rmtree(paths.staging, ignore_errors=True)
            try:
                yield
            finally:
                shutil.rmtree(paths.staging, ignore_errors=True)
    except BaseException:
        if made and not paths.store.is_file():
            shutil.rmtree(paths.folder, ignore_errors=True)
        raise


def _unpack(packed: zipfile.ZipFile, paths: LibraryPaths, name: str) -> None:
    staging = LibraryPaths(paths.staging)
    try:
        wanted, free = sum(one.file_size for one in packed.infolist()), _free(paths.folder)
        if wanted > free:
            raise BadBackup(
                name,
                f"it needs {wanted // 2**20:,} MiB, and the disk has {free // 2**20:,} MiB left",
                "Free some, or name a folder on another disk",
            )
        staging.originals.mkdir(parents=True)
        for entry in packed.infolist():
            if entry.filename == archive.ACCOUNT:
                continue
            place = staging.folder / entry.filename  # of a known shape: see _account
            found = _unpack_one(packed, entry, place)
            if archive.hash_in(entry.filename) not in (None, found):
                raise BadBackup(name, f"{entry.filename} in it has been altered")
    except _UNREADABLE:
        raise
    except OSError as error:
        raise cannot_be_used(paths.folder, error) from error


def _unpack_one(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Path) -> str:
    digest = hashlib.sha256()
    with packed.open(entry) as of, place.open("wb") as to:
        while piece := of.read(_PIECE):
            digest.update(piece)
            to.write(piece)
    return digest.hexdigest()


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _check(folder: Path, account: Account, encoder: Encoder, name: str) -> None:
    """See that what was unpacked is a library, whole, and the one that was backed up."""
    staging = LibraryPaths(folder)
    if sha256_of(staging.store) != account.store_sha256:
        raise BadBackup(name, "the store in it has been altered")
    try:
        with closing(Store(staging.store)) as store:
            if store.tables() != tables_of_new_store():
                raise BadBackup(name, "its tables are not those of a library")
            _require_recipe(store.meta(), encoder, name)
            faults = store.faults()
            held = {staging.original(one.sha256, one.origin).name for one in store.documents()}
            if faults:
                raise BadBackup(name, f"its store is damaged ({faults[0]})")
            if fingerprint(store) != account.fingerprint:
                raise BadBackup(name, "its content is not what was backed up")
            with store.journal.run(Work.RESTORE):
                pass
    except LibraryDamaged as error:
        raise BadBackup(name, "its store is damaged") from error
    except FindingsError:
        raise
    unpacked = {path.name for path in staging.originals.iterdir()}
    if held != unpacked:
        raise BadBackup(
            name,
            f"{len(held - unpacked)} originals are missing in it, and "
            f"{len(unpacked - held)} belong to no document",
        )
