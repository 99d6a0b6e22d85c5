"""Proxies of the variance of a day by hand, and on a market whose variance is known."""

import numpy as np
import pytest

from cryptopredict.base import BadInput
from cryptopredict.estimators.volatility import (
    NONE,
    PARKINSON,
    RANGE,
    REALISED,
    RETURN,
    daily_variance,
    hours,
    mean_ahead,
    qlike,
)


def test_each_day_says_by_what_it_was_measured() -> None:
    nan = np.nan
    open_, high, low, close = (
        np.array([values]).T
        for values in (
            [100.0, 100.0, nan, nan, 102.0, nan],
            [110.0, 110.0, 108.0, nan, 102.0, nan],
            [95.0, 95.0, 97.0, nan, 102.0, nan],
            [105.0, 105.0, 100.0, 102.0, 102.0, nan],
        )
    )
    realised = np.array([[0.01, nan, nan, nan, nan, nan]]).T
    variance, proxy = daily_variance(open_, high, low, close, realised)
    assert proxy[:, 0].tolist() == [REALISED, RANGE, PARKINSON, RETURN, NONE, NONE]
    span, move = np.log(110 / 95) ** 2, np.log(105 / 100) ** 2
    assert variance[0, 0] == 0.01
    assert variance[1, 0] == pytest.approx(0.5 * span - (2 * np.log(2) - 1) * move)
    assert variance[2, 0] == pytest.approx(np.log(108 / 97) ** 2 / (4 * np.log(2)))
    assert variance[3, 0] == pytest.approx(np.log(1.02) ** 2)
    assert np.isnan(variance[4:, 0]).all()  # a price that did not move, and none at all


def test_hours_of_a_walk_have_the_variance_of_the_walk() -> None:
    rng = np.random.default_rng(0)
    steps = rng.normal(0.0, 0.001, (400 * 24 * 60, 1))
    path = np.exp(np.cumsum(steps)).reshape(-1, 60)
    close, high, low = path[:, -1:], path.max(axis=1, keepdims=True), path.min(axis=1, keepdims=True)
    found = hours(close, high, low)
    true = 0.001**2 * 24 * 60
    for measure in (found.realised, found.late, found.half, found.ranged):
        assert measure.shape == (400, 1)
    assert np.nanmean(found.realised) == pytest.approx(true, rel=0.05)
    assert np.nanmean(found.ranged) == pytest.approx(true, rel=0.25)  # a range seen in 60 steps misses its ends
    assert np.nanmean(found.late) / np.nanmean(found.ranged) == pytest.approx(1.0, abs=0.05)
    assert np.nanmean(found.bad) == pytest.approx(0.5, abs=0.02)
    assert np.nanmean(found.jump) < 0.2


def test_days_with_too_few_hours_say_nothing() -> None:
    close = np.exp(np.random.default_rng(1).normal(0.0, 0.01, (72, 1)).cumsum(axis=0))
    close[30:36] = np.nan
    found = hours(close, close * 1.01, close * 0.99)
    assert np.isfinite(found.realised[:, 0]).tolist() == [True, False, True]
    with pytest.raises(BadInput):
        hours(close[:30], close[:30], close[:30])


def test_what_is_to_be_foretold_lies_ahead() -> None:
    variance = np.arange(1.0, 7.0)[:, None]
    np.testing.assert_array_equal(mean_ahead(variance, 2)[:, 0], [2.5, 3.5, 4.5, 5.5, np.nan, np.nan])
    np.testing.assert_array_equal(mean_ahead(variance, 9), np.full((6, 1), np.nan))


def test_qlike_is_least_at_the_truth() -> None:
    happened = np.random.default_rng(2).chisquare(1, 200_000)
    losses = [float(np.nanmean(qlike(np.full(happened.shape, level), happened))) for level in (0.8, 1.0, 1.25)]
    assert losses[1] == min(losses)
    assert qlike(np.array([2.0]), np.array([2.0]))[0] == 0.0
    assert np.isnan(qlike(np.array([0.0, 1.0, np.nan]), np.array([1.0, 0.0, 1.0]))).all()
