"""Words that fill and keep a library: ingest, remove, check, rebuild, backup, restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from commands.options import (
    JobsOption,
    LibraryOption,
    MemoryOption,
    PagesOption,
    SecondsOption,
    app,
)
from commands.progress import progress, summarise, tell
from ingest.limits import DEFAULT, Limits


@app.command()
def ingest(
    paths: Annotated[list[Path], Argument(help="Files or folders.")],
    library: LibraryOption = None,
    jobs: JobsOption = 1,
    seconds: SecondsOption = DEFAULT.seconds,
    memory: MemoryOption = DEFAULT.memory,
    pages: PagesOption = DEFAULT.pages,
) -> None:
    """Read files into a library; those already there are not read again."""
    from index.intake import files_in, take_in
    from index.library import Library
    from ingest.workers import workers

    files, limits = files_in(paths), Limits(seconds, memory, pages)
    with (
        Library.open_or_create(library, told=tell) as opened,
        workers(jobs, limits) as executor,
        progress("Reading", len(files)) as advance,
    ):
        arrivals = take_in(
            opened,
            files,
            executor,
            lambda arrival: advance(Path(arrival.file).name),
            told=tell,
            limits=limits,
        )
    summarise(arrivals)


@app.command()
def remove(
    documents: Annotated[list[str], Argument(help="Ids of documents, as `documents` lists them.")],
    library: LibraryOption = None,
    forget: Annotated[
        bool, Option("--forget", help="Drop their names and hashes from the log too.")
    ] = False,
) -> None:
    """Remove documents, and all that came of them, from a library."""
    from index.library import Library
    from index.types import Work

    with Library.open(library) as opened:
        for id_ in documents:
            opened.document(id_)
        with opened.writing(Work.REMOVE, tell):
            for id_ in documents:
                removed = opened.remove(id_, forget)
                typer.echo(f"removed {removed.id} {removed.file_name}")


@app.command()
def check(
    library: LibraryOption = None,
    repair: Annotated[bool, Option("--repair", help="Mend what can be mended.")] = False,
) -> None:
    """Say whether a library is whole (exit 1 if not), and which judgements to look at."""
    from index import checks
    from index.fingerprint import fingerprint
    from index.library import Library
    from index.remarks import remarks

    with Library.open(library) as opened:
        faults = checks.repair(opened) if repair else checks.check(opened)
        held = len(opened.store.documents())
        found = "" if faults else fingerprint(opened.store)
        remarked = remarks(opened)
    for fault in faults:
        cure = " Run `findings check --repair`." if fault.repairable and not repair else ""
        typer.echo(f"{fault.what.rstrip('.')}.{cure}")
    if not faults:
        typer.echo(f"The library is whole: {held} documents.")
        typer.echo(f"Fingerprint of its content: {found}")
    # No damage: what they ask for is a person's eye.
    for remark in remarked:
        typer.echo(f"To be looked at: {remark}")
    if faults:
        raise typer.Exit(1)


@app.command()
def rebuild(
    library: LibraryOption = None,
    jobs: JobsOption = 1,
    leave_out: Annotated[
        bool, Option("--leave-out", help="Go on without originals that cannot be read any more.")
    ] = False,
    seconds: SecondsOption = DEFAULT.seconds,
    memory: MemoryOption = DEFAULT.memory,
    pages: PagesOption = DEFAULT.pages,
) -> None:
    """Make a library anew from its originals, by this program's recipe."""
    from index.paths import LibraryPaths
    from index.rebuild import originals_of, rebuild_library
    from ingest.workers import workers

    paths, limits = LibraryPaths.chosen(library), Limits(seconds, memory, pages)
    with (
        workers(jobs, limits) as executor,
        progress("Reading", len(originals_of(paths))) as advance,
    ):
        arrivals = rebuild_library(
            paths, executor, lambda one: advance(one.file), leave_out, told=tell, limits=limits
        )
    summarise(arrivals)


@app.command()
def backup(
    file: Annotated[Path, Argument(help="The file to write.")],
    library: LibraryOption = None,
    replace: Annotated[bool, Option("--replace", help="Replace a file of that name.")] = False,
) -> None:
    """Write a library to one file; it may be in use meanwhile."""
    from index.backup import back_up
    from index.library import Library

    with Library.open(library) as opened:
        account = back_up(opened, file, replace)
    typer.echo(f"Backed up {account.documents} documents to {file}.")
    typer.echo(f"Fingerprint of its content: {account.fingerprint}")


@app.command()
def restore(
    file: Annotated[Path, Argument(help="A file that `backup` wrote.")],
    library: LibraryOption = None,
    replace: Annotated[
        bool, Option("--replace", help="Replace the library that is there; it is lost.")
    ] = False,
) -> None:
    """Make a library of a backup, after checking it whole."""
    from index.restore import restore as restored

    account = restored(file, library, replace, told=tell)
    typer.echo(f"Restored {account.documents} documents, backed up {account.made}.")
    typer.echo(f"Fingerprint of its content: {account.fingerprint}")
