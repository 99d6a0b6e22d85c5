"""How a model did beside its baselines: one line for each question, and which gates are open, now and when each fold began."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.calibration import calibration_error, confidence, reliability
from cryptopredict.estimators.comparison import MomentMean, compare
from cryptopredict.estimators.training.recipe import Question
from cryptopredict.estimators.validation import Gate, skill_gate

__all__ = ["Judged", "judge"]

_BINS = 10

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Gates by key; `opened`: was it open by what was known when each fold began; `comparisons`: lines of figures, as JSON."""

    gates: dict[str, Gate]
    opened: dict[str, list[bool]]
    comparisons: list[dict[str, Any]]
    questions: tuple[Question, ...]

    def plain(self) -> dict[str, Any]:
        """As a manifest holds it."""
        return {
            "gates": {name: _gate_as_json(gate) for name, gate in self.gates.items()},
            "comparisons": self.comparisons,
        }


def judge(questions: Sequence[Question], starts: Sequence[int], *, tried: int) -> Judged:
    """Judge every question. `starts`: when folds began (epoch seconds); an outcome is known `horizon` after its row."""
    gates, opened = {}, {}
    for asked in questions:
        if asked.gated:
            ever = np.ones(len(asked.times), dtype=np.bool_)
            overlap = _overlap(asked)
            gates[asked.key] = _gate(asked, ever, overlap, tried)
            known_at = asked.times + asked.horizon
            opened[asked.key] = [_gate(asked, known_at <= start, overlap, tried).open for start in starts]
    comparisons = [_compared(asked) for asked in questions]
    return Judged(gates, opened, [one for one in comparisons if one["n"]], tuple(questions))


def _overlap(asked: Question) -> int:
    """How many moments the horizon spans, by their usual distance."""
    moments = np.unique(asked.times)
    step = float(np.median(np.diff(moments))) if len(moments) > 1 else math.inf
    return max(1, math.ceil(asked.horizon / step - 1e-9))


def _gate(asked: Question, part: Flags, overlap: int, tried: int) -> Gate:
    name, baseline = next(iter(asked.baselines.items()))
    # Of a loss that is below zero, as that of a rank IC, a share of its size is asked for on top.
    asked_for = (1.0 - asked.worth * np.sign(baseline)) * baseline
    return skill_gate(
        np.where(part, asked.model, np.nan),
        asked_for,
        asked.times,
        asked.fold,
        baseline=f"{name} less {asked.worth:.0%}" if asked.worth else name,
        trials=tried,
        overlap=overlap,
        calibration_error=_calibration_error(asked, part & _used(asked, baseline)),
    )


def _used(asked: Question, *losses: Floats) -> Flags:
    """Rows (M,) that a fold spoke for and of which all losses are known."""
    used = (asked.fold >= 0) & np.isfinite(asked.model)
    for loss in losses:
        used &= np.isfinite(loss)
    return used


def _claims(asked: Question, used: Flags) -> tuple[Floats, Floats, Integers] | None:
    """Probabilities (m,) that would be published, whether they came true (m,), and when (m,); None for a model that publishes none."""
    if asked.said is None or asked.happened is None:
        return None
    known = used & np.isfinite(asked.said.reshape(len(used), -1).sum(axis=1)) & np.isfinite(asked.happened)
    said, happened, times = asked.said[known], asked.happened[known], asked.times[known]
    return (said, happened, times) if said.ndim == 1 else (*confidence(said, happened), times)


def _calibration_error(asked: Question, used: Flags) -> float | None:
    claims = _claims(asked, used)
    return None if claims is None else calibration_error(claims[0], claims[1], bins=_BINS)


def _compared(asked: Question) -> dict[str, Any]:
    """One line of the table: mean loss of the model and of each baseline on the same rows, and the differences with intervals."""
    used = _used(asked, *asked.baselines.values())
    ours, times, overlap = asked.model[used], asked.times[used], _overlap(asked)
    theirs = {name: loss[used] for name, loss in asked.baselines.items()}
    years = times.astype("datetime64[s]").astype("datetime64[Y]").astype(np.int64) + 1970
    return {
        "key": asked.key,
        "what": asked.what,
        "metric": asked.metric,
        "n": int(used.sum()),
        "moments": len(np.unique(times)),
        "model": _mean(ours),
        "baselines": [
            {
                "name": name,
                "value": _mean(loss),
                "difference": _difference(compare(ours, loss, times, overlap=overlap, method="cosines")),
            }
            for name, loss in theirs.items()
        ],
        "by_year": [
            {
                "year": int(year),
                "n": int((years == year).sum()),
                "model": _mean(ours[years == year]),
                **{name: _mean(loss[years == year]) for name, loss in theirs.items()},
            }
            for year in np.unique(years)
        ],
        "calibration": _calibration(asked, used, overlap),
    }


def _calibration(asked: Question, used: Flags, overlap: int) -> dict[str, Any] | None:
    """Calibration error, and what was promised beside what came, in bins of as many claims; None without probabilities."""
    claims = _claims(asked, used)
    if claims is None or not len(claims[0]):
        return None
    bins = reliability(claims[0], claims[1], claims[2], bins=_BINS, overlap=overlap)
    return {"error": calibration_error(claims[0], claims[1], bins=_BINS), "bins": [asdict(each) for each in bins]}


def _mean(values: Floats) -> float | None:
    return float(values.mean()) if len(values) else None


def _difference(found: MomentMean | None) -> dict[str, Any] | None:
    """As JSON holds it: t is cut where two forecasts are the same or differ always alike."""
    if found is None:
        return None
    plain = asdict(found)
    return plain | {"t": math.copysign(min(abs(found.t), 1e6), found.t)}


def _gate_as_json(gate: Gate) -> dict[str, Any]:
    return asdict(gate) | {"difference": _difference(gate.difference)}
