"""Bytes to text: what a page or server declares, UTF-8 strictly, UTF-16 by its mark, and a plain word about anything else."""

import codecs
import re

from charset_normalizer import from_bytes

from holdfire.record import Problem

_SAMPLE = 100_000  # bytes that are enough to tell an encoding
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_BEGINNINGS = (  # of what is no text
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x00\x00\x00", "a film"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
)
_HEAD = 4096  # bytes in which a page declares its encoding
# encodings of text and no other codec of Python's: some of those never end, or are no text
_KNOWN = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|iso-?8859-?\d\d?|latin-?\d|(?:windows|cp)-?12\d\d|koi8-[rut]|mac-?(?:roman|cyrillic)"
    r"|gbk?|gb-?2312|gb-?18030|big5(?:-hkscs)?|euc-(?:jp|kr)|shift[-_]jis|iso-2022-jp|tis-620|cp866|ibm866"
)
_WESTERN = re.compile(r"(?:us-)?ascii|iso-?8859-?1|latin-?1")  # on the web, these names mean Windows-1252
_ESCAPED = re.compile(r"utf-?16.*|iso-2022-.*")  # their bytes may be good UTF-8 and mean something else


def no_text(raw: bytes) -> str | None:
    """What bytes are that are no text, by how they begin: "a PDF"; null where they may be one."""
    return next((what for beginning, what in _BEGINNINGS if raw.startswith(beginning)), None)


def declared_in(raw: bytes) -> str | None:
    """The encoding that a page or feed names at its beginning."""
    found = _DECLARED.search(raw, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def decode(raw: bytes, file: str, declared: str | None = None) -> str | Problem:
    r"""The text of `raw`, line endings as `\n` and a byte-order mark kept, so that offsets are those of Python's text mode.

    `declared` is the encoding that somebody named. Bytes that are UTF-8 are that, whatever was declared: no text in
    another encoding is UTF-8 by chance, and old servers say what they always said.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return _lines(raw.decode("utf-16"))
        except UnicodeDecodeError as error:
            return Problem(
                "wrong-encoding", f"not readable as UTF-16 at byte {error.start}", "save it as UTF-8", file, fatal=True
            )
    name = _codec(declared)
    if name and _ESCAPED.fullmatch(name):
        try:
            return _lines(raw.decode(name))
        except UnicodeDecodeError:
            name = None
    if b"\x00" in raw[:_SAMPLE]:
        return _binary(raw, "a binary file", file)
    try:
        return _lines(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        wrong = error
    try:
        return _lines(raw.decode(name)) if name else _undecided(raw, wrong, file)
    except UnicodeDecodeError:
        return _undecided(raw, wrong, file)


def _codec(declared: str | None) -> str | None:
    name = (declared or "").strip().strip("\"'").lower()
    if _WESTERN.fullmatch(name):
        return "cp1252"
    if not _KNOWN.fullmatch(name):
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _undecided(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    guess = None if no_text(raw) else from_bytes(raw[:_SAMPLE]).best()
    if guess is None:
        return _binary(raw, "a file in no known encoding", file)
    name = guess.encoding.upper().replace("_", "-")
    return Problem(
        "wrong-encoding",
        f"not UTF-8 (byte {error.start}), most likely {name}",
        f"convert it: iconv -f {name} -t UTF-8",
        file,
        fatal=True,
    )


def _binary(raw: bytes, otherwise: str, file: str) -> Problem:
    what = no_text(raw) or otherwise
    return Problem("binary-file", f"{what}, not text", "save its text as a .txt file and give that", file, fatal=True)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
