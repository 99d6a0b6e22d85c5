"""A signal as a trade that somebody may make now: its price, its size, and every rule with value and bound. Nothing is written."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryptopredict.base import Costs, NoData, NotFound, Source
from cryptopredict.core.schema import CandleFlag, Cryptocurrency, Portfolio, RiskManagement, SignalExecution, TradingSignal
from cryptopredict.data.market import market_source
from cryptopredict.ledger.halts import open_halts
from cryptopredict.portfolio.limits import Limits, limits_of
from cryptopredict.portfolio.money import ZERO, down, exact, near, of, up
from cryptopredict.portfolio.prices import Liquidity, Price, newest_prices
from cryptopredict.portfolio.risk import Proposal, Rule, best_size, check_size, gain_at_target, loss_at_stop, slippage_rate
from cryptopredict.portfolio.standing import Facts, facts_of

__all__ = ["Check", "Trade", "check_of", "limits_row", "propose", "rules_now"]

_FRESH_SECONDS: Final = {True: 900.0, False: 2 * 86_400.0}
"""How old a price may be that is traded at, in a market that moves and in one of files."""


@dataclass(frozen=True, slots=True, eq=False)
class Trade:
    """A signal, the account and its limits, the price of now."""

    signal: TradingSignal
    asset: Cryptocurrency
    limits: Limits
    facts: Facts
    price: Price
    executed: int
    flags: int
    moving: bool
    costs: Costs

    @property
    def side(self) -> int:
        """1 long, −1 short."""
        return 1 if self.signal.signal_type == "long" else -1

    def sized(self, amount: Decimal) -> Proposal:
        """The trade with that amount."""
        liquid = self.facts.liquidity.get(self.signal.crypto_id, Liquidity(None, None))
        return Proposal(
            crypto_id=self.signal.crypto_id,
            sector_id=self.asset.sector_id,
            side=self.side,
            amount=amount,
            price=self.price.value,
            target=of(self.signal.target_price),
            stop=of(self.signal.stop_loss),
            dollar_volume=liquid.dollar_volume,
            daily_volatility=liquid.daily_volatility,
        )


@dataclass(frozen=True, slots=True)
class Check:
    """What a size would mean: `suggested_size` breaks no rule, and `sized_by` is the one that holds it there; costs of going in and out."""

    position_size: Decimal
    suggested_size: Decimal
    sized_by: str | None
    price: Decimal
    quantity: Decimal
    fee: Decimal
    slippage: Decimal
    loss_at_stop: Decimal
    gain_at_target: Decimal
    total_value: Decimal
    free_cash: Decimal
    rules: tuple[Rule, ...]


def limits_row(session: Session, user_id: int) -> RiskManagement | None:
    """What a user set, None where they set nothing."""
    return session.scalars(select(RiskManagement).where(RiskManagement.user_id == user_id)).one_or_none()


def propose(session: Session, account: Portfolio, signal_id: int, *, lock: bool = False) -> Trade:
    """The trade behind a signal; with `lock` nobody withdraws the signal meanwhile. Raises `NotFound`, `NoData` without a price."""
    query = select(TradingSignal).where(TradingSignal.id == signal_id)
    signal = session.scalars(query.with_for_update(read=True) if lock else query).one_or_none()
    if signal is None:
        raise NotFound(f"There is no signal {signal_id}")
    price = newest_prices(session, [signal.crypto_id]).get(signal.crypto_id)
    if price is None:
        raise NoData("No price of this asset is known")
    costs = Costs()
    executed = select(func.count()).where(
        SignalExecution.portfolio_id == account.id,
        SignalExecution.signal_id == signal.id,
        (SignalExecution.status != "cancelled") | (SignalExecution.filled_amount > 0),
    )
    flags = select(func.count()).where(CandleFlag.crypto_id == signal.crypto_id, CandleFlag.cleared_at.is_(None))
    source = market_source(session.connection())
    return Trade(
        signal=signal,
        asset=session.get_one(Cryptocurrency, signal.crypto_id),
        limits=limits_of(limits_row(session, account.user_id)),
        facts=facts_of(session, account, also=[signal.crypto_id], costs=costs),
        price=price,
        executed=session.scalar(executed) or 0,
        flags=session.scalar(flags) or 0,
        moving=source is None or source is not Source.FILES,
        costs=costs,
    )


def rules_now(trade: Trade) -> tuple[Rule, ...]:
    """What must be so of the signal and the market, whatever the size."""
    signal, now = trade.signal, trade.facts.now
    left = (signal.expires_at - now).total_seconds()
    active = 1.0 if signal.status == "active" else 0.0
    price = float(trade.price.value)
    age = max(0.0, (now - trade.price.moment).total_seconds())
    fresh = _FRESH_SECONDS[trade.moving]
    gone = (price - signal.entry_price) / (signal.target_price - signal.entry_price)
    return (
        Rule("signal_active", active, 1.0, "count", active == 1.0),
        Rule("signal_time_left", left, 0.0, "seconds", left > 0.0),
        Rule("price_age", age, fresh, "seconds", age <= fresh),
        Rule("doubtful_candles", float(trade.flags), 0.0, "count", trade.flags == 0),
        Rule("stop_passed", price, signal.stop_loss, "price", trade.side * (price - signal.stop_loss) > 0.0),
        Rule("chase", gone, trade.limits.max_chase, "fraction", gone <= trade.limits.max_chase),
        Rule("already_executed", float(trade.executed), 0.0, "count", trade.executed == 0),
    )


@exact
def check_of(session: Session, trade: Trade, amount: Decimal | None) -> Check:
    """Every rule for an amount, or for the suggested one."""
    halts = [halt for halt in open_halts(session) if halt.scope != "asset" or halt.crypto_id == trade.signal.crypto_id]
    suggested, held_by = best_size(trade.limits, trade.facts.standing, trade.sized(ZERO), trade.costs)
    size = suggested if amount is None else amount
    sized = trade.sized(size)
    rate = slippage_rate(trade.costs, size, sized.dollar_volume, sized.daily_volatility)
    legs = size * (1 + sized.target / sized.price)
    fee, slippage = up(legs * of(trade.costs.fee)), up(legs * rate)
    return Check(
        position_size=size,
        suggested_size=suggested,
        sized_by=held_by,
        price=sized.price,
        quantity=down(size / sized.price),
        fee=fee,
        slippage=slippage,
        loss_at_stop=near(loss_at_stop(sized, trade.costs)),
        gain_at_target=near(gain_at_target(sized, trade.costs)),
        total_value=trade.facts.standing.total_value,
        free_cash=trade.facts.standing.free_cash,
        rules=(
            Rule("halted", float(len(halts)), 0.0, "count", not halts),
            *rules_now(trade),
            *check_size(trade.limits, trade.facts.standing, replace(sized, amount=max(size, ZERO)), trade.costs),
        ),
    )
