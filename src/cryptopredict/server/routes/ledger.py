"""The chain of what was said, so that it can be checked without the database and by others than who runs it."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from cryptopredict.base import NotFound
from cryptopredict.ledger.export import entries_after, entry_with_payload, ledger_head
from cryptopredict.ledger.verify import GENESIS, Entry, Head
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed
from cryptopredict.server.routes.parameters import Key
from cryptopredict.server.schemas import Answer, answer
from cryptopredict.server.schemas.ledger import LedgerEntryBody, LedgerHead, LedgerLinks, LinkBody
from cryptopredict.server.state import Database

router = APIRouter(prefix=PREFIX, tags=["ledger"], route_class=GuardedRoute)

_ADMINS_ONLY = "review"


def _head(found: Head | None) -> LedgerHead:
    return LedgerHead(seq=found.seq, sha256=found.sha256) if found else LedgerHead(seq=0, sha256=GENESIS)


def _link(entry: Entry) -> LinkBody:
    return LinkBody.model_validate({name: getattr(entry, name) for name in LinkBody.model_fields})


@router.get("/ledger/head", response_model=Answer[LedgerHead])
async def head(database: Database) -> Any:
    """The last place and its hash. Anybody may note it."""
    return answer(_head(await database.run_sync(lambda session: ledger_head(session.connection()))))


@router.get("/ledger/entries", response_model=Answer[LedgerLinks])
async def entries(
    database: Database,
    after: Annotated[int, Query(ge=0, le=2**62)] = 0,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 500,
) -> Any:
    """The entries after a place, without what they say: enough to walk the chain."""
    found = await database.run_sync(lambda session: entries_after(session.connection(), after, limit))
    last = await database.run_sync(lambda session: ledger_head(session.connection()))
    return answer(LedgerLinks(after=after, entries=[_link(one) for one in found], head=_head(last)))


@router.get("/ledger/entries/{seq}", response_model=Answer[LedgerEntryBody])
async def entry(database: Database, member: Signed, seq: Key) -> Any:
    """One entry with what it says, as the bytes that were hashed."""
    found = await database.run_sync(lambda session: entry_with_payload(session.connection(), seq))
    if found is None:
        raise NotFound("There is no such entry")
    hidden = found.kind == _ADMINS_ONLY and not member.is_admin
    return answer(LedgerEntryBody(entry=_link(found), payload=None if hidden else found.payload.decode()))
