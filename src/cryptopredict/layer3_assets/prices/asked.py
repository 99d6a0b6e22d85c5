"""The answer to a question about one price: what is said of it, and what would be if some of what it rests on were otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import TRAILING, MarketView, PricePrediction
from cryptopredict.estimators.version import Version
from cryptopredict.features import universe
from cryptopredict.layer3_assets.prices.horizons import HORIZONS
from cryptopredict.layer3_assets.prices.recipe import NAME
from cryptopredict.layer3_assets.prices.rows import NAMES
from cryptopredict.layer3_assets.prices.said import row_of, said_of
from cryptopredict.layer3_assets.prices.track import price_track

__all__ = ["PriceAnswer", "price_of"]


@dataclass(frozen=True, slots=True)
class PriceAnswer:
    """`said` is what a decision of this moment says; `would_be` the same with the features that were supposed, None where none counts.

    `features` are those that whoever speaks here rests on, as they are; `unused` those that were supposed and that it does not look at.
    `reference` is the version that speaks, None for trailing volatility.
    """

    said: PricePrediction
    would_be: PricePrediction | None
    features: Mapping[str, float]
    unused: tuple[str, ...]
    reference: str | None


def price_of(
    view: MarketView, models: Mapping[str, Version], asset_id: int, hours: int, supposed: Mapping[str, float]
) -> PriceAnswer | None:
    """Answer at `view.as_of`; None where nothing is said of that asset over so many hours."""
    hourly = any(horizon.hours == hours and horizon.hourly for horizon in HORIZONS)
    track = price_track(view, universe(view.daily).tradable, models.get(NAME), hourly=hourly)
    each = next((one for one in track.horizons if one.horizon.hours == hours), None)
    row = None if each is None or view.as_of is None else row_of(each, view, view.as_of)
    if each is None or row is None:
        return None
    said = dict(said_of(track, each, row)).get(asset_id)
    if said is None:
        return None
    column = [asset.id for asset in each.moves.panel.assets].index(asset_id)
    trained = track.trained(each, row)
    features = {TRAILING: float(each.moves.trailing[row, column])}
    if trained and each.features is not None:
        values = each.features.table(np.array([row]), np.array([column])).values[0]
        features = {name: float(value) for name, value in zip(NAMES, values, strict=True) if np.isfinite(value)}
    counts = {name: value for name, value in supposed.items() if name in (NAMES if trained else (TRAILING,))}
    would_be = dict(said_of(track, each, row, only=column, supposed=counts))[asset_id] if counts else None
    reference = track.version.reference if trained and track.version is not None else None
    return PriceAnswer(said, would_be, features, tuple(sorted(set(supposed) - set(counts))), reference)
