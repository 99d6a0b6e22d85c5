"""How good the claims were: what was said beside what happened, and beside what a plain look at the past would have said.

Pure but for one read. The plain look, for each claim, is the share of claims of its kind and horizon that had come true by the time
it was made, begun at one half; of claims that name one of several, the share that named the right one. Claims of one day stand or fall together, and neighbouring days share most of their outcome, so the
interval of a difference takes days, not claims, as its unit and lets them overlap (Newey and West 1987, Bartlett weights, over
twice the horizon); with fewer than 30 separate horizons there is none.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers

__all__ = ["Card", "Claims", "Score", "score", "scorecards"]

Words = NDArray[np.str_]
_Z95 = 1.959963984540054
_PRIOR = 20.0
_MIN_SEPARATE = 30
_DECILES = 10
_LEAST = 1e-6
"""A claim of 0 or 1 that fails costs as much as one this far from it: the log of nothing would drown all others."""


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """Settled claims as columns (M,).

    `said` 0..1, `happened` 0/1, `day` of the claim since 1970, `known` the day its outcome was known, `horizon` in hours, and the
    words of each: layer, what was claimed, and the regime that the market was said to be in.
    """

    said: Floats
    happened: Floats
    day: Integers
    known: Integers
    horizon: Integers
    layer: Words
    claim: Words
    regime: Words

    def at(self, rows: Integers) -> "Claims":
        """Some of them."""
        return Claims(*(getattr(self, name)[rows] for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Score:
    """Of `n` claims on `days` days. Brier and log loss: lower is better.

    `difference` is Brier less the baseline's, with its 95 % interval (None: too little to tell); `calibration_error` is the mean
    distance of said and happened over ten equal parts.
    """

    n: int
    days: int
    said: float
    happened: float
    brier: float
    log_loss: float
    baseline_brier: float
    difference: float
    low: float | None
    high: float | None
    calibration_error: float


@dataclass(frozen=True, slots=True)
class Card:
    """The score of one cut: `by` is all, horizon, regime or decile, `value` which one. Decile 1 are the least sure claims."""

    layer: str
    claim: str
    by: str
    value: str
    score: Score


def scorecards(claims: Claims) -> tuple[Card, ...]:
    """Cards by layer and claim: over all, by horizon, by regime, by decile of what was said. Live and backtest come apart here."""
    cards: list[Card] = []
    for layer, claim in sorted(set(zip(claims.layer.tolist(), claims.claim.tolist(), strict=True))):
        part = claims.at(np.flatnonzero((claims.layer == layer) & (claims.claim == claim)))
        baseline = _baseline(part)
        cuts = (
            ("all", np.full(len(part.said), "all")),
            ("horizon", part.horizon.astype(np.str_)),
            ("regime", part.regime),
            ("decile", (_deciles(part.said) + 1).astype(np.str_)),
        )
        for by, values in cuts:
            for value in sorted(set(values.tolist()), key=lambda text: (len(text), text)):
                rows = np.flatnonzero(values == value)
                cards.append(Card(layer, claim, by, value, score(part.at(rows), baseline[rows])))
    return tuple(cards)


def score(claims: Claims, baseline: Floats) -> Score:
    """The score of claims beside the probabilities (M,) of a baseline; there must be at least one."""
    said, happened = claims.said, claims.happened
    loss, plain = (said - happened) ** 2, (baseline - happened) ** 2
    sure = np.clip(np.where(happened > 0, said, 1.0 - said), _LEAST, 1.0)
    difference = float((loss - plain).mean())
    half = _half_width(loss - plain, claims.day, math.ceil(float(claims.horizon.max()) / 24.0))
    return Score(
        n=len(said),
        days=len(np.unique(claims.day)),
        said=float(said.mean()),
        happened=float(happened.mean()),
        brier=float(loss.mean()),
        log_loss=float(-np.log(sure).mean()),
        baseline_brier=float(plain.mean()),
        difference=difference,
        low=None if half is None else difference - half,
        high=None if half is None else difference + half,
        calibration_error=_calibration_error(said, happened),
    )


def _baseline(claims: Claims) -> Floats:
    """For each claim the share of those of its horizon settled by its day that came true."""
    share = np.empty(len(claims.said))
    for horizon in np.unique(claims.horizon):
        rows = np.flatnonzero(claims.horizon == horizon)
        part = claims.at(rows)
        order = np.argsort(part.known, kind="stable")
        hits = np.concatenate([[0.0], np.cumsum(part.happened[order])])
        seen = np.searchsorted(part.known[order], part.day, side="right")
        share[rows] = (0.5 * _PRIOR + hits[seen]) / (_PRIOR + seen)
    return share


def _deciles(said: Floats) -> Integers:
    """Tenth of the ranking (M,), 0 the lowest; equal ones stay together."""
    _, place, count = np.unique(said, return_inverse=True, return_counts=True)
    middle = (np.cumsum(count) - 0.5 * count)[place]
    return np.minimum(middle * _DECILES / max(len(said), 1), _DECILES - 1).astype(np.int64)


def _calibration_error(said: Floats, happened: Floats) -> float:
    part = _deciles(said)
    gap = np.bincount(part, said - happened)
    return float(np.abs(gap).sum() / len(said))


def _half_width(values: Floats, day: Integers, overlap: int) -> float | None:
    """Half of the 95 % interval of the mean of `values` (M,): by day, days overlapping for `overlap` of them."""
    days = np.unique(day)
    if len(days) / max(overlap, 1) < _MIN_SEPARATE:
        return None
    sums = np.bincount(day - days[0], values - values.mean())
    total = float(sums @ sums)
    lags = min(2 * overlap, len(sums) - 1)
    for lag in range(1, lags + 1):
        total += 2.0 * (1.0 - lag / (lags + 1.0)) * float(sums[lag:] @ sums[:-lag])
    return _Z95 * math.sqrt(max(total, 0.0)) / len(values)
