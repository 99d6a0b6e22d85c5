"""An account of decisions: who knows passes, who guesses does not, and what is said can be read by anybody."""

import json
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cryptopredict.base import (
    BadInput,
    Costs,
    CryptoPredictError,
    Decision,
    Integers,
    MarketView,
    NoData,
    Unavailable,
    epoch,
    from_epoch,
    parse_time,
)
from cryptopredict.core import Ground
from cryptopredict.data.view import load_view
from cryptopredict.pipeline import Tracks, decide
from cryptopredict.replay import Terms, checks, decisions, replay, replay_report
from cryptopredict.replay.account import account
from cryptopredict.replay.arena import Arena, arena_of
from cryptopredict.replay.decisions import Call, Kept, Said, decide_span, kept_for
from cryptopredict.replay.figures import curve_figures
from cryptopredict.terminal.replay import _writable
from cryptopredict.terminal.replay import replay as command
from cryptopredict.terminal.report.traded import page
from fixtures.market import DAY, END, fill_simulated, small_view
from fixtures.processes import run_command
from fixtures.walks import DAYS, random_walks

TERMS = Terms(Costs())
FIRST = 200


def quiet(_what: str, _share: float) -> None:
    """Nobody looks."""


def said_of(view: MarketView, pick: Callable[[int], Integers], call: Callable[[int], Call | None]) -> list[Said]:
    """Decisions of every day of a walk by somebody who picks assets and signals by the day."""
    found = []
    exposure = 0.4 + 0.3 * np.sin(np.arange(DAYS) / 40.0)
    for day in range(FIRST, DAYS):
        one = call(day)
        chosen = tuple(view.daily.assets[n].id for n in pick(day).tolist())
        found.append(
            Said(
                day * DAY,
                regime="bull" if day % 50 < 25 else "neutral",
                exposure=float(exposure[day]),
                selected=chosen,
                signals=() if one is None else (one,),
                considered=len(view.hourly.assets),
                abstained={"cost_gate": len(view.hourly.assets) - (one is not None)},
                states={"macro": "baseline", "sectors": "no_edge", "assets": "no_edge", "timing": "baseline"},
            )
        )
    return found


def arena(seed: int, *, knowing: bool) -> Arena:
    """A walk without a secret, decided by one who sees a week ahead or by one who draws lots."""
    view = random_walks(seed)
    rng = np.random.default_rng(seed)
    close = view.daily["close"]
    ahead = np.full_like(close, np.nan)
    ahead[:-8] = close[7:-1] / close[:-8] - 1.0

    def order(day: int) -> Integers:
        given = np.where(knowing, np.nan_to_num(ahead[day - 1]), rng.random(close.shape[1]))
        return np.argsort(-given).astype(np.int64)

    def call(day: int) -> Call | None:
        n = int(order(day)[0])
        price = float(close[day - 1, n])
        return Call(view.daily.assets[n].id, view.daily.assets[n].symbol, 1, price, price * 1.25, price * 0.85, 0.4, 0.1, 168)

    return arena_of(view.at(DAYS * DAY), said_of(view, lambda day: order(day)[:5], call))


def told(found: Arena, tried: int = 0) -> dict[str, dict[str, Any]]:
    facts = account(found, TERMS, trials={"volatility": 3}, tried_at_random=tried, report=quiet)
    return {one["key"]: one for one in facts["strategies"]} | {"all": facts}


@pytest.fixture(scope="module")
def lots() -> dict[str, dict[str, Any]]:
    return told(arena(1, knowing=False))


def test_who_sees_ahead_passes_and_who_draws_lots_does_not(lots: dict[str, dict[str, Any]]) -> None:
    knowing = told(arena(0, knowing=True), tried=60)
    assert knowing["signals"]["gate"]["passed"]
    assert knowing["allocation"]["gate"]["passed"]
    assert not knowing["exposure"]["gate"]["passed"]  # its exposures know nothing
    for key in ("signals", "allocation", "exposure"):
        chance = knowing[key]["random"]
        assert (chance["tried"], chance["judged"]) == (60, 60)
        assert chance["share"] <= 0.05, (key, chance)
        (done,) = chance["beside"].values()
        assert done["random"] == pytest.approx(done["real"], rel=0.25)
    checks = {one["question"]: one["holds"] for one in knowing["all"]["checks"]}
    assert len(checks) >= 6
    assert set(checks.values()) == {True}
    assert [row["name"] for row in knowing["signals"]["trades"]["by_side"]] == ["long"]

    assert not any(lots[key]["gate"]["passed"] for key in ("signals", "allocation", "exposure"))
    assert any("not told apart" in line for line in lots["all"]["failures"])


def test_the_page_needs_nothing_else_and_says_what_failed(
    lots: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = lots["all"] | {"made_at": "2024-01-01T00:00:00Z", "code_version": "0"}
    read = json.loads(json.dumps(facts, allow_nan=False))
    written = page(read)
    assert not any(outside in written for outside in ("http:", "https:", "src=", "<script", "url(", "@import"))
    for part in ("What did not work", "What this does not know", "Self-checks", "Survivorship", "What was not said, and why"):
        assert part in written
    assert written == page(read)
    # Nothing was issued: the page says so instead of drawing figures of nothing.
    monkeypatch.setattr(checks, "looks_at_nothing", lambda _cut, _seed: None)  # it was looked at above
    silent = arena_of(random_walks(1).at(DAYS * DAY), said_of(random_walks(1), lambda _day: np.arange(3), lambda _day: None))
    empty = told(silent)["all"] | {"made_at": "", "code_version": ""}
    day = arena_of(silent.cut, silent.said[-2:])  # one day can be traded, and nothing judged
    page(json.loads(json.dumps(told(day, tried=2)["all"] | {"made_at": "", "code_version": ""}, allow_nan=False)))
    assert "No signal was issued" in page(json.loads(json.dumps(empty, allow_nan=False)))
    assert empty["strategies"][0]["figures"]["sharpe"]["value"] is None


def test_figures_of_a_curve_are_those_of_a_hand() -> None:
    daily = np.array([0.1, -0.5, 0.2, 0.0, 1.0])
    found = curve_figures(daily, trials=1)
    assert found["total"] == pytest.approx(1.1 * 0.5 * 1.2 * 2.0 - 1.0)
    assert found["drawdown"]["value"] == pytest.approx(0.5)
    assert (found["fall"], found["longest_fall_days"]) == ({"top": 0, "bottom": 1, "back": 4}, 3)
    assert found["sharpe"]["low"] is None  # five days say nothing
    assert found["deflated_sharpe"] is None


def test_an_interrupted_walk_goes_on_and_comes_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "_BATCH", 2)
    moments = list(range(END - 10 * 3 * DAY, END, 3 * DAY))
    cut = small_view().at(END)
    whole = decide_span(cut, moments, {}, Kept(tmp_path / "whole"), report=quiet)
    again = list(replay(small_view(), from_epoch(moments[0]), from_epoch(moments[-1]), timedelta(days=3)))
    assert [(one.regime, one.exposure, len(one.signals), dict(one.abstained)) for one in whole] == [
        (
            each["layer1"]["regime"],
            each["layer1"]["recommended_exposure"],
            each["layer4"]["generated"],
            each["layer4"]["abstained_by_reason"],
        )
        for each in again
    ]

    kept = kept_for(tmp_path, cut, moments, {})
    made: list[int] = []

    def counted(view: MarketView, tracks: Tracks) -> Decision:
        made.append(int(view.as_of or 0))
        return decide(view, tracks)

    def stop(_what: str, share: float) -> None:
        if share > 0.3:
            raise KeyboardInterrupt

    monkeypatch.setattr(decisions, "decide", counted)
    with pytest.raises(KeyboardInterrupt):
        decide_span(cut, moments, {}, kept, report=stop)
    assert made == moments[:4]
    assert decide_span(cut, moments, {}, kept_for(tmp_path, cut, moments, {}), report=quiet) == whole
    assert made == moments
    (kept.folder / "0.json").write_text("[{")  # half a file counts as none
    assert decide_span(cut, moments, {}, kept, report=quiet) == whole
    assert kept_for(tmp_path, cut, moments[1:], {}) != kept
    with pytest.raises(NoData, match="Nothing could be decided"):
        arena_of(cut, [Said(moments[0], error="too few days")])


def test_the_command_writes_a_report_and_refuses_what_it_cannot(ground: Ground, tmp_path: Path) -> None:
    fill_simulated(ground, now=epoch(parse_time("2023-03-01")), days=620, hours=60)
    here = {
        "home": str(ground.settings.home),
        "database_url": str(ground.settings.database_url),
        "redis_url": str(ground.settings.redis_url),
    }
    view = load_view(ground)
    other: MarketView = ForkingPickler.loads(ForkingPickler.dumps(view))  # as it goes to a process beside
    assert np.array_equal(other.daily["close"], view.daily["close"], equal_nan=True)

    out = tmp_path / "new"
    span = ("--from", "2023-02-01", "--to", "2023-03-20", "--report", "--random", "2", "--out", str(out))
    done = run_command("replay", *span, "--json", **here)
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    assert facts["span"]["to"] == "2023-03-01T00:00:00Z"  # the end of the data
    assert json.loads((out / "replay.json").read_text()) == facts
    assert (out / "replay.html").read_text().startswith("<!doctype html>")

    def refused(start: str, end: str, kind: type[CryptoPredictError], match: str) -> None:
        with pytest.raises(kind, match=match):
            replay_report(ground, parse_time(start), parse_time(end), timedelta(days=1), TERMS, report=quiet)

    refused("2023-02-01", "2023-01-01", BadInput, "nothing to replay")
    refused("2024-02-01", "2024-03-01", NoData, "The market ends before 2024-02-01")
    with pytest.raises(BadInput, match="without --verify"):
        command(verify=True, account=True)
    with pytest.raises(BadInput, match="belong to a report"):
        command(start="2023-02-01", end="2023-02-02", out=out)
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match="cannot be written"):
        _writable(tmp_path / "file")
