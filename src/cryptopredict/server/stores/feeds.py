"""Sources of the market, and what is wrong with their data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import utc_now
from cryptopredict.core.schema import CandleFlag, DataGap, FeedStatus, QuarantinedRow, Revision

__all__ = ["Blemishes", "blemishes", "feeds"]

_LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Blemishes:
    """Open gaps, rows set aside by reason and revisions of the last 24 hours, and candles that are not trusted."""

    open_gaps: int
    quarantined: dict[str, int]
    revisions: int
    open_flags: int


async def feeds(session: AsyncSession) -> Sequence[FeedStatus]:
    """The last word of each provider on each series."""
    return (await session.scalars(select(FeedStatus).order_by(FeedStatus.provider, FeedStatus.series))).all()


async def blemishes(session: AsyncSession) -> Blemishes:
    """What is wrong with the data, counted."""
    since = utc_now() - _LATELY
    gaps = await session.scalar(select(func.count()).select_from(DataGap).where(DataGap.filled_at.is_(None)))
    revised = await session.scalar(select(func.count()).select_from(Revision).where(Revision.received_at > since))
    flags = await session.scalar(select(func.count()).select_from(CandleFlag).where(CandleFlag.cleared_at.is_(None)))
    refused = await session.execute(
        select(QuarantinedRow.reason, func.count())
        .where(QuarantinedRow.created_at > since)
        .group_by(QuarantinedRow.reason)
        .order_by(QuarantinedRow.reason)
    )
    return Blemishes(gaps or 0, dict(refused.all()), revised or 0, flags or 0)
