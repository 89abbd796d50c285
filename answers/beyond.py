"""Questions about judgements that the register cannot be asked, and why; said before passages."""

from __future__ import annotations

import re

from answers.shapes import shaped
from answers.words import COUNCIL

_TWO = (
    "The register of judgements answers one condition at a time, and this question sets two: ask "
    "for each alone, or for who went “from” one grade “to” another."
)
_ONE = (
    "The register of judgements does not set all councils against one: ask for a grade, or compare "
    "councils by name."
)
_WHO = "It is not said which council is meant by “we” or “our”: name it."
_US = re.compile(r"\b(?:we|our|us)\b")
_COMPARED = re.compile(r"neighbo|\bcompar|\b(?:rated|graded|judged|ratings?|grades?)\b")


def beyond(text: str) -> str:
    """Why the register does not answer a question, its parts struck out; "" if nothing bars it."""
    if _US.search(text) and _COMPARED.search(text) and COUNCIL not in text:
        return _WHO
    if not shaped("who_or_councils", text):
        return ""
    if shaped("two_conditions", text) or shaped("then_and_now", text) or _up_and_down(text):
        return _TWO
    if shaped("relative", text) and shaped("which_councils", text):
        return _ONE
    return ""


def _up_and_down(text: str) -> bool:
    """Whether one thing is to have got better and another worse."""
    both = shaped("change_improved", text) and shaped("change_declined", text)
    return bool(both) and not shaped("either_way", text)
