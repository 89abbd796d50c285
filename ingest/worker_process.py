"""What runs in a process that reads files: calls come in, results go out.

The process is started by ``workers``, is given its calls on its standard input and ends when that
is closed: by its parent, or by its parent's death. It imports what its calls need and no more.
"""

from __future__ import annotations

import os
import pickle
import queue
import struct
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.limits import Limits

_LENGTH = struct.Struct(">Q")
_MEBIBYTE = 2**20


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message: its length, then its bytes."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read one message.

    Raises:
        EOFError: whoever writes has ended.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    message = pipe.read(length)
    if len(message) < length:
        raise EOFError
    return message


def main() -> None:
    """Answer calls until there are no more."""
    # What an engine prints must not get among the results.
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    calls: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(calls,), daemon=True).start()
    _no_core_dumps()
    send(results, b"ready")
    while True:
        limits, call = pickle.loads(calls.get())  # noqa: S301
        reply = _reply(limits, call)
        _bound_by(None)
        send(results, reply)


def _listen(calls: queue.SimpleQueue[bytes]) -> None:
    """Pass calls on. In a thread of its own, so that the parent's end is seen during a call."""
    try:
        while True:
            calls.put(receive(sys.stdin.buffer))
    except EOFError:
        os._exit(0)


def _reply(limits: Limits, call: bytes) -> bytes:
    """What a call returns or raises."""
    try:
        function, args, kwargs = pickle.loads(call)  # noqa: S301
        _bound_by(limits)
        return pickle.dumps((True, function(*args, **kwargs)))
    except MemoryError:
        error: BaseException = MemoryError()
    except Exception as raised:
        error = raised
    try:
        return pickle.dumps((False, error))
    except Exception:
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))


def _no_core_dumps() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _bound_by(limits: Limits | None) -> None:
    """Bound what this process may take from now on, where the system can; None lifts the bounds.

    The parent keeps the wall time. Processor time is bounded here for the case that the parent is
    gone and an engine lets no other thread of this process run.
    """
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    # Twice, since engines may compute in several threads.
    spent = int(used.ru_utime + used.ru_stime) + 10
    _bound(resource.RLIMIT_CPU, None if limits is None else spent + int(2 * limits.seconds))
    held = Path("/proc/self/statm")
    if held.exists():  # only Linux says what is held, and keeps a process to such a bound
        pages = int(held.read_bytes().split()[0])
        now = pages * resource.getpagesize()
        _bound(resource.RLIMIT_AS, None if limits is None else now + limits.memory * _MEBIBYTE)


def _bound(what: int, most: int | None) -> None:
    import resource

    hard = resource.getrlimit(what)[1]
    if most is None or (hard != resource.RLIM_INFINITY and most > hard):
        most = hard
    resource.setrlimit(what, (most, hard))
