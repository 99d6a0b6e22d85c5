"""`cryptopredict worker`: does what is due: market steps, decisions, events."""

import typer

from cryptopredict.core import follow_supervisor, load_settings, set_up_logs
from cryptopredict.scheduler import run_worker

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("worker")(worker)


def worker() -> None:
    """Do the work that is due until Ctrl-C."""
    follow_supervisor()
    set_up_logs(load_settings().log_level)
    run_worker()
