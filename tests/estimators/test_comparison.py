"""Comparisons against published examples, and against how often pure chance passes them."""

import math

import numpy as np
import pytest

from cryptopredict.base import BadInput
from cryptopredict.estimators import overlapping_mean
from cryptopredict.estimators.comparison import (
    Method,
    bootstrap_mean,
    compare,
    compare_by_fold,
    deflated_sharpe,
    discoveries,
    expected_best_sharpe,
    mean_over_moments,
    overfitting_probability,
    probabilistic_sharpe,
    rank_ic,
    rank_ics,
    stationary_draws,
)


def test_the_published_deflated_sharpe() -> None:
    """Bailey and López de Prado 2014: 100 trials, five years of days, 2.5 a year is 0.90 after all."""
    best = expected_best_sharpe(trials=100, variance=0.5 / 250)
    assert best == pytest.approx(0.1132, abs=5e-5)
    found = deflated_sharpe(2.5 / math.sqrt(250), n=1250, skewness=-3.0, kurtosis=10.0, trials=100, variance=0.5 / 250)
    assert found == pytest.approx(0.9004, abs=5e-5)
    assert expected_best_sharpe(trials=1, variance=1.0) == 0.0
    assert probabilistic_sharpe(0.1, n=1250, skewness=0.0, kurtosis=3.0, against=0.1) == pytest.approx(0.5)
    with pytest.raises(BadInput):
        expected_best_sharpe(trials=0, variance=1.0)


def test_one_value_a_moment_is_the_known_interval() -> None:
    values = np.random.default_rng(0).normal(0.1, 1.0, 500)
    found = mean_over_moments(values, np.arange(500), overlap=3)
    plain = overlapping_mean(values, overlap=3, against="none", unit="points")
    assert found is not None
    assert plain is not None
    # The same variance; Student's t and the factor of Harvey et al. make it a little wider.
    assert found.mean == plain.difference
    assert 1.0 < (found.high - found.low) / (plain.high - plain.low) < 1.02
    assert mean_over_moments(values[:89], np.arange(89), overlap=3) is None


@pytest.mark.parametrize(
    ("overlap", "method", "bound"), [(1, "newey_west", 0.09), (5, "newey_west", 0.12), (5, "cosines", 0.08)]
)
def test_days_that_move_together_are_few(overlap: int, method: Method, bound: float) -> None:
    """Under no difference, with one shock for all rows of a day that lasts `overlap` days, about one in twenty intervals misses zero."""
    rng = np.random.default_rng(1)
    days = np.repeat(np.arange(400), 20)
    missed = naive = 0
    for _ in range(300):
        shock = np.convolve(rng.normal(size=400 + overlap - 1), np.ones(overlap), "valid")
        values = shock[days] + rng.normal(size=8000)
        found = mean_over_moments(values, days, overlap=overlap, method=method)
        assert found is not None
        missed += not found.low <= 0.0 <= found.high
        naive += abs(values.mean()) > 1.96 * values.std() / math.sqrt(8000)
    assert missed / 300 < bound
    assert naive / 300 > 0.4


def test_compare_is_positive_when_better_and_by_fold() -> None:
    rng = np.random.default_rng(2)
    days = np.repeat(np.arange(200), 5)
    baseline = rng.normal(1.0, 0.2, 1000)
    found = compare(baseline - 0.1, baseline, days)
    assert found is not None
    assert found.mean == pytest.approx(0.1)
    assert found.clears_zero
    folds = np.where(days < 50, -1, days // 100)
    np.testing.assert_allclose(compare_by_fold(baseline - 0.1 * folds, baseline, folds), [0.0, 0.1], atol=1e-12)


def test_order_of_rows_does_not_matter() -> None:
    rng = np.random.default_rng(3)
    days, values = rng.integers(0, 100, 500), rng.normal(size=500)
    mixed = rng.permutation(500)
    one, other = mean_over_moments(values, days), mean_over_moments(values[mixed], days[mixed])
    assert one is not None
    assert other is not None
    assert one.t == pytest.approx(other.t)


def test_bootstrap_is_repeatable_and_agrees() -> None:
    rng = np.random.default_rng(4)
    days = np.repeat(np.arange(300), 4)
    values = rng.normal(size=300)[days] + 0.3
    found = bootstrap_mean(values, days, block=5.0, seed=7)
    assert found == bootstrap_mean(values, days, block=5.0, seed=7)
    exact = mean_over_moments(values, days)
    assert exact is not None
    assert found == pytest.approx((exact.low, exact.high), abs=0.05)


def test_blocks_have_the_length_asked_for() -> None:
    drawn = np.concatenate(list(stationary_draws(1000, block=8.0, draws=1500, seed=0)))
    assert drawn.shape == (1500, 1000)
    steps = (np.diff(drawn, axis=1) % 1000) == 1
    assert 1.0 / (1.0 - steps.mean()) == pytest.approx(8.0, rel=0.02)


def test_rank_ic_and_what_remains_after_control() -> None:
    rng = np.random.default_rng(5)
    days = np.repeat(np.arange(200), 50)
    volatility = rng.normal(size=10_000)
    outcome = -0.3 * volatility + rng.normal(size=10_000)
    score = -np.exp(volatility)
    plain = rank_ic(score, outcome, days, overlap=1)
    beyond = rank_ic(score + 0.5 * rng.normal(size=10_000), outcome, days, overlap=1, control=volatility)
    same = rank_ic(score, outcome, days, overlap=1, control=volatility)
    assert plain is not None
    assert beyond is not None
    assert same is not None
    assert plain.t > 10
    assert abs(beyond.t) < 3
    assert same.mean == 0.0
    assert not np.isfinite(rank_ics(np.ones(50), outcome[:50], days[:50])[0]).any()


def test_discoveries_as_published() -> None:
    """Benjamini and Hochberg 1995, their fifteen p-values: four stand at 5 %."""
    p = np.array(
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    )
    shuffled = np.random.default_rng(0).permutation(15)
    assert set(p[shuffled][discoveries(p[shuffled])]) == {0.0001, 0.0004, 0.0019, 0.0095}


def test_the_luckiest_is_known_as_lucky() -> None:
    rng = np.random.default_rng(6)
    chance = [overfitting_probability(rng.normal(size=(400, 20))) for _ in range(20)]
    assert 0.35 < np.mean(chance) < 0.65
    skilled = rng.normal(size=(400, 20))
    skilled[:, 3] += 0.4
    assert overfitting_probability(skilled) < 0.05


def test_best_of_a_thousand_without_skill_is_not_significant() -> None:
    rng = np.random.default_rng(7)
    returns = rng.normal(size=(1000, 1000))
    ratios = returns.mean(axis=0) / returns.std(axis=0)
    found = deflated_sharpe(float(ratios.max()), n=1000, skewness=0.0, kurtosis=3.0, trials=1000, variance=float(ratios.var()))
    assert found < 0.95
    assert probabilistic_sharpe(float(ratios.max()), n=1000, skewness=0.0, kurtosis=3.0) > 0.99
