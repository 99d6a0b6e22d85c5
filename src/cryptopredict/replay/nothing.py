"""The same market with nothing to know in it: its hours in random order, drift taken out. Whoever finds a signal there is seeing ghosts."""

from typing import Any, Final

import numpy as np

from cryptopredict.base import FIELDS, Floats, Interval, MarketView, Panel, Series
from cryptopredict.pipeline import decide, walk

__all__ = ["looks_at_nothing", "shuffled_market"]

_DAYS: Final = 1_200
_ASSETS: Final = 15
_LEAST: Final = 5
_LOOKS: Final = 10
_BETWEEN_DAYS: Final = 50
_HOURS: Final = 24


def shuffled_market(cut: MarketView, seed: int) -> MarketView | None:
    """The last 1,200 days of the fifteen assets with the fewest holes, their hours in one random order for all; None with fewer than five.

    What belongs together stays together: an hour of one asset is drawn with that of every other, its range and volume too. The
    mean of the logarithms is taken out, so that they wander without a drift. An hour without a candle is one without a move.
    """
    rows = min(_DAYS * _HOURS, len(cut.hourly.times)) // _HOURS * _HOURS
    part = {name: np.asarray(cut.hourly[name][len(cut.hourly.times) - rows :]) for name in FIELDS}
    full = np.isfinite(part["close"]).mean(axis=0)
    columns = np.argsort(-full, kind="stable")[:_ASSETS]
    columns = columns[full[columns] > 0.9]
    if rows < _DAYS * _HOURS or len(columns) < _LEAST:
        return None
    close = part["close"][:, columns]
    with np.errstate(invalid="ignore", divide="ignore"):
        moves = np.nan_to_num(np.diff(np.log(close), axis=0, prepend=np.nan))
        reach = [np.nan_to_num(np.log(part[name][:, columns] / close)) for name in ("high", "low")]
    order = np.random.default_rng(seed).permutation(rows)
    moves = moves[order] - moves.mean(axis=0)
    level = 100.0 * np.exp(np.cumsum(moves, axis=0))
    opens = np.vstack([np.full((1, len(columns)), 100.0), level[:-1]])
    high = np.maximum(np.maximum(opens, level), level * np.exp(reach[0][order]))
    low = np.minimum(np.minimum(opens, level), level * np.exp(reach[1][order]))
    dollars = np.nan_to_num(part["volume"][:, columns] * close)[order] + 1e5
    fields = dict(zip(FIELDS, (opens, high, low, level, dollars / level, level * 1e8), strict=True))
    return _market(cut, fields, columns)


def looks_at_nothing(cut: MarketView, seed: int) -> dict[str, Any] | None:
    """On how many of ten looks at such a market a signal was issued, by the rules without any trained model; None where none can be made."""
    made = shuffled_market(cut, seed)
    if made is None:
        return None
    tracks = walk(made)
    end = int(made.daily.close_times[-1])
    signals = [len(decide(made.at(end - back * _BETWEEN_DAYS * 86_400), tracks).timing.signals) for back in range(_LOOKS)]
    return {"looks": _LOOKS, "with_signals": sum(count > 0 for count in signals)}


def _market(cut: MarketView, fields: dict[str, Floats], columns: Any) -> MarketView:
    assets = tuple(cut.hourly.assets[n] for n in columns.tolist())
    rows = len(fields["close"])
    hours = np.arange(rows, dtype=np.int64) * Interval.H1.seconds
    days = {name: values.reshape(-1, _HOURS, len(assets)) for name, values in fields.items()}
    daily = {
        "open": days["open"][:, 0],
        "high": days["high"].max(axis=1),
        "low": days["low"].min(axis=1),
        "close": days["close"][:, -1],
        "volume": days["volume"].sum(axis=1),
        "market_cap": days["market_cap"][:, -1],
    }
    none = Series(np.empty(0, dtype=np.int64), np.empty(0))
    return MarketView(
        as_of=None,
        source=cut.source,
        daily=Panel(Interval.D1, hours[::_HOURS], assets, daily),
        hourly=Panel(Interval.H1, hours, assets, fields),
        fear_greed=none,
        funding={},
        news=none,
        sectors=cut.sectors,
        sector_of=cut.sector_of,
    )
