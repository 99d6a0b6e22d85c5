"""Where an account stands against its limits: exposure, open risk, tails, drawdown. In: a session. Out: frozen, or kept in its row."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.core.schema import Portfolio, RiskManagement
from cryptopredict.portfolio.limits import Limits, limits_of
from cryptopredict.portfolio.money import ZERO, exact
from cryptopredict.portfolio.proposing import limits_row
from cryptopredict.portfolio.risk import Tails, tails
from cryptopredict.portfolio.standing import Facts, facts_of
from cryptopredict.portfolio.value import drawdown_of, exposure_now, held_bitcoin

__all__ = ["Gauges", "gauges_of", "keep_gauges", "set_limits"]


@dataclass(frozen=True, slots=True, eq=False)
class Gauges:
    """One account as its owner sees it. Shares are of the whole value; `tails` are None with too little history, or nothing held."""

    account: Portfolio
    limits: Limits
    facts: Facts
    total_value: Decimal
    unrealized: Decimal
    daily_pnl: Decimal
    exposure: Decimal
    open_risk: Decimal
    drawdown: Decimal
    held_btc_value: Decimal | None
    tails: Tails | None
    by_asset: dict[int, Decimal]
    by_sector: dict[int, Decimal]
    cooldown_until: datetime | None


@exact
def gauges_of(session: Session, account: Portfolio) -> Gauges:
    """Where an account stands now."""
    limits = limits_of(limits_row(session, account.user_id))
    facts = facts_of(session, account)
    standing = facts.standing
    by_asset: dict[int, Decimal] = {}
    by_sector: dict[int, Decimal] = {}
    for one in standing.holdings:
        by_asset[one.crypto_id] = by_asset.get(one.crypto_id, ZERO) + one.value
        if one.sector_id is not None:
            by_sector[one.sector_id] = by_sector.get(one.sector_id, ZERO) + one.value
    pausing = standing.losses_in_row >= limits.cooldown_losses and standing.last_loss_at is not None
    until = standing.last_loss_at + timedelta(hours=limits.cooldown_hours) if pausing and standing.last_loss_at else None
    return Gauges(
        account=account,
        limits=limits,
        facts=facts,
        total_value=standing.total_value,
        unrealized=sum((one.unrealized for one in facts.held), ZERO),
        daily_pnl=standing.total_value - standing.day_start_value,
        exposure=exposure_now(facts),
        open_risk=sum((one.risk for one in standing.holdings), ZERO),
        drawdown=drawdown_of(session, account, standing.total_value),
        held_btc_value=held_bitcoin(session, account),
        tails=tails(standing),
        by_asset=by_asset,
        by_sector=by_sector,
        cooldown_until=None if until is None or until <= standing.now else until,
    )


def set_limits(session: Session, user_id: int, limits: Limits) -> None:
    """Keep the limits of a user, from the next trade on."""
    values = {
        "max_position_size": limits.max_position_size,
        "max_portfolio_risk": limits.max_portfolio_risk,
        "risk_rules": limits.rules,
    }
    statement = insert(RiskManagement).values(user_id=user_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=values))
    session.expire_all()


@exact
def keep_gauges(session: Session, account: Portfolio) -> None:
    """Write the gauges into the row of the user's limits."""
    found = gauges_of(session, account)
    values = {
        "current_exposure": {
            "total": str(found.exposure),
            "by_asset": {str(key): str(value) for key, value in found.by_asset.items()},
            "by_sector": {str(key): str(value) for key, value in found.by_sector.items()},
        },
        "risk_metrics": {
            "value_at_risk_95": None if found.tails is None else found.tails.var,
            "conditional_value_at_risk_95": None if found.tails is None else found.tails.cvar,
            "days": None if found.tails is None else found.tails.n,
            "drawdown": float(found.drawdown),
            "open_risk": str(found.open_risk),
        },
        "last_calculated": func.now(),
    }
    statement = insert(RiskManagement).values(user_id=account.user_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=values))
