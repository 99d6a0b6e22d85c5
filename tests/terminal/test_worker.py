import pytest

from cryptopredict.base import BadInput
from cryptopredict.scheduler import Queue
from cryptopredict.terminal.worker import _queues


def test_queues_are_named_by_their_words() -> None:
    assert _queues("decisions,training") == (Queue.DECISIONS, Queue.TRAINING)
    assert _queues(" market , market") == (Queue.MARKET,)


@pytest.mark.parametrize("words", ["", "nonsense", "market,", "Market"])
def test_another_word_is_refused(words: str) -> None:
    with pytest.raises(BadInput, match="names no queues"):
        _queues(words)
