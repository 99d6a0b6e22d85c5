"""The tone model: texts without dates in a drawn order, a gate against the list of words, and what is never read."""

import base64
from collections.abc import Callable

import numpy as np
import pytest

from cryptopredict.base import NoData
from cryptopredict.estimators.training import Material, Options, Texts, train
from cryptopredict.estimators.version import Version
from cryptopredict.layer1_macro import tone
from cryptopredict.layer1_macro.tone.rows import SPAN, drawn_times
from fixtures.market import small_view

NOW = 1_700_000_000
QUICK = Options(quick=True, tried=tone.RECIPE.tried)


_LETTERS = str.maketrans("0123456789", "GHIJKLMNOP")


def labelled(count: int, rule: Callable[[int], str], seed: int = 0) -> Texts:
    """Headlines of a word of their own and one that `rule` gives for each label, which tells the tone in nine of ten."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 3, count)
    shown = np.where(rng.random(count) < 0.9, labels, rng.integers(0, 3, count))
    filler = [base64.b16encode(str(place).encode()).decode().translate(_LETTERS) for place in range(count)]
    return Texts(tuple(f"{text} {rule(int(kind))} now" for text, kind in zip(filler, shown, strict=True)), labels)


def trained(texts: Texts | None) -> Version:
    made = train(tone.RECIPE, Material(small_view(30, 2), texts), QUICK)
    return Version.read(tone.NAME, "1", "0" * 64, made.saved)


def test_words_that_the_list_does_not_know_open_the_gate_and_headlines_are_read() -> None:
    version = trained(labelled(1_200, lambda kind: ("mournful", "regular", "joyous")[kind]))
    gate = version.manifest["gates"]["tone"]
    assert gate["open"], gate["reason"]
    assert gate["baseline"].startswith("lexicon")
    balanced = {each["name"]: each["value"] for each in version.manifest["extras"]["balanced_accuracy"]}
    assert balanced["model"] > 0.85
    assert max(balanced["lexicon"], balanced["climatology"]) < 0.4
    said = tone.read(version, ["wax wbx joyous now", "wax wbx mournful now", "سقوط بازار رمزارزها", ""], NOW)
    assert said[0, 2] > 0.7
    assert said[1, 0] > 0.7
    assert np.isnan(said[2:]).all()
    np.testing.assert_allclose(said[:2].sum(axis=1), 1.0)
    # At the time of a fold whose gate nobody could have opened yet, nothing is said.
    assert np.isnan(tone.read(version, ["wax wbx joyous now"], version.folds[0].valid_from)).all()


def test_where_the_list_of_words_knows_all_there_is_to_know_the_gate_stays_closed() -> None:
    version = trained(labelled(1_200, lambda kind: ("plunges", "is", "surges")[kind]))
    assert not version.manifest["gates"]["tone"]["open"]
    assert np.isnan(tone.read(version, ["wax wbx surges now"], NOW)).all()


def test_without_labelled_texts_there_is_nothing_to_learn_and_it_is_said_how_to_give_some() -> None:
    for texts in (None, labelled(599, str)):
        with pytest.raises(NoData) as raised:
            trained(texts)
        assert "import --labelled" in raised.value.to_do


def test_the_drawn_order_is_even_keeps_copies_together_and_does_not_move_with_what_comes_after() -> None:
    texts = labelled(2_000, str).text
    times = drawn_times(texts, 0)
    np.testing.assert_array_equal(drawn_times((*texts, "one more")[1_000:], 0)[:-1], times[1_000:])
    assert np.abs(np.sort(times) / SPAN - np.linspace(0, 1, len(times))).max() < 0.05
    same = drawn_times(("Sales rose to 13.1 mn", "sales rose to 8.7 mn", "Sales fell to 8.7 mn"), 0)
    assert same[0] == same[1] != same[2]
    assert abs(np.corrcoef(times, drawn_times(texts, 1))[0, 1]) < 0.1
