"""Values at risk: what is found where the truth is known, and whether the figures that judge it can be believed."""

import numpy as np
import pytest
from scipy.special import stdtrit

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.tail import FilteredTail, christoffersen, joint_loss, kupiec, pinball

LEVELS = (0.95, 0.99)
FREEDOM = 4.0


def _market(rows: int, seed: int) -> tuple[Table, Floats]:
    """Returns of Student's law, in calm and in wild times that are known before."""
    rng = np.random.default_rng(seed)
    volatility = np.exp(rng.normal(-3.5, 0.7, rows))
    table = Table(np.log(volatility)[:, None], ("volatility",), np.arange(rows), np.zeros(rows, dtype=np.int64))
    return table, volatility * rng.standard_t(FREEDOM, rows)


def test_a_fitted_tail_finds_quantiles_that_are_known() -> None:
    table, happened = _market(40_000, 0)
    said = FilteredTail(("volatility",), levels=LEVELS).fit(table, happened).predict(table)
    true = np.array([stdtrit(FREEDOM, level) for level in LEVELS])
    scale = np.exp(table.values[:, 0])
    for first in (0, 4):
        np.testing.assert_allclose(said[0, first : first + 2] / scale[0], true, rtol=0.05)
    # The mean beyond the 95 % quantile of Student's law with four degrees of freedom is 3.203, beyond that of 99 % it is 5.221.
    np.testing.assert_allclose(said[0, 2:4] / scale[0], (3.203, 5.221), rtol=0.08)


def test_it_is_exceeded_as_often_as_promised_where_plain_history_and_a_gaussian_are_not() -> None:
    learnt, later = _market(20_000, 1), _market(20_000, 2)
    beyond = {}
    for name, model in {
        "pareto": FilteredTail(("volatility",)),
        "history": FilteredTail(shape="empirical"),
        "normal": FilteredTail(("volatility",), "normal"),
    }.items():
        said = model.fit(*learnt).predict(later[0])
        beyond[name] = -later[1] > said[:, 1]
    assert kupiec(beyond["pareto"], 0.99) > 0.05
    assert kupiec(beyond["normal"], 0.99) < 0.001
    wild = later[0].values[:, 0] > -3.0
    assert kupiec(beyond["pareto"][wild], 0.99) > 0.05
    assert kupiec(beyond["history"][wild], 0.99) < 0.001


def test_the_truth_has_the_least_loss() -> None:
    losses = np.random.default_rng(3).standard_t(FREEDOM, 200_000)
    level = 0.95
    at_risk, beyond = float(stdtrit(FREEDOM, level)), 3.203
    best = joint_loss(losses, np.full(len(losses), at_risk), np.full(len(losses), beyond), level).mean()
    for move in (0.8, 1.25):
        assert joint_loss(losses, np.full(len(losses), move * at_risk), np.full(len(losses), beyond), level).mean() > best
        assert joint_loss(losses, np.full(len(losses), at_risk), np.full(len(losses), move * beyond), level).mean() > best
        assert (
            pinball(losses, np.full(len(losses), move * at_risk), level).mean()
            > pinball(losses, np.full(len(losses), at_risk), level).mean()
        )


def test_the_tests_of_coverage_give_the_figures_of_the_literature() -> None:
    """Kupiec 1995, table 3: with 255 days at 99 %, fewer than 7 exceedances are accepted at 5 %, and so is none at a p of 0.0236."""
    for hits, accepted in ((1, True), (6, True), (7, False)):
        exceeded = np.zeros(255, dtype=np.bool_)
        exceeded[:hits] = True
        assert (kupiec(exceeded, 0.99) > 0.05) is accepted
    alone, together = np.zeros(500, dtype=np.bool_), np.zeros(500, dtype=np.bool_)
    alone[::20] = True
    together[:25] = True
    assert christoffersen(alone) > 0.05
    assert christoffersen(together) < 1e-6


def test_too_few_losses_have_no_tail() -> None:
    with pytest.raises(BadInput, match="too few"):
        FilteredTail(("volatility",)).fit(*_market(300, 0))
    with pytest.raises(BadInput, match="beyond the threshold"):
        FilteredTail(("volatility",), levels=(0.8,))
