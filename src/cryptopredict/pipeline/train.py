"""Training with its surroundings: read the market, train, store the version, and let it count if it earned that.

In: a ground with a market. Out: an `Outcome`. What was finished before an interruption is not done again.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptopredict import __version__
from cryptopredict.base import BadInput, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import ModelVersion
from cryptopredict.data.view import load_view
from cryptopredict.estimators.comparison import compare
from cryptopredict.estimators.protocol import Saved
from cryptopredict.estimators.version import losses_on_same_rows
from cryptopredict.layer1_macro import volatility
from cryptopredict.ledger.artefacts import Damaged, KeptFits
from cryptopredict.ledger.registry import (
    champion_reference,
    count_trial,
    models_folder,
    promote,
    read_version,
    store_version,
)
from cryptopredict.pipeline.run import present

__all__ = ["Outcome", "train_models"]

_PART: Final = "d1"


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A trained version by `reference` (name@version:sha256), whether it was `promoted`, and why or why not in `verdict`."""

    reference: str
    promoted: bool
    verdict: str
    seconds: float
    manifest: Mapping[str, Any]

    def plain(self) -> dict[str, Any]:
        """As JSON: everything but the fits themselves."""
        manifest = {key: value for key, value in self.manifest.items() if key != "folds"}
        folds = [{key: value for key, value in fold.items() if key != "models"} for fold in self.manifest["folds"]]
        return {
            "reference": self.reference,
            "promoted": self.promoted,
            "verdict": self.verdict,
            "seconds": round(self.seconds, 1),
            **manifest,
            "folds": folds,
        }


def train_models(
    ground: Ground,
    *,
    quick: bool = False,
    seed: int = 0,
    report: Callable[[str, float], None] = lambda _what, _share: None,
) -> Outcome:
    """Train the volatility model on all that has closed, store it, and promote it if it may count.

    `report` may raise to stop it. Raises `NoData` when there is no market or too little of it.
    """
    started = time.monotonic()
    report("Reading the market", 0.0)
    view = load_view(ground)
    view = view.at(present(view, utc_now()))
    name = volatility.NAME
    trials = count_trial(ground.engine, name, "macro", volatility.specification_digest(), tried=volatility.TRIED)
    kept = KeptFits(models_folder(ground.settings.home, name) / ".fits")
    trained = volatility.train(view, volatility.Options(quick=quick, seed=seed, tried=trials), report, kept)
    seconds = time.monotonic() - started
    row = store_version(
        ground.engine, ground.settings.home, name, "macro", trained.saved, code_version=__version__, seconds=seconds
    )
    kept.clear()
    promoted, verdict = _contest(ground, name, row.version, trained.saved)
    report("Trained", 1.0)
    return Outcome(f"{name}@{row.version}:{row.sha256[:16]}", promoted, verdict, seconds, trained.saved.manifest)


def _contest(ground: Ground, name: str, version: str, saved: Saved) -> tuple[bool, str]:
    """Promote a new version if its main gate is open and it is no step back; says whether, and why.

    Of the same specification as the champion it only knows more days, and takes over. Another one must beat it on the same rows.
    """
    gate = saved.manifest["gates"][saved.manifest["gate"]]
    if not gate["open"]:
        return False, f"{name} {version} is stored and not used: {gate['reason']}."
    with transaction(ground.engine) as session:
        champion = champion_reference(session, name)
    why = "it beats its baseline and there was no champion"
    if champion is not None:
        same = champion.parameters["specification_sha256"] == saved.manifest["specification_sha256"]
        if same and champion.parameters["options"]["quick"] >= saved.manifest["options"]["quick"]:
            why = f"it knows later days than version {champion.version} of the same specification"
        else:
            found = _against(ground, name, champion, saved)
            if found is not None:
                return False, f"{name} {version} is stored and not used: {found}."
            why = f"it beats version {champion.version} on the same rows"
    with transaction(ground.engine) as session:
        promote(session, ground.settings.home, name, version)
    return True, f"{name} {version} is the champion: {why}."


def _against(ground: Ground, name: str, champion: ModelVersion, saved: Saved) -> str | None:
    """Why a new version does not take the place of the champion, None if it does."""
    try:
        held = read_version(ground.settings.home, name, champion)
    except (Damaged, BadInput):
        return None
    ours, theirs, times = losses_on_same_rows(saved.arrays, held.arrays, _PART)
    better = compare(ours, theirs, times, method="cosines")
    if better is None:
        return f"it has too few rows in common with version {champion.version}"
    if not better.clears_zero:
        return (
            f"on {better.n:,} rows it is not better than version {champion.version} "
            f"({better.mean:+.4f}, {better.low:+.4f} to {better.high:+.4f})"
        )
    return None
