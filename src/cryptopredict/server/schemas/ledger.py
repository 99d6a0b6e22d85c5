"""The chain of what was said, for those who check it from elsewhere."""

from typing import Literal

from cryptopredict.server.schemas.envelope import Body

__all__ = ["LedgerEntryBody", "LedgerHead", "LedgerLinks", "LinkBody"]


class LedgerHead(Body):
    """The last place of the chain and the hash of its entry: noted elsewhere, it shows later that nothing before was rewritten.

    Place 0 with 64 zeros while nothing was said.
    """

    seq: int
    sha256: str


class LinkBody(Body):
    """One entry without its payload. `entry_sha256` is the SHA-256 of six texts joined by line feeds.

    They are seq, kind, subject_id (empty where null), created_at, payload_sha256 and previous_sha256, each as it stands here.
    """

    seq: int
    kind: Literal["run", "signal", "prediction", "outcome", "market_removed", "review"]
    subject_id: int | None
    created_at: str
    payload_sha256: str
    previous_sha256: str
    entry_sha256: str


class LedgerLinks(Body):
    """Entries in their order, those after a place."""

    after: int
    entries: list[LinkBody]
    head: LedgerHead


class LedgerEntryBody(Body):
    """One entry with the text that was hashed; null where only admins may read what an admin decided."""

    entry: LinkBody
    payload: str | None
