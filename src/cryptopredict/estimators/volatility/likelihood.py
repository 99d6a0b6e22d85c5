"""Likelihood of GARCH(1,1) and GJR-GARCH(1,1,1) for one series, with its exact gradient, in one pass.

    e_t = r_t − μ,   h_t = ω + a₊·e²_{t−1}[e ≥ 0] + a₋·e²_{t−1}[e < 0] + β·h_{t−1}

The variance before the first row is the backcast: an exponential average of the first 75 squared residuals, as in `arch`.
Sources: Bollerslev 1986; Glosten, Jagannathan and Runkle 1993; gradient by recursion as in Fiorentini, Calzolari and Panattoni 1996.

Natural parameters are (μ, ω, a₊, a₋, β, ν). The search runs over free ones, in which every point is allowed:
(μ, log ω, logit of the persistence (a₊+a₋)/2 + β, logit of the news share in it, logit of the bad-news share, log(ν − 2.05)).
"""

import math

import numpy as np
from numba import njit

from cryptopredict.base import Floats

__all__ = ["FREE", "MAX_NU", "MIN_NU", "backcast", "likelihood", "natural"]

FREE = 6
"""Length of both parameter vectors; a model without asymmetry or tails leaves entries 4 and 5 alone."""
MIN_NU = 2.05
MAX_NU = 500.0
_FLOOR = 1e-8  # of the sample variance, which is 1 here


@njit(cache=True, nogil=True)
def backcast(values: Floats) -> float:
    """Weighted mean of the first 75 squared deviations from the mean, weights 0.94^k: the variance before the first row."""
    mean = values.mean()
    total = 0.0
    weight = 0.0
    w = 1.0
    for k in range(min(75, values.shape[0])):
        total += w * (values[k] - mean) ** 2
        weight += w
        w *= 0.94
    return total / weight


@njit(cache=True, nogil=True)
def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-min(max(x, -36.0), 36.0)))


@njit(cache=True, nogil=True)
def natural(free: Floats) -> Floats:
    """Natural parameters of free ones, (6,) each."""
    persistence = _logistic(free[2])
    news = persistence * _logistic(free[3])
    bad = _logistic(free[4])
    out = np.empty(FREE)
    out[0] = free[0]
    out[1] = math.exp(min(max(free[1], -30.0), 5.0))
    out[2] = 2.0 * news * (1.0 - bad)
    out[3] = 2.0 * news * bad
    out[4] = persistence - news
    out[5] = min(MIN_NU + math.exp(min(free[5], 20.0)), MAX_NU)
    return out


@njit(cache=True, nogil=True)
def _chain(free: Floats, by_natural: Floats) -> Floats:
    """Gradient by free parameters from the one by natural parameters."""
    persistence = _logistic(free[2])
    share = _logistic(free[3])
    bad = _logistic(free[4])
    good_slope = 2.0 * (1.0 - bad) * by_natural[2] + 2.0 * bad * by_natural[3] - by_natural[4]
    out = np.empty(FREE)
    out[0] = by_natural[0]
    out[1] = by_natural[1] * math.exp(min(max(free[1], -30.0), 5.0))
    out[2] = persistence * (1.0 - persistence) * (share * good_slope + by_natural[4])
    out[3] = share * (1.0 - share) * persistence * good_slope
    out[4] = bad * (1.0 - bad) * 2.0 * persistence * share * (by_natural[3] - by_natural[2])
    tail = math.exp(min(free[5], 20.0))
    out[5] = by_natural[5] * tail if MIN_NU + tail < MAX_NU else 0.0
    return out


@njit(cache=True, nogil=True)
def _tail_constant(nu: float) -> float:
    return math.lgamma((nu + 1.0) / 2.0) - math.lgamma(nu / 2.0) - 0.5 * math.log(math.pi * (nu - 2.0))


@njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def likelihood(values: Floats, start: float, free: Floats, student: bool, gradient: Floats) -> float:  # noqa: PLR0915  # one pass
    """Log-likelihood of `values` (T,), scaled to variance 1, at `free` (6,); its gradient goes into `gradient` (6,)."""
    at = natural(free)
    mu, omega, good, bad, beta, nu = at[0], at[1], at[2], at[3], at[4], at[5]
    rows = values.shape[0]
    mean_news = 0.5 * (good + bad)
    h = omega + (mean_news + beta) * start
    d_mu, d_omega, d_good, d_bad, d_beta = 0.0, 1.0, 0.5 * start, 0.5 * start, start
    total = 0.0
    product = 1.0  # logarithms are dear: one of a product of eight
    pending = 0
    g_mu, g_omega, g_good, g_bad, g_beta, g_nu = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    inner = 1.0
    for t in range(rows):
        e = values[t] - mu
        square = e * e
        if h < _FLOOR:
            h = _FLOOR
            d_mu, d_omega, d_good, d_bad, d_beta = 0.0, 0.0, 0.0, 0.0, 0.0
        inverse = 1.0 / h
        ratio = square * inverse
        product *= h
        if student:
            base = 1.0 / (nu - 2.0 + ratio)
            inner *= (nu - 2.0 + ratio) / (nu - 2.0)
            weight = (nu + 1.0) * base
            g_nu += ratio * base
        else:
            weight = 1.0
            total -= 0.5 * ratio
        pending += 1
        if pending == 8:
            total -= 0.5 * math.log(product)
            product = 1.0
            pending = 0
            if student:
                step = math.log(inner)
                total -= 0.5 * (nu + 1.0) * step
                g_nu -= step * (nu - 2.0) / (nu + 1.0)
                inner = 1.0
        by_h = 0.5 * inverse * (weight * ratio - 1.0)
        g_mu += by_h * d_mu + weight * e * inverse
        g_omega += by_h * d_omega
        g_good += by_h * d_good
        g_bad += by_h * d_bad
        g_beta += by_h * d_beta
        if e < 0.0:
            d_mu = beta * d_mu - 2.0 * bad * e
            d_good = beta * d_good
            d_bad = beta * d_bad + square
            news = bad * square
        else:
            d_mu = beta * d_mu - 2.0 * good * e
            d_good = beta * d_good + square
            d_bad = beta * d_bad
            news = good * square
        d_omega = beta * d_omega + 1.0
        d_beta = beta * d_beta + h
        h = omega + news + beta * h
    total -= 0.5 * math.log(product)
    if student:
        step = math.log(inner)
        total -= 0.5 * (nu + 1.0) * step
        g_nu -= step * (nu - 2.0) / (nu + 1.0)
        # d/dν of −½(ν+1)·log(1 + ratio/(ν−2)) is −½·log(…) + ½(ν+1)/(ν−2)·ratio/(ν−2+ratio); both sums share a factor.
        g_nu *= 0.5 * (nu + 1.0) / (nu - 2.0)
        small = 1e-4 * nu
        g_nu += rows * (_tail_constant(nu + small) - _tail_constant(nu - small)) / (2.0 * small)
        total += rows * _tail_constant(nu)
    else:
        total -= 0.5 * rows * math.log(2.0 * math.pi)
    by_natural = np.array([g_mu, g_omega, g_good, g_bad, g_beta, g_nu])
    gradient[:] = _chain(free, by_natural)
    return float(total)
