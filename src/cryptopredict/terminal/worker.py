"""`cryptopredict worker`: what is due: market steps, decisions, events."""

import os

import typer

from cryptopredict.core import environment_of, follow_supervisor, ground, load_settings, set_up_logs
from cryptopredict.scheduler import run_worker

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("worker")(worker)


def worker() -> None:
    """Do the work that is due until Ctrl-C."""
    follow_supervisor()
    settings = load_settings()
    set_up_logs(settings.log_level)
    with ground(settings) as here:
        os.environ.update(environment_of(here))
        run_worker()
