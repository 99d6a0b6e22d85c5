"""What the ledger holds, for those who show it: async, read only. Nothing there gives None or an empty page; a wrong id `NotFound`.

Only runs of kind `live` count as the present, and only their signals are listed: what somebody asked about the past stays apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from cryptopredict.base import NotFound
from cryptopredict.core.schema import (
    CascadeRun,
    Cryptocurrency,
    CryptoSector,
    MarketRegimeAnalysis,
    SectorPerformance,
    SectorRotationAnalysis,
    TradingSignal,
)
from cryptopredict.ledger.clock import market_now

__all__ = [
    "ListedSignal",
    "Page",
    "latest_regime",
    "latest_rotation",
    "latest_run",
    "latest_sectors",
    "regimes_between",
    "run_by_id",
    "runs_page",
    "signal_by_id",
    "signals_page",
]

Item = TypeVar("Item")

_LIVE = (CascadeRun.kind == "live", CascadeRun.status == "succeeded")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of the items, and how many there are in all."""

    items: tuple[Item, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ListedSignal:
    """A signal with its asset and the asset's sector, if it has one."""

    signal: TradingSignal
    asset: Cryptocurrency
    sector: CryptoSector | None


async def latest_run(session: AsyncSession) -> CascadeRun | None:
    """The newest live run that came to a decision, the decision included."""
    return await session.scalar(
        select(CascadeRun).where(*_LIVE).order_by(CascadeRun.as_of.desc(), CascadeRun.id.desc()).limit(1)
    )


async def run_by_id(session: AsyncSession, run_id: int) -> CascadeRun:
    """One run of any kind, the decision included. Raises `NotFound`."""
    run = await session.get(CascadeRun, run_id)
    if run is None:
        raise NotFound(f"There is no run {run_id}")
    return run


async def runs_page(session: AsyncSession, *, kind: str | None = None, limit: int = 50, offset: int = 0) -> Page[CascadeRun]:
    """Runs from the newest backwards, of one kind or of both, without the decisions: reading `decision` of these raises."""
    where = [] if kind is None else [CascadeRun.kind == kind]
    query = (
        select(CascadeRun)
        .where(*where)
        .options(defer(CascadeRun.decision, raiseload=True))
        .order_by(CascadeRun.started_at.desc(), CascadeRun.id.desc())
    )
    rows = (await session.scalars(query.limit(limit).offset(offset))).all()
    total = await session.scalar(select(func.count()).select_from(CascadeRun).where(*where))
    return Page(tuple(rows), total or 0)


async def latest_regime(session: AsyncSession) -> MarketRegimeAnalysis | None:
    """The regime of the newest live run."""
    return await session.scalar(select(MarketRegimeAnalysis).where(MarketRegimeAnalysis.cascade_run_id == _latest_id()))


async def regimes_between(
    session: AsyncSession, start: datetime, end: datetime, *, limit: int = 10_000
) -> Sequence[MarketRegimeAnalysis]:
    """The regimes of live runs with start ≤ analysis time < end, oldest first; the newest `limit` of them."""
    query = (
        select(MarketRegimeAnalysis)
        .join(CascadeRun, CascadeRun.id == MarketRegimeAnalysis.cascade_run_id)
        .where(*_LIVE, MarketRegimeAnalysis.analysis_time >= start, MarketRegimeAnalysis.analysis_time < end)
        .order_by(MarketRegimeAnalysis.analysis_time.desc(), MarketRegimeAnalysis.id.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()[::-1]


async def latest_sectors(session: AsyncSession) -> tuple[tuple[CryptoSector, SectorPerformance], ...]:
    """Each sector with its standing in the newest live run, the largest first."""
    query = (
        select(CryptoSector, SectorPerformance)
        .join(SectorPerformance, SectorPerformance.sector_id == CryptoSector.id)
        .where(SectorPerformance.cascade_run_id == _latest_id())
        .order_by(SectorPerformance.total_market_cap.desc().nulls_last(), CryptoSector.id)
    )
    return tuple((sector, standing) for sector, standing in await session.execute(query))


async def latest_rotation(session: AsyncSession) -> SectorRotationAnalysis | None:
    """Where money moves, by the newest live run."""
    return await session.scalar(select(SectorRotationAnalysis).where(SectorRotationAnalysis.cascade_run_id == _latest_id()))


async def signals_page(
    session: AsyncSession,
    *,
    status: str | None = None,
    crypto_id: int | None = None,
    confidence_min: float = 0.0,
    limit: int = 50,
    offset: int = 0,
) -> Page[ListedSignal]:
    """Signals from the newest backwards. An active one whose time is over counts as expired before anybody wrote that down."""
    where: list[ColumnElement[bool]] = [
        or_(TradingSignal.cascade_run_id.is_(None), CascadeRun.kind == "live"),
        TradingSignal.confidence_score >= confidence_min,
    ]
    over = TradingSignal.status == "active", TradingSignal.expires_at <= market_now()
    if status == "active":
        where += [TradingSignal.status == "active", TradingSignal.expires_at > market_now()]
    elif status == "expired":
        where.append(or_(TradingSignal.status == "expired", over[0] & over[1]))
    elif status is not None:
        where.append(TradingSignal.status == status)
    if crypto_id is not None:
        where.append(TradingSignal.crypto_id == crypto_id)
    query = _listed().where(*where).order_by(TradingSignal.generated_at.desc(), TradingSignal.id.desc())
    rows = await session.execute(query.limit(limit).offset(offset))
    counted = (
        select(func.count()).select_from(TradingSignal).outerjoin(CascadeRun, CascadeRun.id == TradingSignal.cascade_run_id)
    )
    total = await session.scalar(counted.where(*where))
    return Page(tuple(ListedSignal(*row) for row in rows), total or 0)


async def signal_by_id(session: AsyncSession, signal_id: int) -> ListedSignal:
    """One signal. Raises `NotFound`."""
    row = (await session.execute(_listed().where(TradingSignal.id == signal_id))).one_or_none()
    if row is None:
        raise NotFound(f"There is no signal {signal_id}")
    return ListedSignal(*row)


def _latest_id() -> ColumnElement[int]:
    newest = select(CascadeRun.id).where(*_LIVE).order_by(CascadeRun.as_of.desc(), CascadeRun.id.desc()).limit(1)
    return newest.scalar_subquery()


def _listed() -> Select[TradingSignal, Cryptocurrency, CryptoSector]:
    return (
        select(TradingSignal, Cryptocurrency, CryptoSector)
        .join(Cryptocurrency, Cryptocurrency.id == TradingSignal.crypto_id)
        .outerjoin(CryptoSector, CryptoSector.id == Cryptocurrency.sector_id)
        .outerjoin(CascadeRun, CascadeRun.id == TradingSignal.cascade_run_id)
    )
