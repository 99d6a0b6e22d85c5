"""The prepared answers of the present decision, each by its name."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from cryptopredict.base import utc_now
from cryptopredict.ledger import signals_page
from cryptopredict.ledger import track_record as read_record
from cryptopredict.server import views
from cryptopredict.server.desk import Member
from cryptopredict.server.prepared import Prepared
from cryptopredict.server.present import Snapshot
from cryptopredict.server.schemas import Body
from cryptopredict.server.schemas.evidence import LayerOverview
from cryptopredict.server.schemas.mobile import SignalCards
from cryptopredict.server.schemas.sector_lines import CorrelationSpan
from cryptopredict.server.state import State
from cryptopredict.server.stores.macro import dominance_of, sentiment_of
from cryptopredict.server.stores.sectors import sector_days, sectors_by_id

__all__ = [
    "active_signals",
    "cards",
    "dashboard",
    "dominance",
    "layer_overview",
    "market_regime",
    "own_part",
    "quick_stats",
    "regime_forecast",
    "rotation",
    "sector_correlations",
    "sectors",
    "sentiment",
    "signal_cards",
    "track_record",
    "whole_dashboard",
]

_FRESH_SECONDS = 5.0
"""Ages are shown in seconds, so an answer is made again after this long."""

_MOST_ACTIVE = 100
_RECORD_SECONDS = 60.0
"""Outcomes come every five minutes."""
_DAYS_SECONDS = 300.0
"""A day closes once a day, and its candles come within minutes."""

View = Callable[[Snapshot, datetime], Body]


async def dashboard(state: State) -> Prepared:
    """The dashboard without the user. Raises `NoData` before the first decision."""
    snapshot = await state.present.snapshot()

    async def make() -> Body:
        async with state.sessions() as session:
            page = await signals_page(session, status="active", limit=_MOST_ACTIVE)
        every = state.configuration.now.integer("cadence.run_cascade")
        return views.dashboard_view(snapshot, page.items, utc_now(), every=every)

    return await state.prepared.get("dashboard", snapshot.run_id, make, seconds=_FRESH_SECONDS)


async def whole_dashboard(state: State, member: Member) -> bytes:
    """The dashboard of one user, as JSON."""
    return b"{%s,%s" % (await own_part(state, member), (await dashboard(state)).data[1:])


async def own_part(state: State, member: Member) -> bytes:
    """What of the dashboard belongs to the user alone: fields as JSON, without the braces."""
    return b'"user_profile":%s,"portfolio_summary":%s' % (member.profile_json, await state.purse.summary(member.id))


async def layer_overview(state: State) -> Prepared:
    """The four cards."""
    snapshot = await state.present.snapshot()

    async def make() -> Body:
        return await cards(state)

    return await state.prepared.get("layer_overview", snapshot.run_id, make, seconds=_FRESH_SECONDS)


async def cards(state: State) -> LayerOverview:
    """The four cards, made now. Raises `NoData` before the first decision."""
    snapshot = await state.present.snapshot()
    async with state.sessions() as session:
        page = await signals_page(session, status="active", limit=1)
    return views.layer_overview(snapshot, utc_now(), active=page.total)


async def quick_stats(state: State) -> Prepared:
    """The few figures of a small screen."""
    snapshot = await state.present.snapshot()

    async def make() -> Body:
        async with state.sessions() as session:
            page = await signals_page(session, status="active", limit=1)
        return views.quick_stats(snapshot, utc_now(), active=page.total)

    return await state.prepared.get("quick_stats", snapshot.run_id, make, seconds=_FRESH_SECONDS)


async def active_signals(state: State, limit: int) -> SignalCards:
    """The signals that count now, newest first."""
    async with state.sessions() as session:
        page = await signals_page(session, status="active", limit=limit)
    return SignalCards(signals=[views.signal_row(signal) for signal in page.items], total=page.total)


async def signal_cards(state: State) -> Prepared:
    """The same for all who come at once, before the first decision too: thousands of sockets begin with them after a restart."""

    async def make() -> Body:
        return await active_signals(state, _MOST_ACTIVE)

    return await state.prepared.get("signal_cards", 0, make, seconds=_FRESH_SECONDS)


async def market_regime(state: State) -> Prepared:
    """Layer 1."""
    return await _of_snapshot(state, "market_regime", views.market_regime)


async def sentiment(state: State) -> Prepared:
    """Layer 1, how the market feels."""
    snapshot = await state.present.snapshot()

    async def make() -> Body:
        async with state.sessions() as session:
            return views.sentiment(snapshot, await sentiment_of(session, snapshot.run_id))

    return await state.prepared.get("sentiment", snapshot.run_id, make, seconds=_FRESH_SECONDS)


async def dominance(state: State) -> Prepared:
    """Layer 1, who has which share of the market."""
    snapshot = await state.present.snapshot()

    async def make() -> Body:
        async with state.sessions() as session:
            return views.dominance(snapshot, await dominance_of(session, snapshot.run_id))

    return await state.prepared.get("dominance", snapshot.run_id, make, seconds=_FRESH_SECONDS)


async def regime_forecast(state: State, horizon: Literal["1d", "7d", "30d"]) -> Prepared:
    """Layer 1, which regime is expected."""
    return await _of_snapshot(
        state, f"regime_forecast_{horizon}", lambda snapshot, now: views.regime_forecast(snapshot, now, horizon)
    )


async def rotation(state: State) -> Prepared:
    """Layer 2, rotation."""
    return await _of_snapshot(state, "rotation", views.rotation)


async def sectors(state: State) -> Prepared:
    """Layer 2, all sectors."""
    return await _of_snapshot(state, "sectors", lambda snapshot, _now: views.sector_table(snapshot))


async def sector_correlations(state: State, timeframe: CorrelationSpan, days: int) -> Prepared:
    """Layer 2, how closely the sectors go together. From candles alone, before the first decision too."""

    async def make() -> Body:
        async with state.sessions() as session:
            found = await sector_days(session, days)
            return views.sector_correlations(timeframe, await sectors_by_id(session), found)

    return await state.prepared.get(f"sector_correlations_{timeframe}", 0, make, seconds=_DAYS_SECONDS)


async def track_record(state: State) -> Prepared:
    """What was said and what came of it, before the first decision too."""

    async def make() -> Body:
        async with state.sessions() as session:
            return views.track_record_view(await read_record(session))

    return await state.prepared.get("track_record", 0, make, seconds=_RECORD_SECONDS)


async def _of_snapshot(state: State, name: str, view: View) -> Prepared:
    snapshot = await state.present.snapshot()

    async def make() -> Body:
        return view(snapshot, utc_now())

    return await state.prepared.get(name, snapshot.run_id, make, seconds=_FRESH_SECONDS)
