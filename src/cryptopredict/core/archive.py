"""A backup as a file: a tar of parts, and a manifest with the SHA-256 of each, which is checked before anything is taken from it."""

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from cryptopredict.base import BadInput

__all__ = ["pack", "unpack"]

_MANIFEST = "manifest.json"
_FORMAT = 1
_CHUNK = 1 << 20


def pack(target: Path, parts: Mapping[str, Path], facts: Mapping[str, Any], told: Callable[[float], None]) -> int:
    """Write files and folders (`parts`: name in the archive → path) and `facts` to a new private file; returns its bytes.

    A part that is not there is left out. `told` hears the share done. The file stands there whole or not at all.
    Raises `BadInput` where it exists, or cannot be written.
    """
    files = [(name, path) for part, origin in parts.items() for name, path in _files(part, origin)]
    whole = sum(path.stat().st_size for _, path in files) or 1
    spare = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w|") as archive:
                hashes, done = {}, 0
                for name, path in files:
                    hashes[name] = _add(archive, name, path)
                    done += path.stat().st_size
                    told(done / whole)
                _add_bytes(archive, _MANIFEST, json.dumps({"format": _FORMAT, **facts, "files": hashes}).encode())
            file.flush()
            os.fsync(file.fileno())
        os.link(spare, target)  # unlike a rename it never replaces a file
    except OSError as error:
        raise BadInput(f"{target} cannot be written", why=error.strerror or str(error), to_do="Give another name.") from error
    finally:
        spare.unlink(missing_ok=True)
    return target.stat().st_size


def unpack(source: Path, folder: Path, told: Callable[[float], None]) -> dict[str, Any]:
    """Take every part of an archive into an empty folder and return its facts; only when every hash agreed are they worth anything.

    Raises `BadInput` where the file cannot be read, is cut off, or differs from its manifest.
    """
    try:
        whole = source.stat().st_size or 1
        hashes: dict[str, str] = {}
        manifest: dict[str, Any] = {}
        with source.open("rb") as file, tarfile.open(fileobj=file, mode="r|") as archive:
            for member in archive:
                content = _content(archive, member)
                if member.name == _MANIFEST:
                    manifest = json.load(content)
                else:
                    hashes[member.name] = _take(content, folder / member.name)
                told(file.tell() / whole)
    except (OSError, tarfile.TarError, ValueError) as error:
        raise _spoilt(source, str(error)) from error
    if manifest.get("format") != _FORMAT:
        raise _spoilt(source, "it has no manifest of this format" if manifest else "its end is missing")
    wanted: dict[str, str] = manifest.pop("files")
    if wrong := sorted(name for name in hashes.keys() | wanted.keys() if hashes.get(name) != wanted.get(name)):
        raise _spoilt(source, f"{wrong[0]} is not what was put there")
    return manifest


def _files(part: str, origin: Path) -> Iterator[tuple[str, Path]]:
    if origin.is_dir():
        for path in sorted(origin.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield (PurePosixPath(part) / path.relative_to(origin).as_posix()).as_posix(), path
    elif origin.is_file():
        yield part, origin


def _add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    with path.open("rb") as file:
        member = tarfile.TarInfo(name)
        member.size = os.fstat(file.fileno()).st_size  # a log that grows is taken as long as it was
        hashed = _Hashed(file)
        archive.addfile(member, cast("IO[bytes]", hashed))  # it asks for `read` alone
        return hashed.hexdigest()


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))


class _Hashed:
    """A file that is hashed as it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._file.read(size)
        self._hash.update(block)
        return block

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def _take(content: IO[bytes], target: Path) -> str:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    hashed = _Hashed(content)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        shutil.copyfileobj(hashed, file, _CHUNK)
    return hashed.hexdigest()


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    path = PurePosixPath(member.name)
    content = archive.extractfile(member) if path.parts and not path.is_absolute() and ".." not in path.parts else None
    if content is None:
        raise tarfile.TarError(f"{member.name} is no file of a backup")
    return content


def _spoilt(source: Path, why: str) -> BadInput:
    return BadInput(f"{source} is no whole backup", why=why, to_do="Take another one: nothing was changed here.")
