"""Candles that should be there and are not: found by the stream, filled by REST, closed with what came of it.

In: a connection inside the caller's transaction. Out: rows of `data_gaps`. A gap that was widened is a new row: whoever still fills
the old one finds nothing to close, and the wider range stays open.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, text

from cryptopredict.base import BadInput, Interval, Reason

__all__ = ["Gap", "close_gap", "gap_failed", "open_gap", "open_gaps"]


@dataclass(frozen=True, slots=True)
class Gap:
    """Candles of one asset that open from `first` up to, without, `end`; `attempts` is how often they were fetched in vain."""

    id: int
    crypto_id: int
    interval: Interval
    first: datetime
    end: datetime
    reason: Reason
    found_at: datetime
    attempts: int


def open_gap(
    connection: Connection, crypto_id: int, interval: Interval, first: datetime, end: datetime, reason: Reason
) -> None:
    """Write down that candles are missing; open gaps that overlap or touch become one with it.

    Raises `BadInput` on an empty range.
    """
    if end <= first:
        raise BadInput("A gap needs a range", why=f"{first.isoformat()} to {end.isoformat()}")
    values: dict[str, Any] = {
        "asset": crypto_id,
        "interval": interval.value,
        "first": first,
        "end": end,
        "reason": reason.value,
    }
    merged = connection.execute(
        text(
            "DELETE FROM data_gaps WHERE crypto_id = :asset AND interval = :interval AND filled_at IS NULL"
            " AND gap_from <= :end AND gap_to >= :first RETURNING gap_from, gap_to, found_at"
        ),
        values,
    ).all()
    values["first"] = min([first, *(row.gap_from for row in merged)])
    values["end"] = max([end, *(row.gap_to for row in merged)])
    values["found"] = min((row.found_at for row in merged), default=None)
    connection.execute(
        text(
            "INSERT INTO data_gaps (crypto_id, interval, gap_from, gap_to, reason, found_at)"
            " VALUES (:asset, :interval, :first, :end, :reason, coalesce(CAST(:found AS timestamptz), now()))"
            # One that was closed and is missing again: the new identity keeps those from closing it who filled it before.
            " ON CONFLICT (crypto_id, interval, gap_from) DO UPDATE SET id = DEFAULT, gap_to = excluded.gap_to,"
            " reason = excluded.reason, found_at = excluded.found_at, filled_at = NULL, outcome = NULL, attempts = 0,"
            " last_error = NULL"
        ),
        values,
    )


def open_gaps(connection: Connection, *, limit: int = 1000) -> list[Gap]:
    """Gaps that nobody has filled yet: those that were tried least first, then the oldest."""
    rows = connection.execute(
        text(
            "SELECT id, crypto_id, interval, gap_from, gap_to, reason, found_at, attempts FROM data_gaps"
            " WHERE filled_at IS NULL ORDER BY attempts, found_at, id LIMIT :limit"
        ),
        {"limit": limit},
    )
    return [
        Gap(
            id=row.id,
            crypto_id=row.crypto_id,
            interval=Interval(row.interval),
            first=row.gap_from,
            end=row.gap_to,
            reason=Reason(row.reason),
            found_at=row.found_at,
            attempts=row.attempts,
        )
        for row in rows
    ]


def close_gap(connection: Connection, gap_id: int, outcome: Literal["filled", "empty"]) -> bool:
    """Close a gap: the source had the candles, or nothing was traded. False when it is not open under that number any more."""
    return bool(
        connection.execute(
            text(
                "UPDATE data_gaps SET filled_at = now(), outcome = :outcome, attempts = attempts + 1, last_error = NULL"
                " WHERE id = :id AND filled_at IS NULL"
            ),
            {"id": gap_id, "outcome": outcome},
        ).rowcount
    )


def gap_failed(connection: Connection, gap_id: int, error: str) -> None:
    """Write down why a gap could not be filled this time; it stays open."""
    connection.execute(
        text("UPDATE data_gaps SET attempts = attempts + 1, last_error = :error WHERE id = :id AND filled_at IS NULL"),
        {"id": gap_id, "error": error[:1_000]},
    )
