"""Accounts as answers."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cryptopredict.base import SignalType
from cryptopredict.core.schema import PortfolioTransaction, PortfolioValuation
from cryptopredict.portfolio import Check, Gauges, Limits, Rule
from cryptopredict.portfolio.exchange import LiveState
from cryptopredict.portfolio.money import ZERO, exact
from cryptopredict.portfolio.proposing import Trade
from cryptopredict.portfolio.worth import Worth, value_of
from cryptopredict.server.schemas.portfolio import (
    ExecutionBody,
    LivePortfolio,
    PortfolioBody,
    PortfolioSummary,
    PositionBody,
    TransactionBody,
    ValuePoint,
)
from cryptopredict.server.schemas.risk import AutomaticBody, Exposures, LimitsBody, RiskBody, RiskCheck, RuleBody
from cryptopredict.server.stores.portfolio import NamedExecution, NamedPosition

__all__ = [
    "execution_body",
    "limits_body",
    "live_portfolio",
    "portfolio_body",
    "portfolio_summary",
    "position_body",
    "risk_body",
    "risk_check",
    "transaction_body",
    "value_point",
]


@exact
def portfolio_body(found: Gauges, realized: Decimal, *, halted: bool, live: LivePortfolio | None) -> PortfolioBody:
    """An account with where it stands."""
    account, total = found.account, found.total_value
    won = total - account.starting_cash
    return PortfolioBody(
        id=account.id,
        name=account.name,
        base_currency=account.base_currency,
        is_paper=account.is_paper,
        created_at=account.created_at,
        total_value=total,
        cash=account.cash,
        free_cash=found.facts.standing.free_cash,
        starting_cash=account.starting_cash,
        positions_value=total - account.cash,
        daily_pnl=found.daily_pnl,
        daily_pnl_percentage=100.0 * _share(found.daily_pnl, total - found.daily_pnl),
        total_pnl=won,
        total_pnl_percentage=100.0 * _share(won, account.starting_cash),
        realized_pnl=realized,
        unrealized_pnl=found.unrealized,
        exposure=found.exposure,
        exposure_share=_share(found.exposure, total),
        open_risk=found.open_risk,
        open_risk_share=_share(found.open_risk, total),
        drawdown=float(found.drawdown),
        held_btc_value=found.held_btc_value,
        open_positions=len(found.facts.held),
        open_orders=len(found.facts.orders),
        halted=halted,
        live=live,
    )


@exact
def live_portfolio(found: Gauges, realized: Decimal, state: LiveState) -> LivePortfolio:
    """A portfolio at an exchange, by what is stored."""
    account, total = found.account, found.total_value
    same = {name: getattr(state, name) for name in LivePortfolio.model_fields if hasattr(state, name)}
    return LivePortfolio.model_validate(
        {
            **same,
            "base_currency": account.base_currency,
            "created_at": account.created_at,
            "differences": [{"asset": asset, **amounts} for asset, amounts in sorted(state.differences.items())],
            "total_value": total,
            "starting_cash": account.starting_cash,
            "total_pnl": total - account.starting_cash,
            "realized_pnl": realized,
            "unrealized_pnl": found.unrealized,
        }
    )


@exact
def portfolio_summary(worth: Worth) -> PortfolioSummary:
    """An account in three figures."""
    return PortfolioSummary(
        total_value=worth.total_value,
        daily_pnl=worth.daily_pnl,
        daily_pnl_percentage=100.0 * _share(worth.daily_pnl, worth.day_start_value),
    )


@exact
def position_body(found: NamedPosition) -> PositionBody:
    """One position at the newest price."""
    row, price = found.row, found.price
    is_open = row.closed_at is None
    value = value_of(row, price.value) if is_open and price is not None else None
    unrealized = ZERO if value is None else value - row.cost_basis
    return PositionBody.model_validate(
        {
            "id": row.id,
            "crypto_id": row.crypto_id,
            "symbol": found.asset.symbol,
            "name": found.asset.name,
            "sector_color": found.color,
            "side": SignalType.LONG if row.opened_quantity >= 0 else SignalType.SHORT,
            "quantity": abs(row.quantity),
            "opened_quantity": abs(row.opened_quantity),
            "average_price": row.average_price,
            "cost_basis": row.cost_basis,
            "price": None if price is None else price.value,
            "price_at": None if price is None else price.moment,
            "value": value,
            "unrealized_pnl": unrealized,
            "unrealized_pnl_percentage": 100.0 * _share(unrealized, row.cost_basis),
            "realized_pnl": row.realized_pnl,
            "fees_paid": row.fees_paid,
            "funding_paid": row.funding_paid,
            "target_price": row.target_price,
            "stop_loss": row.stop_loss,
            "opened_at": row.opened_at,
            "expires_at": row.expires_at,
            "closed_at": row.closed_at,
            "exit_kind": row.exit_kind,
            "exit_price": row.exit_price,
            "signal_id": found.signal_id,
            "execution_id": row.signal_execution_id,
        }
    )


def value_point(row: PortfolioValuation) -> ValuePoint:
    """One value of the past."""
    return ValuePoint.model_validate(row)


def transaction_body(row: PortfolioTransaction, symbol: str | None) -> TransactionBody:
    """One movement of cash."""
    names = set(TransactionBody.model_fields) - {"symbol"}
    return TransactionBody.model_validate({**{name: getattr(row, name) for name in names}, "symbol": symbol})


def execution_body(found: NamedExecution) -> ExecutionBody:
    """One order and what came of it."""
    own = {"crypto_id", "symbol", "side", "open"}
    facts: dict[str, Any] = {name: getattr(found.row, name) for name in set(ExecutionBody.model_fields) - own}
    return ExecutionBody.model_validate(
        {
            **facts,
            "crypto_id": found.asset.id,
            "symbol": found.asset.symbol,
            "side": found.signal.signal_type,
            "open": found.row.fills_from is not None,
        }
    )


def _rule(rule: Rule) -> RuleBody:
    return RuleBody.model_validate(rule)


def risk_check(trade: Trade, found: Check) -> RiskCheck:
    """What a size would mean."""
    money = set(RiskCheck.model_fields) - {"signal_id", "side", "price_at", "passed", "rules"}
    return RiskCheck.model_validate(
        {
            **{name: getattr(found, name) for name in money},
            "signal_id": trade.signal.id,
            "side": trade.signal.signal_type,
            "price_at": trade.price.moment,
            "passed": found.position_size > 0 and all(rule.passed for rule in found.rules),
            "rules": [_rule(rule) for rule in found.rules],
        }
    )


def limits_body(limits: Limits) -> LimitsBody:
    """What a user allows."""
    facts = limits.model_dump(exclude={"automatic"})
    automatic = limits.automatic
    return LimitsBody(
        **facts,
        automatic=AutomaticBody(
            enabled=automatic.enabled,
            min_edge=automatic.min_edge,
            sides=[SignalType(side) for side in automatic.sides],
            max_per_day=automatic.max_per_day,
        ),
    )


@exact
def risk_body(found: Gauges, assets: Mapping[int, str], sectors: Mapping[int, str]) -> RiskBody:
    """The limits, and where the account stands against them."""
    total, standing = found.total_value, found.facts.standing

    def parts(values: Mapping[int, Decimal], names: Mapping[int, str]) -> list[Exposures]:
        rows = sorted(values.items(), key=lambda item: -item[1])
        return [
            Exposures(id=key, name=names.get(key, str(key)), value=value, share=_share(value, total)) for key, value in rows
        ]

    return RiskBody(
        limits=limits_body(found.limits),
        total_value=total,
        exposure_share=_share(found.exposure, total),
        recommended_exposure=standing.recommended_exposure,
        open_risk_share=_share(found.open_risk, total),
        value_at_risk=None if found.tails is None else found.tails.var,
        conditional_value_at_risk=None if found.tails is None else found.tails.cvar,
        risk_days=None if found.tails is None else found.tails.n,
        drawdown=float(found.drawdown),
        daily_loss=max(0.0, -_share(found.daily_pnl, total - found.daily_pnl)),
        losses_in_row=standing.losses_in_row,
        cooldown_until=found.cooldown_until,
        by_asset=parts(found.by_asset, assets),
        by_sector=parts(found.by_sector, sectors),
    )


def _share(part: Decimal, whole: Decimal) -> float:
    return float(part / whole) if whole > 0 else 0.0
