"""Speaking to the exchange, signed, through ccxt. In: an address of the settings and a key. Out: its answers, or what can be said of none.

Answers are read as the exchange writes them: texts become decimals, never floats. Nothing here is sent twice, and nothing of a key, a
signature or an address of a request comes into an error.
"""

import ipaddress
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from cryptopredict.base import BadInput, Conflict, Unavailable

__all__ = ["Rejected", "Rules", "Told", "Trade", "Uncertain", "Unlisted", "Wire"]

_WAIT_MILLISECONDS: Final = 10_000
_WINDOW_MILLISECONDS: Final = 5_000
_NOT_THERE: Final = frozenset({-2011, -2013})
_TURNED_DOWN: Final = frozenset(
    {-1013, -1015, -1021, -1022, -1111, -1121, -2010, -2014, -2015, *range(-1108, -1099), *range(-1131, -1113)}
)
"""After these nothing was done. Whatever else comes, or does not, leaves open what happened."""
_ENDED: Final = frozenset({"FILLED", "CANCELED", "REJECTED", "EXPIRED", "EXPIRED_IN_MATCH"})


class Uncertain(Unavailable):
    """Nobody knows what came of a request: it is asked about, never repeated."""

    slug = "uncertain"


class Rejected(Conflict):
    """The exchange did not do it, and said so."""

    slug = "rejected"


class Unlisted(Conflict):
    """The exchange knows no such order."""

    slug = "unlisted"


@dataclass(frozen=True, slots=True)
class Rules:
    """What an order of a pair must keep to: coins in steps, the least of them, the least of money."""

    symbol: str
    base: str
    quote: str
    step: Decimal
    least: Decimal
    least_notional: Decimal


@dataclass(frozen=True, slots=True)
class Told:
    """What the exchange says of an order; `ended` when nothing more comes of it, which `status` says in its words."""

    exchange_id: str
    status: str
    executed: Decimal

    @property
    def ended(self) -> bool:
        """Whether nothing more comes of it."""
        return self.status in _ENDED


@dataclass(frozen=True, slots=True)
class Trade:
    """One fill."""

    trade_id: str
    price: Decimal
    quantity: Decimal
    quote: Decimal
    commission: Decimal
    commission_asset: str
    moment: datetime


class Wire:
    """The exchange as one key sees it.

    Raises `Uncertain` where no clear answer came, `Rejected` where the exchange turned something down, `Unlisted` for unknown orders.
    """

    def __init__(self, address: str, key: str, secret: str) -> None:
        _refuse_open(address)
        # Not above: it is large, and only who trades there needs it.
        import ccxt  # noqa: PLC0415

        # It writes headers and signatures of every request into its log, the key among them.
        for name in ("ccxt", "ccxt.base.exchange", "urllib3"):
            logging.getLogger(name).setLevel(logging.WARNING)
        self._wrong: type[Exception] = ccxt.BaseError
        self._api: Any = ccxt.binance(
            {"apiKey": key, "secret": secret, "timeout": _WAIT_MILLISECONDS, "enableRateLimit": True, "verbose": False}
        )
        self._api.options["recvWindow"] = _WINDOW_MILLISECONDS
        self._api.options["maxRetriesOnFailure"] = 0
        self._api.session.max_redirects = 0  # the key goes nowhere but to the address of the settings
        base = address.rstrip("/")
        self._api.urls["api"] = {"public": f"{base}/api/v3", "private": f"{base}/api/v3", "sapi": f"{base}/sapi/v1"}

    def refuse_dangerous(self) -> None:
        """Raises `BadInput` for a key that may withdraw, or may not trade. Asked anew before every entry: it may have been changed."""
        may = _mapping(self._ask(self._api.sapi_get_account_apirestrictions, {}))
        if may.get("enableWithdrawals") is not False:
            raise BadInput(
                "This key may withdraw money",
                why="whoever got hold of it could empty the account; what only trades needs no such permission",
                to_do="Make a key at the exchange with withdrawals switched off, and connect that one.",
            )
        if (
            may.get("enableSpotAndMarginTrading") is not True
            or _mapping(self._ask(self._api.private_get_account, {})).get("canTrade") is not True
        ):
            raise BadInput(
                "This key may not trade",
                why="spot trading is not permitted for it, or for the account",
                to_do="Permit spot trading for the key at the exchange, withdrawals not.",
            )

    def balances(self) -> dict[str, Decimal]:
        """What is there of each asset, free and locked."""
        answer = _mapping(self._ask(self._api.private_get_account, {}))
        with _Reading():
            return {str(row["asset"]): _amount(row["free"]) + _amount(row["locked"]) for row in answer["balances"]}

    def rules(self, symbol: str) -> Rules:
        """Raises `Rejected` for a pair that does not trade."""
        answer = _mapping(self._ask(self._api.public_get_exchangeinfo, {"symbol": symbol}))
        with _Reading():
            about = next((one for one in answer["symbols"] if one["symbol"] == symbol), None)
            if about is None or about["status"] != "TRADING":
                raise Rejected(f"{symbol} does not trade at the exchange now")
            filters = {one["filterType"]: one for one in about["filters"]}
            lot, notional = filters["LOT_SIZE"], filters.get("NOTIONAL") or filters["MIN_NOTIONAL"]
            return Rules(
                symbol=symbol,
                base=str(about["baseAsset"]),
                quote=str(about["quoteAsset"]),
                step=_amount(lot["stepSize"]),
                least=_amount(lot["minQty"]),
                least_notional=_amount(notional["minNotional"]),
            )

    def place(self, symbol: str, side: str, client_id: str, *, amount: Decimal | None, quantity: Decimal | None) -> None:
        """A market order of so much money, or of so many coins. What came of it, `look` says."""
        size = {"quoteOrderQty": _written(amount)} if amount is not None else {"quantity": _written(quantity)}
        order = {"symbol": symbol, "side": side.upper(), "type": "MARKET", "newClientOrderId": client_id, **size}
        self._ask(self._api.private_post_order, order)

    def look(self, symbol: str, client_id: str) -> Told:
        """What became of an order."""
        return _told(self._ask(self._api.private_get_order, {"symbol": symbol, "origClientOrderId": client_id}))

    def cancel(self, symbol: str, client_id: str) -> None:
        """Want no more of it."""
        self._ask(self._api.private_delete_order, {"symbol": symbol, "origClientOrderId": client_id})

    def trades(self, symbol: str, exchange_id: str) -> list[Trade]:
        """The fills of an order, the oldest first."""
        rows = self._ask(self._api.private_get_mytrades, {"symbol": symbol, "orderId": exchange_id, "limit": 1000})
        with _Reading():
            found = [
                Trade(
                    trade_id=str(row["id"]),
                    price=_amount(row["price"]),
                    quantity=_amount(row["qty"]),
                    quote=_amount(row["quoteQty"]),
                    commission=_amount(row["commission"]),
                    commission_asset=str(row["commissionAsset"]),
                    moment=datetime.fromtimestamp(int(row["time"]) / 1000, UTC),
                )
                for row in rows
            ]
        return sorted(found, key=lambda one: int(one.trade_id))

    def _ask(self, call: Callable[[dict[str, Any]], Any], given: dict[str, Any]) -> Any:
        self._api.last_http_response = None  # else that of the call before
        try:
            return call(given)
        except self._wrong as error:
            code, message = _said(self._api.last_http_response)
            if code in _NOT_THERE:
                raise Unlisted("The exchange knows no such order") from None
            if code in _TURNED_DOWN and not message.startswith("Duplicate"):
                raise Rejected("The exchange turned it down", why=f"{message} ({code})") from None
            what = type(error).__name__ if code is None else f"{message} ({code})"
            raise Uncertain(
                "The exchange gave no clear answer", why=what, to_do="It is asked again; nothing is sent twice."
            ) from None


class _Reading:
    """Answers of another shape than agreed are as good as none."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, KeyError | TypeError | ValueError | InvalidOperation):
            raise Uncertain("The answer of the exchange cannot be read", why=type(error).__name__) from error


def _told(answer: Any) -> Told:
    row = _mapping(answer)
    with _Reading():
        return Told(str(row["orderId"]), str(row["status"]), _amount(row["executedQty"]))


def _mapping(answer: Any) -> dict[str, Any]:
    if not isinstance(answer, dict):
        raise Uncertain("The answer of the exchange cannot be read", why="it is no object")
    return answer


def _written(amount: Decimal | None) -> str:
    """Without the zeros that the database adds: more than eight places are turned down."""
    if amount is None:
        raise BadInput("An order has one size", why="there is none", to_do="Give an amount or a quantity.")
    return f"{amount.normalize():f}"


def _amount(text: Any) -> Decimal:
    amount = Decimal(str(text))
    if not amount.is_finite() or amount < 0:
        raise ValueError("not an amount")
    return amount


def _said(body: Any) -> tuple[int | None, str]:
    try:
        said = msgspec.json.decode(body or "")
        return int(said["code"]), str(said["msg"])[:200]
    except (msgspec.DecodeError, KeyError, TypeError, ValueError):
        return None, ""


def _refuse_open(address: str) -> None:
    parts = urlsplit(address)
    try:
        here = ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        here = parts.hostname == "localhost"
    if parts.scheme != "https" and not here:
        raise BadInput(
            "A key is not sent over an open line",
            why=f"CRYPTOPREDICT_BINANCE_URL is {address}",
            to_do="Use an address that begins with https://.",
        )
