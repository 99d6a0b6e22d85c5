"""What did not work, and what the account cannot know, in sentences."""

from typing import Any, Final

__all__ = ["failures", "unknowns"]

_CALIBRATED: Final = 0.05


def failures(whole: dict[str, Any]) -> list[str]:
    """Everything in the account that speaks against it."""
    found = []
    for one in whole["strategies"]:
        gate, name = one["gate"], one["name"]
        if one["key"] == "refused":
            continue
        if not gate["passed"]:
            told = (
                ""
                if gate["better"] is None
                else f" ({gate['better']:+.1f} % a year, {gate['low']:+.1f} to {gate['high']:+.1f})"
            )
            found.append(f"{name}: not told apart from the same exposure held all the time, {gate['reason']}{told}.")
        deflated = one["figures"]["deflated_sharpe"]
        if deflated is not None and deflated < 0.95:
            found.append(
                f"{name}: after paying for {whole['trials']['counted']} tries its Sharpe ratio is above zero with a probability of {deflated:.0%}."
            )
        lost = [row["name"] for row in one["by_year"] if row["own"]["total"] < row["match"]["total"]]
        if lost and gate["better"] is not None:
            found.append(f"{name}: earned less than its match in {', '.join(lost)}.")
    for one in whole["strategies"]:
        claims = one.get("claims")
        if claims and claims["error"] is not None and claims["error"] > _CALIBRATED:
            found.append(f"{one['name']}: chances were {claims['error']:.3f} off, on average (n = {claims['n']:,}).")
    span, abstained = whole["span"], whole["abstained"]
    if not abstained["signals"]:
        found.append(
            f"No signal was issued at any of {span['decisions']:,} moments; what follows of signals is about those refused."
        )
    if span["not_decided"]:
        found.append(f"At {span['not_decided']:,} moments nothing could be decided, for lack of history.")
    found += [f"Self-check failed: {each['question']}: {each['found']}." for each in whole["checks"] if each["holds"] is False]
    return found


def unknowns(whole: dict[str, Any]) -> list[str]:
    """What no figure here accounts for."""
    market, terms = whole["market"], whole["terms"]
    went, ended = (sum(row[key] for row in market["by_year"]) for key in ("went", "source_ended"))
    few = min(market["by_year"], key=lambda row: row["with_hours"])
    return [
        (
            f"Survivorship: the market is the {market['assets']:,} assets that this database holds. Coins that nobody recorded are missing, and in years"
            " whose sources list only what still lives every figure is flattered."
        ),
        (
            f"Delisting: {went} tradable assets lost their candles in the span, one by one. What was held of them is written off at "
            f"{1 - terms['haircut']:.0%} of the last price; some were renamed and lost nothing, some lost all. {ended} more went with a source "
            "that ended for many at once and were sold at their last price."
        ),
        f"Signals need hourly candles: in {few['year']} only {few['with_hours']:.0f} assets had them on average.",
        "Sectors and kinds of assets are as known today, not as they were.",
        "Prices are those of the stored venue; an order book was never seen. Impact follows the square-root law, whose coefficient is from shares.",
        "Volumes change with their source. Where a source counts several venues, impact is understated.",
        "Funding of shorts is taken as paid at the usual rate, whatever it was; borrowing may have been impossible.",
        (
            "The specifications of the models were chosen by people who had seen these years. The tries that were counted are paid for in the deflated "
            "Sharpe ratio; ideas that were dropped before they were tried are not."
        ),
        "Outages, withdrawals, failures of an exchange, taxes: none of them.",
        "A day is taken to share its holdings with those of the same month; crises that last longer make intervals too narrow.",
    ]
