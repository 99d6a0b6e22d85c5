"""What is known at the close of a day that bears on the variance of the days after it. Row t uses rows up to t alone."""

import warnings
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.volatility.har import HAR_FEATURES
from cryptopredict.estimators.volatility.proxy import Hours
from cryptopredict.estimators.volatility.rolling import fading_mean, known_mean

__all__ = ["Days", "predictors"]

_DAY = 86_400
_THURSDAY = 4  # 1970-01-01, Sundays being 0
_WEEK, _MONTH, _QUARTER, _HALF_YEAR = 7, 30, 90, 180


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """Closed days of N assets, (T, N) each, NaN where unknown; `times` (T,) are their opens in epoch seconds.

    `variance` from `daily_variance`; `hours` is None where there are no hourly candles; `anchor`: column of the asset that all others
    look to (BTC), None if it is not there.
    """

    times: Integers
    variance: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats
    hours: Hours | None = None
    anchor: int | None = None

    def __post_init__(self) -> None:
        shape = (self.times.shape[0], self.variance.shape[1])
        if any(field.shape != shape for field in (self.variance, self.high, self.low, self.close, self.volume)):
            raise BadInput("The fields of the days differ in shape", to_do="Give (days, assets) for each.")


def predictors(days: Days) -> dict[str, Floats]:
    """Features of the blend by name, (T, N) each; `HAR_FEATURES` come first. NaN where unknown."""
    found = _own(days)
    if days.hours is not None:
        found |= _hourly(days.hours, np.log(days.variance))
    found |= _market(days, found)
    weekday = (days.times // _DAY + 1 + _THURSDAY) % 7  # of the day after: the first that is foretold
    for day in range(6):
        found[f"weekday_{day}"] = np.repeat((weekday == day)[:, None] * 1.0, days.variance.shape[1], axis=1)
    return found


def _own(days: Days) -> dict[str, Floats]:
    """Levels, range, returns (bad news apart), roughness and volume of each asset."""
    logs = np.log(days.variance)
    week, month = known_mean(logs, _WEEK, 4), known_mean(logs, _MONTH, 15)
    found = dict(zip(HAR_FEATURES, (logs, week, month), strict=True))
    found["quarter"], found["half_year"] = known_mean(logs, _QUARTER, 30), known_mean(logs, _HALF_YEAR, 60)
    for name, window, minimum in (
        ("week", _WEEK, 4),
        ("month", _MONTH, 15),
        ("quarter", _QUARTER, 30),
        ("half", _HALF_YEAR, 60),
    ):
        found[f"mean_{name}"] = np.log(known_mean(days.variance, window, minimum))
    # How far above its usual level the asset's variance tends to be on average: what its own smearing factor would be.
    surprise = np.full_like(logs, np.nan)
    surprise[1:] = np.exp(np.clip(logs[1:] - week[:-1], -4.0, 4.0))
    found["surprise"] = np.log(known_mean(surprise, _HALF_YEAR, 30))
    found["fade_2"], found["fade_12"] = fading_mean(logs, 2.0), fading_mean(logs, 12.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        span = np.log(days.high) - np.log(days.low)
        found["range"] = np.where(span > 0.0, 2.0 * np.log(span) - logs, np.nan)
        place = (days.close - days.low) / (days.high - days.low)
    found["place"] = np.where(np.isfinite(place), place, 0.5)
    returns = _returns(days.close)
    deviation = np.exp(0.5 * month)
    found["news"] = np.log(np.minimum(np.abs(returns / deviation), 20.0) + 0.1)
    for name, window in (("day", 1), ("week", _WEEK), ("month", _MONTH)):
        moved = known_mean(returns, window, (window + 1) // 2) * np.sqrt(window) / deviation
        found[f"return_{name}"] = np.clip(moved, -6.0, 6.0)
        found[f"loss_{name}"] = np.clip(moved, -6.0, 0.0)
    found["choppy"] = np.log(known_mean(returns**2, _WEEK, 4) + 1e-6) - week
    found["rough"] = np.sqrt(np.maximum(known_mean(logs**2, _MONTH, 15) - month**2, 0.0))
    found["peak"] = _highest(logs, _MONTH) - month
    volume = np.log(np.where(days.volume > 0.0, days.volume, np.nan))
    usual = np.full_like(volume, np.nan)
    usual[1:] = known_mean(volume, _MONTH, 6)[:-1]
    found["volume_day"] = np.clip(volume - usual, -5.0, 5.0)
    found["volume_week"] = known_mean(found["volume_day"], _WEEK, 3)
    return found


def _hourly(hours: Hours, logs: Floats) -> dict[str, Floats]:
    """What the hours add to the day, in logarithms beside its variance."""
    with np.errstate(divide="ignore"):
        found = {
            name: np.where(values > 0.0, np.log(values) - logs, np.nan)
            for name, values in (("ranged", hours.ranged), ("late", hours.late), ("half", hours.half))
        }
    return found | {"bad": hours.bad, "jump": hours.jump, "has_hours": np.isfinite(hours.realised) * 1.0}


def _market(days: Days, own: dict[str, Floats]) -> dict[str, Floats]:
    """The market's own HAR and news, and where the asset stands in it. The same for every asset but for the last two."""
    month = own["month"]
    shape = month.shape
    stir = _across(np.nanmean, own["day"] - month)  # beside the asset's own month: deaf to who is listed
    level = known_mean(_across(np.nanmedian, own["day"]), _MONTH, 15)
    returns = _returns(days.close)
    middle = _across(np.nanmedian, returns)
    found = {
        "market_day": stir,
        "market_week": known_mean(stir, _WEEK, 4),
        "market_month": known_mean(stir, _MONTH, 15),
        "market_return": np.clip(middle / np.exp(0.5 * level), -5.0, 5.0),
        "market_return_week": np.clip(known_mean(middle, _WEEK, 4) * np.sqrt(_WEEK) / np.exp(0.5 * level), -5.0, 5.0),
        "dispersion": np.log(_across(np.nanmedian, np.abs(returns - middle)) + 1e-9) - 0.5 * _across(np.nanmedian, own["day"]),
    }
    found["market_loss"] = np.minimum(found["market_return"], 0.0)
    found["market_loss_week"] = np.minimum(found["market_return_week"], 0.0)
    if "late" in own:
        found["market_late"] = _across(np.nanmedian, own["late"] + own["day"] - month)
    if days.anchor is not None:
        at = slice(days.anchor, days.anchor + 1)
        found["anchor_day"] = own["day"][:, at] - month[:, at]
        found["anchor_week"] = own["week"][:, at] - month[:, at]
        found["anchor_return"] = own["return_day"][:, at]
        if "late" in own:
            found["anchor_late"] = own["late"][:, at] + own["day"][:, at] - month[:, at]
    found = {name: np.ascontiguousarray(np.broadcast_to(values, shape)) for name, values in found.items()}
    return found | {"beside_month": month - level, "beside_quarter": own["quarter"] - level}


def _returns(close: Floats) -> Floats:
    returns = np.full_like(close, np.nan)
    returns[1:] = np.diff(np.log(close), axis=0)
    return returns


def _across(how: object, values: Floats) -> Floats:
    """One number for each row, (T, 1); NaN where no asset has a value."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return np.asarray(how(values, axis=1), dtype=np.float64)[:, None]  # type: ignore[operator]


def _highest(values: Floats, window: int) -> Floats:
    """Largest known value among the last `window` rows."""
    out = values.copy()
    for back in range(1, min(window, values.shape[0])):
        out[back:] = np.fmax(out[back:], values[:-back])
    return out
