"""The walk-forward record of the asset layer: scores by day, the chance to beat the median, and what came of it.

The score is a fixed blend of three effects that the literature knows, not fitted here: low volatility (Ang, Hodrick, Xing and
Zhang 2006), no recent lottery-like gain (Bali, Cakici and Whitelaw 2011), and reversal over a month. The chance that a score
carries is estimated from what followed such scores before.
"""

from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView
from cryptopredict.estimators import Record, frequencies, keep_record
from cryptopredict.features import build, cross_section_rank
from cryptopredict.layer1_macro import MacroTrack

__all__ = ["BLEND", "HORIZON_DAYS", "AssetTrack", "study"]

HORIZON_DAYS = 7
BLEND = {"volatility_30d": -1.0, "largest_gain_30d": -1.0, "return_30d": -0.5}
_DECILES = 10
_HALF_LIFE_DAYS = 730.0


@dataclass(frozen=True, slots=True, eq=False)
class AssetTrack:
    """Row t is what could be said when day t had closed, columns are the assets of the daily panel.

    `parts` maps each feature of the blend to its weighted rank (T, N); `score` (T, N) −0.5..0.5; `chance` (T, N) to beat the
    median asset over the week that starts a day after; `beat` (T, N) whether it did, −1 unknown; `correlation` (T,) rank
    correlation of score and outcome on each day, known HORIZON_DAYS + 1 rows later.
    """

    parts: dict[str, Floats]
    score: Floats
    chance: Floats
    beat: Integers
    correlation: Floats
    record: Record


def study(view: MarketView, macro: MacroTrack) -> AssetTrack:
    """Walk the asset layer over every day of the view."""
    tradable = macro.members.tradable
    features = build(view.daily, BLEND)
    parts = {name: weight * cross_section_rank(features[name], tradable) for name, weight in BLEND.items()}
    score = cross_section_rank(sum(parts.values(), np.zeros_like(macro.members.returns)), tradable)

    close = view.daily["close"]
    ahead = np.full_like(close, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        ahead[: -(HORIZON_DAYS + 1)] = np.log(close[HORIZON_DAYS + 1 :] / close[1:-HORIZON_DAYS])
    outcome = cross_section_rank(ahead, tradable & np.isfinite(score))
    beat = np.where(np.isfinite(outcome), outcome > 0, -1).astype(np.int64)

    decile = np.where(np.isfinite(score), np.clip((np.nan_to_num(score) + 0.5) * _DECILES, 0, _DECILES - 1), -1)
    found = frequencies(
        decile.astype(np.int64),
        beat,
        delay=HORIZON_DAYS + 1,
        n_cells=_DECILES,
        n_outcomes=2,
        half_life=_HALF_LIFE_DAYS,
        prior=200.0,
    )
    chance = found.probability[:, :, 1]
    record = keep_record(chance, beat, delay=HORIZON_DAYS + 1, overlap=HORIZON_DAYS)
    both = np.isfinite(score) & np.isfinite(outcome)
    product = np.where(both, score * outcome, 0.0).sum(axis=1)
    spread = np.sqrt(np.where(both, score**2, 0.0).sum(axis=1) * np.where(both, outcome**2, 0.0).sum(axis=1))
    correlation = np.divide(product, spread, out=np.full_like(product, np.nan), where=spread > 0)
    return AssetTrack(parts, score, chance, beat, correlation, record)
