"""`cryptopredict simulate`: the providers on this machine, with a market that is invented or replayed from files."""

import gc
import json as json_text
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer

from cryptopredict.base import BadInput, epoch, parse_time
from cryptopredict.core import (
    Settings,
    address_of,
    ensure_home,
    follow_supervisor,
    listen,
    load_settings,
    set_up_logs,
    write_atomically,
)
from cryptopredict.data.simulator.journal import stored_begin
from cryptopredict.data.simulator.replayed import ReplayedMarket, read_recording, shift_of
from cryptopredict.data.simulator.seeded import SeededMarket
from cryptopredict.data.simulator.serving import Providers, VirtualClock, read_script
from cryptopredict.data.simulator.traded import TradedMarket
from cryptopredict.terminal.output import print_json, say_error

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("simulate")(simulate)


def simulate(
    seed: Annotated[int | None, typer.Option(min=0, help="Seed of the market; the same seed is the same market.")] = None,
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port on this machine; 0 picks a free one.")] = 0,
    descriptor: Annotated[int | None, typer.Option(hidden=True, help="A socket that listens already.")] = None,
    speed: Annotated[float, typer.Option(min=0.001, help="How fast the market's clock runs until it is the wall clock.")] = 1.0,
    begin: Annotated[str | None, typer.Option(help="Moment of the market at the first start, UTC; else the present.")] = None,
    rate: Annotated[float | None, typer.Option(min=0.001, help="Updates a second over all pairs; else one for each.")] = None,
    replay: Annotated[Path | None, typer.Option(help="Replay the candles of this file or folder.")] = None,
    moment: Annotated[
        str | None, typer.Option(help="Moment of the files that lies now; else 30 days before their end.")
    ] = None,
    faults: Annotated[Path | None, typer.Option(help="A script of faults (TOML).")] = None,
    journal: Annotated[Path | None, typer.Option(help="Folder of the journals; else that of the home.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the address as JSON.")] = False,
) -> None:
    """Serve a simulated or replayed market in the providers' own protocols until Ctrl-C."""
    follow_supervisor()
    settings = load_settings(seed=seed)
    set_up_logs(settings.log_level)
    home = ensure_home(settings.home)
    now = time.time()
    start = float(epoch(parse_time(begin))) if begin else now
    if start > now:
        raise BadInput(f"The market cannot begin at {begin}", why="that is in the future", to_do="Name a moment of the past.")
    listening = socket.socket(fileno=descriptor) if descriptor is not None else listen("127.0.0.1", port)
    with listening:
        script = read_script(faults) if faults else []
        journals = journal or home / "journal"
        market, shift = _market(settings, replay, moment, journals, _pace(begin, speed))
        clock = VirtualClock(begin=start, start=now, speed=speed)
        folder = journals / f"{market.key}{_pace(begin, speed)}"
        providers = Providers(market, clock, folder, shift=shift, faults=script, rate=rate)
        facts = {"address": address_of(listening), "process": os.getpid(), "journal": str(folder), "seed": market.seed}
        with _announced(home / "run" / "simulator.json", facts):
            if json:
                print_json({"success": True, **facts})
            say_error(f"listening on {facts['address']}, journal in {folder}")
            server = providers.server()
            gc.collect()
            gc.freeze()
            with suppress(KeyboardInterrupt):  # raised once more after it has stopped
                server.run(sockets=[listening])
            if providers.failed or not server.started:
                raise typer.Exit(1)


def _market(settings: Settings, replay: Path | None, moment: str | None, journals: Path, pace: str) -> tuple[TradedMarket, int]:
    """The market, and by how much its files are moved: a replay that comes back stays where it was."""
    if replay is None:
        return SeededMarket(settings.seed), 0
    recording = read_recording(replay)
    stored = stored_begin(journals / f"replay-{recording.digest}{pace}")
    shift = stored.shift if stored else shift_of(recording, time.time(), parse_time(moment) if moment else None)
    return ReplayedMarket(recording, shift), shift


def _pace(begin: str | None, speed: float) -> str:
    """What tells the journals of one market at different clocks apart; the usual clock has no name."""
    if begin is None and speed == 1.0:
        return ""
    return f"-from-{epoch(parse_time(begin)) if begin else 'start'}-x{speed:g}"


@contextmanager
def _announced(path: Path, facts: dict[str, object]) -> Iterator[None]:
    """Say in a file where the providers are, as long as they are there."""
    write_atomically(path, json_text.dumps(facts).encode())
    try:
        yield
    finally:
        with suppress(OSError, ValueError):
            if json_text.loads(path.read_bytes())["process"] == os.getpid():
                path.unlink()
