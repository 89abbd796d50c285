"""Which documents a filter admits."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import Filter
from ingest.types import DocumentKind
from tests.toys import document

PAPER = document(
    council="Medway",
    inspection_start=date(2013, 1, 7),
    inspection_end=date(2013, 1, 16),
    published=date(2013, 9, 26),
)


def test_an_empty_filter_admits_all() -> None:
    assert Filter().empty
    assert Filter().admits(document())


def test_councils() -> None:
    assert Filter(councils=frozenset({"Medway", "Kent"})).admits(PAPER)
    assert not Filter(councils=frozenset({"Kent"})).admits(PAPER)
    assert not Filter(councils=frozenset({"Kent"})).admits(document())


def test_kinds() -> None:
    assert Filter(kinds=frozenset({DocumentKind.COMMITTEE_PAPER})).admits(PAPER)
    assert not Filter(kinds=frozenset({DocumentKind.MINUTES})).admits(PAPER)


@pytest.mark.parametrize(
    ("since", "until", "admitted"),
    [
        (date(2013, 1, 16), None, True),  # the inspection's last day
        (None, date(2013, 1, 7), True),  # its first day
        (date(2013, 1, 17), date(2013, 9, 25), False),  # between inspection and meeting
        (date(2013, 1, 17), date(2013, 9, 26), True),  # the meeting's day
        (date(2013, 9, 27), None, False),
        (None, date(2013, 1, 6), False),
    ],
)
def test_a_period_touches_inspection_or_meeting(
    since: date | None, until: date | None, admitted: bool
) -> None:
    assert Filter(since=since, until=until).admits(PAPER) is admitted


def test_an_undated_document_lies_in_no_period() -> None:
    assert not Filter(since=date(1900, 1, 1)).admits(document())
