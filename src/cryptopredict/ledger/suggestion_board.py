"""What the suggestions would have brought, by what was said to them: for the system, and for the admin.

Pure but for one read. Suggestions of one stretch of time stand or fall together, so the interval of a mean takes stretches of twice the
horizon as its unit, and asks for five of them (Ibragimov and Müller 2010: a t-test over few groups). With fewer there is none.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from scipy.special import stdtrit
from sqlalchemy import text
from sqlalchemy.orm import Session

from cryptopredict.base import Floats, Integers

__all__ = ["HORIZONS", "Board", "Choice", "Gain", "Group", "Outcome", "board", "read_board"]

HORIZONS = (7, 30)
"""Days after which it is looked at what came."""
_LEAST = 5
_SETTLED = text(
    "SELECT s.suggestion_type, s.status, o.horizon_days, extract(epoch FROM s.based_on)::bigint / 86400, o.gain_on_market,"
    " o.gain_on_tier FROM suggestion_outcomes o JOIN ai_suggestions s ON s.id = o.suggestion_id ORDER BY o.id"
)
_OPEN = text(
    "SELECT h.days, count(*) FROM unnest(CAST(:horizons AS int[])) AS h(days) JOIN ai_suggestions s ON s.based_on IS NOT NULL"
    " LEFT JOIN cascade_runs r ON r.id = s.cascade_run_id WHERE coalesce(r.kind, 'live') = 'live' AND NOT EXISTS"
    " (SELECT FROM suggestion_outcomes o WHERE o.suggestion_id = s.id AND o.horizon_days = h.days) GROUP BY h.days"
)
_SINCE = text("SELECT min(s.based_on) FROM suggestion_outcomes o JOIN ai_suggestions s ON s.id = o.suggestion_id")
_ANSWERS: Mapping[str, str] = {"approved": "accepted", "rejected": "refused"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One suggestion after one horizon: the day since 1970 that it rests on, and its gains as log returns with the sign of its bet."""

    kind: str
    answer: str
    horizon_days: int
    day: int
    gain_on_market: float
    gain_on_tier: float | None


@dataclass(frozen=True, slots=True)
class Gain:
    """A mean with its 95 % interval, if there is enough to tell."""

    mean: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions of one kind, answered alike. `paid` is the share whose gain on the market is above zero; gains in percent."""

    answer: str
    kind: str
    horizon_days: int
    n: int
    paid: Gain
    gain_on_market: Gain
    gain_on_tier: Gain | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The mean gain on the market of what was accepted less that of what was refused, in percent; None unless there is some of both."""

    horizon_days: int
    accepted: int
    refused: int
    difference: Gain | None


@dataclass(frozen=True, slots=True)
class Board:
    """All of it; `open` counts by horizon the suggestions whose outcome is not known yet."""

    groups: tuple[Group, ...]
    choices: tuple[Choice, ...]
    open: Mapping[int, int]
    since: datetime | None


def read_board(session: Session) -> Board:
    """The board of all live suggestions."""
    outcomes = [
        Outcome(
            kind, _ANSWERS.get(status, "unanswered"), int(days), int(day), float(market), None if tier is None else float(tier)
        )
        for kind, status, days, day, market, tier in session.execute(_SETTLED)
    ]
    waiting: dict[int, int] = {int(days): int(count) for days, count in session.execute(_OPEN, {"horizons": list(HORIZONS)})}
    groups, choices = board(outcomes)
    return Board(groups, choices, waiting, session.scalar(_SINCE))


def board(outcomes: Sequence[Outcome]) -> tuple[tuple[Group, ...], tuple[Choice, ...]]:
    """Groups by answer, kind and horizon, those over all first, and what choosing added."""
    groups: list[Group] = []
    choices: list[Choice] = []
    for days in sorted({outcome.horizon_days for outcome in outcomes}):
        here = [outcome for outcome in outcomes if outcome.horizon_days == days]
        for answer in ("all", "accepted", "refused", "unanswered"):
            alike = [outcome for outcome in here if answer in ("all", outcome.answer)]
            kinds = ["all", *sorted({outcome.kind for outcome in alike})]
            groups += [
                _group(answer, kind, days, chosen)
                for kind in kinds
                if (chosen := [outcome for outcome in alike if kind in ("all", outcome.kind)])
            ]
        choices.append(_choice(days, here))
    return tuple(groups), tuple(choices)


def _group(answer: str, kind: str, days: int, outcomes: Sequence[Outcome]) -> Group:
    day = np.array([outcome.day for outcome in outcomes], dtype=np.int64)
    market = np.array([outcome.gain_on_market for outcome in outcomes])
    known = np.array([outcome.gain_on_tier is not None for outcome in outcomes])
    tier = np.array([outcome.gain_on_tier or 0.0 for outcome in outcomes])[known]
    return Group(
        answer=answer,
        kind=kind,
        horizon_days=days,
        n=len(outcomes),
        paid=_bounded(_mean((market > 0.0).astype(np.float64), day, days)),
        gain_on_market=_mean(100.0 * market, day, days),
        gain_on_tier=_mean(100.0 * tier, day[known], days) if len(tier) else None,
    )


def _choice(days: int, outcomes: Sequence[Outcome]) -> Choice:
    parts = {answer: [o for o in outcomes if o.answer == answer] for answer in ("accepted", "refused")}
    accepted, refused = (
        (100.0 * np.array([o.gain_on_market for o in part]), np.array([o.day for o in part], dtype=np.int64))
        for part in parts.values()
    )
    counts = {"accepted": len(accepted[0]), "refused": len(refused[0])}
    if not all(counts.values()):
        return Choice(days, **counts, difference=None)
    difference = float(accepted[0].mean() - refused[0].mean())
    errors = [_error(values, day, days) for values, day in (accepted, refused)]
    if any(error is None for error in errors):
        return Choice(days, **counts, difference=Gain(difference, None, None))
    # The fewer stretches of the two count, so that the interval is rather too wide.
    pairs = [error for error in errors if error is not None]
    half = float(stdtrit(min(freedom for _, freedom in pairs), 0.975)) * math.hypot(*(scale for scale, _ in pairs))
    return Choice(days, **counts, difference=Gain(difference, difference - half, difference + half))


def _mean(values: Floats, day: Integers, horizon: int) -> Gain:
    mean, error = float(values.mean()), _error(values, day, horizon)
    if error is None:
        return Gain(mean, None, None)
    half = float(stdtrit(error[1], 0.975)) * error[0]
    return Gain(mean, mean - half, mean + half)


def _error(values: Floats, day: Integers, horizon: int) -> tuple[float, float] | None:
    """Standard error of the mean over stretches of twice the horizon, and degrees of freedom; None below five stretches."""
    _, place = np.unique((day - day.min()) // (2 * horizon), return_inverse=True)
    means = np.bincount(place, values) / np.bincount(place)
    count = len(means)
    return None if count < _LEAST else (float(means.std(ddof=1)) / math.sqrt(count), count - 1.0)


def _bounded(share: Gain) -> Gain:
    low, high = share.low, share.high
    return share if low is None or high is None else Gain(share.mean, max(0.0, low), min(1.0, high))
