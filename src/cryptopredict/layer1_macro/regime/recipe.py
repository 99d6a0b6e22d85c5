"""The regime model as a recipe: which rows, what is fitted to them, for which questions.

One part for each question (the nowcast and the forecasts over 1, 7 and 30 days): a pool of what the frequencies say, a logistic model and
a small boosted one, all weighing the same. Weights learnt from walks inside the fold, and temperatures chosen there, did worse or nothing
on real days. A last part, `net`, answers all four from a window of days by one LSTM; it is judged and not used.
"""

from typing import Any, Final

import numpy as np

from cryptopredict.estimators.models import (
    Columns,
    Given,
    Impute,
    Known,
    Logistic,
    Pipeline,
    Pool,
    RobustScale,
)
from cryptopredict.estimators.nets import Head, SequenceNet
from cryptopredict.estimators.protocol import Estimator
from cryptopredict.estimators.training import Material, Options, Part, Recipe, too_little
from cryptopredict.estimators.trees import BoostedClassifier
from cryptopredict.features import market_index, universe
from cryptopredict.layer1_macro.regime.judge import MAIN_GATE, NET, USES, questions, tables
from cryptopredict.layer1_macro.regime.labels import DELAYS, REGIMES
from cryptopredict.layer1_macro.regime.plain import STRONGEST, plain_regime
from cryptopredict.layer1_macro.regime.rows import FEATURES, RECORD, regime_rows

__all__ = ["NAME", "RECIPE"]

NAME: Final = "regime"

_DAY: Final = 86_400
_CLASSES: Final = len(REGIMES)


def _model() -> Estimator:
    scaled = (Columns(FEATURES), Known(), RobustScale(clip=3.0), Impute())
    small = BoostedClassifier(
        rounds=60, depth=2, rate=0.05, leaf=40.0, row_share=0.5, feature_share=0.5, shrink=10.0, threads=1, classes=_CLASSES
    )
    return Pool((Given(RECORD), Pipeline(scaled, Logistic(_CLASSES, strength=100.0)), Pipeline((Columns(FEATURES),), small)))


def _net() -> Estimator:
    heads = tuple(Head("classes", columns=(place,), classes=_CLASSES) for place in range(len(DELAYS)))
    return SequenceNet(
        body="lstm", heads=heads, units=16, dropout=0.3, epochs=30, batch=128, rate=3e-3, decay=1e-2, patience=5, hold=0.2,
        gap=max(DELAYS.values()) * _DAY,
    )  # fmt: skip


def _specification() -> dict[str, Any]:
    return {
        "model": _model().manifest(),
        "questions": dict(DELAYS),
        "net": _net().manifest(),
        "baselines": STRONGEST,
        "labels": "two-sided over 31 days; ahead over 1, 7 and 30 days",
    }


def _parts(material: Material, options: Options) -> tuple[Part, ...]:
    """One for each question; the net only in full trainings."""
    view = material.view
    members = universe(view.daily)
    index = market_index(view.daily, members)
    plain = plain_regime(view, index)
    rows = regime_rows(view, members, index, plain)
    if rows is None:
        raise too_little("no day on which the state of the market is known")
    found = [
        Part(
            name=question,
            table=rows.table(question),
            target=rows.target(question),
            horizon=delay * _DAY,
            model=_model(),
            baselines={},
            beside={name: said[rows.day] for name, said in plain.all_said(question).items()},
        )
        for question, delay in DELAYS.items()
    ]
    if not options.quick:
        target = np.column_stack([rows.target(question) for question in DELAYS])
        found.append(Part(NET, rows.windows(), target, max(DELAYS.values()) * _DAY, _net(), {}))
    return tuple(found)


RECIPE = Recipe(
    name=NAME,
    layer="macro",
    tried=40,  # features, strengths, trees, pools, stacks, nets and refits that were compared on real days
    main_gate=MAIN_GATE,
    uses=USES,
    specification=_specification,
    parts=_parts,
    questions=questions,
    extras=tables,
)
"""How the regime model is trained."""
