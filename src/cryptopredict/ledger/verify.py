"""Checks an exported ledger. It needs this one file and Python: no database, no library, nothing else of this project.

    python verify.py FILE [--head SEQ:HASH]...

The file has one entry a line:

    {"seq":7,"kind":"signal","subject_id":3,"created_at":"2024-03-14T12:00:00.000000Z","payload_sha256":"…",
     "previous_sha256":"…","entry_sha256":"…","payload":{…}}     (all on one line)

Four rules hold for every entry:

1. `seq` is 1 in the first line and one more in each line after.
2. `payload_sha256` is the SHA-256 of the bytes of the payload as they stand there, from its `{` to its `}`.
3. `previous_sha256` is the `entry_sha256` of the line before; 64 zeros in the first line.
4. `entry_sha256` is the SHA-256 of six texts joined by line feeds: seq, kind, subject_id (empty where null), created_at,
   payload_sha256, previous_sha256.

So nothing inside can be changed, taken out, added or moved without all hashes after it changing too. Whoever owns the database
could still cut off the end, or write everything anew: against that, note the last place and hash (the head) somewhere else from
time to time, and give them as --head.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["GENESIS", "Entry", "Fault", "Head", "Verdict", "main", "read_entries", "verify"]

GENESIS = "0" * 64
_PAYLOAD = b',"payload":'


class Entry(NamedTuple):
    """One entry; `payload` are the bytes that were hashed. `fault` says what kept a line from being read."""

    seq: int
    kind: str
    subject_id: int | None
    created_at: str
    payload_sha256: str
    previous_sha256: str
    entry_sha256: str
    payload: bytes
    fault: str | None = None


class Head(NamedTuple):
    """A place in the chain and the hash of its entry."""

    seq: int
    sha256: str

    @classmethod
    def parse(cls, written: str) -> "Head":
        """From SEQ:HASH. Raises `ValueError`."""
        found = re.fullmatch(r"(\d{1,18}):([0-9a-f]{64})", written.strip())
        if found is None:
            raise ValueError(f"{written!r} is not SEQ:HASH with 64 hexadecimal digits")
        return cls(int(found[1]), found[2])

    def __str__(self) -> str:
        return f"{self.seq}:{self.sha256}"


class Fault(NamedTuple):
    """The first thing that is wrong: the place where it shows, and what it is."""

    seq: int
    what: str


class Verdict(NamedTuple):
    """How far the chain holds: `head` is the last good entry (None: there is none), `fault` what comes after it, if anything."""

    entries: int
    head: Head | None
    fault: Fault | None


def read_entries(lines: Iterable[bytes]) -> Iterator[Entry]:
    """The entries of an export, one a line; a line that is none comes with its `fault`."""
    for line in lines:
        header, mark, payload = line.rstrip(b"\r\n").partition(_PAYLOAD)
        try:
            if not mark or not payload.endswith(b"}}"):
                raise ValueError("it has no payload, or was cut off")  # noqa: TRY301 - one answer for all that is no entry
            facts = json.loads(header + b"}")
            yield Entry(
                facts["seq"],
                facts["kind"],
                facts["subject_id"],
                facts["created_at"],
                facts["payload_sha256"],
                facts["previous_sha256"],
                facts["entry_sha256"],
                payload[:-1],
            )
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            yield Entry(0, "", None, "", "", "", "", b"", str(error) or type(error).__name__)


def verify(entries: Iterable[Entry], heads: Sequence[Head] = ()) -> Verdict:
    """Walk the chain from its first entry; stops at the first fault. `heads` are places and hashes noted earlier."""
    sha256 = hashlib.sha256
    noted = {head.seq: head.sha256 for head in heads}
    expected, previous = 1, GENESIS
    rest = iter(entries)
    for entry in rest:
        fault = None
        seq, kind, subject, created, digest, before, link, payload, unreadable = entry
        if unreadable is not None:
            fault = f"line {expected} cannot be read: {unreadable}"
        elif seq != expected:
            fault = _misplaced(seq, expected, rest)
        elif sha256(payload).hexdigest() != digest:
            fault = "its payload was changed: it has another hash than the entry says"
        elif (
            sha256(f"{seq}\n{kind}\n{'' if subject is None else subject}\n{created}\n{digest}\n{before}".encode()).hexdigest()
            != link
        ):
            fault = "the entry itself was changed (place, kind, subject, time or hashes): it has another hash than it says"
        elif before != previous:
            fault = "its link is broken: the entry before has another hash, so one of the two was replaced"
        elif noted.get(seq, link) != link:
            fault = "it has another hash than was noted elsewhere: the chain was written anew"
        if fault is not None:
            return Verdict(expected - 1, _head(expected, previous), Fault(expected, fault))
        previous = link
        expected += 1
    furthest = max(noted, default=0)
    if furthest >= expected:
        what = f"entries {expected} to {furthest} are missing: the end was cut off after it had been noted elsewhere"
        return Verdict(expected - 1, _head(expected, previous), Fault(expected, what))
    return Verdict(expected - 1, _head(expected, previous), None)


def _head(expected: int, previous: str) -> Head | None:
    return Head(expected - 1, previous) if expected > 1 else None


def _misplaced(found: int, expected: int, rest: Iterable[Entry]) -> str:
    if found < expected:
        return f"entry {found} is there twice, or stands too late"
    if any(entry.seq == expected for entry in rest):
        return f"the order was changed: entry {found} stands where {expected} belongs, which comes later"
    missing = str(expected) if found == expected + 1 else f"{expected} to {found - 1}"
    return f"missing: entry {found} follows, and {missing} is nowhere"


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a file and say what was found; returns 0 when the chain holds, 1 when it does not, 2 when it cannot be read."""
    parser = argparse.ArgumentParser(description="Checks an exported ledger.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--head", action="append", default=[], type=Head.parse, metavar="SEQ:HASH")
    options = parser.parse_args(arguments)
    try:
        with options.file.open("rb") as lines:
            verdict = verify(read_entries(lines), options.head)
    except OSError as error:
        sys.stderr.write(f"{options.file} cannot be read: {error.strerror}\n")
        return 2
    if verdict.fault is not None:
        sys.stdout.write(f"BAD at entry {verdict.fault.seq}: {verdict.fault.what}\n")
        return 1
    sys.stdout.write(f"good: {verdict.entries} entries, head {verdict.head or 'none'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
