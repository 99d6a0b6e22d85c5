"""gzip for answers of which only the front is somebody's own: the rest, which many share, is compressed once (RFC 1951 and 1952)."""

import struct
import zlib

__all__ = ["Rest"]

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_LEVEL = 5
_LONGEST = 0xFFFF
"""Bytes that a stored block holds."""


class Rest:
    """What follows the front of each such answer."""

    def __init__(self, plain: bytes) -> None:
        self.plain = plain
        squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._packed = squeeze.compress(plain) + squeeze.flush()

    def after(self, front: bytes) -> bytes:
        """A gzip stream of the front and this rest. The front is stored as it is: it is short, and a stored block ends with a byte."""
        blocks = b"".join(_stored(front[place : place + _LONGEST]) for place in range(0, len(front), _LONGEST))
        size, check = len(front) + len(self.plain), zlib.crc32(self.plain, zlib.crc32(front))
        return b"".join((_HEADER, blocks, self._packed, struct.pack("<II", check, size & 0xFFFFFFFF)))


def _stored(block: bytes) -> bytes:
    return struct.pack("<BHH", 0, len(block), len(block) ^ _LONGEST) + block
