"""A list of words: what it can tell apart, and that it says when it knows nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptopredict.base.lexicon import tone


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Bitcoin surges to a record", "Bitcoin plunges"),
        ("Bitcoin rises", "Bitcoin slightly rises and risk grows"),
        ("Exchange was not hacked", "Exchange was hacked"),
        ("Operating loss narrowed", "Operating loss grew"),
        ("Inflation falls", "Inflation rises"),
        ("قیمت بیت‌کوین صعود کرد", "قیمت بیت‌کوین سقوط کرد"),
        ("بازار رشد کرد", "بازار رشد نکرد"),
        ("تورم کاهش یافت", "تورم افزایش یافت"),
    ],
)
def test_good_news_scores_above_zero_and_above_bad_news(better: str, worse: str) -> None:
    good, bad = tone(better), tone(worse)
    assert good is not None
    assert bad is not None
    assert good > 0.0 > bad or (good > bad and "slightly" in worse)


def test_degree_counts() -> None:
    plain, much, little = tone("prices fall"), tone("prices fall sharply"), tone("prices fall slightly")
    assert None not in (plain, much, little)
    assert much < plain < little < 0.0  # type: ignore[operator]


def test_no_known_word_is_not_the_same_as_neutral() -> None:
    assert tone("The foundation publishes its quarterly report") is None
    assert tone("") is None
    assert tone("prices rise, prices fall") == 0.0


@given(st.text() | st.lists(st.sampled_from(["hack", "not", "surge", "loss", "very", "رشد"])).map(" ".join))
def test_a_tone_lies_between_minus_one_and_one_and_is_always_the_same(text: str) -> None:
    said = tone(text)
    assert said is None or -1.0 <= said <= 1.0
    assert tone(text) == said
