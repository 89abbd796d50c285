"""Words about the documents that a library holds: documents."""

from __future__ import annotations

import json

import typer

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
