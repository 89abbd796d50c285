"""Words that ask a library: search, ask, and serve, which opens the page."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from typer import Argument, Option

from commands.options import (
    AskedAreaOption,
    AskedFrameworkOption,
    AskedGradeOption,
    CouncilOption,
    FromOption,
    JsonOption,
    KindOption,
    LatestOption,
    LibraryOption,
    QueriesOption,
    ToOption,
    app,
)


@app.command()
def search(
    question: Annotated[str | None, Argument(help="What to search for.")] = None,
    queries: QueriesOption = None,
    top: Annotated[int, Option("--top", min=1, help="How many passages.")] = 10,
    library: LibraryOption = None,
    council: CouncilOption = None,
    kind: KindOption = None,
    since: FromOption = None,
    until: ToOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the passages that fit a question best."""
    from answers.assistant import Assistant
    from answers.jsonable import hit_json
    from answers.plain import hits_text
    from answers.requests import filter_from, questions_from

    only = filter_from(council or (), kind or (), since, until)
    questions = questions_from(question, queries)
    with Assistant.open(library) as assistant:
        for id_, text in questions:
            hits = assistant.search(text, top, only)
            if queries or as_json:
                line: dict[str, Any] = {"id": id_, "hits": [hit_json(hit) for hit in hits]}
                typer.echo(json.dumps(line, ensure_ascii=False))
            else:
                typer.echo(hits_text(hits))


@app.command()
def ask(
    question: Annotated[str | None, Argument(help="The question.")] = None,
    queries: QueriesOption = None,
    library: LibraryOption = None,
    council: CouncilOption = None,
    kind: KindOption = None,
    since: FromOption = None,
    until: ToOption = None,
    area: AskedAreaOption = None,
    grade: AskedGradeOption = None,
    framework: AskedFrameworkOption = None,
    latest: LatestOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question, with the judgements or the quotes that the library holds.

    What is set with --area, --grade, --framework and --latest or --any goes before the question's
    words; "any" takes away what they say.
    """
    from answers.assistant import Assistant
    from answers.exact import exactly
    from answers.jsonable import answer_json
    from answers.plain import answer_text
    from answers.requests import filter_from, questions_from

    only = filter_from(council or (), kind or (), since, until)
    which = None if latest is None else "latest" if latest else "any"
    exact = exactly({"area": area, "grade": grade, "framework": framework, "which": which})
    questions = questions_from(question, queries)
    with Assistant.open(library) as assistant:
        for id_, text in questions:
            answer = assistant.ask(text, only, exact)
            if queries or as_json:
                typer.echo(json.dumps(answer_json(answer, id_), ensure_ascii=False))
            else:
                typer.echo(answer_text(answer))


@app.command()
def serve(
    library: LibraryOption = None,
    host: Annotated[str, Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, Option(min=0, max=65535, help="Port to listen on.")] = 8501,
) -> None:
    """Open the web page."""
    from views.server import serve as run

    run(library, host, port)
