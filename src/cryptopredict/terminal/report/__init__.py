"""`cryptopredict report`: every model beside its baseline, as one file that needs nothing else, and as JSON."""

from pathlib import Path
from typing import Annotated, Any

import typer

from cryptopredict import layer1_macro
from cryptopredict.base import NoData, NotFound, Unavailable, utc_now
from cryptopredict.core import Ground, ground, load_settings, set_up_logs, write_atomically
from cryptopredict.data.view import load_view
from cryptopredict.ledger.registry import champions
from cryptopredict.pipeline import present
from cryptopredict.terminal.output import print_json, report_progress, say
from cryptopredict.terminal.report.facts import gather, to_bytes
from cryptopredict.terminal.report.page import page

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report")(report)


def report(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where the files go; by default `reports` in the home.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON too.")] = False,
) -> None:
    """Write models.html and models.json: metric, baseline, difference with its interval, n, gates, calibration, what did not work."""
    set_up_logs("warning")
    with ground(load_settings()) as here, report_progress(quiet=json) as progress:
        progress("Gathering", 0.0)
        facts = gather(here.engine, here.settings.home, utc_now())
        if not facts["models"]:
            raise NotFound("There is nothing to report", why="no model was trained yet", to_do="Run `cryptopredict train`.")
        progress("Walking over the market", 0.3)
        facts["rules"] = _rules(here)
        folder = out or here.settings.home / "reports"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in (
            ("models.json", to_bytes(facts)),
            ("models.html", page(facts, replay=(folder / "replay.html").exists()).encode()),
        ):
            write_atomically(folder / name, data, mode=0o644)
    except OSError as error:
        raise Unavailable(
            f"The report cannot be written to {folder}", why=error.strerror or str(error), to_do="Choose another --out."
        ) from error
    if json:
        print_json(facts)
    else:
        say(f"{folder / 'models.html'} · {len(facts['models'])} versions")


def _rules(here: Ground) -> dict[str, Any] | None:
    """What the rules of layer 1 brought, with the champions where they spoke; None where the market they learnt from is gone."""
    try:
        view = load_view(here)
    except NoData:
        return None
    cut = view.at(present(view, utc_now()))
    return layer1_macro.rules_record(layer1_macro.study(cut, champions(here.engine, here.settings.home)), cut)
