"""Prices that move further than they usually do. Pure: prices and times come in, moves come out."""

from collections import deque
from dataclasses import dataclass
from typing import Final

__all__ = ["Move", "Watch"]

_SPAN_MS: Final = 300_000
_LEAST: Final = 0.03
_TIMES: Final = 6.0
_SAMPLE_MS: Final = 5_000
_WEIGHT: Final = 0.1
"""Of a new five minutes in what is usual."""
_PRINTS: Final = 3
"""What is remembered is the middle one of so many prices: one print far off is a move when it comes, and none when it has gone."""
_STALE_MS: Final = 2 * _SPAN_MS


@dataclass(frozen=True, slots=True)
class Move:
    """An asset's price and by what part it differs from that of five minutes before; `usual` is the mean size of such a move."""

    asset: int
    price: float
    share: float
    usual: float
    moment: int


@dataclass(slots=True)
class _Track:
    samples: deque[tuple[int, float]]
    recent: deque[float]
    usual: float = 0.0
    learned: int = 0
    quiet_until: int = 0


class Watch:
    """Remembers five minutes of each asset, and how far it usually moves in them."""

    def __init__(self) -> None:
        self._tracks: dict[int, _Track] = {}

    def see(self, asset: int, price: float, moment: int) -> Move | None:
        """Take a price at a time (milliseconds); the move when it is a large one. The next of that asset is five minutes later."""
        track = self._tracks.get(asset)
        if track is None:
            track = self._tracks[asset] = _Track(deque(), deque(maxlen=_PRINTS))
        samples = track.samples
        if samples and moment < samples[-1][0]:
            return None
        # The newest price that is at least five minutes old, or the oldest while there are less.
        while len(samples) > 1 and samples[1][0] <= moment - _SPAN_MS:
            samples.popleft()
        if samples and moment - samples[0][0] > _STALE_MS:
            samples.clear()  # it was away; what it did meanwhile is no move of five minutes
            track.recent.clear()
        track.recent.append(price)
        if not samples or moment - samples[-1][0] >= _SAMPLE_MS:
            samples.append((moment, sorted(track.recent)[len(track.recent) // 2]))
        share = price / samples[0][1] - 1.0
        large = abs(share) > max(_LEAST, _TIMES * track.usual)
        if moment - track.learned >= _SPAN_MS and moment - samples[0][0] >= _SPAN_MS:
            # A large move teaches only as much as is still called usual: one shock does not make the next one ordinary.
            size = min(abs(share), max(_LEAST, _TIMES * track.usual))
            track.usual = size if not track.learned else (1.0 - _WEIGHT) * track.usual + _WEIGHT * size
            track.learned = moment
        if not large or moment < track.quiet_until:
            return None
        track.quiet_until = moment + _SPAN_MS
        return Move(asset, price, share, track.usual, moment)

    def forget(self, asset: int) -> None:
        """Let go of an asset."""
        self._tracks.pop(asset, None)
