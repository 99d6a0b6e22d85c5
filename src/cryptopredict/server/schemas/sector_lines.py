"""Layer 2 over time: how sectors went, beside each other and together."""

import datetime as dt
from typing import Literal

from cryptopredict.server.schemas.envelope import Body

__all__ = [
    "Correlation",
    "CorrelationSpan",
    "LinePoint",
    "LineSpan",
    "SectorComparison",
    "SectorCorrelations",
    "SectorHistory",
    "SectorLine",
    "SectorName",
]

LineSpan = Literal["7d", "30d", "90d", "1y"]
CorrelationSpan = Literal["30d", "90d", "1y"]
"""Seven days are too few for a correlation."""


class SectorName(Body):
    """What a sector is called, and its colour."""

    id: int
    name: str
    color_code: str


class LinePoint(Body):
    """A sector at the close of one day (UTC); `level` was 100 before the first of them, `members` coins were priced."""

    day: dt.date
    level: float
    members: int


class SectorLine(Body):
    """How a sector went, oldest first: its coins weighed by their dollar volume of the thirty days before, members as of today.

    `change_percentage` is over all the points; null, with no points, where no day had two priced coins.
    """

    sector: SectorName
    change_percentage: float | None
    points: list[LinePoint]


class SectorHistory(Body):
    """One sector over the newest closed days."""

    days: int
    line: SectorLine


class SectorComparison(Body):
    """Up to five sectors over the same days, as they were asked for."""

    timeframe: LineSpan
    lines: list[SectorLine]


class Correlation(Body):
    """How closely two sectors went together from day to day, −1..1, with a 95 % interval; null below 20 shared days."""

    first_id: int
    second_id: int
    correlation: float | None
    low: float | None
    high: float | None
    n: int


class SectorCorrelations(Body):
    """Every pair of the sectors that have a line; each pair once."""

    timeframe: CorrelationSpan
    sectors: list[SectorName]
    pairs: list[Correlation]
