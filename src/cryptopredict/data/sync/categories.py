"""What an asset is and which sector it belongs to, from CoinGecko's categories.

An asset may be in many categories: the first of `_ORDER` that it is in wins. What it is for comes before what it runs on, for most
of what runs on a chain of its own is also called a Layer 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from cryptopredict.base import AssetKind, Reason, UpstreamFailed
from cryptopredict.data.assets import create_sectors
from cryptopredict.data.feeds import note_success
from cryptopredict.data.sources import coingecko
from cryptopredict.data.sync.sync import HOPELESS, Sync

__all__ = ["sync_categories"]

_SERIES: Final = "categories"
_EXPECTED: Final = 86_400
_PAGE: Final = 250

_KINDS: Final[Mapping[AssetKind, tuple[str, ...]]] = {
    AssetKind.COMMODITY: ("tokenized-gold",),
    AssetKind.WRAPPED: ("wrapped-tokens", "liquid-staking-tokens"),
    AssetKind.STABLECOIN: ("stablecoins",),
}
_ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    "Meme": ("meme-token",),
    "Privacy": ("privacy-coins",),
    "AI": ("artificial-intelligence",),
    "Gaming": ("gaming",),
    "NFT": ("non-fungible-tokens-nft",),
    "Layer2": ("layer-2",),
    "Infrastructure": ("infrastructure", "oracle", "storage"),
    "DeFi": ("decentralized-finance-defi",),
    "Payments": ("payment-solutions",),
    "Layer1": ("layer-1",),
    "Exchange": ("centralized-exchange-token-cex",),
    "RWA": ("real-world-assets-rwa",),
}
_PARKING: Final = "Stablecoins"


@dataclass(frozen=True, slots=True)
class _Answered:
    """CoinGecko ids of the assets in each category that was answered."""

    members: Mapping[str, frozenset[str]]

    def first(self, groups: Mapping[str, tuple[str, ...]], key: str) -> tuple[str | None, bool]:
        """The first group that the asset is in, and whether that is certain: no group before it was left unanswered."""
        certain = True
        for name, categories in groups.items():
            if any(key in self.members.get(category, frozenset()) for category in categories):
                return name, certain
            certain = certain and all(category in self.members for category in categories)
        return None, certain


def sync_categories(s: Sync) -> str:
    """Set kinds and sectors of all assets. A category that does not answer leaves those as they are who may be in it.

    Raises `UpstreamFailed` when none answers.
    """
    wanted = [category for groups in (_KINDS, _ORDER) for categories in groups.values() for category in categories]
    found: dict[str, frozenset[str]] = {}
    missing: list[str] = []
    failure: UpstreamFailed | None = None
    for number, category in enumerate(wanted):
        s.report(number / len(wanted), f"sorting assets: {category}")
        try:
            frame = s.ask(coingecko.markets(s.providers.coingecko, per_page=_PAGE, category=category))
        except UpstreamFailed as error:
            if error.reason is not Reason.NOT_LISTED:
                failure = error
                if error.reason in HOPELESS:
                    break
            missing.append(category)
            continue
        found[category] = frozenset(frame["coingecko_id"].to_list())
    if failure is not None and not found:
        s.failed(_SERIES, _EXPECTED, failure)
        raise failure
    # A name that the provider has dropped is answered with an empty page or 404; either way it says nothing about anybody.
    answered = _Answered({category: members for category, members in found.items() if members})
    changed = _assign(s, answered, failure)
    empty = sorted({*missing, *(category for category, members in found.items() if not members)})
    note = f", without an answer: {', '.join(empty)}" if empty else ""
    return f"{changed} kinds and sectors set{note}"


def _assign(s: Sync, answered: _Answered, failure: UpstreamFailed | None) -> int:
    with s.writing() as connection:
        create_sectors(connection, [*_ORDER])
        sectors = {str(name): int(key) for name, key in connection.execute(text("SELECT name, id FROM crypto_sectors"))}
        names = {key: name for name, key in sectors.items()}
        rows = connection.execute(
            text(
                "SELECT id, coingecko_id, kind, sector_id, sector_is_set FROM cryptocurrencies WHERE coingecko_id IS NOT NULL ORDER BY id"
            )
        ).all()
        changes = []
        for row in rows:
            kind, sector = _judged(answered, str(row.coingecko_id), AssetKind(row.kind), names.get(row.sector_id))
            number = row.sector_id if row.sector_is_set else None if sector is None else sectors[sector]
            if (kind.value, number) != (row.kind, row.sector_id):
                changes.append({"id": row.id, "kind": kind.value, "sector": number})
        if changes:
            connection.execute(text("UPDATE cryptocurrencies SET kind = :kind, sector_id = :sector WHERE id = :id"), changes)
            connection.execute(
                text(
                    "DELETE FROM crypto_sector_mapping m USING cryptocurrencies c"
                    " WHERE m.crypto_id = c.id AND m.sector_id IS DISTINCT FROM c.sector_id"
                )
            )
            connection.execute(
                text(
                    "INSERT INTO crypto_sector_mapping (crypto_id, sector_id, weight, is_primary)"
                    " SELECT id, sector_id, 1, true FROM cryptocurrencies WHERE sector_id IS NOT NULL"
                    " ON CONFLICT (crypto_id, sector_id) DO NOTHING"
                )
            )
        if failure is None:
            note_success(
                connection, s.providers.coingecko.name, _SERIES, expected_s=_EXPECTED, data_until=s.now(), rows=len(changes)
            )
    if failure is not None:
        s.failed(_SERIES, _EXPECTED, failure)
    return len(changes)


def _judged(answered: _Answered, key: str, kind: AssetKind, sector: str | None) -> tuple[AssetKind, str | None]:
    """Kind and sector of one asset; the present ones where the answers do not suffice to tell."""
    named, certain = answered.first({kind.value: categories for kind, categories in _KINDS.items()}, key)
    if named is not None:
        kind = AssetKind(named)
    elif certain:
        kind = AssetKind.COIN
    if kind is AssetKind.STABLECOIN:
        return kind, _PARKING
    if kind is not AssetKind.COIN:
        return kind, None
    group, certain = answered.first(_ORDER, key)
    return kind, group if certain else (sector if sector != _PARKING else None) or group
