"""`cryptopredict check-data`: stored candles against the journal of the simulated market, and against themselves."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from cryptopredict.base import parse_time
from cryptopredict.core import Ground, ground, load_settings, set_up_logs, transaction
from cryptopredict.data.check import NAMED, Checked, Fault, check_data
from cryptopredict.data.market import market_source
from cryptopredict.terminal.output import print_json, report_progress, say, stdout

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check-data")(check)


def check(
    journal: Annotated[
        Path | None, typer.Option(help="Journal of the simulated market; by default the one in the home, if there is one.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="TIME", help="Look only at candles that open at this time or later.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Check that the stored candles are those that were sent: none missing, none doubled, none different.

    Without a journal, as in a live market, the candles are checked against the rules, the recorded gaps and each other. The exit code
    is 1 when anything is wrong.
    """
    moment = None if since is None else parse_time(since)
    set_up_logs("warning")
    with ground(load_settings()) as here, report_progress(quiet=json) as report:
        report("Checking", 0.0)
        checked = check_data(here, journal=journal or _own_journal(here), since=moment)
    if json:
        print_json(_plain(checked))
    else:
        _tell(checked)
    if not checked.sound:
        raise typer.Exit(1)


def _own_journal(here: Ground) -> Path | None:
    folder = here.settings.home / "journal"
    with transaction(here.engine) as session:
        source = market_source(session.connection())
    if source is None or source.value not in {"simulated", "replay"}:
        return None
    # One folder for each market and clock; the one that was written to last is that of the database.
    written = max(folder.glob("*/*"), key=lambda path: path.stat().st_mtime, default=None)
    return None if written is None else written.parent


def _plain(checked: Checked) -> dict[str, Any]:
    return {
        "success": checked.sound,
        "source": checked.source,
        "journal": None if checked.journal is None else str(checked.journal),
        "faults": checked.faults,
        "intervals": [
            {
                "interval": one.interval,
                "stored": one.stored,
                "compared": one.compared,
                "expected": one.expected,
                "set_aside": one.set_aside,
                "sha256": one.digest,
                **one.faults,
            }
            for one in checked.intervals
        ],
        "named": [
            {
                "what": fault.what,
                "asset": fault.asset,
                "interval": fault.interval,
                "timestamp": fault.timestamp,
                "stored": fault.stored,
                "expected": fault.expected,
                "why": fault.why,
            }
            for fault in checked.named
        ],
    }


def _tell(checked: Checked) -> None:
    against = "no journal" if checked.journal is None else f"the journal {checked.journal}"
    say(f"{checked.source.value} market, against {against}")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("interval", no_wrap=True)
    columns = ["stored", "compared", "set aside", *(name.replace("_", " ") for name in checked.faults)]
    for name in columns:
        table.add_column(name, justify="right")
    for one in checked.intervals:
        counts = [one.stored, one.compared, one.set_aside, *(one.faults[name] for name in checked.faults)]
        table.add_row(one.interval.value, *(f"{count:,}" for count in counts))
    stdout.print(table)
    for one in checked.intervals:
        say(f"sha256 {one.interval.value} {one.digest}")
    for fault in checked.named:
        say(_line(fault))
    total = sum(checked.faults.values())
    if total > NAMED:
        say(f"… and {total - len(checked.named):,} more")
    say("Nothing is wrong." if checked.sound else f"{total:,} faults.")


def _line(fault: Fault) -> str:
    def numbers(values: tuple[float, ...] | None) -> str:
        return "–" if values is None else " ".join(f"{value:.10g}" for value in values)

    compared = f": stored {numbers(fault.stored)}, expected {numbers(fault.expected)}" if fault.expected else ""
    return f"{fault.what} {fault.asset} {fault.interval} {fault.timestamp:%Y-%m-%d %H:%M}{' ' + fault.why if fault.why else ''}{compared}"
