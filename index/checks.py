"""Is a library whole? And if not, making it so as far as can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index.boilerplate import mark_boilerplate, wrong_marks
from index.derived import DerivedIndexes, bring_up_to_date
from index.library import Library
from index.originals import sha256_of
from index.tidying import holds_remains, leftovers, remove, strays, tidy, unknown
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
        return [
            *_store_faults(library),
            *_original_faults(library),
            *_index_faults(library),
            *_leftover_faults(library),
        ]


def repair(library: Library) -> list[Fault]:
    """Mend what can be mended: marks are set, indexes rebuilt, stray files removed.

    Returns:
        What remains wrong.

    Raises:
        LibraryError: another process is changing it.
    """
    with library.paths.locked(wait=False):
        for path in strays(library.paths, library.store):
            remove(path)
        mark_boilerplate(library.store)
        bring_up_to_date(library.paths, library.store)
        if _index_faults(library):
            bring_up_to_date(library.paths, library.store, anew=True)
        tidy(library.paths, library.store)
    return check(library)


def _store_faults(library: Library) -> Iterator[Fault]:
    for fault in library.store.faults():
        yield Fault(f"The store says: {fault}", repairable=False)
    counts = library.store.passage_counts()
    for document in library.store.documents():
        if not counts.get(document.id):
            yield Fault(f"{document.file_name} ({document.id}) has no passages", repairable=False)
    for id_, passage in library.store.lost_mentions():
        yield Fault(f"A judgement of {id_} stands in {passage}, which is gone", repairable=False)
    if wrong := len(wrong_marks(library.store)):
        yield Fault(
            f"Comparing the documents anew would mark {wrong} passages otherwise (boilerplate)",
            repairable=True,
        )


def _original_faults(library: Library) -> Iterator[Fault]:
    for document in library.store.documents():
        try:
            found = sha256_of(library.original(document))
        except (LibraryDamaged, OSError) as error:
            yield Fault(str(error), repairable=False)
            continue
        if found != document.sha256:
            yield Fault(
                f"The original of {document.file_name} ({document.id}) has been altered. "
                f"Remove it with `findings remove {document.id}` and ingest the file again.",
                repairable=False,
            )
    for stray in strays(library.paths, library.store):
        yield Fault(f"originals/{stray.name} belongs to no document", repairable=True)


def _leftover_faults(library: Library) -> Iterator[Fault]:
    """What an interrupted run left, and where words of removed documents might still be."""
    paths = library.paths
    for path in leftovers(paths, library.store):
        if path.parent != paths.originals:  # said above
            shown = path.relative_to(paths.folder)
            yield Fault(f"{shown} was left by a run that was interrupted", repairable=True)
    for path in unknown(paths):
        yield Fault(f"{path} is no part of the library. Move it elsewhere", repairable=False)
    if holds_remains(library.store) or not library.store.connections.empty_journal():
        yield Fault(
            f"{paths.store.name} may still hold words of what was removed, because it was being "
            "read or the run was interrupted",
            repairable=True,
        )


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
    for name, traces in (
        ("vector", indexes.dense.traces()),
        ("lexical", indexes.lexical.traces()),
    ):
        if traces:
            faults.append(
                Fault(
                    f"The {name} index still holds words of {traces} passages that are gone",
                    repairable=True,
                )
            )
    if not faults and indexes.state != library.store.state:
        faults.append(Fault("The indexes are not marked as up to date", repairable=True))
    return faults
