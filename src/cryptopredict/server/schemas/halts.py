"""The kill switch."""

from typing import Annotated, Literal

from pydantic import Field

from cryptopredict.server.schemas.envelope import Body, Moment, Request

__all__ = ["HaltBody", "Halts", "PressHalt"]

_Why = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]*$")]
_Layer = Annotated[int, Field(ge=1, le=4)]
_Asset = Annotated[int, Field(ge=1, le=2**63 - 1)]


class HaltBody(Body):
    """What is stopped, and why; `tripped_by` is the rule that did it, null where a person did. `until` is null while it lasts.

    `pressed_by` and `lifted_by` are people by name, or by email where they gave no name; null for all but admins, for rules, for the
    command line, and for accounts that are gone.
    """

    id: int
    scope: Literal["global", "layer", "asset"]
    layer: int | None
    crypto_id: int | None
    symbol: str | None
    since: Moment
    until: Moment | None
    reason: str
    tripped_by: Literal["drawdown", "calibration", "stale_data"] | None
    pressed_by: str | None
    lifted_by: str | None
    lifted_why: str | None


class Halts(Body):
    """What is halted now, the longest first, and what was before, the newest first. While `trading` is false there are no signals at all."""

    trading: bool
    active: list[HaltBody]
    past: list[HaltBody]


class PressHalt(Request):
    """Stop everything, or what rests on a `layer`, or one asset."""

    layer: _Layer | None = None
    crypto_id: _Asset | None = None
    reason: _Why
