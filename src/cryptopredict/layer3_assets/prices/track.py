"""What is said of prices at every moment of a view: by a version where its gates were open, by trailing volatility elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Integers, MarketView
from cryptopredict.estimators import Record, keep_record
from cryptopredict.estimators.version import Version
from cryptopredict.layer3_assets.prices.bands import Bands, bands
from cryptopredict.layer3_assets.prices.horizons import HORIZONS, LEVELS, Horizon, sampled
from cryptopredict.layer3_assets.prices.judge import gate_of
from cryptopredict.layer3_assets.prices.rows import Moves, moves, table_of

__all__ = ["HorizonTrack", "PriceTrack", "price_track"]

_WIDTH: Final = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class HorizonTrack:
    """One horizon.

    `rows` (S,) of the panel are those that are remembered; `plain` and `model` the widths that were said at them, `model` None where no
    version ever spoke; `record` what came of the intervals of the first level, whoever said them.
    """

    horizon: Horizon
    moves: Moves
    rows: Integers
    plain: Bands
    model: Bands | None
    record: Record


@dataclass(frozen=True, slots=True, eq=False)
class PriceTrack:
    """All horizons, nearest first; `version` is the one that speaks where its gates were open, None if there is none."""

    horizons: tuple[HorizonTrack, ...]
    version: Version | None

    def trained(self, track: HorizonTrack, row: int) -> bool:
        """Whether the version says the interval of this horizon at this row of its panel."""
        if self.version is None or track.model is None:
            return False
        return bool(_opened(self.version, track.horizon, track.moves.panel.close_times[row : row + 1])[0])


def price_track(view: MarketView, tradable: NDArray[np.bool_], models: Mapping[str, Version], name: str) -> PriceTrack:
    """Walk over every sampled candle of the view; `tradable` (T, N) says of each day who is spoken of."""
    version = models.get(name)
    of = {hourly: moves(view, tradable, hourly=hourly) for hourly in (True, False)}
    found = tuple(_walk(horizon, of[horizon.hourly], version) for horizon in HORIZONS if of[horizon.hourly].able.any())
    return PriceTrack(found, version)


def _opened(version: Version, horizon: Horizon, closes: Integers) -> NDArray[np.bool_]:
    fold = version.fold_at(closes)
    found = fold >= 0
    for level in LEVELS:
        found &= version.opened(gate_of(horizon, level))[fold]
    return found


def _walk(horizon: Horizon, given: Moves, version: Version | None) -> HorizonTrack:
    rows = sampled(horizon, given.panel)
    able, came = given.able[rows], given.came(horizon)[rows]
    closes = given.panel.close_times[rows]
    trailing = np.where(able, given.trailing[rows] * np.sqrt(float(horizon.steps)), np.nan)
    plain = bands(horizon, trailing, came)
    half = plain.half[:, :1] * trailing
    model = None
    # Where a gate was never open, no model is asked.
    opened = np.zeros(len(rows), dtype=np.bool_) if version is None else _opened(version, horizon, closes)
    if version is not None and opened.any():
        place, column = np.nonzero(able)
        deviation = np.full(able.shape, np.nan)
        said = version.say(horizon.name, table_of(given, rows[place], column))
        deviation[place, column] = np.sqrt(np.exp(said) * horizon.steps)
        model = bands(horizon, deviation, came)
        half = np.where(opened[:, None], model.half[:, :1] * deviation, half)
    known = np.isfinite(came) & np.isfinite(half)
    inside = np.where(known, np.abs(came) <= half, -1).astype(np.int64)
    record = keep_record(
        np.where(np.isfinite(half), LEVELS[0], np.nan), inside, delay=horizon.delay, overlap=horizon.delay, width=_WIDTH
    )
    return HorizonTrack(horizon, given, rows, plain, model, record)
