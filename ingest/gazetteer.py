"""The gazetteer: England's upper-tier councils of today and those that ended since 2008.

The facts are in ``data/councils.csv`` (its sources in ``data/README.md``). ``Gazetteer.get`` takes
a council's name as someone writes it; ``Gazetteer.find`` finds the councils that a text mentions.

Council names are also place names, surnames, streets and words of English. A mention counts only
if nothing beside it says otherwise, and one that is also a word ("reading", "Bath") only if
something beside it says so: a council wrongly taken misleads more than one missed.
"""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from ingest.errors import BadRequest
from ingest.surroundings import KINDS, LIST_GAP, PREFIX, SUFFIX, stands_for_council


class CouncilType(StrEnum):
    """The sorts of authority that answer for children's services."""

    COUNTY = "county"
    UNITARY_AUTHORITY = "unitary authority"
    METROPOLITAN_DISTRICT = "metropolitan district"
    LONDON_BOROUGH = "London borough"
    SUI_GENERIS = "sui generis"


@dataclass(frozen=True, slots=True)
class Council:
    """One authority.

    Attributes:
        id: its name as a slug, such as "st-helens".
        name: its everyday name, unique in the gazetteer; what a document's ``council`` holds.
        official_name: as the authority styles itself.
        aliases: other names that officers and documents use, former ones among them.
        type: its type today or, if it has ended, its last.
        region: one of the nine regions of England.
        region_code: the region's ONS code.
        ons_code: its own ONS code.
        la_code: the Department for Education's three digits; "" if not known.
        ofsted_urn: Ofsted's number for it; "" if not known.
        statistical_neighbours: names of the councils most like it, nearest first.
        predecessors: names of the councils whose area it took over in whole or part.
        successors: names of the councils that took over its area.
        since: its first day; None if before 2008.
        until: the day it was abolished, the first on which it was no more; None if it lives.
    """

    id: str
    name: str
    official_name: str
    aliases: tuple[str, ...]
    type: CouncilType
    region: str
    region_code: str
    ons_code: str
    la_code: str
    ofsted_urn: str
    statistical_neighbours: tuple[str, ...]
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    since: date | None
    until: date | None

    def existed(self, on: date) -> bool:
        """Whether it was an authority on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Mention:
    """A council named in a text.

    Attributes:
        council: which one.
        start: offset of the first character of its name as written, "London Borough of" included.
        end: offset after the last one, "City Council" included, a possessive 's left out.
    """

    council: Council
    start: int
    end: int


_TOKEN = re.compile(r"[^\W_]+")
# U+FFFE and U+0002 are what PDF engines give for a hyphen at the end of a line.
_GAP = r"[\s_\-‐‑\ufffe\x02]+"
# The same in a folded name, to be taken off one by one.
_KEY_SUFFIX = re.compile(
    rf"(?: (?:{KINDS}))* (?:council|corporation|mbc|mdc|cc|bc)$| local authority$"
)
_KEY_PREFIX = re.compile(
    r"^(?:(?:council|local authority) of (?:the )?|(?:lb|rb) (?:of )?"
    r"|(?:(?:london |royal |metropolitan )?borough|city|county|metropolitan district) of )"
)


def _key(name: str) -> str:
    """Fold what does not tell names apart: case, punctuation, "&" or "and", a leading "the"."""
    words = _TOKEN.findall(re.sub("['’]", "", name.casefold().replace("&", " and ")))
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _bare(name: str) -> Iterable[str]:
    """Yield keys for a name, each with one more of "London Borough of", "Council" and so on off."""
    key = _key(name)
    yield key
    while (shorter := _KEY_SUFFIX.sub("", key)) != key or (
        shorter := _KEY_PREFIX.sub("", key)
    ) != key:
        key = shorter
        yield key


def _pattern(name: str) -> re.Pattern[str]:
    """Compile a name so that it matches however it is spaced, hyphenated and punctuated."""
    pattern, gap = "", ""
    for part in re.findall(r"[^\W_]+(?:['’][^\W_]+)*|[&,]", name):
        if part == ",":
            gap = rf",?{_GAP}"
        elif part in ("&", "and"):
            pattern, gap = rf"{pattern}(?:\s*&\s*|{_GAP}and{_GAP})", ""
        else:
            word = r"St\.?" if part == "St" else re.sub("['’]", "['’]?", part)
            pattern, gap = f"{pattern}{gap}{word}", _GAP
    return re.compile(rf"{pattern}(?![^\W_])", re.IGNORECASE)


class Gazetteer:
    """All the councils, to be looked up by name and found in text.

    Args:
        councils: every authority.
        other_places: names of other places and things that have a council's name in them.

    Attributes:
        councils: as given, in that order.
        regions: the names of their regions, in alphabetical order.
    """

    def __init__(self, councils: Iterable[Council], other_places: Iterable[str] = ()) -> None:
        self.councils = tuple(councils)
        self.regions = tuple(sorted({council.region for council in self.councils}))
        self._by_key: dict[str, list[Council]] = {}
        names: dict[str, bool] = {}
        for council in self.councils:
            for name in (council.name, council.official_name, *council.aliases, council.id):
                named = self._by_key.setdefault(_key(name), [])
                if council not in named:
                    named.append(council)
                names[name] = True
        names |= dict.fromkeys(other_places, False)
        self._by_first: dict[str, list[tuple[re.Pattern[str], str | None]]] = {}
        for name, is_council in names.items():
            entry = (_pattern(name), _key(name) if is_council else None)
            first = _TOKEN.findall(name)[0].lower()
            self._by_first.setdefault(first, []).append(entry)

    def get(self, name: str, on: date | None = None) -> Council:
        """Look up a council by any of its names.

        Args:
            name: a name, alias, former name or id, with or without "Council", "London Borough of"
                and the like; case, punctuation and "&" for "and" make no difference.
            on: the day that is spoken of, where two councils have borne the name; without it, the
                living one is meant.

        Raises:
            BadRequest: no council has that name; the message gives the nearest names.
        """
        for key in _bare(name):
            if key in self._by_key:
                return self._choose(key, on)
        near = difflib.get_close_matches(_key(name)[:60], self._by_key, n=40, cutoff=0.0)
        nearest = list(dict.fromkeys(f"'{self._choose(key, on).name}'" for key in near))[:3]
        shown = " ".join(name.split())[:60]
        raise BadRequest(
            f"There is no council called '{shown}' in England's upper tier. "
            f"Did you mean {', '.join(nearest[:-1])} or {nearest[-1]}?"
        )

    def by_region(self, region: str) -> tuple[Council, ...]:
        """Return a region's councils, those that have ended among them, in the table's order.

        Args:
            region: its name or ONS code.

        Raises:
            BadRequest: there is no such region; the message lists those there are.
        """
        wanted = _key(region)
        found = tuple(c for c in self.councils if wanted in (_key(c.region), _key(c.region_code)))
        if not found:
            shown = " ".join(region.split())[:60]
            raise BadRequest(f"There is no region '{shown}'. There are: {', '.join(self.regions)}.")
        return found

    def find(self, text: str, on: date | None = None) -> list[Mention]:
        """Find the councils that a text mentions, in order, without overlaps.

        The longest name wins; only whole words match; small letters do as well as capitals, save
        for names that are also words. Names of other places, streets and people are passed over.

        Args:
            text: a question, a heading, a page or a whole document.
            on: the text's date, where two councils have borne a name; without it, the living one
                is meant.
        """
        mentions: list[Mention] = []
        passed = 0
        for word in _TOKEN.finditer(text):
            if word[0].lower() not in self._by_first or (start := word.start()) < passed:
                continue
            if (longest := self._longest(text, start)) is None:
                continue
            passed, key = longest
            if key is None or not self._is_council(text, start, passed, mentions):
                continue
            if suffix := SUFFIX.match(text, passed):
                passed = suffix.end()
            if prefix := PREFIX.search(text, max(0, start - 40), start):
                start = prefix.start()
            mentions.append(Mention(self._choose(key, on), start, passed))
        return mentions

    def _choose(self, key: str, on: date | None) -> Council:
        """Of the councils with one key, take the one alive on that day, else the latest."""
        named = self._by_key[key]
        alive = [council for council in named if on is not None and council.existed(on)]
        return max(alive or named, key=lambda council: council.until or date.max)

    def _longest(self, text: str, start: int) -> tuple[int, str | None] | None:
        """Return the end and the key of the longest name at an offset; no key: another place."""
        first = _TOKEN.match(text, start)
        entries = self._by_first.get(first.group().lower(), ()) if first else ()
        found = [(match.end(), key) for p, key in entries if (match := p.match(text, start))]
        return max(found, key=lambda item: item[0], default=None)

    def _is_council(self, text: str, start: int, end: int, mentions: list[Mention]) -> bool:
        gap = LIST_GAP.match(text, end)
        return stands_for_council(
            text,
            start,
            end,
            listed_before=bool(mentions and LIST_GAP.fullmatch(text, mentions[-1].end, start)),
            listed_after=bool(gap and self._longest(text, gap.end())),
        )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


@cache
def gazetteer() -> Gazetteer:
    """Load the table that ships with the package, once."""
    table = files("ingest").joinpath("data/councils.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    by_id = {row["id"]: row["name"] for row in rows}
    by_code = {row["la_code"]: row["name"] for row in rows if row["la_code"]}
    councils = [
        Council(
            id=row["id"],
            name=row["name"],
            official_name=row["official_name"],
            aliases=_several(row["aliases"]),
            type=CouncilType(row["type"]),
            region=row["region"],
            region_code=row["region_code"],
            ons_code=row["ons_code"],
            la_code=row["la_code"],
            ofsted_urn=row["ofsted_urn"],
            statistical_neighbours=tuple(
                by_code[code] for code in _several(row["statistical_neighbours"])
            ),
            predecessors=tuple(by_id[one] for one in _several(row["predecessors"])),
            successors=tuple(by_id[one] for one in _several(row["successors"])),
            since=_day(row["from"]),
            until=_day(row["until"]),
        )
        for row in rows
    ]
    return Gazetteer(councils, (place for row in rows for place in _several(row["other_places"])))
