"""Figures of the whole pipeline for Prometheus, read from the database when they are asked for, at most every few seconds."""

import asyncio
import time

from prometheus_client import CollectorRegistry, Gauge
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from cryptopredict.base import utc_now
from cryptopredict.core.schema import JobRun
from cryptopredict.server.stores.feeds import blemishes, feeds

__all__ = ["PipelineFigures"]

_KEPT_SECONDS = 5.0


class PipelineFigures:
    """Ages of sources, gaps, rows set aside, and what became of jobs. Without the database they are gone, and one figure says so."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._read = Gauge("cryptopredict_pipeline_read", "1 when the figures below could be read.", registry=registry)
        self._age = Gauge(
            "cryptopredict_source_age_seconds", "Age of the newest data of a source.", ("provider", "series"), registry=registry
        )
        self._failing = Gauge(
            "cryptopredict_source_failures",
            "Failed attempts since the last good one.",
            ("provider", "series"),
            registry=registry,
        )
        self._gaps = Gauge("cryptopredict_gaps_open", "Spans of candles that are missing.", registry=registry)
        self._flags = Gauge("cryptopredict_flags_open", "Candles that are kept and not trusted.", registry=registry)
        self._refused = Gauge(
            "cryptopredict_quarantined_rows", "Rows set aside in the last 24 hours.", ("reason",), registry=registry
        )
        self._jobs = Gauge(
            "cryptopredict_jobs",
            "Pieces of work that were asked for in the last 24 hours.",
            ("name", "status"),
            registry=registry,
        )
        self._lock = asyncio.Lock()
        self._due = 0.0

    async def refresh(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        """Read them anew when they are older than a few seconds."""
        async with self._lock:
            if time.monotonic() < self._due:
                return
            for gauge in (self._age, self._failing, self._refused, self._jobs):
                gauge.clear()
            try:
                async with sessions() as session:
                    await self._fill(session)
            except (SQLAlchemyError, OSError, TimeoutError):
                self._read.set(0)
                return
            self._read.set(1)
            self._due = time.monotonic() + _KEPT_SECONDS

    async def _fill(self, session: AsyncSession) -> None:
        now = utc_now()
        for feed in await feeds(session):
            if feed.data_until is not None:
                self._age.labels(feed.provider, feed.series).set((now - feed.data_until).total_seconds())
            self._failing.labels(feed.provider, feed.series).set(feed.failures)
        found = await blemishes(session)
        self._gaps.set(found.open_gaps)
        self._flags.set(found.open_flags)
        for reason, rows in found.quarantined.items():
            self._refused.labels(reason).set(rows)
        lately = JobRun.queued_at > func.now() - func.make_interval(0, 0, 0, 1)
        counted = await session.execute(
            select(JobRun.name, JobRun.status, func.count()).where(lately).group_by(JobRun.name, JobRun.status)
        )
        for name, status, count in counted:
            self._jobs.labels(name, status).set(count)
