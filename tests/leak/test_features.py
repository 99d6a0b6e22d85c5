"""No feature may know the future: cutting or poisoning what comes later changes nothing before."""

from collections.abc import Callable

import numpy as np
import pytest

from cryptopredict.base import FIELDS, Floats, Panel
from cryptopredict.features import DAILY, HOURLY, Feature, cross_section_rank, universe
from cryptopredict.features.rolling import rolling_mean
from fixtures.market import small_view

CUTS = (130, 257, 600)


def leaks(compute: Callable[[Panel], Floats], panel: Panel) -> bool:
    """Whether any value before a cut depends on what comes after it."""
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = compute(panel)
        for cut in CUTS:
            shorter = Panel(panel.interval, panel.times[:cut], panel.assets, {f: panel[f][:cut] for f in FIELDS})
            poison = {f: np.concatenate([panel[f][:cut], 1e9 + 0.0 * np.nan_to_num(panel[f][cut:])]) for f in FIELDS}
            poisoned = Panel(panel.interval, panel.times, panel.assets, poison)
            for other in (compute(shorter), compute(poisoned)[:cut]):
                if not np.array_equal(whole[:cut], other, equal_nan=True):
                    return True
    return False


@pytest.mark.parametrize("feature", DAILY, ids=lambda feature: feature.key)
def test_daily_feature_is_causal(feature: Feature) -> None:
    assert not leaks(feature.compute, small_view().daily)


@pytest.mark.parametrize("feature", HOURLY, ids=lambda feature: feature.key)
def test_hourly_feature_is_causal(feature: Feature) -> None:
    assert not leaks(feature.compute, small_view().hourly)


def test_universe_and_ranks_are_causal() -> None:
    panel = small_view().daily
    assert not leaks(lambda p: universe(p).tradable.astype(np.float64), panel)
    assert not leaks(lambda p: cross_section_rank(p["volume"], universe(p).tradable), panel)


def _centred(panel: Panel) -> Floats:
    smooth = rolling_mean(panel["close"], 5)
    return np.concatenate([smooth[2:], np.full((2, smooth.shape[1]), np.nan)])


def _scaled_by_all(panel: Panel) -> Floats:
    scaled: Floats = panel["close"] / np.nan_to_num(panel["close"]).sum(axis=0)
    return scaled


def _next_row(panel: Panel) -> Floats:
    return np.concatenate([panel["close"][1:], panel["close"][-1:]])


def _chosen_later(panel: Panel) -> Floats:
    survivors = np.isfinite(panel["close"][-1])
    return np.where(survivors, panel["close"], np.nan)


@pytest.mark.parametrize("planted", [_centred, _scaled_by_all, _next_row, _chosen_later])
def test_planted_leak_is_caught(planted: Callable[[Panel], Floats]) -> None:
    assert leaks(planted, small_view().daily)


@pytest.mark.parametrize("feature", [f for f in DAILY if 0 < f.history < 400], ids=lambda feature: feature.key)
def test_stated_history_is_enough(feature: Feature) -> None:
    """A value does not depend on where the panel began, once the stated history lies before it."""
    panel = small_view().daily
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = feature.compute(panel)[-1]
        late = len(panel.times) - 450
        part = Panel(panel.interval, panel.times[late:], panel.assets, {f: panel[f][late:] for f in FIELDS})
        np.testing.assert_allclose(feature.compute(part)[-1], whole, rtol=1e-7, atol=1e-9)
