"""Where a signal comes from."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.core.schema import (
    CascadeRun,
    LedgerEntry,
    MarketRegimeAnalysis,
    SectorPerformance,
    SectorRotationAnalysis,
)
from cryptopredict.ledger import ListedSignal

__all__ = ["Origin", "origin_of"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The rows that a signal rests on and its entry in the chain; None where there is none."""

    run: CascadeRun | None
    macro_id: int | None
    rotation_id: int | None
    sector_performance_id: int | None
    entry: int | None
    entry_sha256: str | None


async def origin_of(session: AsyncSession, listed: ListedSignal) -> Origin:
    """The run of a signal, its rows of the layers above, and where the chain says it."""
    run_id = listed.signal.cascade_run_id
    chained = select(LedgerEntry.seq, LedgerEntry.entry_sha256).where(
        LedgerEntry.kind == "signal", LedgerEntry.subject_id == listed.signal.id
    )
    entry, digest = (await session.execute(chained.order_by(LedgerEntry.seq).limit(1))).one_or_none() or (None, None)
    if run_id is None:
        return Origin(None, None, None, None, entry, digest)
    performance = select(SectorPerformance.id).where(
        SectorPerformance.cascade_run_id == run_id, SectorPerformance.sector_id == listed.asset.sector_id
    )
    return Origin(
        await session.get(CascadeRun, run_id),
        await session.scalar(select(MarketRegimeAnalysis.id).where(MarketRegimeAnalysis.cascade_run_id == run_id)),
        await session.scalar(select(SectorRotationAnalysis.id).where(SectorRotationAnalysis.cascade_run_id == run_id)),
        await session.scalar(performance),
        entry,
        digest,
    )
