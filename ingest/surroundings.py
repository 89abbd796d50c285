"""Whether a council's name in a text stands for the council, told by the words beside it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

KINDS = r"city|county|borough|metropolitan|district|unitary"
PREFIX = re.compile(
    r"(?<![^\W_])(?:(?:(?:london|royal|metropolitan)\s+)?borough\s+of|city\s+of|county\s+of"
    r"|metropolitan\s+district\s+of|(?:lb|rb)(?:\s+of)?)\s+$",
    re.IGNORECASE,
)
SUFFIX = re.compile(
    rf"\s+(?:(?:(?:{KINDS})\s+){{0,3}}(?:council|corporation|mbc|mdc)|(?-i:CC|BC))(?![^\W_])",
    re.IGNORECASE,
)
_AUTHORITY_AFTER = re.compile(
    rf"{SUFFIX.pattern}|\s+(?:(?:{KINDS})\s+)?(?:borough|local\s+authority|lscb)(?![^\W_])",
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
# Names that in small letters are ordinary words. The nouns are doubtful even after "in" or "for",
# and with a capital letter where any word would have one.
_NOUNS = frozenset({"bath", "reading"})
_OTHER_WORDS = frozenset({"bucks", "bury", "poole", "staffs", "stoke", "wilts"})
# Short forms that stand for other things as often ("BCP": business continuity plan).
_SHARED = frozenset({"bcp"})
_PREPOSITION_BEFORE = re.compile(r"\b(?:in|for|at|about|from|near|of)\s+$", re.IGNORECASE)
_SMALL_WORD_BEFORE = re.compile(r"(?<![^\W_])[a-z][\w'’]*,?[ ]+$|[A-Za-z],[ ]+$")
LIST_GAP = re.compile(r"\s*(?:,\s*(?:and\s+)?|/|&|\band\s|\bor\s|\n)\s*")


@cache
def _forenames() -> frozenset[str]:
    return frozenset(files("ingest").joinpath("data/forenames.txt").read_text().split())


def stands_for_council(
    text: str, start: int, end: int, listed_before: bool, listed_after: bool
) -> bool:
    """Judge by its surroundings whether a council's name stands for the council.

    Args:
        text: the text in which it stands.
        start: offset of the name's first character.
        end: offset after its last one.
        listed_before: whether the mention before it stands in one list with it ("Kent and Bath").
        listed_after: whether another council's name follows it in a list.
    """
    before, name = text[max(0, start - 160) : start], text[start:end]
    small = name[0].islower()
    direction = _DIRECTION_BEFORE.search(before)
    if direction and (small or direction[1][0].isupper()):
        return False
    if _OWNER_BEFORE.search(before) or _ADDRESS_AFTER.match(text, end):
        return False
    if before.endswith("@") or (small and before.endswith(".")):
        return False
    if _AUTHORITY_AFTER.match(text, end) or PREFIX.search(before):
        return True
    if _OTHER_PLACE_AFTER.match(text, end):
        return False
    if name.isalpha() and _is_surname(before, small):
        return False
    services = _SERVICES_AFTER.match(text, end)
    if (small and name in _OTHER_WORDS) or name.lower() in _SHARED:
        return bool(services or text.strip() == name or _PREPOSITION_BEFORE.search(before))
    if name.lower() not in _NOUNS:
        return True
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


def _is_surname(before: str, small: bool) -> bool:
    """Tell by the words before it whether a name is a person's."""
    if _TITLE_BEFORE.search(before):
        return True
    last = _LAST_WORD.search(before)
    return (
        not small and last is not None and last[1][0].isupper() and last[1].lower() in _forenames()
    )
