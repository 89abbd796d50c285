"""Does a library bear use while it changes? ``python -m eval.in_use PATH… --readers 10``.

Readers ask without pause, half of them threads that share one assistant and half processes of their
own, while one process ingests the files, another removes documents, and a third makes backups.
Reported are all errors, answers that cite a document after its removal, and torn states: a quote
that is not on the stored page, a citation and a coverage that cannot be of one state. There must be
none. It uses an encoder without a model, since it is no matter of meaning.
"""

from __future__ import annotations

import argparse
import multiprocessing
import queue
import random
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answers.assistant import Assistant
from eval.hashed import HashedWords
from eval.readers import QUOTING, Place, Tally, ask, ask_on
from index.backup import back_up
from index.checkpoints import Pace
from index.checks import check
from index.fingerprint import fingerprint
from index.intake import Source, files_in, take_in
from index.library import Library
from index.restore import restore
from index.types import Work
from ingest.workers import workers

# The files come in so many runs, between which others who change the library get their turn.
RUNS = 4
_TURN_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it.

    Attributes:
        tally: of all readers together.
        seconds: that it took.
        held: documents at the end.
        removed: documents removed.
        backups: backups made meanwhile; the last was restored, and held what it said.
        faults: what is wrong with the library, or with those who changed it; empty if nothing.
    """

    tally: Tally
    seconds: float
    held: int
    removed: int
    backups: int
    faults: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether nothing went wrong."""
        tally = self.tally
        return not (tally.errors or tally.after_removal or tally.torn or self.faults)


def measure(
    sources: Sequence[Source], folder: Path, readers: int = 10, remove: int = 20, jobs: int = 2
) -> Report:
    """Ingest, remove, back up and ask, all at once.

    Args:
        sources: files to ingest.
        folder: an empty one to work in.
        readers: how many ask.
        remove: how many documents are removed.
        jobs: processes that read files.
    """
    context = multiprocessing.get_context("spawn")
    place = Place(folder / "library", folder / "removed", context.Event())
    place.removed.touch()
    Library.open_or_create(place.library, HashedWords()).close()
    came: Any = context.Queue()
    began = time.monotonic()
    ingesting, removing, copying, *asking = (
        context.Process(target=_reported, args=(came, *work))
        for work in (
            (_ingest, place, list(sources), jobs),
            (_remove, place, remove),
            (_back_up, place, folder / "backup.zip"),
            *((ask, place, number) for number in range(readers // 2)),
        )
    )
    everyone = (ingesting, removing, copying, *asking)
    for process in everyone:
        process.start()
    tally, faults, backups = Tally(), [], 0
    with Assistant.open(place.library, HashedWords(), QUOTING) as shared:
        tallies = [Tally() for _ in range(readers - readers // 2)]
        threads = [
            threading.Thread(target=ask_on, args=(shared, place, number, one))
            for number, one in enumerate(tallies, start=readers)
        ]
        for thread in threads:
            thread.start()
        waiting = len(everyone)
        while waiting:
            with suppress(queue.Empty):
                of, said = came.get(timeout=1)
                waiting -= 1
                if isinstance(said, Tally):
                    tally.add(said)
                elif isinstance(said, int):
                    backups = said
                elif said is not None:
                    faults.append(f"{of}: {said}")
            if not (ingesting.is_alive() or removing.is_alive()):
                place.stop.set()
            if waiting and not any(process.is_alive() for process in everyone) and came.empty():
                faults.append(f"{waiting} processes ended without a word")
                break
        place.stop.set()
        for thread in threads:
            thread.join()
    seconds = time.monotonic() - began
    for one in tallies:
        tally.add(one)
    with Library.open(place.library, HashedWords()) as library:
        faults += [fault.what for fault in check(library)]
        held = len(library.store.documents())
    if backups:
        faults += _restored(folder)
    return Report(tally, seconds, held, len(place.removed_ids()), backups, tuple(faults))


def _restored(folder: Path) -> list[str]:
    account = restore(folder / "backup.zip", folder / "restored", encoder=HashedWords())
    with Library.open(folder / "restored", HashedWords()) as library:
        faults = [f"restored: {fault.what}" for fault in check(library)]
        if fingerprint(library.store) != account.fingerprint:
            faults.append("restored: its content is another")
    return faults


def _reported(came: Any, work: Any, *arguments: Any) -> None:
    """Do some work in a process of its own, and tell what came of it."""
    try:
        came.put((work.__name__, work(*arguments)))
    except BaseException as error:
        came.put((work.__name__, f"{type(error).__name__}: {error}"))
        raise


def _ingest(place: Place, sources: Sequence[Source], jobs: int) -> None:
    size = -(-len(sources) // RUNS)
    with Library.open(place.library, HashedWords()) as library, workers(jobs) as executor:
        library.pace = Pace(seconds=1.0, share=0.2)
        for start in range(0, len(sources), size):
            take_in(library, sources[start : start + size], executor)
            time.sleep(_TURN_SECONDS)


def _remove(place: Place, remove: int) -> None:
    chosen = random.Random(remove)  # noqa: S311 - no secret
    left = remove
    with Library.open(place.library, HashedWords()) as library:
        while left:
            held = library.store.documents()
            now = min(left, -(-remove // RUNS), len(held) // 2)
            if not now:
                time.sleep(_TURN_SECONDS / 10)
                continue
            with library.writing(Work.REMOVE):
                for document in chosen.sample(library.store.documents(), now):
                    library.remove(document.id)
                    with place.removed.open("a") as said:
                        said.write(f"{document.id}\n")
            left -= now
            time.sleep(_TURN_SECONDS)


def _back_up(place: Place, file: Path) -> int:
    made = 0
    with Library.open(place.library, HashedWords()) as library:
        while not place.stop.is_set():
            back_up(library, file, replace=True)
            made += 1
            place.stop.wait(_TURN_SECONDS)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurement; exit code 1 if anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m eval.in_use", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
    parser.add_argument("--readers", type=int, default=10, help="who ask (10)")
    parser.add_argument("--remove", type=int, default=20, help="documents removed (20)")
    parser.add_argument("--jobs", type=int, default=2, help="processes that read files (2)")
    options = parser.parse_args(arguments)
    sources = files_in(options.paths)
    with tempfile.TemporaryDirectory(prefix="findings-in-use-") as folder:
        report = measure(sources, Path(folder), options.readers, options.remove, options.jobs)
    tally = report.tally
    for what, times in (tally.errors + tally.torn).items():
        sys.stdout.write(f"{times} times: {what}\n")
    for fault in report.faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(
        f"{len(sources)} files, {report.removed} documents removed, {report.held} held at the end; "
        f"{report.backups} backups; {report.seconds:.0f} s\n"
        f"{options.readers} readers: {tally.questions} questions, {tally.citations} citations of "
        f"{len(tally.documents)} documents, {tally.removed_since} removed before they were opened\n"
        f"{tally.errors.total()} errors, {tally.after_removal} cited after removal, "
        f"{tally.torn.total()} torn states\n"
    )
    return 0 if report.good else 1


if __name__ == "__main__":
    sys.exit(main())
