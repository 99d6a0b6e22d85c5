"""The Python client: it names nothing that is not in the document, and does what it says against a real server."""

import inspect
import json
import re
import runpy
import socket
import subprocess
import sys
import typing
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from redis import Redis
from sqlalchemy import Engine, text
from websockets.sync.client import ClientConnection, connect

from cryptopredict.client import BadRequest, Client, Conflict, Noted, NotFound, NotSignedIn, Unreachable, shapes
from cryptopredict.core import EVENTS, Ground
from cryptopredict.ledger.export import stored_entries
from cryptopredict.ledger.verify import verify
from cryptopredict.server import create_app
from cryptopredict.server.arrow import arrow_stream
from cryptopredict.server.guard import PREFIX
from fixtures.serving import EMAIL, PHRASE, listening
from fixtures.world import decide, fill_market

ROOT = Path(__file__).resolve().parents[2]
MADE: dict[str, Any] = {"crypto_ids": [1, 2], "symbol": "BTC", "interval": "1d", "start": datetime(2026, 1, 1, tzinfo=UTC)}
MADE |= {"end": datetime(2026, 2, 1, tzinfo=UTC), "limit": 5, "supposed": {"trailing": 0.1}, "noted": Noted(0, "0" * 64)}
# They take several requests, or give more than the answer of one.
WHOLE = {"ask": "Asked", "ledger": "LedgerLinks", "verify_ledger": "LedgerLinks", "candles": "Candles"}
CALLS = [
    name
    for name, _ in inspect.getmembers(Client, inspect.isfunction)
    if not name.startswith(("_", "follow_")) and name not in ("sign_in", "sign_out")
]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    whole: dict[str, Any] = create_app().openapi()
    return whole


def test_the_types_are_those_of_the_server(document: dict[str, Any]) -> None:
    made: str = runpy.run_path(str(ROOT / "scripts" / "client_shapes.py"))["shapes"](document)
    assert made == Path(shapes.__file__).read_text(encoding="utf-8")


def _asked(name: str) -> list[httpx2.Request]:
    """What a call sends when every argument is given."""
    sent: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        if "arrow" in request.headers.get("accept", ""):
            return httpx2.Response(200, content=arrow_stream({"epoch_seconds": ()}, integers=frozenset({"epoch_seconds"})))
        rows = request.url.params.get("offset") is not None
        return httpx2.Response(200, json={"data": [] if rows else {"entries": [], "prediction": {}}, "total": 0})

    with Client("http://here.example", transport=httpx2.MockTransport(answer)) as api:
        call = getattr(api, name)
        given = {one.name: _value(one) for one in inspect.signature(call).parameters.values()}
        found = call(**given)
        if inspect.isgenerator(found):
            list(found)
    return sent


def _value(parameter: inspect.Parameter) -> Any:
    if parameter.name in MADE:
        return MADE[parameter.name]
    for kind in (*typing.get_args(parameter.annotation), parameter.annotation):
        for choice in typing.get_args(kind):
            if isinstance(choice, str):
                return choice
    return "7" if str in (parameter.annotation, *typing.get_args(parameter.annotation)) else 7


@pytest.mark.parametrize("name", CALLS)
def test_every_call_is_an_operation_of_the_document_with_those_parameters(document: dict[str, Any], name: str) -> None:
    (request, *_) = _asked(name)
    place, method = request.url.path, request.method.lower()
    paths = document["paths"]
    fits = [path for path in paths if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", path), place)]
    operation = paths[place if place in paths else fits[0]][method]
    known = {one["name"] for one in operation.get("parameters", []) if one["in"] in ("query", "header")}
    assert set(request.url.params) <= known
    assert ("idempotency-key" in request.headers) <= ("Idempotency-Key" in known or "idempotency-key" in known)
    if request.content:
        body = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
        assert set(json.loads(request.content)) <= set(document["components"]["schemas"][body]["properties"])
    answered = next(operation["responses"][status] for status in ("200", "201", "202") if status in operation["responses"])
    envelope = answered["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
    data = document["components"]["schemas"][envelope]["properties"]["data"]
    said = data.get("$ref", data.get("items", {}).get("$ref", "")).rsplit("/", 1)[1]
    told = typing.get_type_hints(getattr(Client, name), {**vars(sys.modules["cryptopredict.client.api"]), "Table": object})
    returned = told["return"]
    inner = typing.get_args(returned)[0] if typing.get_origin(returned) is not None and name not in WHOLE else returned
    assert said == (WHOLE.get(name) or inner.__name__)


@pytest.fixture
def served(ground: Ground, engine: Engine) -> Iterator[tuple[FastAPI, str]]:
    """A server that listens, with a decided market and its owner."""
    app = create_app(ground)
    with listening(app) as url:
        httpx2.post(f"{url}{PREFIX}/setup/owner", json={"email": EMAIL, "password": PHRASE}).raise_for_status()
        ids = fill_market(engine)
        decide(engine, ids)
        yield app, url


def test_it_signs_in_stays_in_and_reads(served: tuple[FastAPI, str], engine: Engine) -> None:
    _, url = served
    with Client(url, email=EMAIL, password=PHRASE) as api:
        assert api.me()["email"] == EMAIL
        api._wire._token = "an.ended.token"  # noqa: S105
        assert api.regime()["regime"] == "bull"
        assert [signal["symbol"] for signal in api.signals(status="active")] == ["BTC"]
        bitcoin = api.cryptocurrency("BTC")["id"]
        table = api.candles(bitcoin, "1d", limit=None)
        assert (table.num_rows, table["close"].to_numpy()[-1]) == (365, 465.0)
        since = datetime.fromtimestamp(table["epoch_seconds"][300].as_py(), tz=UTC)
        assert api.candles(bitcoin, start=since, limit=None).num_rows == 65
        head = api.ledger_head()
        held, broken = api.verify_ledger()
        verdict = verify(stored_entries(engine))
        assert (held, broken) == (Noted(head["seq"], head["sha256"]), None)
        assert tuple(verdict.head or ()) == tuple(held)
        assert api.verify_ledger(Noted(held.seq, "f" * 64)) == (Noted(held.seq, "f" * 64), None)  # nothing came since
        assert api.verify_ledger(Noted(1, "f" * 64))[1] == 2
        api.sign_out()
        with pytest.raises(NotSignedIn):
            api.me()


def test_what_the_server_refuses_is_one_tree(served: tuple[FastAPI, str]) -> None:
    _, url = served
    with pytest.raises(NotSignedIn, match="Email or password is wrong"):
        Client(url, email=EMAIL, password="something else")
    with Client(url, email=EMAIL, password=PHRASE) as api:
        with pytest.raises(NotFound) as missing:
            api.signal(2**40)
        assert (missing.value.slug, missing.value.status, len(missing.value.request_id) > 8) == ("not_found", 404, True)
        with pytest.raises(BadRequest, match="horizon"):
            api.regime_forecast("2d")  # type: ignore[arg-type]
        with pytest.raises((Conflict, BadRequest)):
            api.execute(1, "1000000000")
    with Client("http://127.0.0.1:9") as nowhere, pytest.raises(Unreachable):
        nowhere.health()
    with Client(url) as nobody, pytest.raises(NotSignedIn):
        nobody.regime()


def test_a_line_that_breaks_goes_on_where_it_was(
    served: tuple[FastAPI, str], redis: "Redis", monkeypatch: pytest.MonkeyPatch
) -> None:
    _, url = served
    lines: list[ClientConnection] = []

    def opened(*given: Any, **more: Any) -> ClientConnection:
        lines.append(connect(*given, **more))
        return lines[-1]

    monkeypatch.setattr("websockets.sync.client.connect", opened)

    def tell(number: int) -> None:
        redis.publish(EVENTS, json.dumps({"topic": "new_signal", "data": {"signal_id": number}}))

    with Client(url, email=EMAIL, password=PHRASE) as api:
        events = api.follow_dashboard()
        assert next(events)["type"] == "dashboard_init"
        tell(1)
        assert next(event for event in events if event["type"] == "new_signal")["data"]["signal_id"] == 1
        lines[-1].socket.shutdown(socket.SHUT_RDWR)
        tell(2)
        told = next(events)
        assert (told["type"], told["data"], len(lines)) == ("new_signal", {"signal_id": 2}, 2)
    # A line left open would keep the program from ending.
    assert (list(events), [line.protocol.state.name for line in lines]) == ([], ["CLOSED"] * 2)


def test_the_example_reads_and_finds_out_what_was_rewritten(
    served: tuple[FastAPI, str], engine: Engine, tmp_path: Path
) -> None:
    _, url = served
    note = tmp_path / "noted.json"

    def run() -> "subprocess.CompletedProcess[str]":
        command = [
            sys.executable,
            str(ROOT / "examples" / "read_and_verify.py"),
            "--url",
            url,
            "--email",
            EMAIL,
            "--note",
            str(note),
        ]
        return subprocess.run(  # noqa: S603 - our own example
            command,
            env={"CRYPTOPREDICT_PASSWORD": PHRASE, "PYTHONPATH": str(ROOT / "src"), "PATH": ""},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    first = run()
    assert first.returncode == 0, first.stderr
    assert "The market is bull: said with 56%, which came true in 54% of 412 cases (49% to 59%)" in first.stdout
    assert "BTC long at 100" in first.stdout
    assert "The chain holds from entry 0 to" in first.stdout
    noted = json.loads(note.read_text())
    note.write_text(json.dumps([noted[0] - 1, "0" * 64]))
    rewritten = run()
    assert (rewritten.returncode, f"does not hold at entry {noted[0]}" in rewritten.stdout) == (1, True)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT max(seq) FROM ledger_entries")) == noted[0]


def test_it_stands_alone() -> None:
    """Nothing of the project but itself, and of the libraries httpx2 alone."""
    words = (
        "import sys, cryptopredict.client as c; ours = sorted(m for m in sys.modules if m.startswith('cryptopredict'));"
        " heavy = {'numpy', 'pyarrow', 'pydantic', 'sqlalchemy', 'websockets', 'fastapi'} & set(sys.modules);"
        " print([m for m in ours if not m.startswith('cryptopredict.client') and m != 'cryptopredict'], sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    assert done.stdout.strip() == "[] []"
