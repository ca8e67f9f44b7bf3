"""A file for another program: written whole, and never in the place of one that is there."""

from __future__ import annotations

import os
from pathlib import Path

from seeds2tei.cli.speech import say


def deliver(target: Path, content: bytes, *, force: bool) -> bool:
    """Write a file; whether that was done. If it was not, the user is told why.

    force  whether it may replace another: what is made for another program bears no sign of ours
    """
    from seeds2tei.disk import called, trouble
    from seeds2tei.whole_files import sweep, write_whole

    if os.path.lexists(target) and not force:
        say(f"{called(target)}: the file is there already. To replace it, write  --force.")
        return False
    sweep(target.parent)
    try:
        write_whole({target: content})
    except OSError as error:
        say(trouble(target, error))
        return False
    return True
