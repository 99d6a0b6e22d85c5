"""`cryptopredict worker`: does what is due: market data, decisions, events."""

from typing import Annotated

import typer

from cryptopredict.base import BadInput
from cryptopredict.core import follow_supervisor, load_settings, set_up_logs
from cryptopredict.scheduler import Queue, run_worker

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("worker")(worker)


def worker(
    queues: Annotated[str, typer.Option(help="What it does, with commas: decisions, market, training.")] = ",".join(Queue),
) -> None:
    """Do the work that is due until Ctrl-C."""
    chosen = _queues(queues)
    follow_supervisor()
    set_up_logs(load_settings().log_level)
    run_worker(chosen)


def _queues(words: str) -> tuple[Queue, ...]:
    try:
        return tuple(dict.fromkeys(Queue(word.strip()) for word in words.split(",")))
    except ValueError as error:
        known = ", ".join(Queue)
        raise BadInput(f"{words!r} names no queues", why=str(error), to_do=f"Choose from {known}.") from error
