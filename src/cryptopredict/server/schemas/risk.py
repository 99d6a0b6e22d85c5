"""A user's limits, where they stand against them, and what a trade would do."""

from typing import Literal

from cryptopredict.base import SignalType
from cryptopredict.portfolio.limits import Count, Hours, MinEdge, Share, Sides, Size
from cryptopredict.server.schemas.envelope import Body, Moment, Request
from cryptopredict.server.schemas.portfolio import Money

__all__ = [
    "AutomaticBody",
    "AutomaticUpdate",
    "Exposures",
    "LimitsBody",
    "RiskBody",
    "RiskCheck",
    "RiskUpdate",
    "RuleBody",
]


class RuleBody(Body):
    """One rule: what it found, what it allows. A null value could not be told, which is as good as broken. For reading, not for money."""

    name: str
    value: float | None
    bound: float | None
    unit: Literal["money", "fraction", "count", "seconds", "price", "hours", "correlation"]
    passed: bool


class RiskCheck(Body):
    """What a size would mean. `suggested_size` is the largest that breaks no rule, `sized_by` the rule that holds it there.

    `fee` and `slippage` are of going in and out at the target; `loss_at_stop` and `gain_at_target` are after them.
    """

    signal_id: int
    side: SignalType
    position_size: Money
    suggested_size: Money
    sized_by: str | None
    price: Money
    price_at: Moment
    quantity: Money
    fee: Money
    slippage: Money
    loss_at_stop: Money
    gain_at_target: Money
    total_value: Money
    free_cash: Money
    passed: bool
    rules: list[RuleBody]


class AutomaticBody(Body):
    """Whether signals are executed without asking, and which: those whose `edge_low` (percent) is at least `min_edge`."""

    enabled: bool
    min_edge: float
    sides: list[SignalType]
    max_per_day: int


class LimitsBody(Body):
    """What a user allows. Shares of the whole account."""

    max_position_size: Money
    max_portfolio_risk: float
    max_asset_exposure: float
    max_sector_exposure: float
    max_total_exposure: float
    max_open_risk: float
    max_correlation: float
    max_var: float
    max_chase: float
    daily_loss_limit: float
    cooldown_losses: int
    cooldown_hours: int
    automatic: AutomaticBody


class Exposures(Body):
    """What is in one asset or sector, as a share of the account."""

    id: int
    name: str
    value: Money
    share: float


class RiskBody(Body):
    """The limits, and where the account stands against them. Value at risk is of one day in twenty, null with too little history."""

    limits: LimitsBody
    total_value: Money
    exposure_share: float
    recommended_exposure: float | None
    open_risk_share: float
    value_at_risk: float | None
    conditional_value_at_risk: float | None
    risk_days: int | None
    drawdown: float
    daily_loss: float
    losses_in_row: int
    cooldown_until: Moment | None
    by_asset: list[Exposures]
    by_sector: list[Exposures]


class AutomaticUpdate(Request):
    """What of it shall change."""

    enabled: bool | None = None
    min_edge: MinEdge | None = None
    sides: Sides | None = None
    max_per_day: Count | None = None


class RiskUpdate(Request):
    """Limits that shall change; the others stay."""

    max_position_size: Size | None = None
    max_portfolio_risk: Share | None = None
    max_asset_exposure: Share | None = None
    max_sector_exposure: Share | None = None
    max_total_exposure: Share | None = None
    max_open_risk: Share | None = None
    max_correlation: Share | None = None
    max_var: Share | None = None
    max_chase: Share | None = None
    daily_loss_limit: Share | None = None
    cooldown_losses: Count | None = None
    cooldown_hours: Hours | None = None
    automatic: AutomaticUpdate | None = None
