"""Sectors over time as answers: lines that begin at 100, and how closely two of them go together."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from math import atanh, sqrt, tanh

from cryptopredict.core.schema import CryptoSector
from cryptopredict.server.schemas.sector_lines import (
    Correlation,
    CorrelationSpan,
    LinePoint,
    LineSpan,
    SectorComparison,
    SectorCorrelations,
    SectorHistory,
    SectorLine,
    SectorName,
)
from cryptopredict.server.stores.sectors import SectorDay

__all__ = ["sector_comparison", "sector_correlations", "sector_history"]

_START = 100.0
_FEWEST = 20
"""Days below which a correlation says nothing."""
_Z95 = 1.959963985


def _name(sector: CryptoSector) -> SectorName:
    return SectorName(id=sector.id, name=sector.name, color_code=sector.color_code)


def _points(days: Sequence[SectorDay]) -> list[LinePoint]:
    level, points = _START, []
    for one in days:
        level *= 1.0 + one.earned
        points.append(LinePoint(day=one.day, level=level, members=one.members))
    return points


def _line(sector: CryptoSector, days: Sequence[SectorDay]) -> SectorLine:
    points = _points(days)
    change = points[-1].level / _START - 1.0 if points else None
    return SectorLine(sector=_name(sector), change_percentage=None if change is None else change * 100.0, points=points)


def sector_history(sector: CryptoSector, days: int, found: Sequence[SectorDay]) -> SectorHistory:
    """One sector's line."""
    return SectorHistory(days=days, line=_line(sector, found))


def sector_comparison(timeframe: LineSpan, sectors: Sequence[CryptoSector], found: Sequence[SectorDay]) -> SectorComparison:
    """The lines of several sectors, in the order in which they were asked for."""
    lines = [_line(sector, [one for one in found if one.sector_id == sector.id]) for sector in sectors]
    return SectorComparison(timeframe=timeframe, lines=lines)


def sector_correlations(
    timeframe: CorrelationSpan, sectors: Mapping[int, CryptoSector], found: Sequence[SectorDay]
) -> SectorCorrelations:
    """Every pair of sectors that has days; their correlation only where they share enough of them."""
    earned: dict[int, dict[date, float]] = {}
    for one in found:
        if one.sector_id in sectors:
            earned.setdefault(one.sector_id, {})[one.day] = one.earned
    return SectorCorrelations(
        timeframe=timeframe,
        sectors=[_name(sectors[key]) for key in earned],
        pairs=[_pair(a, b, earned[a], earned[b]) for a, b in combinations(earned, 2)],
    )


def _pair(a: int, b: int, one: Mapping[date, float], other: Mapping[date, float]) -> Correlation:
    shared = sorted(one.keys() & other.keys())
    n = len(shared)
    found = _correlation([one[day] for day in shared], [other[day] for day in shared]) if n >= _FEWEST else None
    if found is None:
        return Correlation(first_id=a, second_id=b, correlation=None, low=None, high=None, n=n)
    # Fisher's transformation; a perfect correlation has no room on either side.
    middle, reach = atanh(max(-0.999999, min(0.999999, found))), _Z95 / sqrt(n - 3)
    low, high = tanh(middle - reach), tanh(middle + reach)
    return Correlation(first_id=a, second_id=b, correlation=found, low=min(low, found), high=max(high, found), n=n)


def _correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's, None where one of the two stood still."""
    n = len(xs)
    x0, y0 = sum(xs) / n, sum(ys) / n
    across = sum((x - x0) * (y - y0) for x, y in zip(xs, ys, strict=True))
    spread = sqrt(sum((x - x0) ** 2 for x in xs) * sum((y - y0) ** 2 for y in ys))
    return None if spread == 0.0 else max(-1.0, min(1.0, across / spread))
