"""What speaks for a passage, and how it is weighed."""

from __future__ import annotations

from datetime import date
from math import log

import numpy as np
import pytest

from index.library import Library
from index.ranking import RELATIVE, best_first, comparable, scores, weights
from index.signals import Candidate, signals_of
from index.types import ALL_STEPS, Step
from index.wanted import Period, Want, Wanted
from ingest.types import Document, DocumentKind, PassageKind
from tests.test_index_library import filled
from tests.toys import document, passage

IN_2019 = Period(date(2019, 1, 1), date(2019, 12, 31))


def candidate(text: str = "words", made: Document | None = None, **changes: object) -> Candidate:
    return Candidate(passage("d" * 16, 1, text, **changes), made or document())


def wanted(*wants: Want, periods: tuple[Period, ...] = ()) -> Wanted:
    return Wanted("q", "q", periods=periods, wants=frozenset(wants))


def signal(name: str, one: Candidate, sought: Wanted) -> float:
    return float(signals_of([one], sought)[name][0])


def published(on: date | None) -> Candidate:
    return candidate(made=document(published=on))


@pytest.mark.parametrize(
    ("on", "name", "value"),
    [
        (date(2019, 6, 1), "of the time", 1.0),
        (date(2020, 1, 2), "of the time", 0.0),
        (date(2020, 1, 2), "soon after", 1.0),  # two days
        (date(2020, 12, 31), "soon after", 0.0),  # 366 days
        (date(2020, 12, 31), "later", log(1 + 366 / 365)),
        (date(2018, 9, 23), "before", log(2)),  # a hundred days
        (date(2018, 9, 23), "later", 0.0),
        (None, "of the time", 0.0),
        (None, "before", 0.0),
    ],
)
def test_documents_of_the_time_named_come_first(on: date | None, name: str, value: float) -> None:
    found = signal(name, published(on), wanted(periods=(IN_2019,)))
    assert found == pytest.approx(value)
    assert signal(name, published(on), wanted()) == 0


def test_of_several_times_the_nearest_counts() -> None:
    in_2023 = Period(date(2023, 1, 1), date(2023, 12, 31))
    both = wanted(periods=(IN_2019, in_2023))
    assert signal("of the time", published(date(2023, 5, 5)), both) == 1
    assert signal("later", published(date(2021, 12, 31)), both) == 0
    assert signal("before", published(date(2022, 12, 31)), both) == pytest.approx(log(1.01))


def test_kinds_count_where_they_are_asked_for() -> None:
    area = candidate(kind=PassageKind.AREA_FOR_IMPROVEMENT)
    assert signal("improvement", area, wanted(Want.IMPROVEMENT)) == 1
    assert signal("improvement", area, wanted()) == 0
    table = candidate(kind=PassageKind.JUDGEMENT_TABLE)
    assert signal("judgement", table, wanted(Want.JUDGEMENT)) == 1
    assert signal("judgement", area, wanted(Want.JUDGEMENT)) == 0
    assert signal("paper", area, wanted(Want.PAPER)) == 1  # the toys' kind is a committee paper
    send = candidate(made=document(kind=DocumentKind.AREA_SEND))
    assert signal("send", send, wanted(Want.SEND)) == 1
    assert signal("send", send, wanted()) == 0
    assert signal("send", area, wanted()) == 1


@pytest.mark.parametrize(
    ("want", "text", "held"),
    [
        (Want.MONEY, "It set aside £400k.", True),
        (Want.MONEY, "It set aside 2 million pounds.", True),
        (Want.MONEY, "It set aside 400 places.", False),
        (Want.NUMBER, "There were 94 files.", True),
        (Want.NUMBER, "It rose to 12.5%.", True),
        (Want.NUMBER, "On 4 March 2012 and in 2012/13 it rose.", False),
        (Want.DATE, "It began on 4 March.", True),
        (Want.DATE, "It began early.", False),
        (Want.PERSON, "It was led by Ann Example HMI.", True),
        (Want.PERSON, "Senior Leaders know.", False),  # a sentence begins so
    ],
)
def test_a_passage_holds_what_is_asked_for(want: Want, text: str, held: bool) -> None:
    assert signal(f"holds a {want}", candidate(text), wanted(want)) == held
    assert signal(f"holds a {want}", candidate(text), wanted()) == 0


def test_relative_signals_are_compared_within_a_search() -> None:
    values = np.array([1.0, 2.0, 3.0])
    spread = (2 / 3) ** 0.5
    assert comparable("meaning", values) == pytest.approx([-1 / spread, 0, 1 / spread])
    assert comparable("meaning", np.ones(3)) == pytest.approx([0, 0, 0])
    assert comparable("short", values) == pytest.approx([1, 2, 3])


def test_the_score_is_the_weighed_sum() -> None:
    signals = {"short": np.array([1.0, 0.0]), "before": np.array([0.5, 2.0])}
    total = scores(signals, {"short": -1.0, "before": -2.0, "not there": 9.0})
    assert total == pytest.approx([-2.0, -4.0])
    assert best_first(total) == [0, 1]
    assert best_first([1.0, 3.0, 1.0]) == [1, 0, 2]


def test_every_signal_has_a_weight() -> None:
    told = signals_of([candidate()], wanted())
    assert set(told) <= set(weights())
    assert set(weights()) - set(told) <= RELATIVE


def test_steps_of_the_ranking_can_be_left_out(toy_library: Library) -> None:
    filled(toy_library)
    sought = Wanted("health?", "health", ("adoption",))
    both = {hit.passage.text for hit in toy_library.search(sought)}
    assert both == {
        "Health was weak.",
        "Adoption was strong.",
        "Health health was strong.",
        "Leaders know.",
    }
    alone = toy_library.search(sought, steps=ALL_STEPS - {Step.TERMS})[0]
    assert "health" in alone.passage.text.lower()
    by_rank = toy_library.search(sought, steps=ALL_STEPS - {Step.SIGNALS})
    assert [hit.score for hit in by_rank] == [hit.score for hit in toy_library.search("health?")]
