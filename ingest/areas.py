"""What each framework judges: a printed label or a sentence → the areas that it names.

The areas are data (``data/areas.toml``); adding a framework is adding a table there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.grades import Grade

# How many words a gap in a wording stands for, at most.
_GAP = 6


@dataclass(frozen=True, slots=True)
class Area:
    """One area that a framework judges.

    Attributes:
        framework: id of the framework.
        id: such as "adoption", or "looked_after.being_healthy" where a framework judges two
            services.
        name: as people know it, without its service.
        service: name of the service, such as "Safeguarding services"; "" if the framework has one.
        printed: wordings of its label.
        covers: ids that it judges together; () if it is one.
        spoken: shorter wordings, which name it only beside a grade: "leadership".
    """

    framework: str
    id: str
    name: str
    service: str
    printed: tuple[str, ...]
    covers: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()

    @property
    def concept(self) -> str:
        """The id without its service: what is alike over services and frameworks."""
        return concept_of(self.id)

    @property
    def service_id(self) -> str:
        """Id of the service; "" if the framework has one."""
        return self.id.rpartition(".")[0]


def concept_of(area_id: str) -> str:
    """An area's id without its service."""
    return area_id.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Service:
    """One of two services that a framework judges in one report.

    Attributes:
        id: such as "looked_after".
        name: such as "Services for looked after children".
        printed: wordings that name it.
    """

    id: str
    name: str
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """All that one framework judges.

    Attributes:
        framework: its id.
        grades: its scale, from best to worst.
        areas: in the order in which reports print them.
        services: if it judges two in one report.
        required: ids of areas that each of its full reports grades.
        outcomes: for a scale that is said in sentences, the words of each.
        source: where this was taken from.
    """

    framework: str
    grades: tuple[Grade, ...]
    areas: tuple[Area, ...]
    services: tuple[Service, ...]
    required: tuple[str, ...]
    outcomes: tuple[tuple[Grade, tuple[str, ...]], ...]
    source: str

    def area(self, id_: str) -> Area:
        """The area of that id.

        Raises:
            ValueError: the framework has none.
        """
        for known in self.areas:
            if known.id == id_:
                return known
        raise ValueError(f"{self.framework} has no area {id_!r}")


@dataclass(frozen=True, slots=True)
class Named:
    """An area named within a text.

    Attributes:
        area: which.
        start: where its words begin in the text.
        end: where they end.
    """

    area: Area
    start: int
    end: int


@cache
def schemes() -> dict[str, Scheme]:
    """What each framework that gives grades judges, by its id, oldest first."""
    text = (files("ingest") / "data" / "areas.toml").read_text(encoding="utf-8")
    made: dict[str, Scheme] = {}
    for table in tomllib.loads(text)["framework"]:
        id_ = table["framework"]
        made[id_] = _like(made[table["like"]], table) if "like" in table else _scheme(table)
    return made


def named_in(
    text: str, framework: str, service: str = "", areas: Iterable[Area] = (), spoken: bool = False
) -> tuple[Named, ...]:
    """The areas of a framework that a text names, in order; of two that overlap the longer.

    Args:
        text: running text, a label or a heading.
        framework: id of the framework.
        service: id of the service that is spoken of, for frameworks that judge two: without it
            labels that both have count for the first.
        areas: only these; () for all of the framework.
        spoken: whether wordings that name an area only beside a grade count too.

    Raises:
        KeyError: the framework gives no grades.
    """
    found: list[Named] = []
    for area in areas or schemes()[framework].areas:
        if service and area.service_id not in ("", service):
            continue
        for wording in (*area.printed, *(area.spoken if spoken else ())):
            found += [Named(area, *match.span()) for match in _pattern(wording).finditer(text)]
    kept: list[Named] = []
    # The order of the framework decides between equals: sorting keeps it.
    for one in sorted(found, key=lambda one: one.start - one.end):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _scheme(table: dict[str, Any]) -> Scheme:
    id_ = table["framework"]
    services = table.get("service", [])
    areas = [_area(id_, one) for one in table.get("area", [])]
    areas += [_area(id_, one, service) for service in services for one in service["area"]]
    return Scheme(
        framework=id_,
        grades=tuple(Grade(grade) for grade in table["grades"]),
        areas=tuple(areas),
        services=tuple(Service(s["id"], s["name"], tuple(s["printed"])) for s in services),
        required=tuple(table["required"]),
        outcomes=tuple(
            (Grade(grade), tuple(words)) for grade, words in table.get("outcomes", {}).items()
        ),
        source=table["source"],
    )


def _area(framework: str, table: dict[str, Any], service: dict[str, Any] | None = None) -> Area:
    return Area(
        framework=framework,
        id=f"{service['id']}.{table['id']}" if service else table["id"],
        name=table["name"],
        service=service["name"] if service else "",
        printed=tuple(table["printed"]),
        covers=tuple(table.get("covers", ())),
        spoken=tuple(table.get("spoken", ())),
    )


def _like(base: Scheme, table: dict[str, Any]) -> Scheme:
    id_ = table["framework"]
    return replace(
        base,
        framework=id_,
        areas=tuple(
            replace(area, framework=id_) for area in base.areas if area.id not in table["without"]
        ),
        required=tuple(table["required"]),
        source=table["source"],
    )


@cache
def _pattern(wording: str) -> re.Pattern[str]:
    """A wording as it may stand in running text: any case, punctuation and line breaks between."""
    parts = wording.split("…")
    between = rf"\W+(?:\S+\s+){{0,{_GAP}}}?"
    spelt = [r"\W+".join(map(_word, part.split())) for part in parts if part.split()]
    return re.compile(r"(?<!\w)" + between.join(spelt) + r"(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    if word == "and":
        return r"(?:and|&)"
    return re.escape(word).replace("'", "['’‘ʼ]?")
