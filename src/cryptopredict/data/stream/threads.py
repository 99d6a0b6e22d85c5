"""Work that waits (for a database, for a provider) beside the event loop, in threads that never hold up the end of the process."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

__all__ = ["cancel", "in_thread"]

T = TypeVar("T")


async def in_thread(work: Callable[[], T]) -> T:
    """Do a piece of work in a thread of its own and give back what it gives, or raises.

    A thread whose caller was cancelled goes on, unheard, until its work or the process ends: what it does is one transaction.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def run() -> None:
        try:
            answer = partial(_set, future, work())
        except BaseException as error:  # noqa: BLE001  it is raised where it is waited for
            answer = partial(_fail, future, error)
        with suppress(RuntimeError):  # the loop has ended, and with it who waited
            loop.call_soon_threadsafe(answer)

    threading.Thread(target=run, name="stream-side", daemon=True).start()
    return await future


def _set(future: asyncio.Future[T], result: T) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: asyncio.Future[T], error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)


async def cancel(*tasks: asyncio.Task[Any]) -> None:
    """Cancel tasks and wait until they have ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
