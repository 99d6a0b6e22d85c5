"""The last word of each provider on each series: what came, or why nothing came. In: a connection inside the caller's transaction.

Out: one row of `feed_states` for each provider and series. Write it last in the transaction of the rows that it speaks of, so that a
state never tells of rows that were rolled back, and other writers wait for it as short as can be.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from cryptopredict.base import UpstreamFailed

__all__ = ["note_failure", "note_success"]

_DETAIL: Final = 500


def note_success(
    connection: Connection, provider: str, series: str, *, expected_s: int, data_until: datetime | None, rows: int = 0
) -> None:
    """The series came. `data_until` is up to when there is data now (None: nothing new), `rows` how many rows were added or changed.

    `expected_s` is the usual distance of two values in seconds. A `data_until` before the one that is known changes nothing.
    """
    connection.execute(
        text(
            "INSERT INTO feed_states AS f (provider, series, expected_s, data_until, attempted_at, succeeded_at, rows_written)"
            " VALUES (:provider, :series, :expected, :until, clock_timestamp(), clock_timestamp(), :rows)"
            " ON CONFLICT (provider, series) DO UPDATE SET expected_s = excluded.expected_s,"
            " data_until = greatest(f.data_until, excluded.data_until), attempted_at = excluded.attempted_at,"
            " succeeded_at = excluded.succeeded_at, retry_at = NULL, reason = NULL, detail = NULL, failures = 0,"
            " rows_written = f.rows_written + excluded.rows_written"
        ),
        {"provider": provider, "series": series, "expected": expected_s, "until": data_until, "rows": rows},
    )


def note_failure(connection: Connection, provider: str, series: str, *, expected_s: int, failure: UpstreamFailed) -> None:
    """The series did not come; what is stored of it stays as it is, and ages."""
    connection.execute(
        text(
            "INSERT INTO feed_states AS f (provider, series, expected_s, attempted_at, retry_at, reason, detail, failures)"
            " VALUES (:provider, :series, :expected, clock_timestamp(), :retry, :reason, :detail, 1)"
            " ON CONFLICT (provider, series) DO UPDATE SET expected_s = excluded.expected_s, attempted_at = excluded.attempted_at,"
            " retry_at = excluded.retry_at, reason = excluded.reason, detail = excluded.detail, failures = f.failures + 1"
        ),
        {
            "provider": provider,
            "series": series,
            "expected": expected_s,
            "retry": failure.retry_at,
            "reason": failure.reason.value,
            "detail": str(failure)[:_DETAIL],
        },
    )
