"""What a training is given: all that may be learnt from, and how thorough it should be."""

from collections.abc import Callable
from dataclasses import dataclass

from cryptopredict.base import BadInput, Integers, MarketView, NoData

__all__ = ["Material", "Options", "Report", "Texts", "too_little"]

Report = Callable[[str, float], None]
"""Told what is being done and the share (0..1) that is done; may raise to stop it."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Labelled texts of the user: `text` (M,), `label` (M,) 0 negative, 1 neutral, 2 positive."""

    text: tuple[str, ...]
    label: Integers

    def __post_init__(self) -> None:
        if self.label.shape != (len(self.text),) or not ((self.label >= 0) & (self.label <= 2)).all():
            raise BadInput("Texts and labels do not fit", to_do="Give each text one label: 0, 1 or 2.")


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """All that may be learnt from: the market, cut at the present, and labelled texts where there are some."""

    view: MarketView
    texts: Texts | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How to train.

    `quick`: folds twice as long, fewer assets drawn by `seed`, which also draws the assets that are left out. `tried`: models that
    were compared for this place, this one included. `first_days` are learnt from before the first fold; a refit comes every
    `refit_days`, None for a year, or half of one where there are fewer than six.
    """

    quick: bool = False
    seed: int = 0
    tried: int = 1
    first_days: int = 730
    refit_days: int | None = None


def too_little(why: str) -> NoData:
    """What is raised when there is no fold to make."""
    return NoData(
        "There is too little history to train on",
        why=why,
        to_do="Import more daily candles: two years and more are needed.",
    )
