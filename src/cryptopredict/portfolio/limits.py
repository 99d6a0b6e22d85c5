"""What a user allows: the limits of `risk_management`, with their bounds. In: the stored row. Out: `Limits`."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from cryptopredict.core.schema import RiskManagement
from cryptopredict.portfolio.money import UNIT

__all__ = ["Automatic", "Count", "Hours", "Limits", "MinEdge", "Share", "Sides", "Size", "limits_of"]

Size = Annotated[Decimal, Field(gt=0, le=Decimal(10) ** 12, decimal_places=18, max_digits=30)]
"""An amount of the base currency."""
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Count = Annotated[int, Field(ge=1, le=100)]
Hours = Annotated[int, Field(ge=0, le=24 * 30)]
MinEdge = Annotated[float, Field(ge=0.0, le=100.0)]
Sides = Annotated[tuple[Literal["long", "short"], ...], Field(min_length=1, max_length=2)]


class Automatic(BaseModel):
    """Whether signals are executed without asking: those whose lowest expected result (percent) is at least `min_edge`."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    enabled: bool = False
    min_edge: MinEdge = 0.0
    sides: Sides = ("long", "short")
    max_per_day: Count = 3


class Limits(BaseModel):
    """Shares are of the whole account, `max_correlation` is of daily returns, `max_var` of one day in twenty.

    `max_portfolio_risk` is what one trade may lose at its stop, `max_open_risk` what all may; `max_chase` how much of the way to the
    target may be gone already. After `cooldown_losses` losses in a row there are `cooldown_hours` without a new trade.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    max_position_size: Size = Decimal(1000)
    max_portfolio_risk: Share = 0.02
    max_asset_exposure: Share = 0.25
    max_sector_exposure: Share = 0.5
    max_total_exposure: Share = 1.0
    max_open_risk: Share = 0.06
    max_correlation: Share = 0.9
    max_var: Share = 0.05
    max_chase: Share = 0.25
    daily_loss_limit: Share = 0.03
    cooldown_losses: Count = 3
    cooldown_hours: Hours = 24
    automatic: Automatic = Automatic()

    @property
    def rules(self) -> dict[str, Any]:
        """What of it is kept as `risk_rules`."""
        return self.model_dump(mode="json", exclude={"max_position_size", "max_portfolio_risk"})


def limits_of(row: RiskManagement | None) -> Limits:
    """The limits of a user; the usual ones where nothing was set."""
    if row is None:
        return Limits()
    size = max(row.max_position_size, UNIT)
    return Limits.model_validate({**row.risk_rules, "max_position_size": size, "max_portfolio_risk": row.max_portfolio_risk})
