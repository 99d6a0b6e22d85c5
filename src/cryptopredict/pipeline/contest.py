"""Whether a new version takes the place of the champion."""

from cryptopredict.base import BadInput
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import ModelVersion
from cryptopredict.estimators.comparison import compare
from cryptopredict.estimators.protocol import Saved
from cryptopredict.estimators.version import losses_on_same_rows
from cryptopredict.ledger.promotion import champion_reference, open_gates, promote
from cryptopredict.ledger.registry import read_version
from cryptopredict.ledger.suspensions import open_suspension
from cryptopredict.ledger.whole import Damaged

__all__ = ["contest"]


def contest(ground: Ground, name: str, version: str, saved: Saved) -> tuple[bool, str]:
    """Promote a new version if a gate that is used is open and it is no step back; says whether, and why.

    Of the same specification as the champion it only knows more days, and takes over. Another one must beat it, on the same rows, at
    what its main gate asks. A champion that is suspended is in nobody's way.
    """
    manifest = saved.manifest
    opened = open_gates(manifest)
    if not opened:
        return False, f"{name} {version} is stored and not used: {manifest['gates'][manifest['gate']]['reason']}."
    with transaction(ground.engine) as session:
        champion = champion_reference(session, name)
        suspended = champion is not None and open_suspension(session, champion.id) is not None
    why = f"it beats its baselines ({', '.join(opened)}) and there was no champion"
    if champion is not None and suspended:
        why = f"it beats its baselines ({', '.join(opened)}), and version {champion.version} is suspended"
    elif champion is not None:
        same = champion.parameters["specification_sha256"] == saved.manifest["specification_sha256"]
        if same and champion.parameters["options"]["quick"] >= saved.manifest["options"]["quick"]:
            why = f"it knows later days than version {champion.version} of the same specification"
        else:
            found = _against(ground, name, champion, saved)
            if found is not None:
                return False, f"{name} {version} is stored and not used: {found}."
            why = f"it beats version {champion.version} on the same rows"
    with transaction(ground.engine) as session:
        promote(session, name, version)
    return True, f"{name} {version} is the champion: {why}."


def _against(ground: Ground, name: str, champion: ModelVersion, saved: Saved) -> str | None:
    """Why a new version does not take the place of the champion, None if it does."""
    try:
        held = read_version(ground.settings.home, name, champion)
    except (Damaged, BadInput):
        return None
    ours, theirs, times = losses_on_same_rows(saved.arrays, held.arrays, saved.manifest["gate"])
    better = compare(ours, theirs, times, method="cosines")
    if better is None:
        return f"it has too few rows in common with version {champion.version}"
    if not better.clears_zero:
        return (
            f"on {better.n:,} rows it is not better than version {champion.version} "
            f"({better.mean:+.4f}, {better.low:+.4f} to {better.high:+.4f})"
        )
    return None
