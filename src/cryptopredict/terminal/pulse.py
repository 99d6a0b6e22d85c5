"""When each child last showed that it works."""

import time

import redis
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from cryptopredict.core import Ground, transaction

__all__ = ["seconds_silent"]

# The worker for decisions and the beat show themselves together: one asks for the heartbeat, the other does it.
_REPORT = "SELECT extract(epoch FROM now() - max(check_time)) FROM system_health"
_STREAM = (
    "SELECT extract(epoch FROM now() - attempted_at) FROM feed_states WHERE provider = 'binance_stream' AND series = 'stream'"
)
_NEVER = 1e9


def seconds_silent(ground: Ground) -> dict[str, float]:
    """Seconds since the last sign of life, by child. One that cannot be asked after, for a server is away, is left out."""
    try:
        with transaction(ground.engine) as session:
            report, stream = session.scalar(text(_REPORT)), session.scalar(text(_STREAM))
    except SQLAlchemyError:
        return {}  # without the database nobody can report
    decided = _NEVER if report is None else float(report)
    silent = {"worker": decided, "beat": decided}
    if stream is not None:  # a market of files has no stream
        silent["stream"] = float(stream)
    idle = _market_worker_idle(ground)
    if idle is not None:
        silent["worker-market"] = idle
    return silent


def _market_worker_idle(ground: Ground) -> float | None:
    # Not above: this brings Celery, which a supervisor needs twice a minute at most.
    from cryptopredict.scheduler import WORKERS, Queue, read_workers, seconds_idle  # noqa: PLC0415

    try:
        held = ground.redis.hgetall(WORKERS)
    except redis.RedisError:
        return None
    now = time.time()
    return seconds_idle(read_workers(held, now), Queue.MARKET, now)
