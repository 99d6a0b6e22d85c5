"""GARCH for many assets at once, beside `arch` fitting them one by one."""

import warnings
from collections.abc import Iterator
from functools import partial

import numpy as np
from arch import arch_model

from bench.measure import Row
from cryptopredict.base import Floats
from cryptopredict.core import Ground
from cryptopredict.estimators.volatility import Garch, fit_garch

__all__ = ["volatility_rows"]

_DAYS = 1500


def _returns(assets: int) -> Floats:
    """Daily returns with clusters, fat tails and worse bad news; every third asset was listed later."""
    rng = np.random.default_rng(0)
    shocks = rng.standard_t(5, (_DAYS, assets)) * np.sqrt(3 / 5)
    returns = np.empty((_DAYS, assets))
    news = rng.uniform(0.03, 0.15, assets)
    variance = np.full(assets, 2e-3)
    for t in range(_DAYS):
        returns[t] = np.sqrt(variance) * shocks[t]
        variance = 6e-5 + (news + 0.03 * (returns[t] < 0)) * returns[t] ** 2 + (0.95 - news) * variance
    returns[: _DAYS // 3, ::3] = np.nan
    return returns


def _one_by_one(returns: Floats, asymmetric: bool, student: bool) -> Floats:
    """Log-likelihoods that `arch` reaches."""
    found = np.empty(returns.shape[1])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for n, column in enumerate(returns.T):
            series = column[np.isfinite(column)]
            model = arch_model(series * 100.0, o=int(asymmetric), dist="t" if student else "normal", rescale=False)
            found[n] = model.fit(disp="off", show_warning=False).loglikelihood + series.size * np.log(100.0)
    return found


def _equal(fit: Garch, peer: Floats) -> None:
    """A fit that is faster because it is worse is no fit."""
    worse = float(np.max((peer - fit.log_likelihood) / np.abs(peer)))
    if worse > 1e-4:
        raise AssertionError(f"The likelihood is lower than arch's by {worse:.1e}")


def volatility_rows(_ground: Ground, *, assets: int) -> Iterator[Row]:
    """Rows over `assets` simulated assets of 1,500 days."""
    returns = _returns(assets)
    for name, asymmetric, student in (("GARCH, normal", False, False), ("GJR-GARCH, Student-t", True, True)):
        ours = partial(fit_garch, returns, asymmetric=asymmetric, student=student)
        peer = partial(_one_by_one, returns, asymmetric, student)
        _equal(ours(), peer())
        yield Row(
            f"{name} for {assets} assets",
            "arch one by one, equal likelihood",
            assets,
            "assets",
            ours=ours,
            peer=peer,
            aim=10.0,
            floor=5.0,
        )
