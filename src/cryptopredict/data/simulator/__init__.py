"""A market for machines without one: a seeded process that gives candles, moods and headlines for every moment of the clock.

In: a seed and the time. Out: `Market` and `market_view` (pure, nothing is stored), and in `serving` the same market over HTTP and
WebSocket, in the protocols of the real providers; it comes into a database the way theirs does, and is marked `simulated` there.
The past of a seed never changes; a clock before 2020 is refused (`BadInput`).
"""

from cryptopredict.data.simulator.market import Market
from cryptopredict.data.simulator.view import market_view

__all__ = ["Market", "market_view"]
