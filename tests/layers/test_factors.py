"""The factor model of the market: right where the answer is known by construction, and blind to what comes later."""

from dataclasses import replace

import numpy as np
import pytest

from cryptopredict.base import FIELDS, Asset, AssetKind, Floats, Interval, MarketView, Panel
from cryptopredict.features import market_index, universe
from cryptopredict.layer1_macro.factors import FACTORS, WINDOW, Factors, factors
from fixtures.market import small_view

DAYS, COINS = 420, 20


def computed(view: MarketView) -> Factors:
    members = universe(view.daily)
    return factors(view, members, market_index(view.daily, members))


def made(returns: Floats) -> MarketView:
    """A market of these daily log returns (T, N); its first coin is Bitcoin."""
    days, coins = returns.shape
    close = 100.0 * np.exp(np.cumsum(returns, axis=0))
    cells = dict.fromkeys(FIELDS, close) | {"volume": 1e8 / close, "market_cap": close * 1e7}
    assets = tuple(Asset(n + 1, "BTC" if n == 0 else f"C{n}", f"Coin {n}", AssetKind.COIN, None) for n in range(coins))
    panel = Panel(Interval.D1, 86_400 * (17_000 + np.arange(days)), assets, cells)
    return replace(small_view(), daily=panel)


def test_cutting_or_poisoning_the_future_changes_nothing() -> None:
    view = small_view()
    whole = computed(view).matrix()
    assert np.isfinite(whole[-1]).all()
    for cut in (257, 600, 811):
        moment = int(view.daily.close_times[cut - 1])
        poison = {f: np.concatenate([view.daily[f][:cut], 1e9 + 0.0 * np.nan_to_num(view.daily[f][cut:])]) for f in FIELDS}
        poisoned = replace(view, daily=Panel(Interval.D1, view.daily.times, view.daily.assets, poison))
        for other in (view.at(moment), poisoned):
            np.testing.assert_array_equal(computed(other).matrix()[:cut], whole[:cut])


def test_one_common_force_is_seen_as_one() -> None:
    """Equal loads with three quarters of the variance in common, then none: shares, width and the pull of Bitcoin are known."""
    rng = np.random.default_rng(5)
    alone = rng.normal(size=(DAYS, COINS)) * 0.03
    common = rng.normal(size=(DAYS, 1)) * 0.03 * np.sqrt(3.0)
    together, apart = computed(made(alone + common)), computed(made(2.0 * alone))
    last = DAYS - 1
    assert together.correlation[last] == pytest.approx(0.75, abs=0.08)
    assert together.first[last] == pytest.approx((1.0 + 19 * 0.75) / 20, abs=0.08)
    assert together.alt_beta[last] == pytest.approx(0.75, abs=0.15)
    assert together.dispersion[last] == pytest.approx(0.03, rel=0.15)
    assert abs(float(apart.correlation[last])) < 0.03
    assert apart.first[last] < 0.2
    assert apart.width[last] > 3.0 * together.width[last]
    assert together.absorption[last] > 0.8 > 2.0 * apart.absorption[last]
    assert np.isnan(together.matrix()[:WINDOW, : FACTORS.index("stress") + 1]).all()


def test_turbulence_is_one_in_usual_times_and_knows_an_unusual_direction() -> None:
    """A day on which half of the coins rise and half fall is stranger than one of the same size on which all fall."""
    rng = np.random.default_rng(6)
    returns = rng.normal(size=(DAYS, COINS)) * 0.01 + rng.normal(size=(DAYS, 1)) * 0.04
    usual = computed(made(returns)).turbulence
    assert np.nanmean(usual) == pytest.approx(1.0, abs=0.25)
    against = np.where(np.arange(COINS) % 2 == 0, 0.06, -0.06)
    split, fall = returns.copy(), returns.copy()
    split[-1], fall[-1] = against, -np.abs(against)
    assert computed(made(split)).turbulence[-1] > 5.0 * computed(made(fall)).turbulence[-1]


def test_fewer_than_eight_coins_say_nothing() -> None:
    found = computed(made(np.random.default_rng(7).normal(size=(300, 7)) * 0.03)).matrix()
    assert np.isnan(found).all()
