"""`cryptopredict prepare`: a market and a first decision in an empty database.

`up` runs it as a process of its own, so that the libraries it needs do not stay in the supervisor's memory.
"""

from typing import Annotated

import typer

from cryptopredict.base import NoData
from cryptopredict.core import follow_supervisor, ground, load_settings, set_up_logs
from cryptopredict.data.simulator import prepare as prepare_market
from cryptopredict.pipeline import run_cascade
from cryptopredict.terminal.output import print_json, report_progress, say, say_error
from cryptopredict.terminal.state import first_steps

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("prepare", hidden=True)(prepare)


def prepare(json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False) -> None:
    """Make the simulated market when there is none and none is awaited, then the first decision."""
    follow_supervisor()
    settings = load_settings()
    set_up_logs("warning")
    with ground(settings) as here:
        steps = first_steps(here)
        with report_progress() as report:
            if steps.market:
                prepare_market(here, report)
            if steps.decision:
                report("The first decision", 0.0)
                try:
                    run_cascade(here)
                except NoData as error:  # the interface shows the same, and more data mends it
                    say_error(str(error))
    if json:
        print_json({"success": True, "market": steps.market, "decision": steps.decision})
    else:
        say("The market is ready." if steps.market or steps.decision else "There was nothing to prepare.")
