"""The market over REST: what jobs, `cryptopredict backfill` and the stream ask of the providers, and what of it is written.

In: a `Sync` (the ground, the providers, the way out, who is told). Out: rows, a line that says what was done, and the state of each
feed. What was written stays written: each function can be stopped anywhere and called again. A provider that fails is `UpstreamFailed`,
noted beside its series; it never stops what another gives.
"""

from cryptopredict.data.sync.asset import sync_asset
from cryptopredict.data.sync.audit import audit_candles
from cryptopredict.data.sync.backfill import backfill
from cryptopredict.data.sync.caps import sync_market_caps
from cryptopredict.data.sync.confirm import confirm_price
from cryptopredict.data.sync.discovery import discover
from cryptopredict.data.sync.dominance import sync_dominance
from cryptopredict.data.sync.history import sync_history
from cryptopredict.data.sync.holes import fill_gaps
from cryptopredict.data.sync.mood import sync_funding, sync_sentiment
from cryptopredict.data.sync.news import sync_news
from cryptopredict.data.sync.prices import sync_prices
from cryptopredict.data.sync.retention import clean_market
from cryptopredict.data.sync.sync import Sync

__all__ = [
    "Sync",
    "audit_candles",
    "backfill",
    "clean_market",
    "confirm_price",
    "discover",
    "fill_gaps",
    "sync_asset",
    "sync_dominance",
    "sync_funding",
    "sync_history",
    "sync_market_caps",
    "sync_news",
    "sync_prices",
    "sync_sentiment",
]
