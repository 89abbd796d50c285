"""Which rows of the register somebody wants, from the words typed into options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from answers.requests import filter_from
from index.judgements import Judgements, RegisterRow
from index.types import Filter
from ingest.areas import concept_of, schemes
from ingest.errors import BadRequest
from ingest.frameworks import framework
from ingest.grades import Grade
from ingest.judgement import Judgement, Status


@dataclass(frozen=True, slots=True)
class Wanted:
    """Rows of the register; what is empty lets all pass.

    Attributes:
        only: councils, kinds of document, and the period of the inspection.
        areas: ids of areas; an id without its service stands for the area in every service.
        grades: grades.
        frameworks: ids of frameworks.
        statuses: whose judgements, and of when.
    """

    only: Filter = Filter()  # noqa: RUF009 - frozen
    areas: frozenset[str] = frozenset()
    grades: frozenset[Grade] = frozenset()
    frameworks: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()

    def rows(self, register: Judgements) -> list[RegisterRow]:
        """The rows that are wanted, in the register's order."""
        return [row for row in register.rows(self.only) if self._admits(row[1])]

    def _admits(self, judgement: Judgement) -> bool:
        id_ = judgement.area_id
        return (
            (not self.areas or id_ in self.areas or concept_of(id_) in self.areas)
            and (not self.grades or judgement.grade in self.grades)
            and (not self.frameworks or judgement.framework in self.frameworks)
            and (not self.statuses or judgement.status in self.statuses)
        )


def wanted_from(
    councils: Iterable[str] = (),
    kinds: Iterable[str] = (),
    since: str | None = None,
    until: str | None = None,
    areas: Iterable[str] = (),
    grades: Iterable[str] = (),
    frameworks: Iterable[str] = (),
    statuses: Iterable[str] = (),
) -> Wanted:
    """What is wanted, from words.

    Args:
        councils: as for ``filter_from``, as are kinds, since and until.
        kinds: of document.
        since: beginning of the period.
        until: its end.
        areas: ids, such as "safeguarding.leadership", or "leadership" for it in every service.
        grades: ids of grades.
        frameworks: ids of frameworks.
        statuses: ids of statuses.

    Raises:
        BadRequest: there is no such council, kind, area, grade, framework or status, or a date is
            none.
    """
    return Wanted(
        only=filter_from(councils, kinds, since, until),
        areas=frozenset(_one_of(_area_ids(), name, "areas") for name in areas),
        grades=frozenset(Grade(_one_of(list(Grade), name, "grades")) for name in grades),
        frameworks=frozenset(map(_framework, frameworks)),
        statuses=frozenset(Status(_one_of(list(Status), name, "statuses")) for name in statuses),
    )


def _area_ids() -> list[str]:
    areas = [area for scheme in schemes().values() for area in scheme.areas]
    return sorted({area.id for area in areas} | {area.concept for area in areas})


def _framework(name: str) -> str:
    try:
        return framework(_id(name)).id
    except ValueError as error:
        said = str(error)
        raise BadRequest(f"{said[0].upper()}{said[1:]}.") from error


def _one_of(known: Iterable[str], name: str, things: str) -> str:
    if _id(name) in known:
        return _id(name)
    raise BadRequest(
        f"{name[:60]!r} is not one of the {things} of judgements. There are: {', '.join(known)}."
    )


def _id(name: str) -> str:
    """As ids are written: "Requires improvement" is "requires_improvement"."""
    return "_".join(name.lower().replace("-", " ").split())
