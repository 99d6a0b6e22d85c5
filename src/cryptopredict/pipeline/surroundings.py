"""What decides beside the data: the code, the libraries that calculate, the interpreter and the processor. In: nothing. Out: JSON."""

import hashlib
import platform
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import cryptopredict
from cryptopredict import __version__

__all__ = ["LIBRARIES", "surroundings"]

LIBRARIES: Final = ("numpy", "numba", "llvmlite", "scipy", "xgboost-cpu", "jax", "jaxlib", "keras", "skfolio")
"""What calculates. Another version of one may give another last bit, and from there another answer."""
_ROOMS: Final = (
    "base",
    "estimators",
    "features",
    "layer1_macro",
    "layer2_sectors",
    "layer3_assets",
    "layer4_timing",
    "pipeline",
)
_CPU: Final = Path("/proc/cpuinfo")


@cache
def surroundings() -> dict[str, Any]:
    """By name: `code` (version), `source_sha256` of the rooms that think, `python`, `machine`, `cpu`, and `libraries` by version."""
    return {
        "code": __version__,
        "source_sha256": _source(),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cpu": _processor(),
        "libraries": {name: version for name in LIBRARIES if (version := _version(name)) is not None},
    }


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _source() -> str:
    """The version alone does not tell two states of a checkout apart."""
    home = Path(cryptopredict.__file__).parent
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((home / room).rglob("*.py")):
            digest.update(f"{path.relative_to(home)}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _processor() -> str:
    """Its name where the system tells it: which instructions it has decides how compiled code adds up."""
    try:
        lines = _CPU.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor())
