"""The numbers that a change is judged by, asset by asset. Row t of everything knows only what had closed by t."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, MarketView
from cryptopredict.features import cross_section_rank
from cryptopredict.layer1_macro import REGIMES, MacroTrack
from cryptopredict.layer3_assets.suggestions.lists import Lists

__all__ = ["NAMES", "Grounds", "contexts", "grounds"]

NAMES: Final = (
    "score",
    "beats_median",
    "beats_median_low",
    "volatility",
    "liquidity",
    "risk",
    "volatility_in_bull",
    "days_traded",
    "bull",
    "bear",
    "volatile",
    "tier_one",
    "days_listed",
    "drawdown",
    "always",
)
_YEAR: Final = 365.0
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Grounds:
    """What the contexts are made of.

    (T, N): the asset's `score` −0.5..0.5, its `chance` to beat the median and `low`, how often that came true at least; ranks of
    volatility and of dollar volume −0.5..0.5; the daily `volatility`; `days` traded. (T, 4): `regime` probabilities. `rows` (T, N):
    where there is something to say.
    """

    score: Floats
    chance: Floats
    low: Floats
    volatility_rank: Floats
    liquidity_rank: Floats
    volatility: Floats
    days: Floats
    regime: Floats
    rows: Flags

    def cut(self, rows: slice) -> "Grounds":
        """Some days of them."""
        return Grounds(*(getattr(self, name)[rows] for name in self.__slots__))


def grounds(view: MarketView, macro: MacroTrack, score: Floats, chance: Floats, low: Floats) -> Grounds:
    """Of every day of the view; `score`, `chance` and `low` (T, N) are what the asset layer says."""
    tradable, volatility = macro.members.tradable, macro.members.volatility
    usable = tradable & np.isfinite(score) & np.isfinite(chance) & np.isfinite(volatility)
    return Grounds(
        score=score,
        chance=chance,
        low=low,
        volatility_rank=cross_section_rank(volatility, usable),
        liquidity_rank=cross_section_rank(macro.members.dollar_volume, usable),
        volatility=volatility,
        days=np.cumsum(np.isfinite(view.daily["close"]), axis=0).astype(np.float64),
        regime=macro.probabilities,
        rows=usable,
    )


def contexts(of: Grounds, lists: Lists) -> Floats:
    """Contexts (T, N, D) in the order of NAMES, all about as large as one; zeros where nothing is to be said."""
    regime = np.where(np.isfinite(of.regime), of.regime, 1.0 / len(REGIMES))
    bull, bear, volatile = (regime[:, [str(name) for name in REGIMES].index(word)] for word in ("bull", "bear", "volatile"))
    shape = of.score.shape
    rank = np.nan_to_num(of.volatility_rank)
    parts = {
        "score": of.score,
        "beats_median": 5.0 * (of.chance - 0.5),
        "beats_median_low": 5.0 * (np.where(np.isfinite(of.low), of.low, 0.5) - 0.5),
        "volatility": rank,
        "liquidity": of.liquidity_rank,
        "risk": np.log(np.maximum(np.nan_to_num(of.volatility, nan=0.05), 1e-4) / 0.05),
        "volatility_in_bull": rank * (bull - bear)[:, None],
        "days_traded": np.log1p(of.days / _YEAR) - 1.0,
        "bull": np.broadcast_to(bull[:, None] - 0.25, shape),
        "bear": np.broadcast_to(bear[:, None] - 0.25, shape),
        "volatile": np.broadcast_to(volatile[:, None] - 0.25, shape),
        "tier_one": (lists.tier == 1).astype(np.float64) - 0.5,
        "days_listed": np.log1p(lists.days / _YEAR),
        "drawdown": np.maximum(lists.drawdown, -4.0) / 2.0,
        "always": np.ones(shape),
    }
    made: Floats = np.stack([parts[name] for name in NAMES], axis=-1)
    made[~of.rows] = 0.0
    np.copyto(made, 0.0, where=np.isnan(made))
    return made
