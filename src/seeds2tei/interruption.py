"""Ctrl-C, and whatever else asks the program to stop: heeded between two steps, never in the middle of one.

A run that is stopped still has to say what became of each document. So the wish is noted when it comes; it breaks
off what may be broken off (`interruptible`), and nothing else. Who asks a second time is obeyed at once.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Wish:
    """The wish to stop, of which a process has one at most.

    signal  by which it was made: SIGINT for Ctrl-C; 0 = there is none
    """

    def __init__(self) -> None:
        self.signal = 0
        self.may_break = False

    def note(self, number: int, _frame: FrameType | None) -> None:
        """Called by the system."""
        again, self.signal = self.signal, number
        if self.may_break or again:
            raise KeyboardInterrupt


WISH = Wish()


def asked() -> int:
    """The signal by which the program was asked to stop; 0 if it was not."""
    return WISH.signal


@contextmanager
def interruptible() -> Iterator[None]:
    """While this lasts, the wish to stop raises KeyboardInterrupt; also one that came before."""
    WISH.may_break = True
    try:
        if WISH.signal:
            raise KeyboardInterrupt
        yield
    finally:
        WISH.may_break = False


@contextmanager
def heeded(signals: Sequence[int] = SIGNALS) -> Iterator[None]:
    """While this lasts, these signals are wishes to stop. Those that the user has switched off (nohup) stay so."""
    WISH.signal = 0
    if threading.current_thread() is not threading.main_thread():
        yield  # elsewhere Python hears no signals
        return
    before = {number: signal.getsignal(number) for number in signals}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, WISH.note)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        WISH.signal = 0
