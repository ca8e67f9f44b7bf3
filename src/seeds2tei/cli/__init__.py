"""The command line: commands, words for people, exit codes. What is said goes to standard error.

Each command is one file, which is loaded when it is asked for. Heavy modules are imported by the command that needs
them, when it runs, so that help and version come at once.
"""

from __future__ import annotations

import atexit
import errno
import gc
from importlib import import_module
from typing import Any

import click

from seeds2tei.cli.speech import say
from seeds2tei.errors import InfidelityError, Seeds2TeiError
from seeds2tei.version import __version__

INTERRUPTED = 130
COMMANDS = ("align", "check", "convert", "explain", "export", "reference")


class Commands(click.Group):
    """The commands; what goes wrong in one is said in one line, never as a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; all of them if there is none of that name, so that the nearest can be named."""
        for name in (cmd_name,) if cmd_name in COMMANDS else COMMANDS:
            self.add_command(getattr(import_module(f"{__name__}.{name}"), name))
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Seeds2TeiError as error:
            say(str(error))
            ctx.exit(3 if isinstance(error, InfidelityError) else 1)
        except KeyboardInterrupt:
            say("stopped: what was finished is written, nothing is half written.")
            ctx.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever reads our output has read enough; click knows what to do
            say(f"{error.filename or 'seeds2tei'}: {error.strerror or error}.")
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="seeds2tei")
def main() -> None:
    """Encode transcriptions of archival documents as TEI P5, with every character accounted for.

    Example: seeds2tei convert letters --output tei
    """
    # What is left when the process ends goes with it. Python would look through it for cycles first, which takes a
    # tenth of the time of a short document.
    atexit.register(gc.freeze)
