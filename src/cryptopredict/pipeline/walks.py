"""What the layers' walks came to, kept by whoever decides again and again.

A walk depends on closed days, or closed hours, and on what versions say of them; between two closes it would come to the same, bit for
bit. So it is kept under the digest of all that went into it, and made anew as soon as any of that is another.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from cryptopredict.estimators.version import Version
from cryptopredict.pipeline.inputs import Seen

__all__ = ["Keeping", "Walks"]

T = TypeVar("T")


class Walks:
    """The last walk of each part by name. One process decides at a time: it is not made for several threads."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[str, Any]] = {}

    def over(self, saw: Seen, models: Mapping[str, Version]) -> "Keeping":
        """For one decision, on what it sees, with these versions."""
        said = repr(sorted((name, _told(version)) for name, version in models.items())).encode()
        days, hours = (hashlib.sha256(digest.encode() + said).hexdigest() for digest in (saw.days, saw.hours))
        return Keeping(self._held, days, hours)


@dataclass(frozen=True, slots=True)
class Keeping:
    """The walks that are kept, and the digests of what those over days and over hours depend on now."""

    held: dict[str, tuple[str, Any]]
    days: str
    hours: str

    def of_days(self, name: str, make: Callable[[], T]) -> T:
        """A walk over nothing but what was known when the last day closed."""
        return self._once(name, self.days, make)

    def of_hours(self, name: str, make: Callable[[], T]) -> T:
        """A walk over nothing but what was known when the last hour closed."""
        return self._once(name, self.hours, make)

    def _once(self, name: str, digest: str, make: Callable[[], T]) -> T:
        before = self.held.get(name)
        if before is not None and before[0] == digest:
            return before[1]  # type: ignore[no-any-return]
        del before
        self.held.pop(name, None)  # there is no room for two
        found = make()
        self.held[name] = (digest, found)
        return found


def _told(version: Version) -> tuple[str, list[tuple[int, list[tuple[str, bool]]]]]:
    """All that tells two versions apart: one that was suspended has the files it had, and other gates."""
    return version.sha256, [(fold.valid_from, sorted(fold.open.items())) for fold in version.folds]
