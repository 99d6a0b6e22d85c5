"""`cryptopredict import PATH...`: market files into the database, with what became of every row."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from cryptopredict.base import CryptoPredictError, Interval
from cryptopredict.core import ground, load_settings, set_up_logs, transaction
from cryptopredict.curation import seed_watchlists
from cryptopredict.data.importing import FileReport, import_file, import_order
from cryptopredict.data.texts import import_texts
from cryptopredict.terminal.output import print_json, report_progress, say, stdout

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(import_files)


def import_files(
    paths: Annotated[list[Path], typer.Argument(help="Market files (Parquet, CSV, zip), or directories of them.")],
    symbol: Annotated[str | None, typer.Option(help="Asset or pair of candle files that have no symbol column.")] = None,
    interval: Annotated[Interval | None, typer.Option(help="Length of the candles, where the times do not tell.")] = None,
    replace_simulated: Annotated[
        bool, typer.Option("--replace-simulated", help="Remove the simulated market and all that was derived from it first.")
    ] = False,
    labelled: Annotated[
        bool,
        typer.Option(
            "--labelled", help="The files hold labelled texts (columns text, label) for the tone model, whatever the market."
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Import market files, each whole or not at all. Importing a file again changes nothing.

    What a file holds is told by its columns: candles, sectors, fear & greed, funding, news, open interest, market caps, labelled texts.
    Rows that cannot be right are kept aside with the reason and never used. Labelled texts are taken all or none: labels are negative,
    neutral, positive, or -1, 0, 1.
    """
    set_up_logs("error")
    if labelled:
        _import_labelled(paths, json=json)
        return
    reports: list[FileReport] = []
    try:
        with ground(load_settings()) as here, report_progress(quiet=json) as tell:
            for path in import_order(paths):
                started, name = time.monotonic(), path.name
                tell(name, 0.0)
                report = import_file(
                    here.engine,
                    path,
                    symbol=symbol,
                    interval=interval,
                    # Removed with the first file, in its transaction; later ones add to what it brought.
                    replace_simulated=replace_simulated and not reports,
                    progress=_share(name, tell),
                )
                _show_rate(report, time.monotonic() - started, tell)
                reports.append(report)
            # After the last file, when kinds and market caps are all there.
            with transaction(here.engine) as session:
                seed_watchlists(session)
    except CryptoPredictError as error:
        if reports:
            error.to_do = f"{error.to_do} The {len(reports)} files before it are in the database.".strip()
            if not json:
                _show(reports)
        raise
    if json:
        print_json({"success": True, "files": [_plain(report) for report in reports]})
    else:
        _show(reports)


def _import_labelled(paths: Sequence[Path], *, json: bool) -> None:
    """Each file in a transaction of its own; told one by one, so that what precedes a bad file is known to be there."""
    found = []
    with ground(load_settings()) as here:
        for path in paths:
            stored = import_texts(here.engine, path)
            found.append({**asdict(stored), "path": str(path)})
            if not json:
                labels = ", ".join(f"{count:,} {name}" for name, count in stored.labels.items())
                say(f"{path.name}: {stored.read:,} texts ({labels}), {stored.new:,} new, {stored.changed:,} changed.")
    if json:
        print_json({"success": True, "files": found})


def _share(name: str, tell: Callable[[str, float], None]) -> Callable[[int, int], None]:
    """Rows done of all rows, as the share that a bar shows."""
    return lambda done, total: tell(name, done / max(total, 1))


def _show_rate(report: FileReport, seconds: float, tell: Callable[[str, float], None]) -> None:
    tell(f"{report.path.name} · {report.read:,} rows · {report.read / max(seconds, 1e-3):,.0f} rows/s", 1.0)


def _plain(report: FileReport) -> dict[str, Any]:
    return {
        "path": str(report.path),
        "kind": report.kind,
        "interval": report.interval,
        "read": report.read,
        "new": report.new,
        "changed": report.changed,
        "same": report.same,
        "quarantined": dict(report.quarantined),
        "redenominations": report.redenominations,
        "replaced_simulated": report.replaced,
    }


def _show(reports: Sequence[FileReport]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("file", overflow="fold")
    table.add_column("kind", no_wrap=True)
    for name in ("read", "new", "changed", "same"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("set aside", overflow="fold")
    for report in reports:
        kind = f"{report.kind.value} {report.interval.value}" if report.interval else report.kind.value
        reasons = ", ".join(f"{reason} {count:,}" for reason, count in report.quarantined.items()) or "–"
        counts = [f"{count:,}" for count in (report.read, report.new, report.changed, report.same)]
        table.add_row(report.path.name, kind, *counts, reasons)
    stdout.print(table)
    if any(report.replaced for report in reports):
        say("The simulated market and all that was derived from it were removed.")
    jumps = sum(report.redenominations for report in reports)
    if jumps:
        say(f"{jumps} redenominations were recorded; prices before them are read in new coins.")
    if all(report.changed_nothing for report in reports):
        say("Nothing changed: the database held all of it already.")
