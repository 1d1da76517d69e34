"""The body of an answer, unpacked piece by piece: what counts is what comes out, not what was sent."""

import zlib
from collections.abc import Iterable

from holdfire.sources.web.refusal import RefusedError

_STEP = 1 << 16  # bytes that are unpacked at a time


def read_body(pieces: Iterable[bytes], packed: str, largest: int, *, cut: bool = False) -> bytes:
    """The bytes of a body that is packed as its header says (`gzip`, `deflate`, or nothing).

    Raises `RefusedError` where more than `largest` bytes come out, or they cannot be unpacked; with `cut`, what is
    beyond `largest` is left away instead.
    """
    way = packed.strip().lower()
    if way not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise RefusedError(
            "wrong-type", f"packed as {packed[:20]!r}, for which nobody asked", "save the page and give the file"
        )
    body = bytearray()
    for piece in pieces if way in ("", "identity") else _unpacked(pieces, way):
        body += piece
        if len(body) > largest:
            if cut:
                return bytes(body[:largest])
            raise RefusedError(
                "too-large", f"larger than {largest // 1_000_000} MB", "save what matters and give the file"
            )
    return bytes(body)


def _unpacked(pieces: Iterable[bytes], way: str) -> Iterable[bytes]:
    """What comes out, in small pieces; an answer may be several packed ones in a row."""
    opener = None
    try:
        for piece in pieces:
            waiting = piece
            while waiting:
                if opener is None or opener.eof:
                    opener = zlib.decompressobj(_window(way, waiting))
                yield opener.decompress(waiting, _STEP)
                waiting = opener.unused_data if opener.eof else opener.unconsumed_tail
    except zlib.error:
        raise RefusedError(
            "broken-compression", "its compression is broken", "save the page and give the file"
        ) from None
    if opener is not None and not opener.eof:
        raise RefusedError("broken-compression", "it breaks off in the middle", "try again later")


def _window(way: str, first: bytes) -> int:
    """How zlib is told what comes: "deflate" is said of two formats, one of which begins with a mark."""
    if way != "deflate":
        return 16 + zlib.MAX_WBITS
    return zlib.MAX_WBITS if first[0] & 0x0F == 8 else -zlib.MAX_WBITS
