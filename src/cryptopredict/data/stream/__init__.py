"""The market as it happens: the exchange's messages come in, closed candles, gaps, prices and questions go out.

In: a `Ground` and the providers of its market. Out: rows of `price_data` that the exchange itself called closed, `data_gaps` for what
did not come (filled over REST by the same service), latest prices in Redis, on the bus and in the database, a decision asked for
after a large move that two sources agree on. When the exchange, Redis or the database is away, it waits and loses nothing.
"""

from cryptopredict.data.stream.keeping import keep_streaming
from cryptopredict.data.stream.relay import Timing
from cryptopredict.data.stream.service import Stream
from cryptopredict.data.stream.streaming import Pace
from cryptopredict.data.stream.writer import PROVIDER, StreamWriter

__all__ = ["PROVIDER", "Pace", "Stream", "StreamWriter", "Timing", "keep_streaming"]
