"""Walking forward: what may be learnt from at each refit, and for which rows the result may speak."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Integers

__all__ = ["Fold", "Walk", "audit"]

_MIN_ROWS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """One refit: positions of the rows it learns from and of those it speaks for, both ascending.

    `trained_to`: no row later than this was learnt from; `valid_from`: when it was fitted, so the earliest row it may speak for.
    """

    number: int
    train: Integers
    test: Integers
    trained_to: int
    valid_from: int


@dataclass(frozen=True, slots=True)
class Walk:
    """How to walk forward; all spans in seconds.

    A row decided at time u has a label over (u, u + `horizon`]. A model fitted at time r learns from rows with
    u + horizon + `embargo` ≤ r: their labels were known, and the label windows of what it is tested on lie behind. It speaks from r
    until the next refit, `refit` later.

    `min_train`: time the first fold learns from; `window`: how far back a fold looks, None for everything.
    """

    horizon: int
    refit: int
    min_train: int
    embargo: int = 0
    window: int | None = None

    def __post_init__(self) -> None:
        if self.horizon < 0 or self.embargo < 0 or self.refit <= 0 or self.min_train < 0 or (self.window or 1) <= 0:
            raise BadInput("These spans make no walk", why="Horizon and embargo are at least 0, refit and window above 0.")

    def folds(self, times: Integers, *, member: NDArray[np.bool_] | None = None) -> tuple[Fold, ...]:
        """The folds over rows (M,) in any order.

        Args:
            times: Moment of each row.
            member: Whether the row was in the universe at its time, as it was known then; others are in no fold.

        Raises:
            BadInput: There is too little time for a single fold.
        """
        usable = np.ones(times.shape[0], dtype=np.bool_) if member is None else member
        if not usable.any():
            raise BadInput("No row is in the universe")
        first, last = int(times[usable].min()), int(times[usable].max())
        found: list[Fold] = []
        start = first + self.min_train + self.horizon + self.embargo
        for valid_from in range(start, last + 1, self.refit):
            trained_to = valid_from - self.horizon - self.embargo
            back = usable & (times <= trained_to)
            if self.window is not None:
                back &= times > trained_to - self.window
            train = np.flatnonzero(back)
            test = np.flatnonzero(usable & (times >= valid_from) & (times < valid_from + self.refit))
            if train.size >= _MIN_ROWS and test.size:
                found.append(Fold(len(found), train, test, trained_to, valid_from))
        if not found:
            raise BadInput(
                "There is too little time for one fold",
                why=f"{last - first} seconds of rows, {start - first} needed before the first test.",
                to_do="Give more history or ask for a shorter first fold.",
            )
        return tuple(found)


def audit(
    folds: tuple[Fold, ...], times: Integers, *, horizon: int, embargo: int = 0, member: NDArray[np.bool_] | None = None
) -> list[str]:
    """What is wrong with these folds, in words; empty if nothing is. Judged from the rows alone, not from how folds were made."""
    found: list[str] = []
    spoken = np.zeros(times.shape[0], dtype=np.int64)
    for fold in folds:
        where = f"fold {fold.number}"
        known = int(times[fold.train].max()) + horizon
        begins = int(times[fold.test].min())
        if known > begins:
            found.append(f"{where}: a label that it learns from is known {known - begins} s after its first test row")
        elif known + embargo > begins:
            found.append(f"{where}: the embargo is {begins - known} s, not {embargo}")
        if begins < fold.valid_from or known > fold.valid_from:
            found.append(f"{where}: it speaks or learns across the time it was fitted at")
        if int(times[fold.train].max()) > fold.trained_to:
            found.append(f"{where}: it learns from rows after the time it names")
        if member is not None and not (member[fold.train].all() and member[fold.test].all()):
            found.append(f"{where}: a row was not in the universe at its time")
        spoken[fold.test] += 1
    if (spoken > 1).any():
        found.append(f"{int((spoken > 1).sum())} rows are spoken for by two folds")
    return found
