"""`cryptopredict backup`: all that cannot be made again, in one file."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from cryptopredict import __version__
from cryptopredict.base import BadInput, utc_now
from cryptopredict.core import ensure_home, ground, load_settings, set_up_logs
from cryptopredict.core.archive import pack
from cryptopredict.core.dump import dump_database
from cryptopredict.terminal.output import print_json, report_progress, say

__all__ = ["DATABASE", "KEPT", "register"]

DATABASE = "database.dump"
KEPT = ("secrets", "models", "journal")
"""Folders of the home that a database cannot do without. Panels, logs, reports and replays are made anew from the rest."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("backup")(backup)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that does not exist yet, say backup.tar.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:
    """Write database, models and secrets to one file, while everything goes on. Keep it as private as a password."""
    if file.exists() or not file.absolute().parent.is_dir():  # said before a long dump, not after it
        why = "There is such a file, and a backup never replaces one." if file.exists() else "There is no such folder."
        raise BadInput(f"{file} cannot be written", why=why, to_do="Give another name.")
    set_up_logs("warning")
    settings = load_settings()
    with (
        ground(settings) as here,
        report_progress(quiet=json) as told,
        tempfile.TemporaryDirectory(dir=ensure_home(settings.home)) as spare,
    ):
        told("Reading the database", 0.0)
        dump = Path(spare) / DATABASE
        dumped = dump_database(here.engine, dump)
        # After the database: what its rows name is on the disk by then.
        parts = {DATABASE: dump, **{name: settings.home / name for name in KEPT}}
        facts = {
            "version": __version__,
            "made_at": utc_now().isoformat(),
            "revision": dumped.revision,
            "rows": dict(dumped.rows),
        }
        size = pack(file, parts, facts, lambda share: told("Writing the file", share))
    rows = sum(dumped.rows.values())
    if json:
        print_json({"file": str(file), "bytes": size, "rows": rows, "tables": len(dumped.rows), "revision": dumped.revision})
    else:
        say(f"{file}: {rows:,} rows of {len(dumped.rows)} tables, {size / 1e6:,.1f} MB. It holds secrets: keep it private.")
