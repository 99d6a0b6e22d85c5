"""How one request can fail, before anybody has decided what follows from it."""

from dataclasses import dataclass

from cryptopredict.base import Reason

__all__ = ["Failure", "Silence"]


@dataclass(frozen=True, slots=True)
class Silence:
    """The provider refused: it wants no request for `seconds` (None: it did not say), and at least `least`."""

    seconds: float | None
    least: float


class Failure(Exception):
    """One request failed. `answered`: with a proper answer, so that the provider is well; `silence` after 429 and 418."""

    def __init__(self, reason: Reason, why: str, *, answered: bool = False, silence: Silence | None = None) -> None:
        super().__init__(why)
        self.reason = reason
        self.why = why
        self.answered = answered
        self.silence = silence
