"""How the sector models are judged, and what a gate that is open lends.

The chance to lead is judged by its Brier score, against how often a sector beat the even-weighted ones at all; beside it stand a model of
last week's winner, one of low volatility, and every member alone. Ranks are judged against low volatility, which is known to order
the cross-section and needs no model, with 30-day momentum and chance beside it. Risk parity is judged by the variance of the week
after, at the same exposure as even weights: it claims to be calmer, not to earn more. The tilt must earn more, net of turnover.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.comparison import rank_ics
from cryptopredict.estimators.training import Question, Walked
from cryptopredict.layer2_sectors.indices import DELAY
from cryptopredict.layer2_sectors.leaders.models import CALM, CLIMATOLOGY, HAR, LAST_WINNER, MEMBERS
from cryptopredict.layer2_sectors.leaders.portfolios import CALMER, EVEN, PARITY, TILTED, Portfolios, walked_portfolios
from cryptopredict.layer2_sectors.leaders.rows import HORIZONS
from cryptopredict.layer2_sectors.leaders.said import LEADS, PLACES, answer, chance, standing

__all__ = ["LEADERS", "MAIN_GATE", "PARITY_GATE", "ROTATION", "SIZE", "TILT", "USES", "questions"]

LEADERS: Final = "leaders_d7"
PARITY_GATE: Final = "allocation"
ROTATION: Final = "rotation_d7"
SIZE: Final = "relative_d7"
TILT: Final = "tilt"
MAIN_GATE: Final = LEADERS
USES: Final = {
    LEADERS: "chance of each sector to lead the next week",
    SIZE: "expected relative return of the next leaders, with their gate open too",
    "ranks_d1": "nothing yet",
    "ranks_d7": "nothing yet",
    "ranks_d30": "nothing yet",
    "volatility_d7": "nothing yet",
    ROTATION: "chance that another sector leads in a week",
    PARITY_GATE: "weights of the sectors by risk parity instead of even ones",
    TILT: "weights that lean to the next leaders, with the gates of those and of risk parity open too",
}

_DAY: Final = 86_400
_WEEK: Final = (HORIZONS[1] + DELAY) * _DAY
_FEWEST: Final = 4  # sectors of a day that are ranked
_OLD: Final = 730  # days that a sector has had rows, to count as one that was there before anybody looked back


def questions(walked: Walked) -> list[Question]:
    """All lines of the report; nets and other members by themselves are shown and open nothing."""
    found = walked_portfolios(walked)
    ranks = [asked for place in range(len(HORIZONS)) for asked in _ranks(walked, place)]
    return [*_leaders(walked), _size(walked), *ranks, *_volatility(walked), _rotation(walked), *_allocation(found)]


def _leaders(walked: Walked) -> list[Question]:
    part = walked.parts["linear"]
    happened = part.target
    loss = {name: _brier(answer(walked, "linear", 1, name), happened) for name in (CLIMATOLOGY, LAST_WINNER, CALM)}
    said = chance(walked)

    def asked(key: str, what: str, values: Floats, *, gated: bool = False) -> Question:
        return Question(
            key=key,
            what=what,
            metric="Brier",
            model=_brier(values, happened),
            baselines=loss,
            times=part.table.times,
            groups=part.table.groups,
            fold=walked.fold["linear"],
            horizon=part.horizon,
            said=values,
            happened=happened,
            gated=gated,
        )

    old = _there_for(part.table.times, part.table.groups, _OLD * _DAY)
    what = "beats the even-weighted sectors in the next 7 days"
    return [
        asked(LEADERS, what, said, gated=True),
        *(
            asked(f"{LEADERS}_{name}", f"{what}: {name} alone", answer(walked, name, LEADS[name]))
            for name in MEMBERS
            if name in walked.parts
        ),
        asked(f"{LEADERS}_old", f"{what}: sectors with rows for two years by then", np.where(old, said, np.nan)),
    ]


def _there_for(times: Integers, groups: Integers, span: int) -> NDArray[np.bool_]:
    first = {group: times[groups == group].min() for group in np.unique(groups)}
    found: NDArray[np.bool_] = times - np.array([first[group] for group in groups]) >= span
    return found


def _brier(said: Floats, happened: Floats) -> Floats:
    found: Floats = (said - happened) ** 2
    return found


def _size(walked: Walked) -> Question:
    part, linear = walked.parts["places"], walked.parts["linear"]
    happened = 100.0 * part.target[:, 3]
    return Question(
        key=SIZE,
        what="relative return of the next 7 days",
        metric="squared error, percent",
        model=(100.0 * answer(walked, "places", 3) - happened) ** 2,
        baselines={"zero": happened**2},
        times=part.table.times,
        groups=part.table.groups,
        fold=walked.fold["places"],
        horizon=linear.horizon,
    )


def _ranks(walked: Walked, place: int) -> list[Question]:
    """Of one horizon: all together, and each model alone. A rank IC is one number a day, and its loss the negative of it."""
    part, days = walked.parts["places"], HORIZONS[place]
    happened = part.beside[f"relative_d{days}"]
    table, spoken = part.table, walked.fold["places"] >= 0
    whole = np.where(spoken, happened, np.nan)

    def lost(score: Floats) -> tuple[Floats, Integers]:
        values, moments = rank_ics(np.where(np.isfinite(score), score, 0.0), whole, table.times, minimum=_FEWEST)
        return -values, moments

    low, moments = lost(-table.column("volatility_30d").astype(np.float64))
    month, _ = lost(table.column("relative_30d").astype(np.float64))
    fold = walked.fold["places"][np.searchsorted(table.times, moments)]

    def asked(key: str, what: str, score: Floats, *, gated: bool = False) -> Question:
        return Question(
            key=key,
            what=what,
            metric="rank IC",
            model=lost(score)[0],
            baselines={CALM: low, "30-day momentum": month, "zero": np.zeros(len(moments))},
            times=moments,
            fold=fold,
            horizon=(days + DELAY) * _DAY,
            gated=gated,
        )

    what = f"order of the sectors after {days} days" if days > 1 else "order of the sectors after a day"
    return [
        asked(f"ranks_d{days}", what, standing(walked, place), gated=True),
        *(
            asked(f"ranks_d{days}_{name}", f"{what}: {name} alone", answer(walked, name, place))
            for name in PLACES
            if name in walked.parts
        ),
    ]


def _volatility(walked: Walked) -> list[Question]:
    """Log variance of the week after: the regression, and the net that learnt it beside other things."""
    part = walked.parts["volatility"]
    happened = part.target[:, 1]
    trailing = 2.0 * part.table.column("volatility_30d").astype(np.float64)
    baselines = {HAR: (answer(walked, "volatility", 1, HAR) - happened) ** 2, "last 30 days": (trailing - happened) ** 2}

    def asked(key: str, what: str, values: Floats, *, gated: bool = False) -> Question:
        return Question(
            key=key,
            what=what,
            metric="squared error of log variance",
            model=(values - happened) ** 2,
            baselines=baselines,
            times=part.table.times,
            groups=part.table.groups,
            fold=walked.fold["volatility"],
            horizon=_WEEK,
            gated=gated,
        )

    what = "variance of the next 7 days"
    found = [asked("volatility_d7", what, answer(walked, "volatility", 1), gated=True)]
    if "lstm" in walked.parts:
        found.append(asked("volatility_d7_lstm", f"{what}: lstm alone", answer(walked, "lstm", 4)))
    return found


def _rotation(walked: Walked) -> Question:
    part = walked.parts["rotation"]
    said, happened = answer(walked, "rotation", 1), part.target
    return Question(
        key=ROTATION,
        what="another sector leads in 7 days",
        metric="Brier",
        model=_brier(said, happened),
        baselines={"frequencies by lead": _brier(part.beside["cells"], happened)},
        times=part.table.times,
        fold=walked.fold["rotation"],
        horizon=part.horizon,
        said=said,
        happened=happened,
    )


def _allocation(found: Portfolios) -> list[Question]:
    def asked(
        key: str, what: str, metric: str, losses: Mapping[str, Floats], names: tuple[str, ...], *, gated: bool
    ) -> Question:
        return Question(
            key=key,
            what=what,
            metric=metric,
            model=losses[names[0]],
            baselines={name: losses[name] for name in names[1:]},
            times=found.times,
            fold=found.fold,
            horizon=_WEEK,
            gated=gated,
        )

    lost = {name: -100.0 * values for name, values in found.net.items()}
    net = "return of the next 7 days net of turnover, percent"
    return [
        asked(
            PARITY_GATE,
            "variance of the next 7 days, risk parity",
            "log variance",
            found.variance,
            (PARITY, EVEN, CALMER, LAST_WINNER),
            gated=True,
        ),
        asked(
            "parity_return", f"{net}: risk parity", "return, negative", lost, (PARITY, EVEN, CALMER, LAST_WINNER), gated=False
        ),
        asked(TILT, f"{net}: tilted to the leaders", "return, negative", lost, (TILTED, EVEN, PARITY, LAST_WINNER), gated=True),
    ]
