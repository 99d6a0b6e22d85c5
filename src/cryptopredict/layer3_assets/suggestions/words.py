"""Reasons in words: which numbers speak for a change and which against it."""

from typing import Final

from cryptopredict.base import Change, Curation, Driver, Floats
from cryptopredict.layer3_assets.suggestions.contexts import NAMES

__all__ = ["reasons"]

_WORDS: Final = {
    "score": "place in the ranking of assets",
    "beats_median": "chance to beat the median asset",
    "beats_median_low": "how often that chance came true at least",
    "volatility": "volatility beside the others",
    "liquidity": "traded volume beside the others",
    "risk": "volatility as such",
    "volatility_in_bull": "volatility in this regime",
    "days_traded": "age of the market",
    "bull": "chance of a bull market",
    "bear": "chance of a bear market",
    "volatile": "chance of a volatile market",
    "days_listed": "time on the lists",
    "drawdown": "fall since it was listed",
}
_MOST: Final = 3
_LEAST: Final = 0.005
"""Of the expected gain, in standard deviations of the asset: less is no reason."""


def reasons(
    change: Change, context: Floats, weights: Floats, curation: Curation, held: dict[str, int]
) -> tuple[tuple[Driver, ...], tuple[Driver, ...]]:
    """What speaks for and what against, the weightiest first, at most three each.

    `context` and `weights` (D,) are the numbers and what each is worth; `held` counts the assets of each tier: one that is full speaks
    against whatever leads to it, before all else.
    """
    found = [
        Driver(name, float(value), float(value * weight), _sentence(name, float(value), float(value * weight)))
        for name, value, weight in zip(NAMES, context, weights, strict=True)
        if name in _WORDS and abs(value * weight) >= _LEAST
    ]
    ordered = sorted(found, key=lambda driver: (-abs(driver.contribution), driver.feature))
    against = [driver for driver in ordered if driver.contribution < 0.0]
    goal = change.leads_to
    limit = None if goal is None else (curation.limits or {}).get(goal)
    if goal is not None and limit is not None and held.get(goal, 0) >= limit:
        word = f"{held[goal]} of {limit} places of {goal.replace('tier', 'tier ')} are taken: another must leave it first"
        against.insert(0, Driver("tier_full", float(held[goal]), 0.0, word))
    return tuple(driver for driver in ordered if driver.contribution > 0.0)[:_MOST], tuple(against[:_MOST])


def _sentence(name: str, value: float, share: float) -> str:
    side = "for" if share > 0.0 else "against"
    return f"{_WORDS[name]} ({value:+.2f}) speaks {side} it by {abs(share):.2f} of a standard deviation"
