"""Officers' words for an area of judgement → the areas meant, with what else they may mean.

The words are data (``data/areas_asked.toml``). Words that are not there are held against it by
meaning, if an encoder is given.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from answers.selection import ids_of
from answers.types import AreaRead
from answers.words import AREA, Words, any_of, folded
from ingest.areas import concept_of, schemes
from ingest.errors import BadRequest

if TYPE_CHECKING:
    from index.encoder import Encoder

# Cosine from which words that the table does not know count as one of its concepts.
_ALIKE = 0.6
# Others that come as near as this to the nearest are offered.
_NEARLY = 0.1
_AT_LARGE = "any area"
_SERVICES = {"safeguarding": "Safeguarding services", "looked_after": "Looked after children"}
# "leadership of safeguarding services", but "leadership and safeguarding" are two.
_OF = re.compile(r"(?:'s?)?(?: services?)?(?: (?:of|for|in|within|on|to))?(?: the| our)? ?")
_OF_SERVICE = re.compile(
    r"(?:'s?)?(?: services?)?"
    r"(?: (?:(?:score|scored|do|rated|judged|graded) )?(?:of|for|in|within|on|to))?"
    r"(?: the| our)?:? ?"
)
_AND = re.compile(r" ?(?:,|and|&|or|, and) (?:for |in |on )?(?:the )?")
# "the overall grade for leadership" is about leadership.
_OVERALL_FOR = re.compile(
    r"(?: (?:grades?|ratings?|judge?ments?|performance|quality|given|awarded))*"
    r" (?:of|for|in|on|within)(?: the| its| their)? "
)


@dataclass(frozen=True, slots=True)
class Concept:
    """What people mean by some words, over all frameworks; see the head of the table."""

    name: str
    ids: tuple[str, ...]
    terms: tuple[str, ...]
    offered: tuple[str, ...] = ()
    not_judged: tuple[str, ...] = ()

    def read(self, words: str) -> AreaRead:
        """What words for it mean."""
        return AreaRead(
            words, self.ids, self.name, tuple((id_, area_name(id_)) for id_ in self.offered)
        )

    def read_as_part(self, words: str) -> AreaRead:
        """What words mean that name what is judged only as part of it."""
        ids = (*self.ids[:1], *self.offered)
        return AreaRead(words, (), words, tuple((id_, area_name(id_)) for id_ in ids))

    @property
    def service(self) -> str:
        """Id of the service of 2009 to 2012 that it is; "" if none."""
        wholes = [s for s in _SERVICES if f"{s}.overall_effectiveness" in self.ids]
        if self.ids[0] == "care_leavers":
            return "looked_after"
        return wholes[0] if len(wholes) == 1 else ""


@cache
def concepts() -> tuple[Concept, ...]:
    """All concepts, in the order of the table."""
    text = (files("answers") / "data" / "areas_asked.toml").read_text(encoding="utf-8")
    return tuple(
        Concept(
            name=table["name"],
            ids=tuple(table["ids"]) or _all_ids(),
            terms=tuple(table["terms"]),
            offered=tuple(table.get("offered", ())),
            not_judged=tuple(table.get("not_judged", ())),
        )
        for table in tomllib.loads(text)["concept"]
    )


def at_large() -> Concept:
    """All areas at once: "inadequate in any area", "outstanding in every area"."""
    return next(one for one in concepts() if one.name == _AT_LARGE)


def _all_ids() -> tuple[str, ...]:
    areas = (area for scheme in schemes().values() for area in scheme.areas)
    return tuple(
        dict.fromkeys(area.id for area in areas if area.id not in ("local_area_send", "lscb"))
    )


@cache
def area_name(id_: str) -> str:
    """What people call the area of an id, with its service, such as "(looked after children)".

    Raises:
        BadRequest: there is no such area.
    """
    for scheme in reversed(schemes().values()):
        for area in scheme.areas:
            if area.id == id_:
                service = _SERVICES.get(area.service_id, "").lower()
                return f"{area.name} ({service})" if service else area.name
    raise BadRequest(f"There is no area of judgement {id_!r}.")


@cache
def vocabulary() -> frozenset[str]:
    """Single words of all terms."""
    terms = [term for one in concepts() for term in (*one.terms, *one.not_judged)]
    return frozenset(word for term in terms for word in re.findall(r"[^\W\d_]+", term))


def take_areas(words: Words) -> list[AreaRead]:
    """Strike out all that names an area, and say which are meant, in their order."""
    found: list[tuple[re.Match[str], Concept]] = []
    for match in words.take(_all_terms(), AREA):
        if match[0] == "send" and re.match(r" (?:me|us|a|the|to|out)\b", words.text[match.end() :]):
            words.text = words.text[: match.start()] + "send" + words.text[match.end() :]
            continue
        found.append((match, _by_term()[_flat(match)]))
    return _brought_together(_in_services(words.text, found))


def take_parts(words: Words) -> list[AreaRead]:
    """Strike out all that names what is judged only as part of an area."""
    return [
        _by_part()[_flat(match)].read_as_part(match[0]) for match in words.take(_all_parts(), AREA)
    ]


def exact_area(said: str) -> AreaRead | None:
    """An area set exactly: in words, by its id, or by ids with "+"; None if there is none."""
    ids = tuple(said.split("+"))
    if len(ids) == 1 and ids_of(said):
        # As in the register: an id without its service stands for the area in every service.
        return AreaRead("", ids_of(said), area_name(ids_of(said)[0]))
    if set(ids) <= {area.id for scheme in schemes().values() for area in scheme.areas}:
        return AreaRead("", ids, area_name(ids[0]))
    words = folded(said)
    for one in concepts():
        if folded(one.name) == words:
            return replace(one.read(""), words="")
    whole = Words(words)
    read = take_areas(whole) or take_parts(whole)
    return read[0] if len(read) == 1 and not whole.left(_SMALL.__contains__) else None


def key_of(area: AreaRead) -> str:
    """What sets an area exactly: a concept's name, else its ids, else its words."""
    for one in concepts():
        if one.ids == area.ids:
            return one.name
    if area.ids and area.ids == ids_of(concept_of(area.ids[0])):
        return concept_of(area.ids[0])
    return "+".join(area.ids) or area.words


def by_meaning(said: str, encoder: Encoder | None) -> AreaRead:
    """The area that comes nearest to words that no table knows; without ids if none is near."""
    if encoder is None or not said:
        return AreaRead(said, (), said)
    known = [
        (term, one)
        for one in concepts()
        for term in one.terms
        if len(term) > 3 and one.name != _AT_LARGE
    ]
    vectors = encoder.encode([said, *(term.replace("…", " ") for term, _ in known)])
    alike = vectors[1:] @ vectors[0]
    order = sorted(range(len(known)), key=lambda i: -float(alike[i]))
    ranked = list(dict.fromkeys(known[i][1] for i in order))
    if float(alike[order[0]]) >= _ALIKE:
        near = [known[i][1].ids[0] for i in order if float(alike[order[0]] - alike[i]) <= _NEARLY]
        read = ranked[0].read(said)
        others = [id_ for id_ in dict.fromkeys(near) if id_ not in read.ids]
        named = {id_: area_name(id_) for id_ in others} | dict(read.alternatives)
        return replace(read, alternatives=tuple(named.items()))
    return AreaRead(
        said, (), said, tuple((one.ids[0], area_name(one.ids[0])) for one in ranked[:3])
    )


_SMALL = frozenset({"the", "of", "for", "in", "and", "a", "services", "service"})


@cache
def _by_term() -> dict[str, Concept]:
    return {
        term.replace(",", " ").replace("  ", " "): one for one in concepts() for term in one.terms
    } | {term: one for one in concepts() for term in one.terms}


@cache
def _by_part() -> dict[str, Concept]:
    return {term: one for one in concepts() for term in one.not_judged}


@cache
def _all_terms() -> re.Pattern[str]:
    terms = tuple(term for one in concepts() for term in one.terms)
    # "mental health" is no word for what health agencies contribute.
    guard = rf"(?!(?:{'|'.join(map(re.escape, _by_part()))})(?!\w))"
    behind = r"(?<!mental )(?<!emotional )(?<!public )(?<!sexual )"
    return re.compile(guard + behind + any_of(terms).pattern)


@cache
def _all_parts() -> re.Pattern[str]:
    return any_of(tuple(_by_part()))


def _flat(match: re.Match[str]) -> str:
    said = " ".join(match[0].replace(",", " ").split())
    for table in (_by_term(), _by_part()):
        if said in table:
            return said
        for term in table:
            if any_of((term,)).fullmatch(said):
                return term
    raise KeyError(said)  # what the pattern finds is made of these terms


def _in_services(
    text: str, found: list[tuple[re.Match[str], Concept]]
) -> list[tuple[str, AreaRead, Concept]]:
    """Areas with the service that stands beside them: "leadership of safeguarding services"."""
    gaps = [text[one[0].end() : other[0].start()] for one, other in pairwise(found)]
    service_of: dict[int, int] = {}  # place of an area → place of its service
    for place, gap in enumerate(gaps):
        here, there = found[place][1], found[place + 1][1]
        if _OF_SERVICE.fullmatch(gap) and _narrowed(there, here.service):
            service_of[place + 1] = place
        elif _OF.fullmatch(gap) and _narrowed(here, there.service):
            service_of[place] = place + 1
    # In "safeguarding: leadership and partnership working" the service goes on.
    for place, gap in enumerate(gaps):
        service = service_of.get(place)
        if service is None or service >= place or not _AND.fullmatch(gap):
            continue
        if _narrowed(found[place + 1][1], found[service][1].service):
            service_of[place + 1] = service
    read: list[tuple[str, AreaRead, Concept]] = []
    for place, (match, concept) in enumerate(found):
        if place in service_of.values():
            continue
        if place not in service_of:
            after = gaps[place] if place < len(gaps) else ""
            if not (concept is concepts()[0] and _OVERALL_FOR.fullmatch(after)):
                read.append((match[0], concept.read(match[0]), concept))
            continue
        other = found[service_of[place]]
        narrowed = _narrowed(concept, other[1].service)
        if narrowed:
            said = " ".join(one[0] for one in sorted((match, other[0]), key=lambda m: m.start()))
            read.append((said, replace(narrowed, words=said), concept))
    return read


def _narrowed(concept: Concept, service: str) -> AreaRead | None:
    """A concept within one service; None if the service has none such."""
    ids = tuple(id_ for id_ in concept.ids if id_.startswith(f"{service}."))
    if not service or not ids or concept.service:
        return None
    # The framework of 2013 for looked after children alone names no service.
    if service == "looked_after":
        alone = {area.id for area in schemes()["looked_after_2013"].areas} - {
            "overall_effectiveness",
            "leadership",
        }
        ids += tuple(id_ for id_ in concept.ids if id_ in alone)
    if ids == concept.ids:
        return concept.read("")
    offered = tuple(id_ for id_ in concept.ids if id_ not in ids)
    name = f"{concept.name} ({_SERVICES[service].lower()})"
    return AreaRead("", ids, name, tuple((id_, area_name(id_)) for id_ in offered))


def _brought_together(read: Iterable[tuple[str, AreaRead, Concept]]) -> list[AreaRead]:
    """Each area once, in the order named."""
    kept: dict[tuple[str, ...], AreaRead] = {}
    for _, area, _ in read:
        kept.setdefault(area.ids, area)
    return list(kept.values())
