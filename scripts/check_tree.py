"""Rules of the tree that no linter knows. Prints what breaks them; exits 1 if anything does."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINES = 300
GENERATED = ("migrations/versions/", "client/shapes.py", ".gen.")


def tracked(*patterns: str) -> list[Path]:
    """Files that git tracks or would track."""
    listed = subprocess.run(  # noqa: S603
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],  # noqa: S607
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def too_long() -> list[str]:
    """A file above the limit is two things."""
    found = []
    for path in tracked("*.py"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LINES and not any(mark in str(path) for mark in GENERATED):
            found.append(f"{path.relative_to(ROOT)}: {lines} lines, at most {LINES}")
    return found


def out_of_order() -> list[str]:
    """Alphabetical order is import order: the layers must be sorted, and every room must be one of them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [] if layers == sorted(layers, reverse=True) else ["pyproject.toml: the layers are not sorted"]


def addresses() -> list[str]:
    """Locks name packages and hashes, never where they were fetched from."""
    found = [f"{path.relative_to(ROOT)}: lists addresses" for path in tracked("uv.lock", "*/uv.lock")]
    found += [
        f"{path.relative_to(ROOT)}: lists addresses"
        for path in tracked("*package-lock.json")
        if '"resolved": "http' in path.read_text(encoding="utf-8")
    ]
    found += [
        f"{path.relative_to(ROOT)}: names an index"
        for path in tracked("requirements/*")
        if "index-url " in path.read_text(encoding="utf-8")
    ]
    return found


def main() -> int:
    """Check the tree."""
    problems = [*too_long(), *out_of_order(), *addresses()]
    for problem in problems:
        sys.stdout.write(problem + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
