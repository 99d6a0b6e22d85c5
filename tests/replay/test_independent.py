"""The money of a set of signals, worked out by a program that others wrote."""

import numpy as np
import pandas as pd
import pytest
import vectorbt as vbt

from cryptopredict.base import Costs
from cryptopredict.replay.trading import KINDS, Bars, Orders, trade_signals

ROWS, ASSETS, EVERY, HOURS = 900, 24, 45, 30
ROUNDING = 1e-6
"""Dollars by which both may differ on one trade of some hundreds."""


def test_vectorbt_comes_to_the_same_money() -> None:
    """Longs and shorts, targets, stops, time; opens continue the close before, but for gaps through stops.

    Elsewhere the two differ on purpose: vectorbt looks for stops from the bar after the entry, so that its entries are put at the close
    before; and it gives an open beyond the target, which the rule book does not.
    """
    rng = np.random.default_rng(5)
    close = 100.0 * np.exp(np.cumsum(rng.normal(0.0, 0.01, (ROWS, ASSETS)), axis=0))
    opens = np.vstack([np.full((1, ASSETS), 100.0), close[:-1]])
    row = np.repeat(np.arange(10, ROWS - HOURS, EVERY), ASSETS)
    column = np.tile(np.arange(ASSETS), len(row) // ASSETS)
    side = rng.choice([1, -1], len(row))
    entry = opens[row, column]
    far, near = rng.uniform(0.02, 0.08, (2, len(row)))
    stop = entry * (1.0 - side * near)
    gapped = np.flatnonzero(rng.random(len(row)) < 0.2)
    for k in gapped:  # some hours in, the market opens beyond the stop
        opens[row[k] + 5, column[k]] = stop[k] * (1.0 - side[k] * 0.02)
    high = np.maximum(opens, close) * (1.0 + np.abs(rng.normal(0.0, 0.003, close.shape)))
    low = np.minimum(opens, close) * (1.0 - np.abs(rng.normal(0.0, 0.003, close.shape)))
    bars = Bars(
        np.arange(ROWS) * 3_600, 1.0, opens, high, low, close, np.full((1, ASSETS), 1e9), np.full((1, ASSETS), 0.05),
        np.zeros(ROWS, dtype=np.int64), np.full(ASSETS, ROWS), np.zeros(ASSETS),
    )  # fmt: skip
    orders = Orders(row, column, side, entry * (1.0 + side * far), stop, near, np.full(len(row), HOURS), np.full(len(row), 1.0))
    costs = Costs(impact=0.0, funding_per_hour=0.0)
    book = trade_signals(bars, orders, costs, capital=1e6, risk=0.0005)
    assert (book.refusal == 0).all()
    assert {KINDS[kind] for kind in np.unique(book.kind)} == {"target", "stop", "timeout"}
    through = (book.kind == -1) & (np.abs(book.exit - stop) > 1e-9)
    assert through.sum() > 20  # gaps were met

    shape = close.shape
    enter = {1: np.zeros(shape, dtype=bool), -1: np.zeros(shape, dtype=bool)}
    size, loss, gain = (np.full(shape, np.nan) for _ in range(3))
    for place in range(len(row)):
        at = (row[place] - 1, column[place])
        enter[int(side[place])][at] = True
        size[at], loss[at], gain[at] = book.amount[place] / entry[place], near[place], far[place]
    leave = np.zeros(shape, dtype=bool)
    leave[row + HOURS - 1, column] = True
    theirs = vbt.Portfolio.from_signals(
        *(pd.DataFrame(each) for each in (close, enter[1], leave, enter[-1], leave)),
        open=opens, high=high, low=low, price=close, size=size, size_type="amount",
        sl_stop=loss, tp_stop=gain, fees=costs.fee + costs.spread, init_cash=1e6, accumulate=False,
    )  # fmt: skip
    trades = theirs.trades.records
    order = np.lexsort((column, row))
    by_entry = trades.sort_values(["entry_idx", "col"])
    assert len(trades) == len(row)
    assert by_entry["pnl"].to_numpy() == pytest.approx(book.result[order], abs=ROUNDING)
    assert by_entry["exit_price"].to_numpy() == pytest.approx(book.exit[order], rel=1e-9)
    assert by_entry["exit_idx"].to_numpy().tolist() == book.left[order].tolist()
