"""What an asset is, apart from its prices."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Asset", "AssetKind"]


class AssetKind(StrEnum):
    """Only a `coin` may ever get a signal; the others count in dominance."""

    COIN = "coin"
    STABLECOIN = "stablecoin"
    WRAPPED = "wrapped"
    COMMODITY = "commodity"


@dataclass(frozen=True, slots=True)
class Asset:
    """Identity of an asset. `id` is the key everywhere; a symbol is display text, for tickers collide."""

    id: int
    symbol: str
    name: str
    kind: AssetKind = AssetKind.COIN
    sector_id: int | None = None
