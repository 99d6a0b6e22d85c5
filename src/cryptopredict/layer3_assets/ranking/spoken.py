"""What a version says on every day of a view, each by the fold that existed then; nothing where a gate was closed."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, MarketView
from cryptopredict.estimators.version import Version
from cryptopredict.features import cross_section_rank
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer3_assets.blend import Plain
from cryptopredict.layer3_assets.ranking.judge import BEATS, ORDER
from cryptopredict.layer3_assets.ranking.models import MODEL_PART
from cryptopredict.layer3_assets.ranking.rows import AssetRows, asset_rows

__all__ = ["Spoken", "speak"]

_PARTS: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """Row t is what was said when day t had closed; NaN where nothing was.

    `score` (T, N) place −0.5..0.5 of what is expected of each asset; `chance` (T, N) to beat the median over the week that begins a day
    later. `score_ever` and `chance_ever` are what it said out of sample, also while a gate was closed: its record rests on that.
    """

    version: Version
    rows: AssetRows
    score: Floats
    chance: Floats
    score_ever: Floats
    chance_ever: Floats

    @property
    def reference(self) -> str:
        """name@version:sha256."""
        return self.version.reference

    def at(self, row: int) -> bool:
        """Whether the model speaks at this row."""
        return bool(np.isfinite(self.score[row]).any())

    def shares(self, row: int) -> tuple[tuple[str, ...], dict[int, Floats]]:
        """Names of the features, and by column how much each (F,) adds to the order at this row; none where the model does not speak."""
        names = self.rows.table.names
        chosen = np.flatnonzero(self.rows.day == row)
        if not self.at(row) or not len(chosen):
            return names, {}
        table = self.rows.table.rows(chosen)
        fold = int(self.version.fold_at(table.times[:1])[0])
        found = self.version.folds[fold].models[MODEL_PART].shares(table)
        return names, dict(zip(self.rows.column[chosen].tolist(), found, strict=True))


def speak(view: MarketView, macro: MacroTrack, given: Plain, version: Version) -> Spoken | None:
    """What `version` says over the whole view. Where a gate was never open, no row is made and no model asked: None."""
    fold = version.fold_at(view.daily.close_times)
    opened: NDArray[np.bool_] = (fold >= 0) & version.opened(ORDER)[fold] & version.opened(BEATS)[fold]
    if not opened.any():
        return None
    rows = asset_rows(view, macro, given, since=int(np.argmax(fold >= 0)))
    if rows is None:
        return None
    said = version.say(MODEL_PART, rows.table)
    if said.ndim != _PARTS:
        return None
    order, chance = rows.spread(said[:, 0]), rows.spread(said[:, 1])
    score = cross_section_rank(order, np.isfinite(order))
    used = opened[:, None]
    return Spoken(version, rows, np.where(used, score, np.nan), np.where(used, chance, np.nan), score, chance)
