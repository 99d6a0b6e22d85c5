"""GARCH for many assets against `arch` for one, and against what must hold whatever the numbers are."""

import json

import numpy as np
import pytest
from arch import arch_model
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.protocol import Saved
from cryptopredict.estimators.volatility import PARAMETERS, Garch, fit_garch
from cryptopredict.estimators.volatility.likelihood import FREE, likelihood

ROWS = 1200


def simulated(columns: int = 3, rows: int = ROWS, seed: int = 0) -> Floats:
    """Returns with clusters, fat tails and worse bad news; the second asset is listed late, the third has gaps."""
    rng = np.random.default_rng(seed)
    shocks = rng.standard_t(6, (rows, columns)) * np.sqrt(4 / 6)
    returns = np.empty((rows, columns))
    h = np.full(columns, 1e-3)
    for t in range(rows):
        returns[t] = 0.001 + np.sqrt(h) * shocks[t]
        e = returns[t] - 0.001
        h = 3e-5 + (0.05 + 0.08 * (e < 0)) * e**2 + 0.86 * h
    returns[:300, 1:2] = np.nan
    returns[600:640, 2:3] = np.nan
    return returns


@pytest.mark.parametrize("student", [False, True])
@pytest.mark.parametrize("asymmetric", [False, True])
def test_as_likely_as_arch(asymmetric: bool, student: bool) -> None:
    returns = simulated()
    fit = fit_garch(returns, asymmetric=asymmetric, student=student)
    variances, ahead = fit.variances(returns), fit.forecasts(returns, 10)
    for n in range(returns.shape[1]):
        series = returns[np.isfinite(returns[:, n]), n]
        model = arch_model(series * 100, o=int(asymmetric), dist="t" if student else "normal", rescale=False)
        peer = model.fit(disp="off", show_warning=False)
        theirs = peer.loglikelihood + series.size * np.log(100)
        assert fit.log_likelihood[n] >= theirs - 1e-6 * abs(theirs)
        assert fit.peak[n]
        known = variances[np.isfinite(returns[:, n]), n]
        np.testing.assert_allclose(known, (peer.conditional_volatility / 100) ** 2, rtol=0.02)
        forecast = peer.forecast(horizon=10, reindex=False).variance.to_numpy()[0] / 1e4
        np.testing.assert_allclose(ahead[-1, n], forecast, rtol=0.02)


@pytest.mark.parametrize("student", [False, True])
def test_the_gradient_is_that_of_the_likelihood(student: bool) -> None:
    values = simulated()[:, 0] / np.nanstd(simulated()[:, 0])
    at, exact, unused = np.array([0.02, -3.0, 2.5, -1.5, 0.4, 1.2]), np.empty(FREE), np.empty(FREE)
    likelihood(values, 1.3, at, student, exact)
    for k in range(FREE):
        step = np.eye(FREE)[k] * 1e-5
        up, down = (likelihood(values, 1.3, at + way * step, student, unused) for way in (1, -1))
        assert exact[k] == pytest.approx((up - down) / 2e-5, rel=1e-5, abs=1e-5)


def test_what_comes_later_changes_nothing() -> None:
    returns = simulated()
    fit = fit_garch(returns[:900], asymmetric=True)
    cut = 1000
    np.testing.assert_array_equal(fit.variances(returns)[:cut], fit.variances(returns[:cut]))
    np.testing.assert_array_equal(fit.forecasts(returns, 3)[:cut], fit.forecasts(returns[:cut], 3))
    # What was said after a day is what is used on the next one.
    np.testing.assert_array_equal(fit.forecasts(returns, 1)[:-1, 0, 0], fit.variances(returns)[1:, 0])


@settings(max_examples=10, deadline=None)
@given(st.floats(1e-3, 1e3), st.floats(-0.01, 0.01))
def test_other_units_are_the_same_model(scale: float, shift: float) -> None:
    returns = simulated(1, 600)
    one, other = fit_garch(returns), fit_garch(returns * scale + shift)
    column = dict(zip(PARAMETERS, other.parameters[0], strict=True))
    same = dict(zip(PARAMETERS, one.parameters[0], strict=True))
    assert column["omega"] == pytest.approx(same["omega"] * scale**2, rel=1e-2)
    assert column["mu"] == pytest.approx(same["mu"] * scale + shift, abs=1e-4 * scale)
    assert (column["alpha"], column["beta"]) == pytest.approx((same["alpha"], same["beta"]), abs=2e-3)
    assert other.log_likelihood[0] == pytest.approx(one.log_likelihood[0] - 600 * np.log(scale), abs=1e-4)


def test_assets_without_enough_returns_are_left_out() -> None:
    returns = simulated()
    returns[:, 1] = np.nan
    returns[:, 2] = 0.0
    fit = fit_garch(returns)
    assert np.isnan(fit.parameters[1:]).all()
    assert np.isnan(fit.log_likelihood[1:]).all()
    assert np.isnan(fit.forecasts(returns, 2)[:, 1:]).all()
    alone = fit_garch(returns[:, :1])
    np.testing.assert_array_equal(fit.parameters[:1], alone.parameters)


def test_saved_and_loaded() -> None:
    returns = simulated()
    fit = fit_garch(returns, student=True)
    saved = fit.save()
    again = Garch.load(Saved(json.loads(json.dumps(dict(saved.manifest))), saved.arrays))
    np.testing.assert_array_equal(again.forecasts(returns, 2), fit.forecasts(returns, 2))
    for broken in (Saved({"kind": "har", "version": 1}, saved.arrays), Saved(saved.manifest, {})):
        with pytest.raises(BadInput):
            Garch.load(broken)


def test_what_is_refused() -> None:
    with pytest.raises(BadInput):
        fit_garch(np.zeros(5))
    with pytest.raises(BadInput):
        fit_garch(np.full((5, 1), np.inf))
    fit = fit_garch(simulated(1, 300))
    with pytest.raises(BadInput):
        fit.forecasts(simulated(1, 300), 0)
    with pytest.raises(BadInput):
        fit.variances(simulated(2, 300))
