"""Is a library whole? And if not, making it so as far as can be."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from index.boilerplate import mark_boilerplate, wrong_marks
from index.derived import DerivedIndexes, rebuild
from index.library import Library
from ingest.errors import LibraryDamaged


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a library.

    Attributes:
        what: in plain words, with the file or document it concerns.
        repairable: whether ``repair`` mends it; otherwise the file has to be ingested again.
    """

    what: str
    repairable: bool


def check(library: Library) -> list[Fault]:
    """Everything that is wrong with a library; empty if it is whole.

    Raises:
        LibraryError: another process is changing it, so that it is not whole at this moment.
    """
    with library.paths.locked(wait=False):
        return [*_store_faults(library), *_original_faults(library), *_index_faults(library)]


def repair(library: Library) -> list[Fault]:
    """Mend what can be mended: marks are set, indexes rebuilt, stray files removed.

    Returns:
        What remains wrong.

    Raises:
        LibraryError: another process is changing it.
    """
    with library.paths.locked(wait=False):
        for stray in _strays(library):
            path = library.paths.originals / stray
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        mark_boilerplate(library.store)
        if _index_faults(library):
            rebuild(library.paths, library.store)
    return check(library)


def _store_faults(library: Library) -> Iterator[Fault]:
    for fault in library.store.faults():
        yield Fault(f"The store says: {fault}", repairable=False)
    counts = library.store.passage_counts()
    for document in library.store.documents():
        if not counts.get(document.id):
            yield Fault(f"{document.file_name} ({document.id}) has no passages", repairable=False)
    if wrong := len(wrong_marks(library.store)):
        yield Fault(
            f"Comparing the documents anew would mark {wrong} passages otherwise (boilerplate)",
            repairable=True,
        )


def _original_faults(library: Library) -> Iterator[Fault]:
    for document in library.store.documents():
        try:
            with library.original(document).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except (LibraryDamaged, OSError) as error:
            yield Fault(str(error), repairable=False)
            continue
        if found != document.sha256:
            yield Fault(
                f"The original of {document.file_name} ({document.id}) has been altered. "
                f"Remove it with `findings remove {document.id}` and ingest the file again.",
                repairable=False,
            )
    for stray in _strays(library):
        yield Fault(f"originals/{stray} belongs to no document", repairable=True)


def _strays(library: Library) -> list[str]:
    known = {
        library.paths.original(document.sha256, document.origin).name
        for document in library.store.documents()
    }
    if not library.paths.originals.is_dir():
        return []
    return sorted({path.name for path in library.paths.originals.iterdir()} - known)


def _index_faults(library: Library) -> list[Fault]:
    wanted = library.store.keys()
    try:
        indexes = DerivedIndexes.load(library.paths)
    except LibraryDamaged as error:
        return [Fault(str(error), repairable=True)]
    faults = []
    for name, held in (("vector", indexes.dense.keys()), ("lexical", indexes.lexical.keys())):
        lacking, surplus = len(wanted - held), len(held - wanted)
        if lacking or surplus:
            faults.append(
                Fault(
                    f"The {name} index lacks {lacking} passages and holds {surplus} that are gone",
                    repairable=True,
                )
            )
    if not faults and indexes.generation != library.store.generation:
        faults.append(Fault("The indexes are not marked as up to date", repairable=True))
    return faults
