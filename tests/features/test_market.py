"""The market index and who is in it."""

import numpy as np

from cryptopredict.base import Asset, AssetKind, Interval, Panel
from cryptopredict.features import market_index, universe


def _panel(close: np.ndarray, cap: np.ndarray, kinds: list[AssetKind]) -> Panel:
    rows, columns = close.shape
    assets = tuple(Asset(n + 1, f"A{n}", f"A{n}", kinds[n]) for n in range(columns))
    fields = dict.fromkeys(("open", "high", "low", "close"), close)
    return Panel(
        Interval.D1,
        np.arange(rows, dtype=np.int64) * 86_400,
        assets,
        {**fields, "volume": np.full_like(close, 1e7), "market_cap": cap},
    )


def test_index_weighs_by_the_cap_of_the_day_before_and_leaves_stablecoins_out() -> None:
    rng = np.random.default_rng(5)
    close = np.exp(np.cumsum(rng.normal(0.0, 0.04, (120, 13)), axis=0))
    cap = np.tile(np.arange(1.0, 14.0) * 1e9, (120, 1))
    kinds = [AssetKind.COIN] * 12 + [AssetKind.STABLECOIN]
    panel = _panel(close, cap, kinds)
    members = universe(panel)
    index = market_index(panel, members)
    assert not members.tradable[:, 12].any()
    weight = cap[99, :12] / cap[99, :12].sum()
    expected = np.log((weight * (close[100, :12] / close[99, :12])).sum())
    np.testing.assert_allclose(index.returns[100], expected, rtol=1e-10)


def test_what_hardly_moves_is_not_tradable() -> None:
    rng = np.random.default_rng(6)
    close = np.exp(np.cumsum(rng.normal(0.0, 0.04, (120, 12)), axis=0))
    close[:, 0] = 1.0 + 1e-4 * rng.normal(size=120)
    panel = _panel(close, np.full((120, 12), 1e9), [AssetKind.COIN] * 12)
    tradable = universe(panel).tradable[-1]
    assert not tradable[0]
    assert tradable[1:].all()
