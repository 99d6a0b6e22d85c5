"""The ledger as a person or a script meets it."""

import json
import subprocess
import sys
from pathlib import Path

from cryptopredict.core import Ground
from cryptopredict.core.chain import Link, append_links
from fixtures.commands import Command


def test_a_ledger_is_exported_and_checked(ground: Ground, command: Command, tmp_path: Path) -> None:
    file = tmp_path / "ledger.ndjson"
    assert command("export-ledger", "--head").stdout == ""
    with ground.engine.begin() as connection:
        append_links(connection, [Link("run", n, {"n": n}) for n in range(3)])
    head = command("export-ledger", str(file)).stdout.strip()
    assert head == command("export-ledger", "--head").stdout.strip()
    assert head.startswith("3:")
    good = f"good: 3 entries, head {head}\n"
    for arguments in ([str(file)], ["--database"], [str(file), "--head", head]):
        done = command("verify-ledger", *arguments)
        assert (done.returncode, done.stdout) == (0, good)
    module = [sys.executable, "-W", "error", "-m", "cryptopredict.ledger.verify", str(file)]
    checked = subprocess.run(module, capture_output=True, text=True, check=True)  # noqa: S603  our own module
    assert checked.stdout == good

    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:2]))
    done = command("verify-ledger", str(file), "--head", head, "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["good"], found["fault"]["seq"]) == (1, False, 3)
    for wrong in (["verify-ledger"], ["verify-ledger", str(file), "--head", "3"], ["export-ledger", str(file)]):
        assert command(*wrong).returncode == 2
