"""The word that prints the register of judgements."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from typer import Option

from commands.options import (
    CouncilOption,
    FromOption,
    JsonOption,
    KindOption,
    LibraryOption,
    ToOption,
    app,
)


@app.command()
def judgements(
    library: LibraryOption = None,
    council: CouncilOption = None,
    area: Annotated[
        list[str] | None,
        Option(
            "--area",
            help="Only this area: an id, such as adoption or safeguarding.leadership, or leadership"
            " for it in every service; may be given again.",
        ),
    ] = None,
    grade: Annotated[
        list[str] | None, Option("--grade", help="Only this grade: an id; likewise.")
    ] = None,
    framework: Annotated[
        list[str] | None, Option("--framework", help="Only this framework: an id; likewise.")
    ] = None,
    status: Annotated[
        list[str] | None,
        Option("--status", help="Only current, previous or other_body; likewise. Default: all."),
    ] = None,
    kind: KindOption = None,
    since: FromOption = None,
    until: ToOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, Option("--csv", help="Print CSV, in UTF-8.")] = False,
) -> None:
    """List the register: every grade that a document states, with its place and its words."""
    from answers.register_requests import wanted_from
    from answers.register_rows import rows_csv, rows_json, rows_text
    from index.library import Library
    from ingest.errors import BadRequest

    if as_json and as_csv:
        raise BadRequest("Give either --json or --csv.")
    wanted = wanted_from(
        councils=council or (),
        kinds=kind or (),
        since=since,
        until=until,
        areas=area or (),
        grades=grade or (),
        frameworks=framework or (),
        statuses=status or (),
    )
    with Library.open(library) as opened:
        rows = wanted.rows(opened.register)
    if as_json:
        typer.echo(json.dumps(rows_json(rows), ensure_ascii=False))
        return
    if as_csv:
        # As bytes, so that the terminal's own encoding has no say.
        typer.echo(rows_csv(rows).encode("utf-8", "replace"), nl=False)
        return
    if rows:
        typer.echo(rows_text(rows))
    documents = len({document.id for document, _ in rows})
    typer.echo(f"{len(rows)} judgements of {documents} documents", err=True)
