"""The committed figures, and the tables that show them: ``python -m eval.results README.md …``.

Takes the files of ``results/``, which ``findings eval run --figures`` writes: figures only, none of
the documents' words. Puts their tables between the marks of the documents that are named.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.reporting import Table, markdown
from eval.runs import Run
from eval.significance import Interval
from eval.summary import Figure, answers, by_type, measures

FOLDER = Path(__file__).parent / "results"
BEGIN, END = "<!-- results -->", "<!-- end of results -->"
_SHOWN = ("S@1", "S@5", "S@20", "RR@10", "nDCG@10")
Figures = Mapping[str, Any]


def figures_of(run: Run) -> dict[str, Any]:
    """A run's figures without its questions, quotes and hits."""
    return {
        "name": run.name,
        "version": run.version,
        "settings": dict(run.settings),
        "questions": len(run.results),
        "retrieval": _numbers(measures(run)),
        "answers": _numbers(answers(run)),
        "types": {type_: _numbers(found) for type_, found in by_type(run).items()},
    }


def write_figures(path: Path, run: Run) -> None:
    """Keep a run's figures."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures_of(run), indent=1) + "\n", encoding="utf-8")


def read_figures(folder: Path = FOLDER) -> list[Figures]:
    """All figures that are kept, by the names of their files."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def tables(kept: Sequence[Figures]) -> str:
    """The figures as two Markdown tables: retrieval, and answers."""
    said = {f"{one['name']} ({one['questions']})": one for one in kept}
    retrieval: Table = (
        ["questions", *_SHOWN],
        [
            [name, *(_cell(one["retrieval"].get(measure)) for measure in _SHOWN)]
            for name, one in said.items()
        ],
    )
    rows = dict.fromkeys(row for one in kept for row in one["answers"])
    answered: Table = (
        ["answers", *said],
        [[row, *(_cell(one["answers"].get(row), True) for one in kept)] for row in rows],
    )
    return f"{markdown(retrieval)}\n\n{markdown(answered)}"


def put(text: str, shown: str) -> str:
    """A document's text with tables put between its marks.

    Raises:
        ValueError: it has no marks.
    """
    marked = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not marked.search(text):
        raise ValueError(f"there is no {BEGIN} … {END}")
    return marked.sub(lambda _: f"{BEGIN}\n{shown}\n{END}", text)


def _numbers(figures: Sequence[Figure]) -> dict[str, list[float]]:
    return {
        one.name: [
            *(round(v, 4) for v in (one.value.mean, one.value.low, one.value.high)),
            one.count,
        ]
        for one in figures
    }


def _cell(numbers: Sequence[float] | None, count: bool = False) -> str:
    if numbers is None:
        return ""
    mean, low, high, of = numbers
    return f"{Interval(mean, low, high)}{f' of {of}' if count else ''}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Put the tables into documents; print them where none is named."""
    parser = argparse.ArgumentParser(prog="python -m eval.results", description=__doc__)
    parser.add_argument("documents", nargs="*", type=Path, metavar="DOCUMENT")
    shown = tables(read_figures())
    for path in parser.parse_args(arguments).documents:
        path.write_text(put(path.read_text(encoding="utf-8"), shown), encoding="utf-8")
    sys.stdout.write(f"{shown}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
