"""What a version says at every day of a view, each day by the fold that existed then, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import factorial
from typing import Final

import numpy as np

from cryptopredict.base import Floats, MarketView
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.version import Version
from cryptopredict.features import MarketIndex, Universe
from cryptopredict.layer1_macro.regime.judge import gate_of
from cryptopredict.layer1_macro.regime.labels import DELAYS, NOWCAST, REGIMES
from cryptopredict.layer1_macro.regime.plain import Plain
from cryptopredict.layer1_macro.regime.rows import GROUPS, RegimeRows, regime_rows

__all__ = ["RegimeSaid", "Shares", "regime_said"]

_COALITIONS: Final = tuple(frozenset(chosen) for size in range(len(GROUPS) + 1) for chosen in combinations(GROUPS, size))


@dataclass(frozen=True, slots=True)
class Shares:
    """Why a chance is what it is: `usual`, what would be said of a usual day, and by group what this day adds to that.

    They add up to what is said. `values`: by group, the feature of it that is furthest from usual, and its value.
    """

    usual: float
    by_group: Mapping[str, float]
    values: Mapping[str, tuple[str, float]]


@dataclass(frozen=True, slots=True, eq=False)
class RegimeSaid:
    """By question, probabilities (T, 4) in the order of REGIMES, NaN where no fold spoke or the gate was closed then."""

    reference: str
    said: Mapping[str, Floats]
    version: Version
    rows: RegimeRows | None

    def shares(self, row: int, regime: int) -> Shares | None:
        """What each group of features adds to the chance of a regime (place in REGIMES) today, at a row of the panel.

        Shapley values over the groups, exact: what a group adds on average over all orders in which they could become known, the
        unknown ones standing at the median of the rows that the fold learnt from. None where the model did not speak.
        Source: Shapley 1953; Lundberg and Lee 2017.
        """
        if self.rows is None or not np.isfinite(self.said[NOWCAST][row]).all():
            return None
        table = self.rows.table(NOWCAST)
        place = int(np.searchsorted(self.rows.day, row))
        fold = self.version.folds[int(self.version.fold_at(table.times[place : place + 1])[0])]
        learnt = table.values[table.times <= fold.trained_to]
        usual, spread = _usual(learnt)
        now = table.values[place]
        columns = {group: [table.names.index(name) for name in names] for group, names in GROUPS.items()}
        asked = np.tile(usual, (len(_COALITIONS), 1))
        for line, chosen in enumerate(_COALITIONS):
            for group in chosen:
                asked[line, columns[group]] = now[columns[group]]
        same = np.full(len(asked), table.times[place])
        chance = fold.models[NOWCAST].predict(Table(asked, table.names, same, np.zeros_like(same)))[:, regime]
        worth = dict(zip(_COALITIONS, chance.tolist(), strict=True))
        values = {}
        for group, places in columns.items():
            away = np.nan_to_num(np.abs(now[places] - usual[places]) / spread[places])
            furthest = places[int(np.argmax(away))]
            values[group] = (table.names[furthest], float(now[furthest]))
        return Shares(worth[frozenset()], {group: _shapley(group, worth) for group in GROUPS}, values)


def _usual(learnt: Floats) -> tuple[Floats, Floats]:
    """Medians and quartile ranges (F,), NaN and 1 for features that are not known in any row."""
    known = np.isfinite(learnt).any(axis=0)
    usual, spread = np.full(learnt.shape[1], np.nan), np.ones(learnt.shape[1])
    low, usual[known], high = np.nanpercentile(learnt[:, known], [25.0, 50.0, 75.0], axis=0)
    spread[known] = np.where(high > low, high - low, 1.0)
    return usual, spread


def _shapley(group: str, worth: Mapping[frozenset[str], float]) -> float:
    total, count = 0.0, len(GROUPS)
    for chosen in _COALITIONS:
        if group not in chosen:
            share = factorial(len(chosen)) * factorial(count - len(chosen) - 1) / factorial(count)
            total += share * (worth[chosen | {group}] - worth[chosen])
    return total


def regime_said(view: MarketView, members: Universe, index: MarketIndex, plain: Plain, version: Version) -> RegimeSaid:
    """What `version` says over the whole view; where none of its gates was ever open, no row is made and no model asked."""
    used = any(version.opened(gate_of(question)).any() for question in DELAYS)
    rows = regime_rows(view, members, index, plain) if used else None
    found = {}
    for question in DELAYS:
        spread = np.full((len(view.daily.times), len(REGIMES)), np.nan)
        if rows is not None:
            said = version.say(question, rows.table(question), gate_of(question))
            if said.ndim == 2:
                spread[rows.day] = said
        spread.setflags(write=False)
        found[question] = spread
    return RegimeSaid(version.reference, found, version, rows)
