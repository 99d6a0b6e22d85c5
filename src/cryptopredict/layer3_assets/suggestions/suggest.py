"""Which changes are suggested at one moment: those sure enough of paying, by the lists and the reviews that were known then."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from cryptopredict.base import (
    AnalysisContext,
    AssetKind,
    AssetScore,
    AssetsView,
    Change,
    Curation,
    Evidence,
    Floats,
    Integers,
    LayerState,
    MarketView,
    Place,
    Suggestion,
    SuggestionFacts,
)
from cryptopredict.layer3_assets.suggestions.contexts import NAMES, contexts
from cryptopredict.layer3_assets.suggestions.liking import liking, taste
from cryptopredict.layer3_assets.suggestions.lists import Lists
from cryptopredict.layer3_assets.suggestions.outcomes import CHANGES
from cryptopredict.layer3_assets.suggestions.study import SuggestionTrack
from cryptopredict.layer3_assets.suggestions.words import reasons

__all__ = ["suggest"]

_MOST: Final = 5
_AMONG_LARGEST: Final = 100
_DAY: Final = 86_400
_REFUSED_FOR: Final = 30 * _DAY
"""What an admin refused is not suggested again for so long."""
_UNWANTED: Final = 0.25
"""A change is left out when even at best fewer approvals than this are to be expected."""
_NEVER: Final = 2.0
"""Without a threshold nothing is sure enough."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    column: int
    asset: AssetScore
    change: Change
    arm: int
    chance: float
    evidence: Evidence


def suggest(track: SuggestionTrack, view: MarketView, answer: AssetsView, context: AnalysisContext) -> AssetsView:
    """The answer of the layer with the changes that it suggests, at most five and one for each asset, and those that came nearest.

    A change is suggested if P(it pays) is at its threshold or above, came true in more than half of such cases at the bound of its
    interval, such chances have been plainly better than the share of all changes of the kind, and the mean of what changes like it brought
    is above zero: what pays more often than not may still cost, when it goes wrong, more than it brings. Nothing is suggested about an asset that is barred, paused, not traded on the last closed day, or, to be added, not among
    the hundred largest; nor when the data is stale, nor what an admin refused in the last thirty days.
    """
    row = len(view.daily.times) - 1
    if row < 0 or answer.state is LayerState.STALE or not track.grounds.rows[row].any():
        return answer
    curation, now = view.curation, context.as_of
    places = curation.places()
    lists = _lists(view, places, row, now)
    given = contexts(track.grounds.cut(slice(row, row + 1)), lists)[0]
    learnt = track.at(row)
    chances = track.chance(row, learnt.expected(given))
    likely, at_best = liking(taste(curation, now), given)
    size = _size_rank(view, row)
    found = _candidates(track, view, answer, places, chances, size)
    thresholds = curation.thresholds or {}
    edges = {change: track.edge(row, change) for change in CHANGES}
    skilled = {change for change, edge in edges.items() if edge is not None and edge.clears_zero}
    sure = [
        one
        for one in found
        if one.change in skilled
        and one.chance >= thresholds.get(one.change.value, _NEVER)
        and (one.evidence.low or 0.0) > 0.5
        and at_best[one.column, one.arm] >= _UNWANTED
        and (track.record(row, one.change, one.chance)[0].mean_gain or 0.0) > 0.0
    ]
    chosen: dict[int, _Candidate] = {}
    for one in sorted(sure, key=lambda one: (-one.chance * at_best[one.column, one.arm], one.asset.asset_id, one.arm)):
        chosen.setdefault(one.asset.asset_id, one)
    kept = list(chosen.values())[:_MOST]
    nearest: dict[Change, _Candidate] = {}
    for one in sorted(found, key=lambda one: (-one.chance, one.asset.asset_id)):
        if one not in sure:
            nearest.setdefault(one.change, one)
    held = {tier: sum(place.tier == tier for place in places.values()) for tier in ("tier1", "tier2")}
    liquid = _places_of(np.nan_to_num(track.grounds.liquidity_rank[row], nan=-1.0))

    def made(one: _Candidate) -> Suggestion:
        speaks_for, against = reasons(one.change, given[one.column], learnt.mean[one.arm], curation, held)
        return Suggestion(
            asset_id=one.asset.asset_id,
            symbol=one.asset.symbol,
            change=one.change,
            confidence=one.chance,
            evidence=one.evidence,
            threshold=thresholds.get(one.change.value, _NEVER),
            reasons=speaks_for,
            against=against,
            facts=_facts(one, places.get(one.asset.asset_id), lists, track, row, size, liquid, context),
            record=track.record(row, one.change, one.chance),
            edge=edges[one.change],
            liked=float(likely[one.column, one.arm]),
            context=dict(zip(NAMES, given[one.column].tolist(), strict=True)),
        )

    return replace(
        answer,
        suggestions=tuple(made(one) for one in kept),
        nearest=tuple(made(nearest[change]) for change in CHANGES if change in nearest),
    )


def _candidates(
    track: SuggestionTrack,
    view: MarketView,
    answer: AssetsView,
    places: dict[int, Place],
    chances: Floats,
    size: dict[int, int],
) -> list[_Candidate]:
    """Every change that can be made to an asset that something may be said about."""
    row = len(view.daily.times) - 1
    columns = {asset.id: column for column, asset in enumerate(view.daily.assets)}
    barred, refused = view.barred, _refused(view.curation, view.as_of or 0)
    found = []
    for asset in answer.assets:
        column, place = columns[asset.asset_id], places.get(asset.asset_id)
        if asset.asset_id in barred or not track.grounds.rows[row, column] or (place is not None and place.paused):
            continue
        for arm, change in enumerate(CHANGES):
            chance = float(chances[column, arm])
            if not change.fits(None if place is None else place.tier) or not np.isfinite(chance):
                continue
            small = size.get(asset.asset_id, _AMONG_LARGEST + 1) > _AMONG_LARGEST
            if (asset.asset_id, change) in refused or (place is None and small):
                continue
            found.append(_Candidate(column, asset, change, arm, chance, track.evidence(row, change, chance)))
    return found


def _refused(curation: Curation, now: int) -> set[tuple[int, Change]]:
    recent = [review for review in curation.reviews if now - review.moment < _REFUSED_FOR]
    return {(review.asset_id, review.change) for review in recent if review.decision == "reject"}


def _lists(view: MarketView, places: dict[int, Place], row: int, now: int) -> Lists:
    """The lists as they are, in the form of one row of those that changes were tried on."""
    assets, close = view.daily.assets, view.daily["close"]
    tier: Integers = np.zeros((1, len(assets)), dtype=np.int64)
    days, drawdown = np.zeros((1, len(assets))), np.zeros((1, len(assets)))
    for column, asset in enumerate(assets):
        place = places.get(asset.id)
        if place is None:
            continue
        tier[0, column] = 1 if place.tier == "tier1" else 2
        days[0, column] = (now - place.listed) / _DAY
        since = close[min(int(np.searchsorted(view.daily.close_times, place.listed)), row) :, column]
        if np.isfinite(close[row, column]):
            drawdown[0, column] = np.log(close[row, column] / np.nanmax(since))
    return Lists(tier, days, drawdown)


def _size_rank(view: MarketView, row: int) -> dict[int, int]:
    """Place by market cap among the coins whose cap is known on that day, from 1."""
    caps = view.daily["market_cap"][row]
    coins = [n for n, asset in enumerate(view.daily.assets) if asset.kind is AssetKind.COIN and np.isfinite(caps[n])]
    coins.sort(key=lambda n: (-float(caps[n]), n))
    return {view.daily.assets[n].id: place for place, n in enumerate(coins, start=1)}


def _places_of(values: Floats) -> Integers:
    order = np.argsort(-values, kind="stable")
    found = np.empty_like(order)
    found[order] = np.arange(1, len(order) + 1)
    return found.astype(np.int64)


def _facts(
    one: _Candidate,
    place: Place | None,
    lists: Lists,
    track: SuggestionTrack,
    row: int,
    size: dict[int, int],
    liquid: Integers,
    context: AnalysisContext,
) -> SuggestionFacts:
    asset, column = one.asset, one.column
    return SuggestionFacts(
        price=asset.price,
        tier=None if place is None else place.tier,
        size_rank=size.get(asset.asset_id),
        liquidity_rank=int(liquid[column]),
        dollar_volume=asset.dollar_volume,
        volatility=asset.volatility,
        risk_level=asset.risk_level,
        days_traded=int(track.grounds.days[row, column]),
        days_listed=None if place is None else float(lists.days[0, column]),
        drawdown=None if place is None else float(np.expm1(lists.drawdown[0, column])),
        beats_median=asset.confidence,
        beats_median_low=asset.evidence.low,
        beats_median_high=asset.evidence.high,
        regime=str(context.regime),
    )
