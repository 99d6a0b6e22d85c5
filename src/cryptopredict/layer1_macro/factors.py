"""What moves the market together: components of its correlations, how much they absorb, stress, breadth, the pull of Bitcoin."""

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, MarketView
from cryptopredict.features import MarketIndex, Universe, ewm_mean, rolling_mean, rolling_moments, rolling_quantile_rank

__all__ = ["FACTORS", "Factors", "factors"]

MOST_COINS: Final = 30
FEWEST_COINS: Final = 8
WINDOW: Final = 120
"""Days of a correlation matrix: four for each of its coins."""
_LEAST_DAYS: Final = 108
_FIFTH: Final = 5
"""The absorption ratio counts one component for every five coins, as Kritzman et al. do."""
_BETA_DAYS: Final = 60
_YEAR: Final = 365
_JUMP: Final = 1.0
"""Returns beyond ±1 count as ±1: one bad print in a small coin is no move of the market."""


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """Arrays (T,); row t rests on what had closed by the end of day t, NaN where too little had.

    Of the correlations of the most liquid coins (at most 30, as of that day) over 120 days: `first`, `second` and `third` are the shares of
    the variance that its components explain, `absorption` that of the first fifth of them, `absorption_shift` the mean of `absorption`
    over 15 days against that of a year in standard deviations (Kritzman, Li, Page and Rigobon 2011), `correlation` the mean of the pairs,
    `width` the number of components that would explain as much if all were equal (exponential of the entropy, Roy and Vetterli 2007).
    `turbulence` is the squared Mahalanobis distance of the day's returns from those of the 120 days before, for each coin (1 in
    expectation; Kritzman and Li 2010), the covariance shrunk towards independence (Ledoit and Wolf 2004); `stress` 0..1 is the place of
    its fading logarithm in the last two years.
    Of all that are tradable: `dispersion` is the root mean square distance of their returns from the index, per day over 20 days,
    `breadth_50` and `breadth_200` the share of coins above their mean of so many days. `alt_beta` is the slope of the mean return of all
    others on that of Bitcoin over 60 days, `alt_fit` the share of its variance that this explains.
    """

    first: Floats
    second: Floats
    third: Floats
    absorption: Floats
    absorption_shift: Floats
    correlation: Floats
    width: Floats
    turbulence: Floats
    stress: Floats
    dispersion: Floats
    breadth_50: Floats
    breadth_200: Floats
    alt_beta: Floats
    alt_fit: Floats

    def matrix(self) -> Floats:
        """All of them as (T, F), in the order of `FACTORS`."""
        return np.column_stack([getattr(self, name) for name in FACTORS])


FACTORS: Final = tuple(field.name for field in fields(Factors))


def factors(view: MarketView, members: Universe, index: MarketIndex) -> Factors:
    """The factor model of every day of `view.daily`; `members` and `index` are those of its panel. Fewer than eight coins give NaN."""
    returns = np.clip(members.returns, -_JUMP, _JUMP)
    chosen = _most_liquid(returns, members)
    matrices, count, mean, turbulence = _correlations(np.ascontiguousarray(returns), chosen)
    shares, absorption, width = _components(matrices, count)
    recent, (usual, spread, _) = (
        rolling_mean(absorption[:, None], 15)[:, 0],
        rolling_moments(absorption[:, None], _YEAR, least=_YEAR // 2),
    )
    shift = np.divide(recent - usual[:, 0], spread[:, 0], out=np.full_like(recent, np.nan), where=spread[:, 0] > 0)
    calm = ewm_mean(np.log(np.maximum(turbulence, 1e-6))[:, None], 5.0)[:, 0]
    close = view.daily["close"]
    bitcoin = [place for place, asset in enumerate(view.daily.assets) if asset.symbol == "BTC"]
    beta, fit = _pull(returns, members, bitcoin)
    return Factors(
        first=shares[:, 0],
        second=shares[:, 1],
        third=shares[:, 2],
        absorption=absorption,
        absorption_shift=shift,
        correlation=mean,
        width=width,
        turbulence=turbulence,
        stress=rolling_quantile_rank(np.where(np.isfinite(turbulence), calm, np.nan), 730, 180),
        dispersion=_dispersion(returns, members, index),
        breadth_50=_breadth(close, members, 50),
        breadth_200=_breadth(close, members, 200),
        alt_beta=beta,
        alt_fit=fit,
    )


def _most_liquid(returns: Floats, members: Universe) -> Integers:
    """Columns (T, MOST_COINS) of the coins with the largest dollar volume among those with enough days, −1 where there are fewer."""
    known = np.cumsum(np.isfinite(returns), axis=0)
    known[WINDOW:] -= known[:-WINDOW].copy()
    usable = members.tradable & (known >= _LEAST_DAYS) & np.isfinite(returns)
    liquid = np.where(usable, members.dollar_volume, -np.inf)
    order = np.argsort(-liquid, axis=1, kind="stable")[:, :MOST_COINS]
    return np.where(np.take_along_axis(usable, order, axis=1), order, -1).astype(np.int64)


@njit(cache=True, nogil=True)
def _moments(values: Floats) -> tuple[float, float]:
    """Mean and deviation of what is known of a series."""
    total, seen = 0.0, 0
    for value in values:
        if value == value:  # noqa: PLR0124 - false for NaN alone
            total += value
            seen += 1
    mean = total / max(seen, 1)
    square = 0.0
    for value in values:
        if value == value:  # noqa: PLR0124
            square += (value - mean) ** 2
    return mean, np.sqrt(max(square / max(seen, 1), 1e-12))


@njit(cache=True, nogil=True)
def _standardised(returns: Floats, columns: Integers, first: int, last: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Rows first..last−1 of the columns in units of their own deviation (W, K), 0 where missing; means, deviations, correlations."""
    size = columns.shape[0]
    rows = last - first
    scaled = np.zeros((rows, size))
    mean = np.zeros(size)
    deviation = np.zeros(size)
    for place in range(size):
        series = returns[first:last, columns[place]]
        mean[place], deviation[place] = _moments(series)
        for row in range(rows):
            if series[row] == series[row]:
                scaled[row, place] = (series[row] - mean[place]) / deviation[place]
    product = np.zeros((size, size))
    for row in range(rows):
        for one in range(size):
            x = scaled[row, one]
            for other in range(size):
                product[one, other] += x * scaled[row, other]
    return scaled, mean, deviation, product / rows


@njit(cache=True, nogil=True)
def _shrunk(scaled: Floats, product: Floats) -> Floats:
    """Second moments of the rows (W, K) drawn towards the identity as far as their own noise says."""
    rows, size = scaled.shape
    apart = 0.0
    norm = 0.0
    for one in range(size):
        for other in range(size):
            value = product[one, other]
            norm += value * value
            apart += (value - 1.0) ** 2 if one == other else value * value
    fourth = 0.0
    for row in range(rows):
        length = 0.0
        for one in range(size):
            length += scaled[row, one] ** 2
        fourth += length * length
    noise = (fourth / rows - norm) / rows
    share = min(max(noise / max(apart, 1e-12), 0.0), 1.0)
    found: Floats = (1.0 - share) * product
    for one in range(size):
        found[one, one] += share
    return found


@njit(cache=True, nogil=True)
def _distance(matrix: Floats, point: Floats) -> float:
    """point′ matrix⁻¹ point by Cholesky; `matrix` is overwritten."""
    size = point.shape[0]
    total = 0.0
    solved = np.zeros(size)
    for row in range(size):
        for column in range(row + 1):
            value = matrix[row, column]
            for k in range(column):
                value -= matrix[row, k] * matrix[column, k]
            if row == column:
                matrix[row, row] = np.sqrt(max(value, 1e-12))
            else:
                matrix[row, column] = value / matrix[column, column]
        value = point[row]
        for k in range(row):
            value -= matrix[row, k] * solved[k]
        solved[row] = value / matrix[row, row]
        total += solved[row] ** 2
    return total


@njit(cache=True, nogil=True)
def _correlations(returns: Floats, chosen: Integers) -> tuple[Floats, Integers, Floats, Floats]:
    """Correlation matrices (T, K, K) with zeros for coins that are missing, how many are not, mean of the pairs, turbulence."""
    days, most = chosen.shape
    matrices = np.zeros((days, most, most))
    counts = np.zeros(days, dtype=np.int64)
    mean = np.full(days, np.nan)
    turbulence = np.full(days, np.nan)
    for day in range(WINDOW, days):
        size = 0
        while size < most and chosen[day, size] >= 0:
            size += 1
        if size < FEWEST_COINS:
            continue
        counts[day] = size
        columns = chosen[day, :size]
        _, _, _, product = _standardised(returns, columns, day - WINDOW + 1, day + 1)
        matrices[day, :size, :size] = product
        total = 0.0
        for one in range(size):
            for other in range(one):
                total += product[one, other]
        mean[day] = total / (size * (size - 1) / 2)
        scaled, usual, deviation, before = _standardised(returns, columns, day - WINDOW, day)
        point = np.zeros(size)
        for place in range(size):
            point[place] = (returns[day, columns[place]] - usual[place]) / deviation[place]
        turbulence[day] = _distance(_shrunk(scaled, before), point) / size
    return matrices, counts, mean, turbulence


def _components(matrices: Floats, count: Integers) -> tuple[Floats, Floats, Floats]:
    """Shares of the first three components (T, 3), of the first fifth of them (T,), and the width (T,)."""
    values = np.zeros(matrices.shape[:2])
    some = count > 0
    values[some] = np.maximum(np.linalg.eigvalsh(matrices[some])[:, ::-1], 0.0)
    total = values.sum(axis=1, keepdims=True)
    shares = np.divide(values, total, out=np.zeros_like(values), where=total > 0.0)
    places = np.maximum((count + _FIFTH // 2) // _FIFTH, 1)
    fifth = np.take_along_axis(np.cumsum(shares, axis=1), places[:, None] - 1, axis=1)[:, 0]
    entropy = -(shares * np.log(np.where(shares > 0.0, shares, 1.0))).sum(axis=1)
    return (
        np.where(some[:, None], shares[:, :3], np.nan),
        np.where(some, fifth, np.nan),
        np.where(some, np.exp(entropy), np.nan),
    )


def _among(flags: NDArray[np.bool_], values: Floats) -> Floats:
    """Mean (T,) of the flagged values of each day; NaN below `FEWEST_COINS` of them."""
    count = flags.sum(axis=1)
    total = np.where(flags, values, 0.0).sum(axis=1)
    return np.where(count >= FEWEST_COINS, total / np.maximum(count, 1), np.nan)


def _dispersion(returns: Floats, members: Universe, index: MarketIndex) -> Floats:
    apart = returns - index.returns[:, None]
    daily = _among(members.tradable & np.isfinite(returns), apart * apart)
    return np.sqrt(np.maximum(rolling_mean(daily[:, None], 20)[:, 0], 0.0))


def _breadth(close: Floats, members: Universe, days: int) -> Floats:
    usual = rolling_mean(close, days)
    known = members.tradable & np.isfinite(usual) & np.isfinite(close)
    return _among(known, (close > usual).astype(np.float64))


def _pull(returns: Floats, members: Universe, bitcoin: list[int]) -> tuple[Floats, Floats]:
    """Slope (T,) of the mean of all others on Bitcoin, and the share of their variance that it explains."""
    nothing = np.full(len(returns), np.nan)
    if not bitcoin:
        return nothing, nothing
    others = members.tradable & np.isfinite(returns)
    others[:, bitcoin] = False
    x, y = returns[:, bitcoin[0]], _among(others, returns)
    both = np.isfinite(x) & np.isfinite(y)
    x, y = np.where(both, x, np.nan), np.where(both, y, np.nan)
    of_x, of_y, product, of_x2, of_y2 = rolling_mean(np.column_stack([x, y, x * y, x * x, y * y]), _BETA_DAYS).T
    together = product - of_x * of_y
    alone, theirs = of_x2 - of_x * of_x, of_y2 - of_y * of_y
    moved = (alone > 1e-12) & (theirs > 1e-12)
    beta = np.divide(together, alone, out=nothing.copy(), where=moved)
    return beta, np.divide(together * together, alone * theirs, out=nothing.copy(), where=moved)
