"""How commands speak: results to stdout (text or one JSON document), everything else to stderr."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from cryptopredict.base import CryptoPredictError

__all__ = ["print_error", "print_json", "report_progress", "say", "say_error", "stderr", "stdout"]

stdout = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 160)
stderr = Console(stderr=True, highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """One line of the command's own account."""
    stdout.print(Text(line))


def say_error(line: str) -> None:
    """One line for the person that is no part of the result."""
    stderr.print(Text(line))


def print_json(value: Any) -> None:
    """One JSON document on stdout; times as RFC 3339. Raises `ValueError` on NaN and infinity, `TypeError` on foreign types."""
    sys.stdout.write(json.dumps(value, allow_nan=False, ensure_ascii=False, indent=2, default=_plain) + "\n")
    sys.stdout.flush()


def print_error(error: CryptoPredictError, *, as_json: bool) -> None:
    """What happened · why · what to do: as lines on stderr, or as JSON on stdout."""
    if as_json:
        failure = {
            "error": error.what,
            "type": error.slug,
            "why": error.why,
            "to_do": error.to_do,
            "exit_code": error.exit_code,
        }
        print_json({"success": False, **failure})
        return
    stderr.print(Text(error.what, style="bold red"))
    if error.why:
        stderr.print(Text(f"  why         {error.why}"))
    if error.to_do:
        stderr.print(Text(f"  what to do  {error.to_do}"))


@contextmanager
def report_progress(*, quiet: bool = False) -> Iterator[Callable[[str, float], None]]:
    """A function (what is being done, share done 0..1) that shows a bar with the time left on a terminal.

    Elsewhere it prints a line whenever the thing done changes; `quiet` shows nothing.
    """
    if quiet:
        yield lambda _what, _share: None
    elif stderr.is_terminal:
        yield from _bars()
    else:
        yield _lines()


def _bars() -> Iterator[Callable[[str, float], None]]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=stderr, transient=True) as progress:
        task = progress.add_task("", total=1.0)
        last = 0.0

        def report(what: str, share: float) -> None:
            nonlocal last
            if share < last:
                progress.reset(task)  # another piece of work begins
            last = share
            progress.update(task, description=what, completed=min(max(share, 0.0), 1.0))

        yield report


def _lines() -> Callable[[str, float], None]:
    last = ""

    def report(what: str, _share: float) -> None:
        nonlocal last
        if what != last:
            say_error(what)
            last = what

    return report


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"{type(value).__name__} has no JSON form")
