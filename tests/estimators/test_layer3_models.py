"""Models that layer 3 brought: odds from later data, what each feature adds, and a posterior that knows its own width."""

import numpy as np

from cryptopredict.estimators.models import Columns, Impute, Odds, Pipeline, Posterior, Ridge, chance_below
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.trees import BoostedRegressor
from fixtures.models import DAY, outcomes, rows


def test_what_features_add_sums_up_to_the_answer() -> None:
    """But for what all rows have in common."""
    table = rows()
    linear = Pipeline((Columns(("noise", "trend")), Impute()), Ridge())
    model = Odds((linear, BoostedRegressor(rounds=20)), gap=DAY).fit(table, outcomes(table))
    rest = model.predict(table)[:, 0] - model.shares(table).sum(axis=1)
    np.testing.assert_allclose(rest, rest[0], atol=1e-5)


def test_odds_are_frequencies_where_models_promise_too_much() -> None:
    """Trees that learn a sample by heart are sure of themselves; the curve is fitted to what they had not seen."""
    table, later = rows(4_000), rows(4_000, seed=7)
    by_heart = BoostedRegressor(rounds=200, depth=6, leaf=1.0, rate=0.3)
    model = Odds((by_heart,), gap=DAY).fit(table, outcomes(table))
    said = model.predict(later)[:, 1]
    came = outcomes(later, seed=8) > 0.0
    sure = np.abs(said - 0.5) > 0.1
    assert abs(came[said > 0.5].mean() - said[said > 0.5].mean()) < 0.05
    assert sure.any()


def test_odds_of_noise_are_those_of_a_coin() -> None:
    table = rows(4_000)
    noise = np.random.default_rng(3).normal(size=len(table))
    said = Odds((BoostedRegressor(rounds=50),), gap=DAY).fit(table, noise).predict(rows(1_000, seed=9))[:, 1]
    assert np.abs(said - 0.5).max() < 0.08


def test_a_posterior_is_as_wide_as_what_comes() -> None:
    """Assets whose variances differ tenfold, seen for a month each: as many weeks fall below a bound as it says."""
    rng = np.random.default_rng(0)
    size = 6_000
    deviation = 0.02 * np.exp(0.6 * rng.normal(size=size))
    seen = deviation[:, None] * rng.normal(size=(size, 30))
    week = (deviation[:, None] * rng.normal(size=(size, 7))).sum(axis=1)
    values = np.column_stack([seen.mean(axis=1), seen.var(axis=1, ddof=1)])
    table = Table(values, ("mean", "variance"), np.arange(size) // 10 * DAY, np.arange(size) % 10)
    model = Posterior(ahead=7, window=30).fit(table.rows(np.arange(3_000)), week[:3_000])
    said = model.predict(table.rows(np.arange(3_000, size)))
    for bound in (-0.2, -0.1, -0.05):
        chance = chance_below(said, bound)
        assert abs(chance.mean() - (week[3_000:] < bound).mean()) < 0.012
    wild = chance_below(said, -0.1) > 0.1
    assert (week[3_000:][wild] < -0.1).mean() > 3.0 * (week[3_000:][~wild] < -0.1).mean()
