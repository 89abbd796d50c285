"""Does an ingest that is killed lose anything? ``python -m eval.killed PATH… --times 50 --seed 1``.

A process ingests the files, removes every fifth document or so, each in a run of its own, and
ingests half of these again. It is killed (SIGKILL) at a random moment and run again to its end;
then the library must be whole, hold the same as one that was never disturbed, and have no file
more. Again and again, at moments spread evenly over the run. Files are read once before: what
reading leaves behind no kill can tear, so that the kills fall where something is written. Indexes
are brought up to date after every few documents, so that many fall into that too.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import pickle
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from eval.hashed import HashedWords
from index.checkpoints import Pace
from index.checks import check
from index.fingerprint import fingerprint
from index.intake import Source, files_in, take_in
from index.lexical import stems
from index.library import Library
from index.paths import LibraryPaths
from index.store import Store
from index.types import Work
from index.vectors import VectorSearcher
from ingest.errors import UnreadableFile
from ingest.pipeline import ingest_file
from ingest.types import IngestedFile

# Of the documents, every so many is removed again.
EVERY = 5
# Seconds between two times that the indexes are brought up to date; a long ingest takes more.
CHECKPOINT_SECONDS = 0.1
_PATIENCE = 600

# What became of reading each file.
Reads = dict[Path, IngestedFile | UnreadableFile]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one kill.

    Attributes:
        after: seconds of work before it.
        during: what the library says was being done, such as "remove, 30 documents held".
        faults: everything that is wrong after the run was done again; empty if all is well.
    """

    after: float
    during: str
    faults: tuple[str, ...]


class Remembering(Executor):
    """Gives what was read before in place of reading it."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Give what was read of the file that is the first argument."""
        future: Future[Any] = Future()
        read = self._reads[args[0]]
        if isinstance(read, UnreadableFile):
            future.set_exception(read)
        else:
            future.set_result(read)
        return future


def read_all(sources: Sequence[Source]) -> Reads:
    """Read files, for ``Remembering``."""
    reads: Reads = {}
    for source in sources:
        try:
            reads[source.path] = ingest_file(source.path, source.name)
        except UnreadableFile as error:
            reads[source.path] = error
    return reads


def live(folder: Path, sources: Sequence[Source], reads: Reads) -> None:
    """The whole run: ingest, remove some, ingest some of these again."""
    with Library.open_or_create(folder, HashedWords()) as library:
        library.pace = Pace(seconds=CHECKPOINT_SECONDS, share=1.0)
        take_in(library, sources, Remembering(reads))
        # Chosen by id, so that a run which is done again chooses the same.
        for id_ in sorted(one.id for one in library.store.documents()):
            if int(id_, 16) % EVERY == 0:
                with library.writing(Work.REMOVE):
                    library.remove(id_)
        back = [one for one in sources if _comes_back(reads[one.path])]
        take_in(library, back, Remembering(reads))


def _comes_back(read: IngestedFile | UnreadableFile) -> bool:
    return isinstance(read, IngestedFile) and int(read.document.id, 16) % (2 * EVERY) == 0


def measure(
    sources: Sequence[Source],
    times: int,
    seed: int,
    folder: Path,
    report: Callable[[Outcome], None] = lambda _: None,
) -> list[Outcome]:
    """Kill and run again so many times.

    Args:
        sources: files to ingest.
        times: how often.
        seed: of the moments.
        folder: an empty one to work in.
        report: told of each.
    """
    reads = read_all(sources)
    said = folder / "read"
    said.write_bytes(pickle.dumps((list(sources), reads)))
    takes = _run(folder / "undisturbed", said)
    wanted = _state(folder / "undisturbed")
    moments = random.Random(seed)  # noqa: S311 - no secret
    outcomes: list[Outcome] = []
    for number in range(times):
        # One moment in each of as many equal parts of the run as there are kills.
        after = takes * (number + moments.random()) / times
        library = folder / f"killed-{number}"
        while not _killed(library, said, after):
            after *= moments.random()  # it was done already: this machine was quicker
            shutil.rmtree(library)
        during = _during(library)
        live(library, sources, reads)
        outcomes.append(Outcome(after, during, _differences(wanted, _state(library))))
        shutil.rmtree(library)
        report(outcomes[-1])
    return outcomes


@dataclass(frozen=True, slots=True)
class _State:
    faults: tuple[str, ...]
    fingerprint: str
    files: frozenset[str]


def _state(folder: Path) -> _State:
    with Library.open(folder, HashedWords()) as library:
        faults = tuple(fault.what for fault in check(library))
        found = fingerprint(library.store)
    # SQLite leaves no file beside a store that is closed; segments of the lexical index have names
    # of their own each time, and check looks at them.
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return _State(faults, found, frozenset(f for f in files if not f.startswith("lexical/")))


def _differences(wanted: _State, found: _State) -> tuple[str, ...]:
    said = list(found.faults)
    if found.fingerprint != wanted.fingerprint:
        said.append("its content is another")
    said += [f"{path} is too much" for path in sorted(found.files - wanted.files)]
    said += [f"{path} is missing" for path in sorted(wanted.files - found.files)]
    return tuple(said)


def _during(folder: Path) -> str:
    store = LibraryPaths(folder).store
    if not store.is_file():
        return "making the library"
    with closing(Store(store)) as opened:
        held, runs = len(opened.documents()), opened.journal.runs(last=1)
    work = runs[0].work if runs else "opening"
    after = "after " if runs and runs[0].ended else ""
    return f"{after}{work}, {held} documents held"


def _run(folder: Path, said: Path) -> float:
    """Run in a process of its own to the end; how long the work took."""
    process = _started(folder, said)
    began = time.monotonic()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"the undisturbed run failed with exit status {process.exitcode}")
    return time.monotonic() - began


def _killed(folder: Path, said: Path, after: float) -> bool:
    """Run in a process of its own and kill it; whether it was still at work."""
    process = _started(folder, said)
    process.join(after)
    process.kill()
    process.join()
    if process.exitcode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"a run failed by itself with exit status {process.exitcode}")
    return process.exitcode != 0


def _started(folder: Path, said: Path) -> SpawnProcess:
    """A process that does the run, at its beginning."""
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    process = context.Process(target=_child, args=(folder, said, ready))
    process.start()
    if not ready.wait(_PATIENCE):
        process.kill()
        raise RuntimeError("the process to be killed did not start")
    return process


def _child(folder: Path, said: Path, ready: Any) -> None:
    sources, reads = pickle.loads(said.read_bytes())  # noqa: S301 - our own, a moment ago
    VectorSearcher(1)  # imports what it needs, as does the next
    stems("health")
    ready.set()
    live(folder, sources, reads)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurement; exit code 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m eval.killed", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
    parser.add_argument("--times", type=int, default=50, help="kills (50)")
    parser.add_argument("--seed", type=int, default=1, help="of their moments (1)")
    parser.add_argument("--files", type=int, help="draw so many of the files; default all")
    options = parser.parse_args(arguments)
    sources = files_in(options.paths)
    if options.files is not None and options.files < len(sources):
        sources = random.Random(options.seed).sample(sources, options.files)  # noqa: S311
    told = itertools.count(1)

    def report(outcome: Outcome) -> None:
        came = "; ".join(outcome.faults) or "as undisturbed"
        sys.stdout.write(
            f"{next(told)}: killed after {outcome.after:.2f} s ({outcome.during}): {came}\n"
        )
        sys.stdout.flush()

    with tempfile.TemporaryDirectory(prefix="findings-killed-") as folder:
        outcomes = measure(sources, options.times, options.seed, Path(folder), report)
    good = sum(not outcome.faults for outcome in outcomes)
    sys.stdout.write(
        f"{len(sources)} files, killed {len(outcomes)} times: {good} came to the same, whole\n"
    )
    return 0 if good == len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
