"""The sector models: rows that know nothing of later, weights that sum to 1 and stay for a week, and silence where a gate is closed."""

from dataclasses import replace

import numpy as np
import pytest

from cryptopredict import layer1_macro, layer2_sectors
from cryptopredict.base import FIELDS, AnalysisContext, Floats, LayerState, MarketView, Panel, Sector, SectorsView
from cryptopredict.estimators.version import Version
from cryptopredict.layer2_sectors.allocation import WEEK, monday, parity, parity_of_week, settled, tilted
from cryptopredict.layer2_sectors.indices import SectorIndices, relative_ahead, sector_indices
from cryptopredict.pipeline import decide, walk
from fixtures.market import DAY, END, small_view
from fixtures.sectors import sector_version, small_sectors

MOMENT = END - 40 * DAY


def _said(view: MarketView, version: Version | None, at: int = MOMENT) -> SectorsView:
    models = {} if version is None else {layer2_sectors.SECTORS: version}
    macro = layer1_macro.study(view)
    track = layer2_sectors.study(view, macro, models)
    return layer2_sectors.assess(track, macro, view.at(at), AnalysisContext(at, recommended_exposure=0.6))[0]


def _indices(returns: Floats) -> SectorIndices:
    """Sectors with these returns (T, S), all able on all days."""
    rows, size = returns.shape
    flat = np.ones((rows, size))
    sectors = tuple(Sector(s, f"S{s}", "#888888") for s in range(size))
    able = np.ones((rows, size), dtype=np.bool_)
    return SectorIndices(sectors, np.arange(size), flat.astype(np.int64), returns, flat, flat, able, flat / size)


def test_closed_gates_leave_every_answer_as_it_was() -> None:
    view = small_view()
    assert _said(view, sector_version(open_=False)) == _said(view, None)
    assert _said(view, None).next_leaders == ()
    assert _said(view, None).allocation_by == "even_weights"
    cut = view.at(MOMENT)
    assert decide(cut, walk(cut, {layer2_sectors.SECTORS: sector_version(open_=False)})).models == {}


def test_open_gates_speak_of_leaders_rotation_and_weights() -> None:
    view, version = small_view(), sector_version(open_=True)
    plain, said = _said(view, None), _said(view, version)
    assert said.allocation_by == "leaders"
    assert said.tilted
    assert said.state is LayerState.IN_USE
    assert sum(said.recommended_allocation.values()) == pytest.approx(1.0, abs=1e-12)
    assert sum(share for name, share in said.recommended_allocation.items() if name != "Stablecoins") == pytest.approx(0.6)
    assert said.recommended_allocation != plain.recommended_allocation
    assert said.rotation_probability != plain.rotation_probability
    chances = [leader.probability for leader in said.next_leaders]
    assert len(chances) >= 4
    assert chances == sorted(chances, reverse=True)
    assert all(0.0 < chance < 1.0 for chance in chances)
    assert all(leader.expected_relative_return is not None for leader in said.next_leaders)
    assert all(leader.state is LayerState.IN_USE for leader in said.next_leaders)
    cut = view.at(MOMENT)
    assert decide(cut, walk(cut, {version.name: version})).models == {"sectors": version.reference}


def test_only_risk_parity_open_claims_calm_and_no_more() -> None:
    said, plain = _said(small_view(), sector_version(open_=True, only="allocation")), _said(small_view(), None)
    assert said.allocation_by == "risk_parity"
    assert said.recommended_allocation != plain.recommended_allocation
    assert (said.tilted, said.state, said.checks) == (plain.tilted, plain.state, plain.checks)
    assert said.next_leaders == ()
    assert said.allocation_edge is not None
    assert said.allocation_edge.n > 100


def test_risk_parity_gives_less_to_what_moves_more_and_holds_for_a_week() -> None:
    rng = np.random.default_rng(5)
    common = rng.normal(0.0, 0.02, (200, 1))
    indices = _indices(common + rng.normal(0.0, 1.0, (200, 4)) * [0.01, 0.02, 0.04, 0.08])
    weights = parity(indices, 150)
    assert weights.sum() == pytest.approx(1.0)
    assert (np.diff(weights) < 0.0).all()
    closes = (np.arange(200) + 4) * DAY  # the first is a Monday
    by_week = [parity_of_week(indices, closes, row) for row in range(105, 119)]
    assert all(np.array_equal(by_week[0], each) for each in by_week[:7])
    assert not np.array_equal(by_week[0], by_week[7])
    # A later day, a copy elsewhere in memory: the same bits.
    longer = replace(indices, returns=np.vstack([indices.returns, rng.normal(0.0, 9.0, (5, 4))]))
    np.testing.assert_array_equal(parity(longer, 150), weights)
    np.testing.assert_array_equal(parity(indices, 20), 0.0)  # too little to weigh by


def test_a_week_is_settled_as_it_was_traded() -> None:
    earned = np.zeros((15, WEEK, 2))
    earned[:, 0, 0], earned[:, 0, 1] = 0.10, -0.10
    weights = np.tile([0.5, 0.5], (15, 1))
    net, variance, turnover = settled(weights, earned)
    # Half at 1.1 and half at 0.9 a week later: five percent of the whole go back.
    assert net[:7] == pytest.approx(0.0)
    assert turnover[7:] == pytest.approx(0.05)
    assert net[7:] == pytest.approx(-0.002 * 0.05)
    assert np.exp(variance) == pytest.approx(1e-12)
    earned[3, 2, 0] = np.nan
    assert np.isnan(settled(weights, earned)[0][3])


def test_a_tilt_leans_to_the_better_chance_and_keeps_the_rest() -> None:
    weights = np.array([0.5, 0.3, 0.2, 0.0])
    leant = tilted(weights, np.array([0.4, 0.6, np.nan, 0.9]))
    assert leant.sum() == pytest.approx(1.0)
    assert leant[1] / leant[0] == pytest.approx(0.6 * np.exp(2.0))
    assert leant[3] == 0.0
    np.testing.assert_array_equal(tilted(weights, np.full(4, np.nan)), weights)


def test_the_outcome_begins_one_day_after_the_decision() -> None:
    returns = np.zeros((60, 4))
    returns[41, 0] = 0.1  # the day on which a decision of row 40 would be executed
    returns[42, 1] = 0.1
    relative = relative_ahead(_indices(returns), 7)
    assert relative[40] == pytest.approx(np.expm1(0.1) * (np.array([0.0, 1.0, 0.0, 0.0]) - 0.25))
    assert np.isfinite(relative[51]).all()
    assert np.isnan(relative[52:]).all()


def test_a_dead_coin_counts_while_it_is_traded() -> None:
    """The index before a death is what it was when nobody knew of it, and the coin is part of it."""
    view, died = small_view(), 700
    macro = layer1_macro.study(view)
    whole = sector_indices(view, macro)
    n = int(np.flatnonzero((whole.member >= 0) & macro.members.tradable[died - 50 : died].all(axis=0))[0])
    dead = np.arange(len(view.daily.times)) >= died
    fields = {
        name: np.where(dead[:, None] & (np.arange(len(view.daily.assets)) == n), np.nan, view.daily[name]) for name in FIELDS
    }
    after = replace(view, daily=Panel(view.daily.interval, view.daily.times, view.daily.assets, fields))
    found = sector_indices(after, layer1_macro.study(after))
    np.testing.assert_array_equal(found.returns[:died], whole.returns[:died])
    assert macro.index.weights[died - 50 : died - 1, n].min() > 0.0
    assert found.counts[died - 1, whole.member[n]] - found.counts[died, whole.member[n]] >= 1


def test_what_is_reported_has_its_baselines_and_every_gate_its_use() -> None:
    manifest = small_sectors().saved.manifest
    keys = {row["key"] for row in manifest["comparisons"]}
    assert {"leaders_d7", "leaders_d7_linear", "leaders_d7_trees", "ranks_d7", "volatility_d7", "rotation_d7", "tilt"} <= keys
    assert manifest["gates"].keys() == manifest["uses"].keys()
    leaders = next(row for row in manifest["comparisons"] if row["key"] == "leaders_d7")
    assert [each["name"] for each in leaders["baselines"]] == ["climatology", "last winner", "low volatility"]
    assert monday(np.array([3, 4, 5, 11]) * DAY).tolist() == [-1, 1, 1, 3]
