"""`python -m bench.load`: the whole product under the load of many dashboards for some minutes, while it decides all the time.

`cryptopredict up` runs with a simulated market in a home of its own (or in --home, which is faster the second time). Requests come at
a fixed rate whatever becomes of the answers, and each is timed from when it was due. The limits are those that are shipped: so many
people ask that none of them passes one.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

from sqlalchemy import text

from bench.fanning import signed_in
from bench.herd import Herd, Sample, ask
from bench.people import Person, make_people
from bench.swarm import Swarm
from cryptopredict.core import Ground, Settings, allow_connections, ground

_PREFIX = "/api/v1"
_LINES = 64
_EACH_MINUTE = 75
"""Requests of one person a minute; the narrowest limit among those asked for is 60, and has a share of a twentieth."""
_LISTS = 10
"""Lists of assets whose prices are on somebody's screen."""
_DECIDE_SECONDS = 20
_ALLOWED = 0.2
_PATIENCE_SECONDS = 300
_REST_SECONDS = 20
_WANTED = {
    "GET /ui/dashboard": 24,
    "GET /ui/layer-overview": 10,
    "GET /layer1/market-regime": 10,
    "GET /layer2/sectors": 8,
    "GET /layer2/rotation": 5,
    "GET /layer4/signals?status=active": 10,
    "GET /layer3/assets?limit=20": 5,
    "GET /prices/latest?crypto_ids={five}": 8,
    "GET /prices/{one}?interval=1h&limit=200": 5,
    "GET /cryptocurrencies?limit=50": 4,
    "GET /ui/notifications": 4,
    "GET /portfolio": 3,
    "POST /auth/ws-ticket": 2,
    "POST /ui/notifications/read-all": 2,
}
"""What dashboards ask for, and how often among a hundred."""


def main() -> int:
    """Run it and print the figures as JSON; 1 when an answer was a failure or one of a hundred took 200 ms."""
    parser = argparse.ArgumentParser(description="Put the whole product under load and see what becomes of it.")
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--rate", type=float, default=500.0, help="requests a second")
    parser.add_argument("--sockets", type=int, default=100, help="dashboards that listen meanwhile")
    parser.add_argument("--home", type=Path, help="where it runs, and stays; without one, a folder that goes again")
    options = parser.parse_args()
    allow_connections()
    with tempfile.TemporaryDirectory(prefix="cp-load-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        home = (options.home or Path(folder) / "home").absolute()
        with _up(home) as port, ground(Settings(home=home)) as here:
            figures = _load(here, port, options)
    print(json.dumps(figures, indent=2))
    return int(bool(figures["failures"]) or figures["milliseconds"]["p99"] >= _ALLOWED * 1_000)


@contextmanager
def _up(home: Path) -> Iterator[int]:
    """The product as a person starts it; its port."""
    command = [sys.executable, "-m", "cryptopredict", "up", "--port", "0", "--json", "--source", "simulated"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment(home)) as process:
        try:
            said = b"" if process.stdout is None else b"".join(iter(process.stdout.readline, b"}\n"))
            port = int(json.loads(said + b"}")["address"].rsplit(":", 1)[1])
            _settle(port)
            yield port
        finally:
            process.terminate()


def _settle(port: int) -> None:
    """Wait until every part has reported: a start is not what is measured. Raises `TimeoutError`."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{_PREFIX}/health", timeout=10) as answer:
            if json.load(answer)["data"]["status"] == "healthy":
                time.sleep(_REST_SECONDS)
                return
        time.sleep(2)
    raise TimeoutError(f"not healthy after {_PATIENCE_SECONDS} s")


def _load(here: Ground, port: int, options: argparse.Namespace) -> dict[str, Any]:
    people = make_people(here, max(round(options.rate * 60 / _EACH_MINUTE), options.sockets))
    ((_, admin),) = make_people(here, 1, role="admin")
    with here.engine.connect() as connection:
        assets = list(connection.scalars(text("SELECT id FROM cryptocurrencies WHERE is_active ORDER BY id")))
        before = connection.scalar(text("SELECT now()"))
    ended = threading.Event()
    with signed_in(here, port, people[: options.sockets], "dashboard") as swarm, Herd(port, _LINES) as herd:
        aside = [
            threading.Thread(target=_listen, args=(swarm, ended)),
            threading.Thread(target=_decide, args=(port, admin, ended)),
        ]
        for thread in aside:
            thread.start()
        try:
            samples = herd.pace(_asked(people, assets), options.rate, options.seconds)
        finally:
            ended.set()
            for thread in aside:
                thread.join()
        heard = swarm.heard
    with here.engine.connect() as connection:
        runs = connection.scalar(
            text("SELECT count(*) FROM cascade_runs WHERE status = 'succeeded' AND finished_at > :before"), {"before": before}
        )
    return {
        "seconds": options.seconds,
        "rate": options.rate,
        "people": len(people),
        "sockets": len(swarm),
        "heard_by_sockets": heard,
        "cascades": runs,
        "failures": _failures(samples),
        "milliseconds": _spread([one.seconds for one in samples]),
        "late_in_second": _late(samples, options.rate),
        "by_path": _by_path(samples),
    }


def _asked(people: Sequence[Person], assets: Sequence[int]) -> Iterator[bytes]:
    """Requests without end: everybody in turn, what they ask for by its share."""
    dice = random.Random(1)  # noqa: S311  a load that is the same every time
    kinds, shares = list(_WANTED), list(_WANTED.values())
    lists = [dice.sample(assets, min(5, len(assets))) for _ in range(_LISTS)]
    while True:
        for _, token in people:
            method, path = dice.choices(kinds, shares)[0].split(" ")
            five = ",".join(str(key) for key in dice.choice(lists))
            yield ask(_PREFIX + path.format(one=dice.choice(assets), five=five), token, method=method)


def _listen(swarm: Swarm, ended: threading.Event) -> None:
    while not ended.is_set():
        swarm.rest(1.0)


def _decide(port: int, admin: str, ended: threading.Event) -> None:
    """Ask for a decision again and again; one that is under way is not asked for twice."""
    while not ended.wait(_DECIDE_SECONDS):
        with Herd(port, 1) as herd:
            herd.rush(iter([ask(f"{_PREFIX}/cascade/run", admin, method="POST")]), 1)


def _failures(samples: Sequence[Sample]) -> dict[str, int]:
    return dict(Counter(f"{one.status} {_path(one)}" for one in samples if one.status not in (200, 201, 304)))


def _late(samples: Sequence[Sample], rate: float) -> dict[int, int]:
    """How many answers took too long, by the second of the run in which they came."""
    return dict(Counter(int(place / rate) for place, one in enumerate(samples) if one.seconds >= _ALLOWED))


def _by_path(samples: Sequence[Sample]) -> dict[str, dict[str, float]]:
    found: dict[str, list[float]] = {}
    for one in samples:
        found.setdefault(_path(one), []).append(one.seconds)
    return {path: _spread(seconds) for path, seconds in sorted(found.items())}


def _path(sample: Sample) -> str:
    method, path, _ = sample.request.split(b" ", 2)
    return re.sub(r"/\d+", "/{id}", f"{method.decode()} {path.decode().removeprefix(_PREFIX).split('?')[0]}")


def _spread(seconds: Sequence[float]) -> dict[str, float]:
    parts = quantiles(seconds, n=1_000) if len(seconds) > 1 else list(seconds) * 999
    figures = {"p50": parts[499], "p90": parts[899], "p99": parts[989], "p999": parts[998], "most": max(seconds)}
    return {"n": len(seconds), **{name: round(value * 1_000, 2) for name, value in figures.items()}}


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CRYPTOPREDICT_")}
    return {**kept, "CRYPTOPREDICT_HOME": str(home)}


if __name__ == "__main__":
    raise SystemExit(main())
