"""The slow part of the market, one step a day: regimes, volatility that clusters, sector momentum, weak pull to a typical price.

The figures are chosen so that what real markets show is there, and no more of it: a trend follower is right on about 53 days in
100, in regimes that last for weeks and are not announced; calm coins beat wild ones with a rank correlation of about 0.05 a week.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cryptopredict.base import Floats, Integers
from cryptopredict.data.simulator.noise import BLOCK_DAYS
from cryptopredict.data.simulator.universe import SECTORS, UNIVERSE, day_number

__all__ = ["REGIMES", "Climate", "ClimateState", "Loads", "start", "step_block"]

REGIMES = ("bull", "bear", "neutral", "volatile")
_DRIFT = np.array([0.0048, -0.0054, 0.0, -0.0012])
_VOLATILITY = np.array([0.0230, 0.0300, 0.0180, 0.0450])
_MEAN_DAYS = np.array([75.0, 50.0, 45.0, 20.0])
_LEAST_DAYS = 7
_NEXT = np.array([[0.0, 0.25, 0.50, 0.25], [0.30, 0.0, 0.45, 0.25], [0.42, 0.33, 0.0, 0.25], [0.33, 0.32, 0.35, 0.0]])
_PARKING_GROWTH = np.array([0.0009, -0.0005, 0.0002, -0.0002])
_SECTOR_VOLATILITY = 0.014
_SECTOR_MEMORY = 0.965
_SECTOR_DRIFT = 0.0013
_MOOD_MEMORY = 0.85
_COLLAPSE_DAYS = 60
_NEW_DAYS = 60.0
_WILD_COST = 5.0
_WILD_BLEED = 2.0
_PULL = 0.0010
_MARKET_PULL = 0.0008


@dataclass(frozen=True, slots=True)
class Loads:
    """The universe as vectors over assets (N)."""

    beta: Floats
    own: Floats
    sector: Integers
    sector_load: Floats
    listed: Integers
    delisted: Integers

    @property
    def bleed(self) -> Floats:
        """What being wilder than the others costs for good, log price a day (N)."""
        coins = self.own > 0
        cost: Floats = _WILD_BLEED * np.where(coins, self.own**2 - (self.own[coins] ** 2).mean(), 0.0)
        return cost

    @classmethod
    def of_universe(cls) -> "Loads":
        """Read from the table; an asset without risk sector points at sector 0 with load 0."""
        return cls(
            beta=np.array([asset.beta for asset in UNIVERSE]),
            own=np.array([asset.own / 100 for asset in UNIVERSE]),
            sector=np.array([SECTORS.index(a.sector) if a.sector in SECTORS else 0 for a in UNIVERSE], dtype=np.int64),
            sector_load=np.array([asset.sector_load for asset in UNIVERSE]),
            listed=np.array([day_number(a.listed) if a.listed else -(10**6) for a in UNIVERSE], dtype=np.int64),
            delisted=np.array([day_number(a.delisted) if a.delisted else 10**6 for a in UNIVERSE], dtype=np.int64),
        )


@dataclass(slots=True)
class ClimateState:
    """Where the recursion stands at the end of a day; `heat` is conditional over usual variance, levels are log distances."""

    day: int
    regime: int
    age: int
    volatility: float
    market_level: float
    market_heat: float
    sector_heat: Floats
    sector_drift: Floats
    sector_level: Floats
    asset_heat: Floats
    asset_level: Floats
    mood: float
    parking: float


@dataclass(frozen=True)
class Climate:
    """A block of days (D = 32): per day the regime, drifts and volatilities (fractions a day) of market, sectors (S), assets (N)."""

    regime: Integers
    market_drift: Floats
    market_volatility: Floats
    sector_drift: Floats
    sector_volatility: Floats
    asset_drift: Floats
    asset_volatility: Floats
    mood: Floats
    parking: Floats

    @cached_property
    def loads(self) -> Loads:
        """The vectors that tie assets to factors."""
        return Loads.of_universe()

    @cached_property
    def drift(self) -> Floats:
        """Expected log return a day of every asset, (D, N)."""
        sector = self.sector_drift[:, self.loads.sector] * self.loads.sector_load
        total: Floats = self.loads.beta * self.market_drift[:, None] + sector + self.asset_drift
        return total

    @cached_property
    def volatility(self) -> Floats:
        """Standard deviation a day of every asset from all three sources, (D, N)."""
        market = (self.loads.beta * self.market_volatility[:, None]) ** 2
        sector = (self.loads.sector_load * self.sector_volatility[:, self.loads.sector]) ** 2
        total: Floats = np.sqrt(market + sector + self.asset_volatility**2)
        return total


def start() -> ClimateState:
    """The state before the first day."""
    ones = np.ones(len(SECTORS))
    every = np.ones(len(UNIVERSE))
    return ClimateState(0, 2, 0, float(_VOLATILITY[2]), 0.0, 1.0, ones, ones * 0.0, ones * 0.0, every, every * 0.0, 0.0, 0.0)


def _heat(heat: Floats, surprise: Floats, reaction: float, memory: float, leverage: float = 0.0) -> Floats:
    """GARCH with a mean of one; a fall may count for more than a rise. Surprises are capped so that one jump cannot run away."""
    square = np.minimum(surprise * surprise, 20.0)
    pull = reaction + leverage * (surprise < 0)
    rest = 1.0 - memory - reaction - leverage / 2
    moved: Floats = np.clip(rest + pull * heat * square + memory * heat, 0.2, 9.0)
    return moved


def _life(loads: Loads, day: int) -> tuple[Floats, Floats]:
    """What age does to an asset's own (volatility factor, drift): new coins are wild, dying ones slide."""
    age = day - loads.listed
    wild = np.where((age >= 0) & (age < 4 * _NEW_DAYS), 1.0 + 0.8 * np.exp(-np.maximum(age, 0) / _NEW_DAYS), 1.0)
    dying = (day >= loads.delisted - _COLLAPSE_DAYS) & (loads.delisted < 10**6)
    return np.where(dying, 2.2, wild), np.where(dying, -0.012, 0.0)


def _next_regime(state: ClimateState, leave: float, choice: float) -> None:
    stays = state.age < _LEAST_DAYS or leave > 1.0 / (_MEAN_DAYS[state.regime] - _LEAST_DAYS)
    if stays:
        state.age += 1
        return
    state.regime = int(np.searchsorted(np.cumsum(_NEXT[state.regime]), choice, side="right"))
    state.age = 0


def step_block(
    state: ClimateState,
    generator: np.random.Generator,
    market: Floats,
    sectors: Floats,
    assets: Floats,
) -> Climate:
    """Move `state` on by one block. `market` (D), `sectors` (D, S), `assets` (D, N) are the days' standardised surprises.

    A day's figures depend on earlier days only, so the day may then be drawn with them.
    """
    loads = Loads.of_universe()
    bleed = loads.bleed
    uniform = generator.random((BLOCK_DAYS, 2))
    shocks = generator.standard_normal((BLOCK_DAYS, len(SECTORS) + 2))
    days: list[tuple[int, float, float, Floats, Floats, Floats, Floats, float, float]] = []
    for row in range(BLOCK_DAYS):
        _next_regime(state, *uniform[row])
        state.volatility *= (_VOLATILITY[state.regime] / state.volatility) ** 0.3
        market_volatility = state.volatility * float(np.sqrt(state.market_heat))
        market_drift = float(_DRIFT[state.regime]) - _MARKET_PULL * state.market_level
        sector_volatility = _SECTOR_VOLATILITY * np.sqrt(state.sector_heat)
        wild, slide = _life(loads, state.day)
        asset_volatility = loads.own * wild * np.sqrt(state.asset_heat)
        cost = _WILD_COST * (asset_volatility**2 - loads.own**2)
        pulled = np.where(loads.own > 0, slide - cost - _PULL * state.asset_level, 0.0)
        asset_drift = pulled - bleed
        drift = state.sector_drift - _PULL * state.sector_level
        days.append((state.regime, market_drift, market_volatility, drift, sector_volatility, asset_drift, asset_volatility,
                     state.mood, state.parking))  # fmt: skip
        state.market_level += market_drift + market_volatility * market[row]
        state.sector_level = state.sector_level + drift + sector_volatility * sectors[row]
        state.asset_level = state.asset_level + pulled + asset_volatility * assets[row]
        state.market_heat = float(_heat(np.array(state.market_heat), market[row], 0.09, 0.80, 0.12))
        state.sector_heat = _heat(state.sector_heat, sectors[row], 0.10, 0.84)
        state.asset_heat = _heat(state.asset_heat, assets[row], 0.16, 0.78)
        fresh = np.sqrt(1 - _SECTOR_MEMORY**2) * _SECTOR_DRIFT
        state.sector_drift = _SECTOR_MEMORY * state.sector_drift + fresh * shocks[row, :-2]
        state.mood = _MOOD_MEMORY * state.mood + float(np.sqrt(1 - _MOOD_MEMORY**2) * shocks[row, -2])
        state.parking += float(_PARKING_GROWTH[state.regime]) + 0.0008 * float(shocks[row, -1])
        state.day += 1
    columns = [np.array(column) for column in zip(*days, strict=True)]
    return Climate(*columns)
