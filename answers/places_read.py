"""Words for many councils at once → those councils: regions, sorts, neighbours, successors."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from answers.words import COUNCIL, PLACE, Words, any_of, slips
from ingest.gazetteer import Council, gazetteer

_RUN = re.compile(f"{COUNCIL}+|{PLACE}+")
_LIST = rf"[{COUNCIL}{PLACE}]+(?: ?(?:,|and|or|&) ?(?:the )?[{COUNCIL}{PLACE}]+)*"
_WITHOUT = re.compile(
    r"(?:outside(?: of)?|excluding|except(?: for| in)?|other than|apart from|leaving out|aside from"
    rf"|not (?:in|counting|including)|bar|beyond) (?:the )?(?P<list>{_LIST})"
)
_SORT = r"(?:statistical |nearest |closest |geographical |next-door )*"
_NEIGHBOURS = re.compile(
    rf"(?P<self>{COUNCIL}+(?:'s)? and its )?{_SORT}neighbou?rs (?:of|to|for) (?P<of>{COUNCIL}+)"
    rf"|(?P<both>{COUNCIL}+) (?:and|with|against|versus|vs) (?:its|their|the|our) {_SORT}"
    r"neighbou?rs"
    rf"|(?P<its>{COUNCIL}+)(?:'s)? {_SORT}neighbou?rs"
    rf"|(?P<apart>{COUNCIL}+)[^{COUNCIL}]* (?:its|their|our) {_SORT}neighbou?rs"
    rf"|neighbou?ring (?:councils|authorities|las) (?:of|to) (?P<near>{COUNCIL}+)"
    r"|(?:councils|authorities|las) (?:like|similar to|most like|comparable to)"
    rf" (?P<like>{COUNCIL}+)"
)
# A name as long as this is hardly ever another word with a slip.
_LONG = 7


@dataclass(frozen=True, slots=True)
class PlacesRead:
    """The councils that a question is about.

    Attributes:
        councils: their names; empty for any.
        said: groups of them in words, such as "London boroughs".
    """

    councils: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    councils: frozenset[str]


@cache
def _groups() -> dict[str, _Group]:
    """Groups by each of their terms."""
    text = (files("answers") / "data" / "places_asked.toml").read_text(encoding="utf-8")
    made: dict[str, _Group] = {}
    for table in tomllib.loads(text)["group"]:
        held = frozenset(
            council.name
            for council in gazetteer().councils
            if council.region in table.get("regions", ())
            or council.type in table.get("types", ())
            or council.name in table.get("councils", ())
        )
        terms = [*table["terms"], *(f"the {term}" for term in table["terms"])]
        made |= dict.fromkeys(terms, _Group(table["name"], held))
    return made


def group_words() -> frozenset[str]:
    """Single words of what groups are called."""
    return frozenset(word for term in _groups() for word in re.findall(r"[^\W\d_]+", term))


def take_groups(words: Words) -> list[_Group]:
    """Strike out all that names a group of councils; in their order."""
    return [_groups()[match[0]] for match in words.take(any_of(tuple(_groups())), PLACE)]


def slipped(words: Words, known: frozenset[str]) -> list[Council]:
    """Councils whose one-word names have a slip, struck out; ``known`` are other words."""
    single = {c.name.lower(): c for c in gazetteer().councils if c.name.isalpha()}
    found: list[Council] = []
    for match in list(re.finditer(r"[^\W\d_]+", words.text)):
        word = match[0]
        if len(word) < _LONG or word in known or word in single:
            continue
        near = [
            council
            for name, council in single.items()
            if len(name) >= _LONG and name[0] == word[0] and slips(word, name) == 1
        ]
        if len(near) == 1 and near[0].name != "Reading":
            words.strike(match.start(), match.end(), COUNCIL)
            found.append(near[0])
    return found


def places_in(
    words: Words, named: Sequence[Council], groups: Sequence[_Group], with_earlier: bool
) -> PlacesRead:
    """What councils a question means, after its councils and groups were struck out.

    Args:
        words: the question.
        named: the councils struck out, in their order.
        groups: the groups struck out, likewise.
        with_earlier: whether the bodies before a council count as well: for its history.
    """
    left, ahead = iter(named), iter(groups)
    at: dict[int, Council | _Group] = {
        run.start(): next(left) if run[0][0] == COUNCIL else next(ahead)
        for run in _RUN.finditer(words.text)
    }
    wanted: set[str] = set()
    said: list[str] = []
    taken: set[int] = set()
    for match in _NEIGHBOURS.finditer(words.text):
        key, span = next(
            (k, match.span(k)) for k in ("of", "both", "its", "apart", "near", "like") if match[k]
        )
        council = at[span[0]]
        if isinstance(council, Council) and council.statistical_neighbours:
            wanted |= set(council.statistical_neighbours)
            text = f"statistical neighbours of {council.name}"
            if key in ("both", "apart") or match["self"]:
                wanted.add(council.name)
                text = f"{council.name} and its statistical neighbours"
            said.append(text)
            taken |= {start for start in at if match.start() <= start < match.end()}
        words.strike(*match.span(), PLACE)
    without: set[str] = set()
    for match in _WITHOUT.finditer(words.text):
        inside = [start for start in at if match.start("list") <= start < match.end("list")]
        for start in inside:
            without |= _held(at[start])
        names = " or ".join(at[start].name for start in inside)
        said.append(f"outside {names}" if isinstance(at[inside[0]], _Group) else f"all but {names}")
        taken |= set(inside)
        words.strike(*match.span(), PLACE)
    for start, one in at.items():
        if start in taken:
            continue
        wanted |= _held(one)
        if isinstance(one, _Group):
            said.append(one.name)
        else:
            wanted |= set(one.successors)
            if one.successors:
                said.append(f"{one.name} and what followed it: {', '.join(one.successors)}")
            if with_earlier and one.predecessors:
                wanted |= set(one.predecessors)
                said.append(f"{one.name} and what it followed: {', '.join(one.predecessors)}")
    if without:
        wanted = (wanted or {council.name for council in gazetteer().councils}) - without
    return PlacesRead(frozenset(wanted), tuple(dict.fromkeys(said)))


def _held(one: Council | _Group) -> set[str]:
    return set(one.councils) if isinstance(one, _Group) else {one.name}


def councils_of(said: str) -> PlacesRead:
    """The councils of one name, of a council or of a group such as "South West".

    Raises:
        BadRequest: there is neither.
    """
    group = _groups().get(" ".join(said.lower().split()).removeprefix("the "))
    if group:
        return PlacesRead(group.councils, (group.name,))
    return PlacesRead(frozenset({gazetteer().get(said).name}))
