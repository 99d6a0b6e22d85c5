"""How the market went."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import cast, func, select
from sqlalchemy.dialects.postgresql import INTERVAL, distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.core.schema import CascadeRun, MarketRegimeAnalysis

__all__ = ["regime_points"]

_BUCKETS = {"1h": "1 hour", "4h": "4 hours", "1d": "1 day", "1w": "7 days"}
_MONDAY = datetime(2001, 1, 1, tzinfo=UTC)


async def regime_points(session: AsyncSession, *, since: datetime, interval: str) -> Sequence[MarketRegimeAnalysis]:
    """The last analysis of a live run in each bucket since then, oldest first."""
    analysis = MarketRegimeAnalysis
    bucket = func.date_bin(cast(_BUCKETS[interval], INTERVAL), analysis.analysis_time, _MONDAY)
    rows = await session.scalars(
        select(analysis)
        .join(CascadeRun, CascadeRun.id == analysis.cascade_run_id)
        .ext(distinct_on(bucket))
        .where(CascadeRun.kind == "live", CascadeRun.status == "succeeded", analysis.analysis_time >= since)
        .order_by(bucket, analysis.analysis_time.desc(), analysis.id.desc())
    )
    return rows.all()
