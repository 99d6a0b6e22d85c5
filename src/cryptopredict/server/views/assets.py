"""Layer 3 as answers."""

from cryptopredict.base import AssetScore
from cryptopredict.curation import ListedAsset
from cryptopredict.server.present import Named, Snapshot
from cryptopredict.server.schemas.assets import AssetRow, WatchlistEntry
from cryptopredict.server.schemas.interface import DashboardAsset
from cryptopredict.server.views.common import driver_bodies, evidence_body

__all__ = ["asset_row", "dashboard_assets", "is_named", "watchlist_entry"]

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
