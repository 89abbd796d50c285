"""What people call the inspection frameworks → their ids; the words are data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from answers.words import FRAMEWORK, Words, any_of, folded
from ingest.frameworks import frameworks


@cache
def _framework_terms() -> dict[str, frozenset[str]]:
    """Ids of frameworks by what people call them."""
    text = (files("answers") / "data" / "frameworks_asked.toml").read_text(encoding="utf-8")
    made = {
        term: frozenset(table["ids"])
        for table in tomllib.loads(text)["called"]
        for term in table["terms"]
    }
    for framework in frameworks():
        for name in framework.names:
            term = " ".join(folded(name).replace("…", " … ").split())
            # A name that is an area's as well counts only where "inspection" stands in it.
            if len(term.split()) > 3 and "…" not in term and "inspection" in term:
                made.setdefault(term, frozenset({framework.id}))
    return made


def take_frameworks(words: Words) -> frozenset[str]:
    """Strike out all that names a framework, and give the ids of those meant."""
    terms = _framework_terms()
    found = words.take(any_of(tuple(terms)), FRAMEWORK)
    return frozenset().union(*(terms[" ".join(m[0].split())] for m in found if m[0] in terms))


def named_framework(said: str) -> frozenset[str]:
    """The frameworks of an id or of what people call them; empty if there are none."""
    if said in {framework.id for framework in frameworks()}:
        return frozenset({said})
    return _framework_terms().get(folded(said), frozenset())
