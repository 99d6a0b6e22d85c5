"""`cryptopredict export-ledger`: everything that was said and what came of it, in a file that anybody can check."""

from pathlib import Path
from typing import Annotated

import typer

from cryptopredict.base import BadInput
from cryptopredict.core import ground, load_settings, set_up_logs
from cryptopredict.ledger.export import export_entries, ledger_head
from cryptopredict.terminal.output import say, say_error

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export-ledger")(export_ledger)


def export_ledger(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="A file that does not exist yet.")] = None,
    head: Annotated[
        bool, typer.Option("--head", help="Only print the last place and its hash, to be noted somewhere else.")
    ] = False,
) -> None:
    """Write the ledger to a file, one entry a line, and print its head."""
    if (file is None) == (not head):
        raise BadInput("Either a file or --head is needed", to_do="`cryptopredict export-ledger ledger.ndjson`")
    set_up_logs("warning")
    with ground(load_settings()) as here:
        if file is not None:
            found = export_entries(here.engine, file)
        else:
            with here.engine.connect() as connection:
                found = ledger_head(connection)
    if found is None:
        say_error("The ledger is empty: nothing was said yet.")
    else:
        say(str(found))
