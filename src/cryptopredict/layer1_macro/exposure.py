"""How much to hold, judged beside holding the same amount all the time: after costs, a day late, at equal risk.

Two rules. The plain one holds as much as keeps the volatility of the whole near a target and says nothing about where the market goes. The
other also leaves in bad regimes; it is in force only while what came of it until then beat a constant exposure of the same mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import Edge, Floats, Integers, MarketView
from cryptopredict.estimators.comparison import mean_over_moments, stationary_draws
from cryptopredict.features import lagged

__all__ = ["Exposure", "exposure", "exposure_edge", "exposure_record", "exposure_table", "low_points"]

AGAINST: Final = "constant_exposure"
TARGET_VOLATILITY: Final = 0.30
"""Of the whole portfolio, per year: about what the rule by regimes comes to, so that neither asks for more risk than the other."""
REGIME_CAP: Final = 0.45
EXPOSURE_OF: Final = np.array([1.0, 0.0, 0.6, 0.4])
"""Exposure in each regime (bull, bear, neutral, volatile) before the cap."""
COST: Final = 0.0015
"""Fee of 0.1 % and slippage of 0.05 %, as a share of what is bought or sold."""
TRIED: Final = 4
"""Rules compared: by regimes with the cap and without, by volatility alone with a target of 45 % and of 30 %."""

_DELAY: Final = (
    2  # said at the close of a day, filled by the close of the next: the first return it earns is that of the day after
)
_REVIEW_DAYS: Final = 91
_OVERLAP: Final = 30  # neighbouring days hold nearly the same
_YEAR: Final = 365.0
_LEVEL: Final = 0.95
_DRAWS: Final = 1_000
_BLOCK: Final = 60.0
_FALL: Final = 0.6

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """What to hold at the close of each day (T,) 0..1, and `by_regime` (T,), whether the rule by regimes was in force."""

    value: Floats
    by_regime: Flags


@dataclass(frozen=True, slots=True, eq=False)
class _Followed:
    """Daily results (M,) of a rule and of a constant exposure of its mean, both after costs; `held` (M,); `turnover` of each a year."""

    rule: Floats
    constant: Floats
    held: Floats
    turnover: tuple[float, float]


def exposure(probabilities: Floats, volatility: Floats, returns: Floats) -> Exposure:
    """The exposure of every day from the regimes (T, 4), the yearly volatility (T,) and the log returns of the index (T,).

    Every quarter the rule by regimes is judged by what had come of it until then, its interval widened for the rules that were tried;
    where it does not clear zero the plain rule holds. NaN where there are no probabilities or no volatility.
    """
    plain, bold = _rules(probabilities, volatility)
    open_ = np.zeros(len(returns), dtype=bool)
    for row in range(_REVIEW_DAYS, len(returns), _REVIEW_DAYS):
        found = _edge(_follow(bold[: row + 1], returns[: row + 1]), level=1.0 - (1.0 - _LEVEL) / TRIED)
        open_[row : row + _REVIEW_DAYS] = found is not None and found.clears_zero
    return Exposure(np.where(open_, bold, plain), open_ & np.isfinite(bold))


def exposure_record(view: MarketView, probabilities: Floats, volatility: Floats, returns: Floats) -> list[dict[str, Any]]:
    """What `exposure` gives and both of its rules, as `exposure_table` shows them; the cycles are those of Bitcoin."""
    plain, bold = _rules(probabilities, volatility)
    in_force = exposure(probabilities, volatility, returns).value
    rules = {"in force": in_force, "volatility alone": plain, "by regimes": bold}
    bitcoin = [place for place, asset in enumerate(view.daily.assets) if asset.symbol == "BTC"]
    lows = low_points(view.daily["close"][:, bitcoin[0]]) if bitcoin else []
    return exposure_table(rules, returns, view.daily.close_times, lows)


def _rules(probabilities: Floats, volatility: Floats) -> tuple[Floats, Floats]:
    """Exposure by volatility alone, and by regimes with a cap on volatility, each (T,)."""
    known = np.isfinite(probabilities).all(axis=1) & np.isfinite(volatility)
    calm = np.where(known, np.maximum(volatility, 1e-6), np.nan)
    plain = np.minimum(1.0, TARGET_VOLATILITY / calm)
    return plain, np.clip((probabilities @ EXPOSURE_OF) * np.minimum(1.0, REGIME_CAP / calm), 0.0, 1.0)


def exposure_edge(value: Floats, returns: Floats, row: int) -> Edge | None:
    """What following `value` (T,) until `row` won over a constant exposure of the same mean, both at the volatility of the latter.

    In percent a year, from log returns (T,) of the index; None with too few days. Source of the measure: Modigliani and Modigliani
    1997; of the interval: Ledoit and Wolf 2008, a difference of Sharpe ratios by its influence function, with a long-run variance.
    """
    return _edge(_follow(value[: row + 1], returns[: row + 1]))


def low_points(close: Floats) -> list[int]:
    """Rows of the lowest closes (T,) between one all-time high and the next, where the fall was 60 % or more: the ends of cycles."""
    found, high, low = [], 0, 0
    known = np.flatnonzero(np.isfinite(close))
    if len(known):
        high = low = int(known[0])
    for row in known.tolist():
        if close[row] > close[high]:
            if close[low] <= (1.0 - _FALL) * close[high]:
                found.append(low)
            high = low = row
        elif close[row] < close[low]:
            low = row
    return found


def exposure_table(
    rules: Mapping[str, Floats], returns: Floats, close_times: Integers, lows: list[int]
) -> list[dict[str, Any]]:
    """Each rule (T,) beside constant exposure of its mean, over all days and over the spans between `lows`, as JSON for a report.

    Returns, volatilities and drawdowns are shares (per year the first two). `difference` is that of `exposure_edge`; `sharpe` and
    `drawdown` have intervals by the stationary bootstrap (Politis and Romano 1994) in blocks of 60 days; `known_mean` is the difference to
    holding, on each day, the mean of the rule up to that day, which nobody needs hindsight for. None where there are too few days.
    """
    spans = [("all", 0, len(returns))]
    if lows:
        spans += [("before the first low", 0, lows[0]), ("since the last low", lows[-1], len(returns))]
        spans += [("from low to low", start, end) for start, end in pairwise(lows)]
    found = []
    for name, value in rules.items():
        for span, start, end in spans:
            # Of the days before a span only what was decided in them counts.
            begin = max(start - _DELAY, 0)
            said = np.where(np.arange(end) >= begin, value[:end], np.nan)
            if np.isfinite(said[:-_DELAY]).sum() > 1:
                spoken = {"rule": name, "span": span, "from": int(close_times[start]), "to": int(close_times[end - 1])}
                found.append(spoken | _row(said, returns[:end]))
    return found


def _row(said: Floats, returns: Floats) -> dict[str, Any]:
    followed = _follow(said, returns)
    ours, theirs = _figures(followed.rule), _figures(followed.constant)
    mean, usual = _edge(followed), _edge(_follow(said, returns, hindsight=False))
    draws = _drawn(followed)
    return {
        "n": len(followed.held),
        "mean_exposure": float(followed.held.mean()),
        "turnover": {"rule": followed.turnover[0], "constant": followed.turnover[1]},
        **{key: {"rule": ours[key], "constant": theirs[key]} for key in ours},
        "difference": _plain(mean),
        "known_mean": _plain(usual),
        "sharpe_interval": draws[0],
        "drawdown_interval": draws[1],
    }


def _plain(edge: Edge | None) -> dict[str, float] | None:
    return None if edge is None else {"percent": edge.difference, "low": edge.low, "high": edge.high}


def _figures(daily: Floats) -> dict[str, float]:
    deviation = float(daily.std())
    return {
        "return": float(daily.mean()) * _YEAR,
        "volatility": deviation * float(np.sqrt(_YEAR)),
        "sharpe": float(daily.mean()) / max(deviation, 1e-12) * float(np.sqrt(_YEAR)),
        "drawdown": float(_drawdown(daily[None, :])[0]),
    }


def _drawdown(daily: Floats) -> Floats:
    """Deepest fall (B,) from a former height of paths (B, M), as a share ≥ 0."""
    level = np.cumsum(np.log1p(daily), axis=1)
    height = np.maximum(np.maximum.accumulate(level, axis=1), 0.0)
    fall: Floats = -np.expm1((level - height).min(axis=1))
    return fall


def _drawn(followed: _Followed) -> tuple[list[float] | None, list[float] | None]:
    """95 % intervals of the difference of Sharpe ratios (a year) and of drawdowns, rule less constant."""
    if len(followed.held) < _OVERLAP * 10:
        return None, None
    ratios, falls = [], []
    for drawn in stationary_draws(len(followed.held), block=_BLOCK, draws=_DRAWS, seed=0):
        ours, theirs = followed.rule[drawn], followed.constant[drawn]
        better = [one.mean(axis=1) / np.maximum(one.std(axis=1), 1e-12) for one in (ours, theirs)]
        ratios.append((better[0] - better[1]) * np.sqrt(_YEAR))
        falls.append(_drawdown(ours) - _drawdown(theirs))
    ends = [0.5 - _LEVEL / 2.0, 0.5 + _LEVEL / 2.0]
    sharpe, drawdown = (np.quantile(np.concatenate(one), ends) for one in (ratios, falls))
    return [float(end) for end in sharpe], [float(end) for end in drawdown]


@njit(cache=True, nogil=True)
def _net(held: Floats, returns: Floats, cost: float) -> tuple[Floats, float]:
    """Daily results of holding a share `held` (M,) of the wealth, and all that was bought and sold.

    What is held drifts with the market, so that even a constant share has to be restored.
    """
    result = np.empty(held.shape[0])
    share, traded = held[0], 0.0
    for day in range(held.shape[0]):
        moved = abs(held[day] - share)
        traded += moved
        result[day] = held[day] * returns[day] - cost * moved
        share = held[day] * (1.0 + returns[day]) / (1.0 + held[day] * returns[day])
    return result, traded


def _follow(value: Floats, returns: Floats, *, hindsight: bool = True) -> _Followed:
    """Follow what was said (T,) at the delay of a real order. Days on which nothing had been said yet are left out.

    Without `hindsight` the other side holds on each day the mean of the rule up to that day, so it is not quite constant.
    """
    said = lagged(value[:, None], _DELAY)[:, 0]
    known = np.isfinite(said)
    held, earned = said[known], np.expm1(returns[known])
    if not len(held):
        return _Followed(held, held, held, (0.0, 0.0))
    rule, traded = _net(held, earned, COST)
    usual = np.full(len(held), held.mean()) if hindsight else np.cumsum(held) / np.arange(1, len(held) + 1)
    constant, restored = _net(usual, earned, COST)
    years = len(held) / _YEAR
    return _Followed(rule, constant, held, (traded / years, restored / years))


def _influence(daily: Floats) -> Floats:
    """Sharpe ratio of a year, as a mean of terms (M,) whose spread is that of its estimate."""
    deviation = max(float(daily.std()), 1e-12)
    ratio, scaled = float(daily.mean()) / deviation, (daily - daily.mean()) / deviation
    terms: Floats = (ratio + scaled - 0.5 * ratio * (scaled * scaled - 1.0)) * np.sqrt(_YEAR)
    return terms


def _edge(followed: _Followed, *, level: float = _LEVEL) -> Edge | None:
    if len(followed.held) < 2 or float(followed.constant.std()) == 0.0:
        return None
    # What differs by rounding alone differs by nothing, and has no interval that could clear zero.
    better = np.round(_influence(followed.rule) - _influence(followed.constant), 12)
    found = mean_over_moments(better, np.arange(len(better)), overlap=_OVERLAP, level=level, method="cosines")
    if found is None:
        return None
    scale = float(followed.constant.std()) * float(np.sqrt(_YEAR)) * 100.0
    return Edge(AGAINST, scale * found.mean, scale * found.low, scale * found.high, found.n, "percent")
