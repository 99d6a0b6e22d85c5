"""`cryptopredict replay`: the decisions of a span of time, one a line."""

import json as json_module
import sys
from datetime import timedelta
from typing import Annotated

import typer

from cryptopredict.base import parse_time
from cryptopredict.core import ground, load_settings, set_up_logs
from cryptopredict.data.view import load_view
from cryptopredict.ledger.registry import champions
from cryptopredict.replay import replay as walk_again
from cryptopredict.terminal.output import report_progress, say

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replay")(replay)


def replay(
    start: Annotated[str, typer.Option("--from", metavar="TIME", help="First decision, e.g. 2023-01-01.")],
    end: Annotated[str, typer.Option("--to", metavar="TIME", help="Last decision, at most.")],
    step_hours: Annotated[float, typer.Option("--step-hours", min=1.0 / 60.0, help="Hours between decisions.")] = 24.0,
    json: Annotated[bool, typer.Option("--json", help="Print each whole decision as one line of JSON.")] = False,
) -> None:
    """Decide again at every step of a span, by the same code that decides now; nothing is stored."""
    first, last, step = parse_time(start), parse_time(end), timedelta(hours=step_hours)
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
