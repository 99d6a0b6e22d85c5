"""Accounts as their owners look at them: positions, history, movements, executions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.core.schema import (
    Cryptocurrency,
    CryptoSector,
    Portfolio,
    PortfolioTransaction,
    PortfolioValuation,
    Position,
    SignalExecution,
    TradingSignal,
)
from cryptopredict.ledger.clock import market_now
from cryptopredict.portfolio.prices import Price, newest_prices

__all__ = [
    "NamedExecution",
    "NamedPosition",
    "execution_by_id",
    "executions_page",
    "position_by_id",
    "positions_page",
    "sector_names",
    "transactions_page",
    "valuations",
]


@dataclass(frozen=True, slots=True)
class NamedPosition:
    """A position with its asset, its signal and the newest price."""

    row: Position
    asset: Cryptocurrency
    color: str | None
    signal_id: int | None
    price: Price | None


@dataclass(frozen=True, slots=True)
class NamedExecution:
    """An execution with its signal and the asset."""

    row: SignalExecution
    signal: TradingSignal
    asset: Cryptocurrency


def _positions() -> Select[Position, Cryptocurrency, str, int]:
    return (
        select(Position, Cryptocurrency, CryptoSector.color_code, SignalExecution.signal_id)
        .join(Cryptocurrency, Cryptocurrency.id == Position.crypto_id)
        .outerjoin(CryptoSector, CryptoSector.id == Cryptocurrency.sector_id)
        .outerjoin(SignalExecution, SignalExecution.id == Position.signal_execution_id)
    )


async def _priced(session: AsyncSession, rows: Sequence[Any]) -> list[NamedPosition]:
    ids = [row[0].crypto_id for row in rows if row[0].closed_at is None]
    prices = await session.run_sync(lambda sync: newest_prices(sync, ids)) if ids else {}
    return [
        NamedPosition(row[0], row[1], row[2], row[3], prices.get(row[0].crypto_id) if row[0].closed_at is None else None)
        for row in rows
    ]


async def positions_page(
    session: AsyncSession, portfolio_id: int, *, closed: bool, limit: int, offset: int
) -> tuple[list[NamedPosition], int]:
    """Positions of an account, the newest first, and how many there are."""
    where = (Position.portfolio_id == portfolio_id, Position.closed_at.is_not(None) if closed else Position.closed_at.is_(None))
    order = Position.closed_at.desc() if closed else Position.opened_at.desc()
    rows = (
        await session.execute(_positions().where(*where).order_by(order, Position.id.desc()).limit(limit).offset(offset))
    ).all()
    total = await session.scalar(select(func.count()).select_from(Position).where(*where))
    return await _priced(session, rows), total or 0


async def position_by_id(session: AsyncSession, position_id: int) -> NamedPosition:
    """One position that is known to exist."""
    rows = (await session.execute(_positions().where(Position.id == position_id))).all()
    return (await _priced(session, rows))[0]


async def valuations(session: AsyncSession, portfolio_id: int, days: int, *, most: int) -> list[PortfolioValuation]:
    """Values from old to new; where there are more than `most`, the last of each of so many parts."""
    since = select(market_now() - timedelta(days=days)).scalar_subquery()
    where = (PortfolioValuation.portfolio_id == portfolio_id, PortfolioValuation.moment >= since)
    place = func.ntile(most).over(order_by=(PortfolioValuation.moment, PortfolioValuation.id))
    parts = select(PortfolioValuation.id, place.label("part")).where(*where).subquery()
    last = select(func.max(parts.c.id)).group_by(parts.c.part)
    rows = await session.scalars(
        select(PortfolioValuation)
        .where(PortfolioValuation.id.in_(last))
        .order_by(PortfolioValuation.moment, PortfolioValuation.id)
    )
    return list(rows)


async def transactions_page(
    session: AsyncSession, portfolio_id: int, *, kind: str | None, limit: int, offset: int
) -> tuple[list[tuple[PortfolioTransaction, str | None]], int]:
    """Movements of cash, the newest first, each with its asset's symbol, and how many there are."""
    where: list[ColumnElement[bool]] = [PortfolioTransaction.portfolio_id == portfolio_id]
    if kind is not None:
        where.append(PortfolioTransaction.kind == kind)
    rows = await session.execute(
        select(PortfolioTransaction, Cryptocurrency.symbol)
        .outerjoin(Cryptocurrency, Cryptocurrency.id == PortfolioTransaction.crypto_id)
        .where(*where)
        .order_by(PortfolioTransaction.id.desc())
        .limit(limit)
        .offset(offset)
    )
    total = await session.scalar(select(func.count()).select_from(PortfolioTransaction).where(*where))
    return [(row[0], row[1]) for row in rows], total or 0


def _executions() -> Select[SignalExecution, TradingSignal, Cryptocurrency]:
    return (
        select(SignalExecution, TradingSignal, Cryptocurrency)
        .join(TradingSignal, TradingSignal.id == SignalExecution.signal_id)
        .join(Cryptocurrency, Cryptocurrency.id == TradingSignal.crypto_id)
    )


async def executions_page(
    session: AsyncSession, user_id: int, *, signal_id: int | None, status: str | None, limit: int, offset: int
) -> tuple[list[NamedExecution], int]:
    """Executions of a user, the newest first, and how many there are."""
    where: list[ColumnElement[bool]] = [SignalExecution.user_id == user_id]
    if signal_id is not None:
        where.append(SignalExecution.signal_id == signal_id)
    if status is not None:
        where.append(SignalExecution.status == status)
    order = (SignalExecution.executed_at.desc(), SignalExecution.id.desc())
    rows = await session.execute(_executions().where(*where).order_by(*order).limit(limit).offset(offset))
    total = await session.scalar(select(func.count()).select_from(SignalExecution).where(*where))
    return [NamedExecution(*row) for row in rows], total or 0


async def execution_by_id(session: AsyncSession, execution_id: int) -> NamedExecution:
    """One execution that is known to exist."""
    return NamedExecution(*(await session.execute(_executions().where(SignalExecution.id == execution_id))).one())


async def sector_names(session: AsyncSession) -> dict[int, str]:
    """What each sector is called."""
    return {row[0]: row[1] for row in await session.execute(select(CryptoSector.id, CryptoSector.name))}


async def asset_names(session: AsyncSession, ids: Sequence[int]) -> dict[int, str]:
    """The symbol of each asset."""
    rows = await session.execute(select(Cryptocurrency.id, Cryptocurrency.symbol).where(Cryptocurrency.id.in_(ids)))
    return {row[0]: row[1] for row in rows}


async def realized_of(session: AsyncSession, account: Portfolio) -> Any:
    """What all positions of an account brought so far."""
    total = select(func.coalesce(func.sum(Position.realized_pnl), 0)).where(Position.portfolio_id == account.id)
    return await session.scalar(total)
