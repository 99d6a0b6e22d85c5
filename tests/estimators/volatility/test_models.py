"""HAR, the log-linear model and the blend on markets that are made so that the right answer is known."""

import numpy as np
import pytest

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.volatility import (
    HAR_FEATURES,
    Days,
    Har,
    LogLinear,
    VolatilityBlend,
    daily_variance,
    fading_mean,
    hours,
    known_mean,
    mean_ahead,
    predictors,
    qlike,
)

DAY = 86_400
NAMES = (*HAR_FEATURES, "omen")
TRUE = np.array([0.3, 0.35, 0.2])


def market(rows: int = 6000, seed: int = 0, omen: float = 0.4) -> tuple[Table, Floats]:
    """Ten assets whose log variance follows HAR and an omen; the last asset has a level of its own."""
    rng = np.random.default_rng(seed)
    values = rng.normal(-6.0, 1.0, (rows, 4))
    values[:, 3] = rng.normal(size=rows)
    groups = np.arange(rows) % 10
    logs = -0.9 + values[:, :3] @ TRUE + omen * values[:, 3] + 0.8 * (groups == 9)
    return Table(values, NAMES, np.arange(rows) // 10 * DAY, groups), logs + rng.normal(0.0, 0.7, rows)


def core(table: Table) -> Table:
    return table.with_values(table.values[:, :3], HAR_FEATURES)


def test_har_finds_the_slopes_and_the_mean() -> None:
    table, target = market(omen=0.0)
    model = Har(prior=1e9).fit(core(table), target)
    np.testing.assert_allclose(model.arrays["slope"][-1, 1:], TRUE, atol=0.05)
    assert np.mean(np.exp(target - model.predict(core(table)))) == pytest.approx(1.0, abs=0.01)


def test_har_knows_each_asset_and_draws_it_to_all() -> None:
    table, target = market(omen=0.0)
    odd = core(table).rows(table.groups == 9)
    stiff, usual, free = (Har(prior=prior).fit(core(table), target).predict(odd).mean() for prior in (1e9, 200.0, 1e-3))
    assert stiff < usual < free
    unseen = Table(odd.values, odd.names, odd.times, odd.groups + 90)
    common = Har(prior=200.0).fit(core(table), target)
    assert common.predict(unseen).mean() == pytest.approx(stiff, abs=1e-4)


def test_log_linear_stands_where_qlike_is_least() -> None:
    table, target = market()
    model = LogLinear(strength=0.0, cap=1e6).fit(table, target)
    ratio = np.exp(target - model.predict(table))
    pull = (ratio - 1.0) @ np.column_stack([np.ones(len(table)), table.values]) / len(table)
    np.testing.assert_allclose(pull, 0.0, atol=2e-3)


def test_log_linear_bears_holes_and_wrong_prints() -> None:
    table, target = market()
    holes = table.values.copy()
    holes[::7, 3] = np.nan
    wrong = target.copy()
    wrong[:3] += 15.0
    said = LogLinear().fit(table.with_values(holes, NAMES), wrong).predict(table)
    right = LogLinear().fit(table, target).predict(table)
    assert np.corrcoef(said, right)[0, 1] > 0.99


def test_the_blend_is_better_than_har_where_there_is_more_to_know() -> None:
    table, target = market()
    later, happened = market(seed=1)
    har = Har().fit(core(table), target).predict(core(later))
    blend = VolatilityBlend().fit(table, target)
    said = blend.predict(later)
    variance = np.exp(happened)
    assert qlike(np.exp(said), variance).mean() < qlike(np.exp(har), variance).mean() - 0.02
    np.testing.assert_array_equal(blend.predict(later.rows(np.array([17]))), said[17:18])
    with pytest.raises(BadInput, match="day"):
        blend.predict(later.with_values(np.where(np.arange(4) == 0, np.nan, later.values), NAMES))


def test_with_the_whole_share_the_blend_is_har() -> None:
    table, target = market()
    alone = Har().fit(core(table), target).predict(core(table))
    mixed = VolatilityBlend(share=1.0).fit(table, target).predict(table)
    assert np.ptp(mixed - alone) < 1e-12
    with pytest.raises(BadInput):
        VolatilityBlend(share=1.5)
    with pytest.raises(BadInput):
        Har(prior=0.0)


def days(rows: int = 260, seed: int = 3) -> Days:
    """Five assets with hourly candles; the last is listed late."""
    rng = np.random.default_rng(seed)
    size = 0.005 * np.exp(rng.normal(0.0, 0.3, (rows, 1)).repeat(24, axis=0))
    close = 100.0 * np.exp((rng.normal(size=(rows * 24, 5)) * size).cumsum(axis=0))
    close[: 100 * 24, 4] = np.nan
    high, low = close * (1.0 + 0.5 * size), close * (1.0 - 0.5 * size)
    by_day = [values.reshape(rows, 24, 5) for values in (close, high, low)]
    top, bottom, end = by_day[1].max(axis=1), by_day[2].min(axis=1), by_day[0][:, -1]
    measures = hours(close, high, low)
    variance, _ = daily_variance(by_day[0][:, 0], top, bottom, end, measures.realised)
    return Days(np.arange(rows) * DAY, variance, top, bottom, end, rng.lognormal(size=(rows, 5)), measures, 0)


def shortened(whole: Days, rows: int) -> Days:
    kept = whole.hours
    assert kept is not None
    measures = type(kept)(*(getattr(kept, name)[:rows] for name in ("realised", "ranged", "late", "half", "bad", "jump")))
    fields = {name: getattr(whole, name)[:rows] for name in ("times", "variance", "high", "low", "close", "volume")}
    return Days(**fields, hours=measures, anchor=whole.anchor)


@pytest.mark.parametrize("rows", [200, 259])
def test_predictors_know_nothing_of_what_comes(rows: int) -> None:
    whole = days()
    long, short = predictors(whole), predictors(shortened(whole, rows))
    assert tuple(long)[:3] == HAR_FEATURES
    for name, values in short.items():
        np.testing.assert_array_equal(long[name][:rows], values, err_msg=name)
        assert not np.isinf(values).any(), name
        assert np.isfinite(values[-1, :4]).all(), name


def test_predictors_without_hours_or_anchor() -> None:
    whole = days()
    found = predictors(Days(whole.times, whole.variance, whole.high, whole.low, whole.close, whole.volume))
    assert not [name for name in found if name.startswith("anchor") or name in {"late", "has_hours"}]
    with pytest.raises(BadInput):
        Days(whole.times[1:], whole.variance, whole.high, whole.low, whole.close, whole.volume)


def test_from_candles_to_forecast() -> None:
    whole = days()
    found = predictors(whole)
    target = np.log(mean_ahead(whole.variance, 1))
    usable = np.isfinite(target) & np.isfinite(found["month"]) & np.isfinite(found["day"]) & np.isfinite(found["week"])
    row, column = np.nonzero(usable)
    values = np.stack([found[name][row, column] for name in found], axis=1)
    table = Table(values, tuple(found), whole.times[row], column)
    said = VolatilityBlend().fit(table, target[row, column]).predict(table)
    assert np.mean(np.exp(target[row, column] - said)) == pytest.approx(1.0, abs=0.05)


def test_means_pass_over_what_is_missing() -> None:
    values = np.array([[1.0], [np.nan], [3.0], [5.0]])
    np.testing.assert_array_equal(known_mean(values, 3, 2)[:, 0], [np.nan, np.nan, 2.0, 4.0])
    np.testing.assert_allclose(fading_mean(values, 1.0)[:, 0], [1.0, np.nan, (3.0 + 0.25) / 1.25, (5.0 + 1.5 + 0.125) / 1.625])
