"""Adding to the chain of what was said: one canonical form, one lock, one database function. In: the caller's transaction.

Canonical JSON: keys sorted, no blanks, characters as they are (UTF-8), no NaN or infinity, floats as the shortest text that reads
back as the same number, times in UTC with a Z. The bytes that are hashed are the bytes that are stored.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, text

from cryptopredict.base import BadInput

__all__ = ["CHAIN_LOCK", "ChainKind", "Link", "append_links", "canonical", "lock_chain"]

CHAIN_LOCK = 0x63705F6C6564
"""Key of the advisory lock; `m0011_chain` has the same."""

ChainKind = Literal["run", "signal", "prediction", "outcome", "market_removed", "review"]


@dataclass(frozen=True, slots=True)
class Link:
    """One entry to be added. `subject_id` is the row it speaks of, which may vanish one day; the payload says all by itself."""

    kind: ChainKind
    subject_id: int | None
    payload: Mapping[str, Any]


def canonical(payload: Mapping[str, Any]) -> str:
    """The one text of a payload. Raises `BadInput` on NaN, infinity and what has no JSON form."""
    try:
        written = json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_time)
        written.encode()
    except (TypeError, ValueError) as error:
        raise BadInput(
            "An entry of the ledger was not written", why=f"it has no JSON form: {error}", to_do="Report it."
        ) from error
    return written


def lock_chain(connection: Connection) -> None:
    """Wait for the writers of the chain before; held until the transaction ends.

    Who appends takes it before any row lock: all such transactions then queue at one door, and no two wait for each other.
    """
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_LOCK})


def append_links(connection: Connection, links: Sequence[Link]) -> None:
    """Add entries in their order; they are there when the transaction commits, or not at all. Raises `BadInput`."""
    if not links:
        return
    connection.execute(
        text("SELECT append_to_ledger(CAST(:kinds AS text[]), CAST(:subjects AS bigint[]), CAST(:payloads AS text[]))"),
        {
            "kinds": [link.kind for link in links],
            "subjects": [link.subject_id for link in links],
            "payloads": [canonical(link.payload) for link in links],
        },
    )


def _time(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
