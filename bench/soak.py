"""`python -m bench.soak`: the stream under load for some minutes: what it handles, what it costs, whether it grows, what it loses.

The simulated exchange and the stream are processes of their own, as `up` starts them, on servers of their own.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import psutil

from cryptopredict.base import Source, utc_now
from cryptopredict.core import Child, Ground, Settings, Supervisor, environment_of, ground
from cryptopredict.core.outgoing import Outgoing
from cryptopredict.core.processes import wait_until
from cryptopredict.data.providing import providers_of
from cryptopredict.data.sync import Sync, discover

_RUN = (sys.executable, "-m", "cryptopredict")
_PAUSE = 10.0
_WARM = 12
"""Samples of the first two minutes, in which caches and buffers fill."""


def main() -> int:
    """Run it and print the figures as JSON; 1 when a candle is missing, doubled or different."""
    parser = argparse.ArgumentParser(description="Put the stream under load and see what becomes of it.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--rate", type=int, default=20_000, help="updates a second that the exchange sends")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cp-soak-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        with ground(Settings(home=Path(folder) / "home", source="simulated")) as here:
            figures = _soak(here, options.minutes, options.rate)
    print(json.dumps(figures, indent=2))
    return 0 if figures["sound"] else 1


def _soak(here: Ground, minutes: float, rate: int) -> dict[str, Any]:
    home = here.settings.home
    supervisor = Supervisor(home / "logs", environment_of(here))
    exchange, stream = Child("simulate", (*_RUN, "simulate", "--rate", str(rate))), Child("stream", (*_RUN, "stream"))
    try:
        supervisor.add(exchange)
        if not wait_until((home / "run" / "simulator.json").exists, 60):
            raise RuntimeError(supervisor.log_of(exchange).read_text())
        address = json.loads((home / "run" / "simulator.json").read_bytes())["address"]
        with Outgoing(here.redis) as outgoing:
            discover(Sync(here, providers_of(here, Source.SIMULATED), outgoing, lambda _share, _what: None))
        supervisor.add(stream)
        if not wait_until(lambda: _sent(address) > 0, 60):
            raise RuntimeError(supervisor.log_of(stream).read_text())
        since = (utc_now() + timedelta(minutes=1)).replace(second=0, microsecond=0)
        return _observed(stream, address, minutes) | _checked(here, since.isoformat())
    finally:
        supervisor.stop()


def _observed(stream: Child, address: str, minutes: float) -> dict[str, Any]:
    """Memory, processor time and messages over the length of the run."""
    if stream.process is None:
        raise RuntimeError("the stream did not start")
    process = psutil.Process(stream.process.pid)
    moments, sizes = [], []
    began, sent, spent = time.monotonic(), _sent(address), sum(process.cpu_times()[:2])
    while time.monotonic() < began + minutes * 60:
        time.sleep(_PAUSE)
        moments.append((time.monotonic() - began) / 60)
        sizes.append(process.memory_info().rss / 1e6)
    seconds = time.monotonic() - began
    messages = _sent(address) - sent
    return {
        "seconds": round(seconds),
        "messages": messages,
        "messages_a_second": round(messages / seconds),
        "processor_share": round((sum(process.cpu_times()[:2]) - spent) / seconds, 3),
        "rss_mb": {"first": round(sizes[0], 1), "last": round(sizes[-1], 1), "most": round(max(sizes), 1)},
        "rss_mb_a_minute": round(_slope(moments, sizes), 3),
        "rss_mb_a_minute_warm": round(_slope(moments[_WARM:], sizes[_WARM:]), 3),
        "rss_mb_all": [round(size, 1) for size in sizes],
    }


def _slope(moments: Sequence[float], values: Sequence[float]) -> float:
    """Theil–Sen: the median of the slopes between all pairs."""
    pairs = combinations(zip(moments, values, strict=True), 2)
    slopes = [(value - before) / (moment - then) for (then, before), (moment, value) in pairs]
    return statistics.median(slopes) if slopes else 0.0


def _sent(address: str) -> int:
    """Messages that the exchange has sent."""
    with urllib.request.urlopen(f"{address}/control/state", timeout=20) as answer:  # noqa: S310  our own address
        return sum(json.load(answer)["sent"].values())


def _checked(here: Ground, since: str) -> dict[str, Any]:
    """What `check-data` says of the candles since then; the newest may still be on their way at the first look."""
    for _ in range(8):
        time.sleep(5)
        done = subprocess.run(
            [*_RUN, "check-data", "--json", "--since", since],
            env={**os.environ, **environment_of(here)},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        report = json.loads(done.stdout)
        if done.returncode == 0:
            break
    counts = {one["interval"]: {"stored": one["stored"], "compared": one["compared"]} for one in report["intervals"]}
    return {"sound": report["success"], "faults": report["faults"], "candles": counts}


if __name__ == "__main__":
    raise SystemExit(main())
