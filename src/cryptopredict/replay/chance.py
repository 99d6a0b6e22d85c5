"""Strategies without a thought, as many trades or as much turnover as the real ones: how many of them the gate lets through."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import numpy as np

from cryptopredict.base import Floats, Integers
from cryptopredict.replay.arena import Arena
from cryptopredict.replay.figures import Judged, daily_results
from cryptopredict.replay.strategies import Line, Shares, Terms, TradedCalls, in_all
from cryptopredict.replay.trading import Orders, trade_signals

__all__ = ["Thoughtless", "random_allocations", "random_exposures", "random_signals"]

Gate = Callable[[Line], Judged]
Report = Callable[[str, float], None]

_DRAWS_EACH: Final = 20
_LEAST_SHIFT: Final = 0.1


@dataclass(frozen=True, slots=True)
class Thoughtless:
    """`passed` of `tried` strategies went through the gate; what they did `beside` what the real one did, by name (trades, turnover)."""

    tried: int
    passed: int
    beside: dict[str, tuple[float, float]]

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        told = {name: {"random": ours, "real": real} for name, (ours, real) in self.beside.items()}
        return {"tried": self.tried, "passed": self.passed, "share": self.passed / max(self.tried, 1), "beside": told}


def random_signals(
    arena: Arena, real: TradedCalls, terms: Terms, gate: Gate, *, tried: int, report: Report
) -> Thoughtless | None:
    """As many trades at moments and in assets drawn at random; None where nothing was traded.

    Each has the side, the time and the distances of a real one, the distances in volatilities of the asset.
    """
    taken = np.flatnonzero(real.book.refusal == 0)
    if not len(taken):
        return None
    orders, _ = arena.orders(real.calls)
    rows = np.unique(arena.hourly.row_of(np.array([said.as_of for said in arena.said], dtype=np.int64)))
    rows = rows[rows < len(arena.hourly.times)]
    passed, traded = 0, []
    for seed in range(tried):
        drawn = _drawn_orders(arena, orders, taken, rows, np.random.default_rng(seed))
        book = trade_signals(arena.hourly, drawn, terms.costs, capital=terms.capital, risk=terms.risk)
        daily = daily_results(arena.by_day(book.equity, terms.capital), terms.capital)
        line = replace(real.line, daily=daily, net=arena.by_day(book.net, 0.0))
        passed += gate(line).passed
        traded.append(int((book.refusal == 0).sum()))
        if seed % 10 == 0:
            report(f"Trading at random, {seed:,} of {tried:,}", seed / tried)
    return Thoughtless(tried, passed, {"trades": (float(np.median(traded)), float(len(taken)))})


def _drawn_orders(arena: Arena, orders: Orders, taken: Integers, rows: Integers, rng: np.random.Generator) -> Orders:
    bars, count = arena.hourly, len(taken)
    row = rng.choice(rows, count * _DRAWS_EACH)
    column = rng.integers(0, bars.closes.shape[1], len(row))
    day = bars.day[row]
    there = (bars.closes[row, column] > 0.0) & (day >= 0) & (bars.dollar_volume[day, column] > 0.0)
    there &= bars.volatility[day, column] > 0.0
    places = np.flatnonzero(there)[:count]
    places = places[np.argsort(row[places], kind="stable")]
    like = rng.choice(taken, len(places), replace=False)
    row, column = row[places], column[places]
    was = bars.volatility[bars.day[orders.row[like]], orders.column[like]]
    wider = bars.volatility[bars.day[row], column] / np.where(was > 0.0, was, np.nan)
    wider = np.where(np.isfinite(wider), wider, 1.0)
    price, side = bars.opens[row, column], orders.side[like]
    said = orders.stop[like] / (1.0 - side * orders.distance[like])  # the price at which it was said
    far = np.abs(np.log(orders.target[like] / said)) * wider
    near = np.abs(np.log(orders.stop[like] / said)) * wider
    stop = price * np.exp(-side * near)
    return Orders(
        row, column, side, price * np.exp(side * far), stop, np.abs(stop / price - 1.0), orders.bars[like], orders.limit[like]
    )


def random_allocations(arena: Arena, real: Line, terms: Terms, gate: Gate, *, tried: int, report: Report) -> Thoughtless:
    """As many assets as were selected, drawn from those that could be traded and kept about as long, under the same exposures at other times."""
    moments = arena.moments(weekly=True)
    columns = {asset.id: n for n, asset in enumerate(arena.cut.daily.assets)}
    chosen = [{columns[key] for key in said.selected if key in columns} for _, said in moments]
    able = [np.flatnonzero(arena.members.tradable[arena.known_at(row)]) for row, _ in moments]
    kept = [len(one & two) / max(len(two), 1) for one, two in pairwise(chosen)]
    exposure = np.array([said.exposure if mine else 0.0 for (_, said), mine in zip(moments, chosen, strict=True)])
    rows = np.array([row for row, _ in moments], dtype=np.int64)
    passed, turnover = 0, []
    for seed in range(tried):
        rng = np.random.default_rng(seed)
        weights = np.zeros((len(rows), len(columns)))
        held = np.zeros(0, dtype=np.int64)
        for r, there in enumerate(able):
            many = min(len(chosen[r]), len(there))
            still = np.intersect1d(held, there)
            stay = rng.choice(still, min(len(still), round(many * kept[r - 1])), replace=False) if r else held
            held = np.concatenate([stay, rng.choice(np.setdiff1d(there, stay), many - len(stay), replace=False)])
            weights[r, held] = 1.0 / max(many, 1)
        line = in_all(arena, terms, rows, weights * _shifted(exposure, rng)[:, None])
        passed += gate(line).passed
        turnover.append(line.turnover)
        if seed % 10 == 0:
            report(f"Allocating at random, {seed:,} of {tried:,}", seed / tried)
    return Thoughtless(tried, passed, {"turnover": (float(np.median(turnover)), real.turnover)})


def random_exposures(
    arena: Arena, real: Line, terms: Terms, shares: Shares, gate: Gate, *, tried: int, report: Report
) -> Thoughtless:
    """The same exposures at other times: the whole path moved along, its end put before its beginning."""
    moments = arena.moments(weekly=False)
    base: Floats = np.stack([shares(arena.known_at(row), said) for row, said in moments])
    exposure = np.array([said.exposure for _, said in moments])
    rows = np.array([row for row, _ in moments], dtype=np.int64)
    passed, turnover = 0, []
    for seed in range(tried):
        line = in_all(arena, terms, rows, base * _shifted(exposure, np.random.default_rng(seed))[:, None])
        passed += gate(line).passed
        turnover.append(line.turnover)
        if seed % 10 == 0:
            report(f"Holding at random, {seed:,} of {tried:,}", seed / tried)
    return Thoughtless(tried, passed, {"turnover": (float(np.median(turnover)), real.turnover)})


def _shifted(path: Floats, rng: np.random.Generator) -> Floats:
    least = int(_LEAST_SHIFT * len(path))
    return np.roll(path, int(rng.integers(least, max(len(path) - least, least + 1))))
