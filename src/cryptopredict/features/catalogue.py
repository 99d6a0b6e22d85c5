"""Named, versioned features. Each is a function of a panel (T, N) to an array (T, N); its history needed is stated in rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import BadInput, Floats, Interval, Panel
from cryptopredict.features.rolling import ewm_mean, lagged, rolling_max, rolling_mean, rolling_moments

__all__ = ["DAILY", "HOURLY", "Feature", "build"]


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature: `key` is name and version, `history` the rows after which its value no longer depends on where the panel began."""

    name: str
    version: int
    history: int
    compute: Callable[[Panel], Floats]

    @property
    def key(self) -> str:
        """Name under which values are stored: a changed formula is a new version."""
        return f"{self.name}@{self.version}"


def _log_return(panel: Panel, rows: int) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.log(panel["close"] / lagged(panel["close"], rows))


def _momentum(rows: int) -> Callable[[Panel], Floats]:
    return lambda panel: _log_return(panel, rows)


def _volatility(rows: int) -> Callable[[Panel], Floats]:
    return lambda panel: rolling_moments(_log_return(panel, 1), rows)[1]


def _trend_t(rows: int) -> Callable[[Panel], Floats]:
    """t-value of the mean one-row return over the window."""

    def compute(panel: Panel) -> Floats:
        mean, deviation, count = rolling_moments(_log_return(panel, 1), rows)
        return np.divide(mean * np.sqrt(count), deviation, out=np.full_like(mean, np.nan), where=deviation > 0)

    return compute


def _average_gap(rows: int) -> Callable[[Panel], Floats]:
    """Log distance of the close from its moving average."""

    def compute(panel: Panel) -> Floats:
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.log(panel["close"] / rolling_mean(panel["close"], rows))

    return compute


def _below_high(rows: int) -> Callable[[Panel], Floats]:
    """Log distance from the highest high of the window, ≤ 0."""
    return lambda panel: np.log(panel["close"] / rolling_max(panel["high"], rows))


def _above_low(rows: int) -> Callable[[Panel], Floats]:
    """Log distance from the lowest low of the window, ≥ 0."""
    return lambda panel: np.log(panel["close"] / -rolling_max(-panel["low"], rows))


def _parkinson(rows: int) -> Callable[[Panel], Floats]:
    """Volatility per row from the range of each candle. Source: Parkinson 1980."""
    return lambda panel: np.sqrt(rolling_mean(np.log(panel["high"] / panel["low"]) ** 2, rows) / (4.0 * np.log(2.0)))


def _strength_index(rows: int) -> Callable[[Panel], Floats]:
    """Relative strength index 0..100 with exponential means of half-life `rows`/2. Source: Wilder 1978."""

    def compute(panel: Panel) -> Floats:
        change = _log_return(panel, 1)
        rise = ewm_mean(np.maximum(change, 0.0), rows / 2.0)
        fall = ewm_mean(np.maximum(-change, 0.0), rows / 2.0)
        return 100.0 * np.divide(rise, rise + fall, out=np.full_like(rise, np.nan), where=rise + fall > 0)

    return compute


def _dollar_volume(panel: Panel) -> Floats:
    return panel["close"] * panel["volume"]


def _log_dollar_volume(rows: int) -> Callable[[Panel], Floats]:
    return lambda panel: np.log1p(rolling_mean(_dollar_volume(panel), rows))


def _volume_surge(short: int, long: int) -> Callable[[Panel], Floats]:
    """Log of the short mean of dollar volume over the long one."""

    def compute(panel: Panel) -> Floats:
        near, far = rolling_mean(_dollar_volume(panel), short), rolling_mean(_dollar_volume(panel), long)
        ratio = np.divide(near, far, out=np.full_like(near, np.nan), where=(far > 0) & (near > 0))
        return np.log(ratio)

    return compute


def _illiquidity(rows: int) -> Callable[[Panel], Floats]:
    """Log of the mean move per million dollars traded. Source: Amihud 2002."""

    def compute(panel: Panel) -> Floats:
        volume = _dollar_volume(panel)
        move = np.abs(_log_return(panel, 1))
        price_of_size = np.divide(move * 1e6, volume, out=np.full_like(move, np.nan), where=volume > 0)
        return np.log1p(rolling_mean(price_of_size, rows))

    return compute


def _largest_gain(rows: int) -> Callable[[Panel], Floats]:
    """Largest one-row return of the window. Source: Bali, Cakici and Whitelaw 2011."""
    return lambda panel: rolling_max(_log_return(panel, 1), rows)


def _skew(rows: int) -> Callable[[Panel], Floats]:
    def compute(panel: Panel) -> Floats:
        change = _log_return(panel, 1)
        mean, deviation, _ = rolling_moments(change, rows)
        third = rolling_mean(change**3, rows)
        raw = third - 3.0 * mean * rolling_mean(change**2, rows) + 2.0 * mean**3
        return np.divide(raw, deviation**3, out=np.full_like(raw, np.nan), where=deviation > 1e-9)

    return compute


def _largest_loss(rows: int) -> Callable[[Panel], Floats]:
    """Largest one-row loss of the window, as a positive number."""
    return lambda panel: rolling_max(-_log_return(panel, 1), rows)


def _upside(rows: int) -> Callable[[Panel], Floats]:
    """Log of the semideviation above zero over the one below it."""

    def compute(panel: Panel) -> Floats:
        change = _log_return(panel, 1)
        above, below = (rolling_mean(np.maximum(sign * change, 0.0) ** 2, rows) for sign in (1.0, -1.0))
        return 0.5 * np.log(np.divide(above, below, out=np.full_like(above, np.nan), where=(above > 0) & (below > 0)))

    return compute


def _volume_variation(rows: int) -> Callable[[Panel], Floats]:
    """Standard deviation of the log of dollar volume."""
    return lambda panel: rolling_moments(_log_volume(panel), rows)[1]


def _log_volume(panel: Panel) -> Floats:
    volume = _dollar_volume(panel)
    return np.log(np.where(volume > 0.0, volume, np.nan))


def _volume_with_return(rows: int) -> Callable[[Panel], Floats]:
    """Correlation of the log of dollar volume with the one-row return."""

    def compute(panel: Panel) -> Floats:
        change, volume = _log_return(panel, 1), _log_volume(panel)
        both = np.isfinite(change) & np.isfinite(volume)
        change, volume = np.where(both, change, np.nan), np.where(both, volume, np.nan)
        together = rolling_mean(change * volume, rows) - rolling_mean(change, rows) * rolling_mean(volume, rows)
        spread = rolling_moments(change, rows)[1] * rolling_moments(volume, rows)[1]
        return np.divide(together, spread, out=np.full_like(spread, np.nan), where=spread > 1e-9)

    return compute


def _close_place(rows: int) -> Callable[[Panel], Floats]:
    """Mean place 0..1 of the close within its candle."""

    def compute(panel: Panel) -> Floats:
        width = panel["high"] - panel["low"]
        place = np.divide(panel["close"] - panel["low"], width, out=np.full_like(width, np.nan), where=width > 0)
        return rolling_mean(place, rows)

    return compute


def _shadow(rows: int, side: int) -> Callable[[Panel], Floats]:
    """Mean log distance of the candle's body from its high (`side` 1) or low (−1)."""

    def compute(panel: Panel) -> Floats:
        if side > 0:
            return rolling_mean(np.log(panel["high"] / np.maximum(panel["open"], panel["close"])), rows)
        return rolling_mean(np.log(np.minimum(panel["open"], panel["close"]) / panel["low"]), rows)

    return compute


def _variance_ratio(step: int, rows: int) -> Callable[[Panel], Floats]:
    """Mean squared return over `step` rows, beside `step` times that over one: below 1 what moved comes back. Lo and MacKinlay 1988."""

    def compute(panel: Panel) -> Floats:
        short, long = rolling_mean(_log_return(panel, 1) ** 2, rows), rolling_mean(_log_return(panel, step) ** 2, rows)
        return np.divide(long, step * short, out=np.full_like(long, np.nan), where=short > 1e-12)

    return compute


def _log_price(panel: Panel) -> Floats:
    return np.log(panel["close"])


def _age(panel: Panel) -> Floats:
    """Candles since the first one."""
    return np.cumsum(np.isfinite(panel["close"]), axis=0).astype(np.float64)


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
    Feature("volume_surge_1d_30d", 1, 30, _volume_surge(1, 30)),
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
    known = {Interval.D1: DAILY, Interval.H1: HOURLY}.get(panel.interval)
    if known is None:
        raise BadInput(f"No features are defined on {panel.interval} candles", to_do="Use a 1d or 1h panel.")
    by_name = {feature.name: feature for feature in known}
    wanted = list(by_name) if names is None else list(names)
    missing = [name for name in wanted if name not in by_name]
    if missing:
        raise BadInput(f"Unknown feature {missing[0]!r}", why=f"known on {panel.interval}: {', '.join(by_name)}")
    with np.errstate(invalid="ignore", divide="ignore"):
        return {name: by_name[name].compute(panel) for name in wanted}
