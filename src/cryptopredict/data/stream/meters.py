"""What Prometheus may read of the stream. The registry is the process's own."""

from typing import Final

from prometheus_client import Counter, Gauge

__all__ = ["BATCHES", "CLOSED", "GAPS", "LATEST", "MESSAGES", "RECONNECTS", "ROWS", "WAITING"]

MESSAGES: Final = Counter("cryptopredict_stream_messages", "Messages of the stream.", ("kind",))
CLOSED: Final = Counter("cryptopredict_stream_closed_candles", "Closed candles that nobody had before.")
BATCHES: Final = Counter("cryptopredict_stream_batches", "Deliveries to the database.")
ROWS: Final = Counter("cryptopredict_stream_rows", "Candles of deliveries by what became of them.", ("outcome",))
WAITING: Final = Gauge("cryptopredict_stream_waiting", "Closed candles that are not stored yet.")
LATEST: Final = Gauge("cryptopredict_stream_silent_seconds", "Seconds since the last message.", ("series",))
RECONNECTS: Final = Counter("cryptopredict_stream_reconnects", "Connections that ended, by cause.", ("cause",))
GAPS: Final = Counter("cryptopredict_stream_gaps", "Gaps by what became of them.", ("outcome",))
