"""Looking things up together: all that are asked for at one moment are one query, and those that come meanwhile are the next."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Mapping
from typing import Generic, TypeVar

__all__ = ["Together"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Together(Generic[K, V]):
    """Reads values by key. `keep` is told of each that nobody has asked to forget since it was asked for."""

    def __init__(self, read: Callable[[set[K]], Awaitable[Mapping[K, V]]], keep: Callable[[K, V], None]) -> None:
        self._read = read
        self._keep = keep
        self._asked: dict[K, asyncio.Task[Mapping[K, V]]] = {}
        self._wanted = set[K]()
        self._next: asyncio.Task[Mapping[K, V]] | None = None
        self._reading = asyncio.Lock()

    async def ask(self, key: K) -> V | None:
        """The value, None where there is none. Raises what reading raises."""
        # That one who asks gives up is nothing to the others.
        return (await asyncio.shield(self._ask(key))).get(key)

    async def ask_all(self, keys: set[K]) -> None:
        """Have all of these read. Raises what reading raises."""
        await asyncio.gather(*{self._ask(key) for key in keys})

    def forget(self, concerns: Callable[[K], bool]) -> None:
        """What is being read of these keys is good for nobody who asks from now on."""
        for key in [key for key in self._asked if concerns(key)]:
            del self._asked[key]

    def _ask(self, key: K) -> "asyncio.Task[Mapping[K, V]]":
        asked = self._asked.get(key)
        if asked is None:
            self._wanted.add(key)
            if self._next is None:
                self._next = asyncio.create_task(self._take())
                # Whoever asked may have left; then nobody else takes note of a failure.
                self._next.add_done_callback(lambda done: done.cancelled() or done.exception())
            asked = self._asked[key] = self._next
        return asked

    async def _take(self) -> Mapping[K, V]:
        async with self._reading:
            mine, some = self._next, self._wanted
            self._next, self._wanted = None, set()
            try:
                found = await self._read(some)
                for key, value in found.items():
                    if self._asked.get(key) is mine:
                        self._keep(key, value)
                return found
            finally:
                self.forget(lambda key: key in some and self._asked[key] is mine)
