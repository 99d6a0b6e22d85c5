"""The features of the catalogue over a panel, beside TA-Lib computing the same indicators series by series; and what one new bar costs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np
import talib

from bench.measure import Row
from cryptopredict.base import Asset, AssetKind, Floats, Interval, Panel
from cryptopredict.core import Ground
from cryptopredict.features import DAILY, HOURLY, build, latest

__all__ = ["indicator_rows"]

_FIELDS: Final = ("open", "high", "low", "close", "volume")
_TOGETHER: Final = 64
"""Assets at a time, on both sides: the results of all of them would be four gigabytes."""
_HISTORY: Final = {feature.name: feature.history for feature in (*DAILY, *HOURLY)}
"""Rows by feature. A formula knows no interval, so that all of them are measured on the same bars, whatever they are made for."""


def _market(assets: int, bars: int) -> Panel:
    """Candles of as many random walks, without holes: TA-Lib has no word for one."""
    rng = np.random.default_rng(0)
    close = np.exp(np.cumsum(rng.normal(0.0, 0.01, (bars, assets)), axis=0))
    opened = np.vstack([close[:1], close[:-1]])
    wick = np.exp(np.abs(rng.normal(0.0, 0.004, (2, bars, assets))))
    fields = {
        "open": opened,
        "high": np.maximum(opened, close) * wick[0],
        "low": np.minimum(opened, close) / wick[1],
        "close": close,
        "volume": np.exp(rng.normal(10.0, 1.0, (bars, assets))),
    }
    coins = tuple(Asset(n, f"A{n}", f"A{n}", AssetKind.COIN) for n in range(assets))
    return Panel(Interval.D1, np.arange(bars, dtype=np.int64) * 86_400, coins, fields)


def _of(panel: Panel, names: Iterable[str], how: Callable[[Panel, Iterable[str]], dict[str, Floats]]) -> dict[str, Floats]:
    """`build` or `latest`, those features too that are made for hours."""
    daily = {feature.name for feature in DAILY}
    hours = replace(panel, interval=Interval.H1)
    return how(panel, [n for n in names if n in daily]) | how(hours, [n for n in names if n not in daily])


def _peer(o: Floats, h: Floats, low: Floats, c: Floats, v: Floats) -> dict[str, Floats]:
    """What TA-Lib has everything for, of one series, by the name of our feature; what several need is made once, as with us."""
    mean = talib.SMA

    def deviation(x: Floats, rows: int) -> Floats:
        found: Floats = talib.STDDEV(x, rows) * np.sqrt(rows / (rows - 1))
        return found

    change = {n: talib.LN(talib.ROCR(c, n)) for n in (1, 3, 6, 7, 14, 24, 30, 60, 90, 168, 180)}
    move, dollars = change[1], talib.MULT(c, v)
    spread = {n: deviation(move, n) for n in (7, 24, 30, 72, 90, 168, 180)}
    drift = {n: mean(move, n) for n in (24, 30, 72, 90)}
    traded = {n: mean(dollars, n) for n in (6, 7, 30, 72, 90)} | {1: dollars}
    volume, width = talib.LN(dollars), talib.LN(talib.DIV(h, low))
    squared, size = talib.MULT(move, move), talib.DIV(np.abs(move) * 1e6, dollars)
    range_, place = talib.MULT(width, width), talib.DIV(talib.SUB(c, low), talib.SUB(h, low))
    rise, fall = np.maximum(move, 0.0), np.maximum(-move, 0.0)
    third = mean(talib.MULT(squared, move), 30) - 3.0 * drift[30] * mean(squared, 30) + 2.0 * drift[30] * drift[30] * drift[30]
    top, bottom = np.maximum(o, c), np.minimum(o, c)
    far = change[7]
    return {
        **{f"return_{n}d": change[n] for n in (1, 3, 7, 14, 30, 60, 90, 180)},
        **{f"return_{n}h": change[n] for n in (1, 6, 24, 168)},
        **{f"volatility_{n}d": spread[n] for n in (7, 30, 90, 180)},
        **{f"volatility_{n}h": spread[n] for n in (24, 168)},
        **{f"trend_t_{n}d": talib.DIV(drift[n] * np.sqrt(n), spread[n]) for n in (30, 90)},
        **{f"trend_t_{n}h": talib.DIV(drift[n] * np.sqrt(n), spread[n]) for n in (24, 72)},
        **{f"average_gap_{n}d": talib.LN(talib.DIV(c, mean(c, n))) for n in (20, 50, 200)},
        **{f"below_high_{n}d": talib.LN(talib.DIV(c, talib.MAX(h, n))) for n in (30, 90, 365)},
        **{f"above_low_{n}d": talib.LN(talib.DIV(c, talib.MIN(low, n))) for n in (30, 90, 365)},
        **{f"parkinson_{name}": talib.SQRT(mean(range_, n) / (4.0 * np.log(2.0))) for name, n in (("14d", 14), ("24h", 24))},
        "log_dollar_volume_30d": talib.LN(traded[30] + 1.0),
        **{f"volume_surge_{a}d_{b}d": talib.LN(talib.DIV(traded[a], traded[b])) for a, b in ((7, 30), (1, 30), (30, 90))},
        "volume_surge_6h_72h": talib.LN(talib.DIV(traded[6], traded[72])),
        "volume_variation_30d": deviation(volume, 30),
        "volume_with_return_30d": talib.CORREL(move, volume, 30) * (29 / 30),
        **{f"illiquidity_{n}d": talib.LN(mean(size, n) + 1.0) for n in (7, 30)},
        **{f"largest_gain_{n}d": talib.MAX(move, n) for n in (7, 30)},
        "largest_loss_30d": talib.MAX(-move, 30),
        "upside_30d": 0.5 * talib.LN(talib.DIV(mean(talib.MULT(rise, rise), 30), mean(talib.MULT(fall, fall), 30))),
        **{f"close_place_{n}d": mean(place, n) for n in (7, 30)},
        "upper_shadow_14d": mean(talib.LN(talib.DIV(h, top)), 14),
        "lower_shadow_14d": mean(talib.LN(talib.DIV(bottom, low)), 14),
        "variance_ratio_7d_60d": talib.DIV(mean(talib.MULT(far, far), 60), 7.0 * mean(squared, 60)),
        "skew_30d": talib.DIV(third, talib.MULT(talib.MULT(spread[30], spread[30]), spread[30])),
        "log_price": talib.LN(c),
    }


def _same(ours: dict[str, Floats], theirs: dict[str, Floats]) -> None:
    """A comparison of two different things is none."""
    for name, values in theirs.items():
        known = slice(_HISTORY[name], None)
        if not np.allclose(ours[name][known], values[known], rtol=1e-6, atol=1e-8):
            raise AssertionError(f"{name} is not what TA-Lib says")


def _newest(ours: dict[str, Floats], whole: dict[str, Floats]) -> None:
    for name, values in ours.items():
        if not np.allclose(values, whole[name][-1], rtol=1e-7, atol=1e-9):
            raise AssertionError(f"{name} of the last bar is not what all of them say")


def indicator_rows(_ground: Ground, *, assets: int, bars: int) -> Iterator[Row]:
    """Rows over so many simulated assets and bars."""
    panel = _market(assets, bars)
    parts = [
        Panel(
            panel.interval,
            panel.times,
            panel.assets[some],
            {k: np.ascontiguousarray(v[:, some]) for k, v in panel.fields.items()},
        )
        for some in (slice(start, start + _TOGETHER) for start in range(0, assets, _TOGETHER))
    ]
    series = [[[np.ascontiguousarray(part[k][:, n]) for k in _FIELDS] for n in range(len(part.assets))] for part in parts]
    common = list(_peer(*series[0][0]))
    first = _of(parts[0], common, build)
    for n, one in enumerate(series[0][:8]):
        _same({name: values[:, n] for name, values in first.items()}, _peer(*one))
    del first

    def ours() -> None:
        for part in parts:
            _of(part, common, build)

    def theirs() -> None:
        for part in series:
            [_peer(*one) for one in part]

    yield Row(
        f"{len(common)} features of {assets} assets × {bars:,} bars",
        "TA-Lib on one thread, the same indicators",
        assets * bars * len(common),
        "values",
        ours=ours,
        peer=theirs,
        aim=2.0,
        floor=1.0,
    )
    bounded = [name for name, history in _HISTORY.items() if history]

    def whole() -> None:
        for part in parts:
            _of(part, bounded, build)

    _newest(_of(parts[0], bounded, latest), _of(parts[0], bounded, build))
    yield Row(
        f"one new bar of them, {len(bounded)} features",
        "all bars anew",
        assets * len(bounded),
        "values",
        ours=lambda: _of(panel, bounded, latest),
        peer=whole,
        seconds=0.005,
    )
