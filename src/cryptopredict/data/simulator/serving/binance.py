"""The exchange's REST interface: what it trades, candles, the last 24 hours, funding. Symbols, times and errors are its own."""

from typing import Final

import msgspec
import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cryptopredict.base import Floats, Interval
from cryptopredict.data.simulator.serving.candles import INTERVALS
from cryptopredict.data.simulator.serving.desk import LEAST_NOTIONAL, LOT
from cryptopredict.data.simulator.serving.errors import Refused, as_json
from cryptopredict.data.simulator.serving.limits import Weights
from cryptopredict.data.simulator.serving.text import decimal, kline_rows, trades
from cryptopredict.data.simulator.serving.venue import Venue

__all__ = ["Binance", "ticker"]

_MOST: Final = 1000
_USUAL: Final = 500
_SYMBOL_CHARACTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
_INTERVALS: Final = {interval.value: interval for interval in INTERVALS}
_HORIZON: Final = 4_102_444_800_000


class Binance:
    """Answers of the exchange (spot under `/binance`, perpetuals under `/binance-futures`) for a venue."""

    def __init__(self, venue: Venue, weights: Weights) -> None:
        self.venue = venue
        self.weights = weights
        self.served: dict[tuple[str, str], tuple[int, int]] = {}
        """Symbol and interval → first and last open (epoch seconds) of the closed candles given out since last taken."""

    def routes(self) -> list[Route]:
        """Where it answers."""
        spot, futures = "/binance/api/v3", "/binance-futures/fapi/v1"
        return [
            Route(f"{spot}/ping", self.ping),
            Route(f"{spot}/time", self.time),
            Route(f"{spot}/exchangeInfo", self.exchange_info),
            Route(f"{spot}/klines", self.klines),
            Route(f"{spot}/ticker/24hr", self.ticker_24hr),
            Route(f"{futures}/ping", self.ping),
            Route(f"{futures}/fundingRate", self.funding_rate),
        ]

    def _give(self, body: str | bytes) -> Response:
        return as_json(body, headers=self.weights.headers())

    async def ping(self, _request: Request) -> Response:
        """Nothing but a sign of life."""
        self.weights.spend(1)
        return self._give("{}")

    async def time(self, _request: Request) -> Response:
        """The exchange's clock, in milliseconds."""
        self.weights.spend(1)
        return self._give(f'{{"serverTime":{int(self.venue.clock.now() * 1000)}}}')

    async def exchange_info(self, _request: Request) -> Response:
        """All pairs ever listed, with what they are made of, and the limits of this interface."""
        self.weights.spend(20)
        now = self.venue.clock.now()
        limits = [
            {"rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1, "limit": self.weights.limit},
            {"rateLimitType": "RAW_REQUESTS", "interval": "MINUTE", "intervalNum": 5, "limit": self.weights.limit},
        ]
        symbols = [
            _symbol(one.pair, one.symbol, trading=one.trades_at(now))
            for _, one in self.venue.known(now)
            if one.pair is not None
        ]
        answer = {
            "timezone": "UTC",
            "serverTime": int(now * 1000),
            "rateLimits": limits,
            "exchangeFilters": [],
            "symbols": symbols,
        }
        return self._give(msgspec.json.encode(answer))

    async def klines(self, request: Request) -> Response:
        """Candles of a pair: the newest, or those from `startTime` on; the one that forms comes last, as far as it has come."""
        self.weights.spend(2)
        now = self.venue.clock.now()
        query = request.query_params
        place = self._place(_needed(query.get("symbol"), "symbol"), now)
        interval = _INTERVALS.get(_needed(query.get("interval"), "interval"))
        if interval is None:
            raise _refusal(-1120, "Invalid interval.")
        count = min(_number(query.get("limit"), "limit", _USUAL), _MOST)
        start, end = _number(query.get("startTime"), "startTime", -1), _number(query.get("endTime"), "endTime", _HORIZON)
        return self._give(f"[{self._rows(place, interval, (start, end, count), now)}]")

    def _rows(self, place: int, interval: Interval, wanted: tuple[int, int, int], now: float) -> str:
        start, end, count = wanted
        step = interval.seconds
        present = int(now) // step * step
        until = min(end // 1000 // step * step + step, present + step)  # opens after the last one wanted
        closed = min(until, present)
        pair = self.venue.market.listings[place].pair or ""
        forming = until > present and self.venue.market.listings[place].trades_at(now)
        if start < 0:
            opens, columns = self.venue.candles.newest(interval, place, closed, count - forming)
        else:
            first = max(-(-start // (step * 1000)) * step, self.venue.market.origin)
            listed = self.venue.market.listings[place].first // step * step
            first = max(first, listed)
            opens, columns = self.venue.candles.read(interval, place, first, min(closed, first + count * step))
            forming = forming and first <= present and len(opens) < count
        if len(opens):
            since, last = self.served.get((pair, interval.value), (int(opens[0]), int(opens[-1])))
            self.served[pair, interval.value] = min(since, int(opens[0])), max(last, int(opens[-1]))
        if forming:
            unfinished = self.venue.candles.forming(interval, now)[place]
            if np.isfinite(unfinished[3]):
                opens, columns = np.append(opens, present), np.column_stack([columns, unfinished])
        return kline_rows(opens, columns, step)

    async def ticker_24hr(self, request: Request) -> Response:
        """The last 24 hours of one pair (`symbol`), of some (`symbols`, a JSON list), or of all that trade."""
        one, some = request.query_params.get("symbol"), request.query_params.get("symbols")
        names = _names(some) if some is not None else [] if one is None else [one]
        self.weights.spend(2 if 0 < len(names) <= 20 else 40 if 0 < len(names) <= 100 else 80)
        if one is not None and some is not None:
            raise _refusal(-1128, "Combination of optional parameters invalid.")
        now = self.venue.clock.now()
        day = self.venue.last_day(now)
        if names:
            wanted = [(self._place(name, now), name) for name in names]
        else:
            wanted = [(place, listed.pair) for place, listed in self.venue.trading(now) if listed.pair is not None]
        rows = [ticker(pair, day[place], now) for place, pair in wanted if np.isfinite(day[place, 3])]
        return self._give(rows[0] if one is not None and rows else f"[{','.join(rows)}]")

    async def funding_rate(self, request: Request) -> Response:
        """Funding rates that were settled, the oldest first."""
        self.weights.spend(1)
        now = self.venue.clock.now()
        query = request.query_params
        market = self.venue.market
        wanted = query.get("symbol")
        places = list(market.perpetuals) if wanted is None else [self._place(wanted, now)]
        count = min(_number(query.get("limit"), "limit", 100), _MOST)
        start, end = _number(query.get("startTime"), "startTime", -1), _number(query.get("endTime"), "endTime", _HORIZON)
        until = min(int(now), end // 1000) + 1
        since = -(-start // 1000) if start >= 0 else max(until - count * 28_800, market.origin)
        rates = market.funding(since, until)
        rows = [
            {
                "symbol": market.listings[place].pair,
                "fundingRate": f"{rates.values[row, column]:.8f}",
                "fundingTime": int(at) * 1000,
            }
            for row, at in enumerate(rates.available.tolist())
            for column, place in enumerate(market.perpetuals)
            if place in places and np.isfinite(rates.values[row, column])
        ]
        return self._give(msgspec.json.encode(rows[:count] if start >= 0 else rows[-count:]))

    def _place(self, symbol: str, now: float) -> int:
        if not 0 < len(symbol) <= 20 or set(symbol) - _SYMBOL_CHARACTERS:
            raise _refusal(-1100, "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.")
        place = self.venue.pairs.get(symbol)
        if place is None or self.venue.market.listings[place].first > now:
            raise _refusal(-1121, "Invalid symbol.")
        return place


def _refusal(code: int, message: str) -> Refused:
    return Refused(400, msgspec.json.encode({"code": code, "msg": message}).decode())


def _needed(value: str | None, name: str) -> str:
    if not value:
        raise _refusal(-1102, f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed.")
    return value


def _number(value: str | None, name: str, usual: int) -> int:
    if value is None:
        return usual
    if not value.isascii() or not value.isdigit() or len(value) > 20:
        raise _refusal(-1100, f"Illegal characters found in parameter '{name}'; legal range is '^[0-9]{{1,20}}$'.")
    if name == "limit" and int(value) == 0:
        raise _refusal(-1130, "Data sent for parameter 'limit' is not valid.")
    return min(int(value), _HORIZON)


def _names(text: str) -> list[str]:
    try:
        return msgspec.json.decode(text, type=list[str])
    except msgspec.DecodeError as error:
        raise _refusal(-1100, "Illegal characters found in parameter 'symbols'.") from error


def _symbol(pair: str, base: str, *, trading: bool) -> dict[str, object]:
    return {
        "symbol": pair,
        "status": "TRADING" if trading else "BREAK",
        "baseAsset": base,
        "baseAssetPrecision": 8,
        "quoteAsset": "USDT",
        "quotePrecision": 8,
        "quoteAssetPrecision": 8,
        "orderTypes": ["LIMIT", "MARKET"],
        "icebergAllowed": True,
        "ocoAllowed": True,
        "isSpotTradingAllowed": trading,
        "isMarginTradingAllowed": False,
        "filters": [
            {"filterType": "LOT_SIZE", "minQty": f"{LOT:f}", "maxQty": "9000000000.00000000", "stepSize": f"{LOT:f}"},
            {"filterType": "NOTIONAL", "minNotional": f"{LEAST_NOTIONAL:f}", "applyMinToMarket": True},
        ],
        "permissions": [],
        "permissionSets": [["SPOT"]],
    }


def ticker(pair: str, day: Floats, now: float) -> str:
    """The last 24 hours of a pair as REST gives them; `day` is a row of `Venue.last_day`."""
    opened, high, low, last, volume, dollars = day.tolist()
    milliseconds = int(now * 1000)
    count = int(trades(np.array([dollars]))[0])
    return (
        f'{{"symbol":"{pair}","priceChange":"{last - opened:.8f}","priceChangePercent":"{(last / opened - 1) * 100:.3f}"'
        f',"weightedAvgPrice":"{dollars / volume if volume else last:.8f}","prevClosePrice":"{decimal(opened)}"'
        f',"lastPrice":"{decimal(last)}","lastQty":"1.00000000","bidPrice":"{decimal(last)}","bidQty":"1.00000000"'
        f',"askPrice":"{decimal(last)}","askQty":"1.00000000","openPrice":"{decimal(opened)}","highPrice":"{decimal(high)}"'
        f',"lowPrice":"{decimal(low)}","volume":"{decimal(volume)}","quoteVolume":"{dollars:.4f}"'
        f',"openTime":{milliseconds - 86_400_000},"closeTime":{milliseconds},"firstId":1,"lastId":{count},"count":{count}}}'
    )
