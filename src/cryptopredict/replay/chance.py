"""Strategies without a thought, as many trades or as much turnover as the real ones: how many of them the gate lets through."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

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
_PILOTS: Final = 3


@dataclass(frozen=True, slots=True)
class Thoughtless:
    """`passed` of `judged` strategies went through the gate; the others of `tried` had too few days for it.

    `beside` has by name (trades, turnover) the median of theirs, and what the real one did.
    """

    tried: int
    judged: int
    passed: int
    beside: dict[str, tuple[float, float]]

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        told = {name: {"random": ours, "real": real} for name, (ours, real) in self.beside.items()}
        share = self.passed / self.judged if self.judged else None
        return {"tried": self.tried, "judged": self.judged, "passed": self.passed, "share": share, "beside": told}


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
    judged, traded = [], []
    many = len(taken)
    for _ in range(_PILOTS):  # some find their asset held already: so many more are drawn
        pilot = _drawn_orders(arena, orders, taken, rows, many, np.random.default_rng(tried))
        book = trade_signals(arena.hourly, pilot, terms.costs, capital=terms.capital, risk=terms.risk)
        many = min(round(many * len(taken) / max(int((book.refusal == 0).sum()), 1)), 4 * len(taken))
    for seed in range(tried):
        drawn = _drawn_orders(arena, orders, taken, rows, many, np.random.default_rng(seed))
        book = trade_signals(arena.hourly, drawn, terms.costs, capital=terms.capital, risk=terms.risk)
        daily = daily_results(arena.by_day(book.equity, terms.capital), terms.capital)
        line = replace(real.line, daily=daily, net=arena.by_day(book.net, 0.0))
        judged.append(gate(line))
        traded.append(int((book.refusal == 0).sum()))
        if seed % 10 == 0:
            report(f"Trading at random, {seed:,} of {tried:,}", seed / tried)
    return _counted(judged, {"trades": (float(np.median(traded)) if traded else 0.0, float(len(taken)))})


def _drawn_orders(arena: Arena, orders: Orders, taken: Integers, rows: Integers, many: int, rng: np.random.Generator) -> Orders:
    """`many` orders at moments among `rows`, each like one of those that were taken."""
    bars = arena.hourly
    row = rng.choice(rows, many * _DRAWS_EACH)
    column = rng.integers(0, bars.closes.shape[1], len(row))
    day = bars.day[row]
    there = (bars.closes[row, column] > 0.0) & (day >= 0) & (bars.dollar_volume[day, column] > 0.0)
    there &= bars.volatility[day, column] > 0.0
    places = np.flatnonzero(there)[:many]
    places = places[np.argsort(row[places], kind="stable")]
    like = rng.choice(taken, len(places))
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
    able = arena.members.tradable[[arena.known_at(row) for row, _ in moments]]
    kept = [len(one & two) / max(len(two), 1) for one, two in pairwise(chosen)]
    exposure = np.array([said.exposure if mine else 0.0 for (_, said), mine in zip(moments, chosen, strict=True)])
    rows = np.array([row for row, _ in moments], dtype=np.int64)
    judged, turnover = [], []
    many = np.array([len(mine) for mine in chosen], dtype=np.int64)
    stay = np.array([0.0, *kept])
    for seed in range(tried):
        rng = np.random.default_rng(seed)
        weights = _drawn_weights(able, many, stay, rng)
        line = in_all(arena, terms, rows, weights * _shifted(exposure, rng)[:, None])
        judged.append(gate(line))
        turnover.append(line.turnover)
        if seed % 10 == 0:
            report(f"Allocating at random, {seed:,} of {tried:,}", seed / tried)
    return _counted(judged, {"turnover": (float(np.median(turnover)) if turnover else 0.0, real.turnover)})


@njit(cache=True, nogil=True)
def _drawn_weights(able: NDArray[np.bool_], many: Integers, kept: Floats, rng: np.random.Generator) -> Floats:
    """Weights (R, N) of `many` (R,) assets among those that are `able` (R, N), each alike, a share `kept` (R,) of them held before."""
    rows, assets = able.shape
    weights, held = np.zeros((rows, assets)), np.zeros(assets, np.bool_)
    for r in range(rows):
        order = rng.permutation(assets)
        wanted = min(many[r], int(able[r].sum()))
        stay = round(kept[r] * wanted)
        now, count = np.zeros(assets, np.bool_), 0
        for turn in range(3):  # what stays, what is new, and where too few are new whatever is left
            for n in order:
                if count >= (stay if turn == 0 else wanted):
                    break
                if able[r, n] and not now[n] and (held[n] if turn == 0 else not held[n] or turn == 2):
                    now[n] = True
                    weights[r, n] = 1.0 / wanted
                    count += 1
        held = now
    return weights


def random_exposures(
    arena: Arena, real: Line, terms: Terms, shares: Shares, gate: Gate, *, tried: int, report: Report
) -> Thoughtless:
    """The same exposures at other times: the whole path moved along, its end put before its beginning."""
    moments = arena.moments(weekly=False)
    base: Floats = np.stack([shares(arena.known_at(row), said) for row, said in moments])
    exposure = np.array([said.exposure for _, said in moments])
    rows = np.array([row for row, _ in moments], dtype=np.int64)
    judged, turnover = [], []
    for seed in range(tried):
        line = in_all(arena, terms, rows, base * _shifted(exposure, np.random.default_rng(seed))[:, None])
        judged.append(gate(line))
        turnover.append(line.turnover)
        if seed % 10 == 0:
            report(f"Holding at random, {seed:,} of {tried:,}", seed / tried)
    return _counted(judged, {"turnover": (float(np.median(turnover)) if turnover else 0.0, real.turnover)})


def _counted(judged: Sequence[Judged], beside: dict[str, tuple[float, float]]) -> Thoughtless:
    known = [each.passed for each in judged if each.better is not None]
    return Thoughtless(len(judged), len(known), sum(known), beside)


def _shifted(path: Floats, rng: np.random.Generator) -> Floats:
    least = int(_LEAST_SHIFT * len(path))
    return np.roll(path, int(rng.integers(least, max(len(path) - least, least + 1))))
