"""Words that measure: eval run, compare, report and ablate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from commands.options import LibraryOption, app
from commands.progress import tell
from index.types import Way

evaluation = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Measure search and answers: run, compare, report, ablate.",
)

QuestionsOption = Annotated[
    Path,
    Option("--questions", help="File of questions with gold as JSON lines, or a BEIR folder."),
]
TopOption = Annotated[int, Option("--top", min=1, help="How many passages a question.")]
MeasureOption = Annotated[
    list[str] | None,
    Option("--measure", help="Such as nDCG@10, RR@10, R@20, S@5; may be given again."),
]


@evaluation.command("run")
def run_questions(
    questions: QuestionsOption,
    out: Annotated[Path, Option("--out", help="File to write the run to.")],
    library: LibraryOption = None,
    way: Annotated[Way, Option("--way", help="How to search.")] = Way.FUSED,
    top: TopOption = 20,
    measure: MeasureOption = None,
    answers: Annotated[
        bool, Option("--answers/--no-answers", help="Measure answers and refusals too.")
    ] = True,
    name: Annotated[str | None, Option("--name", help="What to call it. Default: FILE.")] = None,
    figures: Annotated[
        Path | None,
        Option("--figures", help="File to write the figures to as well, without any words."),
    ] = None,
    trec: Annotated[
        Path | None, Option("--trec", help="Folder to write qrels.txt and run.txt to as well.")
    ] = None,
) -> None:
    """Put questions to a library; keep what came of each."""
    from answers.assistant import Assistant
    from eval.evaluation import evaluate
    from eval.measures import DEFAULT
    from eval.questions import read_questions
    from eval.reporting import run_markdown
    from eval.results import write_figures
    from eval.runs import write_run
    from eval.system import answering, searching, settings_of
    from eval.trec import write_as_trec

    asked = read_questions(questions)
    with Assistant.open(library) as assistant:
        run = evaluate(
            searching(assistant, top, way),
            asked,
            measure or DEFAULT,
            name or out.stem,
            settings_of(assistant, top, way) | {"questions": questions.name},
            answering(assistant) if answers else None,
        )
    write_run(out, run)
    if figures is not None:
        write_figures(figures, run)
    if trec is not None:
        write_as_trec(trec, run)
    typer.echo(run_markdown(run))


@evaluation.command()
def compare(
    first: Annotated[Path, Argument(help="A run that `eval run` wrote.")],
    second: Annotated[Path, Argument(help="The run to hold against it.")],
    by: Annotated[
        str, Option("--by", help="Measure that tells which questions are won and lost.")
    ] = "nDCG@10",
) -> None:
    """Hold two runs against each other, with the questions won and lost."""
    from eval.comparison import comparison_text
    from eval.runs import read_run

    typer.echo(comparison_text(read_run(first), read_run(second), by))


@evaluation.command()
def report(
    runs: Annotated[list[Path], Argument(help="Runs that `eval run` wrote.")],
    out: Annotated[Path, Option("--out", help="Folder to write report.md and report.html to.")],
) -> None:
    """Write a report of runs, in Markdown and as a page with plots."""
    from eval.reporting import write_report
    from eval.runs import read_run

    for path in write_report(out, [read_run(run) for run in runs]):
        typer.echo(str(path))


@evaluation.command("ablate")
def ablate_steps(
    questions: QuestionsOption,
    library: LibraryOption = None,
    top: TopOption = 20,
    measure: MeasureOption = None,
    out: Annotated[
        Path | None, Option("--out", help="Folder to write the runs to, one a step.")
    ] = None,
) -> None:
    """Take each step of retrieval out in turn; say what it earns, and how sure that is."""
    from eval.ablation import ablate, ablation_table
    from eval.questions import read_questions
    from eval.runs import write_run
    from index.library import Library

    measures = measure or ["S@5", "S@20", "RR@10", "nDCG@10"]
    asked = read_questions(questions)
    with Library.open(library) as opened:
        runs = list(ablate(opened, asked, measures, top, told=tell))
    if out is not None:
        for run in runs:
            write_run(out / f"{run.name.replace(' ', '-')}.json", run)
    typer.echo(ablation_table(runs, measures))


app.add_typer(evaluation, name="eval")
