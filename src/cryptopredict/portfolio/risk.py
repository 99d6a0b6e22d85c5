"""The rules that a trade must keep, each with its value and its bound. Pure: frozen facts in, verdicts out.

Sizes are decimals, and so are the bounds on them. Statistics of returns are floats; they never become money.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, Literal

import numpy as np

from cryptopredict.base import Costs, Floats
from cryptopredict.portfolio.limits import Limits
from cryptopredict.portfolio.money import CENT, ZERO, down, exact, of

__all__ = [
    "Holding",
    "Proposal",
    "Rule",
    "Standing",
    "Tails",
    "best_size",
    "check_size",
    "gain_at_target",
    "loss_at_stop",
    "tails",
]

Unit = Literal["money", "fraction", "count", "seconds", "price", "hours", "correlation"]
MIN_DAYS: Final = 60
"""Fewer common days than this say nothing about a joint loss."""
_MOST_OF_VOLUME: Final = Decimal("0.01")
_TAIL: Final = 0.05


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, what it found and what it allows; None: it could not be told, which is as good as broken. For people to read."""

    name: str
    value: float | None
    bound: float | None
    unit: Unit
    passed: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """Something held, or ordered and not filled yet: `value` at the present price, `risk` what it loses from there at its stop."""

    crypto_id: int
    sector_id: int | None
    side: int
    value: Decimal
    risk: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Where an account stands. `free_cash` is what no order waits for; `returns` (T,) daily, by asset, on the same days, NaN unknown.

    `day_start_value` is the value at the beginning of the day (UTC), `losses_in_row` the newest closed trades that lost, one after
    another, the last of them at `last_loss_at`; `recommended_exposure` is what layer 1 says, None before it spoke.
    """

    now: datetime
    total_value: Decimal
    free_cash: Decimal
    day_start_value: Decimal
    losses_in_row: int
    last_loss_at: datetime | None
    recommended_exposure: float | None
    holdings: tuple[Holding, ...]
    returns: Mapping[int, Floats]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trade: `amount` at `price`, out at `stop` or `target`; `dollar_volume` of a day and daily volatility, None unknown."""

    crypto_id: int
    sector_id: int | None
    side: int
    amount: Decimal
    price: Decimal
    target: Decimal
    stop: Decimal
    dollar_volume: float | None
    daily_volatility: float | None


@dataclass(frozen=True, slots=True)
class Tails:
    """The loss of one day in twenty (`var`) and the mean of those at least as bad (`cvar`), as shares of the account; `n` days."""

    var: float
    cvar: float
    n: int


def slippage_rate(costs: Costs, amount: Decimal, dollar_volume: float | None, daily_volatility: float | None) -> Decimal:
    """Half the spread and the impact of an amount, as a share of it; an unknown volume moves no price further than the spread."""
    if not dollar_volume or dollar_volume <= 0.0:
        return of(costs.spread)
    return of(costs.slippage(float(amount), dollar_volume, daily_volatility or 0.0))


@exact
def loss_at_stop(proposal: Proposal, costs: Costs) -> Decimal:
    """What the trade loses if it is stopped at its level: the way there, and fees and slippage on both sides."""
    rate = slippage_rate(costs, proposal.amount, proposal.dollar_volume, proposal.daily_volatility) + of(costs.fee)
    way = abs(proposal.price - proposal.stop) / proposal.price
    return proposal.amount * (way + rate * (1 + proposal.stop / proposal.price))


@exact
def gain_at_target(proposal: Proposal, costs: Costs) -> Decimal:
    """What the trade brings at its target: the way there, less fees and slippage on both sides."""
    rate = slippage_rate(costs, proposal.amount, proposal.dollar_volume, proposal.daily_volatility) + of(costs.fee)
    way = proposal.side * (proposal.target - proposal.price) / proposal.price
    return proposal.amount * (way - rate * (1 + proposal.target / proposal.price))


@exact
def check_size(limits: Limits, standing: Standing, proposal: Proposal, costs: Costs) -> tuple[Rule, ...]:
    """Every rule that depends on what is held and on the size."""
    total, amount = standing.total_value, proposal.amount
    loss = loss_at_stop(proposal, costs)
    rate = slippage_rate(costs, amount, proposal.dollar_volume, proposal.daily_volatility) + of(costs.fee)
    held = standing.holdings
    asset = sum((one.value for one in held if one.crypto_id == proposal.crypto_id), amount)
    sector = sum((one.value for one in held if one.sector_id == proposal.sector_id), amount)
    gross = sum((one.value for one in held), amount)
    long = sum((one.value for one in held if one.side > 0), amount)
    risk = sum((one.risk for one in held), loss)
    volume = proposal.dollar_volume
    rules = [
        _money("position_size", amount, limits.max_position_size),
        _money("cash", amount * (1 + rate), standing.free_cash),
        _share("trade_risk", loss, limits.max_portfolio_risk, total),
        _share("open_risk", risk, limits.max_open_risk, total),
        _share("asset_exposure", asset, limits.max_asset_exposure, total),
        _share("total_exposure", gross, limits.max_total_exposure, total),
        _liquidity(amount, volume),
        _worth(proposal, costs),
    ]
    if proposal.sector_id is not None:
        rules.append(_share("sector_exposure", sector, limits.max_sector_exposure, total))
    if proposal.side > 0:
        exposure = standing.recommended_exposure
        rules.append(_share("regime_exposure", long, 0.0 if exposure is None else exposure, total))
    return (
        *rules,
        _joint_loss(limits, standing, proposal),
        _correlation(limits, standing, proposal),
        *_pauses(limits, standing),
    )


@exact
def best_size(limits: Limits, standing: Standing, proposal: Proposal, costs: Costs) -> tuple[Decimal, str | None]:
    """The largest size, to the cent, that breaks no rule, and the rule that holds it there; nothing where no size will do.

    Every rule that a size can break is kept by all smaller ones, so it is found by halving.
    """

    def broken(cents: int) -> str | None:
        tried = replace(proposal, amount=CENT * cents)
        return next((rule.name for rule in check_size(limits, standing, tried, costs) if not rule.passed), None)

    most = int(down(min(limits.max_position_size, max(standing.free_cash, ZERO)), CENT) / CENT)
    held_by = "position_size" if limits.max_position_size <= standing.free_cash else "cash"
    if most < 1:
        return ZERO, held_by
    first = broken(1)
    if first is not None:
        return ZERO, first
    low, high = 1, most + 1
    while high - low > 1:
        middle = (low + high) // 2
        found = broken(middle)
        if found is None:
            low = middle
        else:
            high, held_by = middle, found
    return CENT * low, held_by


def tails(standing: Standing, extra: Iterable[Holding] = ()) -> Tails | None:
    """What the account, as it is held, would have lost on the days that are known for all of it; None with too few of them."""
    daily = _daily(standing, (*standing.holdings, *extra))
    if daily is None or len(daily) < MIN_DAYS:
        return None
    bound = float(np.quantile(daily, _TAIL))
    return Tails(max(0.0, -bound), max(0.0, -float(daily[daily <= bound].mean())), len(daily))


def _daily(standing: Standing, held: tuple[Holding, ...]) -> Floats | None:
    """Result of each known day as a share of the account; None where nothing is held, or an asset has no history at all."""
    if not held or standing.total_value <= 0 or any(one.crypto_id not in standing.returns for one in held):
        return None
    shares = np.array([float(one.side * one.value / standing.total_value) for one in held])
    daily = np.stack([standing.returns[one.crypto_id] for one in held]).T @ shares
    known: Floats = daily[np.isfinite(daily)]
    return known


def _joint_loss(limits: Limits, standing: Standing, proposal: Proposal) -> Rule:
    extra = Holding(proposal.crypto_id, proposal.sector_id, proposal.side, proposal.amount, ZERO)
    found = tails(standing, (extra,))
    value = None if found is None else found.var
    return Rule("value_at_risk", value, limits.max_var, "fraction", value is not None and value <= limits.max_var)


def _correlation(limits: Limits, standing: Standing, proposal: Proposal) -> Rule:
    """Between the trade and all that is held; with nothing held there is none. More of the same asset is left to the other rules."""
    others = tuple(one for one in standing.holdings if one.crypto_id != proposal.crypto_id)
    mine = standing.returns.get(proposal.crypto_id)
    bound = limits.max_correlation
    if not others:
        return Rule("correlation", 0.0, bound, "correlation", passed=True)
    if mine is None or standing.total_value <= 0 or any(one.crypto_id not in standing.returns for one in others):
        return Rule("correlation", None, bound, "correlation", passed=False)
    shares = np.array([float(one.side * one.value / standing.total_value) for one in others])
    theirs = np.stack([standing.returns[one.crypto_id] for one in others]).T @ shares
    known = np.isfinite(mine) & np.isfinite(theirs)
    if known.sum() < MIN_DAYS or not theirs[known].std() or not mine[known].std():
        return Rule("correlation", None, bound, "correlation", passed=False)
    value = proposal.side * float(np.corrcoef(mine[known], theirs[known])[0, 1])
    return Rule("correlation", value, bound, "correlation", value <= bound)


def _pauses(limits: Limits, standing: Standing) -> tuple[Rule, Rule]:
    lost = max(ZERO, standing.day_start_value - standing.total_value)
    daily = _share("daily_loss", lost, limits.daily_loss_limit, standing.day_start_value)
    left = 0.0
    if standing.losses_in_row >= limits.cooldown_losses and standing.last_loss_at is not None:
        over = standing.last_loss_at + timedelta(hours=limits.cooldown_hours)
        left = max(0.0, (over - standing.now).total_seconds() / 3_600.0)
    return daily, Rule("cooldown", left, 0.0, "hours", left <= 0.0)


def _money(name: str, value: Decimal, bound: Decimal) -> Rule:
    return Rule(name, float(value), float(bound), "money", value <= bound)


def _share(name: str, value: Decimal, bound: float, total: Decimal) -> Rule:
    """`value` as a share of the account; an account without worth may hold nothing."""
    if total <= 0:
        return Rule(name, None, bound, "fraction", passed=False)
    return Rule(name, float(value / total), bound, "fraction", value <= of(bound) * total)


def _worth(proposal: Proposal, costs: Costs) -> Rule:
    """A target that does not pay the way in and out is none, whatever the chance of it."""
    gain = gain_at_target(replace(proposal, amount=max(proposal.amount, CENT)), costs) / max(proposal.amount, CENT)
    return Rule("gain_at_target", float(gain), 0.0, "fraction", gain > 0)


def _liquidity(amount: Decimal, volume: float | None) -> Rule:
    """A hundredth of what trades in a day is as much as the law of impact was measured for."""
    if not volume or volume <= 0.0:
        return Rule("liquidity", None, float(_MOST_OF_VOLUME), "fraction", passed=False)
    share = amount / of(volume)
    return Rule("liquidity", float(share), float(_MOST_OF_VOLUME), "fraction", share <= _MOST_OF_VOLUME)
