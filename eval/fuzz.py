"""Whether damaged files harm anything: ``python -m eval.fuzz PATH…``.

Takes files or folders, damages copies of them in seeded ways, ingests those among untouched
neighbours into scratch libraries, and reports what became of them. Each must be added or refused
with a line that was foreseen; no neighbour may come out otherwise than when it is read alone.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import numpy as np

from eval import damage
from index.checks import check
from index.encoder import Vectors
from index.intake import Arrival, Source, files_in, take_in
from index.library import Library
from index.types import Outcome
from ingest.limits import Limits
from ingest.pipeline import ingest_file
from ingest.types import Document, IngestedFile, PassageKind
from ingest.workers import workers

# Damaged files in one scratch library, and untouched ones among them.
LOT = 50
NEIGHBOURS = 5
_ENDED, _UNFORESEEN = "the process that read it ended", "failed unexpectedly"
_TOO_LONG, _TOO_MUCH = "seconds allowed", "of memory allowed"


class Lengths:
    """A toy encoder: how long a text is, and how many words it has, scaled to length 1."""

    name = "lengths"
    fingerprint = "lengths-1"
    dimension = 2

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        rows = np.array(
            [(len(one.encode()) + 1, len(one.split())) for one in texts], dtype=np.float32
        ).reshape(len(texts), 2)
        scaled: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return scaled


@dataclass(slots=True)
class Findings:
    """What came of the damaged files.

    Attributes:
        outcomes: how many were added, unchanged and rejected.
        noted: how many of those added have a note of what could not be read.
        reasons: how many were refused for each reason, figures left out.
        ended: files that ended the process which read them, and how.
        stopped: files that took more time or memory than allowed.
        faults: what must not be: lines that nobody foresaw, harmed neighbours, damaged libraries.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    noted: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    ended: list[str] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def note(self, arrival: Arrival) -> bool:
        """Take down what became of a damaged file; whether it is worth a look."""
        self.outcomes[arrival.outcome] += 1
        self.noted += arrival.outcome is Outcome.ADDED and bool(arrival.reason)
        if arrival.outcome is not Outcome.REJECTED:
            return False
        name = Path(arrival.file).name
        reason = arrival.reason.removeprefix(name)
        self.reasons[re.sub(r"\d[\d,.]*", "0", reason).lstrip(":, ")] += 1
        for words, listed in (
            (_ENDED, self.ended),
            (_TOO_LONG, self.stopped),
            (_TOO_MUCH, self.stopped),
            (_UNFORESEEN, self.faults),
        ):
            if words in reason:
                listed.append(arrival.reason)
                return True
        return False


def damaged(sources: Sequence[Source], random: Random) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of damaged files, without end."""
    number = 0
    while True:
        own, other = random.choice(sources), random.choice(sources)
        way = random.choice(damage.ALL)
        data = own.path.read_bytes()
        made = way(data, other.path.read_bytes(), random)
        if made != data:
            number += 1
            yield f"{number:05}-{way.__name__}-{own.path.name}", made


def fuzz(
    sources: Sequence[Source],
    count: int,
    seed: int,
    executor: Executor,
    keep: Path | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> Findings:
    """Ingest damaged copies of files among untouched ones.

    Args:
        sources: sound files.
        count: how many damaged ones to make.
        seed: of the random draw.
        executor: who reads.
        keep: folder for copies of those that are worth a look.
        told: told how many are done.
    """
    random = Random(seed)  # noqa: S311 - no secret
    findings, files = Findings(), damaged(sources, random)
    alone = _Alone()
    for done in range(0, count, LOT):
        with tempfile.TemporaryDirectory(prefix="fuzz-") as made:
            folder = Path(made)
            paths = []
            for _ in range(min(LOT, count - done)):
                name, data = next(files)
                paths.append(folder / name[-200:])
                paths[-1].write_bytes(data)
            neighbours = random.sample(sources, min(NEIGHBOURS, len(sources)))
            mixed = [*files_in(paths), *neighbours]
            random.shuffle(mixed)
            try:
                worth = _lot(folder / "library", mixed, neighbours, executor, findings, alone)
            except Exception:
                findings.faults.append(f"files up to {done + LOT}: {traceback.format_exc()}")
                worth = paths
            for path in worth if keep else ():
                (Path(keep or folder) / path.name).write_bytes(path.read_bytes())
        told(min(done + LOT, count))
    return findings


class _Alone:
    """What each neighbour comes to when it is read with no other, here; read once."""

    def __init__(self) -> None:
        self._read: dict[Path, IngestedFile] = {}

    def __call__(self, source: Source) -> IngestedFile:
        if source.path not in self._read:
            self._read[source.path] = ingest_file(source.path, source.name)
        return self._read[source.path]


def _lot(
    place: Path,
    mixed: Sequence[Source],
    neighbours: Sequence[Source],
    executor: Executor,
    findings: Findings,
    alone: _Alone,
) -> list[Path]:
    names = {one.shown for one in neighbours}
    with Library.open_or_create(place, Lengths()) as library:
        arrivals = take_in(library, mixed, executor)
        ours = [one for one in arrivals if one.file not in names]
        worth = [Path(one.file) for one in ours if findings.note(one)]
        for one in neighbours:
            expected = alone(one)
            if not _same(library, expected):
                findings.faults.append(f"{one.shown}: came out otherwise than when read alone")
        findings.faults += [f"library: {fault.what}" for fault in check(library)]
    return worth


def _same(library: Library, expected: IngestedFile) -> bool:
    id_ = expected.document.id
    kept: Document | None = library.store.document(id_)
    # What is boilerplate depends on the whole library: the kind may differ, nothing else.
    passages, wanted = (
        tuple(replace(one, kind=PassageKind.BODY) for one in some)
        for some in (library.store.passages(id_), expected.passages)
    )
    pages = tuple(library.store.pages(id_))
    return (kept, pages, passages) == (expected.document, expected.pages, wanted)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; exit code 1 if anything came out that must not."""
    parser = argparse.ArgumentParser(prog="python -m eval.fuzz", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="sound file or folder")
    parser.add_argument("--files", type=int, default=2000, help="damaged files to make (2000)")
    parser.add_argument("--seed", type=int, default=1, help="of the random draw (1)")
    parser.add_argument("--jobs", type=int, default=2, help="processes that read (2)")
    parser.add_argument("--seconds", type=float, default=60, help="that a file may take (60)")
    parser.add_argument("--keep", type=Path, help="folder for those that are worth a look")
    options = parser.parse_args(arguments)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    sources = files_in(options.paths)

    def told(done: int) -> None:
        sys.stderr.write(f"{done} of {options.files}\n")

    with workers(options.jobs, Limits(seconds=options.seconds)) as executor:
        found = fuzz(sources, options.files, options.seed, executor, options.keep, told)
    out = [f"{number:6} {outcome}" for outcome, number in found.outcomes.most_common()]
    out.append(f"{found.noted:6} of those added with a note of what could not be read")
    out += [f"{number:6} {reason}" for reason, number in found.reasons.most_common()]
    for title, lines in (
        ("ended the process that read them, and were refused", found.ended),
        ("took more time or memory than allowed, and were refused", found.stopped),
        ("must not be", found.faults),
    ):
        out += [f"{len(lines)} {title}", *(f"    {line}" for line in lines)]
    sys.stdout.write("\n".join(out) + "\n")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
