"""Words about what a library holds and what was done to it: documents, documents set, log."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from typer import Argument, Option

from commands.options import JsonOption, LibraryOption, app
from commands.progress import tell

documents = typer.Typer(rich_markup_mode=None)


@documents.callback(invoke_without_command=True)
def list_documents(
    context: typer.Context,
    library: LibraryOption = None,
    incomplete: Annotated[
        bool, Option("--incomplete", help="Only those of which something could not be read.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List documents, those read in part, and files refused; `set` sets a field by hand."""
    if context.invoked_subcommand:
        context.obj = library
        return
    from answers.gaps import gaps
    from answers.jsonable import gaps_json, holdings_json
    from answers.plain import document_text, gap_text
    from index.library import Library

    with Library.open(library) as opened:
        counts = opened.store.passage_counts()
        held = opened.store.documents()
        notes = opened.store.notes()
        rejected = opened.store.rejected()
    if incomplete:
        found = gaps(held)
        if as_json:
            typer.echo(json.dumps(gaps_json(found), ensure_ascii=False))
            return
        for gap in found:
            typer.echo(gap_text(gap))
        typer.echo(f"{len(found)} of {len(held)} documents are incomplete", err=True)
        return
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


@documents.command("set")
def set_fields(
    context: typer.Context,
    document: Annotated[str, Argument(help="Id of the document, as `documents` lists it.")],
    values: Annotated[
        list[str],
        Argument(
            metavar="FIELD=VALUE",
            help="Fields: title, kind, councils (parted by ;), framework, inspection_start, "
            "inspection_end, published, lead_inspector. field=none: it has none. "
            "field=: as it was read.",
        ),
    ],
    library: LibraryOption = None,
) -> None:
    """Set what is known of a document by hand; it is kept when the file is ingested again."""
    from answers.plain import facts_text
    from index.correcting import correct
    from index.library import Library
    from ingest.corrections import correction

    corrections = [correction(value) for value in values]
    with Library.open(library or context.obj) as opened:
        changed = correct(opened, document, corrections, tell)
    typer.echo(facts_text(changed))


app.add_typer(documents, name="documents")


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
