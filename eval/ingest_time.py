"""What an ingest spends its time on: ``python -m eval.ingest_time PATH… --embed 40``.

Takes files, reads and keeps all of them, stage by stage, and embeds the passages of some of them
with the real model: that takes far longer than all else, and as long for each passage.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from eval.hashed import HashedWords
from index.context import searched_text
from index.encoder import SentenceTransformerEncoder
from index.intake import files_in, take_in
from index.library import Library
from ingest.metadata import read_metadata
from ingest.passages import cut
from ingest.pipeline import ingest_file
from ingest.readers import read
from ingest.workers import SerialExecutor

_MEBIBYTE = 1024  # what the system counts peak memory in is KiB


class Stopwatch:
    """CPU seconds of this process by stage."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count what is done within to a stage."""
        start = time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] += time.process_time() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(prog="python -m eval.ingest_time", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
    parser.add_argument("--embed", type=int, default=40, help="files whose passages are embedded")
    options = parser.parse_args(arguments)
    watch, pages, passages = Stopwatch(), 0, 0
    found = [source.path for source in files_in(options.paths)]
    texts: list[str] = []
    for place, path in enumerate(found):
        with watch("read"):
            parsed = read(path.read_bytes(), path.name)
        with watch("metadata"):
            read_metadata(parsed, path.name)
        with watch("cut"):
            cut("0" * 16, parsed.blocks)
        pages += len(parsed.pages)
        if place % max(1, len(found) // options.embed) == 0:
            ingested = ingest_file(path)
            texts += [searched_text(ingested.document, one) for one in ingested.passages]
    with tempfile.TemporaryDirectory() as folder:
        toy = HashedWords()
        with Library.open_or_create(Path(folder) / "library", toy) as library:
            with watch("all but embedding"):
                take_in(library, files_in(options.paths), SerialExecutor())
            passages = len(library.store.keys())
            with watch("all of it again, unchanged"):
                take_in(library, files_in(options.paths), SerialExecutor())
    encoder = SentenceTransformerEncoder()
    encoder.encode(texts[:1])  # loads the model
    with watch("embed some"):
        encoder.encode(texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEBIBYTE
    rest = watch.seconds["all but embedding"]
    embedding = watch.seconds["embed some"] / len(texts) * passages
    lines = [
        f"{len(found)} files, {pages:,} pages, {passages:,} passages; CPU seconds:",
        *(f"{watch.seconds[stage]:8.1f}  {stage}" for stage in ("read", "metadata", "cut")),
        f"{rest - sum(watch.seconds[stage] for stage in ('read', 'metadata', 'cut')):8.1f}  "
        "keep, index and compare",
        f"{embedding:8.1f}  embed, from {len(texts):,} passages "
        f"({len(texts) / watch.seconds['embed some']:.1f} a second)",
        f"{watch.seconds['all of it again, unchanged']:8.1f}  all of it again, unchanged",
        f"{pages / (rest + embedding):.1f} pages and {passages / (rest + embedding):.1f} passages "
        f"a CPU second in all; peak memory {peak:,} MiB",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
