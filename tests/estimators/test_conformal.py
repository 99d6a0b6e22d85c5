"""Adaptive intervals against what they promise, in calm, after a shift, and when outcomes come late."""

import numpy as np
import pytest

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.conformal import AdaptiveConformal, coverage

DELAY = 7


def narrow(shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """A model that believes in ±1 whatever happens."""
    return np.full(shape, -1.0), np.full(shape, 1.0)


@pytest.mark.parametrize("level", [0.8, 0.9])
def test_coverage_in_calm_whatever_the_model_believed(level: float) -> None:
    happened = np.random.default_rng(0).standard_t(4, (1500, 20))
    said = AdaptiveConformal(level=level, delay=DELAY).walk(*narrow(happened.shape), happened)
    (found,) = coverage(said.low, said.high, happened, level=level)
    assert found.share == pytest.approx(level, abs=0.01)
    assert found.interval is not None
    assert found.interval.low < level < found.interval.high
    assert found.n > 29_000


def test_a_shift_is_followed_where_a_fixed_widening_fails() -> None:
    happened = np.random.default_rng(1).normal(size=(1500, 20))
    happened[700:] *= 3.0
    eras = np.repeat(np.r_[np.zeros(700), np.full(60, -1), np.ones(740)].astype(np.int64)[:, None], 20, axis=1)
    shares = {}
    for rate in (0.0, 0.02):
        said = AdaptiveConformal(level=0.9, delay=DELAY, rate=rate, half_life=1e6).walk(*narrow(happened.shape), happened)
        shares[rate] = [found.share for found in coverage(said.low, said.high, happened, level=0.9, groups=eras)]
    assert shares[0.02] == pytest.approx([0.9, 0.9], abs=0.02)
    assert shares[0.0][1] < 0.85


def test_groups_learn_apart() -> None:
    happened = np.random.default_rng(2).normal(size=(1200, 20)) * np.r_[np.ones(10), np.full(10, 4.0)]
    member = np.repeat([0, 1], 10)
    walk = AdaptiveConformal(level=0.9, delay=1)
    by_group = np.broadcast_to(member, happened.shape)
    apart = walk.walk(*narrow(happened.shape), happened, groups=member)
    pooled = walk.walk(*narrow(happened.shape), happened)
    assert [c.share for c in coverage(apart.low, apart.high, happened, level=0.9, groups=by_group)] == pytest.approx(
        [0.9, 0.9], abs=0.02
    )
    assert coverage(pooled.low, pooled.high, happened, level=0.9, groups=by_group)[1].share < 0.85


def test_no_outcome_is_used_before_it_is_known() -> None:
    rng = np.random.default_rng(3)
    happened = rng.normal(size=(300, 5))
    low, high = -1.0 - rng.random((300, 5)), 1.0 + rng.random((300, 5))
    walk = AdaptiveConformal(level=0.9, delay=DELAY)
    clean = walk.walk(low, high, happened)
    for row in (150, 299):
        poisoned = happened.copy()
        poisoned[row - DELAY + 1 :] = 1e9
        found = walk.walk(low, high, poisoned)
        np.testing.assert_array_equal(found.low[: row + 1], clean.low[: row + 1])
        np.testing.assert_array_equal(found.high[: row + 1], clean.high[: row + 1])
        poisoned[row - DELAY] = 1e9
        assert (walk.walk(low, high, poisoned).high[row] > clean.high[row]).all()


def test_a_long_walk_does_not_run_over() -> None:
    happened = np.random.default_rng(4).normal(size=(6000, 2))
    said = AdaptiveConformal(level=0.8, delay=1, half_life=5.0, rate=0.0).walk(*narrow(happened.shape), happened)
    assert np.isfinite(said.low[100:]).all()
    assert coverage(said.low, said.high, happened, level=0.8)[0].share == pytest.approx(0.8, abs=0.05)


def test_nothing_is_said_without_outcomes() -> None:
    said = AdaptiveConformal(level=0.9, delay=1).walk(*narrow((100, 3)), np.full((100, 3), np.nan))
    assert np.isnan(said.low).all()
    assert coverage(said.low, said.high, np.zeros((100, 3)), level=0.9) == ()
    with pytest.raises(BadInput):
        AdaptiveConformal(level=0.9, delay=0)
