"""`cryptopredict replay`: the decisions of a span of time, one a line; or, with --verify, whether what was decided comes out again."""

import json as json_module
import sys
from datetime import datetime, timedelta
from typing import Annotated

import typer

from cryptopredict.base import BadInput, parse_time
from cryptopredict.core import ground, load_settings, set_up_logs
from cryptopredict.data.view import load_view
from cryptopredict.ledger.registry import champions
from cryptopredict.replay import Verification, stored_runs, verify_runs
from cryptopredict.replay import replay as walk_again
from cryptopredict.terminal.output import report_progress, say

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replay")(replay)


def replay(
    runs: Annotated[list[int] | None, typer.Argument(metavar="[RUN_ID]...", help="With --verify: these runs.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="TIME", help="First decision, e.g. 2023-01-01.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="TIME", help="Last decision, at most.")] = None,
    step_hours: Annotated[float, typer.Option("--step-hours", min=1.0 / 60.0, help="Hours between decisions.")] = 24.0,
    verify: Annotated[bool, typer.Option("--verify", help="Decide stored live runs again and compare every number.")] = False,
    last: Annotated[int | None, typer.Option("--last", min=1, metavar="N", help="With --verify: the last N runs only.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print each whole answer as one line of JSON.")] = False,
) -> None:
    """Decide again at every step of a span, by the same code that decides now; nothing is stored.

    With --verify: decide again what was decided, by the models that the runs name. Exit code 1 if any decision comes out otherwise.
    """
    first, until = (None if moment is None else parse_time(moment) for moment in (start, end))
    if verify:
        if runs and (first or until or last):
            raise BadInput("Runs are given by number or by time, not both", to_do="Leave one of the two out.")
        _verify(runs or [], first, until, last, json=json)
    elif runs or last is not None:
        raise BadInput("Stored runs are only looked at by --verify", to_do="Add --verify, or give --from and --to.")
    elif first is None or until is None:
        raise BadInput("A span of time is needed", to_do="Give --from and --to, or --verify.")
    else:
        _walk(first, until, timedelta(hours=step_hours), json=json)


def _walk(first: datetime, last: datetime, step: timedelta, *, json: bool) -> None:
    set_up_logs("warning")
    with ground(load_settings()) as here, report_progress(quiet=json) as report:
        report("Walking over history", 0.0)
        models = champions(here.engine, here.settings.home)
        total = max((last - first) / step, 1.0)
        for done, decision in enumerate(walk_again(load_view(here), first, last, step, models)):
            report("Deciding again", done / total)
            if json:
                sys.stdout.write(json_module.dumps(decision, allow_nan=False, ensure_ascii=False) + "\n")
            elif "error" in decision:
                say(f"{decision['as_of']}  {decision['error']}")
            else:
                macro, timing = decision["layer1"], decision["layer4"]
                signals = ", ".join(f"{s['symbol']} {s['signal_type']}" for s in timing["signals"]) or "none"
                say(
                    f"{decision['as_of']}  {macro['regime']:<8} {macro['confidence']:.2f}  hold "
                    f"{macro['recommended_exposure']:4.0%}  signals: {signals}"
                )


def _verify(runs: list[int], first: datetime | None, until: datetime | None, last: int | None, *, json: bool) -> None:
    set_up_logs("warning")
    checked = differing = other_inputs = 0
    worst: Verification | None = None
    with ground(load_settings()) as here, report_progress(quiet=json) as report:
        wanted = runs or stored_runs(here, start=first, end=until, last=last)
        for found in verify_runs(here, wanted, report):
            checked += 1
            differing += not found.same
            other_inputs += found.same and found.inputs == "changed"
            worst = worst or (None if found.same else found)
            if json:
                sys.stdout.write(json_module.dumps(found.plain(), allow_nan=False, ensure_ascii=False) + "\n")
            elif not found.same or runs:
                say(found.line())
    if not json:
        note = f", {other_inputs} of them although the market is not as it was" if other_inputs else ""
        say(f"{checked} runs decided again: {checked - differing} the same{note}, {differing} not")
        if worst is not None:
            say(f"first: {worst.line()}")
    if differing:
        raise typer.Exit(1)
