"""Walking forward: nothing of the future in any fold, and a gate that chance does not open."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptopredict.base import BadInput
from cryptopredict.estimators.models import Climatology, Logistic, Stack
from cryptopredict.estimators.validation import Requirements, Walk, audit, skill_gate, walk_forward
from fixtures.models import DAY, outcomes, rows

spans = st.integers(0, 20)


@settings(max_examples=150, deadline=None)
@given(
    horizon=spans,
    embargo=spans,
    refit=st.integers(1, 40),
    min_train=st.integers(1, 60),
    window=st.none() | st.integers(5, 80),
    data=st.data(),
)
def test_no_fold_sees_its_future(
    horizon: int, embargo: int, refit: int, min_train: int, window: int | None, data: st.DataObject
) -> None:
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    times = rng.choice(300, size=rng.integers(50, 400)) * DAY
    member = np.asarray(rng.random(times.shape[0]) < 0.8)
    walk = Walk(
        horizon=horizon * DAY,
        refit=refit * DAY,
        min_train=min_train * DAY,
        embargo=embargo * DAY,
        window=window and window * DAY,
    )
    try:
        folds = walk.folds(times, member=member)
    except BadInput:
        return
    assert audit(folds, times, horizon=walk.horizon, embargo=walk.embargo, member=member) == []
    assert folds[0].trained_to - times[member].min() >= walk.min_train
    for fold in folds:
        # Said once more, without the audit: windows of training labels end, and the embargo passes, before the first test row.
        assert times[fold.train].max() + walk.horizon + walk.embargo <= fold.valid_from <= times[fold.test].min()
        assert member[fold.train].all()
        assert member[fold.test].all()
        if window is None:
            known = member & (times + walk.horizon + walk.embargo <= fold.valid_from)
            np.testing.assert_array_equal(fold.train, np.flatnonzero(known))
        else:
            assert np.ptp(times[fold.train]) < window * DAY
    spoken = np.concatenate([fold.test for fold in folds])
    assert np.unique(spoken).size == spoken.size
    # Folds with too little to learn from fall away only where a window looks back.
    if window is None:
        np.testing.assert_array_equal(np.sort(spoken), np.flatnonzero(member & (times >= folds[0].valid_from)))


def test_the_audit_finds_what_is_planted() -> None:
    times = np.arange(100) * DAY
    walk = Walk(horizon=7 * DAY, refit=20 * DAY, min_train=30 * DAY, embargo=2 * DAY)
    first, second, *_ = walk.folds(times)
    member = np.ones(100, dtype=np.bool_)
    member[first.train[0]] = False
    planted = {
        "known": dataclasses.replace(first, train=np.arange(first.test[0])),
        "embargo": dataclasses.replace(first, train=np.arange(first.test[0] - 7)),
        "across": dataclasses.replace(first, valid_from=first.valid_from + DAY),
        "after the time": dataclasses.replace(first, trained_to=first.trained_to - DAY),
        "two folds": dataclasses.replace(first, test=np.r_[first.test, second.test]),
    }
    for word, fold in planted.items():
        assert any(word in problem for problem in audit((fold, second), times, horizon=walk.horizon, embargo=walk.embargo)), (
            word
        )
    assert any("universe" in problem for problem in audit((first,), times, horizon=walk.horizon, member=member))


def test_what_is_said_does_not_depend_on_later_outcomes() -> None:
    """Poison: outcomes not known at a fold's start may be anything. A stack walks forward inside, and is asked too."""
    table = rows(1500)
    target = outcomes(table, classes=3)
    walk = Walk(horizon=3 * DAY, refit=25 * DAY, min_train=60 * DAY)
    folds = walk.folds(table.times)
    stack = Stack((Logistic(3), Climatology(3)), Logistic(3), horizon=3 * DAY, refit=20 * DAY, min_train=20 * DAY, logs=True)
    clean = walk_forward(stack, table, target, folds)
    fold = folds[2]
    late = table.times + 3 * DAY > fold.valid_from
    found = walk_forward(stack, table, np.where(late, 2.0 - target, target), folds)
    np.testing.assert_array_equal(found.said[fold.test], clean.said[fold.test])
    assert (found.said[folds[3].test] != clean.said[folds[3].test]).any()
    unknown = walk_forward(stack, table, np.where(late, np.nan, target), folds[:3])
    np.testing.assert_array_equal(unknown.said[fold.test], clean.said[fold.test])
    assert set(clean.fold[clean.spoken]) == set(range(len(folds)))


DAYS, ASSETS = 400, 15


def judge(seed: int, *, edge: float, trials: int, overlap: int = 5) -> bool:
    """A gate over losses with a shock shared by the day that lasts a week."""
    rng = np.random.default_rng(seed)
    times = np.repeat(np.arange(DAYS), ASSETS)
    folds = times // 100
    base = rng.normal(1.0, 1.0, DAYS * ASSETS)
    tried = []
    for _ in range(trials):
        shock = np.convolve(rng.normal(size=DAYS + overlap - 1), np.ones(overlap) / overlap, "valid")[times]
        tried.append(base - edge + 0.3 * shock + 0.3 * rng.normal(size=base.shape[0]))
    best = min(tried, key=lambda losses: float(losses.mean()))
    return skill_gate(best, base, times, folds, baseline="climatology", trials=trials, overlap=overlap).open


@pytest.mark.parametrize("trials", [1, 10])
def test_chance_does_not_open_the_gate(trials: int) -> None:
    assert sum(judge(seed, edge=0.0, trials=trials) for seed in range(200)) <= 10
    assert sum(judge(seed, edge=0.15, trials=trials) for seed in range(20)) >= 18


def test_the_gate_says_why() -> None:
    rng = np.random.default_rng(0)
    times, folds = np.arange(1000), np.arange(1000) // 250
    base = rng.normal(1.0, 0.1, 1000)

    def reason(difference: float, *, error: float | None = None, size: int = 1000) -> str:
        model = base - difference + rng.normal(0.0, 0.1, 1000)
        found = skill_gate(
            model[:size], base[:size], times[:size], folds[:size], baseline="persistence", trials=3, calibration_error=error
        )
        assert found.trials == 3
        return f"{'open' if found.open else 'closed'}: {found.reason}"

    assert reason(0.1, error=0.01).startswith("open: better than persistence in 4 of 4 folds")
    assert "closed: calibration error 0.050 is above 0.030" in reason(0.1, error=0.05)
    assert "nan" in reason(0.1, error=float("nan"))
    assert "worse than persistence" in reason(-0.1)
    assert "not distinguishable from persistence after 3 trials" in reason(0.0)
    assert "too few" in reason(0.1, size=300)
    one_fold = skill_gate(
        base - 0.1, base, times, np.zeros(1000, np.int64), baseline="x", trials=1, requirements=Requirements(n=10)
    )
    assert "1 of 1 folds" in one_fold.reason
    with pytest.raises(BadInput):
        skill_gate(base, base, times, folds, baseline="x", trials=0)
