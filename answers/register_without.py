"""What an answer from the register says where there is no grade, or where that is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from answers.phrases import listed
from answers.register_case import Case
from answers.register_words import MOST_NAMED
from ingest.types import DocumentKind


def nothing(case: Case) -> str:
    """Where no judgement bears on the question."""
    not_held = case.coverage.not_held or ()
    if not_held and not case.coverage.documents:
        those = (
            listed(not_held, "or")
            if len(not_held) <= MOST_NAMED
            else "any of the councils asked for"
        )
        return f"The library holds nothing about {those}."
    names = case.reading.councils_named
    if names and len(names) <= MOST_NAMED:
        of = f" for {listed(names, 'or')}"
    else:
        of = f" for {case.councils()}" if case.asked.regions else ""
    return f"The library holds no judgement{case.on}{of}{case.time}."


def of_visits(case: Case) -> str:
    """Where a visit is asked about."""
    names = case.reading.councils_named
    held = [
        one
        for one in case.documents
        if one.kind in (DocumentKind.FOCUSED_VISIT, DocumentKind.MONITORING_VISIT)
        if case.reading.only.admits(one)
    ]
    letters = "1 letter" if len(held) == 1 else f"{len(held) or 'no'} letters"
    of = f" to {listed(names, 'or')}" if names and len(names) <= MOST_NAMED else ""
    return (
        f"Focused and monitoring visits give no grades. The library holds {letters} on such visits"
        f"{of}{case.time}."
    )


def lacking(case: Case) -> str:
    """Of which councils no judgement is held, and why."""
    cover = case.coverage
    held, judged = case.coverage.held, len(cover.with_judgement or ())
    if judged == held:
        all_ = f"the one {case.councils(1)} held has"
        if held > 1:
            all_ = f"all {held} {case.councils()} held have"
        return f"None is without: {all_} a judgement{case.on}{case.time}."
    why = "as they were inspected only under frameworks that do not judge it"
    told = [
        f"{_have(names)} {what}"
        for names, what in (
            (cover.without, "none in what is held of them"),
            (cover.not_asked, f"none, {why}"),
            (cover.unreadable, "one that could not be read"),
        )
        if names
    ]
    have = "has" if judged == 1 else "have"
    return (
        f"Of the {held} {case.councils()} held here, {judged or 'none'} {have} a "
        f"judgement{case.on}{case.time}; {'; '.join(told)}."
    )


def _have(councils: Sequence[str]) -> str:
    names = listed(councils) if len(councils) <= MOST_NAMED else str(len(councils))
    return f"{names} {'has' if len(councils) == 1 else 'have'}"
