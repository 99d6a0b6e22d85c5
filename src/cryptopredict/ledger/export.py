"""The chain as it stands: out of the database, into a file that `ledger.verify` can judge alone."""

import json
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from cryptopredict.base import BadInput
from cryptopredict.ledger.verify import Entry, Head

__all__ = ["entries_after", "entry_with_payload", "export_entries", "ledger_head", "stored_entries"]

_BATCH = 2_000
_LINK = (
    "SELECT seq, kind, subject_id, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'),"
    " payload_sha256, previous_sha256, entry_sha256"
)
_ENTRIES = text(f"{_LINK}, convert_to(payload::text, 'UTF8') FROM ledger_entries ORDER BY seq")
_AFTER = text(f"{_LINK} FROM ledger_entries WHERE seq > :after ORDER BY seq LIMIT :limit")
_ONE = text(f"{_LINK}, convert_to(payload::text, 'UTF8') FROM ledger_entries WHERE seq = :seq")


def ledger_head(connection: Connection) -> Head | None:
    """The last place and its hash, to be noted elsewhere; None while nothing was said."""
    row = connection.execute(text("SELECT seq, entry_sha256 FROM ledger_entries ORDER BY seq DESC LIMIT 1")).one_or_none()
    return None if row is None else Head(int(row[0]), str(row[1]))


def entries_after(connection: Connection, after: int, limit: int) -> list[Entry]:
    """At most `limit` entries after a place, in their order, without their payloads."""
    return [Entry._make((*row, b"", None)) for row in connection.execute(_AFTER, {"after": after, "limit": limit})]


def entry_with_payload(connection: Connection, seq: int) -> Entry | None:
    """One entry, None where there is none."""
    row = connection.execute(_ONE, {"seq": seq}).one_or_none()
    if row is None:
        return None
    *facts, payload = row
    return Entry._make((*facts, bytes(payload), None))


def stored_entries(engine: Engine) -> Iterator[Entry]:
    """Every entry in its order as of one moment, a batch at a time: a long chain needs no more memory than a short one."""
    with engine.connect().execution_options(stream_results=True, max_row_buffer=_BATCH) as connection:
        for *facts, payload in connection.execute(_ENTRIES):
            yield Entry._make((*facts, bytes(payload), None))


def export_entries(engine: Engine, target: Path) -> Head | None:
    """Write the chain to a new file, one entry a line; returns its head. Raises `BadInput` where the file cannot be written."""
    head = None
    try:
        with target.open("xb") as file:
            for entry in stored_entries(engine):
                file.write(_line(entry))
                head = Head(entry.seq, entry.entry_sha256)
    except FileExistsError as error:
        raise BadInput(
            f"{target} exists already", why="An export never replaces a file.", to_do="Choose another name, or remove it."
        ) from error
    except OSError as error:
        raise BadInput(
            f"{target} cannot be written", why=error.strerror or str(error), to_do="Choose another place."
        ) from error
    return head


def _line(entry: Entry) -> bytes:
    facts = {name: getattr(entry, name) for name in Entry._fields if name not in {"payload", "fault"}}
    return json.dumps(facts, separators=(",", ":")).encode()[:-1] + b',"payload":' + entry.payload + b"}\n"
