"""The register listed: filters → findings, what they cover, and a table to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answers.export import Table
from answers.inspections import Finding
from answers.overview import area_names, latest, year_of
from answers.phrases import count
from answers.register_words import framework_called, framework_short, some, when
from answers.types import Citation
from ingest.areas import schemes
from ingest.gazetteer import gazetteer
from ingest.grades import GRADE_WORDS, Grade
from ingest.types import Document

COLUMNS = (
    "Council",
    "First day of inspection",
    "Last day of inspection",
    "Framework",
    "Area as printed",
    "Area id",
    "Grade as printed",
    "Grade",
    "Documents differ",
    "Document",
    "File",
    "Page",
    "Paragraph",
    "Words",
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader of the register has chosen; what is empty lets all pass.

    Attributes:
        councils: names.
        regions: names.
        areas: area ids.
        grades: grades.
        frameworks: framework ids.
        since: first year in which an inspection may have ended.
        until: last such year.
        latest_only: only the newest inspection of each council that judged an area.
    """

    councils: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    grades: frozenset[Grade] = frozenset()
    frameworks: frozenset[str] = frozenset()
    since: int | None = None
    until: int | None = None
    latest_only: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from: only what the register holds, in the order shown."""

    councils: tuple[str, ...]
    regions: tuple[str, ...]
    areas: Mapping[str, str]
    grades: tuple[Grade, ...]
    frameworks: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The findings chosen, and what they cover.

    Attributes:
        found: by council, then date, newest first, then in the framework's order.
        within: what the filters but those of grades let pass: what the chosen are a share of.
        without: councils chosen, or held, of which nothing passes those filters.
        unreadable: councils of which a judgement that should be there was not read.
    """

    found: tuple[Finding, ...]
    within: tuple[Finding, ...]
    without: tuple[str, ...]
    unreadable: tuple[str, ...]

    @property
    def councils(self) -> tuple[str, ...]:
        """The councils among the findings."""
        return tuple(sorted({one.council for one in self.found}))

    @property
    def coverage(self) -> str:
        """What the list covers, in words."""
        inspections = {one.inspection for one in self.found}
        parts = [
            f"{count(len(self.found), 'judgement')} of {count(len(self.councils), 'council')} "
            f"from {count(len(inspections), 'inspection')}."
        ]
        if len(self.within) > len(self.found):
            others = {one.council for one in self.within} - set(self.councils)
            parts.append(
                f"{count(len(others), 'other council')} "
                f"{'was' if len(others) == 1 else 'were'} given another grade."
                if others
                else "All other grades are left out."
            )
        if self.without:
            named = some(self.without)
            parts.append(f"No judgement to choose from is held for {named}.")
        if self.unreadable:
            parts.append(f"A judgement could not be read for {some(self.unreadable)}.")
        return " ".join(parts)


def offered(found: Sequence[Finding]) -> Offered:
    """What the filters can offer."""
    held = {one.area_id for one in found}
    grades = {one.grade for one in found}
    used = {one.inspection.framework for one in found}
    years = sorted({year for one in found if (year := year_of(one))})
    regions = _regions()
    councils = sorted({one.council for one in found})
    return Offered(
        councils=tuple(councils),
        regions=tuple(sorted({regions[one] for one in councils if one in regions})),
        areas={id_: name for id_, name in area_names().items() if id_ in held},
        grades=tuple(grade for grade in Grade if grade in grades),
        frameworks=tuple(id_ for id_ in schemes() if id_ in used),
        years=tuple(range(years[0], years[-1] + 1)) if years else (),
    )


def listing(found: Sequence[Finding], chosen: Chosen) -> Listing:
    """The findings that the filters let pass."""
    regions = _regions()

    def of_council(council: str) -> bool:
        return (not chosen.councils or council in chosen.councils) and (
            not chosen.regions or regions.get(council) in chosen.regions
        )

    def passes(one: Finding) -> bool:
        year = year_of(one)
        return (
            of_council(one.council)
            and (not chosen.areas or one.area_id in chosen.areas)
            and (not chosen.frameworks or one.inspection.framework in chosen.frameworks)
            and (chosen.since is None or (year is not None and year >= chosen.since))
            and (chosen.until is None or (year is not None and year <= chosen.until))
        )

    within = [one for one in found if passes(one)]
    if chosen.latest_only:
        within = latest(within)
    kept = [one for one in within if not chosen.grades or one.grade in chosen.grades]
    held = {one.council for one in found} | chosen.councils
    graded = {one.council for one in within}
    return Listing(
        found=tuple(sorted(kept, key=_order)),
        within=tuple(within),
        without=tuple(sorted(council for council in held - graded if of_council(council))),
        unreadable=tuple(sorted({one.council for one in within if one.grade is Grade.UNREADABLE})),
    )


def table_of(
    shown: Listing,
    cited: Sequence[Sequence[Citation]],
    chosen: Chosen,
    library: str,
    on: date,
) -> Table:
    """The list as a table to take away.

    Args:
        shown: the findings.
        cited: the citations of each.
        chosen: the filters, which the notes repeat.
        library: which library, and in which state.
        on: the day on which it is taken.
    """
    notes = [
        ("What was chosen", in_words(chosen) or "Everything"),
        ("What it covers", shown.coverage),
        ("Library", library),
        ("Taken on", on.isoformat()),
        ("Made by", "Findings, from the documents' own words; check them on the page cited"),
    ]
    rows = [
        line
        for one, citations in zip(shown.found, cited, strict=True)
        for line in ([_line(one, cite) for cite in citations] or [_line(one, None)])
    ]
    return Table("Judgements", COLUMNS, rows, tuple(notes))


def in_words(chosen: Chosen) -> str:
    """The filters in words, such as "councils: Bath or Kent; grades: Inadequate"; "" for none."""
    names = area_names()
    parts = [
        ("councils", sorted(chosen.councils)),
        ("regions", sorted(chosen.regions)),
        ("areas", [names[id_] for id_ in names if id_ in chosen.areas]),
        ("grades", [GRADE_WORDS[grade] for grade in Grade if grade in chosen.grades]),
        ("frameworks", [framework_short(id_) for id_ in schemes() if id_ in chosen.frameworks]),
        ("from", [str(chosen.since)] if chosen.since else []),
        ("to", [str(chosen.until)] if chosen.until else []),
        ("inspections", ["the latest of each council and area"] if chosen.latest_only else []),
    ]
    return "; ".join(f"{label}: {' or '.join(words)}" for label, words in parts if words)


def _line(one: Finding, citation: Citation | None) -> tuple[str, ...]:
    start, end = one.inspection.start, one.inspection.end
    document: Document | None = citation.document if citation else None
    return (
        one.council,
        start.isoformat() if start else "",
        end.isoformat() if end else "",
        framework_called(one.inspection.framework),
        one.first.area,
        one.area_id,
        one.first.printed,
        GRADE_WORDS[one.grade],
        "yes" if one.differs else "",
        document.title if document else "",
        document.file_name if document else "",
        str(citation.page) if citation and citation.page else "",
        citation.paragraph if citation else "",
        citation.quote if citation else "",
    )


def _order(one: Finding) -> tuple[str, int, str, int]:
    ended = one.inspection.ended
    scheme = schemes().get(one.inspection.framework or "")
    ids = [area.id for area in scheme.areas] if scheme else []
    place = ids.index(one.area_id) if one.area_id in ids else len(ids)
    return (one.council, -ended.toordinal(), when(one.inspection), place)


def _regions() -> dict[str, str]:
    return {council.name: council.region for council in gazetteer().councils}
