"""How the timing models are judged, and what a gate that is open lends.

Chances to reach the target are judged by their Brier score against the frequencies by situation, which need no model. Values at risk
are judged together with the mean beyond them by the loss of Fissler and Ziegel, over both levels and both sides, against what was
stronger on real hours. The agent must earn more than who never trades. The exit must be nearer than the medians of trades at
about the same volatility.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from cryptopredict.base import Floats, SignalType
from cryptopredict.estimators.tail import joint_loss
from cryptopredict.estimators.training import MODEL, Part, Question, Walked
from cryptopredict.layer4_timing.gate import HORIZON_HOURS
from cryptopredict.layer4_timing.plain import SIDES
from cryptopredict.layer4_timing.trades.agent import walked_policy
from cryptopredict.layer4_timing.trades.models import (
    BY_VOLATILITY,
    CLIMATOLOGY,
    EXITS,
    FITTED,
    GAUSSIAN,
    LEVELS,
    LINEAR,
    MEDIANS,
    STACK,
    TREES,
)
from cryptopredict.layer4_timing.trades.policies import policies
from cryptopredict.layer4_timing.trades.said import WITHIN, chance_within, together

__all__ = [
    "AGENT",
    "EXIT",
    "HISTORICAL",
    "MAIN_GATE",
    "RISK_HOURS",
    "SITUATION",
    "USES",
    "entry_gate",
    "questions",
    "risk_gate",
    "said_together",
    "tails",
]

SITUATION: Final = "frequencies by situation"
HISTORICAL: Final = "historical simulation"
RISK_HOURS: Final = (24, HORIZON_HOURS)
"""Horizons of the values at risk."""
AGENT: Final = "agent"
EXIT: Final = "exit"

_CELL: Final = {"24h": 3, "3d": 4, "7d": 1}
"""Which of QUANTITIES a chance is the mean of."""
_LEAST: Final = 1e-3
_HOUR: Final = 3_600
_DAY: Final = 86_400
_FIFTHS: Final = 5
_FEWEST: Final = 20  # outcomes of a fifth


def entry_gate(side: SignalType, time: str = "7d") -> str:
    """Key of the gate of a chance."""
    return f"entry_{side}_{time}"


def risk_gate(hours: int) -> str:
    """Key of the gate of the values at risk over so many hours."""
    return f"risk_{hours}h"


MAIN_GATE: Final = risk_gate(24)
USES: Final = {
    **{
        entry_gate(side, time): f"chance of a {side} to reach its target within {time}, and by it the cost gate"
        if time == "7d"
        else f"chance of a {side} to reach its target within {time}, with the gate of 7d open too"
        for side in SIDES
        for time in WITHIN
    },
    **{risk_gate(hours): f"value at risk of {hours} hours, which bounds the size of a signal" for hours in RISK_HOURS},
    AGENT: "advice to skip a signal, or to take half or all of it",
    EXIT: "how long a trade is expected to last, and how far its price to go",
}


def questions(walked: Walked) -> list[Question]:
    """All lines of the report; members by themselves are compared with and open nothing."""
    entries = [asked for side in SIDES for asked in _entry(walked, side)]
    risks = [_risk(walked, hours) for hours in RISK_HOURS]
    return [*entries, *risks, *_let_through(walked), _agent(walked), *([_exit(walked)] if EXIT in walked.parts else [])]


def said_together(walked: Walked, side: SignalType) -> Floats:
    """Chances of the endings (M, 5) as they are published."""
    return together(walked.said[str(side)][MODEL], _by_net(walked, side))


def _by_net(walked: Walked, side: SignalType) -> Floats | None:
    if "net" not in walked.parts:
        return None
    said, classes = walked.said["net"][MODEL], 5
    place = SIDES.index(side) * classes
    return said[:, place : place + classes] if said.ndim == 2 else None


def _entry(walked: Walked, side: SignalType) -> list[Question]:
    part = walked.parts[str(side)]
    whole = {MODEL: said_together(walked, side)}
    whole |= {name: walked.said[str(side)][name] for name in (CLIMATOLOGY, LINEAR, TREES, STACK) if name in part.baselines}
    net = _by_net(walked, side)
    if net is not None:
        whole["net"] = net
    found = []
    for time in WITHIN:
        happened = np.where(np.isfinite(part.target), part.target < WITHIN[time], np.nan)
        said = {name: chance_within(each, time) for name, each in whole.items() if each.ndim == 2}
        said.setdefault(MODEL, np.full(len(happened), np.nan))
        usual = part.beside["usual"][:, _CELL[time]]
        by_name = {SITUATION: usual} | {
            # One that was never fitted has nothing to be compared by.
            name: each
            for name, each in said.items()
            if name != MODEL and np.isfinite(each).any()
        }
        what = f"a {side} reaches its target before its stop, within {time}"

        def asked(
            key: str, metric: str, losses: Mapping[str, Floats], *, gated: bool, said: Floats, came: Floats, what: str
        ) -> Question:
            return Question(
                key=key,
                what=what,
                metric=metric,
                model=losses[MODEL],
                baselines={name: loss for name, loss in losses.items() if name != MODEL},
                times=part.table.times,
                groups=part.table.groups,
                fold=walked.fold[str(side)],
                horizon=part.horizon,
                said=said,
                happened=came,
                gated=gated,
            )

        everyone = {MODEL: said[MODEL], **by_name}
        brier = {name: (each - happened) ** 2 for name, each in everyone.items()}
        found.append(asked(entry_gate(side, time), "Brier", brier, gated=True, said=said[MODEL], came=happened, what=what))
        if time == "7d":
            logs = {name: _log_loss(each, happened) for name, each in everyone.items()}
            found.append(
                asked(f"{entry_gate(side)}_log", "log loss", logs, gated=False, said=said[MODEL], came=happened, what=what)
            )
            found.append(
                asked(
                    f"{entry_gate(side)}_usual",
                    "Brier",
                    {MODEL: brier[SITUATION], CLIMATOLOGY: brier.get(CLIMATOLOGY, brier[SITUATION])},
                    gated=False,
                    said=usual,
                    came=happened,
                    what=f"{what}: {SITUATION}",
                )
            )
    return found


def _log_loss(said: Floats, happened: Floats) -> Floats:
    chance = np.where(happened > 0.5, said, 1.0 - said)
    return np.where(np.isfinite(happened), -np.log(np.clip(chance, _LEAST, None)), np.nan)


def tails(walked: Walked, hours: int) -> dict[str, Floats]:
    """Values at risk and means beyond them (M, 4 L) by who says them, the model first."""
    name = risk_gate(hours)
    part = walked.parts[name]
    said = {who: walked.said[name][who] for who in (MODEL, FITTED)}
    found = {**said, GAUSSIAN: part.beside[GAUSSIAN], HISTORICAL: part.beside[HISTORICAL]}
    return {who: each if each.ndim == 2 else np.full((len(part.table), 4 * len(LEVELS)), np.nan) for who, each in found.items()}


def _risk(walked: Walked, hours: int) -> Question:
    part = walked.parts[risk_gate(hours)]
    losses = {who: _tail_loss(part, each) for who, each in tails(walked, hours).items()}
    # The gate is against what is said without a model: over a day the Gaussian is nearer, over a week it is history.
    order = (GAUSSIAN, HISTORICAL, FITTED) if hours == min(RISK_HOURS) else (HISTORICAL, GAUSSIAN, FITTED)
    return Question(
        key=risk_gate(hours),
        what=f"value at risk of {hours} hours and the mean beyond it",
        metric="Fissler-Ziegel",
        model=losses[MODEL],
        baselines={who: losses[who] for who in order},
        times=part.table.times,
        groups=part.table.groups,
        fold=walked.fold[part.name],
        horizon=part.horizon,
    )


def _tail_loss(part: Part, said: Floats) -> Floats:
    """Mean loss (M,) over both sides and all levels."""
    count, total = len(LEVELS), np.zeros(len(part.table))
    for place, sign in enumerate((-1.0, 1.0)):
        for level in range(count):
            first = 2 * count * place + level
            total += joint_loss(sign * part.target, said[:, first], said[:, first + count], LEVELS[level])
    return total / (2 * count)


def _let_through(walked: Walked) -> list[Question]:
    """What the cost gate lets through by the chances said, if they were used whatever their own gate says; and by situation."""
    found = []
    for who, each in policies(walked, said_together).items():
        found.append(
            Question(
                key=f"let_through_{'model' if who == MODEL else 'situation'}",
                what=f"result of trades that the cost gate lets through, by {'the model' if who == MODEL else SITUATION}",
                metric="percent after costs, negative",
                model=-each.result,
                baselines={"always skip": np.zeros(len(each.result))},
                times=each.times,
                groups=each.groups,
                fold=each.fold,
                horizon=HORIZON_HOURS * _HOUR,
                gated=False,
            )
        )
    return found


def _agent(walked: Walked) -> Question:
    part, fold = walked.parts[AGENT], walked.fold[AGENT]
    said = walked.said[AGENT][MODEL]
    spoken = np.isfinite(said.reshape(len(said), -1).sum(axis=1)) & (fold >= 0)
    best = np.nan_to_num(said).argmax(axis=1) if said.ndim == 2 else np.zeros(len(said), dtype=np.int64)
    gate = np.where(part.beside["passed"] > 0.0, 2, 0)
    drawn = np.random.default_rng(0).integers(0, 3, len(part.table))
    ways = {
        MODEL: best,
        "always skip": np.zeros_like(best),
        "plain cost gate": gate,
        "random": drawn,
        "always full": np.full_like(best, 2),
    }
    losses = {
        name: -walked_policy(part.table, np.where(spoken, chosen, -1).astype(np.int64), part.target)
        for name, chosen in ways.items()
    }
    return Question(
        key=AGENT,
        what="growth of the capital by a decision, percent",
        metric="growth, negative",
        model=losses[MODEL],
        baselines={name: loss for name, loss in losses.items() if name != MODEL},
        times=part.table.times,
        groups=part.table.groups,
        fold=fold,
        horizon=part.horizon,
    )


def _exit(walked: Walked) -> Question:
    """Mean absolute error over EXITS, each in units of what the medians of all trades known by then miss it by."""
    part, fold = walked.parts[EXIT], walked.fold[EXIT]
    said = walked.said[EXIT][MODEL]
    said = said if said.ndim == 2 else np.full(part.target.shape, np.nan)
    away = part.horizon + _DAY
    usual, finer, unit = (np.full_like(part.target, np.nan) for _ in range(3))
    volatility = part.table.column("volatility")[:, -1]
    whole = np.isfinite(part.target).all(axis=1)
    for number, start in enumerate(walked.starts):
        learnt, spoken = np.flatnonzero(whole & (part.table.times <= start - away)), fold == number
        if len(learnt) < _FIFTHS * _FEWEST:
            continue
        usual[spoken] = np.median(part.target[learnt], axis=0)
        unit[spoken] = np.abs(part.target[learnt] - np.median(part.target[learnt], axis=0)).mean(axis=0)
        place = np.searchsorted(np.quantile(volatility[learnt], np.arange(1, _FIFTHS) / _FIFTHS), volatility)
        for fifth in range(_FIFTHS):
            finer[spoken & (place == fifth)] = np.median(part.target[learnt[place[learnt] == fifth]], axis=0)
    losses = [np.abs(each - part.target) / unit for each in (said, finer, usual)]
    return Question(
        key=EXIT,
        what=f"how far and how long trades go ({', '.join(EXITS)})",
        metric="absolute error, in that of the medians",
        model=losses[0].mean(axis=1),
        baselines={BY_VOLATILITY: losses[1].mean(axis=1), MEDIANS: losses[2].mean(axis=1)},
        times=part.table.times,
        groups=part.table.groups,
        fold=fold,
        horizon=part.horizon,
    )
