"""A printed label → the area of a framework that it names, misprints and all."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from ingest.areas import Area, Service, named_in, schemes

# Labels are taken for an area's wording if so much of them agrees, and less with any other area's.
_LIKENESS = 0.85
_LEAD = 0.02
# An area's words must be so much of a label that says more than the area.
_SHARE = 0.5

_NUMBER = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-h])[.)]?\s+", re.IGNORECASE)
_EFFECTIVENESS = re.compile(r"^(?:the\s+)?effectiveness\s+of\s+", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:the\s+)?(?:graded\s+)?judge?ments?\s+(?:for|about|on|of)\s+", re.IGNORECASE
)


@lru_cache(maxsize=2048)
def area_of(label: str, framework: str, service: str = "") -> Area | None:
    """The area that a label names; None if it names none, or could name two.

    Args:
        label: a row's label or a heading, with or without its number.
        framework: id of a framework that gives grades.
        service: id of the service that is spoken of, for frameworks that judge two.
    """
    bare = bare_label(label)
    words = plain(bare)
    if not words:
        return None
    likest: dict[str, tuple[float, Area]] = {}
    for area in _areas(framework, service):
        for wording in area.printed:
            likeness = _likeness(words, plain(wording))
            # "children's services in …" is said of any place.
            opened = wording.rstrip().endswith("…") and words.startswith(f"{plain(wording)} ")
            if likeness == 1.0 or opened:
                return area
            if likeness > likest.get(area.id, (0.0, area))[0]:
                likest[area.id] = likeness, area
    ranked = sorted(likest.values(), key=lambda one: -one[0])
    if ranked and ranked[0][0] >= _LIKENESS:
        clear = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _LEAD
        return ranked[0][1] if clear else None
    if shorter := _EFFECTIVENESS.sub("", bare, count=1):
        return _within(shorter, framework, service)
    return None


def service_of(words: str, framework: str) -> Service | None:
    """The service that some words name and nothing else: a heading over its judgements."""
    said = plain(re.sub(r"^.*\boutcomes?\b\W*", "", words, flags=re.IGNORECASE))
    for service in schemes()[framework].services:
        if said in map(plain, service.printed):
            return service
    return None


def bare_label(label: str) -> str:
    """A label without its number and without what only says that it is judged."""
    return _LEADING.sub("", _NUMBER.sub("", label.strip())).strip()


def plain(words: str) -> str:
    """Words as labels are compared: small letters, no article before them, no punctuation."""
    words = words.casefold().replace("&", " and ")
    words = re.sub(r"['’‘ʼ…]", "", words)
    words = " ".join(re.findall(r"\w+", words))
    return words.removeprefix("the ")


def _areas(framework: str, service: str) -> list[Area]:
    areas = schemes()[framework].areas
    return [area for area in areas if not service or area.service_id in ("", service)]


def _likeness(words: str, wording: str) -> float:
    if words == wording:
        return 1.0
    matcher = SequenceMatcher(None, words, wording, autojunk=False)
    if matcher.real_quick_ratio() < _LIKENESS or matcher.quick_ratio() < _LIKENESS:
        return 0.0
    return min(matcher.ratio(), 0.999)


def _within(label: str, framework: str, service: str) -> Area | None:
    """The area that makes up most of a label which says more ("… of services in Kent")."""
    found = named_in(label, framework, service)
    if not found:
        return None
    longest = max(found, key=lambda one: one.end - one.start)
    others = {one.area.id for one in found if one.area.id != longest.area.id}
    share = len(plain(label[longest.start : longest.end])) / len(plain(label))
    return longest.area if share >= _SHARE and not others else None
