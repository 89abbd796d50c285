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
_KINDS = r"city|county|borough|metropolitan|district|unitary"
_PREFIX = re.compile(
    r"(?<![^\W_])(?:(?:(?:london|royal|metropolitan)\s+)?borough\s+of|city\s+of|county\s+of"
    r"|metropolitan\s+district\s+of|(?:lb|rb)(?:\s+of)?)\s+$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    rf"\s+(?:(?:(?:{_KINDS})\s+){{0,3}}(?:council|corporation|mbc|mdc)|(?-i:CC|BC))(?![^\W_])",
    re.IGNORECASE,
)
# The same in a folded name, to be taken off one by one.
_KEY_SUFFIX = re.compile(
    rf"(?: (?:{_KINDS}))* (?:council|corporation|mbc|mdc|cc|bc)$| local authority$"
)
_KEY_PREFIX = re.compile(
    r"^(?:(?:council|local authority) of (?:the )?|(?:lb|rb) (?:of )?"
    r"|(?:(?:london |royal |metropolitan )?borough|city|county|metropolitan district) of )"
)
_AUTHORITY_AFTER = re.compile(
    rf"{_SUFFIX.pattern}|\s+(?:(?:{_KINDS})\s+)?(?:borough|local\s+authority|lscb)(?![^\W_])",
    re.IGNORECASE,
)
_SERVICES_AFTER = re.compile(
    r"['’]s\b|\s+(?:children['’]?s\s+(?:services|social)|social\s+(?:care|services)|safeguarding)\b",
    re.IGNORECASE,
)
_VERDICT_AFTER = re.compile(
    r",?\s+(?:19|20)\d\d\b|\s+(?:was|were|has|had|is|are)\s+(?:been\s+|also\s+|again\s+)?"
    r"(?:rated|judged|graded|inspected|inadequate)\b",
    re.IGNORECASE,
)
_DIRECTION_BEFORE = re.compile(
    r"(?<![^\W_])(north|south|east|west|mid|central|greater)[ \-]+$", re.IGNORECASE
)
_OWNER_BEFORE = re.compile(
    r"\b(?:University|Duke|Duchess|Earl|Countess|Prince|Princess|Marquess|Bishop|Archbishop)"
    r"\s+of\s+(?:the\s+)?$"
)
_OTHER_PLACE_AFTER = re.compile(
    r"-(?:on|upon|in|by|under|le)-|\s+(?:road|street|lane|avenue|crescent|terrace)\b"
    r"|\s+(?-i:Rd|Close|Court|Drive|Gardens|Grove|House|Mews|United|Rovers|Wanderers|Infirmary)\b"
    r"|(?-i:(?:\s+[A-Z]\w+){0,3}\s+University\b)"
    r"|(?-i:,?\s+[A-Z]{1,2}\d[\dA-Z]?\s+\d[A-Z]{2}\b)",  # a postcode: the foot of a letter
    re.IGNORECASE,
)
_ADDRESS_AFTER = re.compile(r"\.[a-z]|@")
_TITLE_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baron|Baroness|Cllr|Councillor|Prof|Professor"
    r"|Rev|Reverend|mr|mrs|ms|dr|cllr)\.?[ ]+(?:[A-Z][\w'’.-]*[ ]+){0,2}"
    r"|\b(?:Councillors|Cllrs|Messrs)[ ]+(?:(?:[A-Z][\w'’.-]*|\([^)]*\)),?[ ]+(?:and[ ]+)?)*"
    r"|(?:,|\band|\bby)\s+(?:[A-Z]\.?[ ]){1,2})$"
)
_LAST_WORD = re.compile(r"([^\W\d_]+)[ ](?:[A-Z]\.?[ ])?$")
_FORENAMES = frozenset(
    """
    aaron abigail adam adrian alan alex alexander alexandra alice alison amanda amy andrea andrew
    angela ann anna anne anthony antony barbara barry ben benjamin beverley brenda brian carl
    carol caroline catherine charles charlotte chris christine christopher claire clare clive
    colin craig daniel darren dave david dawn dean deborah debbie denise dennis derek diana diane
    donna dorothy edward eileen elaine elizabeth ellen emily emma eric fiona frances francis frank
    fred gail gareth gary gavin geoff geoffrey george gillian glenn gordon graham greg hannah
    harry hazel heather helen henry howard hugh ian irene jack jacqueline jacqui jake james jane
    janet janice jason jean jeff jenny jeremy jessica jill jim joan joanna joanne joe john
    jonathan joseph joyce judith julia julian julie karen kate katherine kathleen keith kelly ken
    kenneth kerry kevin kim laura lawrence lesley leslie liam linda lisa liz louise lucy luke lynn
    lynne malcolm margaret maria marie marion martin mary matt matthew maureen melanie michael
    michelle mick mike neil nicholas nick nicola nigel olivia pam pamela patricia patrick paul
    paula pauline peter philip phil rachel ralph raymond rebecca richard robert robin roger ron
    ronald rosemary roy russell ruth sally sam samantha sandra sarah sean sharon sheila shirley
    simon sophie stephanie stephen steve steven stuart sue susan suzanne sylvia tanya teresa terry
    thomas tim timothy tina tom tony tracey tracy trevor valerie vanessa veronica victoria vincent
    vivien wendy wayne yvonne zoe
    """.split()  # noqa: SIM905  a wall of quotation marks reads worse
)
# Names that in small letters are ordinary words. The nouns are doubtful even after "in" or "for",
# and with a capital letter where any word would have one.
_NOUNS = frozenset({"bath", "reading"})
_OTHER_WORDS = frozenset({"bucks", "bury", "poole", "staffs", "stoke", "wilts"})
# Short forms that stand for other things as often ("BCP": business continuity plan).
_SHARED = frozenset({"bcp"})
_PREPOSITION_BEFORE = re.compile(r"\b(?:in|for|at|about|from|near|of)\s+$", re.IGNORECASE)
_SMALL_WORD_BEFORE = re.compile(r"(?<![^\W_])[a-z][\w'’]*,?[ ]+$|[A-Za-z],[ ]+$")
_LIST_GAP = re.compile(r"\s*(?:,\s*(?:and\s+)?|/|&|\band\s|\bor\s|\n)\s*")


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
            if suffix := _SUFFIX.match(text, passed):
                passed = suffix.end()
            if prefix := _PREFIX.search(text, max(0, start - 40), start):
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
        """Judge by its surroundings whether a council's name stands for the council."""
        before, name = text[max(0, start - 160) : start], text[start:end]
        small = name[0].islower()
        direction = _DIRECTION_BEFORE.search(before)
        if direction and (small or direction[1][0].isupper()):
            return False
        if _OWNER_BEFORE.search(before) or _ADDRESS_AFTER.match(text, end):
            return False
        if before.endswith("@") or (small and before.endswith(".")):
            return False
        if _AUTHORITY_AFTER.match(text, end) or _PREFIX.search(before):
            return True
        if _OTHER_PLACE_AFTER.match(text, end):
            return False
        if name.isalpha() and self._is_surname(before, small):
            return False
        services = _SERVICES_AFTER.match(text, end)
        if (small and name in _OTHER_WORDS) or name.lower() in _SHARED:
            return bool(services or text.strip() == name or _PREPOSITION_BEFORE.search(before))
        if name.lower() not in _NOUNS:
            return True
        listed_after = (gap := _LIST_GAP.match(text, end)) and self._longest(text, gap.end())
        listed_before = mentions and _LIST_GAP.fullmatch(text, mentions[-1].end, start)
        if small:
            return bool(text.startswith(("'s", "’s"), end) or (listed_before and listed_after))
        return bool(
            services
            or _SMALL_WORD_BEFORE.search(before)
            or _VERDICT_AFTER.match(text, end)
            or listed_before
            or listed_after
            or text.strip() == name
        )

    @staticmethod
    def _is_surname(before: str, small: bool) -> bool:
        """Tell by the words before it whether a name is a person's."""
        if _TITLE_BEFORE.search(before):
            return True
        last = _LAST_WORD.search(before)
        return (
            not small
            and last is not None
            and last[1][0].isupper()
            and last[1].lower() in _FORENAMES
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
