"""A library into one file, while it is in use."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index import archive
from index.archive import Account
from index.fingerprint import fingerprint
from index.library import Library
from index.originals import sha256_of
from index.store import Store
from ingest.errors import BadRequest, LibraryDamaged, LibraryError
from ingest.types import Document

# Times that a backup begins anew because documents were removed while it was made.
ATTEMPTS = 10
_PIECE = 2**20


class _Removed(Exception):
    """An original is gone that the snapshot of the store still names."""


def back_up(library: Library, file: Path, replace: bool = False) -> Account:
    """Write a library's content to one file; it appears complete or not at all.

    The library may be read and changed meanwhile: the backup holds the state of one moment.

    Args:
        library: what to back up.
        file: where to.
        replace: whether to replace a file of that name.

    Returns:
        What the backup says of itself.

    Raises:
        BadRequest: a file is there already, or its folder is not.
        LibraryDamaged: an original is missing or altered.
        LibraryError: the file cannot be written.
    """
    if file.is_dir():
        raise BadRequest(f"{file} is a folder. Name a file to write the backup to.")
    if file.exists() and not replace:
        raise _in_the_way(file)
    if not file.parent.is_dir():
        raise BadRequest(f"There is no folder {file.parent}. Make it first, or name another.")
    try:
        with _workshop(file) as folder:
            for attempt in range(1, ATTEMPTS + 1):
                try:
                    account = _write(library, folder)
                    break
                except _Removed as error:
                    if attempt == ATTEMPTS:
                        raise LibraryError(
                            f"Documents were removed from {library.paths.folder} each of "
                            f"{ATTEMPTS} times that it was copied. Try again when that is done."
                        ) from error
            _put(folder / "backup.zip", file, replace)
    except OSError as error:
        raise LibraryError(
            f"The backup {file} cannot be written ({error}). Check that you may write there, and "
            "that the disk is not full."
        ) from error
    return account


def _write(library: Library, folder: Path) -> Account:
    copy = folder / archive.STORE
    copy.unlink(missing_ok=True)
    library.store.connections.copy_to(copy)
    with closing(Store(copy)) as store:
        documents = store.documents()
        account = Account(
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            documents=len(documents),
            fingerprint=fingerprint(store),
            store_sha256=sha256_of(copy),
            recipe={key: said for key, said in store.meta().items() if key.startswith("recipe.")},
        )
    made = folder / "backup.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
        written.writestr(archive.ACCOUNT, account.as_json())
        written.write(copy, archive.STORE)
        for document in documents:
            _write_original(library, document, written)
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    return account


def _write_original(library: Library, document: Document, written: zipfile.ZipFile) -> None:
    digest = hashlib.sha256()
    # Their formats are compressed already, or small.
    entry = zipfile.ZipInfo(archive.name_of(document), datetime.now(UTC).timetuple()[:6])
    try:
        with (
            library.original(document).open("rb") as original,
            written.open(entry, "w", force_zip64=True) as to,
        ):
            while piece := original.read(_PIECE):
                digest.update(piece)
                to.write(piece)
    except (LibraryDamaged, FileNotFoundError) as error:
        if library.store.document(document.id) is None:
            raise _Removed from error
        raise
    if digest.hexdigest() != document.sha256:
        raise LibraryDamaged(
            f"The original of {document.file_name} ({document.id}) has been altered. "
            "Run `findings check` to see what to do."
        )


@contextmanager
def _workshop(file: Path) -> Iterator[Path]:
    """A folder beside a file to make it in; those that stopped runs left there are removed."""
    name = f".{file.name}."
    for left in file.parent.iterdir():
        if left.name.startswith(name) and left.name.endswith(".new") and left.is_dir():
            shutil.rmtree(left)
    folder = Path(tempfile.mkdtemp(prefix=name, suffix=".new", dir=file.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(made: Path, file: Path, replace: bool) -> None:
    if replace:
        made.replace(file)
        return
    try:
        file.hardlink_to(made)  # unlike a renaming, never replaces a file that came meanwhile
    except FileExistsError as error:
        raise _in_the_way(file) from error
    except OSError:  # a disk that knows no links
        if file.exists():
            raise _in_the_way(file) from None
        made.replace(file)


def _in_the_way(file: Path) -> BadRequest:
    return BadRequest(f"{file} is there already. Name another file, or give --replace.")
