"""What does each step of retrieval earn? It is taken out, and the questions are put again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from answers.assistant import Assistant, Settings
from eval.comparison import Difference, difference
from eval.evaluation import evaluate
from eval.questions import Question
from eval.runs import Run
from eval.system import searching
from index.library import Library
from index.types import Step

WHOLE = "all steps"


def ablate(
    library: Library,
    questions: Sequence[Question],
    measures: Sequence[str],
    top: int = 20,
    settings: Settings | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Iterator[Run]:
    """A run with all steps, then one without each of them.

    Args:
        library: what is searched.
        questions: the set.
        measures: what to measure.
        top: how many hits.
        settings: how answers are made; their steps are those that are taken out.
        told: what is being done.
    """
    settings = settings or Settings()
    for left_out in (None, *(step for step in Step if step in settings.steps)):
        steps = settings.steps - {left_out}
        if steps.isdisjoint({Step.DENSE, Step.LEXICAL}):
            continue  # nothing would be left to search with
        name = f"without {left_out}" if left_out else WHOLE
        told(name)
        assistant = Assistant(library, replace(settings, steps=steps))
        said = {"steps": sorted(steps), "top": top}
        yield evaluate(searching(assistant, top), questions, measures, name, said)


def ablation_table(runs: Sequence[Run], measures: Sequence[str]) -> str:
    """The runs of an ablation as a Markdown table: means, what is lost, and how sure that is."""
    whole, *others = runs
    lines = [
        f"| steps | {' | '.join(measures)} |",
        f"|---|{'---|' * len(measures)}",
        f"| {whole.name} | {' | '.join(f'{whole.mean(one):.3f}' for one in measures)} |",
    ]
    for run in others:
        cells = [_cell(difference(whole, run, one)) for one in measures]
        lines.append(f"| {run.name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(found: Difference) -> str:
    return f"{found.second:.3f} ({found.second - found.first:+.3f}, p = {found.p:.3f})"
