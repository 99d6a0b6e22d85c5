"""How the system is, judged by what it last did, and written down for those who ask."""

import time
from datetime import datetime, timedelta
from typing import Any

import redis as redis_client
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryptopredict.base import FeedState, Interval, Source, utc_now
from cryptopredict.core import EVENTS, Ground, publish, transaction
from cryptopredict.core.schema import CascadeRun, FeedStatus, JobRun, OutboxEvent, PriceData, SystemConfig, SystemHealth
from cryptopredict.scheduler.cadence import Queue
from cryptopredict.scheduler.presence import WORKERS, SeenWorker, read_workers, seconds_idle
from cryptopredict.scheduler.sources import candles_state, feed_reason, feed_state

__all__ = ["write_health"]

_RUN_LATE_SECONDS = 900
_WAIT_LATE_SECONDS = 60
_IDLE_LATE_SECONDS = 600
"""The market's shortest cadence is two minutes, and whoever works longer says so meanwhile."""


def write_health(here: Ground, *, worker: str) -> float:
    """Write one `system_health` row and send it as `system_status`; returns the score, the percentage of checks that hold.

    Age of candles and of decisions, and whether anybody fetches, count only where the market moves by itself; that of files is as
    old as its files.
    """
    workers = _workers(here)
    redis_answers = workers is not None
    with transaction(here.engine) as session:
        pipeline = _pipeline(session)
        parked = session.scalar(
            select(func.count()).where(JobRun.status == "parked", JobRun.finished_at > utc_now() - timedelta(hours=1))
        )
        checks = {
            "database": True,
            "redis": redis_answers,
            "jobs": not parked,
            "events": _fresh(pipeline["events_wait_s"], _WAIT_LATE_SECONDS),
        }
        if pipeline["source"] not in {None, Source.FILES.value}:
            checks["market"] = pipeline["candles"] in {FeedState.FRESH, FeedState.LATE}
            checks["cascade"] = pipeline["run_age_s"] is not None and _fresh(pipeline["run_age_s"], _RUN_LATE_SECONDS)
            if workers is not None:
                idle = seconds_idle(workers, Queue.MARKET, time.time())
                checks["market_worker"] = idle is not None and _fresh(idle, _IDLE_LATE_SECONDS)
        score = 100.0 * sum(checks.values()) / len(checks)
        row = SystemHealth(
            api_status={},
            database_status={"answers": True},
            data_pipeline_status=pipeline,
            overall_health_score=score,
            performance_metrics={"worker": worker, "redis": redis_answers, "jobs_parked": parked},
            error_logs=sorted(name for name, holds in checks.items() if not holds),
        )
        session.add(row)
    if redis_answers:
        publish(here.redis, EVENTS, {"topic": "system_status", "data": {"overall_health_score": score, "checks": checks}})
    return score


def _pipeline(session: Session) -> dict[str, Any]:
    """Ages in seconds, None where there is nothing."""
    candle = session.execute(
        select(PriceData.timestamp, PriceData.interval).order_by(PriceData.timestamp.desc()).limit(1)
    ).one_or_none()
    ran = session.scalar(
        select(CascadeRun.finished_at)
        .where(CascadeRun.kind == "live", CascadeRun.status == "succeeded")
        .order_by(CascadeRun.as_of.desc())
        .limit(1)
    )
    waiting = session.scalar(select(func.min(OutboxEvent.created_at)).where(OutboxEvent.relayed_at.is_(None)))
    age = _age(candle.timestamp) if candle else None
    now, feeds = utc_now(), session.scalars(select(FeedStatus).order_by(FeedStatus.provider, FeedStatus.series)).all()
    return {
        "source": session.scalar(select(SystemConfig.value).where(SystemConfig.key == "market_source")),
        "data_age_s": None if candle is None or age is None else age - Interval(candle.interval).seconds,
        "run_age_s": _age(ran),
        "events_wait_s": _age(waiting),
        "candles": candles_state(feeds, now),
        "feeds": [
            {
                "provider": feed.provider,
                "series": feed.series,
                "state": feed_state(feed, now),
                "reason": feed_reason(feed, now),
                "data_age_s": _age(feed.data_until),
            }
            for feed in feeds
        ],
    }


def _age(moment: datetime | None) -> float | None:
    return None if moment is None else (utc_now() - moment).total_seconds()


def _fresh(age: float | None, bound: float) -> bool:
    return age is None or age <= bound


def _workers(here: Ground) -> list[SeenWorker] | None:
    """Those who are there; None when Redis, which knows them, does not answer."""
    try:
        return read_workers(here.redis.hgetall(WORKERS), time.time())
    except redis_client.RedisError:
        return None
