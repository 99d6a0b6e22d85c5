"""One message to thousands of sockets of one process: how long until the last of them has it."""

import asyncio
import itertools
import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from redis.asyncio import Redis

from bench.children import child, serve
from bench.measure import Row
from bench.people import Person, make_people
from bench.swarm import Swarm, upgrade
from cryptopredict.core import EVENTS, Ground, allow_connections, listen, publish
from cryptopredict.members import issue_ticket

__all__ = ["fanning_rows", "signed_in"]

_MOMENT = "2026-01-01T00:00:00.000000Z"
_EACH = 5
"""Sockets of one person; eight are allowed."""


def fanning_rows(ground: Ground, *, clients: int) -> Iterator[Row]:
    """Rows over the product's own server with that many signed-in sockets, and over two that only send."""
    allow_connections()
    people = make_people(ground, -(-clients // _EACH))
    numbers = itertools.count()
    ballast = "x" * 120
    with (
        serve(ground) as port,
        _peer("websockets") as library,
        _peer("epoll") as bare,
        signed_in(ground, port, [person for person in people for _ in range(_EACH)][:clients], "signals") as ours,
        Swarm(library.port, clients, lambda some: [upgrade("/", library.port)] * len(some)) as theirs,
        Swarm(bare.port, clients) as least,
    ):

        def ask(swarm: Swarm, peer: _Peer | None) -> float:
            mark = f"mark-{next(numbers)}"
            event = {"topic": "system_status", "data": {"ballast": ballast, "mark": mark}}
            if peer is None:
                return swarm.gather(lambda: publish(ground.redis, EVENTS, event), mark.encode())
            text = json.dumps({"type": "system_status", "seq": 1_000, "data": event["data"], "timestamp": _MOMENT})
            return swarm.gather(lambda: peer.say(text), mark.encode())

        for name, swarm, peer, aim, floor in (
            ("websockets.broadcast, the same event loop", theirs, library, 3.0, 1.0),
            ("bare loop over the sockets, the frame made once", least, bare, 0.5, 0.2),
        ):
            yield Row(
                f"WebSocket, one message to {clients:,} sockets",
                name,
                clients,
                "messages",
                ours=partial(ask, ours, None),
                peer=partial(ask, swarm, peer),
                before_ours=partial(ours.rest, 0.5),
                aim=aim,
                floor=floor,
                own_clock=True,
            )


def signed_in(ground: Ground, port: int, people: Sequence[Person], kind: str) -> Swarm:
    """A socket of that kind for each of the people."""

    def openings(numbers: Sequence[int]) -> list[bytes]:
        some = [people[number] for number in numbers]
        return [
            upgrade(f"/api/v1/ws/{kind}/{access.user_id}", port, f"cryptopredict, ticket.{ticket}")
            for (access, _), ticket in zip(some, _tickets(ground, some), strict=True)
        ]

    return Swarm(port, len(people), openings)


@dataclass(frozen=True)
class _Peer:
    port: int
    process: "subprocess.Popen[bytes]"

    def say(self, text: str) -> None:
        """Have it say a line to all."""
        if self.process.stdin is None:
            raise RuntimeError("it does not listen")
        self.process.stdin.write(text.encode() + b"\n")
        self.process.stdin.flush()


@contextmanager
def _peer(kind: str) -> Iterator[_Peer]:
    with (
        listen("127.0.0.1", 0) as listener,
        child(["-m", "bench.peers", kind, str(listener.fileno())], listener) as process,
    ):
        yield _Peer(listener.getsockname()[1], process)


def _tickets(ground: Ground, people: Sequence[Person]) -> list[str]:
    """A ticket for each of them, made past the API: how fast tickets are had is not what is measured."""

    async def make() -> list[str]:
        async with Redis.from_url(ground.redis_url, decode_responses=True) as redis:
            return [await issue_ticket(redis, access) for access, _ in people]

    return asyncio.run(make())
