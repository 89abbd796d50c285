"""Words that stand where the name of a council or an area would, and are in no table.

"BCP" is a council called so too seldom to be looked for in any text; "Barchester" is none at all.
An answer about all councils would be wrong for either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answers.shapes import shaped
from answers.words import COUNCIL, GRADE, PERIOD, PLACE, Words
from ingest.errors import BadRequest
from ingest.gazetteer import Council, gazetteer

_RUN = re.compile(f"{COUNCIL}+")
# Endings that hardly any English word has but the name of a place.
_PLACE_LIKE = re.compile(r"(?:chester|cester|shire|borough|burgh|bury)$")
_SORT = r"(?: (?:county|city|borough|metropolitan|district|unitary))* council\b"
_JOINED = rf"(?:{COUNCIL} ?(?:,|and|or|with|to|than|vs\.?|versus|&) ?$)"


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int


def no_such_council(name: str) -> bool:
    """Whether no council is known by a name."""
    try:
        gazetteer().get(name)
    except BadRequest:
        return True
    return False


def said_of_unknown(names: Sequence[str]) -> str:
    """A sentence about those of some names that no council bears; "" if each is one's."""
    unknown = [f"“{name}”" for name in names if no_such_council(name)]
    if not unknown:
        return ""
    return f"No council with children's services in England is known as {' or '.join(unknown)}."


def take_names(
    words: Words, question: str, left: Sequence[str], named: Sequence[Council]
) -> list[Council]:
    """Strike out words left over that must be names of councils, and give all councils in order.

    Args:
        words: the question, its councils struck out.
        question: as the asker spelt it.
        left: words that nothing was read from.
        named: the councils struck out, in their order.
    """
    found = _names(words, question, left, bool(named))
    at = [(run.start(), one) for run, one in zip(_RUN.finditer(words.text), named, strict=False)]
    for name in found:
        said = _as_spelt(question, words.text[name.start : name.end])
        words.strike(name.start, name.end, COUNCIL)
        at.append((name.start, _council(said)))
    return [one for _, one in sorted(at, key=lambda item: item[0])] if found else [*named]


def _names(words: Words, question: str, left: Sequence[str], others: bool) -> list[_Name]:
    found: list[_Name] = []
    sure: set[int] = set()
    for word in dict.fromkeys(left):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", words.text):
            before, after = words.text[: match.start()], words.text[match.end() :]
            if not _is_name(word, question, before, after, others):
                continue
            if _is_place(word, after):
                sure.add(match.end())
            if found and found[-1].end == match.start() - 1:
                found[-1] = _Name(found[-1].start, match.end())
            else:
                found.append(_Name(match.start(), match.end()))
    # Several words with capitals are names of much else: "Working Together".
    kept = [
        name for name in found if name.end in sure or " " not in words.text[name.start : name.end]
    ]
    return sorted(kept, key=lambda name: name.start)


def _is_name(word: str, question: str, before: str, after: str, others: bool) -> bool:
    spelt = _as_spelt(question, word)
    if spelt.isupper() and len(spelt) > 1:
        return not no_such_council(spelt)
    if _is_place(word, after):
        return True
    # The first word has a capital whatever it is, and so have all in a heading.
    capital = spelt[:1].isupper() and bool(before.strip()) and not _heading(question)
    return capital and (not others or re.search(_JOINED, before) is not None)


def _is_place(word: str, after: str) -> bool:
    return bool(re.match(_SORT, after) or _PLACE_LIKE.search(word))


def _heading(question: str) -> bool:
    said = [word for word in re.findall(r"[^\W\d_]+", question) if len(word) > 3]
    return len(said) > 2 and all(word[0].isupper() for word in said)


def _as_spelt(question: str, said: str) -> str:
    match = re.search(rf"(?<!\w){re.escape(said)}(?!\w)", question, re.IGNORECASE)
    return match[0] if match else said


def _council(name: str) -> Council:
    """The council of a name; one that is nothing but its name where there is none."""
    try:
        return gazetteer().get(name)
    except BadRequest:
        said = name if name != name.lower() else name.title()
        nothing = gazetteer().councils[0]
        return replace(
            nothing, id="", name=said, statistical_neighbours=(), predecessors=(), successors=()
        )


def no_such_area(text: str, left: Sequence[str]) -> str:
    """Words that must be meant as an area, of which the table knows nothing; "" if there are none.

    They stand together where an area would: "the grade for …", "how was … rated".
    """
    if not 1 <= len(left) <= 4 or shaped("saying", text) or any(map(str.isdigit, left)):
        return ""
    phrase = r"(?:and |of |the |for |with )?".join(rf"{re.escape(word)}\W*" for word in left)
    verdict = r"(?:grades?|ratings?|judge?ments?|rated|judged|graded|scored?)"
    signs = f"[{COUNCIL}{PLACE}{PERIOD}]+"
    for before, after in (
        (rf"{verdict}(?: \w+| {signs}){{0,4}} (?:for|on|in|as regards) (?:the |its |their )?", ""),
        (
            rf"how (?:was|were|is|are|did \w+ rate) (?:the |its |their |{COUNCIL}+'s )?",
            rf".*(?:{verdict}|{COUNCIL})",
        ),
        (r"(?:what|which) ", r"(?:grade|rating|judge?ment)"),
        (rf"{GRADE}+ (?:for|in|on|at) (?:the |its |their )?", ""),
    ):
        if match := re.search(rf"{before}(?P<said>{phrase}){after}", text):
            return match["said"].strip(" ,?.")
    return ""
