"""The command ``findings``: results to stdout, progress and complaints to stderr.

Exit status: 0 all is well; 1 something failed, and was said; 2 the command was used wrongly.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import typer

from commands import asking, evaluating, holdings, keeping, register  # noqa: F401 - each adds its words
from commands.options import app
from ingest.errors import BadRequest, FindingsError

# What typer makes of Ctrl-C.
INTERRUPTED = 130


def main() -> None:
    """Run the command; every complaint is one line."""
    from typer.exceptions import Abort, TyperException

    if len(sys.argv) == 1:
        sys.argv.append("--help")
    try:
        status = app(standalone_mode=False)
    except TyperException as error:
        said = error.format_message().rstrip(".")
        _complain(f"{said}. Run `findings --help` to see what there is.", 2)
    except BadRequest as error:
        _complain(str(error), 2)
    except FindingsError as error:
        _complain(str(error), 1)
    except (Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except Exception as error:
        if os.environ.get("FINDINGS_DEBUG"):
            raise
        _complain(
            f"Something failed that should not ({type(error).__name__}: {error}). "
            "Please report it; FINDINGS_DEBUG=1 shows where.",
            1,
        )
    if status == INTERRUPTED:
        _complain("Stopped. Run the same command again to go on.", 1)
    sys.exit(status if isinstance(status, int) else 0)


def _complain(message: str, status: int) -> NoReturn:
    typer.echo(f"findings: {' '.join(message.split())}", err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
