import asyncio
import json
import re
import subprocess
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml
from typer.testing import CliRunner
from websockets import Origin
from websockets.asyncio.client import connect

from cryptopredict.terminal import build_app
from fixtures.topology import ROOT, Topology, programs, topology, wait_for

API = "/api/v1"
OWNER = {"email": "owner@example.org", "password": "four unrelated words here"}


@pytest.fixture(scope="module")
def system() -> Iterator[Topology]:
    # Not below pytest's own folders, which the account of the servers may not enter.
    with tempfile.TemporaryDirectory(prefix="cp-deploy-") as folder, topology(Path(folder)) as running:
        made = httpx2.post(f"{running.apis[0]}{API}/setup/owner", json=OWNER)
        assert made.status_code == 201, made.text
        yield running


def test_owner_signs_in_through_the_gateway_and_either_process_knows_them(system: Topology) -> None:
    token = _token(system)
    for _ in range(4):
        me = httpx2.get(f"{system.gateway}{API}/auth/me", headers={"Authorization": f"Bearer {token}"})
        assert (me.status_code, me.json()["data"]["email"]) == (200, OWNER["email"])


def test_socket_passes_the_gateway(system: Topology) -> None:
    header = {"Authorization": f"Bearer {_token(system)}"}
    user = httpx2.get(f"{system.gateway}{API}/auth/me", headers=header).json()["data"]["id"]
    ticket = httpx2.post(f"{system.gateway}{API}/auth/ws-ticket", headers=header).json()["data"]["ticket"]

    async def first() -> Any:
        address = f"{system.gateway.replace('http', 'ws')}{API}/ws/dashboard/{user}"
        async with connect(address, origin=Origin(system.gateway)) as opened:
            await opened.send(json.dumps({"type": "auth", "ticket": ticket}))
            return json.loads(await asyncio.wait_for(opened.recv(), 20))

    assert asyncio.run(first())["type"] == "dashboard_init"


def test_metrics_stay_inside_and_reach_prometheus(system: Topology) -> None:
    assert httpx2.get(f"{system.gateway}/metrics").status_code == 404
    query = {"query": 'up{job="cryptopredict"} == 1'}

    def both() -> bool:
        try:
            answer = httpx2.get(f"{system.prometheus}/api/v1/query", params=query)
        except httpx2.HTTPError:
            return False
        return answer.status_code == 200 and len(answer.json()["data"]["result"]) == 2

    wait_for("both processes are read by Prometheus", both)
    checked = subprocess.run(
        [programs() / "promtool", "check", "rules", ROOT / "deploy" / "prometheus" / "rules.yml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


def test_every_figure_of_rules_and_dashboard_exists(system: Topology) -> None:
    exported = httpx2.get(f"{system.apis[0]}/metrics").text
    known = set(re.findall(r"^# TYPE (\S+)", exported, re.MULTILINE))
    known |= {f"{name}_bucket" for name in known} | {"cryptopredict:request_seconds:p99"}
    asked = (ROOT / "deploy/prometheus/rules.yml").read_text() + (ROOT / "deploy/grafana/dashboard.json").read_text()
    named = set(re.findall(r"\bcryptopredict[_:][a-z_0-9:]+|\bprocess_[a-z_]+", asked))
    assert named - known == set()


def test_rolling_restart_loses_no_request(system: Topology) -> None:
    seen: Counter[Any] = Counter()
    over = threading.Event()

    def ask() -> None:
        with httpx2.Client(timeout=30) as client:
            while not over.wait(0.15):
                try:
                    seen[client.get(f"{system.gateway}{API}/health/ready").status_code] += 1
                except httpx2.HTTPError as error:
                    seen[repr(error)] += 1

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for api in system.apis:
            system.stop(api)
            system.start(api)
            over.wait(1.5)  # as long as the gateway leaves out one that did not answer, and a little longer
    finally:
        over.set()
        asking.join()
    assert set(seen) == {200}
    assert seen[200] > 20


def test_one_address_is_held_to_its_share(system: Topology) -> None:
    async def burst() -> list[httpx2.Response]:
        async with httpx2.AsyncClient(timeout=30) as client:
            return await asyncio.gather(*(client.get(f"{system.gateway}{API}/health/live") for _ in range(200)))

    found = asyncio.run(burst())
    refused = [answer for answer in found if answer.status_code == 429]
    assert len(found) - len(refused) >= 20
    assert refused
    assert refused[0].headers["retry-after"] == "1"
    assert refused[0].json()["type"] == "too_many_requests"


def test_pages_are_named_by_content_and_kept(system: Topology) -> None:
    page = httpx2.get(f"{system.gateway}/en/sign-in/")
    if page.status_code == 404:
        pytest.skip("the web app is not built")
    script = page.text.split('src="/_next/static/')[1].split('"')[0]
    static = httpx2.get(f"{system.gateway}/_next/static/{script}")
    assert static.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "script-src" in page.headers["content-security-policy"]
    assert "nginx/" not in page.headers["server"]


def test_compose_starts_commands_that_exist() -> None:
    whole = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())
    ours = [one for one in whole["services"].values() if str(one.get("image", "")).startswith("cryptopredict:")]
    assert len(ours) >= 7
    for service in ours:
        # Commands and names of options are read, values are not, and nothing of it is done.
        done = CliRunner().invoke(build_app(service["command"][0]), [*service["command"], "--help"])
        assert done.exit_code == 0, done.output


def _token(system: Topology) -> str:
    answer = httpx2.post(f"{system.gateway}{API}/auth/login", json=OWNER)
    assert answer.status_code == 200, answer.text
    token: str = answer.json()["data"]["access_token"]
    return token
