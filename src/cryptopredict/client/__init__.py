"""A client of the HTTP interface, typed, for programs. In: an address and a sign-in. Out: what the server says, or one error of one tree.

    with Client("http://127.0.0.1:8710", email="me@example.org", password="…") as api:
        print(api.regime()["regime"])
        for signal in api.signals(status="active"): ...

It stands alone: beside Python it needs httpx2, for candles as a table pyarrow, for live events websockets. `shapes` is made from the
OpenAPI document (`scripts/client_shapes.py`); tests hold every call against that document.
"""

from cryptopredict.client import shapes
from cryptopredict.client.api import Client
from cryptopredict.client.chain import Noted, broken_at
from cryptopredict.client.errors import (
    ApiError,
    BadRequest,
    Conflict,
    Forbidden,
    NotFound,
    NotReady,
    NotSignedIn,
    Refused,
    ServerFailed,
    TooManyRequests,
    Unreachable,
)

__all__ = [
    "ApiError",
    "BadRequest",
    "Client",
    "Conflict",
    "Forbidden",
    "NotFound",
    "NotReady",
    "NotSignedIn",
    "Noted",
    "Refused",
    "ServerFailed",
    "TooManyRequests",
    "Unreachable",
    "broken_at",
    "shapes",
]
