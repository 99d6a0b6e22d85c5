"""The agent learns that acting now may keep it from acting better later, and that it need not act."""

import numpy as np

from cryptopredict.estimators.table import Table
from cryptopredict.estimators.trees import BoostedRegressor, FittedQ

DAY = 86_400
PLAIN = BoostedRegressor(rounds=60, depth=2, rate=0.2, leaf=5.0, threads=1)


def test_it_waits_for_what_is_better_and_a_policy_that_looks_one_step_ahead_does_not() -> None:
    """Days come in threes: a small gain that keeps the sequence busy for two days, a large one, a loss."""
    days = 600
    kind = np.tile(np.arange(days) % 3, 4)
    table = Table(kind[:, None].astype(np.float64), ("kind",), np.tile(np.arange(days) * DAY, 4), np.repeat(np.arange(4), days))
    full = np.choose(kind, (0.4, 2.0, -1.0))
    target = np.column_stack([0.5 * full, full, np.where(kind == 0, 2.5, 0.5) * DAY])
    states = Table(np.arange(3.0)[:, None], ("kind",), np.arange(3), np.zeros(3, dtype=np.int64))
    near = FittedQ(PLAIN, rounds=1).fit(table, target).predict(states).argmax(axis=1)
    far = FittedQ(PLAIN, rounds=4, discount=0.9).fit(table, target).predict(states).argmax(axis=1)
    assert near.tolist() == [2, 2, 0]
    assert far.tolist() == [0, 2, 0]


def test_where_there_is_nothing_to_win_it_is_worth_nothing() -> None:
    rng = np.random.default_rng(0)
    rows = 4_000
    table = Table(rng.normal(size=(rows, 3)), tuple("abc"), np.arange(rows) // 4 * DAY, np.arange(rows) % 4)
    reward = rng.normal(-0.3, 1.0, rows)
    target = np.column_stack([0.5 * reward, reward, np.full(rows, 3.0 * DAY)])
    model = FittedQ(rounds=3).fit(table, target)
    assert (model.predict(table).argmax(axis=1) == 0).mean() > 0.9
