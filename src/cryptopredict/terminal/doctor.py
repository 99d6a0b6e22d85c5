"""`cryptopredict doctor`: what is right and wrong with this machine, and what to do about it."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from cryptopredict.core import load_settings, set_up_logs
from cryptopredict.terminal.checks import Check, run_checks
from cryptopredict.terminal.output import print_json, stdout

__all__ = ["register"]

_MARKS = {"ok": ("ok      ", "green"), "note": ("note    ", "yellow"), "problem": ("problem ", "bold red")}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor)


def doctor(json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False) -> None:
    """Check this machine and this home; leave with 1 when something stands in the way."""
    set_up_logs("error")
    checks: list[Check] = []
    for check in run_checks(load_settings()):
        checks.append(check)
        if not json:
            _show(check)
    wrong = [check for check in checks if check.state == "problem"]
    if json:
        print_json({"success": not wrong, "checks": [asdict(check) for check in checks]})
    if wrong:
        raise typer.Exit(1)


def _show(check: Check) -> None:
    mark, style = _MARKS[check.state]
    stdout.print(Text.assemble((mark, style), (f"{check.name:<20}", "bold"), check.finding))
    if check.to_do:
        stdout.print(Text(f"{'':28}{check.to_do}", style="dim"))
