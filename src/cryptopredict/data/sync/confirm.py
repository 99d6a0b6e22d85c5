"""A second opinion on a price, before a print of one exchange may set anything in motion."""

import math
from typing import Final

from sqlalchemy import text

from cryptopredict.base import Interval, Reason, UpstreamFailed
from cryptopredict.data.sources import binance, coingecko
from cryptopredict.data.sync.pairs import pairs_of
from cryptopredict.data.sync.sync import Sync

__all__ = ["confirm_price"]

_NEAR: Final = 0.03
_PATIENCE: Final = 5.0
_QUOTE: Final = "USDT"
_OTHERS: Final = ("USDC", "FDUSD")


def confirm_price(s: Sync, crypto_id: int, price: float) -> bool:
    """Whether a second source says the same to 3 %: CoinGecko, or, when it does not answer, a pair in another dollar.

    False also when nobody else knows the asset, or nobody answers: what is not confirmed is not.
    """
    if not (math.isfinite(price) and price > 0):
        return False
    with s.ground.engine.connect() as connection:
        key = connection.scalar(text("SELECT coingecko_id FROM cryptocurrencies WHERE id = :id"), {"id": crypto_id})
        pairs = pairs_of(connection, [crypto_id])
    other: float | None = None
    if key is not None:
        try:
            found = s.ask(coingecko.markets(s.providers.coingecko, per_page=1, ids=[str(key)]), patience=_PATIENCE)
            other = None if found.is_empty() else found["price"][0]
        except UpstreamFailed:
            other = None
    if other is None and pairs:
        other = _in_other_dollars(s, pairs[0].symbol, pairs[0].multiplier)
    return other is not None and other > 0 and abs(price / other - 1.0) <= _NEAR


def _in_other_dollars(s: Sync, symbol: str, multiplier: float) -> float | None:
    for quote in _OTHERS:
        pair = f"{symbol.removesuffix(_QUOTE)}{quote}"
        try:
            minutes = s.ask(binance.klines(s.providers.binance, pair, Interval.M1, limit=1), patience=_PATIENCE)
        except UpstreamFailed as failure:
            if failure.reason is Reason.NOT_LISTED:
                continue
            return None
        if minutes.height and minutes["close"][-1] is not None:
            return float(minutes["close"][-1]) / multiplier
    return None
