"""Calls in guarded processes: each may take so much, and harms none but itself."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor
from pathlib import Path

import pytest

from ingest.errors import FindingsError, ReadingStopped, UnreadableFile
from ingest.limits import Limits
from ingest.workers import SerialExecutor, workers
from tests.conftest import PROJECT
from tests.toys import HANGS


def add(one: int, other: int) -> int:
    return one + other


def fail(name: str) -> None:
    raise UnreadableFile(name, "it is odd", "Look at it", 3)


def die(signal_number: int) -> None:
    os.kill(os.getpid(), signal_number)


def leave(status: int) -> None:
    os._exit(status)


def wait(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def grow(mebibytes: int) -> int:
    return len(bytes(mebibytes * 2**20))


def process() -> int:
    return os.getpid()


def loaded() -> list[str]:
    heavy = {"torch", "faiss", "sentence_transformers", "transformers", "tantivy", "streamlit"}
    return sorted(heavy & set(sys.modules))


def chatter() -> str:
    os.write(1, b"an engine prints")
    print("so does Python")  # noqa: T201
    return "heard"


class Unpicklable(Exception):
    def __init__(self) -> None:
        super().__init__("of its own kind")
        self.what = lambda: None


def raise_unpicklable() -> None:
    raise Unpicklable


@pytest.mark.parametrize("executor", [SerialExecutor(), workers(1), workers(2)], ids=str)
def test_every_executor_gives_results_and_errors(executor: Executor) -> None:
    with executor:
        assert [executor.submit(add, n, 1).result() for n in range(3)] == [1, 2, 3]
        with pytest.raises(UnreadableFile, match=r"a\.pdf, page 3: it is odd\. Look at it\.") as no:
            executor.submit(fail, "a.pdf").result()
        assert (no.value.name, no.value.page) == ("a.pdf", 3)


def test_no_workers_is_refused() -> None:
    with pytest.raises(ValueError, match="jobs must be at least 1, not 0"):
        workers(0)


@pytest.mark.parametrize("field", ["seconds", "memory", "pages"])
def test_limits_that_let_nothing_pass_are_refused(field: str) -> None:
    with pytest.raises(ValueError, match=f"{field} must be more than 0, not 0"):
        Limits(**{field: 0})


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_call_that_ends_its_process_costs_no_other(jobs: int) -> None:
    with workers(jobs) as executor:
        calls = [
            executor.submit(leave, 3) if n % 2 else executor.submit(add, n, 0) for n in range(12)
        ]
        for n, call in enumerate(calls):
            if n % 2:
                with pytest.raises(ReadingStopped, match=r"process .* ended \(exit status 3\)"):
                    call.result()
            else:
                assert call.result() == n


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL])
def test_how_a_process_ended_is_said(number: signal.Signals) -> None:
    with workers(1) as executor, pytest.raises(ReadingStopped, match=rf"\({number.name}\)"):
        executor.submit(die, number).result()


def test_a_process_is_used_again_and_replaced_when_it_is_gone() -> None:
    with workers(1) as executor:
        first = executor.submit(process).result()
        assert executor.submit(process).result() == first
        os.kill(first, signal.SIGKILL)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
        assert executor.submit(process).result() not in (first, os.getpid())


def test_a_call_that_takes_too_long_is_stopped() -> None:
    with workers(1, Limits(seconds=2.5)) as executor:
        # Not our own functions: to import this module may take longer than that.
        slow, quick = executor.submit(time.sleep, 3600), executor.submit(abs, -2)
        with pytest.raises(ReadingStopped, match=r"more than the 2\.5 seconds allowed"):
            slow.result()
        assert quick.result() == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to such a bound")
def test_a_call_that_takes_too_much_memory_is_stopped() -> None:
    with workers(1, Limits(memory=200)) as executor:
        assert executor.submit(grow, 150).result() == 150 * 2**20
        with pytest.raises(ReadingStopped, match="more than the 200 MiB of memory allowed"):
            executor.submit(grow, 250).result()
        # Each call has the whole bound anew.
        assert [executor.submit(grow, 150).result() for _ in range(3)] == [150 * 2**20] * 3


def test_what_is_printed_does_not_get_among_the_results() -> None:
    with workers(1) as executor:
        assert executor.submit(chatter).result() == "heard"


def test_an_error_that_cannot_travel_is_told_in_words() -> None:
    with (
        workers(1) as executor,
        pytest.raises(RuntimeError, match="Unpicklable: of its own kind"),
    ):
        executor.submit(raise_unpicklable).result()


def test_a_process_loads_nothing_heavy(tmp_path: Path) -> None:
    from ingest.pipeline import ingest_file

    paper = tmp_path / "paper.txt"
    paper.write_text("1. Members noted the report.\n")
    with workers(1) as executor:
        assert len(executor.submit(ingest_file, paper).result().passages) == 1
        assert executor.submit(loaded).result() == []


def test_nothing_is_started_without_work() -> None:
    before = children(os.getpid())
    with workers(4) as executor:
        assert children(os.getpid()) == before
        executor.submit(add, 1, 1).result()
        assert len(children(os.getpid())) == len(before) + 1
    assert children(os.getpid()) == before


@pytest.mark.parametrize("python", ["/bin/false", "/nowhere/python"])
def test_a_process_that_cannot_start_is_no_fault_of_a_file(
    monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    with (
        workers(1) as executor,
        pytest.raises(FindingsError, match="process to read files could not be started"),
    ):
        executor.submit(add, 1, 1).result()


def test_after_a_failure_nobody_waits() -> None:
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), workers(2) as executor:
        for _ in range(4):
            executor.submit(wait, 3600)
        raise KeyboardInterrupt
    assert time.monotonic() - started < HANGS


# A parent that says the ids of its two processes, has one of them wait, and waits to be killed.
PARENT = """
import os, time
from ingest.workers import workers
from tests.test_ingest_workers import children, wait

executor = workers(2)
both = [executor.submit(wait, 1) for _ in range(2)]
for one in both:
    one.result()
executor.submit(wait, 3600)
print(*children(os.getpid()), flush=True)
time.sleep(3600)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_processes_do_not_outlive_their_parent() -> None:
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as parent:
        assert parent.stdout is not None
        ids = [int(word) for word in parent.stdout.readline().split()]
        assert len(ids) == 2
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + HANGS
    while any(_state(one) not in ("", "Z") for one in ids):
        assert time.monotonic() < deadline, "a process outlived its parent"
        time.sleep(0.01)


def children(of: int) -> set[int]:
    """Ids of the processes that a process has started."""
    return {
        int(path.parent.name)
        for path in Path("/proc").glob("[0-9]*/stat")
        if (found := _stat(path)) and found[1] == str(of) and found[0] != "Z"
    }


def _state(process_id: int) -> str:
    """R, S, D or Z; "" where there is none."""
    return (_stat(Path(f"/proc/{process_id}/stat")) or [""])[0]


def _stat(path: Path) -> list[str]:
    try:
        return re.sub(r"^.*\) ", "", path.read_text(errors="replace")).split()
    except (FileNotFoundError, ProcessLookupError):
        return []
