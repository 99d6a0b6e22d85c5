"""The kernels against plain loops over the one rule book, and what a fill may never do."""

import math
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptopredict.base import BadInput, Candle, Costs, ExitKind, Floats, entry_price, exit_at
from cryptopredict.replay.trading import COST_KINDS, KINDS, Bars, Book, Orders, hold_weights, trade_signals

CAPITAL, RISK = 10_000.0, 0.02
NAMED = {name: number for number, name in KINDS.items()}
KIND_OF = {ExitKind.TARGET: NAMED["target"], ExitKind.STOP: NAMED["stop"]}


def made_bars(seed: int, rows: int = 60, assets: int = 4, *, wild: float = 0.05, holes: float = 0.1) -> Bars:
    """Random candles with gaps between them and holes among them; the last asset dies on the way."""
    rng = np.random.default_rng(seed)
    close = 100.0 * np.exp(np.cumsum(rng.normal(0.0, wild, (rows, assets)), axis=0))
    opens = np.vstack([np.full((1, assets), 100.0), close[:-1]]) * np.exp(rng.normal(0.0, wild / 2.0, close.shape))
    high = np.maximum(opens, close) * np.exp(np.abs(rng.normal(0.0, wild / 2.0, close.shape)))
    low = np.minimum(opens, close) * np.exp(-np.abs(rng.normal(0.0, wild / 2.0, close.shape)))
    missing = rng.random(close.shape) < holes
    dies = rows * 2 // 3
    missing[dies:, -1] = True
    opens, high, low, close = (np.where(missing, np.nan, each) for each in (opens, high, low, close))
    ends = np.full(assets, rows)
    ends[-1] = max(np.flatnonzero(~missing[:, -1]), default=-1) + 1
    volume = rng.uniform(1e4, 1e6, (rows, assets))
    volume[:, 0] = np.where(rng.random(rows) < 0.2, np.nan, volume[:, 0])
    haircut = np.zeros(assets)
    haircut[-1] = 0.5
    day = np.arange(rows) // 2 - 1
    return Bars(
        np.arange(rows) * 3_600, 1.0, opens, high, low, close, volume, np.full((rows, assets), 0.04), day, ends, haircut
    )


def made_orders(bars: Bars, seed: int, count: int = 25) -> Orders:
    rng = np.random.default_rng(seed)
    row = np.sort(rng.integers(0, len(bars.times), count))
    column = rng.integers(0, bars.closes.shape[1], count)
    side = rng.choice([1, -1], count)
    price = np.nan_to_num(bars.closes[np.maximum(row - 1, 0), column], nan=100.0)
    far, near = rng.uniform(0.01, 0.2, (2, count))
    stop = price * (1.0 - side * near)
    return Orders(
        row, column, side, price * (1.0 + side * far), stop, near, rng.integers(1, 20, count), rng.uniform(0.0, 1.0, count)
    )


@dataclass
class Trade:
    order: int
    coins: float
    amount: float
    last: float
    costs: list[float] = field(default_factory=lambda: [0.0] * 4)


def plainly(  # noqa: C901, PLR0912 - plain is long
    bars: Bars, orders: Orders, costs: Costs
) -> tuple[list[float], dict[int, tuple[float, int, int, float]]]:
    """The same as a person would write it, one order and one candle at a time: wealth by bar, and the trades by order."""
    cash, held, done, equity = CAPITAL, dict[int, Trade](), dict[int, tuple[float, int, int, float]](), []

    def charge(trade: Trade, t: int, n: int, amount: float) -> float:
        d = bars.day[t]
        volume = float(bars.dollar_volume[d, n])
        slip = costs.slippage(amount, volume, float(bars.volatility[d, n])) if volume > 0.0 else costs.spread
        parts = (costs.fee * amount, costs.spread * amount, (slip - costs.spread) * amount)
        for place, part in enumerate(parts):
            trade.costs[place] += part
        return sum(parts)

    for t in range(len(bars.times)):
        for k in np.flatnonzero(orders.row == t).tolist():
            n, side = int(orders.column[k]), int(orders.side[k])
            if math.isnan(bars.closes[t, n]) or n in held:
                continue
            worth = cash + sum(orders.side[one.order] * one.coins * one.last for one in held.values())
            used = sum(one.coins * one.last for one in held.values())
            amount = min(RISK * worth / orders.distance[k], orders.limit[k] * worth - used)
            if amount < 1.0 or bars.day[t] < 0 or not bars.dollar_volume[bars.day[t], n] > 0.0:
                continue
            price = entry_price(_candle(bars, t, n))
            held[n] = Trade(k, amount / price, amount, price)
            cash -= side * amount + charge(held[n], t, n, amount)
        for n, trade in list(held.items()):
            side, k = int(orders.side[trade.order]), trade.order
            leaving: tuple[float, int] | None = None
            if not math.isnan(bars.closes[t, n]):
                found = exit_at(side, _candle(bars, t, n), float(orders.target[k]), float(orders.stop[k]))
                if found is not None:
                    leaving = found[0], KIND_OF[found[1]]
                else:
                    trade.last = float(bars.closes[t, n])
            elif t >= bars.ends[n]:
                leaving = trade.last * (1.0 - bars.haircut[n] if side > 0 else 1.0), NAMED["candles_ended"]
            if leaving is None and t - orders.row[k] + 1 >= orders.bars[k]:
                leaving = trade.last, NAMED["timeout"]
            if leaving is None and t == len(bars.times) - 1:
                leaving = trade.last, NAMED["open_at_end"]
            if side < 0:
                paid = costs.funding_per_hour * trade.coins * trade.last
                trade.costs[3] += paid
                cash -= paid
            if leaving is not None:
                value = trade.coins * leaving[0]
                cash += side * value - charge(trade, t, n, value)
                done[k] = (leaving[0], leaving[1], t, side * (value - trade.amount) - sum(trade.costs))
                del held[n]
        equity.append(cash + sum(orders.side[one.order] * one.coins * one.last for one in held.values()))
    return equity, done


def _candle(bars: Bars, t: int, n: int) -> Candle:
    return Candle(*(float(each[t, n]) for each in (bars.opens, bars.highs, bars.lows, bars.closes)))


def traded(bars: Bars, orders: Orders, costs: Costs | None = None) -> Book:
    return trade_signals(bars, orders, costs or Costs(), capital=CAPITAL, risk=RISK)


@settings(deadline=None)
@given(seed=st.integers(0, 10_000), wild=st.sampled_from([0.005, 0.05, 0.2]), holes=st.sampled_from([0.0, 0.1, 0.5]))
def test_signals_are_traded_as_the_rule_book_says(seed: int, wild: float, holes: float) -> None:
    bars = made_bars(seed, wild=wild, holes=holes)
    orders = made_orders(bars, seed)
    book = traded(bars, orders)
    equity, done = plainly(bars, orders, Costs())
    assert book.equity == pytest.approx(equity, rel=1e-9)
    assert set(np.flatnonzero(book.refusal == 0)) == set(done)
    for k, (price, kind, left, result) in done.items():
        assert (book.exit[k], book.result[k]) == pytest.approx((price, result), rel=1e-9, abs=1e-9)
        assert (book.kind[k], book.left[k]) == (kind, left)

    filled = np.flatnonzero(book.refusal == 0)
    assert book.equity[-1] == pytest.approx(CAPITAL + book.result[filled].sum(), rel=1e-9)  # money comes from trades alone
    inside = filled[np.isin(book.kind[filled], [NAMED["target"], NAMED["stop"]])]
    rows, columns = book.left[inside], orders.column[inside]
    reached = (bars.lows[rows, columns] <= book.exit[inside]) & (book.exit[inside] <= bars.highs[rows, columns])
    beyond = (orders.side[inside] * (bars.opens[rows, columns] - orders.target[inside]) > 0.0) & (
        book.kind[inside] == NAMED["target"]
    )
    assert (reached | beyond).all()  # an open beyond the target gives the target, which is worse than any price of that candle


def test_what_is_wrong_is_said() -> None:
    bars = made_bars(1)
    orders = made_orders(bars, 1)
    backwards = Orders(
        *(
            getattr(orders, name)[::-1].copy()
            for name in ("row", "column", "side", "target", "stop", "distance", "bars", "limit")
        )
    )
    with pytest.raises(BadInput, match="order of time"):
        traded(bars, backwards)
    with pytest.raises(BadInput, match="at most 1 in sum"):
        hold_weights(bars, np.array([1]), np.full((1, 4), 0.3), Costs())


def held_plainly(bars: Bars, rows: list[int], weights: Floats, costs: Costs) -> tuple[list[float], float]:
    cash, lost, equity = CAPITAL, 0.0, []
    coins, last = dict[int, float](), dict[int, float]()
    for t in range(len(bars.times)):
        there = [n for n in range(bars.closes.shape[1]) if not math.isnan(bars.closes[t, n])]
        if t in rows:
            target = weights[rows.index(t)]
            free = cash + sum(coins[n] * bars.opens[t, n] for n in there if n in coins)
            d = int(bars.day[t])

            def moves(
                free: float, t: int = t, d: int = d, there: list[int] = there, target: Floats = target
            ) -> dict[int, float]:
                able = {n: d >= 0 and bool(bars.dollar_volume[d, n] > 0.0) for n in there}
                return {n: (target[n] * free if able[n] else 0.0) - coins.get(n, 0.0) * bars.opens[t, n] for n in there}

            def price_of(change: dict[int, float], d: int = d) -> float:
                total = 0.0
                for n, amount in change.items():
                    volume = float(bars.dollar_volume[d, n]) if d >= 0 else 0.0
                    slip = costs.slippage(abs(amount), volume, 0.04) if volume > 0.0 else costs.spread
                    total += abs(amount) * (costs.fee + slip)
                return total

            change = moves(free - price_of(moves(free)))
            cash -= sum(change.values()) + price_of(change)
            for n, amount in change.items():
                coins[n] = coins.get(n, 0.0) + amount / bars.opens[t, n]
                last[n] = float(bars.opens[t, n])
        for n in list(coins):
            if n in there:
                last[n] = float(bars.closes[t, n])
            elif t >= bars.ends[n]:
                lost += bars.haircut[n] * coins[n] * last[n]
                cash += (1.0 - bars.haircut[n]) * coins.pop(n) * last[n]
        equity.append(cash + sum(coins[n] * last[n] for n in coins))
    return equity, lost


@settings(deadline=None)
@given(seed=st.integers(0, 10_000), holes=st.sampled_from([0.0, 0.1, 0.5]))
def test_weights_are_held_as_a_person_would(seed: int, holes: float) -> None:
    rng = np.random.default_rng(seed)
    bars = made_bars(seed, holes=holes)
    rows = np.sort(rng.choice(len(bars.times), 10, replace=False))
    weights = rng.dirichlet(np.ones(4), 10) * rng.uniform(0.0, 1.0, (10, 1))
    groups = rng.integers(0, 3, len(bars.times))
    held = hold_weights(bars, rows, weights, Costs(), capital=CAPITAL, groups=groups)
    equity, lost = held_plainly(bars, rows.tolist(), weights, Costs())
    assert held.equity == pytest.approx(equity, rel=1e-9)
    assert held.written_off == pytest.approx(lost, rel=1e-9, abs=1e-9)
    assert held.gains.sum() == pytest.approx(held.equity[-1] - CAPITAL, rel=1e-6, abs=1e-6)
    assert dict(zip(COST_KINDS, held.costs, strict=True))["funding"] == 0.0
    assert (held.gross <= 1.0 + 1e-9).all()  # nothing is borrowed
