"""Where there is nothing to know, the answer is that nothing is known."""

import numpy as np

from cryptopredict.base import FIELDS, Asset, Floats, Interval, LayerState, MarketView, Panel, Sector, Series, Source
from cryptopredict.pipeline import decide, walk

DAYS = 1_200
ASSETS = 15
DAY = 86_400


def _random_walks(seed: int) -> MarketView:
    """Fifteen coins that share a market factor and know nothing of their future, three years by the hour."""
    rng = np.random.default_rng(seed)
    hours = DAYS * 24
    own = 0.02 + 0.03 * np.arange(ASSETS) / ASSETS
    moves = (rng.normal(0.0, 0.03, (hours, 1)) + rng.normal(0.0, own, (hours, ASSETS))) / np.sqrt(24)
    close = 100.0 * np.exp(np.cumsum(moves, axis=0))
    opens = np.vstack([np.full((1, ASSETS), 100.0), close[:-1]])
    reach = 1.0 + np.abs(rng.normal(0.0, 0.004, close.shape))
    high, low = np.maximum(opens, close) * reach, np.minimum(opens, close) / reach
    assets = tuple(Asset(n + 1, f"A{n}", f"A{n}", sector_id=1 + n % 3) for n in range(ASSETS))

    def panel(interval: Interval, rows: int, fields: tuple[Floats, ...]) -> Panel:
        return Panel(interval, np.arange(rows) * interval.seconds, assets, dict(zip(FIELDS, fields, strict=True)))

    flat = np.full_like(close, 1e6)
    by_day = (x.reshape(DAYS, 24, ASSETS) for x in (opens, high, low, close, flat))
    first, top, bottom, last, volume = by_day
    daily = (first[:, 0], top.max(axis=1), bottom.min(axis=1), last[:, -1], volume.sum(axis=1), last[:, -1] * 1e8)
    nothing = Series(np.zeros(0, dtype=np.int64), np.zeros(0))
    return MarketView(
        as_of=None,
        source=Source.SIMULATED,
        daily=panel(Interval.D1, DAYS, daily),
        hourly=panel(Interval.H1, hours, (opens, high, low, close, flat, close * 1e8)),
        fear_greed=nothing,
        funding={},
        news=nothing,
        sectors=tuple(Sector(n, f"S{n}", "#888888") for n in (1, 2, 3)),
        sector_of={asset.id: asset.sector_id for asset in assets if asset.sector_id is not None},
    )


def test_random_walks_make_every_layer_abstain() -> None:
    looks, signals, tilted, ranked = 0, 0, 0, 0
    for seed in range(8):
        view = _random_walks(seed)
        tracks = walk(view)
        for back in range(0, 500, 50):
            decision = decide(view.at((DAYS - back) * DAY), tracks)
            looks += 1
            signals += bool(decision.timing.signals)
            tilted += decision.sectors.tilted
            ranked += decision.assets.state is not LayerState.NO_EDGE
    assert looks == 80
    assert signals / looks <= 0.10
    assert tilted / looks <= 0.05
    assert ranked / looks <= 0.05
