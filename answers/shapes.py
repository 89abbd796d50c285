"""Shapes that questions have once their parts stand as signs; data, in ``data/shapes.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from answers.words import AREA, COUNCIL, FRAMEWORK, GRADE, PERIOD, PLACE

_COUNCILS = rf"(?:councils?|(?:local )?authorit(?:y|ies)|las?|boroughs?|local areas?|{PLACE}+)"
_SIGNS = {
    "{C}": f"{COUNCIL}+",
    "{P}": f"{PLACE}+",
    "{A}": f"{AREA}+",
    "{G}": f"{GRADE}+",
    "{T}": f"{PERIOD}+",
    "{F}": f"{FRAMEWORK}+",
    "{COUNCILS}": _COUNCILS,
    "{WHO}": rf"(?:{_COUNCILS}|{COUNCIL}+)",
}


@cache
def shapes() -> dict[str, re.Pattern[str]]:
    """All shapes by their names."""
    text = (files("answers") / "data" / "shapes.toml").read_text(encoding="utf-8")
    made: dict[str, re.Pattern[str]] = {}
    for name, table in tomllib.loads(text).items():
        pattern = "|".join(table["any"])
        for sign, stands_for in _SIGNS.items():
            pattern = pattern.replace(sign, stands_for)
        whole = pattern if table.get("anywhere") else rf"(?<!\w)(?:{pattern})(?!\w)"
        made[name] = re.compile(whole)
    return made


def shaped(name: str, text: str) -> re.Match[str] | None:
    """Where a question has a shape; None if it has not."""
    return shapes()[name].search(text)
