"""`cryptopredict prepare`: a market and a first decision in an empty database.

`up` runs it as a process of its own, so that the libraries it needs do not stay in the supervisor's memory.
"""

from collections.abc import Callable
from typing import Annotated

import typer

from cryptopredict.base import NoData, Source
from cryptopredict.core import Ground, follow_supervisor, ground, load_settings, set_up_logs
from cryptopredict.core.outgoing import Outgoing
from cryptopredict.data.providing import market_choice, remove_outdated_simulation, running_simulator
from cryptopredict.data.sync import Sync, backfill
from cryptopredict.pipeline import run_cascade
from cryptopredict.terminal.output import print_json, report_progress, say, say_error
from cryptopredict.terminal.state import first_steps

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("prepare", hidden=True)(prepare)


def prepare(json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False) -> None:
    """Fill an empty database with its market when there is one to fill it with, then make the first decision."""
    follow_supervisor()
    settings = load_settings()
    set_up_logs("warning")
    with ground(settings) as here:
        steps = first_steps(here)
        with report_progress() as report:
            if steps.market:
                _fill(here, report)
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


def _fill(here: Ground, report: Callable[[str, float], None]) -> None:
    source = Source.SIMULATED
    if remove_outdated_simulation(here):
        say_error("The simulated market was made by an older version of this program; it is made anew.")
    else:
        source = market_choice(here)
    with running_simulator(here, source) as providers, Outgoing(here.redis) as outgoing:
        # A person waits: what a real provider gives slowly is left to the jobs.
        backfill(Sync(here, providers, outgoing, lambda share, what: report(what, share)), slow=source is not Source.LIVE)
