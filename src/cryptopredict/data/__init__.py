"""The market's data: files and frames come in, a checked database and one point-in-time view go out.

In: market files (`import_file`) or frames (`ingest_candles`, `ingest_fear_greed`, `ingest_funding`, `ingest_news`). Out: rows of the
database, and `load_view`, the arrays that every decision reads. What cannot be is set aside with a reason, never dropped in silence;
an unreadable file raises `BadInput`, a market of another source `Conflict`, an empty database `NoData`.
"""

from cryptopredict.data.assets import refresh_assets, resolve_assets
from cryptopredict.data.importing import FileReport, import_file, import_order
from cryptopredict.data.ingest import CandleWriter, Ingested, ingest_candles
from cryptopredict.data.market import claim_market, market_source, remove_market
from cryptopredict.data.observations import ingest_fear_greed, ingest_funding, ingest_news
from cryptopredict.data.shapes import Kind
from cryptopredict.data.view import load_view

__all__ = [
    "CandleWriter",
    "FileReport",
    "Ingested",
    "Kind",
    "claim_market",
    "import_file",
    "import_order",
    "ingest_candles",
    "ingest_fear_greed",
    "ingest_funding",
    "ingest_news",
    "load_view",
    "market_source",
    "refresh_assets",
    "remove_market",
    "resolve_assets",
]
