"""Whether a bare "is" grades an area: "Adoption performance is good" does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.gazetteer import gazetteer
from ingest.grades import Printed
from ingest.stated_subjects import Sort, Subject
from ingest.stated_words import COPULA

# All that may stand before, behind and after a label for a bare "is" to grade it.
_LABEL_LEAD = re.compile(
    r"^(?:\d[\d.]*\s+)?(?:[\s'\"“”‘’(•]|\b(?:the|overall|services?|for|experiences?|progress|of|in|impact"
    r"|effectiveness|quality|our|its|their|arrangements|both|these|provision|actions?|on|s)\b)*$",
    re.IGNORECASE,
)
_LABEL_GAP = re.compile(
    r"^(?:[\s,'\"“”‘’()&–-]|\b(?:in|for|of|the|all|both|each|also|still|keeping|safe|council|county|city|borough|metropolitan|services?"
    r"|LSCB|B&NES|across|local|authority|which|s|young|people|and|looked|after|care|leavers|children|to|families|carers"
    r"|provided|[A-Z]\w*SCB|arrangements)\b)*$",
    re.IGNORECASE,
)
# After these begins what is judged.
_SAID = re.compile(r"\b(?:that|but|while|whilst|although)\b", re.IGNORECASE)
_JUDGED = re.compile(
    r"\b(?:that|but|while|whilst|although|judged?|rated?|graded?|found|assessed|deemed|considered"
    r"|concluded)\b",
    re.IGNORECASE,
)
_LABEL_END = re.compile(
    r"^\W*$|^['\"”’]?(?:[.;,)(]|\s+(?:overall|and|but|with|due|because|while|whilst)\b)",
    re.IGNORECASE,
)


def is_plainly(
    sentence: str,
    grade: Printed,
    of: Sequence[Subject],
    boundary: int,
    between: str,
    judged: bool = False,
) -> bool:
    """Whether a bare "is" grades an area: the area's own label is all that stands before it.

    Args:
        sentence: its words.
        grade: the grade.
        of: what it would be given to.
        boundary: where what was said before ends.
        between: the words between the two.
        judged: whether a verb of judging stands before the label.
    """
    first, last = of[0], of[-1]
    if not judged and (last.sort in (Sort.BODY, Sort.COUNCIL) or any(one.spoken for one in of)):
        if not re.search(r"\bservices?\b", sentence[first.start : grade.start]):
            return False
        if last.sort is not Sort.AREA:
            return False
    if last.sort is Sort.OVERALL and not judged:
        words = sentence[last.start : last.end].casefold()
        printed = sentence[grade.start : grade.end].casefold()
        inspected = printed.endswith("to be good") and re.search(r"Ofsted|inspect|judg", sentence)
        if not words.startswith(("overall ", "children", "services for")) and not inspected:
            return False
    clause = max(sentence.rfind(sign, boundary, first.start) for sign in ",;:")
    lead = sentence[max(clause + 1, boundary) : first.start]
    joined = (_JUDGED if judged else _SAID).split(lead)[-1]
    joined = re.sub(r"^\W*and\b", "", joined)
    for mention in reversed(gazetteer().find(joined)):
        joined = joined[: mention.start] + joined[mention.end :]
    gap = _before_verb(between)
    for mention in reversed(gazetteer().find(gap)):
        gap = gap[: mention.start] + gap[mention.end :]
    return bool(
        _LABEL_LEAD.match(joined)
        and _LABEL_GAP.match(gap)
        and _LABEL_END.match(sentence[grade.end :])
    )


def _before_verb(between: str) -> str:
    return COPULA.sub("", between)
