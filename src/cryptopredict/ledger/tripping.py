"""The kill switch pressed by rules: losses, chances that do not come true, data that does not come. In: an engine. Out: halts, announced.

| rule | looks at | presses when | lifted |
|---|---|---|---|
| `drawdown` | results of issued signals, equal stakes, in points | they are further below their highest sum than the bound | by an admin |
| `calibration` | chances given and what came, days of issue as unit | too few came true, by so many standard errors | by an admin |
| `stale_data` | the newest closed hour of a market that moves | it is older than the bound | when data comes |

What was before an admin lifted a halt is not held against the signals again. The bounds are `halt_bounds` in the configuration.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from cryptopredict.base import Source
from cryptopredict.core import transaction
from cryptopredict.core.configuration import read_configuration
from cryptopredict.core.schema import Halt
from cryptopredict.data.market import market_source
from cryptopredict.ledger.clock import market_now
from cryptopredict.ledger.halts import Scope, Trip, lift, press

__all__ = ["Bounds", "Tripped", "bounds_of", "miscalibrated", "trip_halts", "worst_drawdown"]

Tell = Callable[[Session, str, dict[str, Any]], object]

_SETTLED = text(
    """
    SELECT s.realized_return, s.confidence_score, (s.outcome = 'target')::int, date_trunc('day', s.generated_at)
    FROM trading_signals s LEFT JOIN cascade_runs r ON r.id = s.cascade_run_id
    WHERE s.outcome IS NOT NULL AND s.realized_return IS NOT NULL AND (s.cascade_run_id IS NULL OR r.kind = 'live')
        AND s.outcome_at > greatest(CAST(:since AS timestamptz), CAST(:now AS timestamptz) - make_interval(days => :days))
    ORDER BY s.outcome_at, s.id
    """
)
_NEWEST_HOUR = text("SELECT max(timestamp) + interval '1 hour' FROM price_data WHERE interval = '1h' AND timestamp > :recent")


@dataclass(frozen=True, slots=True)
class Bounds:
    """`days` back are looked at; `drawdown_points` of the stake of one signal; `calibration_errors` standard errors, from `least` days on."""

    days: int
    drawdown_points: float
    calibration_errors: float
    least: int
    stale_hours: float


@dataclass(frozen=True, slots=True)
class Tripped:
    """A rule whose bound is passed: what it found."""

    trip: Trip
    reason: str
    evidence: dict[str, Any]


def bounds_of(session: Session) -> Bounds:
    """The bounds as they are configured now."""
    now = read_configuration(session)
    return Bounds(
        days=now.integer("halt_bounds.days"),
        drawdown_points=now.number("halt_bounds.drawdown_points"),
        calibration_errors=now.number("halt_bounds.calibration_errors"),
        least=now.integer("halt_bounds.least"),
        stale_hours=now.number("halt_bounds.stale_hours"),
    )


def worst_drawdown(results: list[float]) -> float:
    """How far below its highest value so far (0 at the start) the sum of results is at the end."""
    total = highest = 0.0
    for result in results:
        total += result
        highest = max(highest, total)
    return highest - total


def miscalibrated(said: list[float], came: list[int], units: int) -> float:
    """By how many standard errors too few came true, where only `units` of them say something of their own."""
    share, hits = sum(said) / len(said), sum(came) / len(came)
    return (share - hits) / math.sqrt(max(share * (1.0 - share), 1e-9) / units)


def trip_halts(engine: Engine, tell: Tell) -> str:
    """Press where a bound is passed, lift what data has settled; says what it did. A rule that presses twice presses once."""
    with transaction(engine) as session:
        bounds = bounds_of(session)
        source = market_source(session.connection())
        now = session.scalars(select(market_now())).one()
        if source is None:
            return "There is no market yet."
        found = [*_records(session, bounds, now), *_stale(session, bounds, source, now)]
        fresh = source.moves and not any(one.trip == "stale_data" for one in found)
    done: list[str] = []
    for one in found:
        with transaction(engine) as session:
            halt, new = press(session, Scope(), reason=one.reason, user_id=None, trip=one.trip, evidence=one.evidence)
            if new:
                tell(session, "halt_update", {"halt_id": halt.id, "active": True})
                done.append(f"halted: {one.reason}")
    if fresh:
        done += _lift_stale(engine, tell)
    return "; ".join(done) or "Nothing passes its bound."


def _lift_stale(engine: Engine, tell: Tell) -> list[str]:
    with transaction(engine) as session:
        standing = select(Halt.id).where(Halt.until.is_(None), Halt.scope == "global", Halt.tripped_by == "stale_data")
        if session.scalar(standing) is None:
            return []
        for halt in lift(session, Scope(), why="Data comes again.", user_id=None, trip="stale_data"):
            tell(session, "halt_update", {"halt_id": halt.id, "active": False})
    return ["lifted: data comes again"]


def _records(session: Session, bounds: Bounds, now: datetime) -> list[Tripped]:
    found: list[Tripped] = []
    results = [float(row[0]) for row in _settled(session, "drawdown", bounds, now)]
    fall = worst_drawdown(results)
    if fall > bounds.drawdown_points:
        reason = f"Signals of {bounds.days} days lost {fall:.1f} points from their best, more than {bounds.drawdown_points:g}"
        found.append(Tripped("drawdown", reason, {"points": fall, "bound": bounds.drawdown_points, "n": len(results)}))
    rows = _settled(session, "calibration", bounds, now)
    units = len({row[3] for row in rows})
    if units >= bounds.least:
        said, came = [float(row[1]) for row in rows], [int(row[2]) for row in rows]
        errors = miscalibrated(said, came, units)
        if errors > bounds.calibration_errors:
            given, hits = sum(said) / len(said), sum(came) / len(came)
            reason = f"Targets were given a chance of {given:.2f} and {hits:.2f} came, {errors:.1f} standard errors too few"
            facts = {
                "said": given,
                "came": hits,
                "errors": errors,
                "bound": bounds.calibration_errors,
                "n": len(rows),
                "days": units,
            }
            found.append(Tripped("calibration", reason, facts))
    return found


def _settled(session: Session, trip: Trip, bounds: Bounds, now: datetime) -> list[Any]:
    lifted = session.scalar(select(func.max(Halt.until)).where(Halt.scope == "global", Halt.tripped_by == trip))
    return list(session.execute(_SETTLED, {"since": lifted, "now": now, "days": bounds.days}))


def _stale(session: Session, bounds: Bounds, source: Source, now: datetime) -> list[Tripped]:
    if not source.moves:
        return []
    newest = session.scalar(_NEWEST_HOUR, {"recent": now - timedelta(days=30)})
    age = math.inf if newest is None else (now - newest).total_seconds() / 3_600.0
    if age <= bounds.stale_hours or not _ever(session):
        return []
    said = "There is no closed hour of this month" if newest is None else f"The newest closed hour ended {age:.1f} hours ago"
    evidence = {"hours": None if newest is None else age, "bound": bounds.stale_hours}
    return [Tripped("stale_data", f"{said}; {bounds.stale_hours:g} is the bound", evidence)]


def _ever(session: Session) -> bool:
    """Whether hours were ever stored: a market that is still being filled is not stale."""
    return session.scalar(text("SELECT EXISTS (SELECT FROM price_data WHERE interval = '1h')")) is True
