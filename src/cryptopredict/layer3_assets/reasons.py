"""Why an asset stands where it stands: what each feature adds to its score, in words."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from cryptopredict.base import Driver, Floats
from cryptopredict.layer3_assets.study import AssetTrack

__all__ = ["reasons"]

_WORDS: Final = {
    "volatility_30d": "30-day volatility",
    "largest_gain_30d": "largest daily gain in 30 days",
    "return_30d": "30-day return",
}
_GROUPS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "volatility": ("how much it moves", ("volatility_", "parkinson", "own_volatility", "upper_shadow", "lower_shadow")),
    "extremes": ("its largest gains and losses", ("largest_", "own_gain", "skew", "own_skew", "upside")),
    "momentum": ("its returns of the last month and longer", ("return_30d", "return_60d", "return_90d", "return_180d", "trend_t",
        "own_trend", "own_score_30d", "average_gap_50d", "average_gap_200d")),
    "reversal": ("its returns of the last days", ("return_", "own_score_7d", "average_gap_20d", "strength_index", "close_place")),
    "distance": ("how far it is from its highs and lows", ("below_high", "above_low")),
    "liquidity": ("how it is traded", ("log_dollar_volume", "volume_", "illiquidity", "turnover")),
    "market_link": ("how it moves with the market", ("beta_", "correlation_", "falling_beta", "variance_ratio")),
    "size_and_age": ("its size, price and age", ("log_market_cap", "log_price", "age_days")),
    "market_state": ("the state of the market", ("",)),
}  # fmt: skip
"""Groups of features by how their names begin, the first that fits counts; the last takes what is left."""


def reasons(track: AssetTrack, row: int) -> dict[int, tuple[Driver, ...]]:
    """Drivers by column of every asset that has a score at this row, the weightiest first."""
    if track.spoken is not None and track.trained(row):
        names, shares = track.spoken.shares(row)
        return _of_the_model(names, shares)
    known = np.flatnonzero(np.isfinite(track.score[row])).tolist()
    found = {}
    for n in known:
        drivers = []
        for name, part in track.parts.items():
            share = float(np.nan_to_num(part[row, n]))
            side = "for" if share >= 0 else "against"
            drivers.append(Driver(name, share, share, f"{_WORDS[name]} speaks {side} it ({share:+.2f} of ±0.5)"))
        found[n] = tuple(sorted(drivers, key=lambda driver: -abs(driver.contribution)))
    return found


def _of_the_model(names: tuple[str, ...], shares: Mapping[int, Floats]) -> dict[int, tuple[Driver, ...]]:
    """What is the same for all assets of the day orders none of them: each group counts beside its mean over the day."""
    member = [next(group for group, (_, begins) in _GROUPS.items() if name.startswith(begins)) for name in names]
    columns = list(shares)
    added = np.stack([shares[n] for n in columns])
    sums = {group: added[:, [place for place, of in enumerate(member) if of == group]].sum(axis=1) for group in _GROUPS}
    found = {}
    beside = {group: values - values.mean() for group, values in sums.items()}
    for place, n in enumerate(columns):
        drivers = [_driver(group, float(values[place])) for group, values in beside.items()]
        found[n] = tuple(sorted(drivers, key=lambda driver: -abs(driver.contribution)))
    return found


def _driver(group: str, share: float) -> Driver:
    side = "for" if share >= 0 else "against"
    return Driver(group, share, share, f"{_GROUPS[group][0]} speaks {side} it ({share:+.2f} beside the others)")
