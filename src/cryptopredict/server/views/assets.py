"""Layer 3 as answers."""

from datetime import timedelta

from cryptopredict.base import AssetScore, PricePrediction, from_epoch
from cryptopredict.curation import ListedAsset
from cryptopredict.server.present import Named, Snapshot
from cryptopredict.server.schemas.assets import AssetAnalysis, AssetRow, Opportunities, PriceBody, WatchlistEntry
from cryptopredict.server.schemas.interface import DashboardAsset
from cryptopredict.server.views.common import driver_bodies, evidence_body

__all__ = ["asset_analysis", "asset_row", "dashboard_assets", "is_named", "opportunities", "watchlist_entry"]

_SHOWN = 12


def asset_row(snapshot: Snapshot, score: AssetScore) -> AssetRow:
    """One asset."""
    named = snapshot.assets.get(score.asset_id, Named(score.symbol, None, None))
    return AssetRow(
        crypto_id=score.asset_id,
        symbol=score.symbol,
        name=named.name,
        sector=named.sector,
        sector_color=named.color,
        price=score.price,
        performance_24h=score.performance_24h,
        volatility=score.volatility,
        dollar_volume=score.dollar_volume,
        score=score.score,
        confidence=score.confidence,
        evidence=evidence_body(score.evidence),
        risk_level=score.risk_level,
        recommendation=score.recommendation,
        selected=score.selected,
        drivers=driver_bodies(score.drivers),
    )


def asset_analysis(snapshot: Snapshot, score: AssetScore) -> AssetAnalysis:
    """One asset with all that the decision says of it."""
    named = snapshot.assets.get(score.asset_id, Named(score.symbol, None, None))
    moods = [tone for tone in snapshot.decision.macro.sentiment_breakdown.values() if tone is not None]
    performance = {} if score.performance_24h is None else {"performance_24h": score.performance_24h}
    return AssetAnalysis(
        run_id=snapshot.run_id,
        as_of=snapshot.as_of,
        crypto_id=score.asset_id,
        symbol=score.symbol,
        name=named.name,
        ai_confidence=score.confidence,
        evidence=evidence_body(score.evidence),
        state=snapshot.decision.assets.state,
        risk_level=score.risk_level,
        recommendation=score.recommendation,
        selected=score.selected,
        score=score.score,
        price=score.price,
        price_predictions=[_price(one) for one in score.prices],
        technical_indicators=dict(score.indicators),
        sentiment_score=sum(moods) / len(moods) if moods else None,
        sector_correlation=score.sector_correlation,
        performance_metrics=performance | dict(score.performance) | {"daily_volatility": 100.0 * score.volatility},
        drivers=driver_bodies(score.drivers),
        explanation=[driver.text for driver in score.drivers],
    )


def _price(one: PricePrediction) -> PriceBody:
    based_on = from_epoch(one.based_on)
    return PriceBody(
        horizon_hours=one.horizon_hours,
        based_on=based_on,
        target=based_on + timedelta(hours=one.horizon_hours),
        price=one.price,
        low=one.low,
        high=one.high,
        level=one.level,
        wide_low=one.wide_low,
        wide_high=one.wide_high,
        wide_level=one.wide_level,
        state=one.state,
        evidence=evidence_body(one.evidence),
    )


def opportunities(snapshot: Snapshot) -> Opportunities:
    """Those that stand out beside what is selected."""
    scores = {score.asset_id: score for score in snapshot.decision.assets.assets}
    return Opportunities(
        run_id=snapshot.run_id,
        as_of=snapshot.as_of,
        opportunities=[asset_row(snapshot, scores[key]) for key in snapshot.decision.assets.opportunities],
    )


def dashboard_assets(snapshot: Snapshot) -> list[DashboardAsset]:
    """The best twelve."""
    shown = []
    for score in snapshot.decision.assets.assets[:_SHOWN]:
        named = snapshot.assets.get(score.asset_id, Named(score.symbol, None, None))
        shown.append(
            DashboardAsset(
                crypto_id=score.asset_id,
                symbol=score.symbol,
                name=named.name,
                sector_color=named.color,
                price=score.price,
                performance_24h=score.performance_24h,
                confidence=score.confidence,
                evidence=evidence_body(score.evidence),
                risk_level=score.risk_level,
                recommendation=score.recommendation,
                selected=score.selected,
                score=score.score,
            )
        )
    return shown


def is_named(snapshot: Snapshot, score: AssetScore, text: str) -> bool:
    """Whether the text is in the asset's symbol or name, without regard to case."""
    named = snapshot.assets.get(score.asset_id)
    return text.casefold() in f"{score.symbol} {named.name if named else ''}".casefold()


def watchlist_entry(item: ListedAsset, score: AssetScore | None, snapshot: Snapshot | None) -> WatchlistEntry:
    """One asset of a list, with what the decision says of it."""
    return WatchlistEntry.model_validate(
        {
            "item_id": item.item_id,
            "crypto_id": item.crypto_id,
            "symbol": item.symbol,
            "name": item.name,
            "sector_color": item.sector_color,
            "tier": item.tier,
            "priority_order": item.priority_order,
            "status": item.status,
            "price": item.price,
            "performance_24h": score.performance_24h if score else None,
            "ai_confidence": score.confidence if score else None,
            "evidence": evidence_body(score.evidence) if score else None,
            "risk_level": score.risk_level if score else None,
            "recommendation": score.recommendation if score else None,
            "last_analysis": snapshot.as_of if snapshot and score else item.last_analysis,
        }
    )
