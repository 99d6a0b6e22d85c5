"""The fast part of the market, hour by hour: what the days' drifts and volatilities become once chance has spoken."""

from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.data.simulator.climate import Climate, ClimateState, Loads, start, step_block
from cryptopredict.data.simulator.noise import BLOCK_DAYS, BLOCK_HOURS, Stream, draws, smooth
from cryptopredict.data.simulator.universe import SECTORS, TYPICAL_DAY, UNIVERSE

__all__ = ["HOURLY_SHARE", "Block", "Path"]

_HOURS = np.array([1.35, 1.10, 0.95, 0.86, 0.80, 0.78, 0.82, 0.90, 0.97, 0.95, 0.93, 0.98,
                   1.12, 1.32, 1.48, 1.45, 1.30, 1.16, 1.06, 1.00, 0.98, 0.93, 0.92, 1.00])  # fmt: skip
HOURLY_SHARE: Floats = _HOURS**1.2 / (_HOURS**1.2).sum()
"""Share of a day's variance in each hour (UTC), sums to 1."""

_TAIL = 5.0
_GUSTS = 0.36
_SPELLS = 0.26
_MARKET_JUMPS = 7 / 8_760
_ASSET_JUMPS = 5 / 8_760
_PEG_NOISE = 0.0004
_SUPPLY_DAYS = 365.25


@dataclass(frozen=True, slots=True)
class Block:
    """32 days of the market: `log_close` and the spread of each hour (H = 768, N), supplies by day (D, N), the climate."""

    opening: Floats
    log_close: Floats
    spread: Floats
    supply: Floats
    climate: Climate


@dataclass(frozen=True, slots=True)
class _Chance:
    """Draws of one block: hourly noise with unit variance a day for market (H), sectors (H, S), assets (H, N), and jumps."""

    market: Floats
    sectors: Floats
    assets: Floats
    market_jump: Floats
    asset_jump: Floats
    gust: Floats


def _chance(seed: int, index: int, loads: Loads) -> _Chance:
    width = 1 + len(SECTORS) + len(UNIVERSE)
    generator = draws(seed, Stream.PATH, index)
    brief, long = smooth(generator.standard_normal(BLOCK_HOURS), 5), smooth(generator.standard_normal(BLOCK_HOURS), 60)
    gust = np.exp(_GUSTS * brief - _GUSTS**2 + _SPELLS * long - _SPELLS**2)
    scale = np.sqrt(np.tile(HOURLY_SHARE, BLOCK_DAYS)) * gust
    noise = generator.standard_t(_TAIL, (BLOCK_HOURS, width)) / np.sqrt(_TAIL / (_TAIL - 2)) * scale[:, None]
    jumps = draws(seed, Stream.JUMPS, index)
    struck = jumps.random((BLOCK_HOURS, 1 + len(UNIVERSE)))
    size = jumps.standard_normal((BLOCK_HOURS, 1 + len(UNIVERSE)))
    market_jump = np.where(struck[:, 0] < _MARKET_JUMPS, -0.012 + 0.045 * size[:, 0], 0.0)
    asset_jump = np.where(struck[:, 1:] < _ASSET_JUMPS, 0.005 + 3.2 * loads.own * size[:, 1:], 0.0)
    return _Chance(noise[:, 0], noise[:, 1 : 1 + len(SECTORS)], noise[:, 1 + len(SECTORS) :], market_jump, asset_jump, gust)


def _daily(hourly: Floats) -> Floats:
    total: Floats = hourly.reshape(BLOCK_DAYS, 24, *hourly.shape[1:]).sum(axis=1)
    return total


class Path:
    """The whole market of a seed as far as it has been asked for; grows by blocks and never changes what it has shown."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.blocks: list[Block] = []
        self._state: ClimateState = start()
        self._loads = Loads.of_universe()
        self._close = np.log(np.array([asset.price for asset in UNIVERSE])) + self._loads.bleed * TYPICAL_DAY
        symbols = [asset.symbol for asset in UNIVERSE]
        self._parked = np.array([asset.own == 0.0 and asset.follows is None for asset in UNIVERSE])
        self._followers = [(symbols.index(a.symbol), symbols.index(a.follows)) for a in UNIVERSE if a.follows]
        self._supply = np.array([asset.supply for asset in UNIVERSE])
        self._inflation = np.log1p(np.array([asset.inflation for asset in UNIVERSE])) / _SUPPLY_DAYS

    def block(self, index: int) -> Block:
        """Block `index` (0 is the first 32 days), made with all before it when it is asked for the first time."""
        while len(self.blocks) <= index:
            self.blocks.append(self._grow())
        return self.blocks[index]

    def log_closes(self, first: int, last: int) -> Floats:
        """Logarithms of the unrounded closes of hours `first` to `last`, both counted from the first hour, the last left out."""
        blocks = range(first // BLOCK_HOURS, (last - 1) // BLOCK_HOURS + 1)
        closes: Floats = np.concatenate([self.block(index).log_close for index in blocks])
        offset = blocks.start * BLOCK_HOURS
        return closes[first - offset : last - offset]

    def _grow(self) -> Block:
        index, loads = len(self.blocks), self._loads
        chance = _chance(self.seed, index, loads)
        usual = np.maximum(loads.own, 0.01)
        climate = step_block(
            self._state,
            draws(self.seed, Stream.CLIMATE, index),
            _daily(chance.market + chance.market_jump / 0.03),
            _daily(chance.sectors),
            _daily(chance.assets + chance.asset_jump / usual),
        )
        opening = self._close
        log_close = opening + np.cumsum(self._returns(chance, climate), axis=0)
        self._peg(index, log_close, climate)
        self._close = log_close[-1].copy()
        spread = (
            np.repeat(climate.volatility, 24, axis=0)
            * np.tile(np.sqrt(HOURLY_SHARE), BLOCK_DAYS)[:, None]
            * chance.gust[:, None]
        )
        spread[:, self._parked] = _PEG_NOISE / 3
        for follower, leader in self._followers:
            spread[:, follower] = spread[:, leader]
        days = np.arange(index * BLOCK_DAYS, (index + 1) * BLOCK_DAYS)[:, None]
        supply = self._supply * np.exp(days * self._inflation + np.where(self._parked, climate.parking[:, None], 0.0))
        return Block(opening, log_close, spread, supply, climate)

    def _returns(self, chance: _Chance, climate: Climate) -> Floats:
        loads = self._loads

        def hours(daily: Floats) -> Floats:
            return np.repeat(daily, 24, axis=0)

        market = hours(climate.market_volatility) * chance.market + chance.market_jump
        sectors = hours(climate.sector_volatility) * chance.sectors
        own = hours(climate.asset_volatility) * chance.assets + chance.asset_jump * (loads.own > 0)
        total: Floats = (
            hours(climate.drift) / 24 + loads.beta * market[:, None] + loads.sector_load * sectors[:, loads.sector] + own
        )
        return total

    def _peg(self, index: int, log_close: Floats, climate: Climate) -> None:
        """Stablecoins hover at one dollar, further off in wild markets; wrapped coins stay close to what they track."""
        noise = smooth(draws(self.seed, Stream.PEG, index).standard_normal((BLOCK_HOURS, len(UNIVERSE))), 8)
        strain = np.repeat(np.sqrt(climate.market_volatility / 0.025), 24)[:, None]
        log_close[:, self._parked] = (_PEG_NOISE * strain * noise)[:, self._parked]
        for follower, leader in self._followers:
            log_close[:, follower] = log_close[:, leader] + _PEG_NOISE * noise[:, follower] - 0.0006
