"""How the market went."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import cast, func, select
from sqlalchemy.dialects.postgresql import INTERVAL, distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.core.schema import CascadeRun, MacroDay, MarketRegimeAnalysis

__all__ = ["closed_days", "regime_points", "said_after"]

_BUCKETS = {"1h": "1 hour", "4h": "4 hours"}
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


async def closed_days(session: AsyncSession, days: int) -> Sequence[MacroDay]:
    """The last `days` closed days of the market index with the regime of each as it would have been judged then, oldest first."""
    newest = select(func.max(MacroDay.closed_at)).scalar_subquery()
    rows = await session.scalars(
        select(MacroDay).where(MacroDay.closed_at > newest - timedelta(days=days)).order_by(MacroDay.closed_at)
    )
    return rows.all()


async def said_after(session: AsyncSession, closes: Sequence[datetime]) -> dict[datetime, Mapping[str, float]]:
    """The chance of each regime by the first live decision within a day of each close; a close without one is absent."""
    if not closes:
        return {}
    analysis = MarketRegimeAnalysis
    bucket = func.date_bin(cast("1 day", INTERVAL), analysis.analysis_time, _MONDAY)
    rows = await session.execute(
        select(bucket, analysis.macro_indicators["probabilities"])
        .join(CascadeRun, CascadeRun.id == analysis.cascade_run_id)
        .ext(distinct_on(bucket))
        .where(CascadeRun.kind == "live", CascadeRun.status == "succeeded", analysis.analysis_time >= min(closes))
        .order_by(bucket, analysis.analysis_time, analysis.id)
    )
    wanted = set(closes)
    return {row[0]: row[1] for row in rows if row[0] in wanted and row[1]}
