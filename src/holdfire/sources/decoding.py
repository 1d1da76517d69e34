"""Bytes to text: UTF-8 strictly, UTF-16 by its mark, and a plain word about anything else."""

import codecs

from charset_normalizer import from_bytes

from holdfire.record import Problem

_SAMPLE = 100_000  # bytes that are enough to tell an encoding


def decode(raw: bytes, file: str) -> str | Problem:
    r"""The text of `raw`, line endings as `\n` and a byte-order mark kept, so that offsets are those of Python's text mode."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return _lines(raw.decode("utf-16"))
        except UnicodeDecodeError as error:
            return Problem(
                "wrong-encoding", f"not readable as UTF-16 at byte {error.start}", "save it as UTF-8", file, fatal=True
            )
    if b"\x00" in raw[:_SAMPLE]:
        return Problem(
            "binary-file", "a binary file, not text", "give a .txt, .md, .html or .json file", file, fatal=True
        )
    try:
        return _lines(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        guess = from_bytes(raw[:_SAMPLE]).best()
        if guess is None:
            return Problem(
                "binary-file",
                f"not text: byte {error.start} is no UTF-8",
                "give a text file in UTF-8",
                file,
                fatal=True,
            )
        name = guess.encoding.upper().replace("_", "-")
        return Problem(
            "wrong-encoding",
            f"not UTF-8 (byte {error.start}), most likely {name}",
            f"convert it: iconv -f {name} -t UTF-8",
            file,
            fatal=True,
        )


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
