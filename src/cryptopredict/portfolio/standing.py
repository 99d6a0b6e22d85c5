"""Where an account stands, read in one go: what is held and owed, what it is worth, how it went. In: a session. Out: frozen facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryptopredict.base import Costs
from cryptopredict.core.schema import (
    CascadeRun,
    Cryptocurrency,
    MarketRegimeAnalysis,
    Portfolio,
    Position,
    SignalExecution,
    TradingSignal,
)
from cryptopredict.portfolio.accounts import now_in_market
from cryptopredict.portfolio.money import ZERO, down, exact, of
from cryptopredict.portfolio.prices import Liquidity, Price, daily_history, newest_prices
from cryptopredict.portfolio.risk import Holding, Standing
from cryptopredict.portfolio.worth import day_starts, value_of

__all__ = ["Facts", "Held", "OpenOrder", "exposure_of", "facts_of"]


@dataclass(frozen=True, slots=True)
class Held:
    """An open position with its asset; `value` is what closing it at `price` would bring before fees, None where no price is known."""

    position: Position
    asset: Cryptocurrency
    price: Price | None
    value: Decimal
    unrealized: Decimal


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """An order that waits for its fill, with its signal and asset."""

    order: SignalExecution
    signal: TradingSignal
    asset: Cryptocurrency

    @property
    def rest(self) -> Decimal:
        """What is still wanted of it."""
        return max(ZERO, self.order.position_size - self.order.filled_amount)


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Everything about one account at one moment."""

    now: datetime
    standing: Standing
    held: tuple[Held, ...]
    orders: tuple[OpenOrder, ...]
    liquidity: dict[int, Liquidity]


def exposure_of(position: Position, price: Decimal) -> Decimal:
    """What is held long, or owed short, at a price."""
    return down(abs(position.quantity) * price)


@exact
def facts_of(session: Session, account: Portfolio, *, also: Iterable[int] = (), costs: Costs | None = None) -> Facts:
    """Where an account stands now; `also` are assets whose history is wanted too."""
    costs = costs or Costs()
    now = now_in_market(session)
    rows = session.execute(
        select(Position, Cryptocurrency)
        .join(Cryptocurrency, Cryptocurrency.id == Position.crypto_id)
        .where(Position.portfolio_id == account.id, Position.closed_at.is_(None))
        .order_by(Position.id)
    ).all()
    orders = tuple(
        OpenOrder(*row)
        for row in session.execute(
            select(SignalExecution, TradingSignal, Cryptocurrency)
            .join(TradingSignal, TradingSignal.id == SignalExecution.signal_id)
            .join(Cryptocurrency, Cryptocurrency.id == TradingSignal.crypto_id)
            .where(SignalExecution.portfolio_id == account.id, SignalExecution.fills_from.is_not(None))
            .order_by(SignalExecution.id)
        )
    )
    assets = {position.crypto_id for position, _ in rows} | {one.signal.crypto_id for one in orders} | set(also)
    prices = newest_prices(session, assets)
    held = tuple(_held(position, asset, prices.get(position.crypto_id)) for position, asset in rows)
    returns, liquidity = daily_history(session, assets, now)
    total = account.cash + sum((one.value for one in held), ZERO)
    losses, last = _losses(session, account)
    rate = 1 + of(costs.fee) + of(costs.spread)
    reserved = sum((one.rest * rate for one in orders), ZERO)
    standing = Standing(
        now=now,
        total_value=total,
        free_cash=max(ZERO, account.cash - reserved),
        day_start_value=day_starts(session, [account], now)[account.id],
        losses_in_row=losses,
        last_loss_at=last,
        recommended_exposure=_recommended(session),
        holdings=(*(_holding(one) for one in held), *(_ordered(one) for one in orders)),
        returns=returns,
    )
    return Facts(now, standing, held, orders, dict(liquidity))


def _held(position: Position, asset: Cryptocurrency, price: Price | None) -> Held:
    value = position.cost_basis if price is None else value_of(position, price.value)
    return Held(position, asset, price, value, value - position.cost_basis)


def _holding(one: Held) -> Holding:
    """At the present price; from there to the stop, or all of it where there is none."""
    position = one.position
    price = position.average_price if one.price is None else one.price.value
    side, exposure = (1 if position.quantity > 0 else -1), exposure_of(position, price)
    if position.stop_loss is None:
        risk = one.value
    else:
        risk = min(one.value, max(ZERO, side * (price - of(position.stop_loss)) * abs(position.quantity)))
    return Holding(position.crypto_id, one.asset.sector_id, side, exposure, risk)


def _ordered(one: OpenOrder) -> Holding:
    signal = one.signal
    side = 1 if signal.signal_type == "long" else -1
    entry, stop = of(signal.entry_price), of(signal.stop_loss)
    return Holding(signal.crypto_id, one.asset.sector_id, side, one.rest, one.rest * abs(entry - stop) / entry)


def _losses(session: Session, account: Portfolio) -> tuple[int, datetime | None]:
    """How many of the newest closed trades lost, one after another, and when the newest of them ended."""
    rows: Sequence[tuple[Decimal, datetime | None]] = [
        (row[0], row[1])
        for row in session.execute(
            select(Position.realized_pnl, Position.closed_at)
            .where(Position.portfolio_id == account.id, Position.closed_at.is_not(None))
            .order_by(Position.closed_at.desc(), Position.id.desc())
            .limit(100)
        )
    ]
    count = next((place for place, (result, _) in enumerate(rows) if result >= 0), len(rows))
    return count, rows[0][1] if count else None


def _recommended(session: Session) -> float | None:
    newest = (
        select(MarketRegimeAnalysis.recommended_exposure)
        .join(CascadeRun, CascadeRun.id == MarketRegimeAnalysis.cascade_run_id)
        .where(CascadeRun.kind == "live", CascadeRun.status == "succeeded")
        .order_by(MarketRegimeAnalysis.analysis_time.desc(), MarketRegimeAnalysis.id.desc())
        .limit(1)
    )
    return session.scalar(newest)
