"""Named, versioned features. Each is a function of a panel (T, N) to an array (T, N); its history needed is stated in rows."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import BadInput, Floats, Interval, Panel
from cryptopredict.features.derived import Derived
from cryptopredict.features.rolling import ewm_mean, quotient, rolling_max, rolling_mean, rolling_moments

__all__ = ["DAILY", "HOURLY", "Feature", "build", "latest"]


Formula = Callable[[Derived], Floats]

_TOGETHER = 32
"""Assets whose features are computed at a time: what a feature passes through then stays in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature: `key` is name and version, `history` the rows after which its value no longer depends on where the panel began (0: never)."""

    name: str
    version: int
    history: int
    formula: Formula

    @property
    def key(self) -> str:
        """Name under which values are stored: a changed formula is a new version."""
        return f"{self.name}@{self.version}"

    def compute(self, panel: Panel) -> Floats:
        """The feature alone, (T, N)."""
        return self.formula(Derived(panel))


def _momentum(rows: int) -> Formula:
    return lambda of: of.log_return(rows)


def _volatility(rows: int) -> Formula:
    return lambda of: of.moments(rows)[1]


def _trend_t(rows: int) -> Formula:
    """t-value of the mean one-row return over the window."""

    def compute(of: Derived) -> Floats:
        mean, deviation, count = of.moments(rows)
        return quotient(mean * np.sqrt(count), deviation)

    return compute


def _average_gap(rows: int) -> Formula:
    """Log distance of the close from its moving average."""
    return lambda of: np.log(of["close"] / rolling_mean(of["close"], rows))


def _below_high(rows: int) -> Formula:
    """Log distance from the highest high of the window, ≤ 0."""
    return lambda of: np.log(of["close"] / rolling_max(of["high"], rows))


def _above_low(rows: int) -> Formula:
    """Log distance from the lowest low of the window, ≥ 0."""
    return lambda of: np.log(of["close"] / -rolling_max(-of["low"], rows))


def _parkinson(rows: int) -> Formula:
    """Volatility per row from the range of each candle. Source: Parkinson 1980."""
    return lambda of: np.sqrt(rolling_mean(np.log(of["high"] / of["low"]) ** 2, rows) / (4.0 * np.log(2.0)))


def _strength_index(rows: int) -> Formula:
    """Relative strength index 0..100 with exponential means of half-life `rows`/2. Source: Wilder 1978."""

    def compute(of: Derived) -> Floats:
        change = of.log_return(1)
        rise = ewm_mean(np.maximum(change, 0.0), rows / 2.0)
        fall = ewm_mean(np.maximum(-change, 0.0), rows / 2.0)
        return 100.0 * quotient(rise, rise + fall)

    return compute


def _log_dollar_volume(rows: int) -> Formula:
    return lambda of: np.log1p(of.mean_volume(rows))


def _volume_surge(short: int, long: int) -> Formula:
    """Log of the short mean of dollar volume over the long one."""

    def compute(of: Derived) -> Floats:
        near, far = of.mean_volume(short), of.mean_volume(long)
        return np.log(quotient(np.where(near > 0, near, np.nan), far))

    return compute


def _illiquidity(rows: int) -> Formula:
    """Log of the mean move per million dollars traded. Source: Amihud 2002."""
    return lambda of: np.log1p(rolling_mean(quotient(np.abs(of.log_return(1)) * 1e6, of.dollar_volume()), rows))


def _largest_gain(rows: int) -> Formula:
    """Largest one-row return of the window. Source: Bali, Cakici and Whitelaw 2011."""
    return lambda of: rolling_max(of.log_return(1), rows)


def _skew(rows: int) -> Formula:
    def compute(of: Derived) -> Floats:
        change = of.log_return(1)
        mean, deviation, _ = of.moments(rows)
        # Not `** 3`: NumPy hands negative bases to the slow way.
        third = rolling_mean(change * change * change, rows)
        raw = third - 3.0 * mean * rolling_mean(change**2, rows) + 2.0 * (mean * mean * mean)
        return quotient(raw, deviation * deviation * deviation, 1e-27)

    return compute


def _largest_loss(rows: int) -> Formula:
    """Largest one-row loss of the window, as a positive number."""
    return lambda of: rolling_max(-of.log_return(1), rows)


def _upside(rows: int) -> Formula:
    """Log of the semideviation above zero over the one below it."""

    def compute(of: Derived) -> Floats:
        change = of.log_return(1)
        above, below = (rolling_mean(np.maximum(sign * change, 0.0) ** 2, rows) for sign in (1.0, -1.0))
        return 0.5 * np.log(quotient(np.where(above > 0, above, np.nan), below))

    return compute


def _volume_variation(rows: int) -> Formula:
    """Standard deviation of the log of dollar volume."""
    return lambda of: rolling_moments(of.log_volume(), rows)[1]


def _volume_with_return(rows: int) -> Formula:
    """Correlation of the log of dollar volume with the one-row return."""

    def compute(of: Derived) -> Floats:
        both = np.isfinite(of.log_return(1)) & np.isfinite(of.log_volume())
        change, volume = np.where(both, of.log_return(1), np.nan), np.where(both, of.log_volume(), np.nan)
        (ours, apart, _), (theirs, wide, _) = rolling_moments(change, rows), rolling_moments(volume, rows)
        return quotient(rolling_mean(change * volume, rows) - ours * theirs, apart * wide, 1e-9)

    return compute


def _close_place(rows: int) -> Formula:
    """Mean place 0..1 of the close within its candle."""
    return lambda of: rolling_mean(quotient(of["close"] - of["low"], of["high"] - of["low"]), rows)


def _shadow(rows: int, side: int) -> Formula:
    """Mean log distance of the candle's body from its high (`side` 1) or low (−1)."""

    def compute(of: Derived) -> Floats:
        if side > 0:
            return rolling_mean(np.log(of["high"] / np.maximum(of["open"], of["close"])), rows)
        return rolling_mean(np.log(np.minimum(of["open"], of["close"]) / of["low"]), rows)

    return compute


def _variance_ratio(step: int, rows: int) -> Formula:
    """Mean squared return over `step` rows, beside `step` times that over one: below 1 what moved comes back. Lo and MacKinlay 1988."""

    def compute(of: Derived) -> Floats:
        short, long = (rolling_mean(of.log_return(each) ** 2, rows) for each in (1, step))
        return quotient(long, step * short, step * 1e-12)

    return compute


def _log_price(of: Derived) -> Floats:
    return np.log(of["close"])


def _age(of: Derived) -> Floats:
    """Candles since the first one."""
    return np.cumsum(np.isfinite(of["close"]), axis=0).astype(np.float64)


DAILY: tuple[Feature, ...] = (
    *(Feature(f"return_{rows}d", 1, rows + 1, _momentum(rows)) for rows in (1, 3, 7, 14, 30, 60, 90, 180)),
    *(Feature(f"volatility_{rows}d", 1, rows + 1, _volatility(rows)) for rows in (7, 30, 90, 180)),
    *(Feature(f"trend_t_{rows}d", 1, rows + 1, _trend_t(rows)) for rows in (30, 90)),
    *(Feature(f"average_gap_{rows}d", 1, rows, _average_gap(rows)) for rows in (20, 50, 200)),
    *(Feature(f"below_high_{rows}d", 1, rows, _below_high(rows)) for rows in (30, 90, 365)),
    *(Feature(f"above_low_{rows}d", 1, rows, _above_low(rows)) for rows in (30, 90, 365)),
    Feature("parkinson_14d", 1, 14, _parkinson(14)),
    Feature("strength_index_14d", 1, 250, _strength_index(14)),
    Feature("log_dollar_volume_30d", 1, 30, _log_dollar_volume(30)),
    Feature("volume_surge_7d_30d", 1, 30, _volume_surge(7, 30)),
    Feature("volume_surge_1d_30d", 2, 30, _volume_surge(1, 30)),
    Feature("volume_surge_30d_90d", 1, 90, _volume_surge(30, 90)),
    Feature("volume_variation_30d", 1, 30, _volume_variation(30)),
    Feature("volume_with_return_30d", 1, 31, _volume_with_return(30)),
    *(Feature(f"illiquidity_{rows}d", 1, rows + 1, _illiquidity(rows)) for rows in (7, 30)),
    *(Feature(f"largest_gain_{rows}d", 1, rows + 1, _largest_gain(rows)) for rows in (7, 30)),
    Feature("largest_loss_30d", 1, 31, _largest_loss(30)),
    Feature("upside_30d", 1, 31, _upside(30)),
    *(Feature(f"close_place_{rows}d", 1, rows, _close_place(rows)) for rows in (7, 30)),
    Feature("upper_shadow_14d", 1, 14, _shadow(14, 1)),
    Feature("lower_shadow_14d", 1, 14, _shadow(14, -1)),
    Feature("variance_ratio_7d_60d", 1, 67, _variance_ratio(7, 60)),
    Feature("skew_30d", 1, 31, _skew(30)),
    Feature("log_price", 1, 1, _log_price),
    Feature("age_days", 1, 0, _age),
)
"""Features of a daily panel."""

HOURLY: tuple[Feature, ...] = (
    *(Feature(f"return_{rows}h", 1, rows + 1, _momentum(rows)) for rows in (1, 6, 24, 168)),
    *(Feature(f"volatility_{rows}h", 1, rows + 1, _volatility(rows)) for rows in (24, 168)),
    *(Feature(f"trend_t_{rows}h", 1, rows + 1, _trend_t(rows)) for rows in (24, 72)),
    Feature("parkinson_24h", 1, 24, _parkinson(24)),
    Feature("volume_surge_6h_72h", 1, 72, _volume_surge(6, 72)),
)
"""Features of an hourly panel."""


def build(panel: Panel, names: Iterable[str] | None = None) -> dict[str, Floats]:
    """Compute features of a panel by name (all of its interval if None). Raises `BadInput` on an unknown name or interval."""
    wanted, width = _chosen(panel, names), len(panel.assets)
    found = {feature.name: np.empty((len(panel.times), width)) for feature in wanted}

    def fill(start: int) -> None:
        some = slice(start, start + _TOGETHER)
        derived = Derived(panel, columns=some)
        with np.errstate(invalid="ignore", divide="ignore"):
            for feature in wanted:
                found[feature.name][:, some] = feature.formula(derived)

    with ThreadPoolExecutor() as pool:  # kernels and NumPy let other threads run
        list(pool.map(fill, range(0, width, _TOGETHER)))
    return found


def latest(panel: Panel, names: Iterable[str] | None = None) -> dict[str, Floats]:
    """The last row of `build`, (N,) each, from no more rows than each feature needs: what a new candle costs.

    It differs from that row by rounding alone: sums begin elsewhere. Raises `BadInput` as `build` does.
    """
    tails: dict[int, Derived] = {}
    with np.errstate(invalid="ignore", divide="ignore"):
        return {
            feature.name: feature.formula(tails.setdefault(feature.history, Derived(panel, last=feature.history)))[-1]
            for feature in _chosen(panel, names)
        }


def _chosen(panel: Panel, names: Iterable[str] | None) -> list[Feature]:
    known = {Interval.D1: DAILY, Interval.H1: HOURLY}.get(panel.interval)
    if known is None:
        raise BadInput(f"No features are defined on {panel.interval} candles", to_do="Use a 1d or 1h panel.")
    by_name = {feature.name: feature for feature in known}
    wanted = list(by_name) if names is None else list(names)
    missing = [name for name in wanted if name not in by_name]
    if missing:
        raise BadInput(f"Unknown feature {missing[0]!r}", why=f"known on {panel.interval}: {', '.join(by_name)}")
    return [by_name[name] for name in wanted]
