"""Exact amounts: decimals of 18 places as the database keeps them, and a context wide enough that nothing is rounded on the way."""

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Context, Decimal, localcontext
from functools import wraps
from typing import Final, ParamSpec, TypeVar

__all__ = ["CENT", "UNIT", "ZERO", "down", "exact", "near", "of", "up"]

Taken = ParamSpec("Taken")
Given = TypeVar("Given")

UNIT: Final = Decimal(1).scaleb(-18)
CENT: Final = Decimal("0.01")
ZERO: Final = Decimal(0)
_WIDE: Final = Context(prec=96)
"""A product of two amounts of 38 digits fits in; the usual 28 digits would round a large account in silence."""


def exact(function: Callable[Taken, Given]) -> Callable[Taken, Given]:
    """Calculate wide enough inside of that function."""

    @wraps(function)
    def within(*given: Taken.args, **named: Taken.kwargs) -> Given:
        with localcontext(_WIDE):
            return function(*given, **named)

    return within


def of(number: float) -> Decimal:
    """A price or a rate of the market as a decimal: the shortest text that reads back as the same number, to 18 places."""
    return Decimal(repr(float(number))).quantize(UNIT, ROUND_HALF_EVEN, _WIDE)


def near(value: Decimal) -> Decimal:
    """To 18 places, to the nearest."""
    return value.quantize(UNIT, ROUND_HALF_EVEN, _WIDE)


def down(value: Decimal, unit: Decimal = UNIT) -> Decimal:
    """To 18 places, towards nothing: what one gets."""
    return value.quantize(unit, ROUND_DOWN, _WIDE)


def up(value: Decimal) -> Decimal:
    """To 18 places, away from nothing: what one pays."""
    return value.quantize(UNIT, ROUND_UP, _WIDE)
