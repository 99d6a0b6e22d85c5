"""Leaks that were planted on purpose are caught, each by the check that is meant for it, and their clean twins raise no alarm."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cryptopredict.base import Floats, Interval, MarketView, Panel
from cryptopredict.estimators.calibration import calibrate_forward, fit_map
from cryptopredict.estimators.models import Mean, Pipeline, Ridge, Select
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.training import Part
from cryptopredict.estimators.validation import Fold, Walk, audit, walk_forward
from cryptopredict.features import ewm_mean, universe
from cryptopredict.features.rolling import lagged, rolling_mean
from fixtures.leaks import array_leaks, label_leaks, row_leaks
from fixtures.market import DAY, END, small_view

CUTS = (700, 800)
Array = np.ndarray[Any, Any]


def _panel() -> Panel:
    """Days without holes, so that what is planted is the only thing that can differ."""
    rng = np.random.default_rng(3)
    close = 100.0 * np.exp(np.cumsum(rng.normal(0.0, 0.03, (900, 3)), axis=0))
    close[820:, 2] = np.nan  # one that dies
    fields = dict.fromkeys(("open", "high", "low", "close"), close) | {"volume": np.full_like(close, 1e6), "market_cap": close}
    assets = small_view().daily.assets[:3]
    return Panel(Interval.D1, np.arange(900) * DAY, assets, fields)


def _centred(panel: Panel) -> Floats:
    smooth = rolling_mean(panel["close"], 5)
    return np.concatenate([smooth[2:], np.full((2, 3), np.nan)])


def _trailing(panel: Panel) -> Floats:
    return rolling_mean(panel["close"], 5)


def _scaled_by_all(panel: Panel) -> Floats:
    known: Floats = panel["close"] / np.nan_to_num(panel["close"]).std(axis=0)
    return known


def _scaled_by_the_past(panel: Panel) -> Floats:
    mean = np.cumsum(np.nan_to_num(panel["close"]), axis=0) / np.arange(1, len(panel.times) + 1)[:, None]
    scaled: Floats = panel["close"] / mean
    return scaled


def _smoothed_regime(panel: Panel) -> Floats:
    """Forward and then backward, as a smoother does: the state of a day as it looks from the end of the sample."""
    returns = np.log(panel["close"] / lagged(panel["close"], 1))
    return (ewm_mean(ewm_mean(np.nan_to_num(returns), 10.0)[::-1], 10.0)[::-1] > 0.0).astype(np.float64)


def _filtered_regime(panel: Panel) -> Floats:
    returns = np.log(panel["close"] / lagged(panel["close"], 1))
    return (ewm_mean(np.nan_to_num(returns), 10.0) > 0.0).astype(np.float64)


def _survivors(panel: Panel) -> Floats:
    return np.where(np.isfinite(panel["close"][-1]), panel["close"], np.nan)


def _as_it_was(panel: Panel) -> Floats:
    return np.where(universe(panel).tradable, panel["close"], np.nan)


def _claims(panel: Panel) -> tuple[Floats, Floats, Array]:
    """Chances that a coin rises tomorrow, and whether it did, as columns of rows."""
    change = np.log(panel["close"][:, 0] / lagged(panel["close"], 1)[:, 0])
    said = 1.0 / (1.0 + np.exp(-40.0 * np.nan_to_num(change)))
    happened = np.full(len(said), np.nan)
    happened[:-1] = (change[1:] > 0.0).astype(np.float64)
    return said, happened, panel.times


def _calibrated_on_all(panel: Panel) -> Floats:
    said, happened, _ = _claims(panel)
    known = np.isfinite(happened)
    return fit_map("platt", said[known], happened[known]).apply(said)


def _calibrated_forward(panel: Panel) -> Floats:
    said, happened, times = _claims(panel)
    found = calibrate_forward(said, happened, times, horizon=DAY, refit=100 * DAY, min_train=200 * DAY, candidates=("platt",))
    return found.said


def _walked(panel: Panel, choose: Callable[[Table, Floats], Table], model: Any) -> Floats:
    """Twenty features that know nothing, walked forward: chosen before the folds by `choose`, or inside them by `model`."""
    noise = np.random.default_rng(8).normal(size=(len(panel.times), 20))
    _, happened, times = _claims(panel)
    table = choose(Table(noise, tuple(f"f{n}" for n in range(20)), times, np.zeros(len(times), dtype=np.int64)), happened)
    folds = Walk(DAY, 100 * DAY, 200 * DAY).folds(times)
    return walk_forward(model, table, happened, folds).said


def _chosen_before(panel: Panel) -> Floats:
    def best(table: Table, happened: Floats) -> Table:
        known = np.isfinite(happened)
        strength = np.abs(
            ((table.values - table.values.mean(axis=0)) * (np.nan_to_num(happened) - 0.5)[:, None])[known].sum(axis=0)
        )
        kept = np.sort(np.argsort(-strength)[:2])
        return table.with_values(table.values[:, kept], tuple(f"f{place}" for place in range(2)))

    return _walked(panel, best, Ridge())


def _chosen_inside(panel: Panel) -> Floats:
    return _walked(panel, lambda table, _: table, Pipeline((Select(2),), Ridge()))


PLANTED = {
    "centred window": (_centred, _trailing),
    "whole-sample scaling": (_scaled_by_all, _scaled_by_the_past),
    "smoothed regime": (_smoothed_regime, _filtered_regime),
    "future universe": (_survivors, _as_it_was),
    "calibration on the test rows": (_calibrated_on_all, _calibrated_forward),
    "selection before the fold": (_chosen_before, _chosen_inside),
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_looks_ahead_is_caught_and_its_twin_is_not(name: str) -> None:
    planted, clean = PLANTED[name]
    assert len(array_leaks(planted, _panel(), CUTS)) == 4, "at every cut, missing or nonsense"
    assert array_leaks(clean, _panel(), CUTS) == []
    assert np.isfinite(clean(_panel())[CUTS[0] :]).any()


def _next_days(panel: Panel, start: int) -> Floats:
    """Return of three days from the close `start` days after a row; too early by one is the bar that the row itself is of."""
    close = panel["close"]
    found = np.full_like(close, np.nan)
    first = np.arange(max(0, -start), len(close) - 3 - start)
    found[first] = np.log(close[first + start + 3] / close[first + start])
    return found


def test_a_target_of_the_same_bar_or_of_too_long_a_window_is_caught() -> None:
    assert label_leaks(lambda panel: _next_days(panel, 0), _panel(), 3, CUTS) == []
    early = label_leaks(lambda panel: _next_days(panel, -1), _panel(), 3, CUTS)
    assert early == [f"labels are known at row {cut} before their window has closed" for cut in CUTS]
    late = label_leaks(lambda panel: _next_days(panel, 1), _panel(), 3, CUTS)
    assert late == [f"labels whose window has closed by row {cut} depend on what comes after it" for cut in CUTS]


def _day_rows(view: MarketView, *, forming: bool) -> list[Part]:
    """Days made of hours, one coin: those that have closed, or also the one that runs, as some exchanges hand it out."""
    hourly = view.hourly
    day = hourly.times // DAY
    days = np.unique(day)
    last = np.array([np.flatnonzero(day == each)[-1] for each in days])
    whole = np.array([(day == each).sum() == 24 for each in days])
    shown = np.ones(len(days), dtype=np.bool_) if forming else whole
    close = np.nan_to_num(hourly["close"][last, 0])[shown]
    times = days[shown] * DAY + (0 if forming else DAY)
    table = Table(close[:, None], ("close",), times, np.zeros(len(times), dtype=np.int64))
    return [Part("d1", table, np.full(len(times), np.nan), DAY, Mean(), {})]


def test_a_candle_that_is_still_forming_is_caught() -> None:
    view = small_view()
    cuts = [END - 50 * DAY + 7 * 3600, END - 20 * DAY + 15 * 3600]
    assert row_leaks(lambda given: _day_rows(given, forming=False), view, cuts) == []
    found = row_leaks(lambda given: _day_rows(given, forming=True), view, cuts)
    assert any("features depend on what comes later" in what for what in found)
    assert {what.split(":")[0] for what in found} == {f"d1 at {cut}" for cut in cuts}


def test_a_fold_without_a_purge_is_caught() -> None:
    times = np.arange(400) * DAY
    walk = Walk(horizon=7 * DAY, refit=50 * DAY, min_train=100 * DAY, embargo=DAY)
    folds = walk.folds(times)
    assert audit(folds, times, horizon=7 * DAY, embargo=DAY) == []

    def unpurged(fold: Fold) -> Fold:
        return replace(fold, train=np.flatnonzero(times < fold.valid_from), trained_to=fold.valid_from - DAY)

    found = audit(tuple(unpurged(fold) for fold in folds), times, horizon=7 * DAY, embargo=DAY)
    assert sum("known 518400 s after its first test row" in what for what in found) == len(folds)
