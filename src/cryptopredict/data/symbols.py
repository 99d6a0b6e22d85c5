"""From the names that markets use to the asset behind them: `BTCUSDT`, `BTC-USD` and `BTC/USDT` are all BTC."""

import re
from dataclasses import dataclass

__all__ = ["DOLLAR_QUOTES", "Pair", "archive_name", "named_pair", "split_pair"]

DOLLAR_QUOTES = ("USDT", "USDC", "FDUSD", "BUSD", "TUSD", "USD")
"""Quotes that stand for a US dollar, the preferred first."""

_SEPARATED = re.compile(r"^([A-Z0-9]{1,15})[-/_:]([A-Z0-9]{2,10})$")
_ARCHIVE = re.compile(r"^([A-Z0-9]{4,25})-(1m|5m|15m|1h|4h|1d|1w)-\d{4}-\d{2}(?:-\d{2})?$")
_NOT_PAIRS = frozenset(
    {"USDT", "USDC", "FDUSD", "BUSD", "TUSD", "GUSD", "PYUSD", "HUSD", "SUSD", "LUSD", "RLUSD", "CUSD", "USD"}
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A market: `base` priced in `quote`. Both upper case."""

    base: str
    quote: str

    @property
    def in_dollars(self) -> bool:
        """Whether prices of this pair are dollar prices."""
        return self.quote in DOLLAR_QUOTES


def split_pair(name: str) -> Pair | None:
    """Split a market's name, or None when the name is an asset's own ticker (BTC, TUSD).

    Without a separator only dollar quotes are recognised: `WBTC` is an asset, not W priced in bitcoin.
    """
    text = name.strip().upper()
    separated = _SEPARATED.match(text)
    if separated:
        return Pair(separated.group(1), separated.group(2))
    if text in _NOT_PAIRS:
        return None
    for quote in DOLLAR_QUOTES:
        if text.endswith(quote) and len(text) > len(quote):
            return Pair(text.removesuffix(quote), quote)
    return None


def archive_name(stem: str) -> tuple[str, str] | None:
    """Symbol and interval of an exchange archive's file name (`BTCUSDT-1h-2024-01`), or None for any other name."""
    match = _ARCHIVE.match(stem)
    return (match.group(1), match.group(2)) if match else None


def named_pair(stem: str) -> str | None:
    """The one dollar pair that a file name mentions (`minute_btcusd` gives BTCUSD); None when there is none or several."""
    words = {word.upper() for word in re.split(r"[^A-Za-z0-9]+", stem)}
    pairs = [word for word in words if (pair := split_pair(word)) is not None and pair.in_dollars and len(pair.base) > 1]
    return pairs[0] if len(pairs) == 1 else None
