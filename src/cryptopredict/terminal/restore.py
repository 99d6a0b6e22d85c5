"""`cryptopredict restore`: a backup into an empty home, whole or not at all, and checked to the last row."""

import shutil
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from cryptopredict.base import BadInput, Conflict
from cryptopredict.core import Ground, ensure_home, ground, load_settings, migrations, set_up_logs
from cryptopredict.core.archive import unpack
from cryptopredict.core.dump import count_rows, restore_database
from cryptopredict.ledger.export import stored_entries
from cryptopredict.ledger.verify import verify
from cryptopredict.terminal.backup import DATABASE, KEPT
from cryptopredict.terminal.output import print_json, report_progress, say

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("restore")(restore)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `backup` wrote.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print what was restored as JSON.")] = False,
) -> None:
    """Bring a backup into an empty home; then every table is counted and every link of the ledger checked."""
    set_up_logs("warning")
    settings = load_settings()
    with ground(settings, migrate=False) as here, report_progress(quiet=json) as told:
        _refuse_full(here)
        with tempfile.TemporaryDirectory(dir=ensure_home(settings.home)) as spare:
            folder = Path(spare)
            facts = unpack(file, folder, lambda share: told("Reading the file", share))
            if facts["revision"] > migrations.head():
                raise Conflict(
                    f"{file} was made by a newer release",
                    why=f"its schema is {facts['revision']}, this release knows {migrations.head()}",
                    to_do=f"Install release {facts['version']} or a newer one.",
                )
            told("Writing the database", 0.0)
            _place(folder, settings.home)
            restore_database(here.engine, folder / DATABASE)
        told("Checking", 0.0)
        entries = _check(here, facts)
        migrations.grant_rights(here.engine)
        migrations.upgrade(here.engine)
    rows = sum(facts["rows"].values())
    if json:
        print_json({"rows": rows, "tables": len(facts["rows"]), "ledger_entries": entries, "made_at": facts["made_at"]})
    else:
        say(
            f"Restored as of {facts['made_at']}: {rows:,} rows of {len(facts['rows'])} tables, ledger good ({entries} entries)."
        )


def _refuse_full(here: Ground) -> None:
    if migrations.current(here.engine) is not None:
        raise Conflict(
            f"{here.settings.home} is not empty",
            why="A backup never replaces what is there.",
            to_do="Set CRYPTOPREDICT_HOME to a new directory, or move this one away.",
        )


def _place(folder: Path, home: Path) -> None:
    """Files come before rows: rows that name a file find it, and where the database fails nothing counts on the files."""
    for name in KEPT:
        shutil.rmtree(home / name, ignore_errors=True)  # nothing in an empty database was signed, sealed or learned with it
        if (folder / name).is_dir():
            (folder / name).rename(home / name)


def _check(here: Ground, facts: dict[str, Any]) -> int:
    with here.engine.connect() as connection:
        found = count_rows(connection)
    wrong = sorted(name for name in found.keys() | facts["rows"].keys() if found.get(name) != facts["rows"].get(name))
    if wrong:
        raise BadInput(
            f"{wrong[0]} has {found.get(wrong[0])} rows, and the backup says {facts['rows'].get(wrong[0])}",
            to_do="Move this home away and take another backup.",
        )
    verdict = verify(stored_entries(here.engine), [])
    if verdict.fault is not None:
        raise BadInput(
            f"The ledger in this backup is bad at entry {verdict.fault.seq}",
            why=verdict.fault.what,
            to_do="It was bad when the backup was made: take an older one.",
        )
    return verdict.entries
