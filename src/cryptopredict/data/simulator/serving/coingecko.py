"""The coin catalogue's REST interface: coins by market, the whole market, categories, and the history of a coin."""

from datetime import UTC, datetime
from math import isfinite
from typing import Any, Final

import msgspec
import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cryptopredict.base import AssetKind, Floats, Integers, Interval
from cryptopredict.data.simulator.serving.errors import Refused, as_json
from cryptopredict.data.simulator.serving.venue import Venue
from cryptopredict.data.simulator.traded import Listed

__all__ = ["CATEGORIES", "CoinGecko"]

CATEGORIES: Final = {
    "decentralized-finance-defi": ("Decentralized Finance (DeFi)", "DeFi"),
    "layer-1": ("Layer 1 (L1)", "Layer1"),
    "layer-2": ("Layer 2 (L2)", "Layer2"),
    "gaming": ("Gaming (GameFi)", "Gaming"),
    "non-fungible-tokens-nft": ("NFT", "NFT"),
    "infrastructure": ("Infrastructure", "Infrastructure"),
    "meme-token": ("Meme", "Meme"),
    "payment-solutions": ("Payment Solutions", "Payments"),
    "privacy-coins": ("Privacy", "Privacy"),
    "stablecoins": ("Stablecoins", AssetKind.STABLECOIN),
    "wrapped-tokens": ("Wrapped-Tokens", AssetKind.WRAPPED),
    "liquid-staking-tokens": ("Liquid Staking Tokens", "STETH"),
    "tokenized-gold": ("Tokenized Gold", AssetKind.COMMODITY),
}
"""Identity of a category → its name, and the sector, kind or symbol of what is in it."""

_MOST: Final = 250
_DAY: Final = 86_400


class CoinGecko:
    """Answers of the catalogue for a venue, under `/coingecko`."""

    def __init__(self, venue: Venue) -> None:
        self.venue = venue

    def routes(self) -> list[Route]:
        """Where it answers."""
        return [
            Route("/coingecko/ping", self.ping),
            Route("/coingecko/coins/markets", self.markets),
            Route("/coingecko/global", self.whole_market),
            Route("/coingecko/coins/categories", self.categories),
            Route("/coingecko/coins/list", self.coin_list),
            Route("/coingecko/coins/{coin}/market_chart", self.market_chart),
            Route("/coingecko/coins/{coin}/market_chart/range", self.market_chart_range),
        ]

    async def ping(self, _request: Request) -> Response:
        """A sign of life."""
        return as_json('{"gecko_says":"(V3) To the Moon!"}')

    async def coin_list(self, request: Request) -> Response:
        """Identity, symbol and name of every coin, those that trade or those that no longer do."""
        now = self.venue.clock.now()
        active = request.query_params.get("status", "active") != "inactive"
        rows = [
            {"id": one.slug, "symbol": one.symbol.lower(), "name": one.name}
            for _, one in self.venue.known(now)
            if one.trades_at(now) is active
        ]
        return as_json(msgspec.json.encode(rows))

    async def markets(self, request: Request) -> Response:
        """A page of coins by capitalisation, of a category or by identity."""
        query = request.query_params
        _dollars(query.get("vs_currency"))
        rows = self._rows(self.venue.clock.now())
        if query.get("ids"):
            wanted = set(query["ids"].split(","))
            rows = [row for row in rows if row["id"] in wanted]
        if query.get("category"):
            if query["category"] not in CATEGORIES:
                raise Refused(404, '{"error":"category not found"}')
            rows = [row for row in rows if _belongs(self.venue.market.listings[self.venue.slugs[row["id"]]], query["category"])]
        size, page = min(_whole(query.get("per_page"), 100), _MOST), _whole(query.get("page"), 1)
        return as_json(msgspec.json.encode(rows[(page - 1) * size : page * size]))

    def _rows(self, now: float) -> list[dict[str, Any]]:
        day = self.venue.last_day(now)
        for place, price in self.venue.candles.printed(now).items():
            day[place, 3] = price
        supply = self.venue.market.supply_at(int(now))
        trading = sorted(self.venue.trading(now), key=lambda pair: -np.nan_to_num(day[pair[0], 3] * supply[pair[0]]))
        return [_market(one, day[place], float(supply[place]), rank, now) for rank, (place, one) in enumerate(trading, start=1)]

    async def whole_market(self, _request: Request) -> Response:
        """The market as a whole: capitalisation, volume, and the shares of the largest."""
        now = self.venue.clock.now()
        rows = self._rows(now)
        known = [row for row in rows if isfinite(row["market_cap"])]
        total, volume = (
            sum(row["market_cap"] for row in known),
            sum(row["total_volume"] for row in rows if isfinite(row["total_volume"])),
        )
        before = sum(row["market_cap"] - row["market_cap_change_24h"] for row in known)
        bitcoin = next((row["current_price"] for row in rows if row["symbol"] == "btc"), None)
        quotes = {"usd": 1.0} | ({"btc": bitcoin} if bitcoin else {})
        data = {
            "active_cryptocurrencies": len(rows),
            "upcoming_icos": 0,
            "ongoing_icos": 0,
            "ended_icos": 0,
            "markets": 1,
            "total_market_cap": {quote: total / price for quote, price in quotes.items()},
            "total_volume": {quote: volume / price for quote, price in quotes.items()},
            "market_cap_percentage": {row["symbol"]: row["market_cap"] / total * 100 for row in known[:10]},
            "market_cap_change_percentage_24h_usd": (total / before - 1) * 100 if before else 0.0,
            "updated_at": int(now),
        }
        return as_json(msgspec.json.encode({"data": data}))

    async def categories(self, _request: Request) -> Response:
        """Every category with what its coins add up to."""
        now = self.venue.clock.now()
        rows = self._rows(now)
        found: list[dict[str, Any]] = []
        for identity, (name, _) in CATEGORIES.items():
            members = [row for row in rows if _belongs(self.venue.market.listings[self.venue.slugs[row["id"]]], identity)]
            total = sum(row["market_cap"] for row in members if isfinite(row["market_cap"]))
            before = sum(row["market_cap"] - row["market_cap_change_24h"] for row in members)
            found.append(
                {
                    "id": identity,
                    "name": name,
                    "market_cap": total if members else None,
                    "market_cap_change_24h": (total / before - 1) * 100 if before else None,
                    "content": "",
                    "top_3_coins_id": [row["id"] for row in members[:3]],
                    "top_3_coins": [],
                    "volume_24h": sum(row["total_volume"] for row in members) if members else None,
                    "updated_at": _moment(now),
                }
            )
        found.sort(key=lambda row: row["market_cap"] or 0.0, reverse=True)
        return as_json(msgspec.json.encode(found))

    async def market_chart(self, request: Request) -> Response:
        """The last days of a coin: by five minutes for one day, by the hour up to 90, else by the day."""
        query = request.query_params
        now = self.venue.clock.now()
        place = self._place(request, now)
        days = query.get("days")
        if not days:
            raise Refused(422, '{"error":"Missing parameter days"}')
        span = int(now) - self.venue.market.origin if days == "max" else _whole(days, 1) * _DAY
        interval = Interval.D1 if query.get("interval") == "daily" else _grain(span)
        return as_json(self._chart(place, interval, (int(now) - span, int(now)), now))

    async def market_chart_range(self, request: Request) -> Response:
        """A coin between `from` and `to` (epoch seconds), as fine as the span allows."""
        query = request.query_params
        now = self.venue.clock.now()
        place = self._place(request, now)
        since, until = _whole(query.get("from"), -1), min(_whole(query.get("to"), -1), int(now))
        if since < 0 or until < 0:
            raise Refused(422, '{"error":"Missing parameter from or to"}')
        interval = Interval.D1 if query.get("interval") == "daily" else _grain(until - since)
        return as_json(self._chart(place, interval, (since, until), now))

    def _place(self, request: Request, now: float) -> int:
        _dollars(request.query_params.get("vs_currency"))
        place = self.venue.slugs.get(request.path_params["coin"])
        if place is None or self.venue.market.listings[place].first > now:
            raise Refused(404, '{"error":"coin not found"}')
        return place

    def _chart(self, place: int, interval: Interval, span: tuple[int, int], now: float) -> bytes:
        """Each point stands at the close of a candle; the last one is the present, where that is asked for."""
        step = interval.seconds
        first, end = span[0] // step * step, span[1] // step * step
        window = _DAY // step
        opens, columns = self.venue.candles.read(interval, place, max(first - _DAY, self.venue.market.origin), end)
        turnover = np.cumsum(columns[4] * columns[3])
        volumes = turnover.copy()
        volumes[window:] -= turnover[:-window]
        kept = opens + step >= span[0]
        times, prices, volumes = opens[kept] + step, columns[3][kept], volumes[kept]
        if span[1] >= int(now) and self.venue.market.listings[place].trades_at(now):
            day = self.venue.last_day(now)[place]
            times, prices, volumes = np.append(times, int(now)), np.append(prices, day[3]), np.append(volumes, day[5])
        caps = prices * self._supplies(times, place)
        return msgspec.json.encode(
            {
                "prices": _points(times, prices),
                "market_caps": _points(times, caps),
                "total_volumes": _points(times, volumes),
            }
        )

    def _supplies(self, times: Integers, place: int) -> Floats:
        days = {day: float(self.venue.market.supply_at(day * _DAY)[place]) for day in np.unique(times // _DAY).tolist()}
        return np.array([days[day] for day in (times // _DAY).tolist()])


def _points(times: Integers, values: Floats) -> list[tuple[int, float | None]]:
    return [
        (at * 1000, value if np.isfinite(value) else None) for at, value in zip(times.tolist(), values.tolist(), strict=True)
    ]


def _grain(span: int) -> Interval:
    return Interval.M5 if span <= _DAY else Interval.H1 if span <= 90 * _DAY else Interval.D1


def _belongs(one: Listed, category: str) -> bool:
    return CATEGORIES[category][1] in {one.sector, one.kind, one.symbol}


def _dollars(currency: str | None) -> None:
    if currency is None:
        raise Refused(422, '{"error":"Missing parameter vs_currency"}')
    if currency != "usd":
        raise Refused(422, '{"error":"invalid vs_currency"}')


def _whole(value: str | None, usual: int) -> int:
    if not value:
        return usual
    if not value.isascii() or not value.isdigit() or len(value) > 12:
        raise Refused(422, '{"error":"invalid parameter"}')
    return max(int(value), 1)


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _market(one: Listed, day: Floats, supply: float, rank: int, now: float) -> dict[str, Any]:
    opened, high, low, price, _, dollars = day.tolist()
    return {
        "id": one.slug,
        "symbol": one.symbol.lower(),
        "name": one.name,
        "image": "",
        "current_price": price,
        "market_cap": price * supply,
        "market_cap_rank": rank,
        "fully_diluted_valuation": price * supply,
        "total_volume": dollars,
        "high_24h": high,
        "low_24h": low,
        "price_change_24h": price - opened,
        "price_change_percentage_24h": (price / opened - 1) * 100,
        "market_cap_change_24h": (price - opened) * supply,
        "market_cap_change_percentage_24h": (price / opened - 1) * 100,
        "circulating_supply": supply,
        "total_supply": supply,
        "max_supply": None,
        "ath": None,
        "ath_change_percentage": None,
        "ath_date": None,
        "atl": None,
        "atl_change_percentage": None,
        "atl_date": None,
        "roi": None,
        "last_updated": _moment(now),
    }
