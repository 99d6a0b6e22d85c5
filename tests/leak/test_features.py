"""No feature may know the future: cutting or poisoning what comes later changes nothing before."""

import numpy as np
import pytest

from cryptopredict.features import DAILY, HOURLY, Feature, build, cross_section_rank, latest, universe
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


@pytest.mark.parametrize("features", [DAILY, HOURLY], ids=["daily", "hourly"])
def test_the_last_row_needs_no_more_than_the_stated_history(features: tuple[Feature, ...]) -> None:
    """And many assets at once, shared out among threads, come to what each feature comes to alone."""
    panel = small_view().daily if features is DAILY else small_view().hourly
    whole, last = build(panel), latest(panel)
    for feature in features:
        with np.errstate(invalid="ignore", divide="ignore"):
            np.testing.assert_array_equal(whole[feature.name], feature.compute(panel), err_msg=feature.key)
        np.testing.assert_allclose(last[feature.name], whole[feature.name][-1], rtol=1e-7, atol=1e-9, err_msg=feature.key)
