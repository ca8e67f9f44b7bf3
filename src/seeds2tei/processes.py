"""Several documents at a time, each in one of several processes. Loaded only when more than one is asked for."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

LARGEST_CHUNK = 8

Work = TypeVar("Work")
Result = TypeVar("Result")


def share_out(
    do: Callable[[Work], Result], works: Sequence[Work], *, jobs: int, lost: Callable[[Work], Result]
) -> Iterator[Result]:
    """The results, in the order of the works.

    do    a function of a module, so that a process can be told of it
    lost  the result of a work whose process the system ended
    """
    done = 0
    chunk = max(1, min(LARGEST_CHUNK, len(works) // (jobs * 4)))
    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
    try:
        for result in pool.map(do, works, chunksize=chunk):
            yield result
            done += 1
    except BrokenProcessPool:
        yield from (_apart(do, work, lost) for work in works[done:])
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _apart(do: Callable[[Work], Result], work: Work, lost: Callable[[Work], Result]) -> Result:
    """Do in a process of its own a work that may have brought down the others' process."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(do, work).result()
        except BrokenProcessPool:
            return lost(work)
