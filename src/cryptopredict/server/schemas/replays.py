"""What came of deciding a stored run again."""

from typing import Literal

from cryptopredict.server.schemas.envelope import Body, Moment

__all__ = ["ReplayCause", "ReplayDifference", "ReplayResult"]


class ReplayCause(Body):
    """One reason why the answer is, or may be, another: a stable word, and a sentence with what was then and is now."""

    kind: Literal[
        "model_missing",
        "model_damaged",
        "model_other",
        "inputs_changed",
        "record_changed",
        "code_changed",
        "libraries_changed",
        "cannot_decide",
        "unexplained",
    ]
    what: str


class ReplayDifference(Body):
    """What stood at `path` then, and what comes out now; null where there was, or is, nothing, JSON where it is no single value."""

    path: str
    then: str | float | int | bool | None
    now: str | float | int | bool | None


class ReplayResult(Body):
    """Whether the same decision comes out of the same inputs, to the last bit and but for timings.

    `inputs`: the market is as the run saw it (`same`), could be put back so from the corrections that were recorded (`restored`), or not
    (`changed`: decided on what there is now). `causes`, the likeliest first; `differences` are the first 50 of `differing`.
    """

    run_id: int
    as_of: Moment
    same: bool
    inputs: Literal["same", "restored", "changed"]
    causes: list[ReplayCause]
    differing: int
    differences: list[ReplayDifference]
