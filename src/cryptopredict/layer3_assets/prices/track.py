"""What is said of prices at every moment of a view: by a version where its gates were open, by trailing volatility elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Integers, LayerState, MarketView, PricePrediction
from cryptopredict.estimators import Record, keep_record
from cryptopredict.estimators.version import Version
from cryptopredict.layer3_assets.prices.bands import Bands, bands
from cryptopredict.layer3_assets.prices.horizons import HORIZONS, LEVELS, Horizon, sampled
from cryptopredict.layer3_assets.prices.judge import gate_of
from cryptopredict.layer3_assets.prices.rows import Features, Moves, features_of, moves

__all__ = ["HorizonTrack", "PriceTrack", "price_track"]

_WIDTH: Final = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class HorizonTrack:
    """One horizon.

    `features` are what the model is told, None as `model` is; `rows` (S,) of the panel are those that are remembered; `plain` and `model` the widths that were said at them, `model` None where no
    version ever spoke; `record` what came of the intervals of the first level, whoever said them.
    """

    horizon: Horizon
    moves: Moves
    features: Features | None
    rows: Integers
    plain: Bands
    model: Bands | None
    record: Record


@dataclass(frozen=True, slots=True, eq=False)
class PriceTrack:
    """Horizons, nearest first; `version` is the one that speaks where its gates were open, None if there is none."""

    horizons: tuple[HorizonTrack, ...]
    version: Version | None

    def models(self, said: Sequence[PricePrediction]) -> dict[str, str]:
        """The version, if it took part in these predictions: name@version:sha256."""
        hours = {track.horizon.hours for track in self.horizons}
        used = any(price.state is LayerState.IN_USE and price.horizon_hours in hours for price in said)
        return {self.version.name: self.version.reference} if self.version is not None and used else {}

    def trained(self, track: HorizonTrack, row: int) -> bool:
        """Whether the version says the interval of this horizon at this row of its panel."""
        if self.version is None or track.model is None:
            return False
        return bool(_opened(self.version, track.horizon, track.moves.panel.close_times[row : row + 1])[0])


def price_track(view: MarketView, tradable: NDArray[np.bool_], version: Version | None, *, hourly: bool) -> PriceTrack:
    """Walk over every sampled candle of the hours or of the days of the view, with the horizons that are read from them.

    `tradable` (T, N) says of each day who is spoken of.
    """
    horizons = [horizon for horizon in HORIZONS if horizon.hourly is hourly]
    given = moves(view, tradable, hourly=hourly)
    if not given.able.any():
        return PriceTrack((), version)
    asked = version is not None and any(
        _opened(version, horizon, given.panel.close_times[sampled(horizon, given.panel)]).any() for horizon in horizons
    )
    features = features_of(given.panel, hourly=hourly) if asked else None
    return PriceTrack(tuple(_walk(horizon, given, features, version) for horizon in horizons), version)


def _opened(version: Version, horizon: Horizon, closes: Integers) -> NDArray[np.bool_]:
    fold = version.fold_at(closes)
    found = fold >= 0
    for level in LEVELS:
        found &= version.opened(gate_of(horizon, level))[fold]
    return found


def _walk(horizon: Horizon, given: Moves, features: Features | None, version: Version | None) -> HorizonTrack:
    rows = sampled(horizon, given.panel)
    able, came = given.able[rows], given.came(horizon, rows)
    closes = given.panel.close_times[rows]
    trailing = np.where(able, given.trailing[rows] * np.sqrt(float(horizon.steps)), np.nan)
    plain = bands(horizon, trailing, came)
    half = plain.half[:, :1] * trailing
    model = None
    # Where a gate was never open, no model is asked.
    opened = np.zeros(len(rows), dtype=np.bool_) if version is None else _opened(version, horizon, closes)
    if version is not None and features is not None and opened.any():
        place, column = np.nonzero(able)
        deviation = np.full(able.shape, np.nan)
        said = version.say(horizon.name, features.table(rows[place], column))
        deviation[place, column] = np.sqrt(np.exp(said) * horizon.steps)
        model = bands(horizon, deviation, came)
        half = np.where(opened[:, None], model.half[:, :1] * deviation, half)
    known = np.isfinite(came) & np.isfinite(half)
    inside = np.where(known, np.abs(came) <= half, -1).astype(np.int64)
    record = keep_record(
        np.where(np.isfinite(half), LEVELS[0], np.nan), inside, delay=horizon.delay, overlap=horizon.delay, width=_WIDTH
    )
    return HorizonTrack(horizon, given, None if model is None else features, rows, plain, model, record)
