"""What admins do to the market's data: assets, files of candles, old candles."""

import asyncio
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from sqlalchemy import Engine
from starlette.exceptions import HTTPException

from cryptopredict.base import BadInput, Interval
from cryptopredict.core import private_directory, sync_engine
from cryptopredict.data.removing import remove_candles
from cryptopredict.members import note
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.routes.cryptocurrencies import detail
from cryptopredict.server.routes.parameters import Key, When
from cryptopredict.server.schemas import PROBLEM, Answer, answer
from cryptopredict.server.schemas.accounts import Removed
from cryptopredict.server.schemas.market import (
    CandlesRemoved,
    CryptocurrencyChange,
    CryptocurrencyDetail,
    Imported,
    NewCryptocurrency,
)
from cryptopredict.server.state import Context, Database
from cryptopredict.server.stores.assets import add_asset, change_asset, remove_asset
from cryptopredict.server.stores.market import asset_by_id

router = APIRouter(prefix=PREFIX, tags=["market"], route_class=GuardedRoute)

_SUFFIXES = {"text/csv": ".csv", "application/vnd.apache.parquet": ".parquet"}
_UPLOAD = {"required": True, "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in _SUFFIXES}}


@router.post("/cryptocurrencies", response_model=Answer[CryptocurrencyDetail], status_code=201, responses={409: PROBLEM})
async def create(request: Request, database: Database, member: Signed, wanted: NewCryptocurrency) -> Any:
    """Add an asset."""
    row = await add_asset(database, wanted.model_dump())
    note(
        database,
        member.id,
        "create_cryptocurrency",
        {"crypto_id": row.id, **wanted.model_dump(mode="json")},
        client_of(request),
    )
    return answer(await detail(database, row.id))


@router.patch("/cryptocurrencies/{crypto_id}", response_model=Answer[CryptocurrencyDetail])
async def change(request: Request, database: Database, member: Signed, crypto_id: Key, wanted: CryptocurrencyChange) -> Any:
    """Change what is said of an asset, or switch it off."""
    given = {name: getattr(wanted, name) for name in wanted.model_fields_set}
    for name in ("name", "kind", "is_active"):
        if given.get(name, "") is None:
            raise BadInput(f"{name} cannot be null")
    before = await change_asset(database, crypto_id, given)
    facts = {"crypto_id": crypto_id, "before": before, "after": wanted.model_dump(mode="json", exclude_unset=True)}
    note(database, member.id, "update_cryptocurrency", facts, client_of(request))
    return answer(await detail(database, crypto_id))


@router.delete("/cryptocurrencies/{crypto_id}", response_model=Answer[Removed], responses={409: PROBLEM})
async def remove(request: Request, database: Database, member: Signed, crypto_id: Key) -> Any:
    """Remove an asset with its candles; one of which something was said can only be switched off."""
    await remove_asset(database, crypto_id)
    note(database, member.id, "delete_cryptocurrency", {"crypto_id": crypto_id}, client_of(request))
    return answer(Removed(removed=True))


@router.post(
    "/prices/import",
    response_model=Answer[Imported],
    responses={409: PROBLEM, 415: PROBLEM},
    openapi_extra={"requestBody": _UPLOAD},
)
async def upload(
    request: Request,
    context: Context,
    database: Database,
    member: Signed,
    symbol: Annotated[str | None, Query(min_length=1, max_length=20, pattern=r"^[A-Za-z0-9$._-]+$")] = None,
    interval: Interval | None = None,
) -> Any:
    """Import one file of market data, CSV or Parquet, at most 32 MiB, whole or not at all. The same file again changes nothing."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _SUFFIXES:
        raise HTTPException(415, f"A file of market data is {' or '.join(_SUFFIXES)}")
    engine = sync_engine(context.engine.url.render_as_string(hide_password=False), pool_size=1)
    try:
        with tempfile.TemporaryDirectory(dir=private_directory(context.settings.home / "uploads")) as folder:
            path = Path(folder) / f"upload{_SUFFIXES[kind]}"
            path.write_bytes(await request.body())
            done = await asyncio.to_thread(_import, engine, path, symbol, interval)
    finally:
        engine.dispose()
    note(database, member.id, "import_prices", done.model_dump(mode="json"), client_of(request))
    return answer(done)


@router.delete("/prices/{crypto_id}", response_model=Answer[CandlesRemoved])
async def forget(request: Request, database: Database, member: Signed, crypto_id: Key, before: Annotated[When, Query()]) -> Any:
    """Remove an asset's candles that opened before a moment."""
    await asset_by_id(database, crypto_id)
    moment: datetime = before
    removed = await database.run_sync(lambda session: remove_candles(session.connection(), crypto_id, moment))
    facts = {"crypto_id": crypto_id, "before": moment.isoformat(), "removed": removed}
    note(database, member.id, "delete_prices", facts, client_of(request))
    return answer(CandlesRemoved(removed=removed))


def _import(engine: Engine, path: Path, symbol: str | None, interval: Interval | None) -> Imported:
    # Not above: whoever imports nothing does without loading what reads files.
    from cryptopredict.data.importing import import_file  # noqa: PLC0415

    report = import_file(engine, path, symbol=symbol, interval=interval)
    return Imported(
        kind=report.kind.value,
        interval=report.interval,
        read=report.read,
        new=report.new,
        changed=report.changed,
        same=report.same,
        quarantined=dict(report.quarantined),
    )
