"""Damaged files harm nothing; and if they did, it would be said."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from eval import damage
from eval.fuzz import LOT, damaged, fuzz, main
from index.intake import files_in
from index.types import Outcome
from ingest.errors import ReadingStopped
from ingest.limits import Limits
from ingest.workers import SerialExecutor, workers
from tests.conftest import PROJECT

PAPERS = [PROJECT / "corpus" / "papers"]
SEED = 7


def drawn(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - no secret


def test_sixty_damaged_papers_harm_nothing() -> None:
    with workers(2, Limits(seconds=60)) as executor:
        found = fuzz(files_in(PAPERS), 60, SEED, executor)
    assert found.outcomes.total() == 60
    assert found.outcomes[Outcome.ADDED] >= 20
    assert found.outcomes[Outcome.REJECTED] >= 10
    assert 0 < found.noted < found.outcomes[Outcome.ADDED]
    assert found.reasons.total() == found.outcomes[Outcome.REJECTED]
    assert (found.ended, found.stopped, found.faults) == ([], [], [])


def test_the_same_seed_makes_the_same_files() -> None:
    sources = files_in(PAPERS)
    one, other = (list(islice(damaged(sources, drawn(SEED)), 40)) for _ in range(2))
    assert one == other
    assert one != list(islice(damaged(sources, drawn(SEED + 1)), 40))
    sound = {source.path.read_bytes() for source in sources}
    assert sound.isdisjoint(data for _, data in one)


@pytest.mark.parametrize("way", damage.ALL, ids=lambda way: way.__name__)
def test_each_way_changes_a_file_and_no_other(way: damage.Damage) -> None:
    for source in files_in(PAPERS):
        data = source.path.read_bytes()
        made = {way(data, b"0123456789" * 100, drawn(seed)) for seed in range(8)}
        assert len(made - {data}) >= 2
        assert data == source.path.read_bytes()


def test_what_damage_does_can_be_worked_out() -> None:
    data = bytes(range(100))
    assert len(damage.cut(data, b"", drawn(SEED))) < 100
    assert data.startswith(damage.cut(data, b"", drawn(SEED)))
    turned = damage.bits(data, b"", drawn(SEED))
    (place,) = [n for n in range(100) if turned[n] != data[n]]
    assert (turned[place] ^ data[place]).bit_count() == 1
    assert b"b" in damage.splice(b"a" * 50, b"b" * 50, drawn(SEED))
    assert damage.numbers(b"/Length 12", b"", drawn(SEED)) != b"/Length 12"


class Failing(SerialExecutor):
    """Does otherwise with some files than read them."""

    def __init__(self, instead: Callable[[Path, Future[Any]], Any]) -> None:
        self.instead = instead

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = super().submit(fn, *args, **kwargs)
        done: Future[Any] = Future()
        try:
            done.set_result(self.instead(args[0], future))
        except Exception as error:
            done.set_exception(error)
        return done


def test_a_neighbour_that_is_harmed_is_said() -> None:
    def harm(path: Path, future: Future[Any]) -> Any:
        read = future.result()
        if path.parent != PAPERS[0]:
            return read
        first, *rest = read.passages
        return replace(read, passages=(replace(first, text="Harmed."), *rest))

    found = fuzz(files_in(PAPERS), 1, SEED, Failing(harm))
    assert len(found.faults) == 5
    assert all("came out otherwise than when read alone" in fault for fault in found.faults)


def test_an_error_that_ends_an_ingest_is_said(tmp_path: Path) -> None:
    def fail(path: Path, future: Future[Any]) -> Any:
        raise ZeroDivisionError

    found = fuzz(files_in(PAPERS), LOT, SEED, Failing(fail), keep=tmp_path)
    (fault,) = found.faults
    assert "ZeroDivisionError" in fault
    assert len(list(tmp_path.iterdir())) == LOT


def test_a_process_that_ended_is_listed(tmp_path: Path) -> None:
    def end(path: Path, future: Future[Any]) -> Any:
        if path.parent == PAPERS[0]:
            return future.result()
        raise ReadingStopped("the process that read it ended (SIGSEGV): it is damaged", "Get it")

    found = fuzz(files_in(PAPERS), 3, SEED, Failing(end), keep=tmp_path)
    assert [line.split(": ", 1)[1] for line in found.ended] == [
        "the process that read it ended (SIGSEGV): it is damaged. Get it."
    ] * 3
    assert (found.stopped, found.faults) == ([], [])
    assert len(list(tmp_path.iterdir())) == 3


def test_the_command_says_what_came_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(PAPERS[0]), "--files", "3", "--seed", "1", "--jobs", "1"]) == 0
    out = capsys.readouterr().out
    assert "0 ended the process that read them, and were refused\n" in out
    assert "0 must not be\n" in out
