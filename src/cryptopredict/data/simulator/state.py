"""How far the simulated market of a database has come: one row of the configuration, written with the candles it speaks of."""

import json
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, text

from cryptopredict.base import Conflict
from cryptopredict.data.simulator.universe import VERSION

__all__ = ["State", "read_state", "write_state"]

_KEY = "simulated_market"


@dataclass(frozen=True, slots=True)
class State:
    """In epoch seconds: `until` is the close of the newest hour that is stored, mood and news are complete up to `seen`."""

    seed: int
    until: int
    seen: int
    version: int = VERSION


def read_state(connection: Connection) -> State | None:
    """The state, or None when no market was ever prepared here.

    Raises `Conflict` when it was prepared by a version whose market is another one: going on would tear the prices.
    """
    value = connection.scalar(text("SELECT value FROM system_config WHERE key = :key"), {"key": _KEY})
    if value is None:
        return None
    state = State(**value)
    if state.version != VERSION:
        raise Conflict(
            "The simulated market of this home was made by another version",
            why=f"It is market {state.version}, this program makes market {VERSION}",
            to_do="Start with a new home (CRYPTOPREDICT_HOME).",
        )
    return state


def write_state(connection: Connection, state: State) -> None:
    """Write the state down."""
    statement = text(
        "INSERT INTO system_config (key, value) VALUES (:key, CAST(:value AS jsonb))"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    )
    connection.execute(statement, {"key": _KEY, "value": json.dumps(asdict(state))})
