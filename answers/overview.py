"""The register seen whole: how often each grade was given, and which council was given what when.

Takes findings; gives counts and a grid that a page can draw.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answers.inspections import Finding
from ingest.areas import schemes
from ingest.grades import Grade


@dataclass(frozen=True, slots=True)
class GradeCounts:
    """How often each grade was given.

    Attributes:
        label: to what: a year, an area.
        counts: each grade that was given, from best to worst, with how often.
    """

    label: str
    counts: tuple[tuple[Grade, int], ...]

    @property
    def total(self) -> int:
        """How many grades were given."""
        return sum(number for _, number in self.counts)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One council over the frameworks.

    Attributes:
        council: its name.
        cells: for each framework of the grid, what was found under it, oldest first.
    """

    council: str
    cells: tuple[tuple[Finding, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Councils by framework.

    Attributes:
        frameworks: ids, oldest first.
        rows: by council, in alphabetical order.
    """

    frameworks: tuple[str, ...]
    rows: tuple[GridRow, ...]


def by_year(found: Iterable[Finding]) -> tuple[GradeCounts, ...]:
    """How often each grade was given in each year, oldest first; what has no date is left out."""
    counted: dict[str, Counter[Grade]] = defaultdict(Counter)
    for one in found:
        if year := year_of(one):
            counted[str(year)][one.grade] += 1
    return tuple(_counts(label, counted[label]) for label in sorted(counted))


def by_area(found: Iterable[Finding]) -> tuple[GradeCounts, ...]:
    """How often each grade was given to each area, in the frameworks' order, newest first."""
    counted: dict[str, Counter[Grade]] = defaultdict(Counter)
    for one in found:
        counted[one.area_id][one.grade] += 1
    return tuple(
        _counts(name, counted[id_]) for id_, name in area_names().items() if id_ in counted
    )


def latest(found: Iterable[Finding]) -> list[Finding]:
    """Of each council and area what its newest inspection found."""
    newest: dict[tuple[str, str], list[Finding]] = {}
    for one in sorted(found, key=lambda one: one.inspection.ended):
        known = newest.setdefault((one.council, one.area_id), [])
        if known and known[0].inspection != one.inspection:
            known.clear()
        known.append(one)
    return [one for group in newest.values() for one in group]


def grid(found: Sequence[Finding]) -> Grid:
    """Which council was given what, by framework.

    Args:
        found: grades of one area.
    """
    order = [id_ for id_ in schemes() if any(one.inspection.framework == id_ for one in found)]
    cells: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(found, key=lambda one: one.inspection.ended):
        if one.inspection.framework:
            cells[one.council][one.inspection.framework].append(one)
    rows = (
        GridRow(council, tuple(tuple(cells[council][id_]) for id_ in order))
        for council in sorted(cells)
    )
    return Grid(tuple(order), tuple(rows))


def area_names() -> dict[str, str]:
    """Each area id with its newest name for people; areas of newer frameworks first."""
    names: dict[str, str] = {}
    for scheme in reversed(schemes().values()):
        for area in scheme.areas:
            name = f"{area.name} ({area.service})" if area.service else area.name
            names.setdefault(area.id, name)
    return names


def year_of(found: Finding) -> int | None:
    """The year in which the inspection ended; None if not known."""
    end = found.inspection.end or found.inspection.start
    return end.year if end else None


def _counts(label: str, counted: Counter[Grade]) -> GradeCounts:
    return GradeCounts(label, tuple((grade, counted[grade]) for grade in Grade if counted[grade]))
