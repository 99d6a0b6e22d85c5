"""The ledger as a person or a script meets it."""

import json
import subprocess
import sys
from pathlib import Path

from cryptopredict.core import Ground, Settings
from cryptopredict.core.chain import Link, append_links
from fixtures.processes import run_command


def addresses(settings: Settings) -> dict[str, str]:
    return {
        "home": str(settings.home),
        "database_url": str(settings.database_url),
        "redis_url": str(settings.redis_url),
        "port": str(settings.port),
    }


def test_a_ledger_is_exported_and_checked(ground: Ground, tmp_path: Path) -> None:
    here, file = addresses(ground.settings), tmp_path / "ledger.ndjson"
    assert run_command("export-ledger", "--head", **here).stdout == ""
    with ground.engine.begin() as connection:
        append_links(connection, [Link("run", n, {"n": n}) for n in range(3)])
    head = run_command("export-ledger", str(file), **here).stdout.strip()
    assert head == run_command("export-ledger", "--head", **here).stdout.strip()
    assert head.startswith("3:")
    good = f"good: 3 entries, head {head}\n"
    for arguments in ([str(file)], ["--database"], [str(file), "--head", head]):
        done = run_command("verify-ledger", *arguments, **here)
        assert (done.returncode, done.stdout) == (0, good)
    module = [sys.executable, "-W", "error", "-m", "cryptopredict.ledger.verify", str(file)]
    done = subprocess.run(module, capture_output=True, text=True, check=True)  # noqa: S603  our own module
    assert done.stdout == good

    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:2]))
    done = run_command("verify-ledger", str(file), "--head", head, "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["good"], found["fault"]["seq"]) == (1, False, 3)
    for wrong in (["verify-ledger"], ["verify-ledger", str(file), "--head", "3"], ["export-ledger", str(file)]):
        assert run_command(*wrong, **here).returncode == 2
