"""Batch reinforcement learning: what each action is worth, learnt from recorded decisions of which every alternative is known.

    FittedQ(sizes=(0.5, 1.0))

takes states (M, F), those of one group being one sequence of decisions, and a target (M, A + 1): the reward of each of the A sizes, and
for how many seconds having acted keeps the sequence busy; (M,) is the reward of a single size that keeps nothing busy. It answers (M, A + 1): the worth of doing nothing, then of each size.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.protocol import Arrays, Estimator, nested, within
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.trees.boosting import BoostedRegressor

__all__ = ["FittedQ"]

_DAY = 86_400.0


@dataclass(frozen=True)
class FittedQ(Estimator):
    """Fitted Q iteration (Ernst, Geurts and Wehenkel 2005) over boosted trees, one `regressor` for each action.

    Doing nothing leads to the next row of the group, acting to its first row after the time that it keeps busy; nothing is worth anything
    after the last one, or beyond a hole of more than `patience` seconds. What comes a day later counts `discount`. `rounds` of
    looking one step further ahead: with one, an action is worth its own reward.
    """

    kind: ClassVar[str] = "fitted_q"
    holes: ClassVar[bool] = True
    regressor: BoostedRegressor = field(
        default_factory=lambda: BoostedRegressor(rounds=40, depth=3, rate=0.1, leaf=200.0, shrink=10.0, bins=64, threads=1)
    )
    sizes: tuple[float, ...] = (0.5, 1.0)
    rounds: int = 3
    discount: float = 0.99
    patience: int = 14 * 86_400

    def __post_init__(self) -> None:
        if not self.sizes or self.rounds < 1 or not 0.0 <= self.discount <= 1.0:
            raise BadInput("A policy needs sizes to choose from, rounds of 1 or more, and a discount of at most 1")

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """Arrays of the regressor of each action, by place; of doing nothing, none where there was but one round."""
        actions = len(self.sizes)
        if target.ndim == 1:
            target = np.column_stack([target, np.zeros(len(table))])
        if target.shape != (len(table), actions + 1):
            raise BadInput(f"A policy of {actions} sizes learns from {actions} rewards and the time until it is free again")
        rewards, busy = target[:, :actions], target[:, actions]
        skipped, acted = self._next(table, np.zeros(len(table))), self._next(table, busy)
        faded = [self._faded(table, each) for each in (skipped, acted)]
        found: list[Any] = [None] * (actions + 1)
        for turn in range(self.rounds):
            ahead = self._answered(found, table).max(axis=1) if turn else np.zeros(len(table))
            then = [fade * ahead[np.maximum(place, 0)] for fade, place in zip(faded, (skipped, acted), strict=True)]
            if turn:
                found[0] = self.regressor.fit(table, then[0], weight=weight)
            for action in range(actions):
                found[action + 1] = self.regressor.fit(table, rewards[:, action] + then[1], weight=weight)
        arrays: dict[str, Any] = {}
        for place, model in enumerate(found):
            arrays |= {} if model is None else nested(f"action{place}", model.arrays)
        return arrays

    def ready(self, arrays: Arrays) -> Any:
        """The state of each regressor, None of one that there is not."""
        parts = [within(f"action{place}", arrays) for place in range(len(self.sizes) + 1)]
        return tuple(self.regressor.ready(part) if part else None for part in parts)

    def answer(self, state: Any, table: Table) -> Floats:
        """What doing nothing is worth, and each size, (M, A + 1)."""
        return np.column_stack([np.zeros(len(table)) if each is None else self.regressor.answer(each, table) for each in state])

    def _answered(self, models: list[Any], table: Table) -> Floats:
        return np.column_stack([np.zeros(len(table)) if model is None else model.predict(table) for model in models])

    def _next(self, table: Table, busy: Floats) -> Integers:
        """The first row of the same group that comes later, and no earlier than `busy` seconds (M,); −1 for none."""
        order = np.lexsort((table.times, table.groups))
        found = np.full(len(table), -1, dtype=np.int64)
        starts = np.flatnonzero(np.diff(table.groups[order], prepend=table.groups[order][:1] - 1))
        for rows in np.split(order, starts[1:]):
            times = table.times[rows]
            place = np.searchsorted(times, times + np.maximum(busy[rows], 1.0))
            there = place < len(rows)
            found[rows[there]] = rows[place[there]]
        return found

    def _faded(self, table: Table, place: Integers) -> Floats:
        away = table.times[np.maximum(place, 0)] - table.times
        known = (place >= 0) & (away <= self.patience)
        return np.where(known, self.discount ** (away / _DAY), 0.0)
