"""Files that a reader sends through the page, taken into the library."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from index.intake import Arrival, Source, take_in
from index.library import Library
from index.paths import Told
from ingest.workers import workers

JOBS = 2
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent.

    Attributes:
        name: its name, as the browser gives it.
        content: its bytes, to be read from the start.
    """

    name: str
    content: IO[bytes]


def add(
    library: Library,
    uploads: Sequence[Upload],
    report: Callable[[str], None],
    told: Told = lambda _: None,
) -> list[Arrival]:
    """Ingest files that were sent.

    Args:
        library: where to.
        uploads: the files.
        report: told the name of each as it is done.
        told: what to tell the reader, where another process is to be waited for.

    Returns:
        What became of each, in the order done.
    """
    with tempfile.TemporaryDirectory(prefix="findings-") as folder:
        sources = [
            _kept(upload, Path(folder) / str(number)) for number, upload in enumerate(uploads)
        ]
        with workers(JOBS) as executor:
            return take_in(
                library, sources, executor, lambda arrival: report(arrival.file), told=told
            )


def safe_name(name: str) -> str:
    """A file's own name, without folders and without signs that no name should hold."""
    own = PurePosixPath(name.replace("\\", "/")).name
    printable = "".join(sign for sign in own if sign.isprintable()).strip()
    stem, suffix = PurePosixPath(printable).stem, PurePosixPath(printable).suffix
    return stem[:_LONGEST] + suffix[:20] if stem.strip(".") else "unnamed" + suffix[:20]


def _kept(upload: Upload, path: Path) -> Source:
    # Not under its name, which may be longer than the disk allows, or another's too.
    with path.open("wb") as file:
        shutil.copyfileobj(upload.content, file)
    name = safe_name(upload.name)
    return Source(path, name, name)
