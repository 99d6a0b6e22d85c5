"""The bandit: its posterior is ridge regression, and it finds the arm that a greedy one may never try again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.bandit import LinearBandit, Posterior, walk_posteriors
from cryptopredict.estimators.table import Table

ARMS, SIZE = 4, 3


def pulls(seed: int, count: int) -> tuple[Floats, Floats, Floats, Floats]:
    rng = np.random.default_rng(seed)
    return (
        rng.normal(size=(count, SIZE)),
        rng.integers(0, ARMS, count).astype(np.float64),
        rng.normal(size=count),
        rng.random(count),
    )


@settings(deadline=None)  # the first call compiles
@given(seed=st.integers(0, 10_000), count=st.integers(1, 60), strength=st.floats(0.05, 20.0))
def test_the_posterior_is_ridge_regression_whatever_the_order(seed: int, count: int, strength: float) -> None:
    contexts, arms, rewards, weights = pulls(seed, count)
    chosen = arms.astype(np.int64)
    learnt = Posterior.prior(ARMS, SIZE, strength).learn(contexts, chosen, rewards, weights)
    for k in range(ARMS):
        rows = chosen == k
        # Ridge as least squares with one more row for each weight, which wants it to be zero.
        root = np.sqrt(weights[rows])
        design = np.concatenate([contexts[rows] * root[:, None], np.sqrt(strength) * np.eye(SIZE)])
        wanted = np.concatenate([rewards[rows] * root, np.zeros(SIZE)])
        assert_allclose(learnt.mean[k], np.linalg.lstsq(design, wanted, rcond=None)[0], atol=1e-8)
    mixed = np.random.default_rng(1).permutation(count)
    again = Posterior.prior(ARMS, SIZE, strength)
    for part in np.array_split(mixed, 3):
        again = again.learn(contexts[part], chosen[part], rewards[part], weights[part])
    assert_allclose(again.expected(contexts), learnt.expected(contexts), atol=1e-8)
    assert (learnt.doubt(contexts) <= Posterior.prior(ARMS, SIZE, strength).doubt(contexts) + 1e-12).all()


def test_the_model_at_rest_is_the_posterior() -> None:
    contexts, arms, rewards, weights = pulls(3, 80)
    table = Table(np.column_stack([contexts, arms]), ("a", "b", "c", "arm"), np.arange(80), np.zeros(80, dtype=np.int64))
    fitted = LinearBandit("arm", ARMS, 0.5).fit(table, rewards, weight=weights)
    with_level = np.column_stack([contexts, np.ones(80)])
    learnt = Posterior.prior(ARMS, SIZE + 1, 0.5).learn(with_level, arms.astype(np.int64), rewards, weights)
    assert_array_equal(fitted.predict(table), learnt.expected(with_level))
    with pytest.raises(BadInput):
        LinearBandit("arm", 2).fit(table, rewards)


def test_walking_gives_what_was_known_by_then_and_forgets() -> None:
    rows, delay = 40, 3
    contexts, _, rewards, _ = pulls(5, rows)
    grams = np.einsum("td,te->tde", contexts, contexts)[:, None]
    moments = (contexts * rewards[:, None])[:, None]
    walked = walk_posteriors((grams, moments), delay=delay, strength=2.0, half_life=10.0)
    for t in (0, 2, 3, 17, 39):
        known = np.arange(max(t - delay + 1, 0))
        age = t - delay - known
        plain = Posterior.prior(1, SIZE, 2.0).learn(
            contexts[known], np.zeros(len(known), dtype=np.int64), rewards[known], 0.5 ** (age / 10.0)
        )
        assert_allclose(Posterior(walked.precision[t], walked.moment[t]).mean, plain.mean, atol=1e-10)


def regret(choose: str, seed: int, rounds: int = 400) -> float:
    """What was lost against always pulling the best arm. One arm is good at once, a better one begins with bad luck."""
    rng = np.random.default_rng(seed)
    means = np.array([0.5, 0.8, 0.2, 0.1])
    learnt, context, lost = Posterior.prior(ARMS, 1), np.ones((1, 1)), 0.0
    for _ in range(rounds):
        if choose == "random":
            arm = int(rng.integers(ARMS))
        elif choose == "greedy":
            arm = int(learnt.expected(context)[0].argmax())
        elif choose == "thompson":
            arm = int(learnt.drawn(context, rng, noise=0.5)[0].argmax())
        else:
            arm = int(learnt.upper(context, width=1.0)[0].argmax())
        reward = np.array([means[arm] + 0.5 * rng.standard_normal()])
        learnt = learnt.learn(context, np.array([arm]), reward)
        lost += float(means.max() - means[arm])
    return lost


def test_doubt_is_worth_trying() -> None:
    lost = {how: np.mean([regret(how, seed) for seed in range(25)]) for how in ("random", "greedy", "upper", "thompson")}
    assert lost["upper"] < 0.5 * lost["greedy"]
    assert lost["thompson"] < 0.5 * lost["greedy"]
    assert lost["greedy"] < lost["random"]
    assert regret("thompson", 7) == regret("thompson", 7)
