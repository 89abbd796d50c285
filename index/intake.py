"""Files into a library: which are new, who reads them, and what became of each."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from index.library import Library
from index.paths import LibraryPaths, Told
from index.types import Outcome, Work
from ingest.errors import BadRequest, ReadingStopped, UnreadableFile
from ingest.limits import DEFAULT, Limits
from ingest.pipeline import changed, fingerprint, ingest_file
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
        reason: why it was rejected, that its bytes came under another name before, or which pages
            could not be read though it was added; else "".
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
        shown = _printable(str(path))
        try:
            folder, there = path.is_dir(), path.is_symlink() or path.exists()
        except OSError as error:
            raise BadRequest(f"{shown} cannot be looked at ({error.strerror}).") from error
        if folder:
            found |= dict.fromkeys(_walk(path))
        elif there:
            found[path] = None
        else:
            raise BadRequest(f"There is no file or folder {shown}. Check the spelling.")
    return [Source(path, _printable(path.name), _printable(str(path.absolute()))) for path in found]


def take_in(
    library: Library,
    files: Sequence[Source],
    executor: Executor,
    report: Report = lambda _: None,
    *,
    work: Work = Work.INGEST,
    told: Told = lambda _: None,
    limits: Limits = DEFAULT,
) -> list[Arrival]:
    """Ingest files; each is kept in a transaction of its own as soon as it is read.

    Args:
        library: where to.
        files: the files.
        executor: who reads them.
        report: told of each file as it is done.
        work: what the log calls this run.
        told: what to tell the user, where another process is to be waited for.
        limits: what a file may take; the executor keeps those of time and memory.

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
        done(_keep(library, *waiting.popleft()))

    with library.writing(work, told), _unchanged_logged(library) as unchanged:
        for source in files:
            try:
                sha256 = fingerprint(source.path, source.name)
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
            reading = executor.submit(ingest_file, source.path, source.name, limits.pages)
            waiting.append((source, sha256, reading))
            if len(waiting) >= AHEAD:
                keep_first()
        while waiting:
            keep_first()
    return arrivals


def _keep(library: Library, source: Source, sha256: str, future: Future[IngestedFile]) -> Arrival:
    try:
        ingested = future.result()
        if ingested.document.sha256 != sha256:
            raise changed(source.name)
        library.add(ingested, source.path, source.shown)
    except UnreadableFile as error:
        return _reject(library, source, error, sha256)
    except ReadingStopped as error:
        stopped = UnreadableFile(source.name, error.reason, error.cure)
        return _reject(library, source, stopped, sha256)
    reason = "; ".join(ingested.notes)
    return Arrival(source.shown, Outcome.ADDED, ingested.document, reason)


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
    """A name that any program can print and keep, whatever bytes the disk has for it.

    What a terminal or page would act on instead of showing it, such as marks that turn the
    direction of writing, is shown as a mark for what cannot be shown.
    """
    words = " ".join(os.fsencode(name).decode("utf-8", "replace").split())
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in words)


def _walk(folder: Path) -> Iterable[Path]:
    """The files of a folder and of those in it, in order; links to folders are not followed.

    What cannot be taken though it might hold documents is given too, and refused when it is read:
    a folder that may not be opened, and a link out of the folder to another.
    """
    ignore = folder / IGNORE_FILE
    patterns = ignore.read_text(errors="replace").splitlines() if ignore.is_file() else []
    store, whole = LibraryPaths(folder).store.name, folder.resolve()
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            inside = list(here.iterdir())
        except OSError:
            found.append(here)
            continue
        if any(path.name == store for path in inside):
            continue
        for path in inside:
            if path.name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                waiting.append(path)
            elif path.is_dir():
                found += [] if path.resolve().is_relative_to(whole) else [path]
            elif path.suffix.lower() in SUFFIXES:
                found.append(path)
    for path in sorted(found):
        name = path.relative_to(folder).as_posix()
        if not any(fnmatch(name, pattern) for pattern in patterns):
            yield path
