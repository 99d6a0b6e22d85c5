"""The hub: one subscription to the bus for each process, fanned out to its sockets. Whoever does not drain is dropped; nobody waits.

Events are numbered as they arrive, for this process: a client that comes back to the same `stream` asks for what it missed, any
other gets the whole state. Prices are merged: a socket gets at most four price messages a second, each with the newest price of
every asset that changed since its last one. A message is made once, as text and as bytes; to a socket that waits for nothing else the
bytes are written at once, and only the others take the way over their line of messages.
"""

import asyncio
import itertools
import json
import uuid
from collections import Counter, deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError

from cryptopredict.base import BadInput, utc_now
from cryptopredict.core import EVENTS, read_event
from cryptopredict.server.feed import Feed
from cryptopredict.server.metrics import Metrics
from cryptopredict.server.topics import ADMIN_TOPICS, EVERYTHING, NO_DECISION, OWN_TOPICS, TOPICS, Wanted
from cryptopredict.server.wire import Write, packed

__all__ = ["Hub", "frame"]

_TICK_SECONDS = 0.25
_TICKS_A_PING = 80
_KEPT = 500
_LISTEN_SECONDS = 15.0
_LONGEST_WAIT = 5.0

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def frame(kind: str, seq: int, data: str, at: str | None = None) -> str:
    """One message as text; `data` is JSON already."""
    moment = at or utc_now().isoformat().replace("+00:00", "Z")
    return f'{{"type":{json.dumps(kind)},"seq":{seq},"data":{data},"timestamp":{json.dumps(moment)}}}'


class Hub:
    """Listens and fans out. One for each process. `notices` are topics between processes, that no socket hears of."""

    def __init__(
        self,
        redis: "Redis",
        metrics: Metrics,
        *,
        on_decision: Callable[[], None],
        on_money: Callable[[int], None] = lambda _: None,
        notices: Mapping[str, Callable[[Any], None]] | None = None,
    ) -> None:
        self._redis = redis
        self._metrics = metrics
        self._on_decision = on_decision
        self._on_money = on_money
        self._notices = notices or {}
        self.stream = uuid.uuid4().hex
        self.seq = 0
        self.prices_shown = 0
        self._events: deque[tuple[int, str, str, int | None]] = deque(maxlen=_KEPT)
        self._prices: dict[int, tuple[int, dict[str, Any]]] = {}
        self._merged: dict[tuple[int, frozenset[int] | None], tuple[str, bytes] | None] = {}
        self._prices_at, self._dirty = "", False
        self.feeds: set[Feed] = set()
        self.owned: Counter[int] = Counter()

    def join(
        self,
        owner: int,
        session: uuid.UUID,
        *,
        admin: bool = False,
        wanted: Wanted = EVERYTHING,
        write: Write = lambda _: False,
    ) -> Feed:
        """A feed of that user and session that gets, of what it wants, everything that is for them from now on."""
        feed = Feed(self, owner, session, admin=admin, wanted=wanted, write=write)
        self.feeds.add(feed)
        self.owned[owner] += 1
        return feed

    def leave(self, feed: Feed) -> None:
        """No longer feed that one."""
        if feed in self.feeds:
            self.feeds.remove(feed)
            self.owned[feed.owner] -= 1
            if not self.owned[feed.owner]:
                del self.owned[feed.owner]

    def close(self) -> None:
        """The server stops: send everybody away."""
        for feed in self.feeds:
            feed.end(1012, "The server stops")

    def missed(self, stream: str, after: int, feed: Feed) -> list[str] | None:
        """The events for a feed after that number and before it joined, or None when they are not all known here any more."""
        if stream != self.stream or after > feed.joined:
            return None
        oldest = self._events[0][0] if self._events else self.seq + 1
        if after < oldest - 1 and len(self._events) == _KEPT:
            return None
        return [text for seq, topic, text, owner in self._events if after < seq <= feed.joined and feed.hears(topic, owner)]

    def prices_since(self, after: int, assets: frozenset[int] | None = None) -> tuple[str, bytes] | None:
        """One message with the newest price of every asset (or of those) that changed after that number, as text and as bytes.

        The same for all who are level and want the same.
        """
        if after >= self.prices_shown:
            return None
        key = (after, assets)
        if key not in self._merged:
            held = (
                self._prices.values() if assets is None else (self._prices[one] for one in sorted(assets & self._prices.keys()))
            )
            changed = [entry for seq, entry in held if after < seq <= self.prices_shown]
            data = json.dumps({"prices": changed}, separators=(",", ":"))
            text = frame("price_update", self.prices_shown, data, self._prices_at)
            self._merged[key] = (text, packed(text)) if changed else None
        return self._merged[key]

    def receive(self, raw: str | bytes) -> None:
        """Take one message of the bus. What is no event is counted and left."""
        try:
            event = read_event(raw)
            topic, data, at = event["topic"], event["data"], str(event.get("at") or "")
            if topic in self._notices:
                self._notices[topic](data)
                return
            if topic not in TOPICS | ADMIN_TOPICS | OWN_TOPICS:
                return
            if topic == "price_update":
                self._take_prices(data, at)
            elif topic in OWN_TOPICS:
                self._on_money(int(data["user_id"]))
                self.broadcast(topic, data, at or None, owner=int(data["user_id"]))
            else:
                self.broadcast(topic, data, at or None)
        except (BadInput, KeyError, TypeError, ValueError):
            self._metrics.events_refused.inc()
            return
        self._metrics.events.labels(topic).inc()
        if topic not in NO_DECISION:
            self._on_decision()

    def broadcast(self, topic: str, data: Any, at: str | None = None, *, owner: int | None = None) -> None:
        """Number an event, keep it for those who come back, and give it to all who want it and may have it, or its owner alone."""
        self.seq += 1
        text = frame(topic, self.seq, json.dumps(data, separators=(",", ":"), allow_nan=False), at)
        self._events.append((self.seq, topic, text, owner))
        whole = packed(text)
        for feed in self.feeds:
            if feed.hears(topic, owner):
                feed.push(text, whole)

    def _take_prices(self, data: Any, at: str) -> None:
        entries = [(int(entry["crypto_id"]), dict(entry)) for entry in data["prices"]]
        self.seq += 1
        for crypto_id, entry in entries:
            self._prices[crypto_id] = (self.seq, entry)
        self._prices_at = at
        self._dirty = True

    def show_prices(self) -> None:
        """Let the feeds see the prices that came since the last time."""
        if self._dirty:
            self._dirty = False
            self._merged.clear()
            self.prices_shown = self.seq
            for feed in self.feeds:
                feed.show_prices()

    async def tick(self) -> None:
        """Show merged prices four times a second, and say every 20 seconds that the line stands, for ever."""
        for count in itertools.count(1):
            await asyncio.sleep(_TICK_SECONDS)
            if count % _TICKS_A_PING == 0:
                # A page cannot see the pings of the protocol.
                ping = frame("ping", self.seq, "{}")
                whole = packed(ping)
                for feed in self.feeds:
                    feed.push(ping, whole)
            self.show_prices()

    async def listen(self) -> None:
        """Follow the bus, for ever. After a gap everybody is told to look again, for what was said meanwhile is lost."""
        wait, lost = 0.2, False
        while True:
            try:
                async with self._redis.pubsub() as channel:
                    await channel.subscribe(EVENTS)
                    self._metrics.bus_connected.set(1)
                    if lost:
                        self._on_decision()
                        self.broadcast("system_status", {"bus": "restored"})
                    wait, lost = 0.2, False
                    await self._follow(channel)
            except (RedisError, OSError) as error:
                self._metrics.bus_connected.set(0)
                if not lost:
                    _log.warning("bus_lost", error=type(error).__name__)
                    self.broadcast("system_status", {"bus": "lost"})
                lost = True
                await asyncio.sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT)

    async def _follow(self, channel: PubSub) -> None:
        """Take messages until the connection fails; a connection that answers no ping has failed too."""
        asked = False
        while True:
            message = await channel.get_message(timeout=_LISTEN_SECONDS)
            if message is None and asked:
                raise RedisConnectionError("no answer to a ping")
            asked = message is None
            if message is None:
                await channel.ping()
            elif message["type"] == "message":
                self.receive(message["data"])

    async def run(self) -> None:
        """Listen and tick until cancelled."""
        with suppress(asyncio.CancelledError):
            async with asyncio.TaskGroup() as group:
                group.create_task(self.listen())
                group.create_task(self.tick())
