"""The first message of each WebSocket: the whole state of what it is about."""

from typing import Literal

from cryptopredict.server.schemas.administration import SystemHealthBody
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.interface import Dashboard
from cryptopredict.server.schemas.mobile import SignalCards

__all__ = [
    "DashboardInit",
    "DashboardInitData",
    "PriceTick",
    "PricesInit",
    "PricesInitData",
    "SignalsInit",
    "SignalsInitData",
    "SuggestionRow",
    "SuggestionsInit",
    "SuggestionsInitData",
    "SystemStatusInit",
    "SystemStatusInitData",
]


class DashboardInitData(Body):
    """The whole state, or null when only what was missed follows (`resumed`), or before the first decision."""

    stream: str
    resumed: bool
    dashboard: Dashboard | None


class DashboardInit(Body):
    """The server's first message."""

    type: Literal["dashboard_init"]
    seq: int
    data: DashboardInitData
    timestamp: Moment


class PriceTick(Body):
    """One asset's newest price; the change is percent."""

    crypto_id: int
    symbol: str
    price: float
    change_24h: float | None


class PricesInitData(Body):
    """The newest prices, or null when only what was missed follows."""

    stream: str
    resumed: bool
    prices: list[PriceTick] | None


class PricesInit(Body):
    """The first message of a socket about prices."""

    type: Literal["prices_init"]
    seq: int
    data: PricesInitData
    timestamp: Moment


class SignalsInitData(Body):
    """The signals that count, or null when only what was missed follows."""

    stream: str
    resumed: bool
    signals: SignalCards | None


class SignalsInit(Body):
    """The first message of a socket about signals."""

    type: Literal["signals_init"]
    seq: int
    data: SignalsInitData
    timestamp: Moment


class SystemStatusInitData(Body):
    """How everything is, or null when only what was missed follows."""

    stream: str
    resumed: bool
    health: SystemHealthBody | None


class SystemStatusInit(Body):
    """The first message of a socket about the system, for admins."""

    type: Literal["system_status_init"]
    seq: int
    data: SystemStatusInitData
    timestamp: Moment


class SuggestionRow(Body):
    """A change of the tiers that waits for an admin; `confidence_score` is the chance that it pays."""

    id: int
    crypto_id: int
    symbol: str
    suggestion_type: Literal["add_tier1", "add_tier2", "promote", "demote", "remove"]
    confidence_score: float
    suggested_at: Moment
    expires_at: Moment


class SuggestionsInitData(Body):
    """What waits, or null when only what was missed follows."""

    stream: str
    resumed: bool
    suggestions: list[SuggestionRow] | None


class SuggestionsInit(Body):
    """The first message of a socket about suggestions, for admins."""

    type: Literal["suggestions_init"]
    seq: int
    data: SuggestionsInitData
    timestamp: Moment
