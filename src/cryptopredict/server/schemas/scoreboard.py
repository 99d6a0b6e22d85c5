"""What the suggestions, and the answers to them, would have brought."""

from typing import Literal

from cryptopredict.server.schemas.envelope import Body, Moment

__all__ = ["ChoiceBody", "GainBody", "ScoreGroup", "Scoreboard"]


class GainBody(Body):
    """A mean with its 95 % interval; null bounds where there are too few separate stretches of time to tell."""

    mean: float
    low: float | None
    high: float | None


class ScoreGroup(Body):
    """Suggestions of one kind (or all) that were answered alike: `paid` is a share, gains are percent over the horizon.

    Above zero, accepting was right; below zero, refusing was. `answer` all counts every suggestion, whatever was said to it.
    """

    answer: Literal["all", "accepted", "refused", "unanswered"]
    kind: Literal["all", "add_tier1", "add_tier2", "promote", "demote", "remove"]
    horizon_days: int
    n: int
    paid: GainBody
    gain_on_market: GainBody
    gain_on_tier: GainBody | None


class ChoiceBody(Body):
    """What the admin's choosing added: the mean gain of accepted suggestions less that of refused ones, in percent."""

    horizon_days: int
    accepted: int
    refused: int
    difference: GainBody | None


class Scoreboard(Body):
    """Live suggestions whose outcome is known. `open` counts those whose time has not come, by horizon in days."""

    groups: list[ScoreGroup]
    choices: list[ChoiceBody]
    open: dict[str, int]
    since: Moment | None
