"""What the simulated crowd feels and pays: a fear and greed index every day, funding of perpetuals every eight hours.

Both look back only: at returns and volatility that have already happened, and at a slow mood of their own.
"""

import numpy as np

from cryptopredict.base import Floats, Integers, Series
from cryptopredict.data.simulator.noise import BLOCK_DAYS, Stream, draws
from cryptopredict.data.simulator.path import Path
from cryptopredict.data.simulator.universe import GENESIS, UNIVERSE

__all__ = ["PERPETUALS", "PUBLISHED_AFTER", "SETTLEMENT_SECONDS", "fear_greed", "funding"]

PERPETUALS = ("BTC", "ETH", "BNB", "SOL", "ADA", "AVAX", "DOT", "LINK", "DOGE", "XRP")
"""Symbols with a perpetual contract."""

SETTLEMENT_SECONDS = 8 * 3600
PUBLISHED_AFTER = 900
"""Seconds after midnight UTC at which the day's fear and greed value is out."""

_WINDOW = 90
_BLOCK_SETTLEMENTS = BLOCK_DAYS * 3


def fear_greed(path: Path, start: int, end: int) -> Series:
    """Index values (0..100, whole) of the days published in [start, end) epoch seconds, a quarter of an hour after midnight UTC.

    The first 90 days of the process have none.
    """
    first = max(-(-(start - PUBLISHED_AFTER - GENESIS) // 86_400), _WINDOW + 1)
    last = -(-(end - PUBLISHED_AFTER - GENESIS) // 86_400)
    if last <= first:
        return Series(np.zeros(0, dtype=np.int64), np.zeros(0))
    closes = path.log_closes((first - _WINDOW - 1) * 24, last * 24)[23::24, 0][:-1]
    # A copy keeps each window's sum in one order, whatever the number of windows: bit for bit the same later.
    windows = np.ascontiguousarray(np.lib.stride_tricks.sliding_window_view(np.diff(closes), _WINDOW))
    usual = windows.std(axis=1)
    month = windows[:, -30:].sum(axis=1) / (usual * np.sqrt(30))
    week = windows[:, -7:].sum(axis=1) / (usual * np.sqrt(7))
    unrest = np.log(windows[:, -7:].std(axis=1) / usual)
    mood = np.array([path.block(day // BLOCK_DAYS).climate.mood[day % BLOCK_DAYS] for day in range(first, last)])
    values: Floats = np.round(48 + 46 * np.tanh(0.5 * month + 0.35 * week - 0.45 * unrest + 0.3 * mood))
    days: Integers = np.arange(first, last, dtype=np.int64)
    return Series(GENESIS + days * 86_400 + PUBLISHED_AFTER, values)


def funding(path: Path, start: int, end: int) -> Series:
    """Rates (fraction per settlement) settled in [start, end): `values` is (T, K) in the order of `PERPETUALS`.

    Longs pay after a rise, and the base rate of 0.01 % in quiet.
    """
    first = max(-(-(start - GENESIS) // SETTLEMENT_SECONDS), 10)
    last = -(-(end - GENESIS) // SETTLEMENT_SECONDS)
    symbols = [asset.symbol for asset in UNIVERSE]
    columns = [symbols.index(symbol) for symbol in PERPETUALS]
    if last <= first:
        return Series(np.zeros(0, dtype=np.int64), np.zeros((0, len(columns))))
    rows = np.arange(first, last)
    closes = path.log_closes((first - 9) * 8 - 1, last * 8)[:, columns]
    now = (rows - first + 9) * 8
    returns = closes[now] - closes[now - 72]
    noise = [
        draws(path.seed, Stream.FUNDING, index).standard_normal((_BLOCK_SETTLEMENTS, len(columns)))
        for index in range(first // _BLOCK_SETTLEMENTS, (last - 1) // _BLOCK_SETTLEMENTS + 1)
    ]
    chance = np.concatenate(noise)[rows - first // _BLOCK_SETTLEMENTS * _BLOCK_SETTLEMENTS]
    rates: Floats = np.clip(1e-4 + 2.6e-4 * np.tanh(returns / 0.09) + 5e-5 * chance, -0.005, 0.005)
    return Series(GENESIS + rows.astype(np.int64) * SETTLEMENT_SECONDS, rates)
