"""How the ranking model is judged, and what a gate that is open lends.

The order of the assets is judged by its rank IC, one number a day, against low volatility, which orders the cross-section without a
model; beside it stand 30-day momentum, the blend that is used without a model, and the yardstick. What it knows beyond volatility has a
gate of its own. The chance to beat the median is judged by its Brier score against the chances of the blend, which it would replace.
"""

from typing import Final

import numpy as np

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.comparison import rank_ics
from cryptopredict.estimators.training import MODEL, UNSEEN, Part, Question, Walked
from cryptopredict.layer3_assets.ranking.holding import holdings, tables
from cryptopredict.layer3_assets.ranking.models import MODEL_PART, YARDSTICK, YARDSTICK_PART
from cryptopredict.layer3_assets.ranking.risk import LOSS, risks
from cryptopredict.layer3_assets.ranking.watched import watched

__all__ = ["BEATS", "CALM", "MAIN_GATE", "NEUTRAL", "ORDER", "USES", "questions", "tables"]

ORDER: Final = "ranks_d7"
NEUTRAL: Final = "ranks_d7_beyond_volatility"
BEATS: Final = "beats_median_d7"
MAIN_GATE: Final = ORDER
USES: Final = {
    ORDER: "score of each asset, with the gate of its chance open too",
    NEUTRAL: "nothing yet",
    LOSS: "nothing yet",
    BEATS: "chance of each asset to beat the median, with the gate of the order open too",
}
CALM: Final = "low volatility"
MOMENTUM: Final = "30-day momentum"
BLEND: Final = "fixed blend"

_FEWEST: Final = 10  # assets of a day that are ranked


def questions(walked: Walked) -> list[Question]:
    """All lines of the report; members by themselves, strangers and portfolios are shown and open nothing."""
    part, said = walked.parts[MODEL_PART], walked.said[MODEL_PART]
    plainly = walked.said[YARDSTICK_PART]
    fold = walked.fold[MODEL_PART]
    found = [
        *_orders(part, fold, _scores(said[MODEL]), plainly[MODEL], ORDER, "order of the assets after 7 days", gated=True),
        *_chances(part, fold, said[MODEL]),
    ]
    if MODEL + UNSEEN in said:
        what = "order of assets that the fit had never seen, after 7 days"
        found += _orders(
            part, fold, _scores(said[MODEL + UNSEEN]), plainly[MODEL + UNSEEN], f"{ORDER}_left_out", what, gated=False
        )
    found += [asked for name in ("linear", "ranker", "screener") if name in walked.parts for asked in _member(walked, name)]
    return [*found, *watched(walked), *risks(walked), *holdings(walked)]


def _scores(said: Floats) -> Floats:
    """The order (M,) of what the model says (M, 2); NaN where it could not be fitted at all."""
    return said[:, 0] if said.ndim == 2 else np.full(len(said), np.nan)


def _known(part: Part, score: Floats, *others: Floats) -> Floats:
    """The outcome (M,) of rows that all of these speak of, NaN elsewhere: they are compared on the same assets."""
    both = np.isfinite(score)
    for each in others:
        both &= np.isfinite(each)
    return np.where(both, part.beside["place"], np.nan)


def _orders(
    part: Part, fold: Integers, score: Floats, yardstick: Floats, key: str, what: str, *, gated: bool
) -> list[Question]:
    """The rank IC, and what of it remains when volatility is held."""
    table = part.table
    calm = -part.beside["volatility"]
    happened = _known(part, score, yardstick, calm)
    momentum = table.column("return_30d").astype(np.float64)
    against = {CALM: calm, MOMENTUM: momentum, YARDSTICK: yardstick, BLEND: part.beside["blend"]}

    def asked(control: Floats | None, name: str, words: str, baselines: dict[str, Floats]) -> Question:
        def lost(values: Floats) -> tuple[Floats, Integers]:
            found, moments = rank_ics(
                np.where(np.isfinite(values), values, 0.0), happened, table.times, control=control, minimum=_FEWEST
            )
            return -found, moments

        loss, moments = lost(score)
        losses = {one: lost(values)[0] for one, values in baselines.items()}
        if control is not None:
            losses = {"nothing": np.where(np.isfinite(loss), 0.0, np.nan)} | losses
        return Question(
            key=name,
            what=words,
            metric="rank IC" if control is None else "partial rank IC",
            model=loss,
            baselines=losses,
            times=moments,
            fold=fold[np.searchsorted(table.times, moments)],
            horizon=part.horizon,
            gated=gated,
        )

    return [
        asked(None, key, what, against),
        asked(
            calm,
            f"{key}_beyond_volatility",
            f"{what}, volatility held",
            {name: each for name, each in against.items() if name != CALM},
        ),
    ]


def _member(walked: Walked, name: str) -> list[Question]:
    part, table = walked.parts[name], walked.parts[name].table
    whole = walked.parts[MODEL_PART]
    said, together = walked.said[name][MODEL], _scores(walked.said[MODEL_PART][MODEL])
    happened = _known(whole, said, together)
    lost = [
        -rank_ics(values, happened, table.times, minimum=_FEWEST)[0] for values in (said, -whole.beside["volatility"], together)
    ]
    moments = np.unique(table.times[np.isfinite(happened)])
    return (
        [
            Question(
                key=f"{ORDER}_{name}",
                what=f"order of the assets after 7 days: {name} alone",
                metric="rank IC",
                model=lost[0],
                baselines={CALM: lost[1], "all together": lost[2]},
                times=moments,
                fold=walked.fold[name][np.searchsorted(table.times, moments)],
                horizon=part.horizon,
                gated=False,
            )
        ]
        if len(moments)
        else []
    )


def _chances(part: Part, fold: Integers, said: Floats) -> list[Question]:
    chance = said[:, 1] if said.ndim == 2 else np.full(len(said), np.nan)
    happened = part.beside["beat"]
    return [
        Question(
            key=BEATS,
            what="beats the median asset over the next 7 days",
            metric="Brier",
            model=(chance - happened) ** 2,
            baselines={BLEND: (part.beside["blend_chance"] - happened) ** 2, "one half": (0.5 - happened) ** 2},
            times=part.table.times,
            groups=part.table.groups,
            fold=fold,
            horizon=part.horizon,
            said=chance,
            happened=happened,
        )
    ]
