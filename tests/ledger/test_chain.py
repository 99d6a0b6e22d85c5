"""The chain: it only grows, and whatever is done to it shows at the first entry that it was done to."""

import hashlib
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError

from cryptopredict.base import BadInput, Source, utc_now
from cryptopredict.core import transaction
from cryptopredict.core.chain import Link, append_links, canonical
from cryptopredict.core.schema import CascadeRun, LedgerEntry
from cryptopredict.data.market import remove_market
from cryptopredict.ledger import store_failure
from cryptopredict.ledger.export import export_entries, ledger_head, stored_entries
from cryptopredict.ledger.verify import GENESIS, Head, main, read_entries, verify
from fixtures.world import decide, fill_market

WRITER = "cryptopredict_ledger_writer"


def add(engine: Engine, *numbers: float) -> None:
    with engine.begin() as connection:
        append_links(connection, [Link("prediction", None, {"é\n": number, "a": [1e-9, None]}) for number in numbers])


@pytest.fixture
def lines(engine: Engine, tmp_path: Path) -> list[bytes]:
    """Nine entries as they are exported."""
    add(engine, *range(1, 10))
    export_entries(engine, tmp_path / "ledger.ndjson")
    return (tmp_path / "ledger.ndjson").read_bytes().splitlines(keepends=True)


def test_a_decision_leaves_its_run_its_signals_and_its_claims(engine: Engine) -> None:
    ids = fill_market(engine)
    run = decide(engine, ids)
    with transaction(engine) as session:
        entries = session.scalars(select(LedgerEntry).order_by(LedgerEntry.seq)).all()
        stored = session.get_one(CascadeRun, run)
        assert [(entry.seq, entry.kind) for entry in entries[:2]] == [(1, "run"), (2, "signal")]
        assert entries[0].payload["decision"] == stored.decision
        assert (entries[0].payload["input_digest"], entries[0].previous_sha256) == (stored.input_digest, GENESIS)
        claims = [entry.payload["claim"] for entry in entries if entry.kind == "prediction"]
    assert sorted(claims) == ["beats_median"] * 4 + ["regime", "rotation", "target_before_stop"]
    first = len(entries)
    assert verify(stored_entries(engine)) == (first, Head(first, entries[-1].entry_sha256), None)
    decide(engine, ids)  # the same day again: a run more, and nothing claimed twice
    with transaction(engine) as session:
        store_failure(
            session, as_of=0, source=Source.FILES, kind="live", started_at=utc_now(), code_version="0", error="no data"
        )
        kinds = session.scalars(select(LedgerEntry.kind).where(LedgerEntry.seq > first).order_by(LedgerEntry.seq)).all()
    assert kinds == ["run", "run"]
    assert verify(stored_entries(engine)).fault is None


def test_a_question_about_the_past_claims_nothing(engine: Engine) -> None:
    decide(engine, fill_market(engine), kind="as_of")
    with transaction(engine) as session:
        assert session.scalars(select(LedgerEntry.kind)).all() == ["run"]


def test_what_is_rolled_back_was_never_said(engine: Engine) -> None:
    add(engine, 1)
    with engine.connect() as connection:
        append_links(connection, [Link("run", 1, {})])
        connection.rollback()
    add(engine, 2)
    assert [entry.seq for entry in stored_entries(engine)] == [1, 2]


def test_writers_at_the_same_time_make_one_chain(engine: Engine) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: add(engine, n, n), range(40)))
    verdict = verify(stored_entries(engine))
    assert (verdict.entries, verdict.fault) == (80, None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entries SET payload = '{}'",
        "DELETE FROM ledger_entries WHERE seq = 1",
        "TRUNCATE ledger_entries",
        "INSERT INTO ledger_entries SELECT * FROM ledger_entries ON CONFLICT (seq) DO UPDATE SET kind = 'run'",
    ],
)
@pytest.mark.parametrize("who", [None, WRITER, "replica"])
def test_nobody_changes_or_removes_an_entry(engine: Engine, statement: str, who: str | None) -> None:
    """Not the superuser that the application is here, nor the role that may add, nor a session that applies a replica's changes."""
    add(engine, 1)
    with engine.connect() as connection:
        if who == "replica":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        elif who is not None:
            connection.execute(text(f"SET LOCAL ROLE {who}"))
        with pytest.raises(DBAPIError, match=r"only grows|permission denied"):
            connection.execute(text(statement))
    assert verify(stored_entries(engine)).fault is None


def test_the_writer_can_add_and_look_and_no_more(engine: Engine) -> None:
    with engine.connect() as connection:
        may = {
            right: connection.scalar(text(f"SELECT has_table_privilege('{WRITER}', 'ledger_entries', '{right}')"))
            for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER")
        }
        assert may == {right: right in {"SELECT", "INSERT"} for right in may}
        assert (
            connection.scalar(text("SELECT rolsuper OR rolcanlogin FROM pg_roles WHERE rolname = :who"), {"who": WRITER})
            is False
        )
        owner = "SELECT pg_get_userbyid(proowner) FROM pg_proc WHERE proname = 'append_to_ledger'"
        assert connection.scalar(text(owner)) == WRITER


def test_the_chain_outlives_the_market(engine: Engine) -> None:
    decide(engine, fill_market(engine))
    before = len(list(stored_entries(engine)))
    with engine.begin() as connection:
        assert remove_market(connection, Source.SIMULATED)
    *_, last = stored_entries(engine)
    assert (last.seq, last.kind) == (before + 1, "market_removed")
    assert json.loads(last.payload)["removed"] == {"cascade_runs": 1, "trading_signals": 1, "predictions": 7}
    assert verify(stored_entries(engine)).fault is None


def test_what_has_no_one_text_is_refused() -> None:
    assert canonical({"b": 1e-9, "a": 0.1, "ü": utc_now().replace(2024, 3, 14, 12, 0, 0, 0)}) == (
        '{"a":0.1,"b":1e-09,"ü":"2024-03-14T12:00:00Z"}'
    )
    for bad in (float("nan"), float("inf"), {1, 2}, "\ud800"):
        with pytest.raises(BadInput):
            canonical({"a": bad})


def _without(lines: list[bytes]) -> list[bytes]:
    return lines[:4] + lines[5:]


def _swapped(lines: list[bytes]) -> list[bytes]:
    return [*lines[:4], lines[5], lines[4], *lines[6:]]


def _rehashed(lines: list[bytes]) -> list[bytes]:
    """Entry 5 replaced by one that is right in itself: it can only show in the link of entry 6."""
    other = lines[4].replace(b'"a":[1e-09,null]', b'"a":[2e-09,null]')
    facts = json.loads(other)
    payload = other.partition(b',"payload":')[2][:-2]
    digest = hashlib.sha256
    facts["payload_sha256"] = digest(payload).hexdigest()
    joined = "\n".join(["5", facts["kind"], "", facts["created_at"], facts["payload_sha256"], facts["previous_sha256"]])
    facts["entry_sha256"] = digest(joined.encode()).hexdigest()
    del facts["payload"]
    return [*lines[:4], json.dumps(facts).encode()[:-1] + b',"payload":' + payload + b"}\n", *lines[5:]]


@pytest.mark.parametrize(
    ("tamper", "seq", "words"),
    [
        (_without, 5, "missing: entry 6 follows, and 5 is nowhere"),
        (_swapped, 5, "order was changed: entry 6 stands where 5 belongs"),
        (lambda lines: lines[:5] + lines[4:], 6, "entry 5 is there twice"),
        (lambda lines: lines[3:], 1, "missing: entry 4 follows, and 1 to 3 is nowhere"),
        (lambda lines: [*lines[:4], lines[4].replace(b":5", b":7", 2), *lines[5:]], 5, "missing|changed"),
        (lambda lines: [*lines[:4], lines[4].replace(b"null]", b"true]"), *lines[5:]], 5, "payload was changed"),
        (
            lambda lines: [*lines[:4], lines[4].replace(b'"prediction"', b'"outcome"'), *lines[5:]],
            5,
            "entry itself was changed",
        ),
        (_rehashed, 6, "link is broken"),
        (lambda lines: [*lines[:8], lines[8][:-20]], 9, "cut off"),
        (lambda lines: [*lines[:4], b"\n", *lines[5:]], 5, "cannot be read"),
    ],
)
def test_the_first_bad_entry_is_named(
    lines: list[bytes], tamper: Callable[[list[bytes]], list[bytes]], seq: int, words: str
) -> None:
    assert verify(read_entries(lines)) == (9, Head(9, json.loads(lines[8])["entry_sha256"]), None)
    verdict = verify(read_entries(tamper(lines)))
    assert verdict.fault is not None
    assert verdict.fault.seq == seq
    assert any(word in verdict.fault.what for word in words.split("|")), verdict.fault.what
    assert verdict.entries == seq - 1


def test_no_byte_can_be_flipped(lines: list[bytes]) -> None:
    chance = random.Random(4)  # noqa: S311  no secret
    head = verify(read_entries(lines)).head
    assert head is not None
    for _ in range(400):
        row = chance.randrange(len(lines))
        place = chance.randrange(len(lines[row]))
        flipped = bytearray(lines[row])
        flipped[place] ^= 1 << chance.randrange(8)
        changed = b"".join([*lines[:row], bytes(flipped), *lines[row + 1 :]]).splitlines(keepends=True)
        verdict = verify(read_entries(changed), [head])
        same = place == len(lines[row]) - 1 and row == len(lines) - 1 and verdict.fault is None
        assert same or (verdict.fault is not None and verdict.fault.seq in {row + 1, row + 2}), (row, place)


def test_a_cut_end_shows_where_the_head_was_noted(lines: list[bytes]) -> None:
    noted = Head.parse(f"7:{json.loads(lines[6])['entry_sha256']}")
    assert verify(read_entries(lines), [noted]).fault is None
    assert verify(read_entries(lines[:7]), [noted]).fault is None
    for rest in (lines[:6], []):
        fault = verify(read_entries(rest), [noted]).fault
        assert fault is not None
        assert (fault.seq, "cut off" in fault.what) == (len(rest) + 1, True)
    fault = verify(read_entries(lines), [Head(7, "0" * 64)]).fault
    assert fault is not None
    assert (fault.seq, "written anew" in fault.what) == (7, True)


def test_the_checker_needs_nothing_but_python(engine: Engine, lines: list[bytes], tmp_path: Path) -> None:
    """A stranger takes the one file away from here and runs it."""
    source = sys.modules["cryptopredict.ledger.verify"].__file__
    assert source is not None
    shutil.copy(source, tmp_path / "verify.py")
    command = [sys.executable, "-I", "-S", "-W", "error", str(tmp_path / "verify.py"), str(tmp_path / "ledger.ndjson")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own file
    with engine.connect() as connection:
        assert (done.returncode, done.stdout) == (0, f"good: 9 entries, head {ledger_head(connection)}\n")
    (tmp_path / "ledger.ndjson").write_bytes(b"".join(_without(lines)))
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own file
    assert (done.returncode, done.stdout[:14]) == (1, "BAD at entry 5")
    assert main([str(tmp_path / "none")]) == 2
