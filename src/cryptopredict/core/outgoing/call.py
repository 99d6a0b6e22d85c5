"""What is asked, of whom, and how its answer is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar
from urllib.parse import urlsplit

from cryptopredict.base import BadInput

__all__ = ["Call", "Limit", "Provider", "Unreadable"]

T = TypeVar("T")


class Unreadable(Exception):
    """Raised by a reader: the answer is not of the shape that the provider documents. Its text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So much `weight` in any stretch of `seconds`, both at least 1."""

    weight: int
    seconds: int

    def __post_init__(self) -> None:
        if self.weight < 1 or self.seconds < 1:
            raise BadInput("A limit cannot be kept", why=f"{self.weight} in {self.seconds} s; both must be at least 1")


@dataclass(frozen=True, slots=True)
class Provider:
    """One that gives data, and how it wants to be asked."""

    name: str
    """Key in Redis and label of the metrics: `binance`, `coingecko`, `news:example.org`."""
    url: str
    """Base address without a slash at its end."""
    limits: tuple[Limit, ...]
    headers: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    """Sent with each request, a key for example; never shown."""
    used_header: str | None = None
    """The header in which it says how much weight it has counted in the window of the first of `limits`."""
    timeout: float = 10.0
    """Seconds for a whole request, from the connection to the last byte."""
    max_bytes: int = 32 * 2**20
    """The longest answer, unpacked."""

    def __post_init__(self) -> None:
        try:
            place = urlsplit(self.url)
            usable = place.scheme in {"http", "https"} and bool(place.hostname) and place.port != 0
        except ValueError:
            usable = False
        if not usable:
            raise BadInput(
                f"The address of {self.name} cannot be used", why="it is not of the form http(s)://host[:port][/path]"
            )


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """A question (GET) and its reader, which gets the unpacked body and raises `Unreadable` on a wrong shape."""

    provider: Provider
    path: str
    """Begins with a slash, or is empty; with an empty `query` it may hold one of its own."""
    read: Callable[[bytes], T]
    query: tuple[tuple[str, str], ...] = ()
    weight: int = 1
    media: Literal["json", "xml"] = "json"
    not_listed: tuple[int, ...] = ()
    """Values of `code` in the JSON of a status 400 that mean: no such asset. Status 404 always means it."""
