"""Candles as an Arrow table. It needs pyarrow."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptopredict.client.wire import Wire

if TYPE_CHECKING:
    from pyarrow.lib import Table

__all__ = ["read_candles"]

_ARROW = "application/vnd.apache.arrow.stream"
_MOST = 5_000


def read_candles(
    wire: Wire, crypto_id: int, interval: str, start: datetime | None, end: datetime | None, limit: int | None
) -> "Table":
    """Oldest first, by `epoch_seconds` of the open. A span of any length: it is asked for piece by piece, from its end backwards."""
    from pyarrow.ipc import open_stream  # noqa: PLC0415 - whoever wants no table does without it
    from pyarrow.lib import concat_tables  # noqa: PLC0415

    pieces: list[Table] = []
    left = limit
    before = None if end is None else end.isoformat()
    while left is None or left > 0:
        asked = _MOST if left is None else min(_MOST, left)
        params = {
            "interval": interval,
            "start": None if start is None else start.isoformat(),
            "end": before,
            "limit": asked,
        }
        answer = wire.content(f"/prices/{crypto_id}", params=params, accept=_ARROW)
        with open_stream(answer) as stream:  # type: ignore[no-untyped-call]
            piece = stream.read_all()
        pieces.insert(0, piece)
        left = None if left is None else left - len(piece)
        if len(piece) < asked:
            break
        first = datetime.fromtimestamp(piece["epoch_seconds"][0].as_py(), tz=UTC)
        if start is not None and first <= start:
            break
        before = first.isoformat()
    return concat_tables(pieces)
