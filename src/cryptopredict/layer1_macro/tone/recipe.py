"""The tone model as a recipe: labelled texts in a drawn order, what is fitted to them, and what it has to beat.

What reads is the plain model: weighed runs of words, with what the list of words says beside them. On 4,838 labelled sentences of
company news the net over words was worse than it, and the two together were no better than it alone; the net is fitted in full
trainings to say so again, on the texts that are there.
"""

from typing import Any

import numpy as np

from cryptopredict.base import Floats, NoData
from cryptopredict.estimators.models import Climatology, Columns, Logistic, Pipeline
from cryptopredict.estimators.protocol import Estimator
from cryptopredict.estimators.text import HashedLogistic, TextCnn, word_columns
from cryptopredict.estimators.training import MODEL, Material, Options, Part, Question, Recipe, Walked
from cryptopredict.layer1_macro.tone.rows import LENGTH, LEXICON, drawn_times, tone_table

__all__ = ["GATE", "NAME", "PART", "RECIPE"]

NAME = "tone"
PART = "tone"
GATE = "tone"

_CLASSES = 3
_LEAST = 600
"""Labelled texts: three quarters of them are spoken for, and a gate wants 500."""
_LEXICON, _WORDS, _CNN, _CLIMATOLOGY = "lexicon", "hashed logistic of words alone", "TextCNN", "climatology"
_FLOOR = 1e-9


def _model() -> Estimator:
    return HashedLogistic(_CLASSES, beside=LEXICON)


def _baselines(options: Options) -> dict[str, Estimator]:
    """The list of words learns how far to be trusted, so that it says probabilities like the others. A quick training fits no net."""
    net = TextCnn(_CLASSES, beside=LEXICON, batch=128, rate=4e-3, seed=options.seed)
    return {
        _LEXICON: Pipeline((Columns(LEXICON),), Logistic(_CLASSES)),
        _WORDS: Pipeline((Columns(word_columns(LENGTH)),), HashedLogistic(_CLASSES)),
        _CLIMATOLOGY: Climatology(_CLASSES),
        **({} if options.quick else {_CNN: net}),
    }


def _specification() -> dict[str, Any]:
    return {
        "model": _model().manifest(),
        "baselines": {name: each.manifest() for name, each in _baselines(Options()).items()},
        "words": LENGTH,
        "order": "drawn by the words and the seed: labelled texts have no dates",
    }


def _parts(material: Material, options: Options) -> tuple[Part, ...]:
    """One part, its rows in the order that was drawn."""
    texts = material.texts
    if texts is None or len(texts.text) < _LEAST:
        given = 0 if texts is None else len(texts.text)
        raise NoData(
            "There are too few labelled texts to learn a tone from",
            why=f"{given:,} were given, {_LEAST} are needed",
            to_do="Give a CSV or Parquet file with the columns text and label: `cryptopredict import --labelled FILE`.",
        )
    times = drawn_times(texts.text, options.seed)
    chosen = np.argsort(times, kind="stable")
    table = tone_table([texts.text[place] for place in chosen], times[chosen])
    return (
        Part(
            name=PART,
            table=table,
            target=texts.label[chosen].astype(np.float64),
            horizon=1,
            model=_model(),
            baselines=_baselines(options),
        ),
    )


def _questions(walked: Walked) -> list[Question]:
    part, said = walked.parts[PART], walked.said[PART]
    happened = part.target.astype(np.int64)

    def loss(probability: Floats) -> Floats:
        return -np.log(np.maximum(probability[np.arange(len(happened)), happened], _FLOOR))

    return [
        Question(
            key=GATE,
            what="tone of labelled texts, in a drawn order",
            metric="log loss",
            model=loss(said[MODEL]),
            baselines={name: loss(said[name]) for name in part.baselines},
            times=part.table.times,
            fold=walked.fold[PART],
            horizon=part.horizon,
            said=said[MODEL],
            happened=part.target,
        )
    ]


def _extras(walked: Walked) -> dict[str, Any]:
    """Balanced accuracy: the mean over the three tones of how many of them were named, a third for who always says the same."""
    part, said = walked.parts[PART], walked.said[PART]
    names = {name: said[name] for name in (MODEL, *part.baselines)}
    spoken = np.all([np.isfinite(each).all(axis=1) for each in names.values()], axis=0)
    happened = part.target[spoken].astype(np.int64)
    tones = np.unique(happened)
    return {
        "balanced_accuracy": [
            {
                "name": name,
                "value": float(np.mean([(each[spoken].argmax(axis=1) == tone)[happened == tone].mean() for tone in tones]))
                if len(tones)
                else None,
                "n": int(spoken.sum()),
            }
            for name, each in names.items()
        ]
    }


RECIPE = Recipe(
    name=NAME,
    layer="macro",
    tried=57,  # bags, nets and pools that were compared on labelled texts before this one was chosen
    main_gate=GATE,
    uses={GATE: "tone of new headlines and posts, in place of the list of words"},
    specification=_specification,
    parts=_parts,
    questions=_questions,
    extras=_extras,
    embargo_days=0,
    undated=True,
)
"""How the tone model is trained."""
