"""The walk-forward record of the macro layer: what it would have said on every day, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, MarketView
from cryptopredict.estimators import Record, keep_record
from cryptopredict.estimators.version import Version
from cryptopredict.features import MarketIndex, Universe, market_index, rolling_mean, universe
from cryptopredict.layer1_macro import regime as regimes
from cryptopredict.layer1_macro import volatility as volatilities
from cryptopredict.layer1_macro.exposure import exposure
from cryptopredict.layer1_macro.regime import CELLS, DELAYS, HALF_WINDOW_DAYS, HORIZONS, NOWCAST, REGIMES, RegimeSaid, ahead
from cryptopredict.layer1_macro.volatility import Forecast, forecast

__all__ = ["HALF_WINDOW_DAYS", "REGIMES", "Ahead", "MacroTrack", "study"]


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """The regime of the days ahead, said at each row: `probabilities` (T, 4), `trained` (T,) whether by a model, and what came of it."""

    probabilities: Floats
    trained: NDArray[np.bool_]
    record: Record


@dataclass(frozen=True, slots=True, eq=False)
class MacroTrack:
    """Row t of every array is what could be said when day t had closed.

    `probabilities` (T, 4) in the order of REGIMES; `without` maps a feature to (T, 4) as the frequencies say it without that feature;
    `labels` (T,) is the regime that the two-sided window shows, −1 where unknown, known HALF_WINDOW_DAYS rows later; `exposure` (T,)
    0..1; trends in units of their own volatility; `volatility` (T,) per year; `rank` (T,) the place of the fading mean in the last two
    years; `risk_rank` (T,) that of `volatility`; `breadth` (T,) share of coins above their 50-day mean; `record` is what came of the
    regimes that were said; `ahead` by days are the forecasts of the regime. Where `forecast` says something, `volatility` and what
    follows from it are the forecast's; `plain_exposure` (T,) is what the exposure would be without. Where `regime` says something, the
    regime and what follows from it are the model's.
    """

    members: Universe
    index: MarketIndex
    probabilities: Floats
    without: dict[str, Floats]
    labels: Integers
    exposure: Floats
    trend_15: Floats
    trend_60: Floats
    volatility: Floats
    rank: Floats
    breadth: Floats
    record: Record
    risk_rank: Floats
    plain_exposure: Floats
    ahead: Mapping[int, Ahead]
    forecast: Forecast | None = None
    regime: RegimeSaid | None = None

    def foretold(self, row: int) -> bool:
        """Whether the volatility of the market at this row is a forecast of a model."""
        return self.forecast is not None and bool(np.isfinite(self.forecast.rank[row]))

    def recognised(self, row: int) -> bool:
        """Whether the regime at this row was said by a model."""
        return self.regime is not None and bool(np.isfinite(self.regime.said[NOWCAST][row]).all())

    def daily_volatility(self, row: int, asset: int) -> float:
        """Daily volatility of an asset (column) at this row: the forecast where there is one, else that of the last 30 days."""
        ahead = np.nan if self.forecast is None else float(self.forecast.assets[row, asset])
        return ahead if np.isfinite(ahead) else float(self.members.volatility[row, asset])

    def models(self, row: int) -> dict[str, str]:
        """The versions that took part in what is said at this row, by model: name@version:sha256."""
        found = {}
        if self.regime is not None and (self.recognised(row) or any(each.trained[row] for each in self.ahead.values())):
            found[regimes.NAME] = self.regime.reference
        if self.forecast is not None and (self.foretold(row) or np.isfinite(self.forecast.assets[row]).any()):
            found[volatilities.NAME] = self.forecast.reference
        return found


def study(view: MarketView, models: Mapping[str, Version] | None = None) -> MacroTrack:
    """Walk the macro layer over every day of the view, with what versions of its models say, by name, where there are any."""
    versions = models or {}
    members = universe(view.daily)
    index = market_index(view.daily, members)
    plain = regimes.plain_regime(view, index)
    above = view.daily["close"] > rolling_mean(view.daily["close"], 50)
    breadth = (above & members.tradable).sum(axis=1) / np.maximum(members.tradable.sum(axis=1), 1)

    said = None
    if regimes.NAME in versions:
        said = regimes.regime_said(view, members, index, plain, versions[regimes.NAME])
    probabilities, _ = _mixed(plain.said[NOWCAST], said, NOWCAST)
    yearly = plain.fast * np.sqrt(365.0)
    said_ahead = None
    if volatilities.NAME in versions:
        said_ahead = forecast(view, members, index, versions[volatilities.NAME])
    volatility, risk_rank = yearly, plain.rank
    if said_ahead is not None:
        volatility = np.where(np.isfinite(said_ahead.rank), said_ahead.market, yearly)
        risk_rank = np.where(np.isfinite(said_ahead.rank), said_ahead.rank, plain.rank)
    labels = plain.labels[NOWCAST]
    confidence = probabilities.max(axis=1)
    hit = np.where((labels >= 0) & np.isfinite(confidence), np.nan_to_num(probabilities).argmax(axis=1) == labels, -1)
    record = keep_record(
        confidence[:, None], hit[:, None].astype(np.int64), delay=HALF_WINDOW_DAYS, overlap=HALF_WINDOW_DAYS, width=0.1
    )
    return MacroTrack(
        members,
        index,
        probabilities,
        {name: plain.without(name) for name in CELLS},
        labels,
        exposure(probabilities, volatility, index.returns).value,
        plain.trend_15,
        plain.trend_60,
        volatility,
        plain.rank,
        breadth,
        record,
        risk_rank,
        exposure(probabilities, yearly, index.returns).value,
        {
            days: _ahead(*_mixed(plain.said[ahead(days)], said, ahead(days)), plain.labels[ahead(days)], days)
            for days in HORIZONS
        },
        said_ahead,
        said,
    )


def _mixed(plain: Floats, said: RegimeSaid | None, question: str) -> tuple[Floats, NDArray[np.bool_]]:
    """What is said (T, 4) and whether a model says it (T,): its answer where it has one, the frequencies elsewhere."""
    if said is None:
        return plain, np.zeros(len(plain), dtype=np.bool_)
    trained: NDArray[np.bool_] = ~np.isnan(said.said[question].sum(axis=1))
    mixed: Floats = np.where(trained[:, None], said.said[question], plain)
    return mixed, trained


def _ahead(probabilities: Floats, trained: NDArray[np.bool_], labels: Integers, days: int) -> Ahead:
    """The record has a column for each regime: a chance of 20 % is one whatever it is a chance of."""
    known = (labels >= 0)[:, None] & np.isfinite(probabilities)
    came_true = np.where(known, labels[:, None] == np.arange(len(REGIMES)), -1).astype(np.int64)
    record = keep_record(probabilities, came_true, delay=DELAYS[ahead(days)], overlap=days, width=0.1)
    return Ahead(probabilities, trained, record)
