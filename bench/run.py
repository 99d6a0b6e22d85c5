"""`bench/run.py` is `python -m bench`, from wherever it is called."""

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    sys.path[0:1] = [str(root), str(root / "tests")]  # its markets are those of the tests
    runpy.run_module("bench", run_name="__main__", alter_sys=True)
