"""No feature may know the future: cutting or poisoning what comes later changes nothing before."""

import numpy as np
import pytest

from cryptopredict.base import FIELDS, Panel
from cryptopredict.features import DAILY, HOURLY, Feature, cross_section_rank, universe
from fixtures.leaks import array_leaks
from fixtures.market import small_view


@pytest.mark.parametrize("feature", DAILY, ids=lambda feature: feature.key)
def test_daily_feature_is_causal(feature: Feature) -> None:
    assert not array_leaks(feature.compute, small_view().daily)


@pytest.mark.parametrize("feature", HOURLY, ids=lambda feature: feature.key)
def test_hourly_feature_is_causal(feature: Feature) -> None:
    assert not array_leaks(feature.compute, small_view().hourly)


def test_universe_and_ranks_are_causal() -> None:
    panel = small_view().daily
    assert not array_leaks(lambda p: universe(p).tradable.astype(np.float64), panel)
    assert not array_leaks(lambda p: cross_section_rank(p["volume"], universe(p).tradable), panel)


@pytest.mark.parametrize("feature", [f for f in DAILY if 0 < f.history < 400], ids=lambda feature: feature.key)
def test_stated_history_is_enough(feature: Feature) -> None:
    """A value does not depend on where the panel began, once the stated history lies before it."""
    panel = small_view().daily
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = feature.compute(panel)[-1]
        late = len(panel.times) - 450
        part = Panel(panel.interval, panel.times[late:], panel.assets, {f: panel[f][late:] for f in FIELDS})
        np.testing.assert_allclose(feature.compute(part)[-1], whole, rtol=1e-7, atol=1e-9)
