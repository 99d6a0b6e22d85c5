"""The kill switch: what is stopped, from the press to the lifting. In: the caller's transaction. Out: rows, or `Halted`.

It needs the database alone. Whoever stores a signal or an execution first takes the lock of this room together with all others who
do, and then reads what is halted; whoever presses takes it alone. So a press waits for those who are about to commit, and whoever
comes after it sees it: nothing is committed after the moment that stands in `since`. A halt that cannot be read stops the
transaction that wanted to know.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Conflict, NotFound
from cryptopredict.core.schema import Cryptocurrency, Halt, UserActivity
from cryptopredict.ledger.clock import market_now

__all__ = [
    "HALT_LOCK",
    "Halted",
    "Scope",
    "Trip",
    "halted",
    "halted_assets",
    "lift",
    "lift_one",
    "open_halts",
    "press",
    "refuse_halted",
    "whole_market",
]

HALT_LOCK: Final = 0x63705F68616C
"""Key of the advisory lock: shared by those who store, alone for who presses or lifts."""

Trip = Literal["drawdown", "calibration", "stale_data"]


class Halted(Conflict):
    """The kill switch is on for what was to be stored."""

    slug = "halted"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is stopped: everything, all that rests on a `layer` (1..4), or one asset."""

    layer: int | None = None
    crypto_id: int | None = None

    def __post_init__(self) -> None:
        if self.layer is not None and self.crypto_id is not None:
            raise BadInput("A halt is of a layer or of an asset", why="both were given", to_do="Press twice.")
        if self.layer is not None and not 1 <= self.layer <= 4:
            raise BadInput(f"There is no layer {self.layer}", to_do="Give 1 to 4.")

    @property
    def kind(self) -> str:
        """The word for it that is stored."""
        return "layer" if self.layer is not None else "asset" if self.crypto_id is not None else "global"

    @property
    def _where(self) -> tuple[ColumnElement[bool], ...]:
        return (
            Halt.scope == self.kind,
            Halt.layer.is_not_distinct_from(self.layer),
            Halt.crypto_id.is_not_distinct_from(self.crypto_id),
            Halt.until.is_(None),
        )


def press(
    session: Session,
    scope: Scope,
    *,
    reason: str,
    user_id: int | None,
    trip: Trip | None = None,
    evidence: Mapping[str, Any] | None = None,
) -> tuple[Halt, bool]:
    """Stop it, from the moment at which nobody is storing any more; the halt, and whether it is new: one that stands is kept.

    `user_id` is who pressed, None for the command line of a machine without an owner; `trip` the rule where no person did.
    Raises `BadInput` without a reason, `NotFound` for an asset that does not exist.
    """
    if not reason.strip():
        raise BadInput("Nothing is halted without a reason", to_do="Say why.")
    if scope.crypto_id is not None and session.get(Cryptocurrency, scope.crypto_id) is None:
        raise NotFound(f"There is no asset {scope.crypto_id}")
    _alone(session)
    same = select(Halt).where(*scope._where, Halt.tripped_by.is_not_distinct_from(trip))  # noqa: SLF001 - of this file
    standing = session.scalars(same).one_or_none()
    if standing is not None:
        return standing, False
    halt = Halt(
        scope=scope.kind,
        layer=scope.layer,
        crypto_id=scope.crypto_id,
        since=session.scalars(select(market_now(func.clock_timestamp()))).one(),
        reason=reason.strip(),
        tripped_by=trip,
        evidence=dict(evidence or {}),
        pressed_by=user_id,
    )
    session.add(halt)
    session.flush()
    _note(session, "halt", user_id, halt)
    return halt, True


def lift(session: Session, scope: Scope, *, why: str, user_id: int | None, trip: Trip | None = None) -> list[Halt]:
    """Let it go on: every halt of this scope ends, or with `trip` only the one of that rule. Returns those that ended.

    Raises `NotFound` where nothing of this scope is halted, `BadInput` without a reason.
    """
    if not why.strip():
        raise BadInput("No halt is lifted without a reason", to_do="Say why.")
    _alone(session)
    query = select(Halt).where(*scope._where).order_by(Halt.id)  # noqa: SLF001 - of this file
    halts = list(session.scalars(query if trip is None else query.where(Halt.tripped_by == trip)))
    if not halts:
        raise NotFound("Nothing of that kind is halted", to_do="`cryptopredict halt` shows what is.")
    _end(session, halts, why, user_id)
    return halts


def lift_one(session: Session, halt_id: int, *, why: str, user_id: int) -> Halt:
    """Let one halt end. Raises `NotFound`, `Conflict` where it has ended already."""
    _alone(session)
    halt = session.get(Halt, halt_id, populate_existing=True)
    if halt is None:
        raise NotFound("There is no such halt")
    if halt.until is not None:
        raise Conflict("The halt was lifted already", why=halt.lifted_why or "")
    _end(session, [halt], why, user_id)
    return halt


def _end(session: Session, halts: Iterable[Halt], why: str, user_id: int | None) -> None:
    now = session.scalars(select(market_now(func.clock_timestamp()))).one()
    for halt in halts:
        halt.until, halt.lifted_by, halt.lifted_why = max(now, halt.since), user_id, why.strip()
        _note(session, "lift_halt", user_id, halt)
    session.flush()


def open_halts(session: Session) -> list[Halt]:
    """What is halted now, the longest first."""
    return list(session.scalars(select(Halt).where(Halt.until.is_(None)).order_by(Halt.since, Halt.id)))


def halted_assets(session: Session) -> list[Halt]:
    """What is halted, for one who is about to store: until the transaction ends nobody can press.

    Take it as late as may be, for who presses waits for the rest of the transaction; that one holds nothing else, so there is no ring.
    """
    session.execute(text("SELECT pg_advisory_xact_lock_shared(:key)"), {"key": HALT_LOCK})
    return open_halts(session)


def whole_market(halts: Iterable[Halt]) -> Halt | None:
    """The halt that stops every asset, if there is one: a signal rests on all four layers."""
    return next((halt for halt in halts if halt.scope != "asset"), None)


def refuse_halted(session: Session, assets: Iterable[int]) -> None:
    """For one who is about to store something about these assets. Raises `Halted` that names the halt."""
    halts = halted_assets(session)
    wanted = set(assets)
    found = next((halt for halt in halts if wanted and (halt.scope != "asset" or halt.crypto_id in wanted)), None)
    if found is not None:
        raise halted(found)


def halted(halt: Halt) -> Halted:
    """The error itself."""
    what = {"global": "Everything", "layer": f"Layer {halt.layer}", "asset": f"Asset {halt.crypto_id}"}[halt.scope]
    since = halt.since.isoformat().replace("+00:00", "Z")
    return Halted(f"{what} is halted since {since}", why=halt.reason, to_do="An admin lifts it.")


def _alone(session: Session) -> None:
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": HALT_LOCK})


def _note(session: Session, kind: str, user_id: int | None, halt: Halt) -> None:
    """Who did it, where a person did; the row of the halt tells of the rules."""
    if user_id is not None:
        why = halt.reason if kind == "halt" else halt.lifted_why
        facts = {"halt_id": halt.id, "scope": halt.scope, "layer": halt.layer, "crypto_id": halt.crypto_id, "reason": why}
        session.add(UserActivity(user_id=user_id, activity_type=kind, activity_data=facts))
