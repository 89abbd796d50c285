"""Inspection frameworks: a text → the framework of the inspection it reports on.

The frameworks are data (``data/frameworks.toml``); adding one is adding a table there.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

# How far a judgement table reaches to either side of the label that marks it, in characters: the
# tables of 2018 to 2026 take 250 to 450, mostly below it. Prose has the words in lower case.
_TABLE_BEFORE, _TABLE_AFTER = 300, 700


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework that inspections were carried out under.

    Attributes:
        id: such as "sif_2013".
        name: as the inspectorate prints it.
        first: first day on which an inspection under it could begin.
        last: last such day; None while it is in force.
        names: how titles and running text name it.
        marks: wording of its judgements, for a text that does not name it.
        continues: id of the framework whose names and marks it shares; "" if none.
        drops: the row of that framework's judgement table that its own does not have; "" if none.
        kinds: kinds of document that only it and those before or after it publish, for one that
            names no framework.
        source: where the facts were taken from.
    """

    id: str
    name: str
    first: date
    last: date | None
    names: tuple[str, ...]
    marks: tuple[str, ...]
    continues: str
    drops: str
    kinds: tuple[str, ...]
    source: str

    def in_force(self, on: date) -> bool:
        """Whether an inspection under it could begin on that day."""
        return self.first <= on and (self.last is None or on <= self.last)


@cache
def frameworks() -> tuple[Framework, ...]:
    """All frameworks, oldest first."""
    text = (files("ingest") / "data" / "frameworks.toml").read_text(encoding="utf-8")
    return tuple(
        Framework(
            id=table["id"],
            name=table["name"],
            first=table["first"],
            last=table.get("last"),
            names=tuple(table["names"]),
            marks=tuple(table["marks"]),
            continues=table.get("continues", ""),
            drops=table.get("drops", ""),
            kinds=tuple(table.get("kinds", ())),
            source=table["source"],
        )
        for table in tomllib.loads(text)["framework"]
    )


def framework(id_: str) -> Framework:
    """The framework of that id.

    Raises:
        ValueError: there is none.
    """
    for known in frameworks():
        if known.id == id_:
            return known
    raise ValueError(f"no framework {id_!r}; there are {', '.join(f.id for f in frameworks())}")


def recognise(*texts: str, on: date | None = None, front: str = "") -> str | None:
    """The framework of the inspection that a document reports on.

    A paper may name several frameworks: the first named counts, unless it was not in force on the
    day of the inspection and another named was.

    Args:
        texts: parts of the document, the strongest evidence (its title) first.
        on: first day of the inspection; None if it is not known.
        front: front page of an inspection report, whose judgement table tells apart frameworks that
            share their names; "" for papers, which list judgements as they like.

    Returns:
        The framework's id; None if no text names one or uses the wording of its judgements.
    """
    first = ""
    for id_ in (id_ for text in texts for id_ in _named(text)):
        first = first or id_
        if on is None or any(member.in_force(on) for member in _family(id_)):
            return _member(id_, front, on)
    return _member(first, front, on) if first else None


def is_named(id_: str, text: str) -> bool:
    """Whether a text names a framework, one that shares its names, or bears its marks."""
    shared = framework(id_).continues or id_
    return shared in _named(text)


def by_kind(kind: str, on: date | None) -> str | None:
    """The framework under which documents of a kind came out on a day; the newest in force.

    Args:
        kind: the document's kind.
        on: first day of the inspection; None if it is not known.

    Returns:
        The framework's id; None without a day, or if other frameworks publish such documents too.
    """
    fitting = [
        known.id for known in frameworks() if on and kind in known.kinds and known.in_force(on)
    ]
    return fitting[-1] if fitting else None


def _named(text: str) -> list[str]:
    """Frameworks that a text names, first named first; after them those it only bears marks of."""
    plain = _plain(text)
    found: list[tuple[bool, int, int, str]] = []
    for known in frameworks():
        for phrases, is_mark in ((known.names, False), (known.marks, True)):
            for phrase in phrases:
                match = _pattern(phrase).search(plain)
                # Of two that start at one place the longer says more.
                found += [(is_mark, match.start(), -len(match[0]), known.id)] if match else []
    return [id_ for _, _, _, id_ in sorted(found)]


def _family(id_: str) -> list[Framework]:
    """A framework and those that continue it."""
    return [known for known in frameworks() if id_ in (known.id, known.continues)]


def _member(id_: str, front: str, on: date | None) -> str:
    """Which of a family: by the judgement table, or by the day where there is no table."""
    base, *later = _family(id_)
    table = _judgement_table(base, front)
    for known in reversed(later):
        if known.drops not in table if table else on and known.in_force(on):
            return known.id
    return base.id


def _judgement_table(base: Framework, front: str) -> str:
    """The words about the label that marks the framework's judgement table; "" if it is absent."""
    for mark in base.marks:
        # In the table the label stands with its article and its capital: "The impact of …".
        label = r"\s+".join(re.escape(word) for word in mark.split())
        if match := re.search(rf"\bThe\s+{label}", front):
            start = max(0, match.start() - _TABLE_BEFORE)
            return " ".join(front[start : match.start() + _TABLE_AFTER].split())
    return ""


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in _plain(phrase).split(" … ")]
    return re.compile(r"(?<!\w)" + r" (?:\S+ ){0,10}?".join(parts) + r"(?!\w)")


def _plain(text: str) -> str:
    """Lower case, one kind of apostrophe, no hyphens, single spaces."""
    text = re.sub(r"[’‘ʼ]", "'", text.casefold())
    return " ".join(re.sub(r"[-\u00ad\u2010-\u2014]", " ", text).split())
