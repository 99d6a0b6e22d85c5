"""What a test asks of the providers: faults put in force at run time, and what has happened so far. For this machine only."""

from collections.abc import Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cryptopredict.base import BadInput
from cryptopredict.data.simulator.serving.errors import Refused, as_json
from cryptopredict.data.simulator.serving.faults import Fault, Faults, checked

__all__ = ["Control", "only_here"]

_HERE = frozenset({"127.0.0.1", "::1"})
_LARGEST = 1 << 20


class _Given(msgspec.Struct, forbid_unknown_fields=True):
    faults: list[Fault]


class Control:
    """Answers under `/control`; `state` tells what is to be known of the rest."""

    def __init__(self, faults: Faults, state: Callable[[], dict[str, Any]]) -> None:
        self._faults = faults
        self._state = state

    def routes(self) -> list[Route]:
        """Where it answers."""
        return [
            Route("/control/faults", self.add, methods=["POST"]),
            Route("/control/faults", self.clear, methods=["DELETE"]),
            Route("/control/state", self.state, methods=["GET"]),
        ]

    async def add(self, request: Request) -> Response:
        """Put faults in force: `{"faults": [{"target": …, "kind": …}]}`."""
        only_here(request)
        body = await request.body()
        try:
            given = checked(msgspec.json.decode(body[:_LARGEST], type=_Given).faults)
        except (msgspec.DecodeError, BadInput) as error:
            raise Refused(422, msgspec.json.encode({"error": str(error)}).decode()) from error
        self._faults.add(given)
        return as_json(msgspec.json.encode({"faults": self._faults.active()}))

    async def clear(self, request: Request) -> Response:
        """End all faults."""
        only_here(request)
        self._faults.clear()
        return as_json('{"faults":[]}')

    async def state(self, request: Request) -> Response:
        """Clock, faults in force, messages sent by kind, and the last requests."""
        only_here(request)
        return as_json(msgspec.json.encode(self._state() | {"faults": self._faults.active()}))


def only_here(request: Request) -> None:
    """Raises `Refused` for a request from elsewhere."""
    # A page in somebody's browser is on this machine too; it gives itself away by its origin.
    if request.client is None or request.client.host not in _HERE or "origin" in request.headers:
        raise Refused(403, '{"error":"only from this machine"}')
