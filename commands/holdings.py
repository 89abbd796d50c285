"""Words about what a library holds and what was done to it: documents, log."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from typer import Option

from commands.options import JsonOption, LibraryOption, app


@app.command()
def documents(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the documents of a library, those read in part, and the files it refused."""
    from answers.jsonable import holdings_json
    from answers.plain import document_text
    from index.library import Library

    with Library.open(library) as opened:
        counts = opened.store.passage_counts()
        held = opened.store.documents()
        notes = opened.store.notes()
        rejected = opened.store.rejected()
    if as_json:
        typer.echo(json.dumps(holdings_json(held, counts, notes, rejected), ensure_ascii=False))
        return
    for one in held:
        typer.echo(document_text(one, counts.get(one.id, 0)))
    typer.echo(f"{len(held)} documents", err=True)
    for one in held:
        if one.id in notes:
            typer.echo(f"in part: {one.file_name}: {notes[one.id]}", err=True)
    for refused in rejected:
        typer.echo(f"refused: {refused.file}: {refused.reason}", err=True)


@app.command()
def log(
    library: LibraryOption = None,
    last: Annotated[int, Option("--last", min=1, help="How many runs.")] = 10,
    as_json: JsonOption = False,
) -> None:
    """Tell what the last runs took in, refused (and why) and removed."""
    from answers.jsonable import run_json
    from answers.plain import run_text
    from index.library import Library

    with Library.open(library) as opened:
        runs = opened.store.journal.runs(last)
    if as_json:
        typer.echo(json.dumps([run_json(run) for run in runs], ensure_ascii=False))
        return
    for run in reversed(runs):
        typer.echo(run_text(run))
    if not runs:
        typer.echo("Nothing was logged yet.", err=True)
