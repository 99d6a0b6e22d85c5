"""`cryptopredict verify-ledger`: does the chain of what was said still hold, in a file or in the database?"""

from pathlib import Path
from typing import Annotated

import typer

from cryptopredict.base import BadInput
from cryptopredict.core import ground, load_settings, set_up_logs
from cryptopredict.ledger.export import stored_entries
from cryptopredict.ledger.verify import Head, Verdict, read_entries, verify
from cryptopredict.terminal.output import print_json, say

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify-ledger")(verify_ledger)


def verify_ledger(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="What `export-ledger` wrote.")] = None,
    database: Annotated[bool, typer.Option("--database", help="Check the ledger of this home instead.")] = False,
    head: Annotated[
        list[str] | None, typer.Option("--head", metavar="SEQ:HASH", help="What was noted elsewhere; may be given often.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Check every hash and every link; names the first bad entry and leaves with exit code 1."""
    if (file is None) == (not database):
        raise BadInput("Either a file or --database is needed", to_do="`cryptopredict verify-ledger ledger.ndjson`")
    try:
        noted = [Head.parse(written) for written in head or ()]
    except ValueError as error:
        raise BadInput("A head cannot be read", why=str(error), to_do="Give it as `export-ledger` printed it.") from error
    verdict = _of_database(noted) if file is None else _of_file(file, noted)
    if json:
        fault = verdict.fault
        print_json(
            {
                "good": fault is None,
                "entries": verdict.entries,
                "head": None if verdict.head is None else str(verdict.head),
                "fault": None if fault is None else {"seq": fault.seq, "what": fault.what},
            }
        )
    elif verdict.fault is not None:
        say(f"BAD at entry {verdict.fault.seq}: {verdict.fault.what}")
    else:
        say(f"good: {verdict.entries} entries, head {verdict.head or 'none'}")
    if verdict.fault is not None:
        raise typer.Exit(1)


def _of_file(file: Path, noted: list[Head]) -> Verdict:
    try:
        with file.open("rb") as lines:
            return verify(read_entries(lines), noted)
    except OSError as error:
        raise BadInput(f"{file} cannot be read", why=error.strerror or str(error), to_do="Give another file.") from error


def _of_database(noted: list[Head]) -> Verdict:
    set_up_logs("warning")
    with ground(load_settings()) as here:
        return verify(stored_entries(here.engine), noted)
