from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptopredict.base import Costs
from cryptopredict.portfolio import Limits
from cryptopredict.portfolio.money import exact, near, of
from cryptopredict.portfolio.risk import (
    Holding,
    Proposal,
    Rule,
    Standing,
    best_size,
    check_size,
    gain_at_target,
    loss_at_stop,
    tails,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FREE = Costs(fee=0.0, spread=0.0, impact=0.0)
RETURNS = np.random.default_rng(5).normal(0.0, 0.03, 250)
WIDE = Limits(
    max_position_size=Decimal(10_000),
    max_portfolio_risk=1.0,
    max_asset_exposure=1.0,
    max_sector_exposure=1.0,
    max_open_risk=1.0,
    max_correlation=1.0,
    max_var=1.0,
)
STANDING = Standing(
    NOW, Decimal(10_000), Decimal(10_000), Decimal(10_000), 0, None, 1.0, (), {1: RETURNS, 2: -RETURNS, 3: RETURNS}
)
TRADE = Proposal(1, 7, 1, Decimal(1_000), Decimal(100), Decimal(110), Decimal(95), 1e9, 0.03)
HELD = Holding(2, 7, 1, Decimal(2_000), Decimal(100))


def broken(limits: Limits, standing: Standing = STANDING, trade: Proposal = TRADE) -> dict[str, Rule]:
    return {rule.name: rule for rule in check_size(limits, standing, trade, FREE) if not rule.passed}


def test_wide_limits_let_it_pass() -> None:
    assert broken(WIDE) == {}


@pytest.mark.parametrize(
    ("rule", "limits", "standing", "value", "bound"),
    [
        ("position_size", {"max_position_size": Decimal(999)}, {}, 1_000, 999),
        ("cash", {}, {"free_cash": Decimal(999)}, 1_000, 999),
        ("trade_risk", {"max_portfolio_risk": 0.004}, {}, 0.005, 0.004),
        ("open_risk", {"max_open_risk": 0.014}, {"holdings": (HELD,)}, 0.015, 0.014),
        ("asset_exposure", {"max_asset_exposure": 0.29}, {"holdings": (replace(HELD, crypto_id=1),)}, 0.3, 0.29),
        ("sector_exposure", {"max_sector_exposure": 0.29}, {"holdings": (HELD,)}, 0.3, 0.29),
        ("total_exposure", {"max_total_exposure": 0.29}, {"holdings": (replace(HELD, sector_id=8, side=-1),)}, 0.3, 0.29),
        ("regime_exposure", {}, {"holdings": (HELD,), "recommended_exposure": 0.29}, 0.3, 0.29),
        ("regime_exposure", {}, {"recommended_exposure": None}, 0.1, 0.0),
        ("daily_loss", {"daily_loss_limit": 0.01}, {"day_start_value": Decimal(10_200)}, 200 / 10_200, 0.01),
        ("cooldown", {"cooldown_losses": 2}, {"losses_in_row": 2, "last_loss_at": NOW - timedelta(hours=20)}, 4.0, 0.0),
        ("correlation", {"max_correlation": 0.9}, {"holdings": (replace(HELD, crypto_id=3),)}, 1.0, 0.9),
        ("correlation", {"max_correlation": 0.9}, {"holdings": (replace(HELD, side=-1),)}, 1.0, 0.9),
    ],
)
def test_each_rule_names_its_value_and_its_bound(
    rule: str, limits: dict[str, object], standing: dict[str, object], value: float, bound: float
) -> None:
    found = broken(WIDE.model_copy(update=limits), replace(STANDING, **standing))  # type: ignore[arg-type]
    assert list(found) == [rule]
    assert found[rule].value == pytest.approx(value)
    assert found[rule].bound == bound


def test_the_loss_at_the_stop_counts_the_way_and_both_sides_of_the_costs() -> None:
    costs = Costs(fee=0.001, spread=0.0005, impact=0.0)
    assert loss_at_stop(TRADE, costs) == Decimal(1_000) * (Decimal("0.05") + Decimal("0.0015") * Decimal("1.95"))


def test_a_target_that_does_not_pay_the_way_in_and_out_is_none() -> None:
    costs = Costs(fee=0.001, spread=0.0005, impact=0.0)
    for target, paid in ((Decimal("100.3"), False), (Decimal("100.31"), True)):
        rules = {rule.name: rule for rule in check_size(WIDE, STANDING, replace(TRADE, target=target), costs)}
        assert rules["gain_at_target"].passed is paid
    short = replace(TRADE, side=-1, target=Decimal(99), stop=Decimal(105))
    assert gain_at_target(short, costs) == 10 - Decimal("1.5") * Decimal("1.99")


def test_value_at_risk_is_that_of_history_and_unknown_where_there_is_none() -> None:
    found = broken(WIDE.model_copy(update={"max_var": 0.004}))["value_at_risk"]
    assert found.value == pytest.approx(-0.1 * np.quantile(RETURNS, 0.05))
    short = replace(STANDING, returns={1: np.where(np.arange(250) < 200, np.nan, RETURNS)})
    assert broken(WIDE, short)["value_at_risk"].value is None
    assert broken(WIDE, replace(STANDING, returns={}))["value_at_risk"].value is None
    hedged = replace(STANDING, holdings=(HELD, replace(HELD, crypto_id=1)))
    risk = tails(hedged)
    assert risk is not None
    assert risk.var == pytest.approx(0.0, abs=1e-12)
    open_tails = tails(replace(STANDING, holdings=(HELD,)))
    assert open_tails is not None
    assert open_tails.cvar > open_tails.var > 0


@pytest.mark.parametrize("volume", [None, 0.0, 90_000.0])
def test_what_hardly_trades_is_left_alone(volume: float | None) -> None:
    assert "liquidity" in broken(WIDE, trade=replace(TRADE, dollar_volume=volume))


@given(
    risk=st.floats(0.0005, 0.1),
    size=st.decimals(1, 20_000, places=2),
    cash=st.decimals(0, 10_000, places=2),
    stop=st.integers(50, 99),
    var=st.floats(0.0001, 0.05),
)
def test_the_best_size_passes_and_a_cent_more_does_not(
    risk: float, size: Decimal, cash: Decimal, stop: int, var: float
) -> None:
    limits = WIDE.model_copy(update={"max_portfolio_risk": risk, "max_position_size": size, "max_var": var})
    standing = replace(STANDING, free_cash=cash, holdings=(replace(HELD, value=Decimal(500)),))
    trade = replace(TRADE, stop=Decimal(stop), amount=Decimal(0))
    best, held_by = best_size(limits, standing, trade, Costs())

    def fails(amount: Decimal) -> set[str]:
        return {rule.name for rule in check_size(limits, standing, replace(trade, amount=amount), Costs()) if not rule.passed}

    assert fails(best + Decimal("0.01")) >= {held_by}
    assert best == 0 or fails(best) == set()


def test_large_amounts_lose_no_digit() -> None:
    large = Decimal("12345678901234567890.123456789012345678")
    with localcontext(prec=28):
        assert exact(lambda: near(large + Decimal("1e-18")))() == Decimal("12345678901234567890.123456789012345679")
    assert of(1e-12) == Decimal("0.000000000001")
    assert of(0.1) == Decimal("0.1")
