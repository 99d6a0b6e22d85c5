"""One strategy: its figures beside those of its match, by year, regime and sector, what it cost, and its trades where it has some."""

from collections.abc import Sequence
from html import escape
from typing import Any

from cryptopredict.terminal.report.marks import figure, table
from cryptopredict.terminal.report.plots import Interval, reliability
from cryptopredict.terminal.report.traded.curves import Curve, wealth
from cryptopredict.terminal.report.traded.pieces import around, gate, money, percent, plain, ratio

__all__ = ["calls", "strategy"]

_FIGURES = (
    ("growth a year", "cagr", percent),
    ("volatility", "volatility", percent),
    ("Sharpe", "sharpe", ratio),
    ("Sortino", "sortino", ratio),
    ("deepest fall", "drawdown", percent),
    ("Calmar", "calmar", ratio),
)


def strategy(one: dict[str, Any], days: Sequence[int]) -> str:
    """The section of a strategy."""
    title = f'<h2 id="{escape(one["key"])}">{escape(one["name"])}</h2>'
    trades = one.get("trades")
    if trades is not None and not trades["orders"]:
        return title + (
            "<p>No signal was issued, so nothing was traded: the wealth stays what it was, and there is no hit rate, no expectancy and no "
            "calibration to show. Never trading, its other baseline, is the same line. What was refused is followed further below.</p>"
        )
    return title + _body(one, days)


def calls(one: dict[str, Any], days: Sequence[int]) -> str:
    """The section of what was refused: nobody was told to trade it."""
    title = f'<h2 id="{escape(one["key"])}">{escape(one["name"])}</h2>'
    lead = (
        "<p>At each moment without a signal the one that came nearest, traded as though it had been issued, within the same exposure. "
        "Nobody was told to: it shows whether refusing was right, and how well the chances were known.</p>"
    )
    if not one["trades"]["orders"]:
        return title + "<p>There was none.</p>"
    return title + lead + _body(one, days)


def _body(one: dict[str, Any], days: Sequence[int]) -> str:
    drawn = [Curve("as decided", one["wealth"], "s0"), Curve(one["match"]["name"], one["match"]["wealth"], "s4 thin")]
    parts = [
        _verdict(one),
        figure(wealth(days, drawn, title=f"Wealth of {one['name']}"), f"n = {len(days):,} days, after costs."),
        _figures(one),
    ]
    if one.get("trades"):
        parts += [_trades(one), _claims(one["claims"]), _worst(one["trades"])]
    parts += [
        "<h3>By year</h3>" + _groups(one["by_year"], "year"),
        "<h3>By regime, as it was said</h3>" + _groups(one["by_regime"], "regime"),
        f'<div class="pair"><div><h3>By sector</h3>{_sectors(one)}</div><div><h3>What it cost</h3>{_costs(one)}</div></div>',
    ]
    return "".join(parts)


def _verdict(one: dict[str, Any]) -> str:
    """In sentences: told apart or not, from what, and how often chance is."""
    judged, told = one["gate"], []
    if judged["better"] is None:
        told.append(f"Beside its match nothing can be told: {escape(judged['reason'])}.")
    else:
        told.append(f"{_side(judged)} beside its match (n = {judged['days']:,} days): {gate(judged)}.")
    nothing = one.get("against_nothing")
    if nothing is not None and nothing["better"] is not None:
        told.append(f"{_side(nothing)} beside never trading.")
    chance = one["random"]
    if chance is not None and chance["judged"]:
        what = ", ".join(f"{name} {pair['random']:,.1f} beside {pair['real']:,.1f}" for name, pair in chance["beside"].items())
        told.append(f"Of {chance['judged']:,} strategies at random {chance['passed']:,} pass the same gate ({escape(what)}).")
    return f"<p>{' '.join(told)}</p>"


def _side(judged: dict[str, Any]) -> str:
    return f"{plain(judged['better'])} % a year ({plain(judged['low'])} to {plain(judged['high'])})"


def _figures(one: dict[str, Any]) -> str:
    ours, theirs = one["figures"], one["match"]["figures"]
    rows = [(name, around(ours[key], shown), around(theirs[key], shown)) for name, key, shown in _FIGURES]
    rows += [
        ("in all", percent(ours["total"]), percent(theirs["total"])),
        ("longest below a former height", f"{ours['longest_fall_days']:,} days", f"{theirs['longest_fall_days']:,} days"),
        ("held, mean", f"{one['held']:.1%}", f"{one['match']['held']:.1%}"),
        ("turnover a year", f"{one['turnover']:.1f}", f"{one['match']['turnover']:.1f}"),
    ]
    return table(("", "as decided", one["match"]["name"]), rows, numbers={1, 2})


def _trades(one: dict[str, Any]) -> str:
    told = one["trades"]
    ended = ", ".join(f"{name.replace('_', ' ')} {count:,}" for name, count in told["ended"].items() if count)
    refused = ", ".join(f"{name.replace('_', ' ')} {count:,}" for name, count in told["not_filled"].items())
    rows = [
        (
            "trades",
            f"{told['n']:,} of {told['orders']:,} signals"
            + (f", {told['open_at_end']} open at the end" if told["open_at_end"] else ""),
        ),
        ("not filled", refused or "none"),
        ("ended by", ended or "–"),
        ("won after costs", around(told["hit"], percent)),
        ("expectancy, % of the amount", around(told["expectancy"], lambda value: plain(value, digits=2))),
        ("mean win, mean loss, %", f"{plain(told['mean_win'])} and {plain(told['mean_loss'])}"),
        ("profit factor", ratio(told["profit_factor"])),
        ("held, median", "–" if told["hours_held"] is None else f"{told['hours_held']:.0f} hours"),
        ("longs and shorts", _sums(told["by_side"])),
        ("by regime at the entry", _sums(told["by_regime"])),
    ]
    return "<h3>Trades</h3>" + table(("", ""), [(name, value) for name, value in rows])


def _sums(rows: Sequence[dict[str, Any]]) -> str:
    return ", ".join(f"{escape(row['name'])} {money(row['result'])} (n = {row['n']:,})" for row in rows) or "–"


def _claims(held: dict[str, Any]) -> str:
    if not held["n"]:
        return ""
    drawn = [(each["said"], Interval("", each["happened"], each["low"], each["high"])) for each in held["bins"]]
    error = "too few for an error" if held["error"] is None else f"calibration error {held['error']:.3f}"
    picture = reliability(drawn, title="Chance of the target before the stop: said against happened")
    rows = [
        (f"{b['said']:.1%}", f"{b['happened']:.1%}", f"{b['low']:.1%} to {b['high']:.1%}", f"{b['n']:,}", f"{b['moments']:,}")
        for b in held["bins"]
    ]
    return (
        "<h3>Target before stop: said and happened</h3>"
        + figure(picture, f"Said across, happened up; {error}, n = {held['n']:,}.")
        + table(("said", "happened", "95 %", "n", "days"), rows, numbers={0, 1, 2, 3, 4})
    )


def _worst(told: dict[str, Any]) -> str:
    rows = [
        (
            escape(row["entered"][:16].replace("T", " ")),
            escape(row["symbol"]),
            row["side"],
            escape(str(row["regime"])),
            f"{row['entry']:.6g}",
            f"{row['exit']:.6g}",
            escape(row["ended"].replace("_", " ")),
            f"{row['hours']:.0f}",
            money(row["amount"]),
            money(row["result"]),
            f"{row['percent']:+.1f}",
        )
        for row in told["worst"]
    ]
    heads = ("entered, UTC", "asset", "side", "regime", "entry", "exit", "ended by", "hours", "amount", "result", "%")
    return "<h3>The worst</h3>" + table(heads, rows, numbers={4, 5, 7, 8, 9, 10}) if rows else ""


def _groups(rows: Sequence[dict[str, Any]], what: str) -> str:
    cells = [
        (
            escape(row["name"]),
            f"{row['days']:,}",
            f"{row['held']:.0%}",
            percent(row["own"]["total"]),
            ratio(row["own"]["sharpe"]),
            percent(row["match"]["total"]),
            ratio(row["match"]["sharpe"]),
        )
        for row in rows
    ]
    heads = (what, "days", "held", "as decided", "Sharpe", "same exposure, always", "Sharpe")
    return table(heads, cells, numbers={1, 2, 3, 4, 5, 6})


def _sectors(one: dict[str, Any]) -> str:
    counted = "trades" if one.get("trades") else "assets"
    cells = [(escape(row["name"]), f"{row['n']:,}", money(row["result"])) for row in one["by_sector"]]
    return table(("sector", counted, "result after costs"), cells, numbers={1, 2})


def _costs(one: dict[str, Any]) -> str:
    ours, theirs = one["costs"], one["match"]["costs"]
    rows = [(name, money(ours[name]), money(theirs[name])) for name in ours]
    rows.append(("written off with delisted assets", money(one["written_off"]), money(one["match"]["written_off"])))
    return table(("", "as decided", one["match"]["name"]), rows, numbers={1, 2})
