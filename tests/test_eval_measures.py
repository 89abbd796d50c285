"""The measures of rankings, by hand and against ir-measures."""

from __future__ import annotations

from math import log2

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import DEFAULT, Measure
from ingest.errors import BadRequest

NAMES = ("nDCG", "RR", "R", "S", "P", "Judged")


def value(printed: str, found: list[float | None], all_: list[float]) -> float:
    return Measure.parse(printed)(found, all_)


def test_by_hand() -> None:
    # Three to be found; one at rank 2, one at rank 4, the third not at all.
    found, all_ = [None, 1.0, 0.0, 1.0], [1.0, 1.0, 1.0]
    ideal = 1 / log2(2) + 1 / log2(3) + 1 / log2(4)
    assert value("nDCG@10", found, all_) == pytest.approx((1 / log2(3) + 1 / log2(5)) / ideal)
    assert value("nDCG@2", found, all_) == pytest.approx((1 / log2(3)) / (1 + 1 / log2(3)))
    assert (value("RR@10", found, all_), value("RR@1", found, all_)) == (1 / 2, 0)
    assert (value("R@2", found, all_), value("R@20", found, all_)) == (1 / 3, 2 / 3)
    assert (value("S@1", found, all_), value("S@2", found, all_)) == (0, 1)
    assert (value("P@4", found, all_), value("P@8", found, all_)) == (2 / 4, 2 / 8)
    # Of the four places given, three are judged.
    assert (value("Judged@2", found, all_), value("Judged@10", found, all_)) == (1 / 2, 3 / 4)


def test_grades_count_for_ndcg() -> None:
    assert value("nDCG@10", [1.0, 3.0], [3.0, 1.0]) == pytest.approx(
        (1 + 3 / log2(3)) / (3 + 1 / log2(3))
    )


@pytest.mark.parametrize("name", NAMES)
def test_nothing_found_and_nothing_to_find_are_worth_nothing(name: str) -> None:
    assert Measure(name, 10)([], [1.0]) == 0
    assert Measure(name, 10)([None], []) == 0


def test_the_printed_form_parses_back() -> None:
    printed = [str(measure) for measure in DEFAULT]
    assert printed[:5] == ["S@1", "S@5", "S@20", "RR@10", "nDCG@10"]
    assert tuple(map(Measure.parse, printed)) == DEFAULT


@pytest.mark.parametrize("bad", ["ndcg@10", "nDCG", "nDCG@0", "nDCG@-1", "MAP@10", "", "S@५"])
def test_what_is_no_measure_is_refused(bad: str) -> None:
    with pytest.raises(BadRequest, match=r"is no measure. Give one of nDCG, RR"):
        Measure.parse(bad)
    with pytest.raises(ValueError, match="depth of 0"):
        Measure("S", 0)


DOCUMENTS = st.sampled_from([f"d{n}" for n in range(12)])


@given(
    ranked=st.lists(DOCUMENTS, unique=True, min_size=1),
    judged=st.dictionaries(DOCUMENTS, st.integers(0, 3), min_size=1),
    depth=st.integers(1, 14),
)
def test_they_agree_with_ir_measures(ranked: list[str], judged: dict[str, int], depth: int) -> None:
    run = {"q": {document: float(len(ranked) - n) for n, document in enumerate(ranked)}}
    found = [float(judged[one]) if one in judged else None for one in ranked]
    for name in NAMES:
        theirs = ir_measures.parse_measure(f"{'Success' if name == 'S' else name}@{depth}")
        wanted = ir_measures.calc_aggregate([theirs], {"q": judged}, run)[theirs]
        ours = Measure(name, depth)(found, [float(grade) for grade in judged.values()])
        assert ours == pytest.approx(wanted), f"{name}@{depth}"
