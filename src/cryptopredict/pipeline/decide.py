"""The cascade as a pure function: the only place that knows the order of the layers."""

import math
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from cryptopredict import layer1_macro, layer2_sectors, layer3_assets, layer4_timing
from cryptopredict.base import AnalysisContext, AssetsView, BadInput, Decision, MarketView, Panel
from cryptopredict.estimators.version import Version
from cryptopredict.pipeline.inputs import closes
from cryptopredict.pipeline.walks import Keeping

__all__ = ["Models", "Tracks", "decide", "walk"]

Models = Mapping[str, Version]


@dataclass(frozen=True, slots=True, eq=False)
class Tracks:
    """The walk-forward record of each layer over one view; of prices by the hour, and by the day."""

    macro: layer1_macro.MacroTrack
    sectors: layer2_sectors.SectorTrack
    assets: layer3_assets.AssetTrack
    suggestions: layer3_assets.SuggestionTrack
    prices: tuple[layer3_assets.PriceTrack, layer3_assets.PriceTrack]
    timing: layer4_timing.TimingTrack
    seconds: dict[str, float]


def walk(view: MarketView, models: Models | None = None, kept: Keeping | None = None) -> Tracks:
    """Let every layer walk over the whole view once; row t of each track knows only what had closed by t.

    `models` are versions by name; at row t each speaks by the fold that existed then, if its gate was open then. Without them every
    layer is its baseline. `kept` are walks of before over this same view, which are not made again; without it all are made.
    """
    kept = Keeping({}, "", "") if kept is None else kept
    seconds: dict[str, float] = {}

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        seconds[name] = time.perf_counter() - start

    # What is not closed yet is not there: so a walk cannot depend on more than the digest it is kept under.
    days, hours = (view.at(moment) for moment in closes(view))
    with timed("walk_macro"):
        macro = kept.of_days("macro", lambda: layer1_macro.study(days, models))
    with timed("walk_sectors"):
        sectors = kept.of_days("sectors", lambda: layer2_sectors.study(days, macro, models))
    with timed("walk_assets"):
        assets = kept.of_days("assets", lambda: layer3_assets.study(days, macro, models))
    with timed("walk_suggestions"):
        suggestions = kept.of_days("suggestions", lambda: layer3_assets.study_changes(days, macro, assets))
    with timed("walk_prices"):
        prices = (
            kept.of_hours("prices of hours", lambda: layer3_assets.study_prices(hours, macro, models, hourly=True)),
            kept.of_days("prices of days", lambda: layer3_assets.study_prices(days, macro, models, hourly=False)),
        )
    with timed("walk_timing"):
        timing = kept.of_hours("timing", lambda: layer4_timing.study(hours, macro, assets, models))
    return Tracks(macro, sectors, assets, suggestions, prices, timing, seconds)


def decide(view: MarketView, tracks: Tracks) -> Decision:
    """Decide at `view.as_of`. `tracks` may have been walked over this view or over a longer one: the answer is the same.

    Raises `NoData` when layer 1 has too little to go on; the layers below answer with what they have.
    """
    if view.as_of is None:
        raise BadInput("A decision needs a moment", to_do="Cut the view with `view.at(as_of)` first.")
    timings = dict(tracks.seconds)
    start = time.perf_counter()
    context = AnalysisContext(view.as_of)
    macro, context = layer1_macro.assess(tracks.macro, view, context)
    sectors, context = layer2_sectors.assess(tracks.sectors, tracks.macro, view, context)
    assets, context = layer3_assets.assess(tracks.assets, tracks.prices, tracks.macro, view, context)
    assets = layer3_assets.suggest(tracks.suggestions, view, assets, context)
    timing = layer4_timing.assess(tracks.timing, view, context)
    timings["assess"] = time.perf_counter() - start
    row = len(view.daily.times) - 1
    confidences = (macro.confidence, sectors.confidence, assets.confidence, timing.confidence)
    return Decision(
        as_of=view.as_of,
        source=view.source,
        macro=macro,
        sectors=sectors,
        assets=assets,
        timing=timing,
        context=context,
        cascade_confidence=math.prod(confidences) ** (1.0 / len(confidences)),
        data_until={str(panel.interval): _until(panel) for panel in (view.daily, view.hourly)},
        timings=timings,
        models=tracks.macro.models(row)
        | tracks.sectors.models(row)
        | tracks.assets.models(row)
        | _of_prices(tracks, assets)
        | tracks.timing.models(_until(view.hourly)),
    )


def _of_prices(tracks: Tracks, said: AssetsView) -> dict[str, str]:
    prices = [price for asset in said.assets for price in asset.prices]
    return {name: reference for track in tracks.prices for name, reference in track.models(prices).items()}


def _until(panel: Panel) -> int | None:
    return int(panel.close_times[-1]) if len(panel.times) else None
