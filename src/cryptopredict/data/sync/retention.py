"""What is kept for a while only. Candles of an hour and more, decisions, and all that a decision rests on are kept for good."""

from datetime import timedelta
from typing import Final

from sqlalchemy import text

from cryptopredict.base import utc_now
from cryptopredict.data.sync.sync import Sync

__all__ = ["clean_market"]

_MINUTES_KEPT: Final = timedelta(days=30)
_AT_ONCE: Final = 50_000

_MINUTES: Final = "DELETE FROM price_data WHERE ctid IN (SELECT ctid FROM price_data WHERE interval = '1m' AND timestamp < :before LIMIT :rows)"
_REFUSED: Final = (
    "DELETE FROM quarantined_rows WHERE id IN (SELECT id FROM quarantined_rows WHERE created_at < :before LIMIT :rows)"
)
# Deliveries of minutes come by the second, and no panel is made of them; those that refused rows hang on are kept.
_DELIVERIES: Final = (
    "DELETE FROM data_batches WHERE id IN (SELECT b.id FROM data_batches b WHERE b.kind = 'candles' AND b.interval = '1m'"
    " AND b.created_at < :before AND NOT EXISTS (SELECT FROM quarantined_rows q WHERE q.batch_id = b.id) LIMIT :rows)"
)
_GAPS: Final = "DELETE FROM data_gaps WHERE id IN (SELECT id FROM data_gaps WHERE filled_at < :before LIMIT :rows)"


def clean_market(s: Sync) -> str:
    """Forget what is old, some rows to a transaction, so that nobody waits long for it."""
    wall = utc_now()
    statements = (
        ("minutes", _MINUTES, s.now() - _MINUTES_KEPT),
        ("refused rows", _REFUSED, wall - timedelta(days=90)),
        ("deliveries", _DELIVERIES, wall - timedelta(days=7)),
        ("closed gaps", _GAPS, wall - timedelta(days=30)),
    )
    counts = []
    for number, (what, statement, before) in enumerate(statements):
        s.report(number / len(statements), f"forgetting old {what}")
        total = 0
        while True:
            with s.writing() as connection:
                removed = connection.execute(text(statement), {"before": before, "rows": _AT_ONCE}).rowcount
            total += removed
            if removed < _AT_ONCE:
                break
        counts.append(f"{total} {what}")
    return "removed " + ", ".join(counts)
