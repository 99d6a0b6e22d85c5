"""`cryptopredict up`: everything on one machine, kept alive until Ctrl-C.

The order: the lock of this home, the port, the servers and their tables, a market and a first decision, then the children
(API, workers, beat, stream, and the simulated market where there is no other). The supervisor itself holds the listening sockets,
so that a restart of the API loses no connection, and the simulated market keeps its address.
"""

import json as json_format
import os
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from cryptopredict.base import BadInput, Conflict
from cryptopredict.core import (
    FileLock,
    Ground,
    Settings,
    address_of,
    ensure_home,
    environment_of,
    ground,
    listen,
    load_settings,
    set_up_logs,
)
from cryptopredict.core.leash import LEASH
from cryptopredict.terminal.keep import Openings, keep
from cryptopredict.terminal.output import print_json, say
from cryptopredict.terminal.owner import make_owner
from cryptopredict.terminal.state import first_steps, simulator_options

__all__ = ["register"]

_PATIENCE = 20
"""Seconds that the children of a killed supervisor may still hold the port."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("up")(up)


def up(
    *,
    host: Annotated[str | None, typer.Option(help="Address to listen on; 127.0.0.1 is this machine only.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="Port; 0 picks a free one.")] = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the browser when it is ready.")] = False,
    replay: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="Files of candles, for --source replay.")] = None,
    source: Annotated[str | None, typer.Option(help="Market: auto, live, simulated, replay PATH or files.")] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of a simulated market.")] = None,
    owner_email: Annotated[str | None, typer.Option(help="Make the owner account with this address, if there is none.")] = None,
    owner_password_file: Annotated[Path | None, typer.Option(help="File with the owner's password, on one line.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document when it is ready.")] = False,
) -> None:
    """Start everything on this machine and keep it alive until Ctrl-C."""
    if replay is not None and source != "replay":
        raise BadInput(
            f"{replay} was given, and nothing says what for", to_do=f"Write: cryptopredict up --source replay {replay}"
        )
    settings = load_settings(host=host, port=port, source=source, seed=seed, replay_path=replay)
    set_up_logs("warning")
    if (owner_email is None) != (owner_password_file is None):
        raise BadInput(
            "An owner needs an address and a password", to_do="Give --owner-email and --owner-password-file together."
        )
    with _ended_by_signals(), _only_one(settings) as lock, _listening(settings, lock) as listening:
        address = address_of(listening)
        lock.write_note(_note(address))
        _tell(f"Starting at {settings.home}", json=json)
        with ground(settings) as here:
            if owner_email is not None and owner_password_file is not None:
                make_owner(here, owner_email, owner_password_file)
            _prepare(here, json=json)
            with listen("127.0.0.1", 0) as local:
                simulate = simulator_options(here)
                keep(
                    here,
                    Openings(listening.fileno(), address, None if simulate is None else local.fileno()),
                    simulate or (),
                    ready=lambda: _ready(address, open_browser=open_browser, json=json),
                    tell=lambda line: _tell(line, json=json),
                )
        lock.write_note(b"")
    _tell("Stopped.", json=json)


def _ready(address: str, *, open_browser: bool, json: bool) -> None:
    _tell(f"CryptoPredict is serving at {address}", json=json)
    _tell("Ctrl-C stops it.", json=json)
    if json:
        print_json({"success": True, "address": address, "process": os.getpid()})
    if open_browser:
        webbrowser.open(address)


def _prepare(here: Ground, *, json: bool) -> None:
    steps = first_steps(here)
    if not steps.market and not steps.decision:
        if steps.source is None:
            _tell("There is no market yet: cryptopredict import PATH brings one in.", json=json)
        return
    _tell("Preparing the market and the first decision.", json=json)
    with subprocess.Popen(
        [sys.executable, "-m", "cryptopredict", "prepare"],
        env={**os.environ, **environment_of(here), LEASH: "5"},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    ) as process:
        status = process.wait()
    if status != 0:
        raise typer.Exit(status if status > 0 else 1)  # it has said why


@contextmanager
def _only_one(settings: Settings) -> Iterator[FileLock]:
    with FileLock(ensure_home(settings.home) / "run" / "up.lock") as lock:
        if not lock.try_take():
            holder = _read_note(lock)
            raise Conflict(
                f"CryptoPredict runs already at {holder.get('address', 'an address that it will print')}",
                why=f"process {holder.get('process', 'unknown')} keeps the home {settings.home}",
                to_do="Open that address, or stop that process first.",
            )
        yield lock


def _listening(settings: Settings, lock: FileLock) -> socket.socket:
    # A note that is still there was left by a supervisor that was killed; its children let go of the port within seconds.
    return listen(settings.host, settings.port, patience=_PATIENCE if lock.read_note() else 0)


def _note(address: str) -> bytes:
    return json_format.dumps({"address": address, "process": os.getpid()}).encode()


def _read_note(lock: FileLock) -> dict[str, object]:
    try:
        note = json_format.loads(lock.read_note())
    except ValueError:
        return {}
    return note if isinstance(note, dict) else {}


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """A polite signal ends the block like Ctrl-C does; once it has ended, others wait until everything has stopped."""
    ends = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def end(_number: int, _frame: FrameType | None) -> None:
        for one in ends:
            signal.signal(one, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {one: signal.signal(one, end) for one in ends}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _tell(line: str, *, json: bool) -> None:
    if not json:
        say(line)
