"""What an admin may change while everything runs: one table of known keys, each with its kind, bounds, default and meaning.

A key `row.field` is stored as that field of the row in `system_config`. What nobody changed, and what somebody wrote there by hand
and does not fit, has its default. Readers look again for each transaction, or keep what they read for seconds, never for good:
so a change counts everywhere without a restart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput
from cryptopredict.core.schema import SystemConfig

__all__ = ["KNOWN", "Change", "Configuration", "Known", "Value", "change_configuration", "read_configuration", "stored_at"]

Value = bool | int | float
Kind = Literal["switch", "integer", "number"]


@dataclass(frozen=True, slots=True)
class Known:
    """A key: its `kind`, `default`, the bounds `low` and `high` (None for a switch), and what it is `about`."""

    key: str
    kind: Kind
    default: Value
    low: float | None
    high: float | None
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
    return Known(f"cadence.{job}", "integer", default, low, high, f"Seconds from one {job} to the next.")


_TABLE = (
    Known("accounts.registration", "switch", False, None, None, "Whether anybody may make an account of their own."),
    _cadence("evaluate", 300, 60, 3_600),
    # A decision is stale after 15 minutes, whatever is set here.
    _cadence("run_cascade", 300, 60, 300),
    _cadence("sync_all_prices", 300, 60, 600),
    _cadence("sync_dominance", 900, 300, 3_600),
    _cadence("sync_funding", 3_600, 900, 14_400),
    _cadence("sync_historical_data", 3_600, 600, 3_600),
    _cadence("sync_news", 900, 300, 7_200),
    _cadence("sync_sentiment", 3_600, 900, 21_600),
    Known("limits.scale", "number", 1.0, 0.1, 100.0, "The limits of requests a minute, times this."),
    Known("retention.activities_days", "integer", 400, 30, 3_650, "Days that activities and the audit are kept."),
    Known("watchlist_limits.tier1_max", "integer", 20, 1, 500, "Assets in tier 1, at most."),
    Known("watchlist_limits.tier2_max", "integer", 100, 1, 2_000, "Assets in tier 2, at most."),
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


def _rows(session: Session) -> dict[str, Any]:
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


def read_configuration(session: Session) -> Configuration:
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


def stored_at(session: Session) -> dict[str, tuple[datetime, int | None]]:
    """When the row of each key was last written, and by which user; keys whose row was never written are left out."""
    rows = session.execute(select(SystemConfig.key, SystemConfig.updated_at, SystemConfig.updated_by))
    written = {row.key: (row.updated_at, row.updated_by) for row in rows}
    return {key: written[_place(key)[0]] for key in KNOWN if _place(key)[0] in written}
