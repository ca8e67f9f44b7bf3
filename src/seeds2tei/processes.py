"""Several documents at a time, each in one of several processes. Loaded only when more than one is asked for.

Each process has a pipe of its own and one work at a time: so it is known on which work a process was that the system
has ended, and no other work is done twice. Works are taken as they are needed: a million of them need no room.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar

from seeds2tei.interruption import SIGNALS, asked, heeded, interruptible

AHEAD = 64
"""So many works for each process may wait for one that takes long, since results keep the order of works."""
PATIENCE = 5.0
"""Seconds in which a process that is asked to stop must finish what cannot be broken off."""

Work = TypeVar("Work")
Result = TypeVar("Result")


class Means(NamedTuple, Generic[Work, Result]):
    """How works are done.

    do       a function of a module, so that a process can be told of it
    known    the result of a work that needs no process; None, if it does
    lost     the result of a work whose process the system ended
    stopped  the result of a work that was not done because the user stopped the program
    """

    do: Callable[[Work], Result]
    known: Callable[[Work], Result | None]
    lost: Callable[[Work], Result]
    stopped: Callable[[Work], Result]


class Worker(NamedTuple):
    """A process, and our end of its pipe."""

    process: Process
    pipe: Connection


def share_out(works: Iterable[Work], means: Means[Work, Result], *, jobs: int) -> Iterator[Result]:
    """The results, in the order of the works. After the wish to stop, nothing more is begun."""
    numbered = enumerate(works)
    results: dict[int, Result] = {}  # those that wait for an earlier one
    busy: dict[Worker, tuple[int, Work]] = {}
    idle: list[Worker] = []
    given = taken = 0  # works that have come, results that have gone
    more = True
    try:
        while more or busy or results:
            while more and len(busy) < jobs and given < taken + AHEAD * jobs:
                number, work = next(numbered, (-1, None))
                if work is None:
                    more = False
                    break
                given = number + 1
                known = means.known(work)
                if known is None and asked():
                    known = means.stopped(work)
                if known is not None:
                    results[number] = known
                    break  # it may be its turn
                busy[_told(idle, means, work)] = (number, work)
            while taken in results:
                yield results.pop(taken)
                taken += 1
            if busy and (not more or len(busy) == jobs or given >= taken + AHEAD * jobs or asked()):
                for worker in _answering(list(busy)):
                    number, work = busy.pop(worker)
                    results[number] = _result(worker, idle, work, means)
    finally:
        _dismiss([*idle, *busy])


def _told(idle: list[Worker], means: Means[Work, Result], work: Work) -> Worker:
    """A process that has been told of a work."""
    while idle:
        worker = idle.pop()
        try:
            worker.pipe.send(work)
        except OSError:  # the system has ended it while it had nothing to do
            _dismiss([worker])
        else:
            return worker
    ours, theirs = Pipe()
    process = Process(target=_serve, args=(theirs, ours, means.do), daemon=True)
    process.start()
    theirs.close()  # else nobody would notice the end of the process
    ours.send(work)
    return Worker(process, ours)


def _serve(pipe: Connection, end_of_the_other: Connection, do: Callable[[Any], object]) -> None:
    """The life of a process: a work, its result, the next. It ends when nobody asks for more."""
    end_of_the_other.close()  # as long as it is open anywhere, even here, somebody might still ask
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)  # Ctrl-C reaches all processes; the first decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with heeded([signal.SIGTERM]), suppress(EOFError, OSError, KeyboardInterrupt):
        while not asked():
            with interruptible():
                work = pipe.recv()
            pipe.send(do(work))


def _answering(workers: list[Worker]) -> list[Worker]:
    """The processes that have something to say. When the program is to stop they are asked to stop, and then all."""
    by_pipe = {worker.pipe: worker for worker in workers}
    try:
        with interruptible():
            return [by_pipe[pipe] for pipe in wait(list(by_pipe)) if isinstance(pipe, Connection)]
    except KeyboardInterrupt:
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            if not worker.pipe.poll(PATIENCE):
                worker.process.kill()
        return workers


def _result(worker: Worker, idle: list[Worker], work: Work, means: Means[Work, Result]) -> Result:
    """What a process has to say of its work; it is free again then, unless it has ended."""
    try:
        result: Result = worker.pipe.recv()
    except (EOFError, OSError):
        _dismiss([worker])
        return means.stopped(work) if asked() else means.lost(work)
    idle.append(worker)
    return result


def _dismiss(workers: list[Worker]) -> None:
    for worker in workers:
        worker.pipe.close()  # then it ends by itself, after its work
    for worker in workers:
        worker.process.join(PATIENCE)
        worker.process.kill()
        worker.process.join()
