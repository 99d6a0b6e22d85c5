"""The ways out, to something that really answers: a push service and a messenger on this machine."""

import json
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cryptopredict.core import Settings
from cryptopredict.core.schema import NotificationChannel, PushSubscription, User
from cryptopredict.core.sealing import seal
from cryptopredict.members.notifying import Gone, Message, NotSent, Parcel, sender, vapid_public_key, ways

USER = User(email="somebody@example.org", password_hash="x", preferences={})
ABOUT = {"event": "new_signal", "signal_id": 7, "crypto_id": 2}
MESSAGES = (Message("New signal: LINK long", "Chance 0.57", 3, ABOUT),)


@contextmanager
def listening(status: int = 201, location: str | None = None) -> Iterator[tuple[int, list[tuple[Any, bytes]]]]:
    """A server that answers every POST so; its port, and the headers and bodies that it got."""
    got: list[tuple[Any, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append((self.headers, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            if location is not None:
                self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port, got
        finally:
            server.shutdown()
            thread.join()


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", notify_private_hosts=True)


@pytest.fixture
def _push_service_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of push services, for the length of a test: this machine without encryption."""
    monkeypatch.setattr(ways, "check_push_endpoint", lambda endpoint: endpoint)


@pytest.mark.usefixtures("_push_service_here")
def test_a_browser_reads_what_was_pushed_and_nobody_between_does(settings: Settings) -> None:
    key, auth = ec.generate_private_key(ec.SECP256R1()), b"0123456789abcdef"
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    with listening() as (port, got):
        browser = PushSubscription(endpoint=f"http://127.0.0.1:{port}/push/1", p256dh=_text(point), auth=_text(auth))
        sender(settings)(Parcel(USER, MESSAGES, None, browser))
    headers, body = got[0]
    assert b"LINK" not in body
    read = json.loads(http_ece.decrypt(body, private_key=key, auth_secret=auth, version="aes128gcm"))
    assert read == {"id": 3, "title": "New signal: LINK long", "message": "Chance 0.57", "about": ABOUT}
    assert f"k={vapid_public_key(settings.home)}" in headers["Authorization"]
    claims = json.loads(urlsafe_b64decode(headers["Authorization"].split("t=")[1].split(",")[0].split(".")[1] + "=="))
    assert claims["aud"] == f"http://127.0.0.1:{port}"


@pytest.mark.usefixtures("_push_service_here")
@pytest.mark.parametrize(("status", "raised"), [(410, Gone), (404, Gone), (500, NotSent), (429, NotSent), (302, NotSent)])
def test_a_push_service_that_does_not_take_it(settings: Settings, status: int, raised: type[Exception]) -> None:
    point = ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    with listening() as (elsewhere, reached), listening(status, f"http://127.0.0.1:{elsewhere}/inside") as (port, _):
        browser = PushSubscription(endpoint=f"http://127.0.0.1:{port}/", p256dh=_text(point), auth=_text(b"0123456789abcdef"))
        with pytest.raises(raised):
            sender(settings)(Parcel(USER, MESSAGES, None, browser))
        assert reached == []


def test_a_messenger_gets_the_words(settings: Settings) -> None:
    with listening(200) as (port, got):
        channel = NotificationChannel(
            kind="service",
            name="home",
            service="ntfy",
            sealed=seal(settings.home, f"ntfy://127.0.0.1:{port}/signals?format=text"),
        )
        sender(settings)(Parcel(USER, MESSAGES, channel, None))
    assert "LINK" in str(dict(got[0][0])) + got[0][1].decode()


def test_a_messenger_that_refuses_or_moved_inside_gets_nothing(settings: Settings) -> None:
    with listening(500) as (port, _):
        sealed = seal(settings.home, f"ntfy://127.0.0.1:{port}/signals")
        channel = NotificationChannel(kind="service", name="home", service="ntfy", sealed=sealed)
        with pytest.raises(NotSent, match="did not take it"):
            sender(settings)(Parcel(USER, MESSAGES, channel, None))
    with listening(200) as (port, got):
        channel = NotificationChannel(
            kind="service", name="home", service="ntfy", sealed=seal(settings.home, f"ntfy://127.0.0.1:{port}/signals")
        )
        strict = Settings(home=settings.home)
        with pytest.raises(NotSent, match="inside this network"):
            sender(strict)(Parcel(USER, MESSAGES, channel, None))
        assert got == []
