"""Two runs held against each other: is it more than chance, and which questions made it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.relevance import Found, holds
from eval.runs import Result, Run, paired
from eval.significance import Interval, interval, randomisation_test

# How much of a hit is shown, and how many.
_SHOWN_LETTERS = 200
_SHOWN_HITS = 3


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure of two runs, over the questions that both have a value for.

    Attributes:
        measure: as printed.
        first: mean of the first run.
        second: mean of the second.
        gain: what the second has more, with its 95 % interval.
        p: how likely chance alone gives such a difference.
        won: ids of questions where the second is better.
        lost: where it is worse.
        count: how many questions.
    """

    measure: str
    first: float
    second: float
    gain: Interval
    p: float
    won: tuple[str, ...]
    lost: tuple[str, ...]
    count: int


def difference(first: Run, second: Run, measure: str) -> Difference:
    """Hold one measure of two runs against each other.

    Raises:
        BadRequest: they have no question in common with a value.
    """
    ids, one, other = paired(first, second, measure)
    gains = [b - a for a, b in zip(one, other, strict=True)]
    return Difference(
        measure=measure,
        first=sum(one) / len(one),
        second=sum(other) / len(other),
        gain=interval(gains),
        p=randomisation_test(one, other),
        won=tuple(id_ for id_, gain in zip(ids, gains, strict=True) if gain > 0),
        lost=tuple(id_ for id_, gain in zip(ids, gains, strict=True) if gain < 0),
        count=len(ids),
    )


def differences(first: Run, second: Run) -> list[Difference]:
    """All measures that both runs have."""
    return [difference(first, second, one) for one in first.measures if one in second.measures]


def comparison_text(first: Run, second: Run, by: str) -> str:
    """The table, then the questions won and lost with what each run found, for people to read.

    Args:
        first: the run that stands.
        second: the run that is held against it.
        by: measure that tells which questions are won.
    """
    found = difference(first, second, by)
    parts = [table([*differences(first, second)], first.name, second.name)]
    for word, ids in (("won", found.won), ("lost", found.lost)):
        parts.append(f"{len(ids)} questions {word} by {by}")
        parts += [_question_text(first.result(id_), second.result(id_), by) for id_ in ids]
    return "\n\n".join(parts)


def table(rows: Sequence[Difference], first: str, second: str) -> str:
    """Differences as a Markdown table."""
    lines = [
        f"| measure | {first} | {second} | difference (95 %) | p | won | lost |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {one.measure} | {one.first:.3f} | {one.second:.3f} | {one.gain.mean:+.3f} "
        f"({one.gain.low:+.3f} to {one.gain.high:+.3f}) | {one.p:.4f} | {len(one.won)} "
        f"| {len(one.lost)} |"
        for one in rows
    ]
    return "\n".join(lines)


def _question_text(one: Result, other: Result, by: str) -> str:
    lines = [f"{one.question.id} ({one.question.type or 'no type'}): {one.question.text}"]
    lines += [f"  gold: {gold.document}: {gold.quote}" for gold in one.question.gold]
    for label, result in (("first", one), ("second", other)):
        lines.append(f"  {label}: {by} {result.values[by]:.3f}")
        lines += [f"    {line}" for line in hit_lines(result)]
    return "\n".join(lines)


def hit_lines(result: Result, shown: int = _SHOWN_HITS) -> Iterator[str]:
    """The first hits of a result, and further ones that hold a gold; those are starred."""
    for rank, hit in enumerate(result.hits, start=1):
        good = any(gold.grade > 0 and holds(hit, gold) for gold in result.question.gold)
        if rank <= shown or good:
            yield f"{'*' if good else ' '} {rank}. {_place(hit)}: {_shortened(hit.text)}"


def _place(hit: Found) -> str:
    return f"{hit.document}, p. {hit.page}" if hit.page is not None else hit.document


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_LETTERS else f"{line[:_SHOWN_LETTERS]}…"
