"""How much to hold: the rules, when the bolder one may speak, and how following them is judged."""

import numpy as np
import pytest

from cryptopredict.base import Floats
from cryptopredict.layer1_macro.exposure import exposure, exposure_edge, exposure_record, exposure_table, low_points
from fixtures.market import small_view

DAYS = 2_400
CALM = np.full(DAYS, 0.6)


def walk(seed: int, drift: Floats | float = 0.0) -> Floats:
    returns: Floats = np.random.default_rng(seed).normal(size=DAYS) * 0.6 / np.sqrt(365.0) + drift
    return returns


def known_regimes(ahead: int) -> tuple[Floats, Floats]:
    """Quarters that rise and fall by turns, and probabilities that know it from the start; returns are what moves `ahead` days later."""
    rising = (np.arange(DAYS) // 90) % 2 == 0
    said = np.where(rising[:, None], [0.85, 0.05, 0.05, 0.05], [0.05, 0.85, 0.05, 0.05])
    return said, walk(3, np.where(np.roll(rising, ahead), 0.006, -0.006))


def test_without_evidence_the_plain_rule_holds_and_nothing_is_called_an_edge() -> None:
    opened, cleared = 0, 0
    for seed in range(12):
        noise = np.random.default_rng(100 + seed)
        said = noise.dirichlet(np.ones(4), size=DAYS // 30).repeat(30, axis=0)
        found = exposure(said, CALM, walk(seed))
        opened += bool(found.by_regime.any())
        edge = exposure_edge(said @ np.array([1.0, 0.0, 0.6, 0.4]), walk(seed), DAYS - 1)
        assert edge is not None
        cleared += edge.clears_zero
        if not found.by_regime.any():
            np.testing.assert_allclose(found.value, 0.5)
    assert opened <= 1
    assert cleared <= 2


def test_the_rule_by_regimes_is_in_force_once_it_was_right_for_long_enough() -> None:
    said, returns = known_regimes(2)
    found = exposure(said, CALM, returns)
    first = int(np.argmax(found.by_regime))
    assert 900 <= first <= 1_400
    assert found.by_regime[first:].all()
    np.testing.assert_allclose(np.unique(found.value[first:].round(9)), [0.075, 0.675])
    edge = exposure_edge(found.value, returns, DAYS - 1)
    assert edge is not None
    assert edge.clears_zero
    assert (edge.against, edge.unit, edge.n) == ("constant_exposure", "percent", DAYS - 2)
    for cut in (700, first + 40):
        shorter = exposure(said[:cut], CALM[:cut], returns[:cut])
        np.testing.assert_array_equal(shorter.value, found.value[:cut])
        assert exposure_edge(found.value, returns, cut - 1) == exposure_edge(shorter.value, returns[:cut], cut - 1)


def test_what_is_said_earns_from_the_day_after_the_next_and_pays_for_its_trades() -> None:
    """A day's foresight of one day earns nothing that it could not have bought: the order fills at the close of the next day."""
    returns = np.full(DAYS, 0.0)
    returns[500], returns[501], returns[502] = 0.5, 0.25, 0.125
    value = np.where(np.arange(DAYS) == 500, 1.0, 0.0)
    (row,) = exposure_table({"one day": value}, returns, 86_400 * np.arange(DAYS), [])
    cost = 0.0015 * (1.0 + 1.0)
    assert row["return"]["rule"] == pytest.approx((np.expm1(0.125) - cost) * 365 / (DAYS - 2))
    assert row["turnover"]["rule"] == pytest.approx(2.0 * 365 / (DAYS - 2))
    assert (row["n"], row["mean_exposure"]) == (DAYS - 2, pytest.approx(1.0 / (DAYS - 2)))


def test_a_constant_exposure_is_no_better_than_itself_at_any_level() -> None:
    for level in (0.2, 0.9):
        edge = exposure_edge(np.full(DAYS, level), walk(1), DAYS - 1)
        assert edge is not None
        assert edge.difference == pytest.approx(0.0, abs=1e-9)
        assert not edge.clears_zero


def test_the_same_bets_at_half_the_size_are_worth_the_same() -> None:
    """Equal risk means that holding less of everything is no virtue of its own; only costs may differ a little."""
    said, returns = known_regimes(2)
    bold = exposure_edge(said[:, 0], returns, DAYS - 1)
    timid = exposure_edge(said[:, 0] / 2.0, returns, DAYS - 1)
    assert bold is not None
    assert timid is not None
    assert timid.difference == pytest.approx(bold.difference / 2.0, rel=0.1)  # of half the risk


def test_drawdown_and_cycles_are_told_apart() -> None:
    close = np.array([1.0, 10.0, 5.0, 6.0, 11.0, 4.0, 3.0, 9.0, 12.0, 2.0, 3.0, 13.0, 8.0, np.nan, 5.0])
    assert low_points(close) == [6, 9]
    assert low_points(np.full(5, np.nan)) == []
    rows = exposure_table({"all in": np.ones(DAYS)}, walk(2), 86_400 * np.arange(DAYS), [400, 1_500])
    assert [(row["span"], row["n"]) for row in rows] == [
        ("all", DAYS - 2),
        ("before the first low", 398),
        ("since the last low", 900),
        ("from low to low", 1_100),
    ]
    level = np.exp(np.cumsum(walk(2)[2:]))
    deepest = 1.0 - (level / np.maximum.accumulate(np.maximum(level, 1.0))).min()
    assert rows[0]["drawdown"]["rule"] == pytest.approx(deepest)


def test_the_record_of_a_market_has_the_rule_in_force_beside_both() -> None:
    view = small_view()
    days = len(view.daily.times)
    said = np.full((days, 4), 0.25)
    said[:50] = np.nan
    rows = exposure_record(view, said, np.full(days, 0.6), walk(4)[:days])
    assert {row["rule"] for row in rows} == {"in force", "volatility alone", "by regimes"}
    assert all(row["n"] == days - 52 for row in rows if row["span"] == "all")
