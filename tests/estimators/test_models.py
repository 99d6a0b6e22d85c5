"""Models against the libraries and the sums they should agree with."""

import numpy as np
import pytest
import xgboost as xgb
from sklearn.linear_model import LogisticRegression
from sklearn.linear_model import Ridge as Reference

from cryptopredict.base import BadInput
from cryptopredict.estimators.calibration import log_losses
from cryptopredict.estimators.comparison import rank_ic
from cryptopredict.estimators.models import (
    Climatology,
    Feature,
    Impute,
    Logistic,
    Persistence,
    Ridge,
    RobustScale,
    Select,
    Stack,
)
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.trees import BoostedClassifier, BoostedQuantiles, BoostedRanker
from fixtures.models import DAY, NAMES, outcomes, rows

WEIGHT = np.linspace(0.5, 2.0, 600)


def test_linear_models_are_those_of_scikit_learn() -> None:
    table = rows()
    target, classes = outcomes(table), outcomes(table, classes=3)
    ridge = Reference(alpha=3.0).fit(table.values, target, sample_weight=WEIGHT)
    np.testing.assert_allclose(
        Ridge(3.0).fit(table, target, weight=WEIGHT).predict(table), ridge.predict(table.values), atol=1e-9
    )
    logistic = LogisticRegression(C=0.5, tol=1e-10, max_iter=2000).fit(table.values, classes, sample_weight=WEIGHT)
    found = Logistic(3, strength=2.0).fit(table, classes, weight=WEIGHT).predict(table)
    np.testing.assert_allclose(found, logistic.predict_proba(table.values), atol=1e-5)


def test_a_class_that_never_came_and_one_that_is_plain_to_see() -> None:
    table = rows()
    plain = (table.values[:, 0] > 0).astype(np.float64)
    said = Logistic(3, strength=1e-3).fit(table, plain).predict(table)
    assert np.isfinite(said).all()
    assert (said[:, :2].argmax(axis=1) == plain).mean() > 0.99
    assert said[:, 2].max() < 0.01


def test_one_row_alone_is_answered_as_among_thousands() -> None:
    wide = np.random.default_rng(2).normal(size=(4000, 37))
    table = Table(wide, tuple(f"f{k}" for k in range(37)), np.arange(4000), np.zeros(4000, np.int64))
    thirds = np.repeat(np.array([0.0, 1.0, 2.0, 0.0]), 1000)
    for model in (Logistic(3).fit(table, thirds), Ridge().fit(table, wide[:, :2] + wide[:, 2:4])):
        said = model.predict(table)
        for row in range(0, 4000, 137):
            np.testing.assert_array_equal(model.predict(table.rows(np.array([row])))[0], said[row])


def test_a_stack_does_not_trust_what_only_remembers() -> None:
    table, target = rows(2000), np.random.default_rng(4).integers(0, 2, 2000).astype(np.float64)
    fresh, then = rows(2000, seed=5), np.random.default_rng(6).integers(0, 2, 2000).astype(np.float64)
    remembers = BoostedClassifier(rounds=100, depth=8, leaf=0.0, rate=0.3)
    stack = Stack((remembers,), Logistic(2), horizon=DAY, refit=30 * DAY, min_train=60 * DAY, logs=True)
    alone, above = (log_losses(model.fit(table, target).predict(fresh), then).mean() for model in (remembers, stack))
    assert alone > 1.0
    assert above < 0.71


def test_boosted_trees_are_those_of_the_library() -> None:
    table = rows(holes=True)
    target = outcomes(table, classes=2)
    ours = BoostedClassifier(rounds=20, row_share=1.0, feature_share=1.0, threads=1).fit(table, target).predict(table)
    asked = {
        "objective": "binary:logistic",
        "tree_method": "hist",
        "max_bin": 128,
        "max_depth": 4,
        "eta": 0.05,
        "min_child_weight": 20,
        "nthread": 1,
    }
    theirs = xgb.train(asked, xgb.QuantileDMatrix(table.values, target, max_bin=128), num_boost_round=20)
    np.testing.assert_array_equal(ours[:, 1], theirs.predict(xgb.DMatrix(table.values)).astype(np.float64))


def test_quantiles_and_ranks_do_what_they_say() -> None:
    table = rows(6000)
    target = outcomes(table)
    fresh = rows(6000, seed=8)
    then = outcomes(fresh, seed=9)
    quantiles = BoostedQuantiles(rounds=60, rate=0.1).fit(table, target).predict(fresh)
    assert (np.diff(quantiles, axis=1) >= 0.0).all()
    assert np.mean((then > quantiles[:, 0]) & (then < quantiles[:, 2])) == pytest.approx(0.8, abs=0.03)
    order = rank_ic(BoostedRanker(rounds=60, rate=0.1).fit(table, target).predict(fresh), then, fresh.times, overlap=1)
    best = rank_ic(fresh.values[:, 0], then, fresh.times, overlap=1)
    assert order is not None
    assert best is not None
    assert order.mean > 0.8 * best.mean


def test_baselines_say_what_was_seen() -> None:
    table = rows()
    target = outcomes(table, classes=3)
    frequency = (np.bincount(target.astype(np.int64)) + 1.0) / 603
    np.testing.assert_allclose(Climatology(3).fit(table, target).predict(table)[0], frequency)
    sticky = table.values[:, 2]
    said = Persistence("state", 3).fit(table, sticky).predict(table)
    np.testing.assert_array_equal(said.argmax(axis=1), sticky)
    assert said.max() < 1.0
    lost = table.with_values(np.where(np.arange(5) == 2, np.nan, table.values), NAMES)
    np.testing.assert_allclose(Persistence("state", 3).fit(table, target).predict(lost)[0], frequency)
    np.testing.assert_array_equal(Feature("spread", -1.0).fit(table, target).predict(table), -table.values[:, 1])
    with pytest.raises(BadInput):
        Feature("other").fit(table, target)


def test_scaling_knows_the_fold_or_the_moment_alone() -> None:
    table, ones = rows(holes=True), np.ones(600)
    scale = RobustScale()
    learnt = scale.learn(table.rows(np.arange(300)), ones, ones)
    np.testing.assert_allclose(learnt["centre"], np.nanmedian(table.values[:300], axis=0))
    assert np.isfinite(scale.change(learnt, table).values[:, 4]).all()
    moment = RobustScale(by="moment", clip=1e9).change({}, table).values
    day = table.values[table.times == 7 * DAY][:, 0]
    low, middle, high = np.nanpercentile(day, [25, 50, 75])
    np.testing.assert_allclose(moment[table.times == 7 * DAY][:, 0], (day - middle) / ((high - low) / 1.3489795003921634))
    np.testing.assert_array_equal(np.isnan(moment), np.isnan(table.values))
    empty = table.with_values(np.where(np.arange(5) == 1, np.nan, table.values), NAMES)
    with pytest.raises(BadInput, match="spread"):
        Impute().learn(empty, ones, ones)


@pytest.mark.parametrize("by", ["correlation", "information", "rank_ic"])
def test_the_feature_that_knows_is_chosen(by: str) -> None:
    table = rows(2000, holes=True)
    dead = Table(np.where(np.arange(5) == 4, np.nan, table.values), table.names, table.times, table.groups)
    found = Select(1, by=by).learn(dead, outcomes(table), np.ones(2000))  # type: ignore[arg-type]
    assert found["chosen"].tolist() == [0]
    assert found["score"][4] == -np.inf
    assert Select(9).learn(dead, outcomes(table), np.ones(2000))["chosen"].tolist() == [0, 1, 2, 3]
