"""The command ``findings``: results to stdout, progress and complaints to stderr.

Exit status: 0 all is well; 1 something failed, and was said; 2 the command was used wrongly.
Heavy packages are imported within the commands that need them, so that ``--help`` is instant.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer import Argument, Option

from ingest.errors import BadRequest, FindingsError
from ingest.types import DocumentKind

if TYPE_CHECKING:
    from index.intake import Arrival

# What typer makes of Ctrl-C.
INTERRUPTED = 130

app = typer.Typer(
    name="findings",
    help="Search and question answering over inspection reports, with the words and the page.",
    add_completion=False,
    rich_markup_mode=None,
)

LibraryOption = Annotated[
    str | None,
    Option("--library", help="Library folder. Default: FINDINGS_LIBRARY, else library/."),
]
JobsOption = Annotated[int, Option("--jobs", min=1, help="Processes that read files.")]
JsonOption = Annotated[bool, Option("--json", help="Print JSON.")]
CouncilOption = Annotated[
    list[str] | None, Option("--council", help="Only this council; may be given again.")
]
KindOption = Annotated[
    list[DocumentKind] | None, Option("--kind", help="Only this kind of document; likewise.")
]
FromOption = Annotated[
    str | None, Option("--from", help="Inspected or published from: a year or a date, 2013-09-26.")
]
ToOption = Annotated[str | None, Option("--to", help="Inspected or published up to: likewise.")]
QueriesOption = Annotated[
    Path | None,
    Option(
        "--queries", help='File of JSON lines {"id", "question"}; one JSON line each comes out.'
    ),
]


@app.command()
def ingest(
    paths: Annotated[list[Path], Argument(help="Files or folders.")],
    library: LibraryOption = None,
    jobs: JobsOption = 1,
) -> None:
    """Read files into a library; those already there are not read again."""
    from index.intake import files_in, take_in
    from index.library import Library
    from ingest.workers import workers

    files = files_in(paths)
    with (
        Library.open_or_create(library) as opened,
        workers(jobs) as executor,
        _progress("Reading", len(files)) as advance,
    ):
        arrivals = take_in(
            opened, files, executor, lambda arrival: advance(Path(arrival.file).name)
        )
    _summarise(arrivals)


@app.command()
def remove(
    documents: Annotated[list[str], Argument(help="Ids of documents, as `documents` lists them.")],
    library: LibraryOption = None,
) -> None:
    """Remove documents, and all that came of them, from a library."""
    from index.library import Library

    with Library.open(library) as opened:
        for id_ in documents:
            opened.document(id_)
        with opened.writing():
            for id_ in documents:
                removed = opened.remove(id_)
                typer.echo(f"removed {removed.id} {removed.file_name}")


@app.command()
def documents(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the documents of a library, and the files it refused."""
    from answers.jsonable import holdings_json
    from answers.plain import document_text
    from index.library import Library

    with Library.open(library) as opened:
        counts = opened.store.passage_counts()
        held = opened.store.documents()
        rejected = opened.store.rejected()
    if as_json:
        typer.echo(json.dumps(holdings_json(held, counts, rejected), ensure_ascii=False))
        return
    for one in held:
        typer.echo(document_text(one, counts.get(one.id, 0)))
    typer.echo(f"{len(held)} documents", err=True)
    for refused in rejected:
        typer.echo(f"refused: {refused.file}: {refused.reason}", err=True)


@app.command()
def check(
    library: LibraryOption = None,
    repair: Annotated[bool, Option("--repair", help="Mend what can be mended.")] = False,
) -> None:
    """Say whether a library is whole; exit 1 if it is not."""
    from index import checks
    from index.library import Library

    with Library.open(library) as opened:
        faults = checks.repair(opened) if repair else checks.check(opened)
        held = len(opened.store.documents())
    for fault in faults:
        cure = " Run `findings check --repair`." if fault.repairable and not repair else ""
        typer.echo(f"{fault.what.rstrip('.')}.{cure}")
    if faults:
        raise typer.Exit(1)
    typer.echo(f"The library is whole: {held} documents.")


@app.command()
def rebuild(
    library: LibraryOption = None,
    jobs: JobsOption = 1,
    leave_out: Annotated[
        bool, Option("--leave-out", help="Go on without originals that cannot be read any more.")
    ] = False,
) -> None:
    """Make a library anew from its originals, by this program's recipe."""
    from index.paths import LibraryPaths
    from index.rebuild import originals_of, rebuild_library
    from ingest.workers import workers

    paths = LibraryPaths.chosen(library)
    with (
        workers(jobs) as executor,
        _progress("Reading", len(originals_of(paths))) as advance,
    ):
        arrivals = rebuild_library(paths, executor, lambda one: advance(one.file), leave_out)
    _summarise(arrivals)


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
    as_json: JsonOption = False,
) -> None:
    """Answer a question with cited quotes."""
    from answers.assistant import Assistant
    from answers.jsonable import answer_json
    from answers.plain import answer_text
    from answers.requests import filter_from, questions_from

    only = filter_from(council or (), kind or (), since, until)
    questions = questions_from(question, queries)
    with Assistant.open(library) as assistant:
        for id_, text in questions:
            answer = assistant.ask(text, only)
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


def main() -> None:
    """Run the command; every complaint is one line."""
    from typer.exceptions import Abort, TyperException

    if len(sys.argv) == 1:
        sys.argv.append("--help")
    try:
        status = app(standalone_mode=False)
    except TyperException as error:
        said = error.format_message().rstrip(".")
        _complain(f"{said}. Run `findings --help` to see what there is.", 2)
    except BadRequest as error:
        _complain(str(error), 2)
    except FindingsError as error:
        _complain(str(error), 1)
    except (Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except Exception as error:
        if os.environ.get("FINDINGS_DEBUG"):
            raise
        _complain(
            f"Something failed that should not ({type(error).__name__}: {error}). "
            "Please report it; FINDINGS_DEBUG=1 shows where.",
            1,
        )
    if status == INTERRUPTED:
        _complain("Stopped. Run the same command again to go on.", 1)
    sys.exit(status if isinstance(status, int) else 0)


def _complain(message: str, status: int) -> NoReturn:
    typer.echo(f"findings: {' '.join(message.split())}", err=True)
    sys.exit(status)


@contextmanager
def _progress(label: str, total: int) -> Iterator[Callable[[str], None]]:
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
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(label, total=total, name="")
        yield lambda name: progress.update(task, advance=1, name=name)


def _summarise(arrivals: list[Arrival]) -> None:
    counts = Counter(str(arrival.outcome) for arrival in arrivals)
    for arrival in arrivals:
        if arrival.reason:
            typer.echo(f"{arrival.outcome}: {arrival.file}: {arrival.reason}", err=True)
    typer.echo(", ".join(f"{counts[one]} {one}" for one in ("added", "unchanged", "rejected")))
    if counts["rejected"]:
        raise typer.Exit(1)


if __name__ == "__main__":
    main()
