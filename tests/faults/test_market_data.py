"""Nothing is lost: the parts that bring the market in are killed in turn while it runs at fifty times its pace."""

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cryptopredict.base import utc_now
from cryptopredict.core import Child, Ground, Settings, Supervisor, environment_of, ground, transaction
from cryptopredict.core.processes import wait_until
from fixtures.processes import run_command

_RUN = (sys.executable, "-m", "cryptopredict")
_BACK = timedelta(minutes=50)
_SPEED = "51"
_STREAMED = text("SELECT count(*) FROM price_data WHERE source = 'binance_stream'")


def _streamed(here: Ground) -> int:
    try:
        with transaction(here.engine) as session:
            return session.scalar(_STREAMED) or 0
    except DBAPIError:
        return 0


def _keep_for(here: Ground, supervisor: Supervisor, seconds: float) -> None:
    """Do what `up` does: start again what has ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        supervisor.look()
        if not here.servers.alive():
            here.servers.ensure_running()
        time.sleep(0.2)


def _ended(child: Child) -> Callable[[], None]:
    def kill() -> None:
        assert child.process is not None
        child.process.kill()

    return kill


def test_killing_stream_worker_redis_and_postgresql_under_load_loses_no_candle(home: Path) -> None:
    with ground(Settings(home=home, source="simulated", seed=7)) as here:
        supervisor = Supervisor(home / "logs", environment_of(here))
        begin = (utc_now() - _BACK).isoformat(timespec="seconds")
        own = ("--seed", "7", "--speed", _SPEED, "--begin", begin, "--rate", "2000")
        stream = Child("stream", (*_RUN, "stream"))
        worker = Child("worker", (*_RUN, "worker", "--queues", "market"))
        try:
            supervisor.add(Child("simulate", (*_RUN, "simulate", *own)))
            assert wait_until((home / "run" / "simulator.json").exists, 60)
            # Assets and pairs, and a little past; the rest comes while it runs.
            filled = run_command("backfill", "--interval", "1m", home=str(home), source="simulated", seed="7")
            assert filled.returncode == 0, filled.stderr
            for child in (stream, worker, Child("beat", (*_RUN, "beat"))):
                supervisor.add(child)
            assert wait_until(lambda: _streamed(here) > 0, 60)
            redis, postgres = here.servers.redis, here.servers.postgres
            assert redis is not None
            assert postgres is not None
            for kill in (_ended(stream), redis.process().kill, _ended(worker), postgres.process().kill):  # type: ignore[union-attr]
                kill()
                _keep_for(here, supervisor, 6)
            before = _streamed(here)

            def sound() -> bool:
                _keep_for(here, supervisor, 2)
                checked = run_command("check-data", "--json", home=str(home), source="simulated", seed="7")
                found.append(json.loads(checked.stdout))
                return bool(found[-1]["success"])

            found: list[dict[str, object]] = []
            assert wait_until(sound, 150), found[-1]
            assert _streamed(here) > before
            minutes = next(one for one in found[-1]["intervals"] if one["interval"] == "1m")  # type: ignore[attr-defined]
            assert minutes["compared"] > 40 * 30
        finally:
            supervisor.stop()
