"""Who reads the files: processes that may each take so much time and memory for a file.

A call that takes more, or that ends its process, fails alone: its process is replaced, and no other
call notices. (It is no wall against an attacker who can make an engine run code of his own: for
that, run Findings as a user who may do little.)
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from ingest.errors import FindingsError, ReadingStopped
from ingest.limits import DEFAULT, Limits
from ingest.worker_process import receive, send

if TYPE_CHECKING:
    from types import TracebackType

P = ParamSpec("P")
T = TypeVar("T")

# Not multiprocessing: its processes run the main program's module again, which in the web page is
# the page. Ours are given the places where modules lie, and import what their calls name.
_START = "import sys; sys.path[:] = sys.argv[1:]; from ingest.worker_process import main; main()"
# Seconds within which a process starts on the slowest machine.
_STARTS = 60


class SerialExecutor(Executor):
    """Runs each call at once, here."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run the call and give its finished future."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def workers(jobs: int, limits: Limits = DEFAULT) -> Executor:
    """An executor with ``jobs`` processes, each started when there is work for it.

    Args:
        jobs: how many files are read at once.
        limits: what reading one file may take.

    Raises:
        ValueError: ``jobs`` is less than 1.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    return GuardedExecutor(jobs, limits)


class GuardedExecutor(Executor):
    """Runs calls in processes of their own, which are started when there is work for them.

    A future fails with ``ReadingStopped`` where its call took more than it may or ended its
    process, and with whatever the call raised.

    Args:
        jobs: how many processes at most.
        limits: what a call may take.
    """

    def __init__(self, jobs: int, limits: Limits) -> None:
        self._limits = limits
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._stopped = False
        # Each thread waits for one process.
        self._threads = ThreadPoolExecutor(jobs, "reading")

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a call, whose function and arguments can be pickled, in one of the processes."""
        call = pickle.dumps((self._limits, pickle.dumps((fn, args, kwargs))))
        return self._threads.submit(self._run, call)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes: when their calls are done, or at once if these are cancelled."""
        if cancel_futures:
            with self._lock:
                self._stopped = True
                for worker in self._all:
                    worker.kill()
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        with self._lock:
            self._stopped = True
        while not self._idle.empty():
            self._drop(self._idle.get())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Nobody waits for results any more after a failure or Ctrl-C.
        self.shutdown(cancel_futures=kind is not None)

    def _run(self, call: bytes) -> Any:
        worker = self._worker()
        try:
            succeeded, value = pickle.loads(worker.call(call, self._limits))  # noqa: S301
        except BaseException:
            self._drop(worker)
            raise
        if isinstance(value, MemoryError):
            self._drop(worker)
            raise ReadingStopped(
                f"reading it takes more than the {self._limits.memory} MiB of memory allowed",
                "Split it, or allow more with --memory",
            )
        self._idle.put(worker)
        if succeeded:
            return value
        raise value

    def _worker(self) -> _Worker:
        while not self._idle.empty():
            with suppress(queue.Empty):
                worker = self._idle.get_nowait()
                if worker.alive:
                    return worker
                self._drop(worker)
        try:
            worker = _Worker()
        except OSError as error:
            raise _not_started(str(error)) from error
        with self._lock:
            self._all.add(worker)
            if self._stopped:
                worker.kill()
        worker.wait_until_ready()
        return worker

    def _drop(self, worker: _Worker) -> None:
        worker.end()
        with self._lock:
            self._all.discard(worker)


class _Worker:
    """One process that answers one call after another."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What an engine says as it crashes is for those who look for the cause.
            stderr=None if os.environ.get("FINDINGS_DEBUG") else subprocess.DEVNULL,
            # Ctrl-C reaches every process of a terminal's group; only the one that keeps the
            # library heeds it.
            start_new_session=True,
        )

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def wait_until_ready(self) -> None:
        """Wait for the process to have started.

        Raises:
            FindingsError: it did not.
        """
        try:
            self._receive(_STARTS)
        except (EOFError, TimeoutError) as error:
            raise _not_started(self.end()) from error

    def call(self, call: bytes, limits: Limits) -> bytes:
        """Have a call answered.

        Raises:
            ReadingStopped: it took too long, or ended the process.
        """
        try:
            send(cast("IO[bytes]", self._process.stdin), call)
            return self._receive(limits.seconds)
        except TimeoutError as error:
            raise ReadingStopped(
                f"reading it takes more than the {limits.seconds:g} seconds allowed",
                "Split it, or allow more with --seconds",
            ) from error
        except (EOFError, OSError) as error:
            raise ReadingStopped(
                f"the process that read it ended ({self.end()}): it is damaged, or takes more than "
                f"the {limits.memory} MiB of memory allowed",
                "Get it again, or allow more with --memory",
            ) from error

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def end(self) -> str:
        """Let go of the process; says how it ended."""
        self._process.kill()
        self._process.communicate()
        status = self._process.returncode
        return signal.Signals(-status).name if status < 0 else f"exit status {status}"

    def _receive(self, seconds: float) -> bytes:
        done, late, lock = False, False, threading.Lock()

        def stop() -> None:
            nonlocal late
            with lock:
                if not done:
                    late = True
                    self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            return receive(cast("IO[bytes]", self._process.stdout))
        finally:
            with lock:
                done = True
            timer.cancel()
            if late:
                raise TimeoutError


def _not_started(how: str) -> FindingsError:
    return FindingsError(
        f"A process to read files could not be started ({how}). FINDINGS_DEBUG=1 shows why."
    )
