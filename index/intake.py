"""Files into a library: which are new, who reads them, and what became of each."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from index.library import Library
from index.paths import LibraryPaths, Told
from index.types import Outcome, Work
from ingest.errors import BadRequest, UnreadableFile
from ingest.pipeline import ingest_file, read_bytes
from ingest.readers import SUFFIXES
from ingest.types import Document, IngestedFile

IGNORE_FILE = ".findingsignore"
# Files read ahead of the one being kept: enough to keep workers busy, few enough for memory.
AHEAD = 8


@dataclass(frozen=True, slots=True)
class Source:
    """A file to ingest.

    Attributes:
        path: where it lies.
        name: the name it came by.
        shown: how the log and messages name it.
    """

    path: Path
    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one file.

    Attributes:
        file: the file as it was named.
        outcome: added, unchanged or rejected.
        document: the document it is; None where it was rejected.
        reason: why it was rejected, or that its bytes came under another name before; else "".
    """

    file: str
    outcome: Outcome
    document: Document | None
    reason: str = ""


Report = Callable[[Arrival], None]


def files_in(paths: Iterable[Path]) -> list[Source]:
    """The files to ingest: those named, and in folders all of a kind that can be read.

    Passed over are hidden files, libraries, and whatever the ``.findingsignore`` of a folder that
    is named lists (one pattern a line, such as ``drafts/*``).

    Raises:
        BadRequest: a path does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(_walk(path))
        elif path.exists() or path.is_symlink():
            found[path] = None
        else:
            raise BadRequest(f"There is no file or folder {path}. Check the spelling.")
    return [Source(path, _printable(path.name), _printable(str(path.absolute()))) for path in found]


def take_in(
    library: Library,
    files: Sequence[Source],
    executor: Executor,
    report: Report = lambda _: None,
    *,
    work: Work = Work.INGEST,
    told: Told = lambda _: None,
) -> list[Arrival]:
    """Ingest files; each is kept in a transaction of its own as soon as it is read.

    Args:
        library: where to.
        files: the files.
        executor: who reads them.
        report: told of each file as it is done.
        work: what the log calls this run.
        told: what to tell the user, where another process is to be waited for.

    Returns:
        What became of each file, in the order done.
    """
    arrivals: list[Arrival] = []
    waiting: deque[tuple[Source, str, Future[IngestedFile]]] = deque()
    underway: set[str] = set()

    def done(arrival: Arrival) -> None:
        arrivals.append(arrival)
        report(arrival)

    def keep_first() -> None:
        source, sha256, future = waiting.popleft()
        done(_keep(library, source, sha256, future))

    with library.writing(work, told), _unchanged_logged(library) as unchanged:
        for source in files:
            try:
                sha256 = hashlib.sha256(read_bytes(source.path, source.name)).hexdigest()
            except UnreadableFile as error:
                done(_reject(library, source, error, None))
                continue
            while sha256 in underway and waiting:
                keep_first()  # the same bytes under another name: one of the files being read
            known = library.store.document_by_hash(sha256)
            if known is not None:
                unchanged.append(_recognise(source, known))
                done(unchanged[-1])
                continue
            underway.add(sha256)
            waiting.append((source, sha256, _submit(executor, source)))
            if len(waiting) >= AHEAD:
                keep_first()
        while waiting:
            keep_first()
    return arrivals


def _submit(executor: Executor, source: Source) -> Future[IngestedFile]:
    try:
        return executor.submit(ingest_file, source.path, source.name)
    except BrokenExecutor as error:
        broken: Future[IngestedFile] = Future()
        broken.set_exception(error)
        return broken


def _keep(library: Library, source: Source, sha256: str, future: Future[IngestedFile]) -> Arrival:
    try:
        ingested = future.result()
        library.add(ingested, source.path, source.shown)
    except UnreadableFile as error:
        return _reject(library, source, error, sha256)
    except BrokenExecutor:
        crashed = UnreadableFile(
            source.name, "a process that reads files ended while it was at work", "Ingest it again"
        )
        return _reject(library, source, crashed, sha256)
    return Arrival(source.shown, Outcome.ADDED, ingested.document)


def _recognise(source: Source, known: Document) -> Arrival:
    reason = "" if known.file_name == source.name else f"the same bytes as {known.file_name}"
    return Arrival(source.shown, Outcome.UNCHANGED, known, reason)


@contextmanager
def _unchanged_logged(library: Library) -> Iterator[list[Arrival]]:
    """Logs the arrivals that are put into what it yields, all in one transaction at the end.

    A transaction each would take longer than recognising the file.
    """
    unchanged: list[Arrival] = []
    try:
        yield unchanged
    finally:
        with library.store.transaction(content=False):
            for one in unchanged:
                known = one.document
                library.store.log(
                    one.file,
                    one.outcome,
                    known.id if known else None,
                    one.reason,
                    known.sha256 if known else None,
                )


def _reject(library: Library, source: Source, error: UnreadableFile, sha256: str | None) -> Arrival:
    with library.store.transaction(content=False):
        library.store.log(source.shown, Outcome.REJECTED, reason=str(error), sha256=sha256)
    return Arrival(source.shown, Outcome.REJECTED, None, str(error))


def _printable(name: str) -> str:
    """A name that any program can print and keep, whatever bytes the disk has for it."""
    return " ".join(os.fsencode(name).decode("utf-8", "replace").split())


def _walk(folder: Path) -> Iterable[Path]:
    ignore = folder / IGNORE_FILE
    patterns = ignore.read_text(errors="replace").splitlines() if ignore.is_file() else []
    libraries = {store.parent for store in folder.rglob(LibraryPaths(folder).store.name)}
    for path in sorted(folder.rglob("*")):
        if libraries.intersection(path.parents):
            continue
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        ignored = any(fnmatch(inside.as_posix(), pattern) for pattern in patterns)
        if path.is_file() and path.suffix.lower() in SUFFIXES and not hidden and not ignored:
            yield path
