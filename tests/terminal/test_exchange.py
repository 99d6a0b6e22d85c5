"""`cryptopredict exchange`, as its owner meets it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cryptopredict.base import BadInput
from cryptopredict.core import Ground
from cryptopredict.portfolio.exchange import CONFIRMATION
from cryptopredict.terminal import build_app
from fixtures.simulated import simulated
from fixtures.trading import Market


def test_it_is_connected_allowed_shown_and_disconnected(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Market(ground.engine).trader("ada")

    def run(deed: str, given: str = "") -> Any:
        done = CliRunner().invoke(build_app("exchange"), ["exchange", deed, "--user", "Ada@example.org", "--json"], input=given)
        if done.exception is not None:
            raise done.exception
        assert "secret" not in done.output
        return json.loads(done.output)

    with simulated(tmp_path) as served:
        settings = ground.settings
        for name, value in {
            "home": settings.home,
            "database_url": settings.database_url,
            "redis_url": settings.redis_url,
            "binance_url": f"{served.address}/binance",
        }.items():
            monkeypatch.setenv(f"CRYPTOPREDICT_{name.upper()}", str(value))
        account = {"key": "the-key", "secret": "the-secret", "balances": {"USDT": "250.5"}}
        assert served.client.post(f"{served.address}/control/accounts", json=account).status_code == 200
        connected = run("connect", "the-key\nthe-secret\n")
        assert (connected["connected"], connected["allowed_at"], float(connected["cash"])) == (True, None, 250.5)
        with pytest.raises(BadInput, match="stays off"):
            run("allow", "yes\n")
        allowed = run("allow", CONFIRMATION + "\n")
        assert (allowed["switched_on"], allowed["allowed_at"] is None) == (False, False)
        assert run("resume")["checked_at"] is not None
        assert run("forbid")["allowed_at"] is None
        assert run("disconnect")["connected"] is False
        assert run("status")["connected"] is False


def test_no_process_loads_the_library_of_exchanges_before_it_needs_it() -> None:
    words = "import sys, cryptopredict.scheduler.jobs, cryptopredict.terminal.exchange; sys.exit('ccxt' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], check=False, timeout=120).returncode == 0  # noqa: S603  ourselves
