"""The walk-forward record of the sector layer: sector indices as they were, momentum, who led, and whether tilting paid."""

from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView, Sector
from cryptopredict.estimators import Frequencies, Record, frequencies, keep_record
from cryptopredict.features import lagged, rolling_mean, rolling_moments
from cryptopredict.layer1_macro import MacroTrack

__all__ = ["HORIZON_DAYS", "MIN_MEMBERS", "SectorTrack", "study"]

HORIZON_DAYS = 7
MIN_MEMBERS = 2
TURNOVER_COST = 0.002
"""Cost of moving one unit of weight from one sector to another, both legs."""

_GAP = np.array([0.25, 0.75, 1.5])
_TILT = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class SectorTrack:
    """Row t is what could be said when day t had closed; columns are `sectors`, those of the view without the parking one.

    `member` (N,) is the column of each asset's sector, −1 if none; `returns` (T, S) daily log returns, NaN with fewer than two
    members; `momentum` (T, S) −1..1; `weights` (T, S) of the tilted and `even` of the even portfolio, each row summing to 1;
    `volume_share` (T, S) 7-day share of dollar volume; `gain` (T,) return of tilted less even over the next week, percent, net of
    turnover, known HORIZON_DAYS + 1 rows later; `rotation` the chance that another sector leads in a week.
    """

    sectors: tuple[Sector, ...]
    member: Integers
    counts: Integers
    returns: Floats
    momentum: Floats
    weights: Floats
    even: Floats
    volume_share: Floats
    gain: Floats
    rotation: Frequencies
    record: Record


def _sums(values: Floats, member: Integers, sectors: int) -> Floats:
    """Sum the columns (T, N) of each sector to (T, S)."""
    return np.stack([values[:, member == s].sum(axis=1) for s in range(sectors)], axis=1)


def _over(returns: Floats, days: int) -> Floats:
    """Log return (T, S) over the last `days` rows."""
    return rolling_mean(returns, days) * days


def study(view: MarketView, macro: MacroTrack) -> SectorTrack:
    """Walk the sector layer over every day of the view."""
    sectors = tuple(sector for sector in view.sectors if not sector.parking)
    column = {sector.id: s for s, sector in enumerate(sectors)}
    member = np.array([column.get(view.sector_of.get(asset.id, -1), -1) for asset in view.daily.assets], dtype=np.int64)

    size = len(sectors)
    before = np.nan_to_num(lagged(macro.index.weights, 1))
    present = np.where(np.isfinite(macro.members.returns), before, 0.0)
    weight = _sums(present, member, size)
    moved = np.expm1(np.clip(np.nan_to_num(macro.members.returns), -1.0, 1.0))
    simple = np.divide(_sums(present * moved, member, size), weight, out=np.full_like(weight, np.nan), where=weight > 0)
    counts = _sums(macro.members.tradable.astype(np.float64), member, size).astype(np.int64)
    returns = np.where(counts >= MIN_MEMBERS, np.log1p(np.maximum(simple, -0.99)), np.nan)

    excess = returns - macro.index.returns[:, None]
    _, deviation, _ = rolling_moments(excess, 30)
    month = _over(excess, 30)
    score = np.divide(month, deviation * np.sqrt(30.0), out=np.full_like(month, np.nan), where=deviation > 0)
    momentum = np.tanh(score / 1.5)

    able = np.isfinite(momentum)
    even = able / np.maximum(able.sum(axis=1, keepdims=True), 1)
    raised = np.where(able, np.exp(_TILT * np.nan_to_num(momentum)), 0.0)
    weights = raised / np.maximum(raised.sum(axis=1, keepdims=True), 1e-12)

    rotation, record = _rotation(np.where(able, score, -np.inf))
    dollars = rolling_mean(np.where(macro.members.tradable, view.daily["close"] * view.daily["volume"], np.nan), 7, least=4)
    by_sector = _sums(np.nan_to_num(dollars), member, size)
    volume_share = by_sector / np.maximum(by_sector.sum(axis=1, keepdims=True), 1e-12)
    gain = _gain(returns, weights - even)
    return SectorTrack(sectors, member, counts, returns, momentum, weights, even, volume_share, gain, rotation, record)


def _rotation(score: Floats) -> tuple[Frequencies, Record]:
    """Chance that the leader by score is another one a week later, given its lead over the second."""
    rows = score.shape[0]
    if score.shape[1] < MIN_MEMBERS:
        none = np.full((rows, 1), -1, dtype=np.int64)
        empty = np.full((rows, 1), np.nan)
        return (
            frequencies(none, none, delay=HORIZON_DAYS, n_cells=1, n_outcomes=2),
            keep_record(empty, none, delay=HORIZON_DAYS, overlap=HORIZON_DAYS),
        )
    ordered = np.sort(score, axis=1)
    usable = np.isfinite(ordered[:, -2])
    with np.errstate(invalid="ignore"):
        lead = ordered[:, -1] - ordered[:, -2]
    cells = np.where(usable, np.digitize(lead, _GAP), -1)[:, None]
    leader = np.where(usable, score.argmax(axis=1), -1)
    later = np.full(rows, -1, dtype=np.int64)
    later[:-HORIZON_DAYS] = leader[HORIZON_DAYS:]
    changed = np.where((leader >= 0) & (later >= 0), later != leader, -1).astype(np.int64)[:, None]
    rotation = frequencies(cells, changed, delay=HORIZON_DAYS, n_cells=len(_GAP) + 1, n_outcomes=2)
    record = keep_record(rotation.probability[:, :, 1], changed, delay=HORIZON_DAYS, overlap=HORIZON_DAYS, width=0.1)
    return rotation, record


def _gain(returns: Floats, difference: Floats) -> Floats:
    """Return of the tilt over even weights in the week that starts one day after the decision, percent, net of turnover (T,)."""
    ahead = np.full_like(returns, np.nan)
    week = _over(returns, HORIZON_DAYS)
    ahead[: -(HORIZON_DAYS + 1)] = week[HORIZON_DAYS + 1 :]
    turnover = np.abs(difference - lagged(difference, HORIZON_DAYS)).sum(axis=1) / 2.0
    earned = (difference * np.expm1(np.nan_to_num(ahead))).sum(axis=1)
    known = np.isfinite(ahead).any(axis=1) & np.isfinite(turnover) & (np.abs(difference).sum(axis=1) > 0)
    return np.where(known, 100.0 * (earned - TURNOVER_COST * np.nan_to_num(turnover)), np.nan)
