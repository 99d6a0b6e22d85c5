"""What each kind of socket is about: what it wants of the events, who may have it, and the whole state that it begins with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from pydantic import TypeAdapter

from cryptopredict.base import NoData
from cryptopredict.server import answers
from cryptopredict.server.desk import Member
from cryptopredict.server.overview import system_overview
from cryptopredict.server.schemas.openings import PriceTick, SuggestionRow
from cryptopredict.server.state import State
from cryptopredict.server.stores.latest import latest_prices
from cryptopredict.server.stores.suggestions import pending_suggestions
from cryptopredict.server.topics import ADMIN_TOPICS, OWN_TOPICS, TOPICS, Wanted

__all__ = ["DASHBOARD", "SIGNALS", "SUGGESTIONS", "SYSTEM_STATUS", "Channel", "prices_of"]

_HISTORY_HOURS = 6
_TICKS = TypeAdapter(list[PriceTick])
_SUGGESTIONS = TypeAdapter(list[SuggestionRow])


@dataclass(frozen=True, slots=True)
class Channel:
    """A kind of socket. Its first message is `<name>_init`, with the whole state in `field` as JSON that `whole` makes."""

    name: str
    field: str
    wanted: Wanted
    whole: Callable[[State, Member], Awaitable[str]]
    admin: bool = False


async def _dashboard(state: State, member: Member) -> str:
    try:
        return (await answers.whole_dashboard(state, member)).decode()
    except NoData:
        return "null"


async def _signals(state: State, _member: Member) -> str:
    return (await answers.signal_cards(state)).data.decode()


async def _system_status(state: State, _member: Member) -> str:
    async with state.sessions() as session:
        return (await system_overview(state, session, hours=_HISTORY_HOURS)).model_dump_json()


async def _suggestions(state: State, _member: Member) -> str:
    async with state.sessions() as session:
        rows = [SuggestionRow.model_validate(row) for row in await pending_suggestions(session)]
    return _SUGGESTIONS.dump_json(rows).decode()


def prices_of(assets: frozenset[int]) -> Channel:
    """The prices of some assets; what is unknown or has no price is left out."""

    async def whole(state: State, _member: Member) -> str:
        async with state.sessions() as session:
            found = await latest_prices(session, assets)
        ticks = [
            PriceTick(crypto_id=key, symbol=one.asset.symbol, price=one.price, change_24h=one.change)
            for key, one in sorted(found.items())
        ]
        return _TICKS.dump_json(ticks).decode()

    return Channel("prices", "prices", Wanted(frozenset({"system_status"}), assets), whole)


_NO_PRICES: frozenset[int] = frozenset()
DASHBOARD = Channel("dashboard", "dashboard", Wanted(TOPICS | OWN_TOPICS | ADMIN_TOPICS - {"suggestion"}, None), _dashboard)
SIGNALS = Channel(
    "signals",
    "signals",
    Wanted(frozenset({"new_signal", "signal_update", "layer4_update", "system_status"}), _NO_PRICES),
    _signals,
)
SYSTEM_STATUS = Channel(
    "system_status",
    "health",
    Wanted(frozenset({"system_status", "source_status", "model_health", "job_progress"}), _NO_PRICES),
    _system_status,
    admin=True,
)
SUGGESTIONS = Channel(
    "suggestions",
    "suggestions",
    Wanted(frozenset({"suggestion", "layer3_update", "system_status"}), _NO_PRICES),
    _suggestions,
    admin=True,
)
