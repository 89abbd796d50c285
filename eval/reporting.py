"""Reports of runs: tables in Markdown, and a page with plots that stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from eval import charts
from eval.comparison import differences, hit_lines
from eval.runs import Run
from eval.summary import Figure, answers, by_type, measures, seconds

# Measures that the table by type shows, as far as a run has them.
_BY_TYPE = ("S@1", "S@5", "S@20", "RR@10", "nDCG@10")
_STYLE = """
body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; } th, td { border: 1px solid #767676; padding: .2rem .6rem; }
td { overflow-wrap: anywhere; } th { text-align: left; }
svg { width: 100%; max-width: 44rem; display: block; margin: 1rem 0; }
.label { text-anchor: end; font-size: 12px; } .tick { text-anchor: middle; font-size: 11px; }
.value { font-size: 11px; } .grid { stroke: #ddd; } .range { stroke: #000; stroke-width: 1.5; }
.line { fill: none; stroke-width: 2; }
.key { display: inline-block; width: .8rem; height: .8rem; }
li { margin-bottom: .6rem; } pre { white-space: pre-wrap; background: #f4f4f4; padding: .5rem; }
"""
Table = tuple[Sequence[str], Sequence[Sequence[str]]]


def run_markdown(run: Run) -> str:
    """One run in tables."""
    parts = [markdown(figures_table([run]))]
    if by_type(run):
        parts.append(markdown(types_table(run)))
    if answers(run):
        parts.append(markdown(answers_table([run])))
    parts.append(markdown(seconds_table([run])))
    return "\n\n".join(parts)


def write_report(folder: Path, runs: Sequence[Run]) -> tuple[Path, Path]:
    """Write ``report.md`` and ``report.html``; gives their places."""
    folder.mkdir(parents=True, exist_ok=True)
    sections = list(_sections(runs))
    lines = ["# Evaluation report", ""]
    body = ["<h1>Evaluation report</h1>"]
    for heading, tables in sections:
        lines += [f"## {heading}", ""]
        body.append(f"<h2>{escape(heading)}</h2>")
        for table in tables:
            lines += [markdown(table), ""]
            body.append(_html(table))
        if heading == _RETRIEVAL:
            body += _plots(runs)
    body += _missed(runs[-1])
    plain, page = folder / "report.md", folder / "report.html"
    plain.write_text("\n".join(lines), encoding="utf-8")
    page.write_text(
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>Evaluation report</title><style>{_STYLE}</style></head><body>"
        f"{''.join(body)}</body></html>\n",
        encoding="utf-8",
    )
    return plain, page


_RETRIEVAL = "Retrieval"


def _sections(runs: Sequence[Run]) -> Iterable[tuple[str, list[Table]]]:
    yield "Runs", [_settings_table(runs)]
    yield _RETRIEVAL, [figures_table(runs)]
    if any(map(answers, runs)):
        yield "Answers", [answers_table([run for run in runs if answers(run)])]
    yield "Time", [seconds_table(runs)]
    for run in runs:
        if by_type(run):
            yield f"By type of question: {run.name}", [types_table(run)]
    for run in runs[1:]:
        yield f"{runs[0].name} and {run.name}", [_differences_table(runs[0], run)]


def figures_table(runs: Sequence[Run]) -> Table:
    """Measures of retrieval, a row a run: means with 95 % intervals."""
    return _side_by_side("run", {run.name: measures(run) for run in runs})


def answers_table(runs: Sequence[Run]) -> Table:
    """Figures of answers, a row a figure."""
    found = {run.name: {one.name: one for one in answers(run)} for run in runs}
    names = dict.fromkeys(name for figures in found.values() for name in figures)
    rows = [
        [name, *(_said(figures.get(name), count=True) for figures in found.values())]
        for name in names
    ]
    return ["answers", *found], rows


def types_table(run: Run) -> Table:
    """Measures of retrieval, a row a type of question."""
    chosen = [name for name in _BY_TYPE if name in run.measures] or run.measures
    kept = {
        f"{type_} ({figures[0].count})": [one for one in figures if one.name in chosen]
        for type_, figures in by_type(run).items()
    }
    return _side_by_side("type", kept)


def seconds_table(runs: Sequence[Run]) -> Table:
    """Times, a row a run."""
    rows = [
        [run.name, what, f"{median * 1000:.0f} ms", f"{slow * 1000:.0f} ms"]
        for run in runs
        for what, (median, slow) in seconds(run).items()
    ]
    return ["run", "time of", "median", "95th percentile"], rows


def _settings_table(runs: Sequence[Run]) -> Table:
    names = list(dict.fromkeys(name for run in runs for name in run.settings))
    rows = [
        [run.name, run.version, str(len(run.results)), *(_value(run, name) for name in names)]
        for run in runs
    ]
    return ["run", "version", "questions asked", *names], rows


def _value(run: Run, name: str) -> str:
    value = run.settings.get(name, "")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _differences_table(first: Run, second: Run) -> Table:
    rows = [
        [
            one.measure,
            f"{one.first:.3f}",
            f"{one.second:.3f}",
            f"{one.gain.mean:+.3f} ({one.gain.low:+.3f} to {one.gain.high:+.3f})",
            f"{one.p:.4f}",
            ", ".join(one.won),
            ", ".join(one.lost),
        ]
        for one in differences(first, second)
    ]
    return ["measure", first.name, second.name, "difference (95 %)", "p", "won", "lost"], rows


def _side_by_side(what: str, rows: dict[str, list[Figure]]) -> Table:
    names = list(dict.fromkeys(one.name for figures in rows.values() for one in figures))
    cells = []
    for label, figures in rows.items():
        by_name = {one.name: one for one in figures}
        cells.append([label, *(_said(by_name.get(name)) for name in names)])
    return [what, *names], cells


def _said(figure: Figure | None, count: bool = False) -> str:
    if figure is None:
        return ""
    return f"{figure.value} of {figure.count}" if count else str(figure.value)


def _plots(runs: Sequence[Run]) -> list[str]:
    names = [run.name for run in runs]
    found = [{one.name: one.value for one in measures(run)} for run in runs]
    rows = {
        name: [figures[name] for figures in found]
        for name in runs[0].measures
        if all(name in figures for figures in found)
    }
    curves = {run.name: _found_by_depth(run) for run in runs}
    return [
        f"<p>{charts.legend(names)}</p>",
        charts.bars("Measures with their 95 % intervals", rows, names),
        "<h3>Questions with a gold passage among the first</h3>",
        charts.steps("Share of questions by depth", curves),
    ]


def _found_by_depth(run: Run) -> list[float]:
    from eval.measures import Measure
    from eval.relevance import grades

    asked = [one for one in run.results if one.question.answerable]
    judged = [grades(one.question.gold, one.hits) for one in asked]
    deepest = max((len(one) for one in judged), default=0)
    return [
        sum(Measure("S", depth)(one, ()) for one in judged) / len(judged)
        for depth in range(1, deepest + 1)
    ]


def _missed(run: Run) -> list[str]:
    missed = [
        one for one in run.results if one.question.answerable and not one.values.get("S@5", 1.0)
    ]
    items = [
        f"<li>{escape(one.question.id)}: {escape(one.question.text)}"
        f"<pre>{escape(chr(10).join(hit_lines(one)))}</pre></li>"
        for one in missed
    ]
    return [
        f"<h2>Questions without a gold passage among the first five: {escape(run.name)}</h2>",
        f"<ul>{''.join(items)}</ul>" if items else "<p>None.</p>",
    ]


def markdown(table: Table) -> str:
    """A table in Markdown."""
    head, rows = table
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def _html(table: Table) -> str:
    head, rows = table
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
