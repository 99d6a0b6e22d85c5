"""The prepared answers of the present decision, each by its name."""

from collections.abc import Callable
from datetime import datetime

from cryptopredict.base import utc_now
from cryptopredict.ledger import signals_page
from cryptopredict.server import views
from cryptopredict.server.desk import Member
from cryptopredict.server.prepared import Prepared
from cryptopredict.server.present import Snapshot
from cryptopredict.server.schemas import Body
from cryptopredict.server.state import State

__all__ = ["dashboard", "layer_overview", "market_regime", "rotation", "sectors", "whole_dashboard"]

_FRESH_SECONDS = 5.0
"""Ages are shown in seconds, so an answer is made again after this long."""

_MOST_ACTIVE = 100

View = Callable[[Snapshot, datetime], Body]


async def dashboard(state: State) -> Prepared:
    """The dashboard without the user. Raises `NoData` before the first decision."""
    snapshot = await state.present.snapshot()

    async def make() -> Body:
        async with state.sessions() as session:
            page = await signals_page(session, status="active", limit=_MOST_ACTIVE)
        return views.dashboard_view(snapshot, page.items, utc_now())

    return await state.prepared.get("dashboard", snapshot.run_id, make, seconds=_FRESH_SECONDS)


async def whole_dashboard(state: State, member: Member) -> bytes:
    """The dashboard of one user, as JSON."""
    return b'{"user_profile":%s,%s' % (member.profile_json, (await dashboard(state)).data[1:])


async def layer_overview(state: State) -> Prepared:
    """The four cards."""
    snapshot = await state.present.snapshot()

    async def make() -> Body:
        async with state.sessions() as session:
            page = await signals_page(session, status="active", limit=1)
        return views.layer_overview(snapshot, utc_now(), active=page.total)

    return await state.prepared.get("layer_overview", snapshot.run_id, make, seconds=_FRESH_SECONDS)


async def market_regime(state: State) -> Prepared:
    """Layer 1."""
    return await _of_snapshot(state, "market_regime", views.market_regime)


async def rotation(state: State) -> Prepared:
    """Layer 2, rotation."""
    return await _of_snapshot(state, "rotation", views.rotation)


async def sectors(state: State) -> Prepared:
    """Layer 2, all sectors."""
    return await _of_snapshot(state, "sectors", lambda snapshot, _now: views.sector_table(snapshot))


async def _of_snapshot(state: State, name: str, view: View) -> Prepared:
    snapshot = await state.present.snapshot()

    async def make() -> Body:
        return view(snapshot, utc_now())

    return await state.prepared.get(name, snapshot.run_id, make, seconds=_FRESH_SECONDS)
