"""The model versions that a run names, as they lie on disk now: read anew, for what a process has in memory proves nothing.

In: references such as `volatility@3:0123456789abcdef`. Out: versions by name, and for each that cannot be had, why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from cryptopredict.base import BadInput
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import AiModel, ModelVersion
from cryptopredict.estimators.version import Version
from cryptopredict.ledger.artefacts import read_artefact
from cryptopredict.ledger.quieting import quieted
from cryptopredict.ledger.suspensions import spans_by_version
from cryptopredict.ledger.whole import Damaged, folder_of

__all__ = ["Lost", "Shelf"]


@dataclass(frozen=True, slots=True)
class Lost:
    """A version that cannot be had: it is `missing`, `damaged`, or an `other` one stands under its number."""

    reference: str
    how: Literal["missing", "damaged", "other"]
    why: str


class Shelf:
    """Reads each version once."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._held: dict[str, Version | Lost] = {}

    def take(self, references: Mapping[str, str]) -> tuple[dict[str, Version], list[Lost]]:
        """Versions by name of model, and what is lost."""
        found = {name: self._one(name, reference) for name, reference in sorted(references.items())}
        versions = {name: one for name, one in found.items() if isinstance(one, Version)}
        return versions, [one for one in found.values() if isinstance(one, Lost)]

    def _one(self, name: str, reference: str) -> Version | Lost:
        if reference not in self._held:
            self._held[reference] = self._read(name, reference)
        return self._held[reference]

    def _read(self, name: str, reference: str) -> Version | Lost:
        number, _, sha256 = reference.rpartition("@")[2].partition(":")
        with transaction(self._ground.engine) as session:
            row = session.scalars(
                select(ModelVersion).join(AiModel).where(AiModel.name == name, ModelVersion.version == number)
            ).one_or_none()
            spans = () if row is None else spans_by_version(session).get(row.id, ())
        if row is None:
            return Lost(reference, "missing", f"no version {number} of {name} is registered any more")
        if not row.sha256.startswith(sha256):
            return Lost(reference, "other", f"version {number} of {name} is registered with the hash {row.sha256[:16]} now")
        folder = folder_of(self._ground.settings.home, name) / row.version
        if not folder.exists():
            return Lost(reference, "missing", f"its files are gone from {folder}")
        try:
            version = Version.read(name, row.version, row.sha256, read_artefact(folder, row.sha256))
        except (Damaged, BadInput) as error:
            return Lost(reference, "damaged", str(error))
        return quieted(version, spans)
