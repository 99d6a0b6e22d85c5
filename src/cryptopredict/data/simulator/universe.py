"""The assets of the simulated market: familiar tickers with invented, plausible figures.

Prices are typical values around 2026, supplies at the first day of the process; none of them was ever observed. Changing a row or the
order of the table gives another market, so `VERSION` goes up with every such change.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from cryptopredict.base import AssetKind

__all__ = ["GENESIS", "SECTORS", "TYPICAL_DAY", "UNIVERSE", "VERSION", "Listing", "day_number"]

VERSION = 2
GENESIS = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())
SECTORS = ("DeFi", "Layer1", "Layer2", "Gaming", "NFT", "Infrastructure", "Meme", "Payments", "Privacy")
"""Sectors that carry a risk factor of their own; stablecoins have none."""


def day_number(day: date) -> int:
    """Whole days from the first day of the process to `day` (UTC)."""
    return (day - datetime.fromtimestamp(GENESIS, UTC).date()).days


TYPICAL_DAY = day_number(date(2026, 1, 1))
"""The day whose prices the table describes; what changes for good is counted from there, in both directions."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One asset as the table describes it.

    `price` in dollars and `supply` in coins are typical values, `inflation` is the supply's yearly growth, `beta` the load on the
    market, `own` the daily volatility in percent that it shares with nobody, `sector_load` the load on its sector's factor, and
    `turnover` the dollar volume of a day over the capitalisation. It has candles from the day `listed` to the day before
    `delisted`; `follows` names what a wrapped coin tracks.
    """

    symbol: str
    name: str
    sector: str | None
    price: float
    supply: float
    beta: float = 1.37
    own: float = 2.5
    turnover: float = 0.06
    inflation: float = 0.02
    sector_load: float = 1.0
    kind: AssetKind = AssetKind.COIN
    listed: date | None = None
    delisted: date | None = None
    follows: str | None = None


def _parked(symbol: str, name: str, supply: float, turnover: float) -> Listing:
    return Listing(
        symbol, name, "Stablecoins", 1.0, supply, beta=0.0, own=0.0, turnover=turnover, inflation=0.0, sector_load=0.0,
        kind=AssetKind.STABLECOIN,
    )  # fmt: skip


def _wrapped(symbol: str, name: str, follows: str, price: float, supply: float) -> Listing:
    return Listing(
        symbol, name, None, price, supply, beta=0.0, own=0.0, turnover=0.02, inflation=0.0, sector_load=0.0,
        kind=AssetKind.WRAPPED, follows=follows,
    )  # fmt: skip


UNIVERSE: tuple[Listing, ...] = (
    Listing("BTC", "Bitcoin", "Layer1", 52_000, 19.1e6, beta=1.0, own=0.8, turnover=0.03, inflation=0.012, sector_load=0.0),
    Listing("ETH", "Ethereum", "Layer1", 2_900, 119e6, beta=1.3, own=1.3, turnover=0.045, inflation=0.002, sector_load=0.4),
    Listing("BNB", "BNB", "Layer1", 390, 152e6, beta=1.1, own=1.9, turnover=0.02, inflation=-0.02, sector_load=0.6),
    Listing("SOL", "Solana", "Layer1", 92, 400e6, beta=1.49, own=2.5, inflation=0.05),
    Listing("ADA", "Cardano", "Layer1", 0.52, 34.5e9, beta=1.32, own=2.2),
    Listing("AVAX", "Avalanche", "Layer1", 31, 340e6, beta=1.49, own=2.5, inflation=0.04),
    Listing("DOT", "Polkadot", "Layer1", 7.4, 1.2e9, beta=1.38, own=2.1, inflation=0.06),
    Listing("NEAR", "NEAR Protocol", "Layer1", 4.6, 1.0e9, beta=1.49, own=2.7, inflation=0.04),
    Listing("ATOM", "Cosmos", "Layer1", 9.1, 350e6, own=2.2, inflation=0.08),
    Listing("APT", "Aptos", "Layer1", 8.8, 380e6, beta=1.49, own=2.8, inflation=0.1, listed=date(2022, 10, 19)),
    Listing("SUI", "Sui", "Layer1", 1.3, 1.3e9, beta=1.54, own=3.0, inflation=0.12, listed=date(2023, 5, 3)),
    Listing("SEI", "Sei", "Layer1", 0.42, 2.4e9, beta=1.54, own=3.1, inflation=0.15, listed=date(2025, 3, 12)),
    Listing("LUNA", "Terra", "Layer1", 3.1, 650e6, beta=1.43, own=2.6, delisted=date(2024, 2, 20)),
    Listing("POL", "Polygon", "Layer2", 0.74, 9.4e9, beta=1.43, own=2.4),
    Listing("OP", "Optimism", "Layer2", 1.9, 1.0e9, beta=1.54, own=2.8, inflation=0.08, listed=date(2022, 6, 1)),
    Listing("ARB", "Arbitrum", "Layer2", 0.98, 2.9e9, beta=1.49, own=2.5, inflation=0.08, listed=date(2023, 3, 23)),
    Listing("IMX", "Immutable", "Layer2", 1.5, 1.5e9, beta=1.49, own=2.7, inflation=0.06),
    Listing("STRK", "Starknet", "Layer2", 0.7, 1.4e9, beta=1.54, own=3.0, inflation=0.15, listed=date(2024, 2, 20)),
    Listing("UNI", "Uniswap", "DeFi", 7.6, 600e6, beta=1.43, own=2.4),
    Listing("AAVE", "Aave", "DeFi", 112, 14.8e6, beta=1.43, own=2.4, inflation=0.005),
    Listing("MKR", "Maker", "DeFi", 1_650, 0.92e6, beta=1.21, own=2.4, inflation=-0.01),
    Listing("LDO", "Lido DAO", "DeFi", 2.0, 880e6, beta=1.54, own=2.8),
    Listing("CRV", "Curve DAO", "DeFi", 0.58, 1.1e9, beta=1.43, own=2.8, inflation=0.06),
    Listing("CAKE", "PancakeSwap", "DeFi", 2.6, 270e6, beta=1.32, own=2.3),
    Listing("SNX", "Synthetix", "DeFi", 2.7, 320e6, beta=1.43, own=2.7),
    Listing("SRM", "Serum", "DeFi", 0.9, 260e6, beta=1.43, own=2.8, delisted=date(2025, 9, 30)),
    Listing("AXS", "Axie Infinity", "Gaming", 7.2, 140e6, own=2.5, inflation=0.05),
    Listing("SAND", "The Sandbox", "Gaming", 0.44, 2.3e9, own=2.4, inflation=0.04),
    Listing("MANA", "Decentraland", "Gaming", 0.42, 1.9e9, own=2.3, inflation=0.01),
    Listing("GALA", "Gala", "Gaming", 0.028, 34e9, beta=1.49, own=2.9, inflation=0.06),
    Listing("APE", "ApeCoin", "NFT", 1.7, 600e6, beta=1.43, own=2.6, inflation=0.06, listed=date(2022, 3, 17)),
    Listing("BLUR", "Blur", "NFT", 0.36, 1.5e9, beta=1.49, own=3.0, inflation=0.08, listed=date(2023, 2, 15)),
    Listing("THETA", "Theta Network", "NFT", 1.1, 1.0e9, own=2.3, inflation=0.0),
    Listing("ENJ", "Enjin Coin", "NFT", 0.31, 1.4e9, own=2.4, inflation=0.03),
    Listing("LINK", "Chainlink", "Infrastructure", 13.4, 560e6, beta=1.38, own=2.1, inflation=0.04),
    Listing("FIL", "Filecoin", "Infrastructure", 5.2, 490e6, own=2.3, inflation=0.09),
    Listing("GRT", "The Graph", "Infrastructure", 0.19, 9.4e9, beta=1.43, own=2.5, inflation=0.02),
    Listing("ICP", "Internet Computer", "Infrastructure", 9.6, 460e6, own=2.5, inflation=0.04),
    Listing("RENDER", "Render", "Infrastructure", 5.4, 390e6, beta=1.49, own=2.9),
    Listing("DOGE", "Dogecoin", "Meme", 0.12, 143e9, beta=1.32, own=2.5, turnover=0.07, inflation=0.035),
    Listing("SHIB", "Shiba Inu", "Meme", 1.6e-5, 589e12, beta=1.32, own=2.5, turnover=0.05, inflation=0.0),
    Listing("PEPE", "Pepe", "Meme", 6.4e-6, 420e12, beta=1.59, own=3.8, turnover=0.15, inflation=0.0, listed=date(2023, 4, 30)),
    Listing("WIF", "dogwifhat", "Meme", 1.2, 998e6, beta=1.65, own=4.0, turnover=0.18, inflation=0.0, listed=date(2024, 3, 5)),
    Listing("XRP", "XRP", "Payments", 0.72, 54e9, beta=1.1, own=2.2, turnover=0.04, inflation=0.03),
    Listing("LTC", "Litecoin", "Payments", 84, 74e6, beta=1.16, own=1.7, inflation=0.012),
    Listing("BCH", "Bitcoin Cash", "Payments", 310, 19.6e6, beta=1.21, own=2.0, inflation=0.012),
    Listing("XLM", "Stellar", "Payments", 0.13, 29e9, beta=1.16, own=2.0, inflation=0.015),
    Listing("XMR", "Monero", "Privacy", 158, 18.3e6, beta=0.88, own=1.9, turnover=0.03, inflation=0.008),
    Listing("ZEC", "Zcash", "Privacy", 32, 15.8e6, beta=1.21, own=2.3, inflation=0.06),
    Listing("DASH", "Dash", "Privacy", 34, 11.8e6, beta=1.21, own=2.2, inflation=0.02),
    _parked("USDT", "Tether", 88e9, 0.45),
    _parked("USDC", "USD Coin", 33e9, 0.2),
    _parked("DAI", "Dai", 4.9e9, 0.05),
    _wrapped("WBTC", "Wrapped Bitcoin", "BTC", 52_000, 0.15e6),
    _wrapped("STETH", "Lido Staked Ether", "ETH", 2_900, 9.3e6),
)  # fmt: skip
