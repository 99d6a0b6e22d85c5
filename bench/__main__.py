"""`make bench`: every row of the benchmark on servers of its own, as a table and, with --json, as a file.

A row is a path of the product beside its limit or peer, measured side by side in this one run; see `measure`. A part adds its rows
in a file beside this one and names it in `stages`.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bench.candles import candle_rows
from bench.fanning import fanning_rows
from bench.indicators import indicator_rows
from bench.learning import net_rows, tree_rows
from bench.measure import Measured, Row, measure, table
from bench.replaying import replay_rows
from bench.serving import serving_rows
from bench.thinking import thinking_rows
from bench.ticks import tick_rows
from bench.volatility import volatility_rows
from cryptopredict import __version__
from cryptopredict.core import Ground, Settings, ground

Stage = Callable[[Ground], Iterator[Row]]


def stages(*, quick: bool) -> dict[str, Stage]:
    """The parts of the benchmark by name, in the order in which they run; each has a database of its own."""
    return {
        "candles": partial(candle_rows, days=60 if quick else 730),
        "ticks": tick_rows,
        "thinking": partial(thinking_rows, assets=55 if quick else 500, hours=120 if quick else 730),
        "indicators": partial(indicator_rows, assets=50 if quick else 500, bars=2_000 if quick else 17_520),
        "trees": partial(tree_rows, rows=4_000 if quick else 50_000),
        "nets": partial(net_rows, rows=4_000 if quick else 20_000),
        "replay": partial(replay_rows, hours=2_000 if quick else 17_520, assets=50 if quick else 500),
        "serving": partial(serving_rows, requests=5_000 if quick else 20_000),
        "sockets": partial(fanning_rows, clients=500 if quick else 5_000),
        "volatility": partial(volatility_rows, assets=60 if quick else 500),
    }


def main() -> int:
    """Run what was asked for; 1 when a ratio is below its floor."""
    parser = argparse.ArgumentParser(description="Measure the product beside its limits.")
    parser.add_argument("--quick", action="store_true", help="less data and fewer rounds: a look, not a measurement")
    parser.add_argument("--rounds", type=int, help="how often each pair is measured (7; quick: 3)")
    parser.add_argument("--only", nargs="*", default=[], help="names of stages")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args()
    chosen = {name: stage for name, stage in stages(quick=options.quick).items() if not options.only or name in options.only}
    if not chosen:
        parser.error(f"no such stage; there are {', '.join(stages(quick=True))}")
    results = list(_run(chosen, options.rounds or (3 if options.quick else 7)))
    print(table(results))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(_document(results, quick=options.quick), indent=2) + "\n")
    # A small run says little about ratios: fixed costs weigh more in it.
    return int(not options.quick and any(line.verdict == "below the floor" for line in results))


def _run(chosen: dict[str, Stage], rounds: int) -> Iterator[Measured]:
    for name in [name for name in os.environ if name.startswith("CRYPTOPREDICT_")]:
        del os.environ[name]
    for stage in chosen.values():
        with tempfile.TemporaryDirectory(prefix="cp-bench-", ignore_cleanup_errors=True) as folder:
            # The servers may run under an account of their own, which must get through.
            Path(folder).chmod(0o711)
            with ground(Settings(home=Path(folder) / "home")) as running:
                for row in stage(running):
                    print(f"{row.path} …", file=sys.stderr, flush=True)
                    yield measure(row, rounds)


def _document(results: list[Measured], *, quick: bool) -> dict[str, object]:
    return {
        "version": __version__,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "quick": quick,
        "machine": {
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
        },
        "rows": [line.to_json() for line in results],
    }


if __name__ == "__main__":
    raise SystemExit(main())
