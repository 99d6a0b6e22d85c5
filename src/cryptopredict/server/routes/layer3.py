"""Layer 3: assets and the curated lists."""

from typing import Any

from fastapi import APIRouter

from cryptopredict.base import NoData, NotFound, Recommendation
from cryptopredict.curation import list_items, read_list, visible_lists
from cryptopredict.server import views
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed
from cryptopredict.server.routes.parameters import Key, Limit, Offset, Search
from cryptopredict.server.schemas import Answer, Page, answer, page
from cryptopredict.server.schemas.assets import (
    AssetAnalysis,
    AssetFilters,
    AssetRow,
    Opportunities,
    WatchlistBody,
    WatchlistDetail,
    Watchlists,
)
from cryptopredict.server.state import Context, Database

router = APIRouter(prefix=PREFIX, tags=["layer3"], route_class=GuardedRoute)


@router.get("/layer3/watchlists", response_model=Answer[Watchlists])
async def watchlists(database: Database, member: Signed) -> Any:
    """The lists of the system and of admins, and one's own."""
    lists = await visible_lists(database, user_id=member.id)
    return answer(Watchlists(watchlists=[WatchlistBody.model_validate(one) for one in lists]))


@router.get("/layer3/watchlists/{watchlist_id}", response_model=Answer[WatchlistDetail])
async def watchlist(context: Context, database: Database, member: Signed, watchlist_id: Key) -> Any:
    """One list with its assets and what the latest decision says of them."""
    head = await read_list(database, watchlist_id, user_id=member.id)
    items = await list_items(database, watchlist_id, user_id=member.id)
    try:
        snapshot = await context.present.snapshot()
    except NoData:
        snapshot = None
    scores = {score.asset_id: score for score in snapshot.decision.assets.assets} if snapshot else {}
    entries = [views.watchlist_entry(item, scores.get(item.crypto_id), snapshot) for item in items]
    return answer(WatchlistDetail(watchlist=WatchlistBody.model_validate(head), items=entries))


@router.get("/layer3/assets", response_model=Page[AssetRow, AssetFilters])
async def assets(
    context: Context,
    search: Search = None,
    recommendation: Recommendation | None = None,
    selected: bool | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """The whole universe as the latest decision scored it, best first."""
    snapshot = await context.present.snapshot()
    found = [
        score
        for score in snapshot.decision.assets.assets
        if (recommendation is None or score.recommendation is recommendation)
        and (selected is None or score.selected is selected)
        and (search is None or views.is_named(snapshot, score, search))
    ]
    return page(
        [views.asset_row(snapshot, score) for score in found[offset : offset + limit]],
        total=len(found),
        limit=limit,
        offset=offset,
        filters=AssetFilters(search=search, recommendation=recommendation, selected=selected),
    )


@router.get("/layer3/assets/{crypto_id}/analysis", response_model=Answer[AssetAnalysis])
async def analysis(context: Context, crypto_id: Key) -> Any:
    """One asset as the latest decision saw it: chance, risk, prices ahead, indicators, and why."""
    snapshot = await context.present.snapshot()
    score = next((one for one in snapshot.decision.assets.assets if one.asset_id == crypto_id), None)
    if score is None:
        raise NotFound(
            "The latest decision does not speak of this asset",
            why="only coins that are liquid enough and have a month of candles are ranked",
        )
    return answer(views.asset_analysis(snapshot, score))


@router.get("/layer3/opportunities", response_model=Answer[Opportunities])
async def opportunities(context: Context) -> Any:
    """Assets that stand out beside those that are selected."""
    return answer(views.opportunities(await context.present.snapshot()))
