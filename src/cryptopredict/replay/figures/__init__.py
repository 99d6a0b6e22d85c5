"""Daily results as figures that say how sure they are: in arrays, out JSON. Nothing is asked of a strategy that never traded."""

from cryptopredict.replay.figures.curve import curve_figures, daily_results
from cryptopredict.replay.figures.gate import Judged, judge
from cryptopredict.replay.figures.splits import by_group, sums_by
from cryptopredict.replay.figures.trades import claims_kept, trade_figures

__all__ = ["Judged", "by_group", "claims_kept", "curve_figures", "daily_results", "judge", "sums_by", "trade_figures"]
