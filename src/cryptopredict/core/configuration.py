"""What an admin may change while everything runs: one table of known keys, each with its kind, bounds, default and meaning.

A key `row.field` is stored as that field of the row in `system_config`. What nobody changed, and what somebody wrote there by hand
and does not fit, has its default. Readers look again for each transaction, or keep what they read for seconds, never for good:
so a change counts everywhere without a restart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput
from cryptopredict.core.schema import SystemConfig

__all__ = ["KNOWN", "Change", "Configuration", "Known", "Unit", "Value", "change_configuration", "read_configuration"]

Value = bool | int | float
Kind = Literal["switch", "integer", "number"]
Unit = Literal["seconds", "hours", "days", "assets", "probability", "points", "standard_errors", "times"]


@dataclass(frozen=True, slots=True)
class Known:
    """A key: its `kind`, `default`, the bounds `low` and `high` (None for a switch), its `unit`, and what it is `about`."""

    key: str
    kind: Kind
    default: Value
    low: float | None
    high: float | None
    unit: Unit | None
    about: str

    def check(self, value: Any) -> Value:
        """The value as it is stored. Raises `BadInput` when its kind or its size is wrong."""
        right: bool
        match self.kind:
            case "switch":
                right = isinstance(value, bool)
            case "integer":
                right = isinstance(value, int) and not isinstance(value, bool)
            case "number":
                right = isinstance(value, int | float) and not isinstance(value, bool)
        if not right:
            raise BadInput(f"{self.key} cannot be {value!r}", why=f"it is {_ARTICLES[self.kind]}")
        if self.low is not None and self.high is not None and not self.low <= value <= self.high:
            raise BadInput(f"{self.key} cannot be {value!r}", why=f"it lies between {self.low:g} and {self.high:g}")
        return float(value) if self.kind == "number" else value

    def read(self, text: str) -> Value:
        """The value that a person typed. Raises `BadInput`."""
        typed: Any = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}.get(text.lower(), text)
        if isinstance(typed, str):
            try:
                typed = int(typed) if self.kind == "integer" else float(typed)
            except ValueError:
                typed = text
        return self.check(typed)


_ARTICLES = {"switch": "a switch: true or false", "integer": "a whole number", "number": "a number"}


def _cadence(job: str, default: int, low: int, high: int) -> Known:
    return Known(f"cadence.{job}", "integer", default, low, high, "seconds", f"Seconds from one {job} to the next.")


def _threshold(name: str, default: float, about: str) -> Known:
    # Below one half a change is likelier to do harm than good.
    return Known(f"ai_thresholds.suggestion_{name}", "number", default, 0.5, 0.99, "probability", about)


_THRESHOLDS = (
    _threshold("add_min", 0.55, "From this P(it pays) on an asset is suggested for a tier."),
    _threshold("confidence_min", 0.55, "From this P(it pays) on a demotion or a removal is suggested."),
    _threshold("promote_min", 0.55, "From this P(it pays) on a promotion to tier 1 is suggested."),
    _threshold("told_min", 0.60, "From this P(it pays) on admins are told of a suggestion at once."),
)
# When the kill switch presses itself; `ledger.tripping` says what each of them means.
_BOUNDS = (
    Known(
        "halt_bounds.calibration_errors", "number", 3.0, 1.5, 10.0, "standard_errors", "By so many too few chances came true."
    ),
    Known("halt_bounds.days", "integer", 90, 7, 3_650, "days", "So far back results are looked at."),
    Known("halt_bounds.drawdown_points", "number", 60.0, 5.0, 1_000.0, "points", "So far below their best signals may fall."),
    Known("halt_bounds.least", "integer", 20, 5, 1_000, "days", "From so many days with signals on chances are judged."),
    Known("halt_bounds.stale_hours", "number", 6.0, 2.0, 72.0, "hours", "So old the newest closed hour may be."),
)
_TABLE = (
    Known("accounts.registration", "switch", False, None, None, None, "Whether anybody may make an account of their own."),
    *_THRESHOLDS,
    _cadence("evaluate", 300, 60, 3_600),
    # A decision is stale after 15 minutes, whatever is set here.
    _cadence("run_cascade", 300, 60, 300),
    _cadence("sync_all_prices", 300, 60, 600),
    _cadence("sync_dominance", 900, 300, 3_600),
    _cadence("sync_funding", 3_600, 900, 14_400),
    _cadence("sync_historical_data", 3_600, 600, 3_600),
    _cadence("sync_news", 900, 300, 7_200),
    _cadence("sync_sentiment", 3_600, 900, 21_600),
    *_BOUNDS,
    Known("limits.scale", "number", 1.0, 0.1, 100.0, "times", "The limits of requests a minute, times this."),
    Known("retention.activities_days", "integer", 400, 30, 3_650, "days", "Days that activities and the audit are kept."),
    Known("watchlist_limits.tier1_max", "integer", 20, 1, 500, "assets", "Assets in tier 1, at most."),
    Known("watchlist_limits.tier2_max", "integer", 100, 1, 2_000, "assets", "Assets in tier 2, at most."),
)

KNOWN: Mapping[str, Known] = {known.key: known for known in _TABLE}


@dataclass(frozen=True, slots=True)
class Configuration:
    """The values of all known keys."""

    values: Mapping[str, Value] = field(default_factory=lambda: {known.key: known.default for known in _TABLE})

    def switch(self, key: str) -> bool:
        """A switch. Raises `LookupError` on a key that is none."""
        return bool(self._of(key, "switch"))

    def integer(self, key: str) -> int:
        """A whole number. Raises `LookupError` on a key that is none."""
        return int(self._of(key, "integer"))

    def number(self, key: str) -> float:
        """A number. Raises `LookupError` on a key that is none."""
        return float(self._of(key, "number"))

    def _of(self, key: str, kind: Kind) -> Value:
        if KNOWN[key].kind != kind:
            raise LookupError(f"{key} is {_ARTICLES[KNOWN[key].kind]}")
        return self.values[key]


@dataclass(frozen=True, slots=True)
class Change:
    """One key that has another value now."""

    key: str
    before: Value
    after: Value


def _rows(session: Session | Connection) -> dict[str, Any]:
    names = {_place(key)[0] for key in KNOWN}
    rows = session.execute(select(SystemConfig.key, SystemConfig.value).where(SystemConfig.key.in_(names)))
    return {row.key: row.value for row in rows}


def _place(key: str) -> tuple[str, str]:
    row, _, name = key.partition(".")
    return row, name


def _values(rows: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    for known in _TABLE:
        row, name = _place(known.key)
        held = rows.get(row)
        value = held.get(name, known.default) if isinstance(held, dict) else known.default
        try:
            yield known.key, known.check(value)
        except BadInput:
            yield known.key, known.default


def read_configuration(session: Session | Connection) -> Configuration:
    """All values as they are now."""
    return Configuration(dict(_values(_rows(session))))


def change_configuration(session: Session, wanted: Mapping[str, Any], *, by: int | None) -> list[Change]:
    """Change some values, all or none; `by` is the user, None the command line. Returns those that differ from before.

    Raises `BadInput` on an unknown key, and on a value of the wrong kind or size.
    """
    checked: dict[str, Value] = {}
    for key, value in wanted.items():
        if key not in KNOWN:
            raise BadInput(f"There is no setting {key[:100]!r}", to_do="`cryptopredict config list` names those there are.")
        checked[key] = KNOWN[key].check(value)
    names = sorted({_place(key)[0] for key in checked})
    for name in names:
        session.execute(insert(SystemConfig).values(key=name, value={}).on_conflict_do_nothing(index_elements=["key"]))
    # Two who change fields of one row come one after the other.
    locked = session.scalars(
        select(SystemConfig).where(SystemConfig.key.in_(names)).order_by(SystemConfig.key).with_for_update()
    ).all()
    before = dict(_values({row.key: row.value for row in locked}))
    changes = [Change(key, before[key], value) for key, value in checked.items() if before[key] != value]
    for row in locked:
        mine = {_place(change.key)[1]: change.after for change in changes if _place(change.key)[0] == row.key}
        if mine:
            row.value = {**(row.value if isinstance(row.value, dict) else {}), **mine}
            row.updated_by = by
    session.flush()
    return changes
