"""Why a trade was refused: every rule it breaks, with value and bound."""

from collections.abc import Sequence

from cryptopredict.base import BadInput, Conflict
from cryptopredict.portfolio.risk import Rule

__all__ = ["OutOfBounds", "TooRisky", "told"]


def told(rule: Rule) -> str:
    """One rule in words."""
    value = "unknown" if rule.value is None else f"{rule.value:.6g}"
    return f"{value} where {rule.bound:.6g} is the bound ({rule.unit})" if rule.bound is not None else f"{value} ({rule.unit})"


class _Refused:
    """What both refusals say."""

    rules: tuple[Rule, ...]

    @property
    def details(self) -> list[dict[str, str]]:
        """Each broken rule by its name."""
        return [{"field": rule.name, "message": told(rule)} for rule in self.rules]


class TooRisky(_Refused, BadInput):
    """The trade breaks limits of the user."""

    slug = "too_risky"

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        super().__init__(
            "The trade breaks your limits",
            why="; ".join(f"{rule.name}: {told(rule)}" for rule in self.rules),
            to_do="Make it smaller, or change your limits.",
        )


class OutOfBounds(_Refused, Conflict):
    """The signal cannot be executed as things are now."""

    slug = "out_of_bounds"

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        super().__init__(
            "The signal cannot be executed now",
            why="; ".join(f"{rule.name}: {told(rule)}" for rule in self.rules),
            to_do="Wait for the next one.",
        )
