import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from cryptopredict.base import Reason, UpstreamFailed, utc_now
from cryptopredict.core.outgoing import Outgoing
from fixtures.asking import Ways, call, provider, refused
from fixtures.upstream import Upstream, answer, cut


def _open(out: Outgoing, server: Upstream, timeout: float = 5.0) -> None:
    """Five failures in a row, of both kinds."""
    server.script("/data", answer(500), answer(200, b"<"), cut, answer(502), answer(500))
    for _ in range(5):
        refused(out, call(provider(server, timeout=timeout)))
    assert len(server.seen) == 5


def _wait_for(moment_of: UpstreamFailed) -> None:
    assert moment_of.retry_at is not None
    while utc_now() < moment_of.retry_at:
        time.sleep(0.01)


def test_five_failures_in_a_row_close_the_way_for_all(server: Upstream, way: Ways) -> None:
    out = way()
    _open(out, server)
    for asking in (out, way()):
        failure = refused(asking, call(provider(server)), patience=60)
        assert failure.reason is Reason.PROVIDER_DOWN
        assert failure.retry_at is not None
        assert 0 < (failure.retry_at - utc_now()).total_seconds() <= 15
    assert len(server.seen) == 5


def test_an_answer_in_between_or_a_refused_request_is_no_row(server: Upstream, way: Ways) -> None:
    failing = [answer(500)] * 4
    server.script("/data", *failing, answer(404), *failing, answer(400), *failing, answer(), *failing, answer())
    out, question = way(), call(provider(server))
    for turn in range(19):
        if turn != 14:
            refused(out, question)
        else:
            out.ask(question)
    assert out.ask(question) == {}


def test_exactly_one_probe_leaves_and_its_success_opens_the_way(server: Upstream, way: Ways) -> None:
    ways = (way(cool_down=0.3), way(cool_down=0.3))
    _open(ways[0], server)
    question = call(provider(server))
    _wait_for(refused(ways[1], question))
    go = Event()
    good = answer(200, b"[1]")
    server.script("/data", lambda upstream, connection: go.wait(20) and good(upstream, connection))

    def ask(turn: int) -> object:
        try:
            return ways[turn % 2].ask(question, patience=20)
        except UpstreamFailed as failure:
            if len(failures := [*turned_away, failure.reason]) == 7:
                go.set()
            turned_away[:] = failures
            return failure.retry_at

    turned_away: list[Reason] = []
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    assert answers.count([1]) == 1
    assert turned_away == [Reason.PROVIDER_DOWN] * 7
    assert None not in answers
    assert len(server.seen) == 6
    assert [out.ask(question, patience=0) for out in ways] == [[1], [1]]


def test_a_probe_that_fails_doubles_the_wait_and_is_not_tried_again(server: Upstream, way: Ways) -> None:
    out, question = way(cool_down=0.2, cool_down_most=0.3), call(provider(server))
    _open(out, server)
    for least in (0.3, 0.3):
        _wait_for(refused(out, question, patience=20))
        begun = utc_now()
        failure = refused(out, question, patience=20)
        assert failure.retry_at is not None
        assert (failure.retry_at - begun).total_seconds() >= least
    assert len(server.seen) == 7


def test_a_probe_that_never_reports_is_followed_by_another(server: Upstream, way: Ways) -> None:
    out = way(cool_down=0.1, probe_margin=0.1)
    _open(out, server, timeout=0.3)
    asked = provider(server, timeout=0.3)
    _wait_for(refused(out, call(asked)))

    def lose(_body: bytes) -> None:
        raise KeyboardInterrupt

    server.script("/data", answer(200, b"[1]"))
    try:
        out.ask(call(asked, read=lose))
    except KeyboardInterrupt:
        _wait_for(refused(way(), call(asked)))
    assert way().ask(call(asked), patience=0) == [1]
