"""The section of layer 1's rules: how much to hold, beside a constant exposure, and what the mood foretold."""

from typing import Any

from cryptopredict.terminal.report.marks import table

__all__ = ["rules"]


def rules(record: dict[str, Any]) -> str:
    """Both tables, and what they mean in a sentence."""
    exposure = table(
        ("rule", "days", "n", "held", "turnover a year", "Sharpe", "constant", "difference a year, 95 %", "fell", "constant"),
        [
            (
                row["rule"],
                row["span"],
                f"{row['n']:,}",
                f"{row['mean_exposure']:.0%}",
                f"{row['turnover']['rule']:.1f}",
                f"{row['sharpe']['rule']:.2f}",
                f"{row['sharpe']['constant']:.2f}",
                _points(row["difference"]),
                f"{row['drawdown']['rule']:.0%}",
                f"{row['drawdown']['constant']:.0%}",
            )
            for row in record["exposure"]
        ],
        numbers={2, 3, 4, 5, 6, 7, 8, 9},
    )
    mood = table(
        ("mood by", "rank correlation, 95 %", "Brier", "climatology", "difference, 95 %", "n"),
        [
            (
                name,
                _ends(line["rank"]),
                _figure(line["brier"]),
                _figure(line["climatology"]),
                _ends(line["difference"]),
                f"{line['n']:,}",
            )
            for name, line in record["mood"]["lines"].items()
        ],
        numbers={1, 2, 3, 4, 5},
    )
    return (
        "<h2>How much to hold</h2><p class='soft'>Beside a constant exposure of the same mean, both after costs, orders filled a day late, "
        "the difference at equal volatility. A rule whose interval does not clear zero is no edge.</p>"
        + exposure
        + "<h2>The mood</h2>"
        f"<p class='soft'>What it said of the sign of the market's next {record['mood']['horizon_days']} days.</p>" + mood
    )


def _points(found: dict[str, float] | None) -> str:
    return "too few days" if found is None else f"{found['percent']:+.1f} % ({found['low']:+.1f} to {found['high']:+.1f})"


def _ends(found: dict[str, float] | None) -> str:
    return "too few days" if found is None else f"{found['mean']:+.4f} ({found['low']:+.4f} to {found['high']:+.4f})"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"
