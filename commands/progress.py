"""What is said while files are read, and what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from index.intake import Arrival


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar on stderr with the time left; calling what it yields moves it on by one."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    words = (TextColumn("{task.description}"), TextColumn("{task.fields[name]}"))
    columns = (words[0], BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), words[1])
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(label, total=total, name="")
        yield lambda name: bar.update(task, advance=1, name=name)


def summarise(arrivals: list[Arrival]) -> None:
    """Count what was added, unchanged and rejected, with reasons; exit 1 if any was rejected."""
    counts = Counter(str(arrival.outcome) for arrival in arrivals)
    for arrival in arrivals:
        if arrival.reason:
            typer.echo(f"{arrival.outcome}: {arrival.file}: {arrival.reason}", err=True)
    typer.echo(", ".join(f"{counts[one]} {one}" for one in ("added", "unchanged", "rejected")))
    if counts["rejected"]:
        raise typer.Exit(1)


def tell(line: str) -> None:
    """Say a line while something is going on."""
    typer.echo(line, err=True)
