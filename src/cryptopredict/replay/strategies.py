"""What is traded, and what stands beside it: each as daily results after costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from cryptopredict.base import Costs, Floats, Integers
from cryptopredict.replay.arena import Arena
from cryptopredict.replay.decisions import Call, Said
from cryptopredict.replay.figures import daily_results
from cryptopredict.replay.trading import COST_KINDS, Book, hold_weights, trade_signals

__all__ = [
    "Line",
    "Terms",
    "TradedCalls",
    "held_line",
    "in_all",
    "of_index",
    "of_selected",
    "of_universe",
    "one_asset",
    "trade_calls",
]

Shares = Callable[[int, Said], Floats]
"""Weights (N,) that sum to 1, or 0, from the row of the daily panel that was known and the decision."""
_YEAR: Final = 365.0


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms everything is traded; `wait` bars later than the next."""

    costs: Costs
    capital: float = 100_000.0
    risk: float = 0.02
    wait: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Daily results (T,), the share held after each day (T,), longs less shorts in `net`; costs by kind and `written_off` in dollars.

    `turnover` is what was bought and sold a year as a multiple of the wealth; `gains` (N,) dollars by asset of the panel that it trades.
    """

    daily: Floats
    gross: Floats
    net: Floats
    costs: dict[str, float]
    written_off: float
    turnover: float
    gains: Floats


@dataclass(frozen=True, slots=True, eq=False)
class TradedCalls:
    """Signals that were traded: `calls` that had a candle after them, the `book` of their orders, `entered` (K,) epoch seconds."""

    line: Line
    calls: tuple[tuple[Said, Call], ...]
    book: Book
    entered: Integers


def trade_calls(arena: Arena, calls: Sequence[tuple[Said, Call]], terms: Terms) -> TradedCalls:
    """Trade signals on hourly candles, in the order in which they were given."""
    orders, kept = arena.orders(calls, wait=terms.wait)
    book = trade_signals(arena.hourly, orders, terms.costs, capital=terms.capital, risk=terms.risk)
    daily = daily_results(arena.by_day(book.equity, terms.capital), terms.capital)
    filled = book.refusal == 0
    years = max(len(daily), 1) / _YEAR
    moved = 2.0 * float((book.amount[filled] / terms.capital).sum())
    gains = np.bincount(orders.column[filled], weights=book.result[filled], minlength=arena.hourly.closes.shape[1]).astype(
        np.float64
    )
    line = Line(
        daily,
        arena.by_day(book.gross, 0.0),
        arena.by_day(book.net, 0.0),
        dict(zip(COST_KINDS, book.costs[filled].sum(axis=0).tolist(), strict=True)),
        0.0,
        moved / years,
        gains,
    )
    return TradedCalls(line, tuple(calls[k] for k in kept.tolist()), book, arena.hourly.times[orders.row])


def held_line(
    arena: Arena, terms: Terms, shares: Shares, *, weekly: bool, exposure: Callable[[Said], float] = lambda _said: 1.0
) -> Line:
    """A portfolio that is brought to shares × exposure every day or week."""
    moments = [(row + terms.wait, said, row) for row, said in arena.moments(weekly=weekly)]
    moments = [each for each in moments if each[0] < len(arena.daily.times)]
    rows = np.array([row for row, _, _ in moments], dtype=np.int64)
    weights = np.empty((len(rows), arena.daily.closes.shape[1]))
    for place, (_, said, row) in enumerate(moments):
        weights[place] = shares(arena.known_at(row), said) * exposure(said)
    return in_all(arena, terms, rows, weights)


def in_all(arena: Arena, terms: Terms, rows: Integers, weights: Floats) -> Line:
    """The line of target weights (R, N) at days `rows` (R,)."""
    held = hold_weights(arena.daily, rows, weights, terms.costs, capital=terms.capital)
    daily = daily_results(held.equity, terms.capital)
    costs = dict(zip(COST_KINDS, held.costs.tolist(), strict=True))
    years = max(len(daily), 1) / _YEAR
    return Line(daily, held.gross, held.gross, costs, held.written_off, held.traded / years, held.gains.sum(axis=0))


def of_selected(arena: Arena) -> Shares:
    """The assets that layer 3 selected, each alike."""
    columns = {asset.id: n for n, asset in enumerate(arena.cut.daily.assets)}

    def shares(_row: int, said: Said) -> Floats:
        found = np.zeros(len(columns))
        chosen = [columns[key] for key in said.selected if key in columns]
        found[chosen] = 1.0 / max(len(chosen), 1)
        return found

    return shares


def of_universe(arena: Arena) -> Shares:
    """Every asset that could be traded, each alike."""

    def shares(row: int, _said: Said) -> Floats:
        there = arena.members.tradable[row]
        found: Floats = there / max(int(there.sum()), 1)
        return found

    return shares


def of_index(arena: Arena) -> Shares:
    """The market, by capitalisation."""
    return lambda row, _said: arena.index.weights[row]


def one_asset(arena: Arena, terms: Terms, symbol: str) -> Line | None:
    """An asset that is bought once and held; of several of that name the one that trades most. None where there is none."""
    named = [n for n, asset in enumerate(arena.cut.daily.assets) if asset.symbol == symbol]
    volume = np.nan_to_num(arena.members.dollar_volume[max(arena.known_at(0), 0)])
    if not named or not volume[named].max() > 0.0:
        return None
    weights = np.zeros((1, arena.daily.closes.shape[1]))
    weights[0, max(named, key=lambda n: volume[n])] = 1.0
    return in_all(arena, terms, np.zeros(1, dtype=np.int64), weights)
