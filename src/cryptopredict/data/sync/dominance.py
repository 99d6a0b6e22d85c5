"""The whole market: its capitalisation, its volume, and who holds which share of it."""

from typing import Final

from sqlalchemy import text

from cryptopredict.base import Reason, UpstreamFailed
from cryptopredict.data.feeds import note_success
from cryptopredict.data.market import claim_market
from cryptopredict.data.sources import coingecko
from cryptopredict.data.sync.sync import Sync

__all__ = ["sync_dominance"]

_SERIES: Final = "global"
_EXPECTED: Final = 3_600


def sync_dominance(s: Sync) -> str:
    """Write the shares of now; the rest beside bitcoin, ether and stablecoins is `alt`. Raises `UpstreamFailed`.

    The share of stablecoins is that of those that are followed, for the provider names only the ten largest assets.
    """
    name = s.providers.coingecko.name
    s.report(0.0, "the whole market")
    with s.noting(_SERIES, _EXPECTED):
        market = s.ask(coingecko.global_market(s.providers.coingecko))
        bitcoin, ether = market.shares.get("btc"), market.shares.get("eth")
        if bitcoin is None or ether is None or market.market_cap <= 0:
            raise UpstreamFailed(
                "CoinGecko's view of the market lacks what it is asked for",
                provider=name,
                reason=Reason.UNREADABLE,
                why="the share of bitcoin, that of ether or the total is missing",
            )
        with s.ground.engine.connect() as connection:
            parked = connection.scalar(
                text("SELECT sum(market_cap) FROM cryptocurrencies WHERE kind = 'stablecoin' AND market_cap_rank IS NOT NULL")
            )
        stable = min(float(parked or 0.0) / market.market_cap * 100.0, 100.0)
        rest = 100.0 - bitcoin - ether - stable
        if min(bitcoin, ether) < 0 or rest < -0.1:
            raise UpstreamFailed(
                "CoinGecko's shares of the market do not add up",
                provider=name,
                reason=Reason.UNREADABLE,
                why=f"bitcoin {bitcoin:.1f} %, ether {ether:.1f} %, stablecoins {stable:.1f} %",
            )
    with s.writing() as connection:
        claim_market(connection, s.market)
        written = connection.execute(
            text(
                "INSERT INTO dominance_data (timestamp, btc_dominance, eth_dominance, alt_dominance, stablecoin_dominance,"
                " total_market_cap, total_volume) SELECT :moment, :btc, :eth, :alt, :stable, :cap, :volume WHERE NOT EXISTS ("
                "SELECT FROM dominance_data WHERE timestamp = :moment AND cascade_run_id IS NULL)"
            ),
            {
                "moment": market.updated,
                "btc": bitcoin,
                "eth": ether,
                "alt": max(rest, 0.0),
                "stable": stable,
                "cap": market.market_cap,
                "volume": max(market.volume, 0.0),
            },
        ).rowcount
        note_success(connection, name, _SERIES, expected_s=_EXPECTED, data_until=market.updated, rows=written)
    return f"bitcoin {bitcoin:.1f} %, ether {ether:.1f} %, stablecoins {stable:.1f} %"
