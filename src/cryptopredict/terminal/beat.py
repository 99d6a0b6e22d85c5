"""`cryptopredict beat`: asks for each piece of work when its time has come."""

import typer

from cryptopredict.core import follow_supervisor, load_settings, set_up_logs
from cryptopredict.scheduler import run_beat

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("beat")(beat)


def beat() -> None:
    """Ask for the work of the cadence table until Ctrl-C; two at once do no harm."""
    follow_supervisor()
    set_up_logs(load_settings().log_level)
    run_beat()
