"""Which workers there are: each keeps a field of one hash in Redis up to date, and a field that is old speaks of nobody."""

import json
import os
import socket
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import redis as redis_client
import structlog

from cryptopredict.scheduler.cadence import Queue

__all__ = ["WORKERS", "Presence", "SeenWorker", "read_workers", "seconds_idle"]

_log = structlog.get_logger(__name__)

WORKERS = "cp:workers"
_WRITE_SECONDS = 10.0
_GONE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class SeenWorker:
    """A worker as it last showed itself. Times in epoch seconds: `worked` is when it last began, went on with or ended a job."""

    name: str
    queues: tuple[str, ...]
    started: float
    seen: float
    worked: float
    job: str | None


class Presence:
    """Shows this worker in Redis, from a thread of its own: no job waits for Redis because of it."""

    def __init__(self, connection: "redis_client.Redis", queues: Iterable[Queue]) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self._redis = connection
        self._queues = [queue.value for queue in queues]
        self._started = self._worked = time.time()
        self._job: str | None = None
        self._changed = threading.Event()
        self._ended = threading.Event()

    @contextmanager
    def busy(self) -> Iterator[None]:
        """While a message is worked on."""
        try:
            yield
        finally:
            self.at_work(None)

    def at_work(self, job: str | None) -> None:
        """A job began or goes on; None: it ended."""
        self._worked = time.time()
        if job != self._job:
            self._job = job
            self._changed.set()

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show it for the length of the block."""
        keeper = threading.Thread(target=self._keep, name="presence", daemon=True)
        keeper.start()
        try:
            yield
        finally:
            self._ended.set()
            self._changed.set()
            keeper.join(_WRITE_SECONDS)
            try:
                self._redis.hdel(WORKERS, self.name)
            except redis_client.RedisError as error:
                _log.debug("worker not signed off", reason=str(error))

    def write(self) -> None:
        """Show it once, and forget those who are long gone. Raises `redis.RedisError`."""
        told = {
            "queues": self._queues,
            "started": self._started,
            "seen": time.time(),
            "worked": self._worked,
            "job": self._job,
        }
        self._redis.hset(WORKERS, self.name, json.dumps(told))
        held = self._redis.hgetall(WORKERS)
        alive = {worker.name for worker in read_workers(held, time.time())}
        gone = [name for name in held if name not in alive]
        if gone:
            self._redis.hdel(WORKERS, *gone)

    def _keep(self) -> None:
        while not self._ended.is_set():
            try:
                self.write()
            except redis_client.RedisError as error:
                _log.debug("worker not shown", reason=str(error))
            self._changed.wait(_WRITE_SECONDS)
            self._changed.clear()


def read_workers(held: Mapping[Any, Any], now: float) -> list[SeenWorker]:
    """The workers of the hash that were seen within the last minute, by name; what is no such field is left out."""
    found = []
    for name, text in sorted(held.items()):
        try:
            told = json.loads(text)
            worker = SeenWorker(
                name,
                tuple(str(queue) for queue in told["queues"]),
                float(told["started"]),
                float(told["seen"]),
                float(told["worked"]),
                None if told["job"] is None else str(told["job"]),
            )
        except (ValueError, KeyError, TypeError):
            continue
        if now - worker.seen <= _GONE_SECONDS:
            found.append(worker)
    return found


def seconds_idle(workers: Sequence[SeenWorker], queue: Queue, now: float) -> float | None:
    """Seconds since anybody of a queue worked on something; None when nobody is there for it."""
    return min((max(0.0, now - worker.worked) for worker in workers if queue in worker.queues), default=None)
