"""How signals did, as an answer."""

from collections.abc import Sequence

from cryptopredict.server.schemas.performance import Performance, PerformanceCut
from cryptopredict.server.stores.performance import Cut, Timeframe

__all__ = ["performance"]


def _body(cut: Cut) -> PerformanceCut:
    rate, low, high = cut.rate
    reach = cut.reach
    return PerformanceCut(
        value=cut.value,
        total=cut.total,
        successful=cut.successful,
        success_rate=rate,
        success_low=low,
        success_high=high,
        average_return=cut.mean,
        average_return_low=None if reach is None or cut.mean is None else cut.mean - reach,
        average_return_high=None if reach is None or cut.mean is None else cut.mean + reach,
        said=cut.said,
    )


def performance(cuts: Sequence[Cut], timeframe: Timeframe, model: str | None) -> Performance:
    """Every cut in its place; where nothing was settled, a total of nothing."""

    def of(kind: str) -> list[PerformanceCut]:
        return [_body(cut) for cut in cuts if cut.kind == kind]

    overall = of("overall") or [_body(Cut("overall", "all", 0, 0, None, None, None))]
    return Performance(
        timeframe=timeframe,
        model=model,
        overall=overall[0],
        by_risk_level=of("risk_level"),
        by_model=of("model"),
        by_regime=of("regime"),
        by_side=of("side"),
    )
