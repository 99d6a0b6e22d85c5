import gzip
import json
import logging
import socket
from datetime import timedelta
from email.utils import format_datetime

import pytest
from prometheus_client import REGISTRY

from cryptopredict import __version__
from cryptopredict.base import BadInput, Reason, Unavailable, utc_now
from cryptopredict.core.outgoing import Limit, Provider
from fixtures.asking import KEY, Ways, call, provider, refused
from fixtures.upstream import Reply, Upstream, answer, cut, raw, silent, slow

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
_BOMB = gzip.compress(b"[" + b"0," * 10_000_000, 1)

_UNUSABLE: dict[str, tuple[Reply, Reason, str]] = {
    "a wrong key": (answer(401), Reason.BLOCKED, "401"),
    "not in this plan": (answer(403, b'{"status": {"error_code": 1020, "error_message": "no"}}'), Reason.BLOCKED, "403: no"),
    "not in this country": (answer(451), Reason.BLOCKED, "451"),
    "unknown coin": (answer(404, b'{"error": "coin not found"}'), Reason.NOT_LISTED, "coin not found"),
    "unknown symbol": (answer(400, b'{"code": -1121, "msg": "Invalid symbol."}'), Reason.NOT_LISTED, "Invalid symbol"),
    "a wrong request": (answer(400, b'{"code": -1100, "msg": "Illegal characters."}'), Reason.UNREADABLE, "Illegal characters"),
    "a redirect": (
        answer(302, Location="https://elsewhere.example/login?token=abc"),
        Reason.UNREADABLE,
        "elsewhere.example/login,",
    ),
    "a page": (answer(200, b"<html>Checking your browser</html>", kind="text/html"), Reason.UNREADABLE, "HTML"),
    "a page that says it is JSON": (answer(200, b" <html>Checking your browser</html>"), Reason.UNREADABLE, "web page"),
    "half a text": (answer(200, b'{"price": '), Reason.UNREADABLE, "not JSON"),
    "half a body": (raw(_HEAD + b'Content-Length: 999\r\n\r\n{"price": 1}'), Reason.UNREADABLE, "cut off"),
    "half of the pieces": (raw(_HEAD + b'Transfer-Encoding: chunked\r\n\r\nc\r\n{"price": 1}'), Reason.UNREADABLE, "cut off"),
    "no gzip": (answer(200, b"no gzip at all", Content_Encoding="gzip"), Reason.UNREADABLE, "compression"),
    "too large": (answer(200, b"[" + b" " * 200_000 + b"]"), Reason.UNREADABLE, "larger than"),
    "a bomb": (answer(200, _BOMB, Content_Encoding="gzip"), Reason.UNREADABLE, "larger than"),
    "a bottomless pit": (answer(200, b"[" * 100_000 + b"]" * 100_000, kind="application/json"), Reason.UNREADABLE, ""),
}


def test_an_answer_is_unpacked_and_read(server: Upstream, way: Ways) -> None:
    server.script("/data", answer(200, gzip.compress(b'{"price": 1}'), Content_Encoding="gzip"))
    question = call(provider(server), query=(("id", "a b"), ("page", "2")))
    assert way().ask(question) == {"price": 1}
    (seen,) = server.seen
    assert (seen.query, seen.headers["user-agent"], seen.headers["x-key"]) == (
        "id=a+b&page=2",
        f"CryptoPredict/{__version__}",
        KEY,
    )


@pytest.mark.parametrize(("reply", "reason", "told"), _UNUSABLE.values(), ids=_UNUSABLE)
def test_an_answer_that_cannot_be_used_has_a_reason_and_is_not_asked_for_again(
    server: Upstream, way: Ways, reply: Reply, reason: Reason, told: str
) -> None:
    server.script("/data", reply)
    failure = refused(way(), call(provider(server, max_bytes=100_000), not_listed=(-1121,)), patience=5)
    assert (failure.reason, failure.provider, len(server.seen)) == (reason, "mine", 1)
    assert told in failure.why
    assert "abc" not in str(failure)


@pytest.mark.parametrize(
    "reply",
    [
        answer(500),
        answer(503, b"<html>", kind="text/html"),
        cut,
        silent,
        raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"),
        slow(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 10_000, 0.01),
        slow(_HEAD + b"Content-Length: 10000\r\n\r\n" + b" " * 10_000, 0.01),
    ],
    ids=["500", "503", "cut", "silent", "no HTTP", "slow head", "slow body"],
)
def test_a_provider_that_is_down_is_asked_three_times(server: Upstream, way: Ways, reply: Reply) -> None:
    server.script("/data", reply)
    failure = refused(way(), call(provider(server, timeout=0.3)), patience=5)
    assert (failure.reason, len(server.seen)) == (Reason.PROVIDER_DOWN, 3)


def test_a_provider_that_is_back_is_read(server: Upstream, way: Ways) -> None:
    server.script("/data", answer(500), cut, answer(200, b"[1]"))
    assert way().ask(call(provider(server))) == [1]
    assert len(server.seen) == 3


def test_without_patience_there_is_no_second_try(server: Upstream, way: Ways) -> None:
    server.script("/data", answer(500))
    failure = refused(way(), call(provider(server)), patience=0)
    assert (failure.reason, len(server.seen)) == (Reason.PROVIDER_DOWN, 1)
    assert "unknown" in failure.why


def test_the_proxy_of_the_environment_is_used_but_not_for_this_machine(
    server: Upstream, way: Ways, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    out = way()
    out.ask(call(Provider("far", "http://far.example", ())))
    out.ask(call(provider(server)))
    assert [request.path for request in server.seen] == ["http://far.example/data", "/data"]
    monkeypatch.setenv("http_proxy", "socks9://127.0.0.1:1")
    with pytest.raises(Unavailable, match="proxy"):
        out.ask(call(Provider("far", "http://far.example", ())))


def test_nobody_at_that_address(server: Upstream, way: Ways) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    nobody = Provider("nobody", f"http://127.0.0.1:{port}", (Limit(100, 60),))
    assert refused(way(), call(nobody), patience=5).reason is Reason.PROVIDER_DOWN


def test_keys_are_never_told(server: Upstream, way: Ways, caplog: pytest.LogCaptureFixture) -> None:
    echo = json.dumps({"error": f"the key {KEY} is wrong, and so is hush"}).encode()
    server.script("/data", answer(401, echo))
    asked = provider(server)
    question = call(asked, query=(("api_key", "hush"),))
    with caplog.at_level(logging.DEBUG):
        failure = refused(way(), question)
        wrong = refused(way(), call(provider(server, headers={"x-key": f"{KEY}\n"})))
    assert "is wrong" in failure.why
    for text in (str(failure), str(wrong), caplog.text, repr(asked), repr(failure.__cause__), repr(wrong.__cause__)):
        assert KEY not in text
    assert "hush" not in str(failure)


def test_metrics_count_what_left_and_how_far_the_clocks_are_apart(server: Upstream, way: Ways) -> None:
    ahead = format_datetime(utc_now() + timedelta(hours=1), usegmt=True)
    server.script("/data", answer(200, Date=ahead), answer(404))
    out, question = way(), call(Provider("counted", server.address, ()))
    out.ask(question)
    refused(out, question)
    for outcome in ("ok", "not_listed"):
        labels = {"provider": "counted", "outcome": outcome}
        assert REGISTRY.get_sample_value("cryptopredict_upstream_requests_total", labels) == 1
    skew = REGISTRY.get_sample_value("cryptopredict_upstream_clock_skew_seconds", {"provider": "counted"})
    assert skew is not None
    assert 3_500 < skew < 3_700


def test_what_can_never_leave_is_said_at_once(server: Upstream, way: Ways) -> None:
    out = way()
    with pytest.raises(BadInput):
        out.ask(call(provider(server, weight=10), weight=10))
    with pytest.raises(BadInput):
        Limit(0, 60)
    for address in ("ftp://127.0.0.1", "http://", "http://127.0.0.1:99999", "http://[::1"):
        with pytest.raises(BadInput):
            Provider("nowhere", address, ())
    out.close()
    with pytest.raises(Unavailable, match="closed"):
        out.ask(call(provider(server)))
    assert server.seen == []
