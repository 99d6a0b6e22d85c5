"""Mood and texts as their providers publish them: the fear and greed index, news as RSS 2.0, talk as Atom."""

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final
from xml.sax.saxutils import escape

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cryptopredict.data.simulator.headlines import Headline
from cryptopredict.data.simulator.serving.errors import as_json
from cryptopredict.data.simulator.serving.venue import Venue

__all__ = ["Feeds", "classification"]

_USUAL: Final = 50
_MOST: Final = 20_000
_DAY: Final = 86_400
_CLASSES: Final = ((25, "Extreme Fear"), (46, "Fear"), (55, "Neutral"), (76, "Greed"), (101, "Extreme Greed"))


class Feeds:
    """Answers under `/alternative-me` and `/feeds` for a venue."""

    def __init__(self, venue: Venue) -> None:
        self.venue = venue

    def routes(self) -> list[Route]:
        """Where it answers."""
        return [
            Route("/alternative-me/fng/", self.fear_greed),
            Route("/feeds/news.rss", self.news),
            Route("/feeds/social.rss", self.social),
        ]

    async def fear_greed(self, request: Request) -> Response:
        """Values of the index, the newest first; `limit` 0 gives all."""
        now = int(self.venue.clock.now())
        limit = _limit(request, usual=1)
        market = self.venue.market
        since = now - (limit + 2) * _DAY if limit else market.origin
        series = market.fear_greed(max(since, market.origin), now + 1)
        data = [
            {"value": f"{value:.0f}", "value_classification": classification(value), "timestamp": str(at - at % _DAY)}
            for at, value in zip(series.available.tolist(), series.values.tolist(), strict=True)
        ][::-1]
        data = data[:limit] if limit else data
        if data:
            data[0]["time_until_update"] = str(max(int(data[0]["timestamp"]) + _DAY - now, 0))
        return as_json(msgspec.json.encode({"name": "Fear and Greed Index", "data": data, "metadata": {"error": None}}))

    async def news(self, request: Request) -> Response:
        """The newest headlines as RSS 2.0."""
        now = int(self.venue.clock.now())
        items = self._newest(request, now, social=False)
        body = "".join(
            f"<item><title>{escape(item.title)}</title><link>{escape(item.url)}</link>"
            f'<guid isPermaLink="true">{escape(item.url)}</guid><pubDate>{format_datetime(_moment(item.published))}</pubDate>'
            f'<source url="https://news.invalid/feed">{escape(item.source)}</source>'
            f"<description>{escape(item.title)}.</description></item>"
            for item in items
        )
        text = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Simulated News</title>'
            "<link>https://news.invalid/</link><description>Invented headlines of a simulated market</description>"
            f"<lastBuildDate>{format_datetime(_moment(now))}</lastBuildDate>{body}</channel></rss>"
        )
        return Response(text, media_type="application/rss+xml")

    async def social(self, request: Request) -> Response:
        """The newest talk as Atom."""
        now = int(self.venue.clock.now())
        items = self._newest(request, now, social=True)
        body = "".join(
            f"<entry><author><name>simulated</name></author><id>{escape(item.url)}</id><title>{escape(item.title)}</title>"
            f'<link href="{escape(item.url)}"/><published>{_moment(item.published).isoformat()}</published>'
            f'<updated>{_moment(item.published).isoformat()}</updated><content type="html">{escape(item.title)}</content></entry>'
            for item in items
        )
        text = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Simulated Forum</title>'
            f"<id>https://talk.invalid/</id><updated>{_moment(now).isoformat()}</updated>{body}</feed>"
        )
        return Response(text, media_type="application/atom+xml")

    def _newest(self, request: Request, now: int, *, social: bool) -> list[Headline]:
        limit = _limit(request, usual=_USUAL) or _MOST
        market = self.venue.market
        published = market.posts if social else market.headlines
        span = 30 * _DAY
        while True:
            since = max(now - span, market.origin)
            items = published(since, now + 1)
            if len(items) >= limit or since == market.origin:
                return items[::-1][:limit]
            span *= 4


def _limit(request: Request, *, usual: int) -> int:
    text = request.query_params.get("limit", "")
    return min(int(text), _MOST) if text.isascii() and text.isdigit() and len(text) < 10 else usual


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def classification(value: float) -> str:
    """The index's own word for a value of 0 … 100."""
    return next(name for bound, name in _CLASSES if value < bound)
