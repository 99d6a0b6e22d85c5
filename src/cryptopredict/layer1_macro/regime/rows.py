"""The rows of the regime model: one for each closed day on which the state of the market is known, from what was known at its close.

Six groups of features (`GROUPS`), each of which is a reason that can be given: the trends of the market in units of its volatility,
that volatility against its past, the place between highs and lows, who takes part, the mood, and how often each regime followed the
same state of trend and volatility before. What is not known (coins before 2018, moods before their sources began) is NaN.

For the net there is a window of the last `STEPS` days of a few of them.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView, Series
from cryptopredict.estimators.table import Table
from cryptopredict.features import (
    MarketIndex,
    Universe,
    ewm_mean,
    lagged,
    rolling_max,
    rolling_mean,
    rolling_moments,
    rolling_quantile_rank,
)
from cryptopredict.layer1_macro.regime.labels import HALF_WINDOW_DAYS, REGIMES
from cryptopredict.layer1_macro.regime.plain import Plain, trend

__all__ = ["FEATURES", "GROUPS", "RECORD", "STEPS", "RegimeRows", "regime_rows"]

RECORD: Final = tuple(f"record_{regime}" for regime in REGIMES)
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "trend": ("trend_5d", "trend_15d", "trend_30d", "trend_60d", "trend_120d", "trend_250d", "trend_seen"),
    "volatility": ("rank", "rank_30d", "rank_16d", "term_short", "term_long", "by_hours"),
    "place": ("below_high_365d", "below_high_90d", "above_low_90d", "skew_60d"),
    "breadth": ("breadth_20d", "breadth_50d", "breadth_200d", "bitcoin_lead", "dispersion"),
    "mood": ("fear_greed", "fear_greed_change", "funding"),
    "record": RECORD,
}
"""Features by group."""
FEATURES: Final = tuple(name for group, names in GROUPS.items() if group != "record" for name in names)
STEPS: Final = 60
_WINDOW: Final = (
    "trend_5d", "trend_15d", "trend_60d", "rank", "term_short", "term_long", "below_high_365d", "breadth_50d", "bitcoin_lead",
    "fear_greed",
)  # fmt: skip

_DAY: Final = 86_400
_JUMP: Final = 1.0
_FEWEST: Final = 5  # coins beside Bitcoin that can be said to do something of their own


@dataclass(frozen=True, slots=True, eq=False)
class RegimeRows:
    """`day` (M,) says which day each row is; `closes` (T,) when days were over; `features` (T, F) in the order of `FEATURES`."""

    day: Integers
    closes: Integers
    features: Floats
    moves: Floats
    plain: Plain

    def table(self, question: str) -> Table:
        """Rows (M, F + 4): the features, then what the frequencies say of the question."""
        values = np.column_stack([self.features, self.plain.said[question]])[self.day]
        return Table(values, (*FEATURES, *RECORD), self.closes[self.day], np.zeros(len(self.day), dtype=np.int64))

    def windows(self) -> Table:
        """Rows (M, STEPS, F): the daily move in units of its volatility and a few features over the days up to each row."""
        chosen = np.column_stack([self.moves, *(self.features[:, FEATURES.index(name)] for name in _WINDOW)])
        padded = np.concatenate([np.full((STEPS - 1, chosen.shape[1]), np.nan), chosen]).astype(np.float32)
        steps = np.stack([padded[self.day + step] for step in range(STEPS)], axis=1)
        return Table(steps, ("move", *_WINDOW), self.closes[self.day], np.zeros(len(self.day), dtype=np.int64))

    def target(self, question: str) -> Floats:
        """Regimes (M,), NaN where not known."""
        label = self.plain.labels[question][self.day]
        return np.where(label >= 0, label, np.nan).astype(np.float64)


def regime_rows(view: MarketView, members: Universe, index: MarketIndex, plain: Plain) -> RegimeRows | None:
    """The rows of all days of the view; None where the state is known on no day."""
    day = np.flatnonzero(plain.known)
    if not len(day):
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        found = {
            **_trends(index, plain),
            **_volatility(index, plain),
            **_place(index, plain),
            **_breadth(view, members, plain),
            **_mood(view),
        }
        moves = index.returns / plain.slow
    features = np.column_stack([found[name] for name in FEATURES])
    # Roads to infinity are holes, like anything else that is not known.
    features[~np.isfinite(features)] = np.nan
    return RegimeRows(day, view.daily.close_times, features, np.where(np.isfinite(moves), moves, np.nan), plain)


def _trends(index: MarketIndex, plain: Plain) -> dict[str, Floats]:
    found = {f"trend_{days}d": trend(index.returns, plain.slow, days) for days in (5, 15, 30, 60, 120, 250)}
    seen = HALF_WINDOW_DAYS + 1
    mean, deviation, _ = rolling_moments(index.returns[:, None], seen, least=seen)
    # The part of the t-value of the window that has been seen already.
    return {**found, "trend_seen": (mean * seen / np.sqrt(2 * HALF_WINDOW_DAYS + 1) / deviation)[:, 0]}


def _volatility(index: MarketIndex, plain: Plain) -> dict[str, Floats]:
    returns = index.returns[:, None]
    squares = returns * returns

    def faded(half_life: float) -> Floats:
        return np.sqrt(ewm_mean(squares, half_life)[:, 0])

    def rank(days: int) -> Floats:
        return rolling_quantile_rank(rolling_moments(returns, days)[1][:, 0], 730, 180)

    by_hours = np.where(plain.variance > 0.0, np.sqrt(plain.variance), np.nan)
    return {
        "rank": plain.rank,
        "rank_30d": rank(30),
        "rank_16d": rank(HALF_WINDOW_DAYS + 1),
        "term_short": np.log(faded(3.0) / plain.slow),
        "term_long": np.log(plain.slow / faded(180.0)),
        "by_hours": np.log(ewm_mean(by_hours[:, None], 2.0)[:, 0] / plain.slow),
    }


def _place(index: MarketIndex, plain: Plain) -> dict[str, Floats]:
    level = np.log(index.level)[:, None]
    returns = index.returns[:, None]
    mean, deviation, _ = rolling_moments(returns, 60)
    third = rolling_mean(returns**3, 60) - 3.0 * mean * rolling_mean(returns**2, 60) + 2.0 * mean**3
    return {
        "below_high_365d": (level - rolling_max(level, 365))[:, 0] / plain.slow,
        "below_high_90d": (level - rolling_max(level, 90))[:, 0] / plain.slow,
        "above_low_90d": (level + rolling_max(-level, 90))[:, 0] / plain.slow,
        "skew_60d": (third / deviation**3)[:, 0],
    }


def _breadth(view: MarketView, members: Universe, plain: Plain) -> dict[str, Floats]:
    close, among = view.daily["close"], members.tradable & np.isfinite(members.returns)
    count = among.sum(axis=1)
    enough = count >= _FEWEST
    moved = np.where(among, np.clip(np.nan_to_num(members.returns), -_JUMP, _JUMP), 0.0)
    mean = np.where(enough, moved.sum(axis=1) / np.maximum(count, 1), np.nan)
    apart = np.where(among, (moved - np.nan_to_num(mean)[:, None]) ** 2, 0.0).sum(axis=1)
    spread = np.where(enough, np.sqrt(apart / np.maximum(count, 1)), np.nan)
    bitcoin = [place for place, asset in enumerate(view.daily.assets) if asset.symbol == "BTC"]
    lead = members.returns[:, bitcoin[0]] - mean if bitcoin else np.full(len(mean), np.nan)
    found = {
        f"breadth_{days}d": ((close > rolling_mean(close, days)) & among).sum(axis=1) / np.maximum(count, 1)
        for days in (20, 50, 200)
    }
    return {
        **found,
        "bitcoin_lead": trend(lead, plain.slow, 30),
        "dispersion": np.log(ewm_mean(spread[:, None], 10.0)[:, 0] / plain.slow),
    }


def _mood(view: MarketView) -> dict[str, Floats]:
    closes = view.daily.close_times
    mood = _last(view.fear_greed, closes, 3 * _DAY)
    rates = [_last(series, closes, _DAY) for series in view.funding.values()]
    known = np.isfinite(np.array(rates).reshape(len(rates), len(closes)))
    total = np.where(known, np.array(rates).reshape(known.shape), 0.0).sum(axis=0)
    rate = np.where(known.any(axis=0), total / np.maximum(known.sum(axis=0), 1), np.nan)
    return {
        "fear_greed": mood,
        "fear_greed_change": mood - lagged(mood[:, None], 7)[:, 0],
        "funding": rolling_mean(rate[:, None], 7, least=1)[:, 0] * 1e4,
    }


def _last(series: Series, closes: Integers, oldest: int) -> Floats:
    """The value known last at each of these moments (T,); NaN where it is older than `oldest` seconds."""
    if not len(series.available):
        return np.full(len(closes), np.nan)
    place = np.searchsorted(series.available, closes, side="right") - 1
    fresh = (place >= 0) & (closes - series.available[np.maximum(place, 0)] <= oldest)
    return np.where(fresh, series.values[np.maximum(place, 0)], np.nan).astype(np.float64)
