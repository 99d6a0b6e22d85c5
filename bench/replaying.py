"""Trading signals over hours × assets, beside vectorbt, a loop candle by candle, and the bare reading of the same memory."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
import vectorbt as vbt

from bench.measure import Row
from cryptopredict.base import Candle, Costs, entry_price, exit_at
from cryptopredict.core import Ground
from cryptopredict.replay.trading import Bars, Orders, trade_signals

__all__ = ["replay_rows"]

_EVERY, _RUNS = 120, 96
_TARGET, _STOP = 0.06, 0.04
_COSTS = Costs(impact=0.0, funding_per_hour=0.0)


def _market(hours: int, assets: int) -> tuple[Bars, Orders]:
    """Hours of wandering assets, and for each a long every five days that ends by itself within four."""
    rng = np.random.default_rng(0)
    close = 100.0 * np.exp(np.cumsum(rng.normal(0.0, 0.008, (hours, assets)), axis=0))
    opens = np.vstack([np.full((1, assets), 100.0), close[:-1]])
    reach = 1.0 + np.abs(rng.normal(0.0, 0.002, close.shape))
    high, low = np.maximum(opens, close) * reach, np.minimum(opens, close) / reach
    begin = np.arange(1, hours - _RUNS - _EVERY, _EVERY)
    row = np.concatenate([begin + n % _EVERY for n in range(assets)])
    column = np.repeat(np.arange(assets), len(begin))
    order = np.argsort(row, kind="stable")
    row, column = row[order], column[order]
    price = opens[row, column]
    count = len(row)
    bars = Bars(
        np.arange(hours) * 3_600, 1.0, opens, high, low, close, np.full((1, assets), 1e9), np.full((1, assets), 0.04),
        np.zeros(hours, dtype=np.int64), np.full(assets, hours), np.zeros(assets),
    )  # fmt: skip
    orders = Orders(
        row, column, np.ones(count, dtype=np.int64), price * (1.0 + _TARGET), price * (1.0 - _STOP),
        np.full(count, _STOP), np.full(count, _RUNS), np.ones(count),
    )  # fmt: skip
    return bars, orders


def _vectorbt(bars: Bars, orders: Orders) -> Callable[[], object]:
    """Its simulation alone: entries at the close before, which is the open; stops and times as ours."""
    shape = bars.closes.shape
    enter, leave = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    enter[orders.row - 1, orders.column] = True
    leave[orders.row + _RUNS - 1, orders.column] = True
    frames = [pd.DataFrame(each) for each in (bars.closes, enter, leave)]
    return lambda: vbt.Portfolio.from_signals(
        *frames, open=bars.opens, high=bars.highs, low=bars.lows, price=bars.closes, size=1.0, size_type="amount",
        sl_stop=_STOP, tp_stop=_TARGET, fees=_COSTS.fee + _COSTS.spread, init_cash=1e6,
    )  # fmt: skip


def _loop(bars: Bars, orders: Orders) -> Callable[[], object]:
    """Every candle of every asset in turn, as backtests in plain Python do it."""
    hours, assets = bars.closes.shape
    candles = [
        list(zip(*(each[:, n].tolist() for each in (bars.opens, bars.highs, bars.lows, bars.closes)), strict=True))
        for n in range(assets)
    ]
    begins = [set(orders.row[orders.column == n].tolist()) for n in range(assets)]
    charge = _COSTS.fee + _COSTS.spread

    def run() -> float:
        held: dict[int, tuple[float, int]] = {}
        cash = 0.0
        for t in range(hours):
            for n in range(assets):
                if n not in held and t not in begins[n]:
                    continue
                candle = Candle(*candles[n][t])
                if n not in held:
                    held[n] = entry_price(candle), t
                price, since = held[n]
                found = exit_at(1, candle, price * (1.0 + _TARGET), price * (1.0 - _STOP))
                if found is None and t - since + 1 >= _RUNS:
                    found = candle.close, None  # type: ignore[assignment]
                if found is not None:
                    cash += found[0] - price - charge * (found[0] + price)
                    del held[n]
        return cash

    return run


def replay_rows(_ground: Ground, *, hours: int, assets: int) -> Iterator[Row]:
    """The same trades, each of which all three end in the same candle at the same price."""
    bars, orders = _market(hours, assets)
    work = float(hours * assets)
    peers: tuple[tuple[str, Callable[[], object], float | None, float | None], ...] = (
        ("vectorbt's simulation of the same orders", _vectorbt(bars, orders), 0.5, 0.1),
        ("a loop over candles and the rule book in Python", _loop(bars, orders), 50.0, 10.0),
        (
            "adding up the four prices once",
            lambda: [each.sum() for each in (bars.opens, bars.highs, bars.lows, bars.closes)],
            None,
            None,
        ),
    )
    for beside, peer, aim, floor in peers:
        yield Row(
            f"{len(orders):,} signals over {hours:,} hours of {assets}",
            beside,
            work,
            "candles",
            ours=lambda: trade_signals(bars, orders, _COSTS, capital=1e9, risk=4e-5),
            peer=peer,
            aim=aim,
            floor=floor,
        )
