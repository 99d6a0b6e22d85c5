from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from cryptopredict import ledger
from cryptopredict.base import (
    AnalysisContext,
    AssetsView,
    BadInput,
    Checks,
    Decision,
    Driver,
    Evidence,
    Flow,
    LayerState,
    MacroView,
    NotFound,
    Regime,
    RiskLevel,
    SectorStanding,
    SectorsView,
    SignalType,
    Source,
    Suggestion,
    TimingView,
    TradeSignal,
    epoch,
    from_epoch,
    utc_now,
)
from cryptopredict.core import transaction
from cryptopredict.core.schema import (
    AiSuggestion,
    Base,
    CascadeRun,
    Cryptocurrency,
    DominanceData,
    MarketRegimeAnalysis,
    MarketSentimentData,
    SectorPerformance,
    SectorRotationAnalysis,
    TradingSignal,
)
from fixtures.suggested import change

NOW = epoch(utc_now())
DAY = 86_400
PROMOTE = change(1)

CHECKS = Checks(fresh=True, trained=False, calibrated=True, beats_baseline=False)
EVIDENCE = Evidence(said=0.55, observed=None, low=None, high=None, n=12)
DRIVER = Driver("trend_60d", 1.5, 0.12, "60-day trend of +1.50 raises the chance of bull by 12 points")
ALLOCATION = {"DeFi": 0.8, "Stablecoins": 0.2}


def signal(asset_id: int, side: SignalType = SignalType.LONG) -> TradeSignal:
    exits = (110.0, 95.0) if side is SignalType.LONG else (90.0, 105.0)
    chances = {"24h": 0.2, "3d": 0.4, "7d": 0.45}
    edge = (0.36, 1.1, 0.2, 2.0)
    return TradeSignal(
        asset_id, f"C{asset_id}", side, 100.0, *exits, 0.45, EVIDENCE, *edge, RiskLevel.MEDIUM, 1.8, 24, chances, (DRIVER,)
    )


def decision(as_of: int, *signals: TradeSignal, suggestions: tuple[Suggestion, ...] = ()) -> Decision:
    macro = MacroView(
        regime=Regime.BULL,
        confidence=0.55,
        probabilities={"bull": 0.55, "bear": 0.15, "neutral": 0.2, "volatile": 0.1},
        evidence=EVIDENCE,
        risk_level=RiskLevel.LOW,
        trend_strength=0.6,
        recommended_exposure=0.8,
        sentiment_breakdown={"fear_greed": 0.4, "social": None, "news": -0.2, "funding": None},
        fear_greed=70.0,
        funding_rate=None,
        dominance={"btc": 60.0, "eth": 20.0, "stablecoin": 20.0, "alt": -1e-14},
        total_market_cap=2e12,
        total_volume=1e11,
        index=1234.5,
        drivers=(DRIVER,),
        edge=None,
        state=LayerState.BASELINE,
        checks=CHECKS,
    )
    standing = SectorStanding(1, "DeFi", 9, 1e10, 1e9, 4.5, 0.3, 1.0, None, None, (("UNI", 4.2),), "leading")
    flows = (Flow("Meme", "DeFi", 1.5),)
    sectors = SectorsView(
        (standing,), ("DeFi",), (), 0.3, EVIDENCE, flows, ALLOCATION, False, 0.5, None, LayerState.BASELINE, CHECKS
    )
    assets = AssetsView((), (), suggestions, 0.5, None, LayerState.BASELINE, CHECKS)
    timing = TimingView(signals, 9, {"no_edge": 8}, None, 0.45, None, LayerState.IN_USE, CHECKS)
    context = AnalysisContext(as_of, Regime.BULL, 0.55, RiskLevel.LOW, 0.8, ALLOCATION, (1,))
    return Decision(
        as_of, Source.SIMULATED, macro, sectors, assets, timing, context, 0.5, {"1d": as_of, "1h": None}, {"macro": 0.01}
    )


@pytest.fixture(autouse=True)
def assets(engine: Engine) -> None:
    with transaction(engine) as session:
        session.add_all(Cryptocurrency(symbol=f"C{n}", name=f"Coin {n}") for n in (1, 2))


def store(engine: Engine, made: Decision, kind: ledger.RunKind = "live", **change: Any) -> int:
    with transaction(engine) as session:
        return ledger.store_decision(
            session,
            made,
            kind=kind,
            started_at=utc_now(),
            code_version="0.1.0",
            input_digest="abc",
            payload=asdict(made) | change,
        )


def statuses(engine: Engine) -> list[tuple[int, str, str]]:
    """(asset, side, status) of every signal in the order they were written."""
    with transaction(engine) as session:
        query = select(TradingSignal.crypto_id, TradingSignal.signal_type, TradingSignal.status).order_by(TradingSignal.id)
        return [(row[0], row[1], row[2]) for row in session.execute(query)]


def count(engine: Engine, model: type[Base]) -> int:
    with transaction(engine) as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_decision_is_written_in_all_its_parts(engine: Engine) -> None:
    run_id = store(engine, decision(NOW, signal(1), suggestions=(PROMOTE,)))
    with transaction(engine) as session:
        run = session.get_one(CascadeRun, run_id)
        assert (run.status, run.kind, run.source, run.cascade_confidence) == ("succeeded", "live", "simulated", 0.5)
        assert run.decision is not None
        assert run.decision["macro"]["regime"] == "bull"
        regime = session.scalars(select(MarketRegimeAnalysis)).one()
        assert (regime.market_regime, regime.analysis_time, regime.cascade_run_id) == ("bull", from_epoch(NOW), run_id)
        assert regime.regime_drivers[0]["feature"] == "trend_60d"
        dominance = session.scalars(select(DominanceData)).one()
        assert (dominance.btc_dominance, dominance.alt_dominance) == (60.0, 0.0)
        sentiment = session.scalars(select(MarketSentimentData)).one()
        assert sentiment.composite_sentiment == pytest.approx(0.1)
        assert (sentiment.fear_greed_index, sentiment.social_sentiment) == (70.0, None)
        standing = session.scalars(select(SectorPerformance)).one()
        assert standing.top_performers == [{"symbol": "UNI", "performance": 4.2}]
        rotation = session.scalars(select(SectorRotationAnalysis)).one()
        assert rotation.flow_directions == [{"source": "Meme", "target": "DeFi", "share": 1.5}]
        stored = session.scalars(select(TradingSignal)).one()
        assert stored.expires_at == from_epoch(NOW + DAY)
        assert stored.ai_analysis["probability_analysis"]["7d"] == 0.45
        assert stored.market_context["regime"] == "bull"
        suggestion = session.scalars(select(AiSuggestion)).one()
        assert (suggestion.status, suggestion.ai_reasoning["against"][0]["feature"]) == ("pending", "days_traded")


@pytest.mark.parametrize("case", ["weights", "nan", "price", "asset"])
def test_a_decision_that_cannot_be_stored_leaves_nothing(engine: Engine, case: str) -> None:
    made = decision(NOW, signal(99 if case == "asset" else 1))
    change: dict[str, Any] = {}
    if case == "weights":
        made = replace(made, sectors=replace(made.sectors, recommended_allocation={"DeFi": 0.8}))
    if case == "nan":
        change = {"cascade_confidence": float("nan")}
    if case == "price":
        object.__setattr__(made.timing.signals[0], "stop_loss", 101.0)
    with pytest.raises(BadInput if case in {"weights", "nan"} else Exception, match=r"sum|JSON|prices|crypto_id"):
        store(engine, made, **change)
    assert count(engine, CascadeRun) == 0


def test_an_open_signal_is_kept_and_one_whose_time_is_over_replaced(engine: Engine) -> None:
    store(engine, decision(NOW, signal(1), signal(1, SignalType.SHORT)))
    store(engine, decision(NOW + 60, signal(1), signal(2)))
    assert statuses(engine) == [(1, "long", "active"), (1, "short", "active"), (2, "long", "active")]
    with transaction(engine) as session:
        session.execute(text("UPDATE trading_signals SET generated_at = now() - interval '2 days', expires_at = now()"))
    store(engine, decision(NOW + 120, signal(1)))
    assert statuses(engine)[:1] + statuses(engine)[3:] == [(1, "long", "expired"), (1, "long", "active")]


def test_asking_about_the_past_opens_nothing(engine: Engine) -> None:
    store(engine, decision(NOW - 2 * DAY, signal(1), suggestions=(PROMOTE,)), kind="as_of")
    store(engine, decision(NOW - 60, signal(1), suggestions=(PROMOTE,)), kind="as_of")
    assert [status for _, _, status in statuses(engine)] == ["expired", "cancelled"]
    store(engine, decision(NOW, signal(1), suggestions=(PROMOTE,)))
    assert statuses(engine)[2:] == [(1, "long", "active")]
    with transaction(engine) as session:
        assert list(session.scalars(select(AiSuggestion.status).order_by(AiSuggestion.id))) == ["expired", "expired", "pending"]


def test_a_live_run_on_old_data_opens_nothing(engine: Engine) -> None:
    store(engine, decision(NOW - 30 * DAY, signal(1), suggestions=(PROMOTE,)))
    assert statuses(engine) == [(1, "long", "expired")]
    with transaction(engine) as session:
        assert session.scalars(select(AiSuggestion.status)).one() == "expired"


def test_runs_at_the_same_time_open_each_signal_once(engine: Engine) -> None:
    def one(turn: int) -> int:
        signals = [signal(1), signal(2), signal(1, SignalType.SHORT)]
        return store(engine, decision(NOW + turn, *(signals if turn % 2 else reversed(signals))))

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(one, range(8)))) == 8
    assert sorted(statuses(engine)) == [(1, "long", "active"), (1, "short", "active"), (2, "long", "active")]


def test_what_is_over_is_closed(engine: Engine) -> None:
    store(engine, decision(NOW, signal(1), signal(2), suggestions=(PROMOTE,)))
    with transaction(engine) as session:
        assert ledger.expire_signals(session) == []
        session.execute(text("UPDATE trading_signals SET generated_at = '2024-01-01', expires_at = now() WHERE crypto_id = 2"))
        session.execute(text("UPDATE ai_suggestions SET expires_at = now()"))
        assert len(ledger.expire_signals(session)) == len(ledger.expire_suggestions(session)) == 1
    assert [status for _, _, status in statuses(engine)] == ["active", "expired"]


async def test_reading_gives_the_newest_live_run_only(engine: Engine, aengine: AsyncEngine) -> None:
    async with AsyncSession(aengine) as session:
        assert await ledger.latest_run(session) is None
        assert await ledger.latest_regime(session) is None
        assert await ledger.latest_sectors(session) == ()
        assert (await ledger.signals_page(session)).total == 0
        with pytest.raises(NotFound):
            await ledger.run_by_id(session, 1)
        with pytest.raises(NotFound):
            await ledger.signal_by_id(session, 1)
    first = store(engine, decision(NOW, signal(1)))
    newest = store(engine, decision(NOW + 60, signal(2)))
    past = store(engine, decision(NOW + 120, signal(2)), kind="as_of")
    with transaction(engine) as session:
        failed = ledger.store_failure(
            session,
            as_of=NOW + 180,
            source=Source.SIMULATED,
            kind="live",
            started_at=utc_now(),
            code_version="0.1.0",
            error="no data",
        )
    async with AsyncSession(aengine) as session:
        run = await ledger.latest_run(session)
        regime = await ledger.latest_regime(session)
        rotation = await ledger.latest_rotation(session)
        assert run is not None
        assert regime is not None
        assert rotation is not None
        assert run.id == regime.cascade_run_id == rotation.cascade_run_id == newest
        ((sector, standing),) = await ledger.latest_sectors(session)
        assert (sector.name, standing.cascade_run_id) == ("DeFi", newest)
        assert (await ledger.run_by_id(session, failed)).error == "no data"
        known = await ledger.regimes_between(session, from_epoch(NOW), datetime.max.replace(tzinfo=UTC))
        assert [row.cascade_run_id for row in known] == [first, newest]
        page = await ledger.signals_page(session)
        assert [(item.asset.symbol, item.sector) for item in page.items] == [("C2", None), ("C1", None)]
        assert page.total == 2
        assert (await ledger.signal_by_id(session, page.items[0].signal.id)).asset.symbol == "C2"
    async with AsyncSession(aengine) as session:
        runs = await ledger.runs_page(session, limit=2)
        assert ([run.id for run in runs.items], runs.total) == ([failed, past], 4)
        assert (await ledger.runs_page(session, kind="as_of")).total == 1
        with pytest.raises(InvalidRequestError):
            _ = runs.items[0].decision


async def test_signals_are_found_by_status_asset_and_confidence(engine: Engine, aengine: AsyncEngine) -> None:
    store(engine, decision(NOW, signal(1), signal(2)))
    with transaction(engine) as session:
        old = from_epoch(NOW) - timedelta(days=3)
        session.execute(
            text("UPDATE trading_signals SET generated_at = :old, expires_at = now() WHERE crypto_id = 2"), {"old": old}
        )
    async with AsyncSession(aengine) as reading:

        async def found(**wanted: Any) -> list[str]:
            return [item.asset.symbol for item in (await ledger.signals_page(reading, **wanted)).items]

        assert await found(status="active") == ["C1"]
        assert await found(status="expired") == ["C2"]
        assert await found(status="executed") == []
        assert await found(crypto_id=2) == ["C2"]
        assert await found(confidence_min=0.46) == []
        assert await found(limit=1, offset=1) == ["C2"]
