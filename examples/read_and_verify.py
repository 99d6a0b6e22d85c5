"""Signs in to a running server, reads what it says now and how often such words came true, and checks that none of them was rewritten.

    make run                                     # in another terminal; make the owner account at the address that it prints
    python examples/read_and_verify.py --email me@example.org [--url http://127.0.0.1:8710]

The password is asked for, or read from CRYPTOPREDICT_PASSWORD. The head of the chain is noted in a file beside this one: the next run
begins where this one ended, and finds out if anything before was changed. It needs httpx2 and pyarrow, and nothing else of the project.
"""

import argparse
import getpass
import json
import os
import sys
from pathlib import Path

from cryptopredict.client import ApiError, Client, Noted, NotReady, shapes

NOTE = Path(__file__).with_suffix(".noted.json")


def main() -> int:
    """Returns 0 when the chain holds, 1 when it does not, 2 when the server says no."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="http://127.0.0.1:8710")
    parser.add_argument("--email", required=True)
    parser.add_argument("--note", type=Path, default=NOTE, help="where the head of the chain is noted")
    options = parser.parse_args()
    password = os.environ.get("CRYPTOPREDICT_PASSWORD") or getpass.getpass("Password: ")
    try:
        with Client(options.url, email=options.email, password=password) as api:
            show(api)
            return check(api, options.note)
    except ApiError as error:
        print(error, file=sys.stderr)
        return 2


def show(api: Client) -> None:
    """The market, the signals, and a year of candles."""
    try:
        regime = api.regime()
    except NotReady as error:
        print(f"No decision yet: {error}")
        return
    print(f"The market is {regime['regime']}: said with {regime['confidence']:.0%}, {record(regime['evidence'])}")
    print(f"To be held: {regime['recommended_exposure']:.0%}")
    signals = list(api.signals(status="active"))
    print(f"{len(signals)} signals" if signals else "No signal clears its costs now")
    for one in signals:
        print(
            f"  {one['symbol']} {one['signal_type']} at {one['entry_price']:g}: target before stop with {one['confidence']:.0%}"
            f" (break-even {one['break_even'] or 0:.0%}), {record(one['evidence'])}"
        )
    bitcoin = api.cryptocurrency("BTC")
    table = api.candles(bitcoin["id"], "1d", limit=365)
    closes = table["close"].to_numpy()
    if len(closes):
        print(f"BTC: {len(closes)} days, {closes.min():,.0f} to {closes.max():,.0f}, now {closes[-1]:,.0f}")


def record(evidence: shapes.EvidenceBody) -> str:
    """How often that came true."""
    if not evidence["observed_n"] or evidence["observed"] is None:
        return "never said so surely before"
    return (
        f"which came true in {evidence['observed']:.0%} of {evidence['observed_n']} cases"
        f" ({evidence['observed_low']:.0%} to {evidence['observed_high']:.0%})"
    )


def check(api: Client, note: Path) -> int:
    """Walk the chain on from where it was noted last."""
    began = Noted(*json.loads(note.read_text())) if note.exists() else Noted(0, "0" * 64)
    held, broken = api.verify_ledger(began)
    if broken is not None:
        print(f"The chain does not hold at entry {broken}: what stood there when it was noted stands there no more")
        return 1
    note.write_text(json.dumps(held))
    print(f"The chain holds from entry {began.seq} to {held.seq}, head {held.sha256[:16]}…")
    return 0


if __name__ == "__main__":
    sys.exit(main())
