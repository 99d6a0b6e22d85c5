"""`cryptopredict beat`: asks for each piece of work when its time has come."""

import os

import typer

from cryptopredict.core import environment_of, follow_supervisor, ground, load_settings, set_up_logs
from cryptopredict.scheduler import run_beat

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("beat")(beat)


def beat() -> None:
    """Ask for the work of the cadence table until Ctrl-C; two at once do no harm."""
    follow_supervisor()
    settings = load_settings()
    set_up_logs(settings.log_level)
    with ground(settings) as here:
        os.environ.update(environment_of(here))
        run_beat()
