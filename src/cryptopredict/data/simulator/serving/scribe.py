"""What a venue's journal is told: at every close of a minute, all that became known in it, before anything of it is sent."""

from collections import Counter
from collections.abc import Callable
from typing import Final

import msgspec
import numpy as np

from cryptopredict.base import Interval
from cryptopredict.data.simulator.headlines import Headline
from cryptopredict.data.simulator.journal import Journal, JournaledCandle, Minute, Published
from cryptopredict.data.simulator.serving.candles import INTERVALS
from cryptopredict.data.simulator.serving.venue import Venue

__all__ = ["Scribe"]

_LONGEST_PAUSE: Final = 2 * 86_400
_AT_ONCE: Final = 60


class Scribe:
    """Writes the journal of a venue. `sent` and `served` give what was sent and served since they were last taken."""

    def __init__(
        self,
        venue: Venue,
        journal: Journal,
        sent: Callable[[], Counter[str]],
        served: Callable[[], list[tuple[str, str, int, int]]],
    ) -> None:
        self.venue = venue
        self.journal = journal
        self._sent = sent
        self._served = served
        self._resumed: int | None = None

    def due(self, now: float) -> list[Minute]:
        """The next minutes up to `now` that the journal lacks, oldest first, at most an hour of them.

        They may have passed while nobody was there to write them; after a pause of days only the last one is made up for.
        """
        close = int(now) // 60 * 60
        last = self.journal.last
        if last is None:
            closes = [close]
        elif close - last > _LONGEST_PAUSE:
            self._resumed, closes = close - 60, [close]
        else:
            closes = list(range(last + 60, close + 1, 60))[:_AT_ONCE]
        minutes = [self._minute(moment) for moment in closes]
        if minutes:
            minutes[-1] = msgspec.structs.replace(minutes[-1], sent=dict(self._sent()), served=self._served())
        return minutes

    def write(self, minutes: list[Minute]) -> None:
        """Put minutes on the disk; may wait for it, and may do so in another thread."""
        self.journal.write(minutes, resumed=self._resumed)
        self._resumed = None

    def _minute(self, close: int) -> Minute:
        market = self.venue.market
        since, until = close - 60 + 1, close + 1
        moods = market.fear_greed(since, until) if close % 86_400 <= 3600 else None
        rates = market.funding(since, until) if close % 3600 == 0 else None
        return Minute(
            closes=close,
            candles={i.value: self._candles(i, close) for i in INTERVALS if close % i.seconds == 0},
            texts=[
                *_texts("news", market.headlines(since, until)),
                *_texts("social", market.posts(since, until)),
            ],
            fear_greed=[]
            if moods is None
            else [(at - at % 86_400, value) for at, value in zip(moods.available.tolist(), moods.values.tolist(), strict=True)],
            funding=[]
            if rates is None
            else [
                (at, market.listings[place].pair or "", round(float(rates.values[row, column]), 8))
                for row, at in enumerate(rates.available.tolist())
                for column, place in enumerate(market.perpetuals)
                if np.isfinite(rates.values[row, column])
            ],
        )

    def _candles(self, interval: Interval, close: int) -> list[JournaledCandle]:
        rows = self.venue.candles.all_at(interval, close - interval.seconds)
        traded = np.isfinite(rows[:, 3])
        table = rows.tolist()
        return [JournaledCandle(pair, *table[place]) for pair, place in self.venue.pairs.items() if traded[place]]


def _texts(channel: str, items: list[Headline]) -> list[Published]:
    return [Published(channel, item.published, item.source, item.url, item.title) for item in items]
