"""The report of a replay: the answer in a sentence, all figures in one table, then each strategy, and what speaks against all of it."""

from collections.abc import Sequence
from html import escape
from typing import Any

from cryptopredict.terminal.report.frame import document
from cryptopredict.terminal.report.marks import bullets, figure, table
from cryptopredict.terminal.report.plots import Interval, intervals
from cryptopredict.terminal.report.traded.curves import Curve, falls, wealth
from cryptopredict.terminal.report.traded.pieces import around, better, gate, percent, ratio
from cryptopredict.terminal.report.traded.strategy import calls, strategy

__all__ = ["page"]


def page(facts: dict[str, Any]) -> str:
    """The whole document."""
    span = facts["span"]
    own = [one for one in facts["strategies"] if one["key"] != "refused"]
    body = (
        "<h1>What following it would have brought</h1>"
        f'<p class="lead">{escape(_answer(facts, own))}</p>'
        f'<p class="soft">{escape(_how(facts))}</p>'
        + _all(facts)
        + _curves(facts, own)
        + _against(own)
        + "".join(strategy(one, facts["days"]) for one in own)
        + _parts(facts)
        + _abstained(facts)
        + calls(next(one for one in facts["strategies"] if one["key"] == "refused"), facts["days"])
        + _terms(facts)
        + _market(facts)
        + _checks(facts)
        + "<h2>What did not work</h2>"
        + (bullets(facts["failures"]) if facts["failures"] else "<p>Nothing that is measured here.</p>")
        + "<h2>What this does not know</h2>"
        + bullets(facts["unknown"])
        + '<p class="soft">A replay is no promise. Not financial advice.</p>'
    )
    return document(f"replay {span['from'][:10]} to {span['to'][:10]}", body)


def _answer(facts: dict[str, Any], own: Sequence[dict[str, Any]]) -> str:
    span, passed = facts["span"], [one["name"] for one in own if one["gate"]["passed"]]
    when = f"From {span['from'][:10]} to {span['to'][:10]}, {span['decisions']:,} decisions."
    if passed:
        told = f"Told apart from holding as much all the time: {', '.join(passed)}."
    else:
        told = f"None of the {len(own)} ways to follow them can be told apart from holding as much all the time."
    signals = facts["abstained"]["signals"]
    issued = f"{signals:,} signals were issued." if signals else "No signal was issued."
    return f"{when} {told} {issued}"


def _how(facts: dict[str, Any]) -> str:
    terms, span = facts["terms"], facts["span"]
    return (
        f"Made {facts['made_at']} by version {facts['code_version']}. Each decision is the one that would have been made then: every model speaks by "
        "the fit that existed, only where its gate was open. What is decided at the close of a candle is filled at the open of the next. "
        f"Fee {terms['fee']:.2%}, half spread {terms['spread']:.2%}, impact {terms['impact']:g} · daily volatility · √(share of a day's volume), "
        f"funding of shorts {terms['funding_per_hour'] * 8.0:.3%} per 8 hours. Capital ${terms['capital']:,.0f}; a signal risks "
        f"{terms['risk']:.1%} of the wealth at its stop, within the exposure that layer 1 recommends. Intervals of figures: 95 %, stationary "
        f"bootstrap in blocks of 30 days; of differences: {1.0 - 0.05 / terms['looks']:.1%}, for {terms['looks']} strategies are looked at. "
        f"Traded until {span['traded_until'][:10]}."
    )


def _all(facts: dict[str, Any]) -> str:
    rows = []
    for one in [each for each in facts["strategies"] if each["key"] != "refused"] + facts["baselines"]:
        shown, judged = one["figures"], one.get("gate")
        rows.append(
            (
                f'<a href="#{one["key"]}">{escape(one["name"])}</a>' if judged else escape(one["name"]),
                around(shown["cagr"], percent),
                percent(shown["volatility"]["value"]),
                around(shown["sharpe"], ratio),
                "–" if shown["deflated_sharpe"] is None or not judged else f"{shown['deflated_sharpe']:.0%}",
                percent(shown["drawdown"]["value"]),
                f"{one['held']:.0%}",
                f"{one['turnover']:.1f}",
                percent(one["cost_share"]),
                better(judged) if judged else "",
                gate(judged) if judged else "",
            )
        )
    heads = (
        "",
        "growth a year, 95 %",
        "volatility",
        "Sharpe, 95 %",
        "true Sharpe > 0",
        "deepest fall",
        "held",
        "turnover a year",
        "costs a year",
        "beside its match, % a year",
        "gate",
    )
    trials = facts["trials"]
    return (
        '<h2>All in one table</h2><div class="tight">'
        + table(heads, rows, numbers={1, 2, 3, 4, 5, 6, 7, 8, 9})
        + f'</div><p class="soft">The match of a strategy holds its mean exposure all the time, in the same market, at the same costs. "True Sharpe > 0" is the '
        f"deflated Sharpe ratio: the probability that it is above zero after paying for {trials['counted']} tries ({_tries(trials)}).</p>"
    )


def _tries(trials: dict[str, Any]) -> str:
    return ", ".join([*(f"{name} {count}" for name, count in trials["of"].items()), f"strategies here {trials['strategies']}"])


_KINDS = {"signals": "s3", "allocation": "s0", "exposure": "s1", "bitcoin": "s2", "universe": "s4", "market": "s4 broken"}


def _curves(facts: dict[str, Any], own: Sequence[dict[str, Any]]) -> str:
    drawn = [Curve(one["name"], one["wealth"], f"{_KINDS[one['key']]}") for one in own]
    drawn += [Curve(one["name"], one["wealth"], f"{_KINDS[one['key']]} thin") for one in facts["baselines"]]
    n = f"n = {len(facts['days']):,} days, after costs."
    return (
        "<h2>Wealth</h2>"
        + figure(
            wealth(facts["days"], drawn, title="Wealth as a multiple of the capital"),
            f"As a multiple of the capital, logarithmic. {n}",
        )
        + "<h3>Below the height before</h3>"
        + figure(falls(facts["days"], drawn, title="Fall from the height before"), n)
    )


def _against(own: Sequence[dict[str, Any]]) -> str:
    drawn = [
        Interval(one["name"], one["gate"]["better"], one["gate"]["low"], one["gate"]["high"])
        for one in own
        if one["gate"]["better"] is not None
    ]
    if not drawn:
        return ""
    counted = ", ".join(f"{one['name']} n = {one['gate']['days']:,} days" for one in own if one["gate"]["better"] is not None)
    picture = intervals(drawn, title="Beside the same exposure held all the time, percent a year")
    return "<h3>Beside the same exposure</h3>" + figure(picture, f"Percent a year; better is right. {counted}.")


def _parts(facts: dict[str, Any]) -> str:
    rows = [
        (
            escape(one["name"]),
            around(one["figures"]["cagr"], percent),
            around(one["figures"]["sharpe"], ratio),
            percent(one["figures"]["drawdown"]["value"]),
            f"{one['held']:.0%}",
            better(one["gate"]),
        )
        for one in facts["parts"]
    ]
    heads = ("part", "growth a year, 95 %", "Sharpe, 95 %", "deepest fall", "held", "beside the match, % a year")
    return "<h2>Which layer brought what</h2>" + table(heads, rows, numbers={1, 2, 3, 4, 5})


def _abstained(facts: dict[str, Any]) -> str:
    told = facts["abstained"]
    years = list(told["by_year"])
    rows = [
        (escape(reason.replace("_", " ")), *(f"{told['by_year'][year].get(reason, 0):,}" for year in years), f"{count:,}")
        for reason, count in told["reasons"].items()
    ]
    said = (
        f"{told['considered']:,} times an asset was looked at; {told['signals']:,} signals came of it, at "
        f"{told['moments_with_signals']:,} of {facts['span']['decisions']:,} moments. The others got none, for these reasons."
    )
    return f"<h2>What was not said, and why</h2><p>{escape(said)}</p>" + table(
        ("reason", *years, "all"), rows, numbers=set(range(1, len(years) + 2))
    )


def _terms(facts: dict[str, Any]) -> str:
    names = {one["key"]: one["name"] for one in facts["strategies"] if one["key"] != "refused"}
    rows = [
        (
            escape(row["name"]),
            *(
                cell
                for key in names
                for cell in (percent(row[key]["cagr"]), "–" if row[key]["sharpe"] is None else ratio(row[key]["sharpe"]))
            ),
        )
        for row in facts["terms_changed"]
    ]
    heads = ["terms", *(head for name in names.values() for head in (f"{name}: growth a year", "Sharpe"))]
    return "<h2>The same decisions on other terms</h2>" + table(heads, rows, numbers=set(range(1, len(heads))))


def _market(facts: dict[str, Any]) -> str:
    span, market = facts["span"], facts["market"]
    rows = [
        (str(row["year"]), f"{row['tradable']:.0f}", f"{row['with_hours']:.0f}", str(row["went"]), str(row["source_ended"]))
        for row in market["by_year"]
    ]
    models = [(f"<code>{escape(name)}</code>", f"{count:,}") for name, count in span["models"].items()]
    states = [
        (escape(layer), escape(", ".join(f"{state.replace('_', ' ')} {count:,}" for state, count in counts.items())))
        for layer, counts in span["states"].items()
    ]
    return (
        "<h2>Who was there</h2>"
        + table(
            ("year", "tradable assets a day", "with hourly candles", "gone, one by one", "gone with a source"),
            rows,
            numbers={1, 2, 3, 4},
        )
        + "<h3>Who spoke</h3>"
        + table(("layer", "as what, at how many moments"), states)
        + (table(("version", "moments"), models, numbers={1}) if models else "<p>No trained model spoke.</p>")
    )


def _checks(facts: dict[str, Any]) -> str:
    marks = {True: '<span class="open">holds</span>', False: '<span class="closed">fails</span>', None: "not made"}
    rows = [(escape(one["question"]), escape(one["found"]), marks[one["holds"]]) for one in facts["checks"]]
    return "<h2>Self-checks</h2>" + table(("question", "found", ""), rows)
