"""The predictions of one moment."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np

from cryptopredict.base import TRAILING, LayerState, MarketView, PricePrediction
from cryptopredict.layer3_assets.prices.horizons import LEVELS
from cryptopredict.layer3_assets.prices.rows import NAMES
from cryptopredict.layer3_assets.prices.track import HorizonTrack, PriceTrack

__all__ = ["predicted", "row_of", "said_of"]

NOTHING: Final[Mapping[str, float]] = MappingProxyType({})
_FRESH_SECONDS: Final = 36 * 3_600
"""After that the newest candle says nothing of the present any more."""


def predicted(tracks: Sequence[PriceTrack], view: MarketView, as_of: int) -> Mapping[int, tuple[PricePrediction, ...]]:
    """By asset id, in the order of `tracks`; an asset without a candle that is new enough, or without a record, is left out.

    `tracks` may have been walked over a longer view.
    """
    found: dict[int, list[PricePrediction]] = {}
    for track, each in ((one, each) for one in tracks for each in one.horizons):
        row = row_of(each, view, as_of)
        for asset, prediction in () if row is None else said_of(track, each, row):
            found.setdefault(asset, []).append(prediction)
    return {asset: tuple(given) for asset, given in found.items()}


def row_of(each: HorizonTrack, view: MarketView, as_of: int) -> int | None:
    """The row of the newest candle that a prediction of this moment rests on; None where it is too old."""
    row = each.horizon.panel(view).rows_known_at(as_of) - 1
    age = as_of - int(each.moves.panel.close_times[row]) if row >= 0 else 0
    # What lies in the past already is no prediction.
    return None if row < 0 or age > _FRESH_SECONDS or age >= each.horizon.seconds else row


def said_of(
    track: PriceTrack, each: HorizonTrack, row: int, *, only: int | None = None, supposed: Mapping[str, float] = NOTHING
) -> list[tuple[int, PricePrediction]]:
    """By asset id, of one horizon; of one column alone, and with some features supposed otherwise, where that is asked."""
    horizon, given = each.horizon, each.moves
    sample = int(np.searchsorted(each.rows, row, side="right")) - 1
    columns = np.flatnonzero(given.able[row] if only is None else np.arange(given.able.shape[1]) == only)
    if sample < 0 or not len(columns):
        return []
    trained = track.trained(each, row)
    trailing = given.trailing[row, columns]
    if TRAILING in supposed:
        trailing = np.full_like(trailing, supposed[TRAILING])
    deviation = trailing * np.sqrt(float(horizon.steps))
    bands = each.plain
    if trained and track.version is not None and each.model is not None and each.features is not None:
        table = each.features.table(np.full(len(columns), row), columns)
        for name in set(NAMES) & set(supposed):
            table.values[:, NAMES.index(name)] = supposed[name]
        said = track.version.say(horizon.name, table)
        deviation, bands = np.sqrt(np.exp(said) * horizon.steps), each.model
    half = bands.at(np.array([sample]))[0]
    if not np.isfinite(half).all():
        return []
    evidence = each.record.evidence(sample, LEVELS[0])
    based_on = int(given.panel.close_times[row])
    found = []
    for n, wide in zip(columns, deviation, strict=True):
        price = float(given.close[row, n])
        if not np.isfinite(wide):
            continue
        low, high, lowest, highest = (price * float(np.exp(sign * part * wide)) for part in half for sign in (-1.0, 1.0))
        found.append(
            (
                given.panel.assets[n].id,
                PricePrediction(
                    horizon_hours=horizon.hours,
                    based_on=based_on,
                    price=price,
                    low=low,
                    high=high,
                    level=LEVELS[0],
                    wide_low=lowest,
                    wide_high=highest,
                    wide_level=LEVELS[1],
                    state=LayerState.IN_USE if trained else LayerState.BASELINE,
                    evidence=evidence,
                ),
            )
        )
    return found
