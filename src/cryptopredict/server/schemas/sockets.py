"""What travels over the WebSockets after the first message of each, and that of the client."""

from typing import Literal

from pydantic import Field

from cryptopredict.base import FeedState, Reason
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.openings import (
    DashboardInit,
    PricesInit,
    PriceTick,
    SignalsInit,
    SuggestionsInit,
    SystemStatusInit,
)
from cryptopredict.server.schemas.portfolio import ExecutionStatus
from cryptopredict.server.schemas.tasks import TaskStatus

__all__ = [
    "SOCKET_MESSAGES",
    "DashboardOpening",
    "DecisionEvent",
    "ExecutionEvent",
    "ExecutionEventData",
    "HaltEvent",
    "HaltEventData",
    "JobProgress",
    "JobProgressData",
    "ModelHealth",
    "ModelHealthData",
    "NotificationEventData",
    "Ping",
    "PortfolioUpdate",
    "PortfolioUpdateData",
    "PriceUpdate",
    "PriceUpdateData",
    "SourceStatus",
    "SourceStatusData",
]


class DashboardOpening(Body):
    """The client's first and only message. `stream` and `resume_from` (a `seq`) ask for what was missed."""

    type: Literal["auth"]
    ticket: str
    stream: str
    resume_from: int | None


class PriceUpdateData(Body):
    """Every asset whose price changed since the last of these messages."""

    prices: list[PriceTick]


class PriceUpdate(Body):
    """Prices, merged, at most four times a second."""

    type: Literal["price_update"]
    seq: int
    data: PriceUpdateData
    timestamp: Moment


class DecisionEvent(Body):
    """Something was decided or changed: ask again for what it touches."""

    type: Literal[
        "layer1_update", "layer2_update", "layer3_update", "layer4_update", "new_signal", "signal_update", "system_status"
    ]
    seq: int
    data: dict[str, object] = Field(description="What changed; its shape depends on the type.")
    timestamp: Moment


class PortfolioUpdateData(Body):
    """Whose account changed; only they hear of it."""

    user_id: int
    portfolio_id: int


class PortfolioUpdate(Body):
    """Something changed in one's own account: ask again for what is shown of it."""

    type: Literal["portfolio_update"]
    seq: int
    data: PortfolioUpdateData
    timestamp: Moment


class ExecutionEventData(Body):
    """How an order of one's own stands now."""

    user_id: int
    execution_id: int
    signal_id: int
    status: ExecutionStatus


class ExecutionEvent(Body):
    """An order was placed, filled or ended; only its owner hears of it."""

    type: Literal["execution"]
    seq: int
    data: ExecutionEventData
    timestamp: Moment


class HaltEventData(Body):
    """Which halt, and whether it began or ended."""

    halt_id: int
    active: bool


class HaltEvent(Body):
    """The kill switch was pressed or lifted."""

    type: Literal["halt_update"]
    seq: int
    data: HaltEventData
    timestamp: Moment


class JobProgressData(Body):
    """How far a piece of work is (0..1), and what is being done."""

    id: int
    name: str
    progress: float
    message: str
    status: TaskStatus


class JobProgress(Body):
    """A piece of work began, went on or ended; only admins hear of it."""

    type: Literal["job_progress"]
    seq: int
    data: JobProgressData
    timestamp: Moment


class ModelHealthData(Body):
    """What the watch over a champion says of it now, what it said before, and why."""

    model: str
    version: str
    verdict: str
    before: str
    why: str


class ModelHealth(Body):
    """The verdict on a model changed; only admins hear of it."""

    type: Literal["model_health"]
    seq: int
    data: ModelHealthData
    timestamp: Moment


class SourceStatusData(Body):
    """How one provider's series stands now, and why it is not fresh."""

    provider: str
    series: str
    state: FeedState
    reason: Reason | None
    detail: str | None
    data_until: Moment | None
    retry_at: Moment | None


class SourceStatus(Body):
    """A source of the market stands otherwise than before."""

    type: Literal["source_status"]
    seq: int
    data: SourceStatusData
    timestamp: Moment


class Ping(Body):
    """The line stands; comes every 20 seconds."""

    type: Literal["ping"]
    seq: int
    data: dict[str, object]
    timestamp: Moment


class NotificationEventData(Body):
    """Which message; only its owner hears of it."""

    user_id: int
    notification_id: int


class NotificationEvent(Body):
    """Somebody is told something: ask again for what is unread."""

    type: Literal["notification"]
    seq: int
    data: NotificationEventData
    timestamp: Moment


SOCKET_MESSAGES = (
    DashboardOpening,
    DashboardInit,
    PricesInit,
    SignalsInit,
    SystemStatusInit,
    SuggestionsInit,
    PriceUpdate,
    DecisionEvent,
    ExecutionEvent,
    HaltEvent,
    JobProgress,
    ModelHealth,
    NotificationEvent,
    PortfolioUpdate,
    SourceStatus,
    Ping,
)
