"""Headlines and talk: read once, scored, and tied to the assets that their titles name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import polars as pl
from sqlalchemy import text

from cryptopredict.base import UpstreamFailed
from cryptopredict.data.feeds import note_success
from cryptopredict.data.observations import ingest_news
from cryptopredict.data.sources import Feed, rss
from cryptopredict.data.sources.tone import scored
from cryptopredict.data.sync.sync import Sync

__all__ = ["Names", "sync_news"]

_SERIES: Final = "news"
_EXPECTED: Final = 6 * 3_600
"""Papers sleep too: a night without a headline is no fault."""
_WORD: Final = re.compile(r"\$?[A-Za-z0-9]+(?:[.'’][A-Za-z]+)*")
_SHORTEST: Final = 3
"""Letters that a ticker in capitals needs: shorter ones (AI, OP, W) are words of headlines."""
_PLAIN: Final = frozenset(
    {
        "ONE",
        "GAS",
        "NEAR",
        "FLOW",
        "SUN",
        "CAKE",
        "LINK",
        "DASH",
        "MASK",
        "RAY",
        "TRUMP",
        "ETF",
        "SEC",
        "CEO",
        "USD",
        "USA",
        "THE",
    }
)
"""Tickers that are words in capitals too: they count with $ only."""


@dataclass(frozen=True, slots=True)
class Names:
    """How assets are named in titles: names of one or more words (lower case) and tickers, each to the ids it may mean."""

    words: dict[tuple[str, ...], int]
    tickers: dict[str, int]

    @classmethod
    def of(cls, assets: Sequence[tuple[int, str, str]]) -> "Names":
        """From (id, ticker, name), the largest first: of several with one name the largest is meant."""
        words: dict[tuple[str, ...], int] = {}
        tickers: dict[str, int] = {}
        for key, ticker, name in assets:
            tickers.setdefault(ticker.upper(), key)
            parts = tuple(word.lower() for word in _WORD.findall(name))
            if parts and (len(parts) > 1 or len(parts[0]) > _SHORTEST):
                words.setdefault(parts, key)
        return cls(words, tickers)

    def within(self, title: str) -> list[int]:
        """Ids of the assets that a title names: by name, by $TICKER, or by a ticker in capitals that is no usual word."""
        found = _WORD.findall(title)
        lower = [word.lower().removesuffix("'s").removesuffix("’s") for word in found]
        shouted = title == title.upper()
        ids: set[int] = set()
        after = 0  # the first word that no name has used yet: Bitcoin Cash is not Bitcoin
        for place, word in enumerate(found):
            for length in (3, 2, 1):
                key = self.words.get(tuple(lower[place : place + length]))
                # A name that is a plain word too is meant as a name only where it is written as one.
                if key is not None and word[0].isupper() and place >= after:
                    ids.add(key)
                    after = place + length
            ticker = word.removeprefix("$").removesuffix("'s").removesuffix("’s")
            plain = ticker.isupper() and len(ticker) >= _SHORTEST and ticker not in _PLAIN and not shouted
            if ticker.upper() in self.tickers and (word.startswith("$") or plain):
                ids.add(self.tickers[ticker.upper()])
        return sorted(ids)


def sync_news(s: Sync) -> str:
    """Read every feed once. One that fails leaves the others; raises `UpstreamFailed` when all fail."""
    with s.ground.engine.connect() as connection:
        assets = [
            (int(row.id), str(row.symbol), str(row.name))
            for row in connection.execute(
                text(
                    "SELECT id, symbol, name FROM cryptocurrencies WHERE is_active AND kind = 'coin'"
                    " ORDER BY market_cap_rank NULLS LAST, id"
                )
            )
        ]
    names = Names.of(assets)
    new = 0
    failures: list[UpstreamFailed] = []
    feeds = s.providers.feeds
    for provider in dict.fromkeys(feed.provider.name for feed in feeds):
        own = [feed for feed in feeds if feed.provider.name == provider]
        try:
            with s.noting(_SERIES, _EXPECTED):
                answers = []
                for feed in own:
                    s.report(feeds.index(feed) / len(feeds), f"news of {feed.name}")
                    answers.append((feed, s.ask(rss.feed(feed))))
        except UpstreamFailed as failure:
            failures.append(failure)
            continue
        new += _store(s, provider, answers, names)
    if failures and len(failures) == len({feed.provider.name for feed in feeds}):
        raise failures[-1]
    missed = f", {len(failures)} providers failed" if failures else ""
    return f"{new} news{missed}"


def _store(s: Sync, provider: str, answers: Sequence[tuple[Feed, pl.DataFrame]], names: Names) -> int:
    """Store what is new in the feeds of one provider; returns how much that is."""
    now = s.now()
    new = 0
    with s.writing() as connection:
        for feed, found in answers:
            known = connection.scalars(
                text("SELECT url FROM news_items WHERE url = ANY(:urls)"), {"urls": found["url"].drop_nulls().to_list()}
            ).all()
            # What was read and scored once stays as it was known then, though its title be changed later.
            fresh = found.filter(~pl.col("url").is_in(list(known)).fill_null(value=False))
            if fresh.height:
                new += ingest_news(connection, _scored(s, fresh, feed, names, now), market=s.market, feed=feed.name).new
        newest = [found["published"].filter(found["published"] <= now).max() for _, found in answers]
        until = max((moment for moment in newest if isinstance(moment, datetime)), default=None)
        note_success(connection, provider, _SERIES, expected_s=_EXPECTED, data_until=until, rows=new)
    return new


def _scored(s: Sync, fresh: pl.DataFrame, feed: Feed, names: Names, now: datetime) -> pl.DataFrame:
    """As `ingest_news` takes it. What is dated later than now was known now."""
    titles = [title or "" for title in fresh["title"].to_list()]
    tones = scored(titles, s.reader)
    return fresh.select(
        "url",
        "title",
        "summary",
        "source",
        "language",
        timestamp=pl.when(pl.col("published") > now).then(pl.lit(now)).otherwise(pl.col("published")),
        sentiment=pl.Series([each.tone for each in tones], dtype=pl.Float64),
        crypto_ids=pl.Series([names.within(title) for title in titles], dtype=pl.List(pl.Int64)),
        channel=pl.lit(feed.channel),
        model_version=pl.Series([each.version for each in tones], dtype=pl.String),
    )
