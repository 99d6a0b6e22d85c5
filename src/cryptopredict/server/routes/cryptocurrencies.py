"""Assets."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from cryptopredict.server.guard import PREFIX, GuardedRoute
from cryptopredict.server.routes.parameters import Key, Limit, Offset, Search
from cryptopredict.server.schemas import Answer, Page, answer, page
from cryptopredict.server.schemas.market import Cryptocurrency, CryptocurrencyDetail, CryptocurrencyFilters
from cryptopredict.server.state import Database
from cryptopredict.server.stores.market import NamedAsset, Sort, asset_by_id, assets_page, intervals_of

router = APIRouter(prefix=PREFIX, tags=["cryptocurrencies"], route_class=GuardedRoute)

_OWN = tuple(name for name in Cryptocurrency.model_fields if name not in ("sector", "sector_color"))
_MORE = ("circulating_supply", "total_supply", "max_supply", "description", "website_url", "blockchain_site")


@router.get("/cryptocurrencies", response_model=Page[Cryptocurrency, CryptocurrencyFilters])
async def search(
    database: Database,
    search: Search = None,
    sector_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    tier: Literal["tier1", "tier2", "none"] | None = None,
    sort: Sort = "rank",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """Assets by name, sector and tier."""
    rows, total = await assets_page(
        database, search=search, sector_id=sector_id, tier=tier, sort=sort, limit=limit, offset=offset
    )
    return page(
        [Cryptocurrency.model_validate(_fields(row)) for row in rows],
        total=total,
        limit=limit,
        offset=offset,
        filters=CryptocurrencyFilters(search=search, sector_id=sector_id, tier=tier, sort=sort),
    )


@router.get("/cryptocurrencies/{crypto_id}", response_model=Answer[CryptocurrencyDetail])
async def read(database: Database, crypto_id: Key) -> Any:
    """One asset."""
    found = await asset_by_id(database, crypto_id)
    more = {name: getattr(found.row, name) for name in _MORE}
    intervals = await intervals_of(database, crypto_id)
    return answer(CryptocurrencyDetail.model_validate({**_fields(found), **more, "intervals": intervals}))


def _fields(asset: NamedAsset) -> dict[str, Any]:
    return {**{name: getattr(asset.row, name) for name in _OWN}, "sector": asset.sector, "sector_color": asset.color}
