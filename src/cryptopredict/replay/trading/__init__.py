"""What decisions would have brought as money, by the one rule book of `base.trading`, bar after bar over all assets at once.

In: candles as arrays, and either signals (entry, target, stop, expiry) or target weights. Out: what was worth what after each bar,
every trade, and what it cost, by kind. What cannot be filled is not filled, and the reason is kept.
"""

from cryptopredict.replay.trading.bars import HAIRCUT, Bars, daily_bars, hourly_bars
from cryptopredict.replay.trading.signals import KINDS, REFUSALS, Book, Orders, trade_signals
from cryptopredict.replay.trading.weights import COST_KINDS, Held, hold_weights

__all__ = [
    "COST_KINDS",
    "HAIRCUT",
    "KINDS",
    "REFUSALS",
    "Bars",
    "Book",
    "Held",
    "Orders",
    "daily_bars",
    "hold_weights",
    "hourly_bars",
    "trade_signals",
]
