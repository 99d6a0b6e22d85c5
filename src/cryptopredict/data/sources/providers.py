"""Who is asked for what: the live providers as the settings name them, or one simulator that speaks for all of them."""

from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

from cryptopredict.base import BadInput, Source
from cryptopredict.core.outgoing import Limit, Provider
from cryptopredict.core.settings import Settings
from cryptopredict.data.sources.coingecko import FREE_HISTORY_DAYS

__all__ = ["BINANCE_LIMITS", "Channel", "Feed", "Providers", "live_providers", "local_providers"]

Channel = Literal["news", "social"]

BINANCE_LIMITS: Final = (Limit(weight=6_000, seconds=60), Limit(weight=61_000, seconds=300))
"""Weight in a minute, and requests in five minutes: a request weighs one or more, so a budget of weight bounds them too."""

_FUTURES_LIMITS: Final = (Limit(weight=2_400, seconds=60), Limit(weight=500, seconds=300))  # the second: funding rates alone
_USED: Final = "x-mbx-used-weight-1m"
_COINGECKO: Final = {
    "keyless": ("https://api.coingecko.com/api/v3", "", 10),
    "demo": ("https://api.coingecko.com/api/v3", "x-cg-demo-api-key", 30),
    "pro": ("https://pro-api.coingecko.com/api/v3", "x-cg-pro-api-key", 500),
}
_POLITE: Final = (Limit(weight=60, seconds=60),)
_POLITE_FEED: Final = (Limit(weight=10, seconds=60),)
_FEED_BYTES: Final = 5 * 1024 * 1024
_GENEROUS: Final = (Limit(weight=1_000_000, seconds=60),)


@dataclass(frozen=True, slots=True)
class Feed:
    """One RSS or Atom feed: `provider` is its host, `path` begins with `/` and may hold a query. `name` is written beside its items."""

    name: str
    provider: Provider
    path: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class Providers:
    """All providers of one market. `stream_url` has no trailing slash; `history_days` is how far back CoinGecko reaches, None: all."""

    source: Source
    binance: Provider
    binance_futures: Provider
    coingecko: Provider
    alternative_me: Provider
    stream_url: str
    feeds: tuple[Feed, ...]
    history_days: int | None = FREE_HISTORY_DAYS


def live_providers(settings: Settings) -> Providers:
    """The real providers, at the addresses and with the plan and key of the settings.

    Raises `BadInput` when the plan and the key do not fit together, or an address of a feed cannot be used.
    """
    return Providers(
        source=Source.LIVE,
        binance=Provider("binance", settings.binance_url.rstrip("/"), BINANCE_LIMITS, used_header=_USED),
        binance_futures=Provider(
            "binance_futures", settings.binance_futures_url.rstrip("/"), _FUTURES_LIMITS, used_header=_USED
        ),
        coingecko=_coingecko(settings),
        alternative_me=Provider("alternative_me", settings.alternative_me_url.rstrip("/"), _POLITE),
        stream_url=settings.binance_stream_url.rstrip("/"),
        feeds=_named_apart([_feed(address) for address in settings.news_feeds]),
        history_days=None if settings.coingecko_plan == "pro" else FREE_HISTORY_DAYS,
    )


def local_providers(address: str, source: Source) -> Providers:
    """All providers at one simulator, `http://host:port`: each under its own prefix, then the path of its calls."""
    root = address.rstrip("/")
    feeds = Provider("news:simulator", root, _GENEROUS, max_bytes=_FEED_BYTES)
    return Providers(
        source=source,
        binance=Provider("binance", f"{root}/binance", _GENEROUS, used_header=_USED),
        binance_futures=Provider("binance_futures", f"{root}/binance-futures", _GENEROUS, used_header=_USED),
        coingecko=Provider("coingecko", f"{root}/coingecko", _GENEROUS),
        alternative_me=Provider("alternative_me", f"{root}/alternative-me", _GENEROUS),
        stream_url="ws" + root.removeprefix("http"),
        feeds=(
            Feed("simulated news", feeds, "/feeds/news.rss", "news"),
            Feed("simulated social", feeds, "/feeds/social.rss", "social"),
        ),
        history_days=None,
    )


def _coingecko(settings: Settings) -> Provider:
    url, header, calls = _COINGECKO[settings.coingecko_plan]
    key = settings.coingecko_key.get_secret_value() if settings.coingecko_key else ""
    if bool(header) != bool(key):
        raise BadInput(
            f"The CoinGecko plan {settings.coingecko_plan} {'needs a key' if header else 'has no key'}",
            why="coingecko_key is not set" if header else "coingecko_key is set",
            to_do="Set CRYPTOPREDICT_COINGECKO_KEY and CRYPTOPREDICT_COINGECKO_PLAN (demo or pro) together, or neither.",
        )
    return Provider(
        "coingecko",
        (settings.coingecko_url or url).rstrip("/"),
        (Limit(weight=settings.coingecko_calls_a_minute or calls, seconds=60),),
        headers={header: key} if header else {},
    )


def _feed(address: str) -> Feed:
    channel: Channel = "social" if address.startswith("social+") else "news"
    try:
        parts = urlsplit(address.removeprefix("social+"))
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
        parts = urlsplit("")
    if not host or parts.username is not None or parts.password is not None:
        raise BadInput(
            "The address of a news feed cannot be used",
            why=f"{address!r} has no host, a wrong port, or a name and password in it",
            to_do="Write http(s)://host/path in CRYPTOPREDICT_NEWS_FEEDS.",
        )
    where = host if port is None else f"{host}:{port}"
    root = f"{parts.scheme}://[{host}]" if ":" in host else f"{parts.scheme}://{host}"
    provider = Provider(f"news:{where}", root if port is None else f"{root}:{port}", _POLITE_FEED, max_bytes=_FEED_BYTES)
    return Feed(where.removeprefix("www."), provider, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), channel)


def _named_apart(feeds: list[Feed]) -> tuple[Feed, ...]:
    """Feeds of one host get their paths into their names."""
    names = [feed.name for feed in feeds]
    return tuple(
        Feed(f"{feed.name}{feed.path}", feed.provider, feed.path, feed.channel) if names.count(feed.name) > 1 else feed
        for feed in feeds
    )
