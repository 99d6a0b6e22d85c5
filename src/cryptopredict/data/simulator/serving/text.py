"""Numbers and candles as the exchange writes them: decimals as text that reads back to the same number, never with an exponent."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import polars as pl

from cryptopredict.base import Floats, Integers

__all__ = ["decimal", "kline_rows", "trades"]

_KLINE = pl.format(
    '[{},"{}","{}","{}","{}","{}",{},"{}",{},"{}","{}","0"]',
    "opens", "open", "high", "low", "close", "volume", "closes", "dollars", "trades", "bought", "bought_dollars",
)  # fmt: skip


def decimal(number: float) -> str:
    """The shortest decimal text of a number that reads back to it."""
    text = repr(number)
    return format(Decimal(text), "f") if "e" in text else text


def kline_rows(opens: Integers, columns: Floats, seconds: int) -> str:
    """Candles as the rows of a klines answer, joined by commas; `columns` is (5, T), `seconds` the interval's length."""
    if not len(opens):
        return ""
    opened, high, low, close, volume = columns
    dollars = volume * (opened + close) / 2
    share = 0.5 + 0.25 * (close - opened) / np.maximum(high - low, 1e-300)
    frame = pl.DataFrame(
        {
            "opens": opens * 1000,
            "open": _texts(opened),
            "high": _texts(high),
            "low": _texts(low),
            "close": _texts(close),
            "volume": _texts(volume),
            "closes": (opens + seconds) * 1000 - 1,
            "dollars": _texts(np.round(dollars, 4)),
            "trades": trades(dollars),
            "bought": _texts(np.round(volume * share, 4)),
            "bought_dollars": _texts(np.round(dollars * share, 4)),
        }
    )
    return str(frame.select(_KLINE.str.join(",")).item())


def trades(dollars: Floats) -> Integers:
    """How many trades a turnover stands for."""
    count: Integers = (1 + dollars / 900.0).astype(np.int64)
    return count


def _texts(numbers: Floats) -> Sequence[str] | pl.Series:
    # The fast way writes very small and very large numbers with an exponent.
    size = np.abs(numbers[numbers != 0])
    if size.size and (size.min() < 1e-5 or size.max() >= 1e15):
        return [decimal(number) for number in numbers.tolist()]
    return pl.Series(numbers).cast(pl.String)
