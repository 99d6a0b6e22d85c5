"""The macro answer at one moment, from the record up to then."""

import math
from dataclasses import replace

import numpy as np

from cryptopredict.base import (
    AnalysisContext,
    AssetKind,
    Checks,
    Driver,
    Floats,
    LayerState,
    MacroDay,
    MacroView,
    MarketView,
    NoData,
    RegimeForecast,
    RiskLevel,
)
from cryptopredict.layer1_macro.exposure import exposure_edge
from cryptopredict.layer1_macro.mood import mood
from cryptopredict.layer1_macro.study import REGIMES, MacroTrack

__all__ = ["assess", "past_days"]

STALE_AFTER_S = 36 * 3600
CALIBRATION_BOUND = 0.05
_GROUP_WORDS = {
    "trend": "the trend of the market",
    "volatility": "its volatility",
    "place": "its place between highs and lows",
    "breadth": "who takes part",
    "mood": "the mood",
    "record": "what followed the same state before",
}


def assess(track: MacroTrack, view: MarketView, context: AnalysisContext) -> tuple[MacroView, AnalysisContext]:
    """Say the regime at `view.as_of`, how sure, and how much to hold. `view` is cut at that time; `track` may reach further.

    Raises `NoData` when there are too few closed days for any estimate.
    """
    row = len(view.daily.times) - 1
    if row < 0 or not np.isfinite(track.probabilities[row]).all():
        raise NoData(
            "The market cannot be judged at this time",
            why=f"{row + 1} closed days are not enough for a first estimate; about 500 are needed",
            to_do="Import more daily candles, or choose a later time.",
        )
    said = track.probabilities[row]
    best = int(np.argmax(said))
    fresh = context.as_of - int(view.daily.close_times[row]) <= STALE_AFTER_S
    error = track.record.calibration_error(row)
    trained = track.recognised(row) or track.foretold(row)
    macro = MacroView(
        regime=REGIMES[best],
        confidence=float(said[best]),
        probabilities={str(regime): float(p) for regime, p in zip(REGIMES, said, strict=True)},
        evidence=track.record.evidence(row, float(said[best])),
        risk_level=_risk(float(track.risk_rank[row]), float(track.volatility[row])),
        trend_strength=_strength(float(track.trend_60[row])),
        recommended_exposure=float(track.exposure[row]),
        sentiment_breakdown=mood(view).breakdown(),
        fear_greed=_last(view.fear_greed.values),
        funding_rate=_funding(view),
        dominance=_dominance(view),
        total_market_cap=_total(view, "market_cap"),
        total_volume=_total(view, "volume"),
        index=float(track.index.level[row]),
        drivers=_drivers(track, row, best),
        edge=exposure_edge(track.exposure, track.index.returns, row),
        state=(LayerState.IN_USE if trained else LayerState.BASELINE) if fresh else LayerState.STALE,
        checks=Checks(
            fresh=fresh,
            trained=trained,
            calibrated=error is not None and error <= CALIBRATION_BOUND,
            # The regime is what the confidence speaks of: a forecast of the volatility alone does not count here.
            beats_baseline=track.recognised(row),
        ),
        forecasts=_forecasts(track, row),
    )
    return macro, replace(
        context,
        regime=macro.regime,
        confidence=macro.confidence,
        risk_level=macro.risk_level,
        recommended_exposure=macro.recommended_exposure,
    )


def past_days(track: MacroTrack, view: MarketView) -> list[MacroDay]:
    """Every closed day of the view that could be judged when it closed, oldest first, each as it would have been judged then."""
    closed = view.daily.close_times
    known = np.flatnonzero(np.isfinite(track.probabilities[: len(closed)]).all(axis=1))
    best = track.probabilities[known].argmax(axis=1) if len(known) else known
    return [
        MacroDay(
            closed_at=int(closed[row]),
            index=float(track.index.level[row]),
            regime=REGIMES[best[place]],
            confidence=float(track.probabilities[row, best[place]]),
            risk_level=_risk(float(track.risk_rank[row]), float(track.volatility[row])),
            trend_strength=_strength(float(track.trend_60[row])),
            recommended_exposure=float(track.exposure[row]),
        )
        for place, row in enumerate(known)
    ]


def _strength(trend: float) -> float:
    """0..1 of a trend in units of its volatility."""
    return math.tanh(abs(trend) / 2.0)


def _risk(rank: float, yearly: float) -> RiskLevel:
    if rank >= 0.95 or yearly >= 1.2:
        return RiskLevel.EXTREME
    if rank >= 0.75 or yearly >= 0.85:
        return RiskLevel.HIGH
    return RiskLevel.MEDIUM if rank >= 0.35 else RiskLevel.LOW


def _forecasts(track: MacroTrack, row: int) -> tuple[RegimeForecast, ...]:
    """The regimes ahead, nearest first; an interval is that of how often what was said about as surely came true, 0 to 1 without a record."""
    found = []
    for days, each in sorted(track.ahead.items()):
        said = each.probabilities[row]
        if not np.isfinite(said).all():
            continue
        backed = [each.record.evidence(row, float(chance)) for chance in said]
        names = [str(regime) for regime in REGIMES]
        low = [min(0.0 if one.low is None else one.low, one.said) for one in backed]
        high = [max(1.0 if one.high is None else one.high, one.said) for one in backed]
        found.append(
            RegimeForecast(
                horizon_days=days,
                probabilities=dict(zip(names, (float(chance) for chance in said), strict=True)),
                low=dict(zip(names, low, strict=True)),
                high=dict(zip(names, high, strict=True)),
                state=LayerState.IN_USE if each.trained[row] else LayerState.BASELINE,
                n=backed[int(np.argmax(said))].n,
            )
        )
    return tuple(found)


def _drivers(track: MacroTrack, row: int, best: int) -> tuple[Driver, ...]:
    found = _of_model(track, row, best) if track.recognised(row) else _of_frequencies(track, row, best)
    found.append(
        Driver("breadth_50d", float(track.breadth[row]), 0.0, f"{track.breadth[row]:.0%} of coins are above their 50-day mean")
    )
    if track.foretold(row) and track.forecast is not None:
        yearly, share = float(track.volatility[row]), float(track.exposure[row] - track.plain_exposure[row])
        verb = "raises" if share >= 0 else "lowers"
        text = (
            f"volatility forecast of {yearly:.0%} a year ({track.forecast.reference.partition(':')[0]}) {verb} the exposure "
            f"by {abs(share) * 100:.0f} points"
        )
        # It moves the exposure, not the regime, whose chance is what contributions are in.
        found.append(Driver("volatility_forecast", yearly, 0.0, text))
    return tuple(sorted(found, key=lambda driver: -abs(driver.contribution)))


def _of_frequencies(track: MacroTrack, row: int, best: int) -> list[Driver]:
    """What each part of the state adds: the chance with it less that without it."""
    regime = REGIMES[best]
    values = {"trend_15d": track.trend_15[row], "trend_60d": track.trend_60[row], "volatility_rank": track.rank[row]}
    words = {"trend_15d": "15-day trend", "trend_60d": "60-day trend", "volatility_rank": "volatility rank in two years"}
    found = []
    for name, value in values.items():
        share = float(track.probabilities[row, best] - track.without[name][row, best])
        verb = "raises" if share >= 0 else "lowers"
        text = f"{words[name]} of {value:+.2f} {verb} the chance of {regime} by {abs(share) * 100:.0f} points"
        found.append(Driver(name, float(value), share, text))
    return found


def _of_model(track: MacroTrack, row: int, best: int) -> list[Driver]:
    """What each group of features adds to the chance on a usual day; that chance and all of them make what is said."""
    shares = None if track.regime is None else track.regime.shares(row, best)
    if shares is None:
        return []
    regime = REGIMES[best]
    usual = f"on a usual day the chance of {regime} would be {shares.usual:.0%}"
    found = [Driver("regime_usual", shares.usual, 0.0, usual)]
    for group, share in shares.by_group.items():
        name, value = shares.values[group]
        verb = "raises" if share >= 0 else "lowers"
        seen = f", above all {name} of {value:+.2f}," if np.isfinite(value) else ""
        text = f"{_GROUP_WORDS[group]}{seen} {verb} the chance of {regime} by {abs(share) * 100:.0f} points"
        found.append(Driver(f"regime_{group}", value if np.isfinite(value) else 0.0, share, text))
    return found


def _last(values: Floats) -> float | None:
    return float(values[-1]) if len(values) else None


def _funding(view: MarketView) -> float | None:
    """Mean of the last rate of each asset that settled within the last day."""
    assert view.as_of is not None  # noqa: S101 - a view that is assessed has been cut
    rates = [
        float(series.values[-1])
        for series in view.funding.values()
        if len(series.values) and view.as_of - int(series.available[-1]) <= 86_400
    ]
    return sum(rates) / len(rates) if rates else None


def _total(view: MarketView, field: str) -> float | None:
    last = view.daily[field][-1]
    values = last * view.daily["close"][-1] if field == "volume" else last
    return float(np.nansum(values)) if np.isfinite(values).any() else None


def _dominance(view: MarketView) -> dict[str, float | None]:
    """Shares in percent of the capitalisation that is known on the last day."""
    caps = view.daily["market_cap"][-1]
    total = float(np.nansum(caps))
    if total <= 0.0:
        return {"btc": None, "eth": None, "stablecoin": None, "alt": None}

    def share(chosen: list[bool]) -> float:
        return 100.0 * float(np.nansum(np.where(chosen, caps, 0.0))) / total

    btc = share([asset.symbol == "BTC" for asset in view.daily.assets])
    eth = share([asset.symbol == "ETH" for asset in view.daily.assets])
    stable = share([asset.kind is AssetKind.STABLECOIN for asset in view.daily.assets])
    return {"btc": btc, "eth": eth, "stablecoin": stable, "alt": 100.0 - btc - eth - stable}
