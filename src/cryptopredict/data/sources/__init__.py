"""What the providers speak. Each function says what to ask, as a `Call`, and how to read the answer; nothing here asks.

Readers are strict about structure and mild about values. An answer of another shape (a field missing, renamed or of another type,
HTML, cut off) is `Unreadable` as a whole, for then nothing in it can be trusted. A value that is null or no finite number becomes
null (NaN in a message of a stream), so that the one row can be set aside with its reason. Times are UTC; a stamp that is neither
of the unit that the provider documents nor in microseconds makes the answer `Unreadable`; a stamp of 0 is no time, and null.
"""

from cryptopredict.data.sources import alternative_me, binance, binance_stream, coingecko, rss, tone
from cryptopredict.data.sources.providers import Feed, Providers, live_providers, local_providers

__all__ = [
    "Feed",
    "Providers",
    "alternative_me",
    "binance",
    "binance_stream",
    "coingecko",
    "live_providers",
    "local_providers",
    "rss",
    "tone",
]
