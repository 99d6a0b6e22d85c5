"""Looks at the parts: each within two seconds, and none of them can make the look itself fail."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from importlib.metadata import version

from redis.exceptions import RedisError
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from cryptopredict.base import CryptoPredictError, FeedState, Source, utc_now
from cryptopredict.core.schema import SystemHealth
from cryptopredict.scheduler.cadence import Queue
from cryptopredict.scheduler.presence import WORKERS, read_workers, seconds_idle
from cryptopredict.scheduler.sources import candles_state
from cryptopredict.server.frontend import find_web_app
from cryptopredict.server.schemas.health import Health, PartHealth
from cryptopredict.server.state import State
from cryptopredict.server.stores.administration import model_figures
from cryptopredict.server.stores.feeds import feeds
from cryptopredict.server.stores.market import market_source

__all__ = ["check_all", "check_database", "check_models", "check_redis"]

_PATIENCE_SECONDS = 2.0
_WORKER_SILENT_SECONDS = 120.0
_MARKET_SILENT_SECONDS = 600.0


async def check_database(state: State) -> PartHealth:
    """PostgreSQL answers a question."""

    async def look() -> str:
        async with state.sessions() as session:
            await session.execute(text("SELECT 1"))
        return "answers"

    return await _looked("database", look, bad="unhealthy")


async def check_redis(state: State) -> PartHealth:
    """Redis answers, and the bus is followed."""

    async def look() -> str:
        await state.redis.ping()
        return "answers"

    return await _looked("redis", look, bad="unhealthy")


async def check_models(state: State) -> PartHealth:
    """The trained models: how many there are of each status. One that is suspended is no fault: the baseline speaks."""

    async def look() -> str:
        async with state.sessions() as session:
            counts = await model_figures(session)
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        if counts["error"]:
            raise LookupError(told)
        return told

    return await _looked("models", look, bad="degraded")


async def check_all(state: State) -> Health:
    """All parts at once. Only the database and Redis can make the whole unhealthy; the rest degrades it."""
    database, redis = await asyncio.gather(check_database(state), check_redis(state))
    parts = [database, redis, _web()]
    decided_at, age, source = None, None, None
    if database.status == "healthy":
        try:
            snapshot = await state.present.snapshot()
        except CryptoPredictError as error:
            parts.append(_part("freshness", "degraded", error.what))
        else:
            now = utc_now()
            decided_at, age = snapshot.decided_at, (now - snapshot.as_of).total_seconds()
            stale = snapshot.is_stale(now)
            parts.append(
                _part("freshness", "degraded" if stale else "healthy", "decisions are missing" if stale else "decided lately")
            )
        async with state.sessions() as session:
            source = await market_source(session)
        looks = [_looked("worker", lambda: _worker(state), bad="degraded"), check_models(state)]
        if source not in {None, Source.FILES}:
            looks += [
                _looked("market", lambda: _candles(state), bad="degraded"),
                _looked("market_worker", lambda: _market_worker(state), bad="degraded"),
            ]
        parts += await asyncio.gather(*looks)
    worst = {part.status for part in parts}
    status = next((word for word in ("unhealthy", "degraded") if word in worst), "healthy")
    return Health.model_validate(
        {
            "status": status,
            "version": version("cryptopredict"),
            "source": source,
            "last_decision_at": decided_at,
            "data_age_s": age,
            "parts": parts,
        }
    )


async def _worker(state: State) -> str:
    async with state.sessions() as session:
        last = await session.scalar(select(SystemHealth.check_time).order_by(SystemHealth.check_time.desc()).limit(1))
    if last is None:
        raise LookupError("has not reported yet")
    silent = (utc_now() - last).total_seconds()
    if silent > _WORKER_SILENT_SECONDS:
        raise LookupError(f"last reported {silent:.0f} s ago")
    return f"reported {silent:.0f} s ago"


async def _candles(state: State) -> str:
    """Where the market moves by itself its candles have to come."""
    async with state.sessions() as session:
        freshness = candles_state(await feeds(session), utc_now())
    if freshness not in {FeedState.FRESH, FeedState.LATE}:
        raise LookupError(f"candles are {freshness}")
    return f"candles are {freshness}"


async def _market_worker(state: State) -> str:
    """Somebody has to fetch them."""
    workers = read_workers(await state.redis.hgetall(WORKERS), time.time())
    idle = seconds_idle(workers, Queue.MARKET, time.time())
    if idle is None:
        raise LookupError("nobody is there")
    if idle > _MARKET_SILENT_SECONDS:
        raise LookupError(f"last did something {idle:.0f} s ago")
    return f"did something {idle:.0f} s ago"


def _web() -> PartHealth:
    built = find_web_app() is not None
    return _part("web", "healthy" if built else "degraded", "built" if built else "not built")


async def _looked(name: str, look: Callable[[], Awaitable[str]], *, bad: str) -> PartHealth:
    began = time.perf_counter()
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            detail = await look()
    except LookupError as error:
        return _part(name, bad, str(error))
    except (SQLAlchemyError, RedisError, OSError, TimeoutError) as error:
        # The kind of error says enough; its text may name addresses.
        return _part(name, bad, f"does not answer ({type(error).__name__})")
    return _part(name, "healthy", detail, (time.perf_counter() - began) * 1000.0)


def _part(name: str, status: str, detail: str, latency_ms: float | None = None) -> PartHealth:
    return PartHealth.model_validate({"name": name, "status": status, "detail": detail, "latency_ms": latency_ms})
