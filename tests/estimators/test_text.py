"""Words as numbers, and models of texts: what they tell apart, and that the net says what its layers say."""

import subprocess
import sys

import numpy as np
import pytest

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.models import softmax
from cryptopredict.estimators.protocol import Fitted
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.text import HashedLogistic, TextCnn, known_share, numbered, word_columns, words

LENGTH = 12
GOOD, BAD = ("surges", "gains", "wins"), ("sinks", "drops", "hacked")


def corpus(count: int = 400, *, seed: int = 0) -> tuple[Table, Floats]:
    """Made-up headlines: good words, bad ones, or none; `not` before one turns it round, so that words alone do not tell."""
    rng = np.random.default_rng(seed)
    texts, labels = [], []
    for _ in range(count):
        filler = [str(word) for word in rng.choice([f"word{chr(97 + k)}" for k in range(20)], 6)]
        kind, turned = int(rng.integers(0, 3)), bool(rng.random() < 0.3)
        if kind != 1:
            said = str(rng.choice(GOOD if (kind == 2) != turned else BAD))
            filler[2:2] = ["not", said] if turned else [said]
        texts.append(" ".join(filler))
        labels.append(kind)
    return table_of(texts), np.array(labels, dtype=np.float64)


def table_of(texts: list[str]) -> Table:
    count = len(texts)
    return Table(numbered(texts, LENGTH), word_columns(LENGTH), np.arange(count), np.zeros(count, dtype=np.int64))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bitcoin's RALLY: +12.5% to $61,000!", ["bitcoin's", "rally", "<number>", "%", "to", "$", "<number>", "!"]),
        ("$BTC @saylor #hodl https://x.example/a?b=1", ["<$>", "<@>", "<#>", "<address>"]),
        ("قيمت بیت‌كوين ۱۲٫۵٪ سقوط کرد؟", ["قیمت", "بیت‌کوین", "<number>", "%", "سقوط", "کرد", "?"]),
        ("Ｆｕｌｌ café cafe\u0301 \ud800 \u0000", ["full", "café", "café"]),
        ("", []),
    ],
)
def test_what_a_word_is(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_numbers_of_words_are_the_same_on_every_machine_and_exact() -> None:
    given = numbered(["Bitcoin سقوط", "bitcoin"], 3)
    assert given.tolist() == [[7434842.0, 11444792.0, 0.0], [7434842.0, 0.0, 0.0]]
    assert given.dtype == np.float32


@pytest.fixture(scope="module")
def net() -> Fitted:
    """Fitted once: what Keras needs to begin is most of its time."""
    return TextCnn(3, words=50, widths=(1, 2), size=8, filters=16, batch=64, rate=2e-2, epochs=12, dropout=0.2).fit(*corpus())


def test_both_models_learn_that_a_word_turns_the_next_one_round(net: Fitted) -> None:
    new, happened = corpus(300, seed=1)

    def right(model: Fitted) -> float:
        return float((model.predict(new).argmax(axis=1) == happened).mean())

    table, target = corpus()
    words_alone, runs = (HashedLogistic(3, run=run).fit(table, target) for run in (1, 2))
    assert right(words_alone) < 0.9 < min(right(runs), right(net))


def test_the_net_says_what_its_layers_say(net: Fitted) -> None:
    from cryptopredict.estimators.text.layers import text_model  # noqa: PLC0415  # loads Keras

    estimator, arrays = net.estimator, net.arrays
    assert isinstance(estimator, TextCnn)
    layers = text_model(estimator, LENGTH, 3)
    held = {"words/kernel": np.zeros((estimator.places, estimator.size), np.float32)}
    held["words/kernel"][: len(arrays["vectors"])] = arrays["vectors"]
    for width in estimator.widths:
        held |= {f"width_{width}/{part}": arrays[f"{part}_{width}"] for part in ("kernel", "bias")}
    held |= {"heads/kernel": arrays["slope"], "heads/bias": arrays["level"]}
    for variable in layers.trainable_variables:
        variable.assign(held[variable.path])
    table = table_of(["worda not surges wordb", "hacked", "", "unseen worda " * 8])
    place = {0: 0} | {int(word): at for at, word in enumerate(arrays["vocabulary"], 2)}
    places = np.array([[place.get(int(word), 1) for word in row] for row in table.values])
    window = np.stack([places / estimator.places, np.ones_like(places)], axis=2).astype(np.float32)
    said = softmax(np.asarray(layers([window, np.ones(len(table), np.float32)]), dtype=np.float64))
    np.testing.assert_allclose(net.predict(table), said, atol=1e-5)


def test_texts_of_unknown_words_are_told_apart_from_known_ones(net: Fitted) -> None:
    new = table_of(["worda wordb سقوط بازار", "", "worda surges"])
    for model in (HashedLogistic(3).fit(*corpus(200)), net):
        np.testing.assert_allclose(known_share(model.arrays, new, ()), [0.5, 0.0, 1.0])


def test_what_is_no_number_of_a_word_is_refused() -> None:
    table, target = corpus(50)
    for wrong in (0.5, -1.0, 2.0**24):
        other = table.with_values(np.where(table.values == 0, np.float32(wrong), table.values), table.names)
        with pytest.raises(BadInput, match="16777215"):
            HashedLogistic(3).fit(other, target)
    with pytest.raises(BadInput, match="lexicon"):
        HashedLogistic(3, beside=("lexicon",)).fit(table, target)
    with pytest.raises(BadInput, match="too short"):
        TextCnn(3, widths=(13,)).fit(table, target)


def test_reading_a_headline_loads_no_keras() -> None:
    code = """
import sys
import numpy as np
from cryptopredict.estimators.protocol import Saved, load
from cryptopredict.estimators.text import TextCnn, numbered, word_columns
from cryptopredict.estimators.table import Table
net = TextCnn(2, words=2, size=2, filters=2, widths=(1,))
arrays = {"vocabulary": np.array([5, 7]), "vectors": np.ones((4, 2), np.float32), "kernel_1": np.ones((1, 2, 2), np.float32),
    "bias_1": np.zeros(2, np.float32), "slope": np.ones((2, 2), np.float32), "level": np.zeros(2, np.float32)}
state = net.ready(arrays)
table = Table(numbered(["a b"], 3), word_columns(3), np.zeros(1, np.int64), np.zeros(1, np.int64))
assert np.isfinite(net.answer(state, table)).all()
print(*sys.modules)
"""
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()  # noqa: S603
    assert not {"keras", "jax", "sklearn"} & set(loaded)
