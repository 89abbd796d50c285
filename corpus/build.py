"""Makes the papers in ``corpus/papers`` from the digests in ``corpus/sources``.

    python corpus/build.py [--into DIR]

The same sources give the same bytes every time: times are fixed, and nothing is compressed, because
compressed bytes differ between builds of zlib.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from as_docx import as_docx
from as_html import as_html
from as_pdf import as_pdf
from digests import Digest, read_digest

HERE = Path(__file__).resolve().parent

WRITERS: dict[str, Callable[[Digest], bytes]] = {
    "docx": as_docx,
    "html": as_html,
    "pdf": as_pdf,
}


def build(sources: Path, into: Path) -> list[Path]:
    """Make a paper of every digest.

    Args:
        sources: folder of Markdown sources.
        into: folder that receives the papers; made if it is not there.

    Returns:
        The files written, in the order of their names.
    """
    into.mkdir(parents=True, exist_ok=True)
    written = []
    for source in sorted(sources.glob("*.md")):
        digest = read_digest(source)
        paper = into / f"{source.stem}.{digest.head.format}"
        paper.write_bytes(WRITERS[digest.head.format](digest))
        written.append(paper)
    return written


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Make the shipped papers from their digests.")
    parser.add_argument("--into", type=Path, default=HERE / "papers", metavar="DIR")
    for paper in build(HERE / "sources", parser.parse_args().into):
        sys.stdout.write(f"{paper}\n")


if __name__ == "__main__":
    main()
