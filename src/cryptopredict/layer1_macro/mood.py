"""How the market feels: fear and greed, news, and what leverage costs, each against its own past year, and their mean.

It describes. For what it foretells, `mood_skill` gives the figures beside climatology.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy.special import ndtri

from cryptopredict.base import Floats, Integers, MarketView, Series
from cryptopredict.estimators import frequencies
from cryptopredict.estimators.comparison import MomentMean, compare, mean_over_moments, mid_ranks
from cryptopredict.features import lagged, rolling_moments

__all__ = ["PARTS", "Mood", "mood", "mood_skill"]

PARTS: Final = ("fear_greed", "news", "funding")
"""What the composite is the plain mean of. There is no source of what people write to each other, so `social` is never known."""

_DAY: Final = 86_400
_YEAR: Final = 365
_LEAST: Final = 90
_FRESH: Final = {"fear_greed": 3 * _DAY, "news": 3 * _DAY, "funding": _DAY}
_WEEK: Final = 7
_CUTS: Final = ndtri(np.array([0.2, 0.4, 0.6, 0.8])) * 0.3
_PRIOR: Final = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Mood:
    """At moments (T,) in epoch seconds: `raw` (T, 3) as published, `parts` (T, 3) −1..1 in the order of `PARTS`, `composite` (T,).

    A part is tanh(z / 2), z being its distance from its mean of a year in standard deviations; NaN where it is not known, or has fewer than
    90 days behind it. `raw` is 0..100 for fear and greed, −1..1 for news, and a share per settlement for funding.
    """

    moments: Integers
    raw: Floats
    parts: Floats
    composite: Floats

    def breakdown(self) -> dict[str, float | None]:
        """The parts at the last moment, under the names that a decision has; None where nothing is known."""
        last = self.parts[-1] if len(self.parts) else np.full(len(PARTS), np.nan)
        found = {name: float(part) if np.isfinite(part) else None for name, part in zip(PARTS, last, strict=True)}
        return {"fear_greed": found["fear_greed"], "social": None, "news": found["news"], "funding": found["funding"]}


def mood(view: MarketView) -> Mood:
    """The mood at the close of every day, and at `view.as_of` where that is later. Each moment knows what was out by then."""
    moments = view.daily.close_times
    if view.as_of is not None and (not len(moments) or view.as_of > moments[-1]):
        moments = np.append(moments, view.as_of)
    rates = [_mean_within(series, moments, _FRESH["funding"]) for series in view.funding.values()]
    raw = np.column_stack(
        [
            _last_within(view.fear_greed, moments, _FRESH["fear_greed"]),
            _mean_within(view.news, moments, _FRESH["news"]),
            _mean_known(np.column_stack(rates)) if rates else np.full(len(moments), np.nan),
        ]
    )
    usual, spread, _ = rolling_moments(raw, _YEAR, least=_LEAST)
    apart = np.divide(raw - usual, spread, out=np.full_like(raw, np.nan), where=spread > 1e-9)
    parts = np.tanh(apart / 2.0)
    return Mood(moments, raw, parts, _mean_known(parts))


def mood_skill(found: Mood, returns: Floats, close_times: Integers) -> dict[str, Any]:
    """What the mood of a day says of the market's next seven days, as JSON: rank correlation with the return, Brier score of its sign.

    `returns` (T,) are log returns of the index of the days that closed at `close_times` (T,). For `composite`, for each part and for
    `weighted` (parts weighed by what they foretold until then): `rank` with its interval, and the Brier score of the walk-forward
    frequency of rises in five classes of it beside that of climatology, the frequency of rises until then; positive differences are better.
    `weights` is the difference of weighted to plain: where it does not clear zero, the composite stays the plain mean.
    """
    rows = np.isin(found.moments, close_times)
    parts, composite = found.parts[rows], found.composite[rows]
    ahead = np.full(len(returns), np.nan)
    total = np.cumsum(returns)
    if len(returns) > _WEEK:
        ahead[:-_WEEK] = total[_WEEK:] - total[:-_WEEK]
    rose = np.where(np.isfinite(ahead), ahead > 0.0, -1).astype(np.int64)
    weighted = _weighted(parts, ahead)
    climate = _frequency(np.where(np.isfinite(composite), 0, -1), rose, 1)
    lines, losses = {}, {}
    for name, said in (("composite", composite), ("weighted", weighted), *zip(PARTS, parts.T, strict=True)):
        cells = np.where(np.isfinite(said), np.digitize(said, _CUTS), -1)
        losses[name] = np.where(rose >= 0, (_frequency(cells, rose, len(_CUTS) + 1) - rose) ** 2, np.nan)
        base = np.where(rose >= 0, (climate - rose) ** 2, np.nan)
        both = np.isfinite(losses[name]) & np.isfinite(base)
        lines[name] = {
            "n": int(both.sum()),
            "rank": _plain(_rank(said, ahead, close_times)),
            "brier": float(losses[name][both].mean()) if both.any() else None,
            "climatology": float(base[both].mean()) if both.any() else None,
            "difference": _plain(compare(losses[name], base, close_times, overlap=_WEEK, method="cosines")),
        }
    better = compare(losses["weighted"], losses["composite"], close_times, overlap=_WEEK, method="cosines")
    return {"horizon_days": _WEEK, "lines": lines, "weights": _plain(better)}


def _mean_known(values: Floats) -> Floats:
    known = np.isfinite(values)
    count = known.sum(axis=1)
    return np.where(count > 0, np.where(known, values, 0.0).sum(axis=1) / np.maximum(count, 1), np.nan)


def _last_within(series: Series, moments: Integers, seconds: int) -> Floats:
    """The newest value at each moment, NaN where it is older than that."""
    if not len(series.available):
        return np.full(len(moments), np.nan)
    place = np.searchsorted(series.available, moments, side="right") - 1
    known = (place >= 0) & (moments - series.available[place] <= seconds)
    return np.where(known, series.values[place].astype(np.float64), np.nan)


def _mean_within(series: Series, moments: Integers, seconds: int) -> Floats:
    """Mean of the values that came within so many seconds before each moment, NaN where none did.

    Summed span by span, not as a difference of running totals, whose rounding would depend on the past.
    """
    first = np.searchsorted(series.available, moments - seconds, side="right")
    last = np.searchsorted(series.available, moments, side="right")
    if not len(series.available) or not len(moments):
        return np.full(len(moments), np.nan)
    spans = np.column_stack([first, last]).ravel()
    total = np.add.reduceat(np.append(series.values.astype(np.float64), 0.0), spans)[::2]
    return np.where(last > first, total / np.maximum(last - first, 1), np.nan)


def _frequency(cells: Integers, rose: Integers, count: int) -> Floats:
    """How often the market rose after days of the same cell (T,), from the weeks that were over by then, drawn to the mean of all."""
    said = frequencies(cells[:, None], rose[:, None], delay=_WEEK, n_cells=count, n_outcomes=2, prior=_PRIOR)
    probability: Floats = said.probability[:, 0, 1]
    return probability


def _weighted(parts: Floats, ahead: Floats) -> Floats:
    """Mean of the parts (T,), each weighed by its covariance with the week ahead over all weeks that were over by then."""
    products = np.where(np.isfinite(parts) & np.isfinite(ahead)[:, None], parts * np.tanh(ahead / 0.1)[:, None], 0.0)
    known = np.cumsum(np.isfinite(parts) & np.isfinite(ahead)[:, None], axis=0).astype(np.float64)
    relation = np.where(known >= _YEAR, np.cumsum(products, axis=0) / np.maximum(known, 1.0), 0.0)
    weight = np.where(np.isfinite(parts), np.nan_to_num(lagged(relation, _WEEK)), 0.0)
    size = np.abs(weight).sum(axis=1)
    total = (weight * np.nan_to_num(parts)).sum(axis=1)
    mean: Floats = np.divide(total, size, out=np.full_like(size, np.nan), where=size > 0.0)
    return mean


def _rank(said: Floats, ahead: Floats, times: Integers) -> MomentMean | None:
    """Rank correlation of what was said with what came, with an interval that knows that weeks overlap."""
    both = np.isfinite(said) & np.isfinite(ahead)
    if int(both.sum()) < 2:
        return None
    x, y = (mid_ranks(values[both]) for values in (said, ahead))
    scaled = ((x - x.mean()) / max(float(x.std()), 1e-12)) * ((y - y.mean()) / max(float(y.std()), 1e-12))
    return mean_over_moments(scaled, times[both], overlap=_WEEK, method="cosines")


def _plain(found: MomentMean | None) -> dict[str, float] | None:
    return None if found is None else {"mean": found.mean, "low": found.low, "high": found.high}
