"""How the regime model is judged: beside the frequencies of states, climatology and persistence, all of which learn every day.

One gate for each question, against the strongest of the three on real days (`STRONGEST`), which is also what is said without the model.
The four gates of the net are kept to show that it does not earn its place; nothing is done with them.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.comparison import compare
from cryptopredict.estimators.training import MODEL, Question, Walked
from cryptopredict.layer1_macro.regime.labels import DELAYS, HORIZONS, NOWCAST, REGIMES, ahead
from cryptopredict.layer1_macro.regime.plain import STRONGEST

__all__ = ["BASELINES", "MAIN_GATE", "NET", "USES", "gate_of", "questions", "tables"]

NET: Final = "net"
BASELINES: Final = ("cells", "climatology", "persistence")
MAIN_GATE: Final = NOWCAST
_LEAST: Final = 1e-3
"""Nobody is taken to have said less: one sure error must not decide a comparison."""
_MONTH: Final = 30.0


def gate_of(question: str) -> str:
    """Key of the gate of a question."""
    return question if question == NOWCAST else f"forecast_{question}"


USES: Final = {
    gate_of(NOWCAST): "regime, its confidence and drivers, and what follows from them (layer 1)",
    **{gate_of(ahead(days)): f"forecast of the regime over {days} days (layer 1)" for days in HORIZONS},
    **{f"{NET}_{question}": "nothing" for question in DELAYS},
}


def questions(walked: Walked) -> list[Question]:
    """The four questions, and the net's answers to them after a full training."""
    found = [_asked(walked, question, gate_of(question), "", walked.said[question][MODEL]) for question in DELAYS]
    if NET in walked.parts:
        whole = walked.said[NET][MODEL].reshape(len(walked.parts[NET].table), -1)
        for place, question in enumerate(DELAYS):
            said = whole[:, place * len(REGIMES) : (place + 1) * len(REGIMES)]
            if said.shape[1]:
                found.append(_asked(walked, question, f"{NET}_{question}", ", by the net", said))
    return found


def _asked(walked: Walked, question: str, key: str, by: str, said: Floats) -> Question:
    part = walked.parts[question]
    days = DELAYS[question]
    about = "today" if question == NOWCAST else "the next day" if days == 1 else f"the next {days} days"
    strongest = STRONGEST[question]
    order = (strongest, *(name for name in BASELINES if name != strongest))
    return Question(
        key=key,
        what=f"regime of {about}{by}",
        metric="log loss",
        model=_loss(said, part.target),
        baselines={name: _loss(part.beside[name], part.target) for name in order},
        times=part.table.times,
        fold=walked.fold[question],
        horizon=part.horizon,
        said=said,
        happened=part.target,
    )


def _loss(said: Floats, happened: Floats) -> Floats:
    """Log loss (M,) of probabilities (M, 4), NaN where nothing was said or is known."""
    known = np.isfinite(happened) & np.isfinite(said).all(axis=1)
    place = np.where(known, happened, 0.0).astype(np.int64)
    chance = said[np.arange(len(said)), place]
    return np.where(known, -np.log(np.maximum(np.where(known, chance, 1.0), _LEAST)), np.nan)


def tables(walked: Walked) -> dict[str, Any]:
    """How often each regime was found, how restless and how late what was said was, and which regimes the gain comes from."""
    return {
        "balanced": [_balanced(*one) for one in _each(walked)],
        "steadiness": [line for one in _each(walked) for line in _steadiness(*one)],
        "gain_by_regime": [line for one in _each(walked) for line in _by_regime(*one)],
    }


def _each(walked: Walked) -> list[tuple[str, Mapping[str, Floats], Integers, Integers]]:
    """By question: what model and baselines said on the rows that all spoke for and that are known, what happened, and when."""
    found: list[tuple[str, Mapping[str, Floats], Integers, Integers]] = []
    for question in DELAYS:
        part = walked.parts[question]
        said = {MODEL: walked.said[question][MODEL], **{name: part.beside[name] for name in BASELINES}}
        used = (walked.fold[question] >= 0) & np.isfinite(part.target)
        for each in said.values():
            used &= np.isfinite(each).all(axis=1)
        rows = {name: each[used] for name, each in said.items()}
        if used.any():
            found.append((question, rows, part.target[used].astype(np.int64), part.table.times[used]))
    return found


def _balanced(question: str, said: Mapping[str, Floats], happened: Integers, times: Integers) -> dict[str, Any]:
    """Mean over the regimes of how often each was found, and the share of days that was right."""
    del times
    lines: dict[str, Any] = {"question": question, "n": len(happened)}
    for name, each in said.items():
        best = each.argmax(axis=1)
        shares = [float((best[happened == regime] == regime).mean()) for regime in np.unique(happened)]
        lines[name] = {"balanced": float(np.mean(shares)), "right": float((best == happened).mean())}
    return lines


def _steadiness(question: str, said: Mapping[str, Floats], happened: Integers, times: Integers) -> list[dict[str, Any]]:
    """Changes of the regime said per month, and days until a new regime of the labels was said.

    A new regime is one that the labels show for a week or more; it counts as found if it is said before they show another.
    """
    del times
    change = np.flatnonzero(np.diff(happened)) + 1
    ends = np.append(change[1:], len(happened))
    runs = [(int(start), int(end)) for start, end in zip(change, ends, strict=True) if end - start >= 7]
    lines = []
    for name, each in [*said.items(), ("labels", np.eye(len(REGIMES))[happened])]:
        best = each.argmax(axis=1)
        waits = [np.flatnonzero(best[start:end] == happened[start]) for start, end in runs]
        delays = [int(wait[0]) for wait in waits if len(wait)]
        lines.append(
            {
                "question": question,
                "said_by": name,
                "changes_per_month": float((np.diff(best) != 0).sum() / max(len(best), 1) * _MONTH),
                "new_regimes": len(runs),
                "found": len(delays) / len(runs) if runs else None,
                "median_delay_days": float(np.median(delays)) if delays else None,
            }
        )
    return lines


def _by_regime(question: str, said: Mapping[str, Floats], happened: Integers, times: Integers) -> list[dict[str, Any]]:
    """By how much the squared error about each regime is lower than that of each baseline; and of which way, on days with a trend."""

    def line(what: str, losses: Mapping[str, Floats], rows: NDArray[np.bool_]) -> list[dict[str, Any]]:
        found = []
        for name in dict.fromkeys((STRONGEST[question], "climatology")):
            better = compare(losses[MODEL][rows], losses[name][rows], times[rows], overlap=DELAYS[question], method="cosines")
            found.append(
                {
                    "question": question,
                    "about": what,
                    "baseline": name,
                    "model": float(losses[MODEL][rows].mean()) if rows.any() else None,
                    "theirs": float(losses[name][rows].mean()) if rows.any() else None,
                    "difference": None if better is None else [better.mean, better.low, better.high],
                    "n": int(rows.sum()),
                }
            )
        return found

    everything = np.ones(len(happened), dtype=np.bool_)
    lines = []
    for place, regime in enumerate(REGIMES):
        squares = {name: (each[:, place] - (happened == place)) ** 2 for name, each in said.items()}
        lines += line(str(regime), squares, everything)
    chances = {name: each[:, 0] / np.maximum(each[:, 0] + each[:, 1], 1e-9) for name, each in said.items()}
    which = {name: (chance - (happened == 0)) ** 2 for name, chance in chances.items()}
    return lines + line("which way, on days with a trend", which, happened <= 1)
