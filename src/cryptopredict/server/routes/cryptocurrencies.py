"""Assets."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.server.guard import PREFIX, GuardedRoute, SharedRoute
from cryptopredict.server.routes.parameters import Key, Limit, Offset, Search
from cryptopredict.server.schemas import Answer, Page, answer, page
from cryptopredict.server.schemas.market import Cryptocurrency, CryptocurrencyDetail, CryptocurrencyFilters
from cryptopredict.server.state import Database
from cryptopredict.server.stores.assets import asset_of_symbol
from cryptopredict.server.stores.market import NamedAsset, Sort, asset_by_id, assets_page, intervals_of

__all__ = ["detail", "router", "shared"]

router = APIRouter(prefix=PREFIX, tags=["cryptocurrencies"], route_class=GuardedRoute)
shared = APIRouter(prefix=PREFIX, tags=["cryptocurrencies"], route_class=SharedRoute)

_OWN = tuple(name for name in Cryptocurrency.model_fields if name not in ("sector", "sector_color"))
_MORE = ("circulating_supply", "total_supply", "max_supply", "description", "website_url", "blockchain_site")


@shared.get("/cryptocurrencies", response_model=Page[Cryptocurrency, CryptocurrencyFilters])
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


@router.get("/cryptocurrencies/top", response_model=Page[Cryptocurrency, CryptocurrencyFilters])
async def top(database: Database, limit: Annotated[int, Query(ge=1, le=100)] = 10) -> Any:
    """The largest assets by market cap."""
    rows, total = await assets_page(database, search=None, sector_id=None, tier=None, sort="market_cap", limit=limit, offset=0)
    filters = CryptocurrencyFilters(search=None, sector_id=None, tier=None, sort="market_cap")
    found = [Cryptocurrency.model_validate(_fields(row)) for row in rows]
    return page(found, total=total, limit=limit, offset=0, filters=filters)


@router.get("/cryptocurrencies/symbol/{symbol}", response_model=Answer[CryptocurrencyDetail])
async def of_symbol(
    database: Database, symbol: Annotated[str, Path(min_length=1, max_length=20, pattern=r"^[A-Za-z0-9$._-]+$")]
) -> Any:
    """The asset of a ticker; of several with the same one, which do collide, the largest that is active."""
    return answer(await detail(database, await asset_of_symbol(database, symbol)))


@router.get("/cryptocurrencies/{crypto_id}", response_model=Answer[CryptocurrencyDetail])
async def read(database: Database, crypto_id: Key) -> Any:
    """One asset."""
    return answer(await detail(database, crypto_id))


async def detail(database: AsyncSession, crypto_id: int) -> CryptocurrencyDetail:
    """All that is known of an asset. Raises `NotFound`."""
    found = await asset_by_id(database, crypto_id)
    more = {name: getattr(found.row, name) for name in _MORE}
    intervals = await intervals_of(database, crypto_id)
    return CryptocurrencyDetail.model_validate({**_fields(found), **more, "intervals": intervals})


def _fields(asset: NamedAsset) -> dict[str, Any]:
    return {**{name: getattr(asset.row, name) for name in _OWN}, "sector": asset.sector, "sector_color": asset.color}
