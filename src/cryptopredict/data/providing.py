"""Who gives the market its data: which source is in force, at what addresses, and a simulator of one's own when none runs.

In: a ground. Out: `Source` and `Providers`. A market that is simulated or replayed is asked over HTTP like a live one; only the
address differs, and that stands in `<home>/run/simulator.json` as long as a simulator runs.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import psutil
from sqlalchemy import Connection, text

from cryptopredict.base import BadInput, Conflict, Source, Unavailable, UpstreamFailed
from cryptopredict.core import Ground, private_directory
from cryptopredict.core.leash import LEASH
from cryptopredict.core.outgoing import Call, Outgoing
from cryptopredict.data.market import market_source, remove_market
from cryptopredict.data.simulator.universe import VERSION
from cryptopredict.data.sources import Providers, binance, coingecko, live_providers, local_providers

__all__ = [
    "claim_simulation",
    "market_choice",
    "providers_of",
    "remove_outdated_simulation",
    "running_simulator",
    "simulator_seed",
]

_KEY: Final = "simulated_market"
_PING_SECONDS: Final = 3.0
_START_SECONDS: Final = 120.0
"""A large folder of files takes its time to be read."""


def market_choice(ground: Ground) -> Source:
    """The market of the database; of an empty one that of the settings. `auto` is live when both main providers answer.

    Raises `Conflict` when the database holds another market than the settings ask for.
    """
    with ground.engine.connect() as connection:
        present = market_source(connection)
    wanted = ground.settings.source
    if present is not None:
        if wanted not in {"auto", present.value}:
            raise Conflict(
                f"This home holds the market {present.value!r}, not {wanted!r}",
                why="a home holds one market, so that simulated and real prices never mix",
                to_do="Leave --source out, or set CRYPTOPREDICT_HOME to another directory.",
            )
        return present
    if wanted != "auto":
        return Source(wanted)
    return Source.LIVE if _live_answers(ground) else Source.SIMULATED


def _live_answers(ground: Ground) -> bool:
    """Whether Binance and CoinGecko answer now, both asked at once."""
    providers = live_providers(ground.settings)
    quick = [replace(provider, timeout=_PING_SECONDS) for provider in (providers.binance, providers.coingecko)]
    calls: list[Call[Any]] = [binance.ping(quick[0]), coingecko.ping(quick[1])]
    with Outgoing(ground.redis) as outgoing, ThreadPoolExecutor(len(calls)) as pool:
        return all(pool.map(lambda call: _answers(outgoing, call), calls))


def _answers(outgoing: Outgoing, call: Call[Any]) -> bool:
    try:
        outgoing.ask(call, patience=0.0)
    except UpstreamFailed:
        return False
    return True


def providers_of(ground: Ground, source: Source) -> Providers:
    """Who to ask for data of this source.

    Raises `Unavailable` when it is a simulated or replayed market and no simulator of this home runs, `Conflict` for files, and when
    the simulator that runs makes another market than the one that is stored.
    """
    if source is Source.LIVE:
        return live_providers(ground.settings)
    if source is Source.FILES:
        raise Conflict(
            "A market of files has no providers", why="it changes only by an import", to_do="cryptopredict import PATH..."
        )
    about = _running(ground.settings.home)
    if about is None:
        raise Unavailable(
            "The market simulator of this home does not run",
            why=f"{_note(ground.settings.home)} names no living process",
            to_do="Start `cryptopredict up`, or `cryptopredict simulate`.",
        )
    _confirm_seed(ground, about)
    return local_providers(str(about["address"]), source)


def _confirm_seed(ground: Ground, running: Mapping[str, Any]) -> None:
    with ground.engine.connect() as connection:
        stored = (_about(connection) or {}).get("seed")
    if None not in {stored, running.get("seed")} and stored != running["seed"]:
        raise Conflict(
            f"The simulator that runs makes market {running['seed']}, and the database holds market {stored}",
            why="prices of two markets never mix",
            to_do=f"Stop it, or start it with --seed {stored}; a new home (CRYPTOPREDICT_HOME) can hold the other.",
        )


@contextmanager
def running_simulator(ground: Ground, source: Source) -> Iterator[Providers]:
    """The providers of a source for the length of the block; a simulator is started for it when it needs one and none runs.

    Raises `Unavailable` when the simulator does not come up.
    """
    if source is Source.LIVE or _running(ground.settings.home) is not None:
        yield providers_of(ground, source)
        return
    with _child(ground, source):
        yield providers_of(ground, source)


@contextmanager
def _child(ground: Ground, source: Source) -> Iterator[None]:
    """A simulator as a child of this process, which ends with it, however that ends."""
    home = ground.settings.home
    log = private_directory(home / "logs") / "simulate.log"
    command = [sys.executable, "-m", "cryptopredict", "simulate", "--seed", str(simulator_seed(ground))]
    if source is Source.REPLAY:
        command += ["--replay", str(_replayed(ground))]
    environment = {**os.environ, "CRYPTOPREDICT_HOME": str(home), LEASH: "5"}
    with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as output:
        begun = output.tell()
        # A session of its own: Ctrl-C reaches this process alone, which then ends the child when the block is over.
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, env=environment, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        _wait_until_listening(home, process, log, begun)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdin is not None:
            process.stdin.close()


def _wait_until_listening(home: Path, process: "subprocess.Popen[bytes]", log: Path, begun: int) -> None:
    end = time.monotonic() + _START_SECONDS
    while (_running(home) or {}).get("process") != process.pid:
        if process.poll() is not None or time.monotonic() > end:
            said = log.read_bytes()[begun:].decode(errors="replace").split("\n")[-4:]
            ended = " · ".join(" ".join(line.split()) for line in said if line) or "it ended without a word"
            raise Unavailable(
                "The market simulator does not come up",
                why=ended[:500] if process.poll() is not None else f"it does not listen after {_START_SECONDS:.0f} s",
                to_do=f"Read {log}, then try `cryptopredict simulate`.",
            )
        time.sleep(0.05)


def _note(home: Path) -> Path:
    return home / "run" / "simulator.json"


def _running(home: Path) -> dict[str, Any] | None:
    """What the note of this home says of its simulator; None when there is none, or its process is gone."""
    try:
        about = json.loads(_note(home).read_text())
        process = psutil.Process(int(about["process"]))
        # Numbers of processes are used again: a living one that is not ours proves nothing.
        alive = process.is_running() and any("simulate" in word for word in process.cmdline())
        local = urlsplit(str(about["address"])).hostname in {"127.0.0.1", "localhost", "::1"}
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None
    return about if alive and local else None


def simulator_seed(ground: Ground) -> int:
    """The seed that the market in the database was made with, else that of the settings."""
    with ground.engine.connect() as connection:
        about = _about(connection)
    seed = None if about is None else about.get("seed")
    return ground.settings.seed if seed is None else int(seed)


def _replayed(ground: Ground) -> Path:
    """The files of the replayed market. Raises `Conflict` when nothing names them, `BadInput` when they are not there."""
    with ground.engine.connect() as connection:
        about = _about(connection)
    path = (about or {}).get("replay_path") or ground.settings.replay_path
    if path is None:
        raise Conflict(
            "A replayed market needs files to replay",
            why="no path was given",
            to_do="cryptopredict up --source replay PATH, or set CRYPTOPREDICT_REPLAY_PATH.",
        )
    if not Path(str(path)).exists():
        raise BadInput(f"{path} cannot be replayed", why="there is no such file", to_do="Check the path.")
    return Path(str(path))


def remove_outdated_simulation(ground: Ground) -> bool:
    """Remove a simulated market that another version made, with all that rests on it; True when there was one.

    It can be made again at any time, and going on with it would tear its prices.
    """
    with ground.engine.begin() as connection:
        about = _about(connection)
        return about is not None and _is_outdated(about) and remove_market(connection, Source.SIMULATED)


def claim_simulation(connection: Connection, ground: Ground, source: Source) -> None:
    """Write down, when a made market is first filled, what it is made of; later confirm that it is still the same.

    Raises `Conflict` when the stored market comes from another version of the simulator: its prices would tear.
    """
    if source not in {Source.SIMULATED, Source.REPLAY}:
        return
    about = _about(connection)
    if about is None:
        path = ground.settings.replay_path if source is Source.REPLAY else None
        seed = (_running(ground.settings.home) or {}).get("seed", ground.settings.seed)
        value = {"seed": seed, "version": VERSION} | ({} if path is None else {"replay_path": str(path)})
        connection.execute(
            text("INSERT INTO system_config (key, value) VALUES (:key, CAST(:value AS jsonb)) ON CONFLICT (key) DO NOTHING"),
            {"key": _KEY, "value": json.dumps(value)},
        )
        return
    if _is_outdated(about):
        raise Conflict(
            "The simulated market of this home was made by another version",
            why=f"it is market {about.get('version')}, this program makes market {VERSION}",
            to_do="Start `cryptopredict up`: it makes it anew.",
        )


def _is_outdated(about: Mapping[str, Any]) -> bool:
    # The market of the first versions was written directly, under names of its own, and kept account of how far it was.
    return about.get("version") != VERSION or "until" in about


def _about(connection: Connection) -> dict[str, Any] | None:
    value = connection.scalar(text("SELECT value FROM system_config WHERE key = :key"), {"key": _KEY})
    return value if isinstance(value, dict) else None
