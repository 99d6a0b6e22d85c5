"""What keeps an asset from getting a signal, as spans of time. In: a connection. Out: `Bar`s, for the view.

| reason | from | until |
|---|---|---|
| `unconfirmed` | a candle was flagged | its flag fell |
| `gap` | hourly or daily candles were found missing | they were filled, or three days after the end of the gap |
| `quarantined` | an hourly or daily candle was set aside and left its place empty | likewise |
| `not_listed` | the last market of the asset ended | – |
| `halted` | the kill switch was pressed: for the asset, for a layer, for all | it was lifted |

A signal rests on all four layers, so a halt of any of them bars every asset.

These are the times at which the database learned of it, so that a replay abstains where the decision of that time did. A market of
files learned nothing in its own time: there a flag begins with the close of its candle, and ends with the candles that settle it.
"""

from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, text

from cryptopredict.base import Bar, Interval, Reason, Source
from cryptopredict.data.quality import FOLLOWERS

__all__ = ["load_bars"]

_MATTERS: Final = timedelta(days=3)
"""How long a gap of the past keeps an asset from signals."""


def load_bars(connection: Connection, source: Source) -> tuple[Bar, ...]:
    """Every bar that there ever was, by its beginning."""
    rows = connection.execute(
        text(
            "SELECT crypto_id, :unconfirmed AS reason, created_at AS since, cleared_at AS until, interval, timestamp"
            " FROM candle_flags WHERE cleared_at IS NULL OR cleared_at > created_at OR :still"
            " UNION ALL SELECT crypto_id, CASE reason WHEN :quarantined THEN reason ELSE :gap END, found_at,"
            " least(filled_at, gap_to + :matters), interval, gap_from FROM data_gaps WHERE interval IN ('1h', '1d')"
            " AND found_at < gap_to + :matters AND filled_at IS DISTINCT FROM found_at"
            " UNION ALL SELECT crypto_id, :delisted, max(delisted_at), NULL, NULL, NULL FROM exchange_symbols"
            " GROUP BY crypto_id HAVING count(*) = count(delisted_at)"
            # An asset that came later was not barred by then: a replay must find the same.
            " UNION ALL SELECT c.id, :halted, CASE WHEN :still THEN h.since ELSE greatest(h.since, c.created_at) END, h.until,"
            " NULL, NULL FROM halts h JOIN cryptocurrencies c ON h.crypto_id IS NULL OR h.crypto_id = c.id"
            " WHERE h.until IS NULL OR :still OR h.until > c.created_at"
        ),
        {
            "unconfirmed": Reason.UNCONFIRMED.value,
            "quarantined": Reason.QUARANTINED.value,
            "gap": Reason.GAP.value,
            "delisted": Reason.NOT_LISTED.value,
            "halted": Reason.HALTED.value,
            "matters": _MATTERS,
            "still": not source.moves,
        },
    )
    bars = []
    for asset, reason, since, until, interval, moment in rows:
        first, end = since, until
        if not source.moves and reason == Reason.UNCONFIRMED:
            step = timedelta(seconds=Interval(interval).seconds)
            first, end = moment + step, None if until is None else moment + step * (1 + FOLLOWERS)
        # Whole seconds, rounded up at both ends: a bar is known once its second is over.
        bars.append(Bar(_up(first.timestamp()), None if end is None else _up(end.timestamp()), int(asset), Reason(reason)))
    return tuple(sorted(bars, key=lambda bar: (bar.since, bar.asset_id, bar.reason, bar.until or 0)))


def _up(seconds: float) -> int:
    return -int(-seconds // 1)
