"""One part: some frames of bytes, each packed, with a checksum over all: torn or foreign, it is no part and is made again."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence

MARK = b"mwq1"
SUM = 16  # bytes of checksum
LEVEL = 1  # of packing: text shrinks to a fifth, and reading it back is quicker than the disk


def pack(*frames: bytes) -> bytes:
    """The frames as one part."""
    packed = [zlib.compress(frame, LEVEL) for frame in frames]
    body = MARK + struct.pack(f"<I{len(packed)}I", len(packed), *map(len, packed)) + b"".join(packed)
    return hashlib.blake2b(body, digest_size=SUM).digest() + body


def frames(part: bytes | None) -> Sequence[bytes] | None:
    """The frames, still packed; None where this is no whole part."""
    if part is None or part[SUM : SUM + len(MARK)] != MARK or hashlib.blake2b(part[SUM:], digest_size=SUM).digest() != part[:SUM]:
        return None
    at = SUM + len(MARK)
    (number,) = struct.unpack_from("<I", part, at)
    found, start = [], at + 4 + 4 * number
    for size in struct.unpack_from(f"<{number}I", part, at + 4):
        found.append(part[start : start + size])
        start += size
    return found


def unpack(frame: bytes) -> bytes:
    return zlib.decompress(frame)
