"""The baseline of the asset layer: a fixed blend, the chance it carries, and what is asked of both.

The blend is of three effects that the literature knows, not fitted here: low volatility (Ang, Hodrick, Xing and Zhang 2006), no recent
lottery-like gain (Bali, Cakici and Whitelaw 2011), and reversal over a month. The chance that a score carries is estimated from what
followed such scores before.
"""

from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView
from cryptopredict.estimators import frequencies
from cryptopredict.features import Universe, build, cross_section_rank

__all__ = ["BLEND", "DELAY_DAYS", "HORIZON_DAYS", "Plain", "plain"]

HORIZON_DAYS = 7
DELAY_DAYS = 1
"""Days between a decision and its execution."""
BLEND = {"volatility_30d": -1.0, "largest_gain_30d": -1.0, "return_30d": -0.5}
_DECILES = 10
_HALF_LIFE_DAYS = 730.0


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """Row t is what could be said when day t had closed, columns are the assets of the daily panel.

    `parts` maps each feature of the blend to its weighted rank (T, N); `score` (T, N) −0.5..0.5; `chance` (T, N) to beat the median
    asset over the week that starts a day after. What came: `ahead` (T, N) the log return of that week, `place` (T, N) its rank
    −0.5..0.5 among those that have a score, both NaN where not known; `beat` (T, N) whether it was above the median, −1 unknown.
    """

    parts: dict[str, Floats]
    score: Floats
    chance: Floats
    ahead: Floats
    place: Floats
    beat: Integers


def plain(view: MarketView, members: Universe) -> Plain:
    """Walk the baseline over every day of the view."""
    tradable = members.tradable
    features = build(view.daily, BLEND)
    parts = {name: weight * cross_section_rank(features[name], tradable) for name, weight in BLEND.items()}
    score = cross_section_rank(sum(parts.values(), np.zeros_like(members.returns)), tradable)

    close = view.daily["close"]
    ahead = np.full_like(close, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        ahead[: -(HORIZON_DAYS + DELAY_DAYS)] = np.log(close[HORIZON_DAYS + DELAY_DAYS :] / close[DELAY_DAYS:-HORIZON_DAYS])
    place = cross_section_rank(ahead, tradable & np.isfinite(score))
    beat = np.where(np.isfinite(place), place > 0, -1).astype(np.int64)

    decile = np.where(np.isfinite(score), np.clip((np.nan_to_num(score) + 0.5) * _DECILES, 0, _DECILES - 1), -1)
    found = frequencies(
        decile.astype(np.int64),
        beat,
        delay=HORIZON_DAYS + DELAY_DAYS,
        n_cells=_DECILES,
        n_outcomes=2,
        half_life=_HALF_LIFE_DAYS,
        prior=200.0,
    )
    return Plain(parts, score, found.probability[:, :, 1], ahead, place, beat)
