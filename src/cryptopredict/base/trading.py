"""What trading costs, and at which price a candle fills an order: the same for labels, replay and the paper broker.

Prices stay inside the candle; what is lost beyond them (fees, half the spread, slippage, funding) is charged as money, so that no
fill lies outside the range that was traded.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from cryptopredict.base.errors import BadInput

__all__ = ["Candle", "Costs", "ExitKind", "entry_price", "exit_at"]


class ExitKind(StrEnum):
    """How a trade ended."""

    TARGET = "target"
    STOP = "stop"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class Candle:
    """One closed candle; prices in quote currency."""

    open: float
    high: float
    low: float
    close: float


@dataclass(frozen=True, slots=True)
class Costs:
    """Fractions of the amount traded, for each side of a trade; `funding_per_hour` of what is held short, always taken as paid.

    `spread` is half of it, `impact` the coefficient of the square-root law (Almgren et al. 2005): an order of a share q of a day's
    volume moves the price by impact · daily volatility · √q.
    """

    fee: float = 0.001
    spread: float = 0.0005
    impact: float = 0.7
    funding_per_hour: float = 0.0001 / 8.0

    def __post_init__(self) -> None:
        for name in ("fee", "spread", "impact", "funding_per_hour"):
            value = getattr(self, name)
            if not (math.isfinite(value) and value >= 0.0):
                raise BadInput(f"{name} of {value} is no cost", to_do="Give a finite number that is not negative.")

    @property
    def round_trip(self) -> float:
        """Fees and spread of going in and out with an amount too small to move the price."""
        return 2.0 * (self.fee + self.spread)

    def slippage(self, amount: float, dollar_volume: float, daily_volatility: float) -> float:
        """Half the spread and the impact of trading `amount` where `dollar_volume` trades in a day, as a fraction of the amount.

        An asset without volume cannot be traded: `BadInput`.
        """
        if not dollar_volume > 0.0:
            raise BadInput("There is nothing to trade with", why="no volume is known", to_do="Leave the asset alone.")
        return self.spread + self.impact * daily_volatility * math.sqrt(max(amount, 0.0) / dollar_volume)


def entry_price(candle: Candle) -> float:
    """What is decided at the close of one candle is filled at the open of the next."""
    return candle.open


def exit_at(side: int, candle: Candle, target: float, stop: float) -> tuple[float, ExitKind] | None:
    """Price and kind of the exit in a candle of a trade that is open in it, None if it stays open. `side` is 1 long, −1 short.

    A candle that opens beyond the stop fills at its open; one that touches both levels counts as stopped, for the order in which it did is
    not known; a target fills at its level.
    """
    best, worst = (candle.high, candle.low) if side > 0 else (candle.low, candle.high)
    if side * (worst - stop) <= 0.0:
        return (candle.open if side * (candle.open - stop) <= 0.0 else stop), ExitKind.STOP
    if side * (best - target) >= 0.0:
        return target, ExitKind.TARGET
    return None
