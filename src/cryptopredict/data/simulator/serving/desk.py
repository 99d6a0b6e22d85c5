"""The exchange's signed interface: accounts that a test opens, market orders, what became of them. All amounts are decimals."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal, InvalidOperation
from typing import Final
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cryptopredict.data.simulator.serving.control import only_here
from cryptopredict.data.simulator.serving.errors import Refused, as_json
from cryptopredict.data.simulator.serving.venue import Venue

__all__ = ["LEAST_NOTIONAL", "LOT", "Desk"]

LOT: Final = Decimal("0.00001000")
LEAST_NOTIONAL: Final = Decimal("5.00000000")
_FEE: Final = Decimal("0.001")
_EIGHT: Final = Decimal("0.00000001")
_QUOTE: Final = "USDT"
_LATEST: Final = 60_000

Given = dict[str, str]


class _Opened(msgspec.Struct, forbid_unknown_fields=True):
    """An account as a test wants it."""

    key: str
    secret: str
    balances: dict[str, str] = {}
    withdrawals: bool = False
    trading: bool = True


@dataclass(slots=True)
class _Order:
    """One order; `wanted` are coins, `rest` those still to come, which come when it is looked at for the second time."""

    number: int
    client_id: str
    symbol: str
    side: str
    wanted: Decimal
    rest: Decimal
    at: int
    status: str = "NEW"
    done: Decimal = Decimal(0)
    quote: Decimal = Decimal(0)
    looks: int = 0
    trades: list[dict[str, object]] = field(default_factory=list)


@dataclass(slots=True)
class _Account:
    secret: bytes
    balances: dict[str, Decimal]
    withdrawals: bool
    trading: bool
    orders: list[_Order] = field(default_factory=list)


class Desk:
    """Who may trade, and what they did."""

    def __init__(self, venue: Venue) -> None:
        self.venue = venue
        self._accounts: dict[str, _Account] = {}
        self._numbers = 0

    def routes(self) -> list[Route]:
        """Where it answers."""
        spot = "/binance/api/v3"
        return [
            Route(f"{spot}/order", self._signed(self.place), methods=["POST"]),
            Route(f"{spot}/order", self._signed(self.look), methods=["GET"]),
            Route(f"{spot}/order", self._signed(self.cancel), methods=["DELETE"]),
            Route(f"{spot}/account", self._signed(self.account)),
            Route(f"{spot}/myTrades", self._signed(self.trades)),
            Route("/binance/sapi/v1/account/apiRestrictions", self._signed(self.restrictions)),
            Route("/control/accounts", self.open, methods=["POST"]),
        ]

    async def open(self, request: Request) -> Response:
        """Open an account, or set the balances and permissions of one: `{"key": …, "secret": …, "balances": {"USDT": "1000"}}`."""
        only_here(request)
        try:
            given = msgspec.json.decode(await request.body(), type=_Opened)
            balances = {name: Decimal(amount) for name, amount in given.balances.items()}
        except (msgspec.DecodeError, InvalidOperation) as error:
            raise Refused(422, msgspec.json.encode({"error": str(error)}).decode()) from error
        orders = self._accounts[given.key].orders if given.key in self._accounts else []
        self._accounts[given.key] = _Account(given.secret.encode(), balances, given.withdrawals, given.trading, orders)
        return as_json("{}")

    def _signed(self, answer: "Callable[[_Account, Given, Request], object]") -> "Callable[[Request], object]":
        async def checked(request: Request) -> Response:
            account = self._accounts.get(request.headers.get("x-mbx-apikey", ""))
            if account is None:
                raise _refused(-2015, "Invalid API-key, IP, or permissions for action.", 401)
            text = request.url.query + (await request.body()).decode()
            signed, _, signature = text.rpartition("&signature=")
            if not hmac.compare_digest(hmac.new(account.secret, signed.encode(), hashlib.sha256).hexdigest(), signature):
                raise _refused(-1022, "Signature for this request is not valid.")
            given = dict(parse_qsl(signed))
            now, sent = int(self.venue.clock.wall() * 1000), int(given.get("timestamp", "0"))
            if not now - min(int(given.get("recvWindow", "5000")), _LATEST) <= sent < now + 1000:
                raise _refused(-1021, "Timestamp for this request is outside of the recvWindow.")
            return as_json(msgspec.json.encode(answer(account, given, request)))

        return checked

    def restrictions(self, account: _Account, _given: Given, _request: Request) -> object:
        """What the key may do."""
        return {
            "ipRestrict": False,
            "enableReading": True,
            "enableWithdrawals": account.withdrawals,
            "enableSpotAndMarginTrading": account.trading,
        }

    def account(self, account: _Account, _given: Given, _request: Request) -> object:
        """Balances; nothing is ever locked, for market orders do not rest."""
        held = [{"asset": n, "free": f"{a:f}", "locked": "0.00000000"} for n, a in sorted(account.balances.items())]
        return {"canTrade": account.trading, "canWithdraw": account.withdrawals, "accountType": "SPOT", "balances": held}

    def place(self, account: _Account, given: Given, request: Request) -> object:
        """A market order by coins (`quantity`) or money (`quoteOrderQty`)."""
        client_id, symbol, side = given.get("newClientOrderId", ""), given.get("symbol", ""), given.get("side", "")
        if given.get("type") != "MARKET" or side not in {"BUY", "SELL"} or not 0 < len(client_id) <= 36:
            raise _refused(-1102, "A mandatory parameter was not sent, was empty/null, or malformed.")
        if not account.trading:
            raise _refused(-2010, "This action is disabled on this account.")
        if any(one.client_id == client_id for one in account.orders):
            raise _refused(-2010, "Duplicate order sent.")
        price = self._price(symbol)
        wanted = _amount(given, "quantity") if "quantity" in given else _amount(given, "quoteOrderQty") / price
        if "quantity" in given and wanted % LOT:
            raise _refused(-1013, "Filter failure: LOT_SIZE")
        wanted = wanted.quantize(LOT, ROUND_DOWN)
        if wanted < LOT or wanted * price < LEAST_NOTIONAL - LOT * price:
            raise _refused(-1013, "Filter failure: NOTIONAL")
        have = account.balances.get(_QUOTE if side == "BUY" else _base(symbol), Decimal(0))
        if have < (wanted * price if side == "BUY" else wanted):
            raise _refused(-2010, "Account has insufficient balance for requested action.")
        self._numbers += 1
        order = _Order(self._numbers, client_id, symbol, side, wanted, wanted, int(self.venue.clock.now() * 1000))
        account.orders.append(order)
        half = (wanted / 2).quantize(LOT, ROUND_DOWN)
        self._fill(account, order, half if getattr(request.state, "partial", False) and half else wanted, price)
        return _told(order)

    def look(self, account: _Account, given: Given, _request: Request) -> object:
        """One order by the client's own name for it."""
        order = _found(account, given, -2013, "Order does not exist.")
        order.looks += 1
        if order.status == "PARTIALLY_FILLED" and order.looks > 1:
            self._fill(account, order, order.rest, self._price(order.symbol))
        return _told(order)

    def cancel(self, account: _Account, given: Given, _request: Request) -> object:
        """End an order that is not filled yet."""
        order = _found(account, given, -2011, "Unknown order sent.")
        if order.status != "PARTIALLY_FILLED":
            raise _refused(-2011, "Unknown order sent.")
        order.status = "CANCELED"
        return _told(order)

    def trades(self, account: _Account, given: Given, _request: Request) -> object:
        """The fills of an order."""
        number = given.get("orderId")
        return [
            trade
            for one in account.orders
            if one.symbol == given.get("symbol") and number in {None, str(one.number)}
            for trade in one.trades
        ]

    def _fill(self, account: _Account, order: _Order, coins: Decimal, price: Decimal) -> None:
        base, buys = _base(order.symbol), order.side == "BUY"
        quote = (coins * price).quantize(_EIGHT, ROUND_DOWN)
        fee = ((coins if buys else quote) * _FEE).quantize(_EIGHT, ROUND_DOWN)
        for asset, change in ((base, coins if buys else -coins), (_QUOTE, -quote if buys else quote)):
            account.balances[asset] = account.balances.get(asset, Decimal(0)) + change
        account.balances[base if buys else _QUOTE] -= fee
        order.done, order.quote, order.rest = order.done + coins, order.quote + quote, order.rest - coins
        order.status = "PARTIALLY_FILLED" if order.rest else "FILLED"
        self._numbers += 1
        order.trades.append(
            {
                "id": self._numbers,
                "symbol": order.symbol,
                "orderId": order.number,
                "price": f"{price:f}",
                "qty": f"{coins:f}",
                "quoteQty": f"{quote:f}",
                "commission": f"{fee:f}",
                "commissionAsset": base if buys else _QUOTE,
                "time": int(self.venue.clock.now() * 1000),
                "isBuyer": buys,
                "isMaker": False,
            }
        )

    def _price(self, symbol: str) -> Decimal:
        now, place = self.venue.clock.now(), self.venue.pairs.get(symbol)
        if place is None or not self.venue.market.listings[place].trades_at(now):
            raise _refused(-1121, "Invalid symbol.")
        return Decimal(f"{self.venue.candles.prices_at(now)[place]:.8f}")


def _base(symbol: str) -> str:
    return symbol.removesuffix(_QUOTE)


def _amount(given: Given, name: str) -> Decimal:
    try:
        amount = Decimal(given[name])
    except (KeyError, InvalidOperation) as error:
        raise _refused(-1102, f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed.") from error
    if not amount.is_finite() or amount <= 0:
        raise _refused(-1013, "Invalid quantity.")
    if amount != amount.quantize(_EIGHT) or len(given[name].partition(".")[2]) > 8:
        raise _refused(-1111, f"Parameter '{name}' has too much precision.")
    return amount


def _found(account: _Account, given: Given, code: int, message: str) -> _Order:
    found = [one for one in account.orders if one.client_id == given.get("origClientOrderId")]
    if not found or found[0].symbol != given.get("symbol"):
        raise _refused(code, message)
    return found[0]


def _told(order: _Order) -> dict[str, object]:
    return {
        "symbol": order.symbol,
        "orderId": order.number,
        "clientOrderId": order.client_id,
        "origQty": f"{order.wanted:f}",
        "executedQty": f"{order.done:f}",
        "cummulativeQuoteQty": f"{order.quote:f}",
        "status": order.status,
        "type": "MARKET",
        "side": order.side,
        "time": order.at,
        "transactTime": order.at,
    }


def _refused(code: int, message: str, status: int = 400) -> Refused:
    return Refused(status, msgspec.json.encode({"code": code, "msg": message}).decode())
