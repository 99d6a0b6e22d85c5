"""What a decision kept of the market's mood and of its shares."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.core.schema import DominanceData, MarketSentimentData

__all__ = ["dominance_of", "sentiment_of"]


async def sentiment_of(session: AsyncSession, run_id: int) -> MarketSentimentData:
    """The mood of a run; every run keeps one."""
    return (await session.scalars(select(MarketSentimentData).where(MarketSentimentData.cascade_run_id == run_id))).one()


async def dominance_of(session: AsyncSession, run_id: int) -> DominanceData | None:
    """The shares of a run, None where it did not know them all."""
    return await session.scalar(select(DominanceData).where(DominanceData.cascade_run_id == run_id))
