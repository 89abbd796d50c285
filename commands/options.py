"""The application, and the options that several of its words share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer import Option

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
SecondsOption = Annotated[
    float,
    Option("--seconds", min=0.1, help="Longest that reading one file may take."),
]
MemoryOption = Annotated[
    int, Option("--memory", min=64, help="Most memory, in MiB, that reading one file may take.")
]
PagesOption = Annotated[int, Option("--pages", min=1, help="Most pages that a file may have.")]
JsonOption = Annotated[bool, Option("--json", help="Print JSON.")]
CouncilOption = Annotated[
    list[str] | None, Option("--council", help="Only this council; may be given again.")
]
KindOption = Annotated[
    list[str] | None,
    Option(
        "--kind",
        help="Only this kind of document; likewise. inspection_report: all inspections and visits.",
    ),
]
FromOption = Annotated[
    str | None, Option("--from", help="Inspected or published from: a year or a date, 2013-09-26.")
]
ToOption = Annotated[str | None, Option("--to", help="Inspected or published up to: likewise.")]
AskedAreaOption = Annotated[
    list[str] | None,
    Option("--area", help="Judgements on this area, in words or an id; may be given again."),
]
AskedGradeOption = Annotated[
    list[str] | None,
    Option("--grade", help='Of this grade, such as inadequate or "worse than good"; likewise.'),
]
AskedFrameworkOption = Annotated[
    list[str] | None,
    Option("--framework", help="Of inspections under this framework; likewise."),
]
LatestOption = Annotated[
    bool | None,
    Option("--latest/--any", help="Of each council's latest inspection, or of any inspection."),
]
QueriesOption = Annotated[
    Path | None,
    Option(
        "--queries", help='File of JSON lines {"id", "question"}; one JSON line each comes out.'
    ),
]
