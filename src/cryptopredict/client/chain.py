"""Walking the chain of what was said: no place left out, every link to the one before, every hash what it should be."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from cryptopredict.client.shapes import LinkBody

__all__ = ["GENESIS", "Noted", "broken_at"]


class Noted(NamedTuple):
    """A place in the chain and the hash of its entry, as it was seen once."""

    seq: int
    sha256: str


GENESIS = Noted(0, "0" * 64)


def broken_at(entries: Iterable[LinkBody], after: Noted = GENESIS) -> tuple[Noted, int | None]:
    """Walk entries that follow a noted place; returns how far they hold, and the first place that does not, None if all do."""
    last = after
    for entry in entries:
        words = (
            str(entry["seq"]),
            entry["kind"],
            "" if entry["subject_id"] is None else str(entry["subject_id"]),
            entry["created_at"],
            entry["payload_sha256"],
            entry["previous_sha256"],
        )
        follows = entry["seq"] == last.seq + 1 and entry["previous_sha256"] == last.sha256
        if not follows or hashlib.sha256("\n".join(words).encode()).hexdigest() != entry["entry_sha256"]:
            return last, last.seq + 1
        last = Noted(entry["seq"], entry["entry_sha256"])
    return last, None
