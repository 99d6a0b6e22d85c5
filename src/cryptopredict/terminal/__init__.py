"""The `cryptopredict` command, one file a subcommand. In: arguments and environment. Out: text or JSON, and an exit code.

A module is imported only when its command is asked for, so that `serve` does not load what only `cascade` needs. A declared
error is printed as what happened · why · what to do, with the exit code of its class.
"""

import errno
import gc
import importlib
import signal
import sys
from collections.abc import Sequence
from types import FrameType

import typer

from cryptopredict import __version__
from cryptopredict.base import CryptoPredictError, Unavailable
from cryptopredict.terminal.output import print_error, say_error

__all__ = ["build_app", "main"]

_MODULES = {
    "backfill": "backfill",
    "backup": "backup",
    "beat": "beat",
    "cascade": "cascade",
    "check-data": "check_data",
    "config": "config",
    "doctor": "doctor",
    "exchange": "exchange",
    "export-ledger": "export_ledger",
    "halt": "halt",
    "import": "import_files",
    "models": "models",
    "prepare": "prepare",
    "replay": "replay",
    "report": "report",
    "restore": "restore",
    "serve": "serve",
    "simulate": "simulate",
    "stream": "stream",
    "suggestions": "suggestions",
    "train": "train",
    "train-share": "train_share",
    "up": "up",
    "user": "user",
    "verify-ledger": "verify_ledger",
    "worker": "worker",
}
"""Command → the module of this room that registers it."""

INTERRUPTED = 130


def build_app(wanted: str | None = None) -> typer.Typer:
    """The application with every command, or with the one that is wanted."""
    app = typer.Typer(
        name="cryptopredict",
        help="Self-hosted crypto intelligence that can be checked: regime, sectors, assets, timing.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    gc.disable()  # what is loaded stays, and to look through it for rubbish meanwhile is a fifth of the start
    try:
        for name in [wanted] if wanted in _MODULES else sorted(_MODULES):
            importlib.import_module(f"cryptopredict.terminal.{_MODULES[name]}").register(app)
    finally:
        gc.enable()
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        build_app(given[0] if given else None)(args=given, prog_name="cryptopredict")
    except CryptoPredictError as error:
        print_error(error, as_json="--json" in given)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        say_error("Interrupted.")
        sys.exit(INTERRUPTED)
    except Exception as error:
        declared = _declared(error)
        if declared is None:
            raise
        print_error(declared, as_json="--json" in given)
        sys.exit(declared.exit_code)


def _declared(error: Exception) -> CryptoPredictError | None:
    """What the surroundings did to a command, in words; None for a defect of ours, which keeps its traceback."""
    # Not above: a command that asks no server does not load what asks one.
    import psycopg  # noqa: PLC0415
    import redis  # noqa: PLC0415
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    why = str(cause).splitlines()[0] if str(cause) else type(cause).__name__
    if isinstance(cause, psycopg.errors.DiskFull) or (
        isinstance(cause, OSError) and cause.errno in {errno.ENOSPC, errno.EDQUOT}
    ):
        return Unavailable(
            "The disk is full",
            why=why,
            to_do="Make room and start the command again: what was done before is kept, the rest is not.",
        )
    if isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError | redis.ConnectionError):
        return Unavailable("A server cannot be reached", why=why, to_do="Try again; `cryptopredict doctor` checks the machine.")
    return None


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    # A polite end unwinds like Ctrl-C: transactions are rolled back, servers that nobody else uses are stopped.
    raise KeyboardInterrupt


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


def _root(
    *,
    _version: bool = typer.Option(
        False, "--version", help="Print the version and leave.", is_eager=True, callback=_print_version
    ),
) -> None:
    """Options of the command itself."""
