"""`cryptopredict stream`: the market as it happens, into the database."""

import asyncio
import os
import signal
from typing import Annotated

import typer
import uvloop

from cryptopredict.core import Ground, follow_supervisor, ground, load_settings, set_up_logs
from cryptopredict.core.leash import LEASH
from cryptopredict.data.stream import keep_streaming
from cryptopredict.terminal.output import say_error

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("stream")(stream)


def stream(
    *, once_seconds: Annotated[float | None, typer.Option("--once-seconds", min=0.0, help="End by itself.", hidden=True)] = None
) -> None:
    """Take in candles and prices as they come until Ctrl-C; a second one stands by."""
    kept = LEASH in os.environ
    follow_supervisor()
    settings = load_settings()
    set_up_logs(settings.log_level)
    with ground(settings) as here, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_until_told(here, patient=kept, seconds=once_seconds))


async def _until_told(here: Ground, *, patient: bool, seconds: float | None) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    if seconds is not None:
        loop.call_later(seconds, stop.set)
    await keep_streaming(here, stop, patient=patient, tell=say_error)
