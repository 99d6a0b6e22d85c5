"""Who wants to hear of what. Pure: a rule and a happening in, whether they meet out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptopredict.base import BadInput
from cryptopredict.members.notifying.happenings import Happening

__all__ = ["EVENTS", "Event", "check_filters", "crossed", "wants"]


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of happening: what of the stored types it is shown as, who is told without having asked, and what may narrow it."""

    type: str
    everybody: bool
    admins: bool
    filters: frozenset[str]
    needs: frozenset[str] = frozenset()


_SIGNAL: Final = frozenset({"crypto_ids", "sides", "min_edge", "min_confidence"})
EVENTS: Final[Mapping[str, Event]] = {
    "new_signal": Event("signal", everybody=True, admins=True, filters=_SIGNAL),
    "signal_outcome": Event("signal", everybody=True, admins=True, filters=_SIGNAL),
    "regime_change": Event("alert", everybody=True, admins=True, filters=frozenset()),
    "price_cross": Event(
        "alert",
        everybody=False,
        admins=False,
        filters=frozenset({"crypto_id", "price", "once"}),
        needs=frozenset({"crypto_id", "price"}),
    ),
    "suggestion": Event("alert", everybody=False, admins=True, filters=frozenset({"min_confidence"})),
    "system": Event("system", everybody=False, admins=True, filters=frozenset()),
}
"""By name. `suggestion` and `system` are for admins alone, whatever rules others make."""


def check_filters(event: str, filters: Mapping[str, Any]) -> None:
    """Raises `BadInput` when a filter is not of that event, is missing, or cannot be."""
    known = EVENTS[event]
    strange = sorted(set(filters) - known.filters)
    if strange:
        allowed = ", ".join(sorted(known.filters)) or "none"
        raise BadInput(f"{event} cannot be narrowed by {', '.join(strange)}", to_do=f"What it can be narrowed by: {allowed}.")
    missing = sorted(known.needs - set(filters))
    if missing:
        raise BadInput(f"A rule for {event} needs {' and '.join(missing)}")
    for name in ("price", "min_edge", "min_confidence"):
        value = filters.get(name)
        if value is not None and not (isinstance(value, int | float) and math.isfinite(value)):
            raise BadInput(f"{name} is {value!r}", to_do="Give a finite number.")
    if "price" in filters and not filters["price"] > 0:
        raise BadInput("A price is above zero")


def wants(filters: Mapping[str, Any], happening: Happening) -> bool:
    """Whether a rule of the happening's event, so narrowed, means it. An empty filter narrows nothing."""
    facts = happening.facts
    assets, sides = filters.get("crypto_ids"), filters.get("sides")
    if assets and happening.crypto_id not in assets:
        return False
    if sides and facts.get("side") not in sides:
        return False
    for name, fact in (("min_edge", "edge"), ("min_confidence", "confidence")):
        floor, value = filters.get(name), facts.get(fact)
        if floor is not None and (value is None or value < floor):
            return False
    return True


def crossed(before: str | None, price: float, level: float) -> tuple[str, bool]:
    """On which side of the level a price is now, and whether it came over from the other; the first look crosses nothing."""
    side = "above" if price >= level else "below"
    return side, before is not None and before != side
