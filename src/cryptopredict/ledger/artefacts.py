"""Models on disk: a directory for each, arrays as .npy files, a manifest that names the SHA-256 of every one of them.

In: a `Saved`. Out: the same one, read-only, or `Damaged` with the reason; what does not match its hashes is never given back. A
directory appears whole or not at all: it is written beside its place, synced and renamed.
"""

import hashlib
import io
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Conflict
from cryptopredict.core import private_directory
from cryptopredict.core.chain import canonical
from cryptopredict.estimators.protocol import Saved
from cryptopredict.ledger.whole import MANIFEST, Damaged, damaged

__all__ = ["KeptFits", "read_artefact", "write_artefact"]

_FORMAT: Final = 1
_UNFINISHED: Final = ".new-"
_ABANDONED_SECONDS: Final = 86_400


def write_artefact(folder: Path, saved: Saved, *, durable: bool = True) -> str:
    """Write a model where nothing is yet; returns the SHA-256 of its manifest.

    One that is not `durable` may be torn when the machine loses power, which its hashes show; it is written much faster.

    Raises `Conflict` when something is there, `BadInput` on a manifest that JSON cannot hold, `OSError` on a full disk.
    """
    parent = private_directory(folder.parent)
    _forget_unfinished(parent)
    unfinished = parent / f"{_UNFINISHED}{uuid.uuid4().hex}"
    unfinished.mkdir(mode=0o700)
    try:
        digests = {}
        for name in sorted(saved.arrays):
            path = _inside(unfinished, f"{name}.npy")
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            digests[f"{name}.npy"] = _write(path, _packed(saved.arrays[name]), durable=durable)
        head = canonical({"format": _FORMAT, "files": digests, "manifest": saved.manifest}).encode()
        sha256 = _write(unfinished / MANIFEST, head, durable=durable)
        for inner, _, _ in os.walk(unfinished) if durable else ():
            _sync(Path(inner))
        try:
            unfinished.rename(folder)
        except OSError as error:
            if folder.exists():
                raise Conflict(f"There is a model in {folder} already", to_do="Store it under another version.") from error
            raise
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    if durable:
        _sync(parent)
    return sha256


def read_artefact(folder: Path, sha256: str | None = None) -> Saved:
    """The model in a directory, every byte of it checked; `sha256` is that of its manifest, as it was written down elsewhere.

    Raises `Damaged` when a file is missing, more or other than what was written.
    """
    try:
        head = (folder / MANIFEST).read_bytes()
        if sha256 is not None and hashlib.sha256(head).hexdigest() != sha256:
            raise damaged(folder, "its manifest is not the one that was written")
        found = json.loads(head)
        if found["format"] != _FORMAT:
            raise damaged(folder, f"its format {found['format']} is not {_FORMAT}")
        arrays = {name.removesuffix(".npy"): _array(folder, name, digest) for name, digest in found["files"].items()}
        return Saved(found["manifest"], MappingProxyType(arrays))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(folder, str(error) or type(error).__name__) from error


class KeptFits(MutableMapping[str, Saved]):
    """Finished fits by their digest in a directory, so that a training that was interrupted goes on where it was.

    One that cannot be read is as good as none. Several processes may use it at once: the same key is the same fit, so that whoever
    is first has written it. `clear` removes the directory.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and (self._folder / key / MANIFEST).exists()

    def __getitem__(self, key: str) -> Saved:
        try:
            return read_artefact(self._folder / key)
        except Damaged as error:
            shutil.rmtree(self._folder / key, ignore_errors=True)
            raise KeyError(key) from error

    def __setitem__(self, key: str, saved: Saved) -> None:
        if key not in self:
            with suppress(Conflict):
                write_artefact(self._folder / key, saved, durable=False)

    def __delitem__(self, key: str) -> None:
        shutil.rmtree(self._folder / key)

    def __iter__(self) -> Iterator[str]:
        if not self._folder.exists():
            return iter(())
        return (path.name for path in self._folder.iterdir() if not path.name.startswith(_UNFINISHED))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Forget all of them."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _packed(array: NDArray[Any]) -> bytes:
    into = io.BytesIO()
    np.save(into, np.asarray(array, order="C"), allow_pickle=False)  # a single number stays one, without dimensions
    return into.getvalue()


def _array(folder: Path, name: str, digest: str) -> NDArray[Any]:
    data = _inside(folder, name).read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise damaged(folder, f"{name} is not what was written")
    array: NDArray[Any] = np.load(io.BytesIO(data), allow_pickle=False)
    array.setflags(write=False)
    return array


def _inside(folder: Path, name: str) -> Path:
    """A file of the model; its name may not lead out of the directory."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts:
        raise ValueError(f"{name!r} is no name of a file of a model")
    return folder.joinpath(*parts)


def _write(path: Path, data: bytes, *, durable: bool) -> str:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    return hashlib.sha256(data).hexdigest()


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _forget_unfinished(parent: Path) -> None:
    """Remove what a killed process left a day ago or longer: a younger one may still be written."""
    for path in parent.glob(f"{_UNFINISHED}*"):
        with suppress(FileNotFoundError):  # another process has just finished it: it has its name now
            if path.stat().st_mtime < time.time() - _ABANDONED_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
