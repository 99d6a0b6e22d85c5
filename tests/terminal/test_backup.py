"""A backup that was never restored is a hope: here it is made while rows come in, and brought into an empty home."""

import io
import json
import tarfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text

from cryptopredict.core import Settings, migrations, secret_key, sync_engine
from cryptopredict.core.chain import Link, append_links
from cryptopredict.core.dump import count_rows
from cryptopredict.core.schema import LedgerEntry
from cryptopredict.ledger.export import ledger_head, stored_entries
from cryptopredict.ledger.verify import verify
from fixtures.commands import Command
from fixtures.world import decide, fill_market

_RIGHTS = """
SELECT grantee, privilege_type FROM information_schema.role_table_grants WHERE table_name = 'ledger_entries'
UNION SELECT pg_get_userbyid(proowner), proacl::text FROM pg_proc WHERE proname = 'append_to_ledger'
UNION SELECT tgname, tgenabled::text FROM pg_trigger WHERE tgrelid = 'ledger_entries'::regclass ORDER BY 1, 2
"""


def lengthen(engine: Engine, enough: threading.Event) -> None:
    while not enough.is_set():
        with engine.begin() as connection:
            append_links(connection, [Link("prediction", None, {"a": 1})])


@pytest.fixture
def backup(settings: Settings, engine: Engine, command: Command, tmp_path: Path) -> Path:
    """A backup of a decided market, made while the ledger grows."""
    decide(engine, fill_market(engine))
    secret_key(settings.home)
    model = settings.home / "models" / "tone" / "weights.npz"
    model.parent.mkdir(parents=True)
    model.write_bytes(b"weights")
    enough = threading.Event()
    writer = threading.Thread(target=lengthen, args=(engine, enough))
    writer.start()
    done = command("backup", str(tmp_path / "backup.tar"), "--json")
    enough.set()
    writer.join()
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["tables"] > 40
    assert (tmp_path / "backup.tar").stat().st_mode & 0o777 == 0o600
    return tmp_path / "backup.tar"


def test_everything_comes_back(
    backup: Path, settings: Settings, engine: Engine, empty_database_url: str, command: Command, tmp_path: Path
) -> None:
    home = tmp_path / "other"
    done = command("restore", str(backup), "--json", home=home, database_url=empty_database_url)
    assert done.returncode == 0, done.stderr
    assert secret_key(home) == secret_key(settings.home)
    assert (home / "models" / "tone" / "weights.npz").read_bytes() == b"weights"
    other = sync_engine(empty_database_url)
    with engine.connect() as before, other.connect() as after:
        assert migrations.current(other) == migrations.head()
        assert [tuple(row) for row in after.execute(text(_RIGHTS))] == [tuple(row) for row in before.execute(text(_RIGHTS))]
        head = ledger_head(after)
        assert head is not None
        assert verify(stored_entries(engine), [head]).fault is None, "what was restored is a beginning of what went on"
        assert {name: n for name, n in count_rows(after).items() if "ledger" not in name} == {
            name: n for name, n in count_rows(before).items() if "ledger" not in name
        }
        assert 0 < head.seq < (before.scalar(select(func.max(LedgerEntry.seq))) or 0)
    again = command("restore", str(backup), home=home, database_url=empty_database_url)
    assert (again.returncode, "is not empty" in again.stderr) == (5, True)
    with other.begin() as connection:  # it goes on from there
        append_links(connection, [Link("prediction", None, {"a": 1})])
    assert verify(stored_entries(other)).fault is None
    other.dispose()


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def turn(content: bytes) -> bytes:
    place = content.index(b"PGDMP") + 5_000
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def climb(_content: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../secrets/token.key"))
    return file.getvalue()


@pytest.mark.parametrize("spoil", [cut, turn, climb])
def test_a_spoilt_one_changes_nothing(
    spoil: Callable[[bytes], bytes], backup: Path, empty_database_url: str, command: Command, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.tar"
    bad.write_bytes(spoil(backup.read_bytes()))
    home = tmp_path / "other"
    done = command("restore", str(bad), home=home, database_url=empty_database_url)
    assert (done.returncode, "is no whole backup" in done.stderr) == (2, True), done.stderr
    assert not [path for path in home.rglob("*") if path.is_file() and path.parent.name != "run"]
    other = sync_engine(empty_database_url)
    assert migrations.current(other) is None
    other.dispose()
