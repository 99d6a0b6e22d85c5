"""A market for machines without one: a seeded process that gives candles, moods and headlines for every moment of the clock.

In: a seed and the time. Out: `Market` and `market_view` (pure, nothing is stored), and the same market in the database:
`prepare` fills an empty one, `advance` adds what has come due since. Everything it writes is marked `simulated`.
The past of a seed never changes; a clock before 2020 is refused (`BadInput`), a database with another market too (`Conflict`).
"""

from cryptopredict.data.simulator.life import advance, prepare
from cryptopredict.data.simulator.market import Market
from cryptopredict.data.simulator.view import market_view

__all__ = ["Market", "advance", "market_view", "prepare"]
