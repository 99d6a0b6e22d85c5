"""How signals did."""

from typing import Literal

from cryptopredict.server.schemas.envelope import Body

__all__ = ["Performance", "PerformanceCut"]


class PerformanceCut(Body):
    """Settled signals of one kind. Returns in percent of the entry after fees and slippage; rate (Wilson) and mean with 95 % intervals.

    They take each signal as one of its own; those of one week share much of their outcome, so they are at least this wide.
    """

    value: str
    total: int
    successful: int
    success_rate: float | None
    success_low: float | None
    success_high: float | None
    average_return: float | None
    average_return_low: float | None
    average_return_high: float | None
    said: float | None


class Performance(Body):
    """Live signals that were settled in that time. `successful` reached their target before their stop; `said` is the mean chance given."""

    timeframe: Literal["7d", "30d", "90d", "1y", "all"]
    model: str | None
    overall: PerformanceCut
    by_risk_level: list[PerformanceCut]
    by_model: list[PerformanceCut]
    by_regime: list[PerformanceCut]
    by_side: list[PerformanceCut]
