"""Tables of judgements read by hand, in either form, as cells to hold the register against.

Long: a row a judgement, with the columns doc, council, framework, inspection_start, inspection_end,
area (as printed), grade and locator (page, or the printed number of the paragraph). Wide: a row a
document, with a column "…_grade" for each area. Days may be given to the month.
"""

from __future__ import annotations

import calendar
import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.areas import named_in, schemes
from ingest.grades import Grade, grade_of

# What wide tables call their columns, where that is no id: the ids that are meant, any of which
# may be the register's.
_COLUMNS = {
    "impact_of_leaders": ("leadership",),
    "in_care": ("children_looked_after", "children_in_care_and_care_leavers"),
}
_WIDE = "_grade"
# What wide tables say where the document gives no grade.
_NONE_GIVEN = ("inspection_pre_dates_judgement", "not_reported_post_reform", "not_given")


@dataclass(frozen=True, slots=True)
class Cell:
    """One judgement as a table has it.

    Attributes:
        doc: the file's name without suffix.
        area: as the table has it.
        area_ids: ids it may be; () where its words tell none.
        grade: the grade; None: the document gives none.
        council: name; "" if the table does not say.
        framework: id; "" if the table does not say.
        start: first and last day on which the inspection may have begun; None if it does not say.
        end: likewise on which it may have ended.
        locator: page or printed number of the paragraph; "" if it does not say.
    """

    doc: str
    area: str
    area_ids: tuple[str, ...]
    grade: Grade | None
    council: str = ""
    framework: str = ""
    start: tuple[date, date] | None = None
    end: tuple[date, date] | None = None
    locator: str = ""


def cells_of(path: Path) -> list[Cell]:
    """All cells of a table; those that are empty are left out.

    Raises:
        ValueError: it is of neither form, or a cell of it is no grade or no date.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = list(rows[0]) if rows else []
    if "doc" in columns and {"area", "grade"} <= set(columns):
        return [_cell(row, row["area"], _ids(row), row["grade"]) for row in rows]
    graded = [name for name in columns if name.endswith(_WIDE)]
    if "doc" in columns and graded:
        return [
            _cell(row, name, _COLUMNS.get(name, (name,)), row[name + _WIDE])
            for row in rows
            for name in (column.removesuffix(_WIDE) for column in graded)
            if row[name + _WIDE]
        ]
    raise ValueError(f"{path} has no column doc, with area and grade or with some …{_WIDE}")


def _cell(row: Mapping[str, str], area: str, ids: Iterable[str], grade: str) -> Cell:
    return Cell(
        doc=row["doc"],
        area=area,
        area_ids=tuple(ids),
        grade=_grade(grade),
        council=row.get("council") or "",
        framework=row.get("framework") or "",
        start=_days(row.get("inspection_start")),
        end=_days(row.get("inspection_end")),
        locator=row.get("locator") or "",
    )


def _ids(row: Mapping[str, str]) -> tuple[str, ...]:
    """Areas that a label may be. Where a framework judges two services, both, unless it says."""
    scheme = schemes().get(row.get("framework") or "")
    if scheme is None:
        return ()
    label = row["area"]
    # The last area named is the one judged: "outcomes for looked after children: being healthy".
    named = {one.area.concept for one in named_in(label, scheme.framework)[-1:]}
    alike = [area for area in scheme.areas if area.concept in named]
    services = [one.id for one in scheme.services if _says(label, one.printed)]
    told = [area.id for area in alike if area.service_id in services]
    return tuple(told or [area.id for area in alike])


def _says(label: str, wordings: Iterable[str]) -> bool:
    folded = _plain(label)
    return any(_plain(one) in folded for one in wordings)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _grade(words: str) -> Grade | None:
    if words in _NONE_GIVEN:
        return None
    read = grade_of(words)
    return read if read is not None else Grade(words.strip().lower().replace(" ", "_"))


def _days(words: str | None) -> tuple[date, date] | None:
    if not words:
        return None
    if match := re.fullmatch(r"(\d{4})-(\d{2})", words):
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    day = date.fromisoformat(words)
    return day, day
