"""The sectors as indices: who was in each on each day, what it earned, how it stood against the others, what share of trade it had."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, MarketView, Sector
from cryptopredict.features import lagged, rolling_mean, rolling_moments
from cryptopredict.layer1_macro import MacroTrack

__all__ = ["DELAY", "MIN_MEMBERS", "SectorIndices", "ahead", "over", "relative_ahead", "sector_indices", "sums"]

DELAY = 1
"""Days between a decision and its execution."""
MIN_MEMBERS = 2
_FEWEST = 4  # sectors of a day: with three there is little to choose


@dataclass(frozen=True, slots=True, eq=False)
class SectorIndices:
    """Row t is what was known when day t had closed; columns are `sectors`, those of the view without the parking one.

    `member` (N,) is the column of each asset's sector, −1 if none; `counts` (T, S) its tradable members; `returns` (T, S) daily log
    returns, members weighed as in the market index of the day before, NaN with fewer than two of them; `score` (T, S) the 30-day
    return beyond the market in units of its own deviation, `momentum` (T, S) the same on −1..1; `able` (T, S) where there is one;
    `volume_share` (T, S) 7-day share of dollar volume. A coin that died counts while it was traded.
    """

    sectors: tuple[Sector, ...]
    member: Integers
    counts: Integers
    returns: Floats
    score: Floats
    momentum: Floats
    able: NDArray[np.bool_]
    volume_share: Floats

    @property
    def ranked(self) -> NDArray[np.bool_]:
        """Sectors (T, S) that are set against each other on a day: those that are able, if there are four of them."""
        there = self.able & np.isfinite(self.returns)
        found: NDArray[np.bool_] = there & (there.sum(axis=1, keepdims=True) >= _FEWEST)
        return found


def sums(values: Floats, member: Integers, sectors: int) -> Floats:
    """Sum the columns (T, N) of each sector to (T, S)."""
    if sectors == 0:
        return np.zeros((len(values), 0))
    return np.stack([values[:, member == s].sum(axis=1) for s in range(sectors)], axis=1)


def over(returns: Floats, days: int) -> Floats:
    """Log return (T, S) over the last `days` rows."""
    return rolling_mean(returns, days) * days


def ahead(returns: Floats, days: int) -> Floats:
    """Log return (T, S) over the `days` that begin one day after each row, NaN where not known yet."""
    found = np.full_like(returns, np.nan)
    found[: -(days + DELAY)] = (over(returns, days) if days > 1 else returns)[days + DELAY :]
    return found


def relative_ahead(indices: SectorIndices, days: int) -> Floats:
    """Return of each ranked sector less the mean of all that were ranked that day, over the `days` that begin one day after, (T, S).

    NaN where a sector was not ranked, or is not known yet. Above zero means that it beat the even-weighted sectors.
    """
    earned = np.where(indices.ranked, np.expm1(ahead(indices.returns, days)), np.nan)
    known = np.isfinite(earned)
    mean = np.nan_to_num(earned).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    found: Floats = earned - mean[:, None]
    return found


def sector_indices(view: MarketView, macro: MacroTrack) -> SectorIndices:
    """The indices over every day of the view. Who belongs where is as the view has it: the taxonomy of its day, not of the past."""
    sectors = tuple(sector for sector in view.sectors if not sector.parking)
    column = {sector.id: s for s, sector in enumerate(sectors)}
    member = np.array([column.get(view.sector_of.get(asset.id, -1), -1) for asset in view.daily.assets], dtype=np.int64)

    size = len(sectors)
    before = np.nan_to_num(lagged(macro.index.weights, 1))
    present = np.where(np.isfinite(macro.members.returns), before, 0.0)
    weight = sums(present, member, size)
    moved = np.expm1(np.clip(np.nan_to_num(macro.members.returns), -1.0, 1.0))
    simple = np.divide(sums(present * moved, member, size), weight, out=np.full_like(weight, np.nan), where=weight > 0)
    counts = sums(macro.members.tradable.astype(np.float64), member, size).astype(np.int64)
    returns = np.where(counts >= MIN_MEMBERS, np.log1p(np.maximum(simple, -0.99)), np.nan)

    excess = returns - macro.index.returns[:, None]
    _, deviation, _ = rolling_moments(excess, 30)
    month = over(excess, 30)
    score = np.divide(month, deviation * np.sqrt(30.0), out=np.full_like(month, np.nan), where=deviation > 0)
    momentum = np.tanh(score / 1.5)

    dollars = rolling_mean(np.where(macro.members.tradable, view.daily["close"] * view.daily["volume"], np.nan), 7, least=4)
    by_sector = sums(np.nan_to_num(dollars), member, size)
    volume_share = by_sector / np.maximum(by_sector.sum(axis=1, keepdims=True), 1e-12)
    return SectorIndices(sectors, member, counts, returns, score, momentum, np.isfinite(momentum), volume_share)
