"""The decision that counts now, read once and kept until there is a newer one."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from prometheus_client import Gauge
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from cryptopredict.base import Decision, NoData, Source, epoch
from cryptopredict.core.schema import CascadeRun, Cryptocurrency, CryptoSector

__all__ = ["Named", "Present", "Snapshot", "read_decision"]

_LOOK_SECONDS = 1.0
_STALE_AFTER = timedelta(minutes=15)
_DECISION = TypeAdapter(Decision)


@dataclass(frozen=True, slots=True)
class Named:
    """What an asset is called and belongs to."""

    name: str
    sector: str | None
    color: str | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One decision with the names of what it speaks of. `colors` by sector id, `assets` by asset id."""

    run_id: int
    as_of: datetime
    decided_at: datetime
    source: Source
    decision: Decision
    colors: Mapping[int, str]
    assets: Mapping[int, Named]

    def is_stale(self, now: datetime) -> bool:
        """Whether three decisions are missing since. A market of files stands still, and so does its decision."""
        return self.source is not Source.FILES and now - self.decided_at > _STALE_AFTER


def read_decision(stored: Mapping[str, Any], as_of: datetime) -> Decision:
    """The decision of a run as it was made. Raises `NoData` when it was written by a version that said other things."""
    seconds = epoch(as_of)
    try:
        whole = {**stored, "as_of": seconds, "context": {**stored["context"], "as_of": seconds}}
        return _DECISION.validate_python(whole)
    except (ValidationError, KeyError, TypeError) as error:
        raise NoData(
            "The decision cannot be read", why="it was written by another version", to_do="Wait for the next one."
        ) from error


class Present:
    """Gives the latest decision. It looks for a newer one at most once a second, and at once when it is told to."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], decided_at: Gauge) -> None:
        self._sessions = sessions
        self._decided_at = decided_at
        self._held: Snapshot | None = None
        self._looked = 0.0
        self._lock = asyncio.Lock()

    def look_again(self) -> None:
        """Something was decided: do not rest on what is held."""
        self._looked = 0.0

    async def snapshot(self) -> Snapshot:
        """The latest decision. Raises `NoData` before the first one."""
        if self._held is not None and time.monotonic() - self._looked < _LOOK_SECONDS:
            return self._held
        async with self._lock:
            if self._held is None or time.monotonic() - self._looked >= _LOOK_SECONDS:
                looked = time.monotonic()
                async with self._sessions() as session:
                    self._held = await self._newest(session)
                self._looked = looked
        return self._held

    async def _newest(self, session: AsyncSession) -> Snapshot:
        newest = await session.scalar(
            select(CascadeRun.id)
            .where(CascadeRun.kind == "live", CascadeRun.status == "succeeded")
            .order_by(CascadeRun.as_of.desc(), CascadeRun.id.desc())
            .limit(1)
        )
        if newest is None:
            raise NoData("No decision has been made yet", to_do="The first one comes within five minutes of the start.")
        if self._held is not None and self._held.run_id == newest:
            return self._held
        snapshot = await load_snapshot(session, newest)
        self._decided_at.set(snapshot.decided_at.timestamp())
        return snapshot


async def load_snapshot(session: AsyncSession, run_id: int) -> Snapshot:
    """One run's decision. Raises `NoData` when the run is not there or did not succeed."""
    run = await session.get(CascadeRun, run_id)
    if run is None or run.decision is None or run.finished_at is None:
        raise NoData("The run has no decision")
    sectors = (await session.execute(select(CryptoSector.id, CryptoSector.name, CryptoSector.color_code))).all()
    by_id = {row.id: row for row in sectors}
    assets = await session.execute(select(Cryptocurrency.id, Cryptocurrency.name, Cryptocurrency.sector_id))
    return Snapshot(
        run.id,
        run.as_of,
        run.finished_at,
        Source(run.source),
        read_decision(run.decision, run.as_of),
        {row.id: row.color_code for row in sectors},
        {
            row.id: Named(row.name, by_id[row.sector_id].name, by_id[row.sector_id].color_code)
            if row.sector_id in by_id
            else Named(row.name, None, None)
            for row in assets
        },
    )
