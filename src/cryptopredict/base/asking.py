"""What anybody may ask about one asset: which model of which layer, how far ahead, and which of its features may be supposed otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["ASKABLE", "PRICE_FEATURES", "TRAILING", "Askable"]


@dataclass(frozen=True, slots=True)
class Askable:
    """A model that speaks of single assets: what it claims, its `hours` ahead, the `features` that may be supposed."""

    claim: str
    hours: tuple[int, ...]
    features: tuple[str, ...]


PRICE_FEATURES: Final = ("now", "short", "middle", "long", "longest", "market_short", "market_middle", "ahead_of_day")
"""Logarithms of variances per candle: of the last one, fading means, the market's, and of the same hour on the days before."""
TRAILING: Final = "trailing"
"""Deviation of the log return of a candle, from which a price's interval follows where no trained model speaks."""

ASKABLE: Final[Mapping[tuple[str, str], Askable]] = {
    ("layer3", "prices"): Askable("price", (1, 4, 24, 168, 720), (*PRICE_FEATURES, TRAILING)),
    ("layer3", "assets"): Askable("beats_median", (192,), ()),
}
"""By layer and name of the model. Layers 1 and 2 speak of the whole market, layer 4 of what it lets through its gate."""
