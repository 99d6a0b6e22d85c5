"""Prices as they change: told, stored, and watched for large moves."""

import asyncio
from functools import partial
from typing import Final

import psycopg
import structlog
from sqlalchemy.exc import SQLAlchemyError

from cryptopredict.base import CryptoPredictError
from cryptopredict.data.stream.moves import confirmed, request_decision, review, suspect
from cryptopredict.data.stream.prices import Prices
from cryptopredict.data.stream.threads import in_thread
from cryptopredict.data.stream.universe import Listing
from cryptopredict.data.stream.watch import Move, Watch
from cryptopredict.data.sync import Sync

__all__ = ["MarketWatch"]

_log = structlog.get_logger(__name__)

_REVIEW_SECONDS: Final = 60.0
_AGAIN_SECONDS: Final = 10.0
_MOVES: Final = 100


class MarketWatch:
    """Passes prices on, and asks for a decision when one of them moves far and a second source agrees."""

    def __init__(self, sync: Sync, prices: Prices) -> None:
        self._sync = sync
        self._prices = prices
        self._watch = Watch()
        self._moves: asyncio.Queue[Move] = asyncio.Queue(_MOVES)

    async def see(self, seconds: float) -> None:
        """Watch and tell prices every `seconds`, until cancelled. Who listens slowly gets the newest later, and holds up nothing."""
        waiting: set[Listing] = set()
        telling: asyncio.Task[None] | None = None
        while True:
            for listing in self._prices.changed():
                waiting.add(listing)
                price, moment = self._prices.latest[listing]
                move = self._watch.see(listing.asset, price, moment)
                if move is not None:
                    self._put(move)
            if waiting and (telling is None or telling.done()):
                telling = asyncio.create_task(in_thread(partial(self._prices.tell, self._sync.ground.redis, list(waiting))))
                waiting.clear()
            await asyncio.sleep(seconds)

    async def store(self, seconds: float) -> None:
        """Store present prices every `seconds`, until cancelled."""
        while True:
            await asyncio.sleep(seconds)
            try:
                await in_thread(partial(self._prices.store, self._sync.ground.engine))
            except (SQLAlchemyError, psycopg.Error) as error:
                _log.warning("present prices not stored", why=str(error).splitlines()[0])

    async def ask(self) -> None:
        """Ask a second source about each large move, and now and then about those that it did not confirm; until cancelled."""
        while True:
            try:
                async with asyncio.timeout(_REVIEW_SECONDS):
                    move = await self._moves.get()
            except TimeoutError:
                await self._guarded(None)
                continue
            if not await self._guarded(move):
                await asyncio.sleep(_AGAIN_SECONDS)
                self._put(move)

    def _put(self, move: Move) -> None:
        if not self._moves.full():  # a market in which a hundred assets move at once asks for one decision all the same
            self._moves.put_nowait(move)

    async def _guarded(self, move: Move | None) -> bool:
        """One step, whatever becomes of it; False when it is to be done again."""
        try:
            if move is None:
                await in_thread(partial(review, self._sync))
                return True
            return await in_thread(partial(self._follow, move))
        except (CryptoPredictError, SQLAlchemyError, psycopg.Error) as error:
            _log.warning("a large move was not followed", why=str(error).splitlines()[0])
            return move is None

    def _follow(self, move: Move) -> bool:
        """What is to be done about a move; False when a decision was asked for less than a minute ago."""
        if not confirmed(self._sync, move):
            suspect(self._sync, move)
            return True
        return request_decision(self._sync, move)
