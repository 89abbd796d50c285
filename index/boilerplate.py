"""Boilerplate, marked in the store as the whole library now stands."""

from __future__ import annotations

from index.repeats import compare
from index.store import Store


def wrong_marks(store: Store) -> dict[int, int]:
    """Passages whose mark is not what a fresh comparison gives, with what it gives; 0 for none."""
    wordings = store.wordings()
    repeats = compare(wordings)
    return {
        one.key: repeats.get(one.key, 0)
        for one in wordings
        if one.repeated_in != repeats.get(one.key, 0)
    }


def mark_boilerplate(store: Store) -> None:
    """Mark the passages that repeat, in one transaction; none if all marks are right.

    Only for the one process that holds the library's lock.
    """
    if wrong := wrong_marks(store):
        with store.transaction():
            store.mark_repeated(wrong)
