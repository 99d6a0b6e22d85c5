"""The simulated market as the view that decisions are made from, without a database: for tests, benchmarks and experiments."""

import numpy as np

from cryptopredict.base import Interval, MarketView, Sector, Series, Source
from cryptopredict.data.simulator.headlines import headlines
from cryptopredict.data.simulator.market import Market
from cryptopredict.data.simulator.mood import PERPETUALS, fear_greed, funding
from cryptopredict.data.simulator.universe import GENESIS, SECTORS, UNIVERSE

__all__ = ["DAILY_SECONDS", "HOURLY_SECONDS", "market_view"]

DAILY_SECONDS = 1_461 * 86_400
"""How far back daily candles, sentiment and news go."""

HOURLY_SECONDS = 1_095 * 86_400
"""How far back hourly candles go."""

_COLOR = "#85929E"


def market_view(market: Market, now: int, *, daily: int = DAILY_SECONDS, hourly: int = HOURLY_SECONDS) -> MarketView:
    """All that was known of the market at `now` (epoch seconds), for the given lengths of history in seconds.

    Asset ids are places in the table of the universe, sector ids places in `SECTORS`, stablecoins last.
    """
    since = max(now - daily, GENESIS)
    since -= since % 86_400
    fine = max(now - hourly, GENESIS)
    items = headlines(market.path, since, now + 1)
    rates = funding(market.path, since, now + 1)
    symbols = [asset.symbol for asset in market.assets]
    parking = Sector(len(SECTORS), "Stablecoins", _COLOR, parking=True)
    places = {asset.id: asset.sector_id for asset in market.assets if asset.sector_id is not None}
    parked = {number: parking.id for number, listing in enumerate(UNIVERSE) if listing.sector == parking.name}
    return MarketView(
        as_of=now,
        source=Source.SIMULATED,
        daily=market.panel(Interval.D1, since, now),
        hourly=market.panel(Interval.H1, fine, now),
        fear_greed=fear_greed(market.path, since, now + 1),
        funding={symbols.index(s): Series(rates.available, rates.values[:, k]) for k, s in enumerate(PERPETUALS)},
        news=Series(np.array([i.published for i in items], dtype=np.int64), np.array([i.tone for i in items])),
        sectors=(*(Sector(number, name, _COLOR) for number, name in enumerate(SECTORS)), parking),
        sector_of={**places, **parked},
    )
