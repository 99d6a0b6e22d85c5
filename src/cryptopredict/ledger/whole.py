"""Are the files of a model those that were written? Answered by hashes alone: nothing of the model is loaded, so the server may ask.

In: the directory of a version and the SHA-256 of its manifest. Out: nothing, or `Damaged` with the reason.
"""

import hashlib
import json
from pathlib import Path, PurePosixPath
from typing import Final

from cryptopredict.base import BadInput, Unavailable

__all__ = ["MANIFEST", "Damaged", "check_files", "damaged", "folder_of"]

MANIFEST: Final = "manifest.json"


class Damaged(Unavailable):
    """A stored model is missing or is not what was written."""


def folder_of(home: Path, name: str) -> Path:
    """Where the versions of a model lie; refuses names that are no plain words."""
    if not name.isidentifier():
        raise BadInput(f"{name!r} is no name of a model", to_do="Use letters, digits and _.")
    return home / "models" / name


def check_files(folder: Path, sha256: str) -> None:
    """Compare every file with the hash that its manifest names, and the manifest with `sha256`. Raises `Damaged`."""
    try:
        head = (folder / MANIFEST).read_bytes()
        if hashlib.sha256(head).hexdigest() != sha256:
            raise damaged(folder, "its manifest is not the one that was written")
        for name, digest in json.loads(head)["files"].items():
            parts = PurePosixPath(name).parts
            if not parts or name.startswith("/") or ".." in parts:
                raise damaged(folder, f"{name!r} is no name of a file of a model")
            with folder.joinpath(*parts).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != digest:
                raise damaged(folder, f"{name} is not what was written")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(folder, str(error) or type(error).__name__) from error


def damaged(folder: Path, why: str) -> Damaged:
    """The error itself."""
    return Damaged(f"The model in {folder} cannot be used", why=why, to_do="Train it again, or restore the directory.")
