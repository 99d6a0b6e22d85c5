"""The regime by frequencies: how often each label followed the same state of trend and volatility before. The baseline of the model."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, MarketView
from cryptopredict.estimators import frequencies
from cryptopredict.features import MarketIndex, ewm_mean, rolling_mean, rolling_quantile_rank
from cryptopredict.layer1_macro.regime.hours import market_variance
from cryptopredict.layer1_macro.regime.labels import DELAYS, HORIZONS, NOWCAST, REGIMES, ahead, labels

__all__ = ["CELLS", "STRONGEST", "Plain", "plain_regime", "trend"]

CELLS: Final = ("trend_15d", "trend_60d", "volatility_rank")
_EDGES: Final = {
    "trend_15d": np.array([-1.5, -0.6, 0.0, 0.6, 1.5]),
    "trend_60d": np.array([-0.7, 0.7]),
    "volatility_rank": np.array([0.6, 0.9]),
}
_PRIOR: Final = 10.0
STRONGEST: Final = {NOWCAST: "cells", **{ahead(days): "climatology" if days >= 30 else "persistence" for days in HORIZONS}}
"""By question, which frequencies did best on real days, and are said without a model: those of the state of trend and volatility
(cells), those of what followed the last label that is known (persistence), or those of all days alike (climatology)."""


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """Row t of every array is what was known when day t had closed.

    `parts` (T,) each make the state, where it is `known` (T,); `trend_15`, `trend_60` (T,) in units of their volatility; `rank` (T,) the
    place of `fast` in its last two years; `fast`, `slow` (T,) volatility per day with half-lives of 10 and 30 days; `variance` (T,) of
    the index by its hours. By question: `labels` (T,) and `said` (T, 4), the frequencies that are used without a model.
    """

    parts: dict[str, Integers]
    known: NDArray[np.bool_]
    trend_15: Floats
    trend_60: Floats
    rank: Floats
    fast: Floats
    slow: Floats
    variance: Floats
    labels: dict[str, Integers]
    said: dict[str, Floats]

    def without(self, name: str) -> Floats:
        """The nowcast (T, 4) as said without one part of the state."""
        return self.frequencies(NOWCAST, tuple(other for other in CELLS if other != name))

    def frequencies(self, question: str, names: tuple[str, ...] = CELLS) -> Floats:
        """What the frequencies of the states that these parts make say (T, 4); those of all days alike if there is no part."""
        cell, cells = np.zeros(len(self.known), dtype=np.int64), 1
        for name in names:
            size = len(_EDGES[name]) + 1
            cell, cells = cell * size + self.parts[name], cells * size
        return _walk(np.where(self.known, cell, -1), self.labels[question], question, cells)

    def all_said(self, question: str) -> dict[str, Floats]:
        """What each of the baselines says (T, 4), by name."""
        return {
            "cells": self.frequencies(question),
            "persistence": self.last(question),
            "climatology": self.frequencies(question, ()),
        }

    def last(self, question: str) -> Floats:
        """What followed the label that was known last (T, 4): persistence."""
        delay, outcome = DELAYS[question], self.labels[question]
        seen = np.full_like(outcome, -1)
        seen[delay:] = outcome[:-delay]
        return _walk(np.where(self.known, seen, -1), outcome, question, len(REGIMES))


def _walk(cell: Integers, outcome: Integers, question: str, cells: int) -> Floats:
    found = frequencies(
        cell[:, None], outcome[:, None], delay=DELAYS[question], n_cells=cells, n_outcomes=len(REGIMES), prior=_PRIOR
    )
    probability: Floats = found.probability[:, 0, :]
    return probability


def trend(returns: Floats, volatility: Floats, days: int) -> Floats:
    """Move of the last `days` in units of its volatility (T,), which is given per day."""
    move = rolling_mean(returns[:, None], days)[:, 0] * np.sqrt(days)
    scaled: Floats = np.divide(move, volatility, out=np.full_like(move, np.nan), where=volatility > 0)
    return scaled


def plain_regime(view: MarketView, index: MarketIndex) -> Plain:
    """Walk the frequencies over every day of the view."""
    returns = index.returns
    squares = (returns * returns)[:, None]
    slow, fast = (np.sqrt(ewm_mean(squares, half_life)[:, 0]) for half_life in (30.0, 10.0))
    rank = rolling_quantile_rank(fast, 730, 180)
    trend_15, trend_60 = trend(returns, slow, 15), trend(returns, slow, 60)
    values = dict(zip(CELLS, (trend_15, trend_60, rank), strict=True))
    known = np.isfinite(trend_15) & np.isfinite(trend_60) & np.isfinite(rank)
    variance = market_variance(view, index)
    found = Plain(
        parts={name: np.digitize(values[name], _EDGES[name]).astype(np.int64) for name in CELLS},
        known=known,
        trend_15=trend_15,
        trend_60=trend_60,
        rank=rank,
        fast=fast,
        slow=slow,
        variance=variance,
        labels=labels(returns, variance),
        said={},
    )
    for question, name in STRONGEST.items():
        found.said[question] = found.all_said(question)[name]
    return found
