"""Invented news and talk: texts whose tone follows what prices have just done, with a good deal of noise. They foretell nothing."""

from dataclasses import dataclass
from math import tanh

import numpy as np

from cryptopredict.data.simulator.climate import Loads
from cryptopredict.data.simulator.noise import BLOCK_DAYS, Stream, draws
from cryptopredict.data.simulator.path import Path
from cryptopredict.data.simulator.universe import GENESIS, UNIVERSE

__all__ = ["Headline", "headlines", "posts"]

_PER_DAY = 5.0
_MARKET_SHARE = 0.4
_SOURCES = ("Simulated Wire", "Simulated Desk", "Simulated Chain Report")
_MARKET = {
    "up": (
        "Crypto market extends gains as buyers return",
        "Risk appetite lifts digital assets across the board",
        "Bitcoin leads a broad advance",
        "Inflows to crypto funds pick up after a strong session",
        "Short sellers caught out as the market climbs",
    ),
    "flat": (
        "Crypto market treads water in quiet trading",
        "Traders wait for direction as ranges narrow",
        "Bitcoin little changed while volumes fade",
        "Exchange volumes steady, derivatives balanced",
        "Market participants look to the week ahead",
    ),
    "down": (
        "Crypto market slides as sellers press",
        "Liquidations mount after a sharp fall in digital assets",
        "Bitcoin drags the market lower",
        "Outflows from crypto funds as caution spreads",
        "Risk assets retreat, altcoins hit hardest",
    ),
}
_ASSET = {
    "up": (
        "{name} rallies as demand builds",
        "{name} climbs after network usage grows",
        "{symbol} outpaces the market on rising volume",
        "Developers ship an upgrade, {name} holders cheer",
        "{name} partnership lifts sentiment",
    ),
    "flat": (
        "{name} holds its range",
        "{symbol}: what on-chain figures say this week",
        "{name} foundation publishes its quarterly report",
        "{name} community debates a governance proposal",
        "{symbol} open interest little changed",
    ),
    "down": (
        "{name} falls as holders take profit",
        "{symbol} under pressure after a large transfer to exchanges",
        "{name} slips on weak activity",
        "Delay to roadmap weighs on {name}",
        "{symbol} longs liquidated in a swift drop",
    ),
}
_TALK = {
    "up": (
        "{symbol} looking strong today, anyone else holding?",
        "Finally a green day for {name}",
        "{symbol} breakout or bull trap?",
        "I am bullish on {name} after this rally",
    ),
    "flat": (
        "What do you think of {name} at this level?",
        "{symbol} going nowhere, patience",
        "Daily discussion: {name}",
        "Can someone explain the {name} roadmap to me?",
    ),
    "down": (
        "{symbol} is getting crushed again",
        "Sold my {name}, this drop hurts",
        "Panic in {symbol} or just a dip?",
        "{name} keeps falling, I am worried",
    ),
}
_TALKS_PER_DAY = 12.0
_FORUM = "Simulated Forum"


@dataclass(frozen=True, slots=True)
class Headline:
    """One item: `published` epoch seconds, `asset` its place in the table or None for the market, `tone` −1..1."""

    published: int
    asset: int | None
    source: str
    url: str
    title: str
    tone: float


def headlines(path: Path, start: int, end: int) -> list[Headline]:
    """What was published in [start, end) epoch seconds, in order; nothing on the first day of the process."""
    return [item for day in _days(start, end) for item in _of_day(path, day) if start <= item.published < end]


def posts(path: Path, start: int, end: int) -> list[Headline]:
    """What people wrote in [start, end) epoch seconds, in order; nothing on the first day of the process."""
    return [item for day in _days(start, end) for item in _talk_of_day(path, day) if start <= item.published < end]


def _days(start: int, end: int) -> range:
    return range(max((start - GENESIS) // 86_400, 1), -(-(end - GENESIS) // 86_400))


def _of_day(path: Path, day: int) -> list[Headline]:
    generator = draws(path.seed, Stream.NEWS, day)
    count = int(generator.poisson(_PER_DAY))
    seen = _Seen(path, day)
    items = []
    for number, second in enumerate(sorted(generator.integers(1, 86_400, count).tolist())):
        of_market = generator.random() < _MARKET_SHARE
        asset = 0 if of_market else int(generator.choice(len(UNIVERSE), p=seen.weights))
        tone = _tone(generator, seen.move(asset, second))
        words = (_MARKET if of_market else _ASSET)[_mood(tone)]
        listing = UNIVERSE[asset]
        title = words[int(generator.integers(len(words)))].format(name=listing.name, symbol=listing.symbol)
        source = _SOURCES[int(generator.integers(len(_SOURCES)))]
        url = f"https://news.invalid/simulated/{path.seed}/{day}/{number}"
        items.append(Headline(GENESIS + day * 86_400 + second, None if of_market else asset, source, url, title, tone))
    return items


def _talk_of_day(path: Path, day: int) -> list[Headline]:
    generator = draws(path.seed, Stream.POSTS, day)
    seen = _Seen(path, day)
    items = []
    for number, second in enumerate(sorted(generator.integers(1, 86_400, int(generator.poisson(_TALKS_PER_DAY))).tolist())):
        asset = int(generator.choice(len(UNIVERSE), p=seen.weights))
        tone = _tone(generator, seen.move(asset, second))
        words = _TALK[_mood(tone)]
        title = words[int(generator.integers(len(words)))].format(name=UNIVERSE[asset].name, symbol=UNIVERSE[asset].symbol)
        url = f"https://talk.invalid/simulated/{path.seed}/{day}/{number}"
        items.append(Headline(GENESIS + day * 86_400 + second, asset, _FORUM, url, title, tone))
    return items


class _Seen:
    """What those who write on a day have seen of the market."""

    def __init__(self, path: Path, day: int) -> None:
        # Hours pile up on the way: a headline of 14:20 has seen the close of the 13:00 hour, and none after it.
        self._closes = path.log_closes((day - 1) * 24 - 1 if day > 1 else 0, (day + 1) * 24)
        self._offset = len(self._closes) - 24
        self._volatility = path.block(day // BLOCK_DAYS).climate.volatility[day % BLOCK_DAYS]
        self.weights = _weights(path, day)

    def move(self, asset: int, second: int) -> float:
        """How far the asset has moved in a day, in its daily standard deviations, at a second of the day."""
        now = self._offset + second // 3600 - 1
        return float(self._closes[now, asset] - self._closes[max(now - 24, 0), asset]) / float(self._volatility[asset])


def _tone(generator: np.random.Generator, move: float) -> float:
    return round(min(max(0.6 * tanh(0.9 * move) + 0.35 * float(generator.standard_normal()), -0.95), 0.95), 2)


def _mood(tone: float) -> str:
    return "up" if tone > 0.2 else "down" if tone < -0.2 else "flat"


def _weights(path: Path, day: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Bigger coins are written about more; only coins that are listed that day."""
    loads = Loads.of_universe()
    block = path.block(day // BLOCK_DAYS)
    caps = np.exp(block.opening) * block.supply[day % BLOCK_DAYS]
    listed = (loads.listed <= day) & (loads.delisted > day) & (loads.own > 0)
    weights = np.sqrt(caps) * listed
    return np.asarray(weights / weights.sum())
