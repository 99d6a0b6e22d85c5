"""Asking: leave from the gate, the request, its answer, another try where that can help, and what the gate learns of it."""

import secrets
import threading
import time
from contextlib import closing
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx2
import redis as redis_client
import structlog

from cryptopredict import __version__
from cryptopredict.base import BadInput, Reason, Unavailable, UpstreamFailed, utc_now
from cryptopredict.core.outgoing import metrics
from cryptopredict.core.outgoing.answer import date_of, receive
from cryptopredict.core.outgoing.call import Call, Provider, Unreadable
from cryptopredict.core.outgoing.failure import Failure
from cryptopredict.core.outgoing.gate import Gate
from cryptopredict.core.outgoing.pace import Pace
from cryptopredict.core.outgoing.passage import Pass, Refusal
from cryptopredict.core.outgoing.wire import Wire, proxy_for

__all__ = ["Outgoing"]

T = TypeVar("T")
_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)
_dice = secrets.SystemRandom()
_ACCEPT = {"json": "application/json", "xml": "application/rss+xml, application/atom+xml, application/xml, text/xml"}


class Outgoing:
    """The one way out of a process: synchronous, safe to use from several threads, closed at the end.

    `transport` replaces the wire (another one of httpx2), `pace` how patiently providers are asked.
    """

    def __init__(
        self, redis: "redis_client.Redis", *, transport: httpx2.BaseTransport | None = None, pace: Pace | None = None
    ) -> None:
        self._pace = pace or Pace()
        self._gate = Gate(redis, self._pace)
        self._given = transport
        self._wires: dict[str | None, Wire] = {}
        self._lock = threading.Lock()
        self._closed = threading.Event()

    def ask(self, call: Call[T], *, patience: float = 30.0, through_bans: bool = True) -> T:
        """Ask, and give what the call's reader makes of the answer.

        Waits at most `patience` seconds for leave and between tries; the request itself has the provider's timeout. A provider
        that asked for silence is waited for likewise, or not at all without `through_bans`. Raises
        `UpstreamFailed` with a reason and the moment from which it makes sense to ask again, `BadInput` for a call that is
        heavier than any budget of its provider, `Unavailable` when this way out is closed.
        """
        for limit in call.provider.limits:
            if call.weight > max(1, int(limit.weight * self._pace.headroom)):
                why = f"weight {call.weight}, limit {limit.weight} in {limit.seconds} s"
                raise BadInput(f"A request to {call.provider.name} can never be made", why=why)
        end = time.monotonic() + patience
        wire = self._wire(call.provider)
        passage = self._leave(call, end, through_bans=through_bans)
        for tried in range(self._pace.retries + 1):
            try:
                value = self._request(call, wire)
            except Failure as failure:
                failed = self._settle(call, failure, passage)
                if failure.reason is not Reason.PROVIDER_DOWN or failed.retry_at is not None or tried == self._pace.retries:
                    raise failed from failure
                passage = self._again(call, end, tried, failed, through_bans=through_bans)
            else:
                self._gate.well(call.provider)
                metrics.BREAKER.labels(call.provider.name).set(0)
                return value
        raise AssertionError  # the last turn of the loop returns or raises

    def close(self) -> None:
        """Let go of all connections; who waits for leave is sent away."""
        self._closed.set()
        with self._lock:
            for wire in self._wires.values():
                wire.close()
            self._wires.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _leave(self, call: Call[Any], end: float, *, through_bans: bool) -> Pass:
        """Wait for leave until `end`. Raises `UpstreamFailed` when it does not come by then."""
        started = time.monotonic()
        try:
            while True:
                answer = self._gate.enter(call.provider, call.weight)
                if self._closed.is_set():
                    raise _closed()
                if isinstance(answer, Pass):
                    return answer
                if answer.failing:
                    metrics.BREAKER.labels(call.provider.name).set(1)
                hopeless = answer.failing or (answer.silence and not through_bans)
                if hopeless or time.monotonic() + answer.wait > end:
                    raise _failed(call, answer.reason, answer.why, answer.until)
                self._closed.wait(min(answer.wait, self._pace.look))
        finally:
            metrics.WAIT.labels(call.provider.name).observe(time.monotonic() - started)

    def _again(self, call: Call[Any], end: float, tried: int, failed: UpstreamFailed, *, through_bans: bool) -> Pass:
        """Leave for another try after a pause. Raises what failed before when there is no time for it, or no leave."""
        pause = _dice.uniform(0, self._pace.retry_pause * 2**tried)
        if time.monotonic() + pause > end:
            raise failed
        self._closed.wait(pause)
        try:
            return self._leave(call, end, through_bans=through_bans)
        except UpstreamFailed as refused:
            failed.retry_at = refused.retry_at
            raise failed from refused

    def _request(self, call: Call[T], wire: httpx2.BaseTransport) -> T:
        """One request and its answer, read. Raises `Failure`."""
        provider = call.provider
        started = time.monotonic()
        outcome = "broken"
        try:
            value = call.read(self._exchange(call, wire, started + provider.timeout))
            outcome = "ok"
        except Failure as failure:
            outcome = failure.reason.value
            raise
        except (Unreadable, RecursionError) as error:
            outcome = Reason.UNREADABLE.value
            raise Failure(Reason.UNREADABLE, str(error)) from error
        finally:
            metrics.SECONDS.labels(provider.name).observe(time.monotonic() - started)
            metrics.REQUESTS.labels(provider.name, outcome).inc()
        return value

    def _exchange(self, call: Call[Any], wire: httpx2.BaseTransport, until: float) -> bytes:
        provider = call.provider
        headers = {
            "User-Agent": f"CryptoPredict/{__version__}",
            "Accept": _ACCEPT[call.media],
            "Accept-Encoding": "gzip, deflate",
        }
        try:
            request = httpx2.Request(
                "GET",
                provider.url + call.path,
                params=call.query or None,
                headers={**headers, **provider.headers},
                extensions={"timeout": httpx2.Timeout(provider.timeout).as_dict()},
            )
            with closing(wire.handle_request(request)) as response:
                self._learn(provider, response)
                return receive(call, response, until, self._pace)
        except httpx2.TimeoutException as error:
            raise Failure(Reason.PROVIDER_DOWN, f"no complete answer in {provider.timeout:g} s") from error
        except httpx2.NetworkError as error:
            raise Failure(Reason.PROVIDER_DOWN, str(error) or "the connection broke") from error
        except (httpx2.TransportError, httpx2.InvalidURL) as error:
            # The text of these may hold a header of ours, a key for example.
            why = f"the connection ended without an answer in HTTP ({type(error).__name__})"
            raise Failure(Reason.PROVIDER_DOWN, why) from None

    def _wire(self, provider: Provider) -> httpx2.BaseTransport:
        if self._given is not None:
            return self._given
        proxy = proxy_for(provider.url)
        with self._lock:
            if self._closed.is_set():
                raise _closed()
            if proxy not in self._wires:
                try:
                    self._wires[proxy] = Wire(proxy)
                except (ImportError, ValueError) as error:
                    to_do = "Let HTTPS_PROXY or ALL_PROXY name a proxy of the kind http://host:port."
                    raise Unavailable("The proxy cannot be used", why="its kind is not known here", to_do=to_do) from error
            return self._wires[proxy]

    def _learn(self, provider: Provider, response: httpx2.Response) -> None:
        """What the headers of any answer tell: the weight that was counted, the clock over there."""
        used = response.headers.get(provider.used_header, "") if provider.used_header else ""
        if used.isascii() and used.isdigit() and len(used) < 10:
            self._gate.count(provider, int(used))
        moment = date_of(response)
        if moment is not None:
            metrics.SKEW.labels(provider.name).set((moment - utc_now()).total_seconds())

    def _settle(self, call: Call[Any], failure: Failure, passage: Pass) -> UpstreamFailed:
        """Tell the gate and the log how the request failed; gives the error for the caller."""
        refusal: Refusal | None = None
        if failure.silence is not None:
            refusal = self._gate.refused(call.provider, failure.silence.seconds, least=failure.silence.least)
        elif failure.answered:
            self._gate.well(call.provider)
        else:
            refusal = self._gate.failed(call.provider, failure.reason, probing=passage.probing)
        is_open = refusal is not None and refusal.failing
        metrics.BREAKER.labels(call.provider.name).set(is_open)
        why = f"{failure.why}; {refusal.why}" if refusal is not None else failure.why
        # What a provider does not list is an answer, not a fault of anybody's.
        tell = _log.info if failure.reason is Reason.NOT_LISTED else _log.warning
        tell("upstream_failed", provider=call.provider.name, path=_path(call), reason=failure.reason.value, why=why)
        return _failed(call, failure.reason, why, refusal.until if refusal is not None else None)


def _closed() -> Unavailable:
    return Unavailable("Nothing leaves any more", why="the way out is closed")


def _path(call: Call[Any]) -> str:
    return call.path.partition("?")[0] or "/"


def _failed(call: Call[Any], reason: Reason, why: str, retry_at: datetime | None) -> UpstreamFailed:
    what = f"{call.provider.name} did not give {_path(call)}"
    return UpstreamFailed(what, provider=call.provider.name, reason=reason, retry_at=retry_at, why=why)
