"""What the server believes of where a request comes from."""

from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from cryptopredict.core import Settings
from cryptopredict.terminal.serve import configured


async def _where(scope: Any, _receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        said = f"{scope['scheme']} {scope['client'][0]}".encode()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": said})


@pytest.mark.parametrize(
    ("trusted", "peer", "forwarded", "seen"),
    [
        ((), "127.0.0.1", "9.9.9.9", "http 127.0.0.1"),
        (("10.0.0.0/8",), "10.0.0.2", "9.9.9.9", "https 9.9.9.9"),
        # What the client itself wrote comes first in the list; the nearest that is no proxy counts.
        (("10.0.0.0/8",), "10.0.0.2", "127.0.0.1, 9.9.9.9, 10.0.0.3", "https 9.9.9.9"),
        (("10.0.0.0/8",), "11.0.0.2", "9.9.9.9", "http 11.0.0.2"),
    ],
    ids=["nobody", "a proxy", "a chain", "somebody else"],
)
def test_only_a_trusted_proxy_is_believed(
    settings: Settings, trusted: tuple[str, ...], peer: str, forwarded: str, seen: str
) -> None:
    chosen = Settings(home=settings.home, trusted_proxies=trusted)
    config: uvicorn.Config = configured(_where, chosen)
    config.load()
    client = TestClient(config.loaded_app, base_url="http://127.0.0.1", client=(peer, 50_000))
    assert client.get("/", headers={"X-Forwarded-For": forwarded, "X-Forwarded-Proto": "https"}).text == seen
