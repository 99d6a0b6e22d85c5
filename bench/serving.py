"""A read that many ask for, with everything before it: session, limit, headers, counting; beside an app that only says the bytes."""

import time
from collections.abc import Iterator
from itertools import cycle
from statistics import quantiles

from bench.bare import write_answer
from bench.children import bare, said, serve
from bench.herd import Herd, ask
from bench.measure import Row
from bench.people import make_people
from cryptopredict.core import Ground
from fixtures.world import decide, fill_market

__all__ = ["serving_rows"]

_PATH = "/api/v1/layer1/market-regime"
_EACH = 3
"""Requests of one person in one round: so few that none passes the limit of a hundred a minute, which is the one that is shipped."""
_LINES = 32
_SECONDS = 3


def serving_rows(ground: Ground, *, requests: int) -> Iterator[Row]:
    """Rows over the product's own server and a bare one, each on the first core; who asks has the others."""
    people = requests // _EACH
    decide(ground.engine, fill_market(ground.engine))
    asked = cycle([ask(_PATH, token) for _, token in make_people(ground, people)])
    with serve(ground) as port:
        answer = ground.settings.home / "answer.json"
        write_answer(answer, said(port, next(asked)))
        with bare(answer) as bare_port:
            _rush(port, asked, 2 * people)  # everybody has been here
            yield Row(
                "REST, read that lies ready, auth and limit",
                f"bare ASGI app on the same server, same bytes and headers ({people:,} users in turn)",
                requests,
                "requests",
                ours=lambda: _rush(port, asked, requests),
                peer=lambda: _rush(bare_port, asked, requests),
                aim=0.6,
                floor=0.3,
            )
            pace = _Pace(port, asked, requests)
            yield Row(
                "REST, slowest of a hundred at half of the peak",
                f"half of them, the same requests; {_SECONDS} s at a fixed rate, from when each was due",
                1,
                "answers",
                ours=pace.slow,
                peer=pace.middle,
                aim=1 / 3,
                own_clock=True,
            )


def _rush(port: int, asked: Iterator[bytes], requests: int) -> None:
    with Herd(port, _LINES) as herd:
        herd.rush(asked, requests)
    herd.check()


class _Pace:
    """Latencies at half of the peak, which is found first; each round has a run of its own."""

    def __init__(self, port: int, asked: Iterator[bytes], requests: int) -> None:
        self._port, self._asked = port, asked
        began = time.perf_counter()
        _rush(port, asked, requests)
        self._rate = requests / (time.perf_counter() - began) / 2
        self._held: list[float] = []

    def slow(self) -> float:
        """Seconds that one of a hundred took at least."""
        return self._percentiles()[98]

    def middle(self) -> float:
        """Seconds that half of them took at least."""
        return self._percentiles()[49]

    def _percentiles(self) -> list[float]:
        held, self._held = self._held, []
        if not held:
            with Herd(self._port, _LINES) as herd:
                held = self._held = quantiles((one.seconds for one in herd.pace(self._asked, self._rate, _SECONDS)), n=100)
            herd.check()
        return held
