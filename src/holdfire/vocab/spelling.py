"""How names are spelt in the news: one key for "Erdoğan" and "Erdogan", "Sana'a" and "Sanaa", "Mohamed" and "Mohammed"."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

HYPHENS = frozenset("-‐‑")
GLUE = HYPHENS | frozenset("'’")  # marks inside a name that some reports leave out: "Kurdistan Workers' Party"
_WORDS = re.compile(r"[^\W_]+")
_MARKS = "".join(chr(i) if chr(i).isalnum() else " " for i in range(128))  # four times as fast as the expression
_LONGEST = 40  # characters; a longer token is no name
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "ə": "a", "Ə": "A"}
    | dict.fromkeys("'’‘ʼʻʿʾ`´′", "")
)
_LETTER = r"[^\W\d_]"
_BETWEEN = re.compile(
    rf"\s+|(?=['’]s(?!\w))|(?<=s)(?=['’](?:\s|$))|(?<=[\w.])(?=[,)])|(?<=\s\()|(?<=[^\W_])(-)(?={_LETTER})|(?<=\w)(/)(?=\w)"
)


@cache
def _spellings() -> tuple[dict[str, str], frozenset[str]]:
    """Variants of given names, each mapped to the first one, and the words that only count with their accents."""
    one: dict[str, str] = {}
    accented: set[str] = set()
    for line in files("holdfire.vocab").joinpath("data/spellings.txt").read_text(encoding="utf-8").splitlines():
        words = line.split()
        if line.startswith("#") or not words:
            continue
        if words[0] == "accented:":
            accented.update(words[1:])
        else:
            one |= dict.fromkeys(words, words[0]) | {word.upper(): words[0].upper() for word in words}
    return one, frozenset(accented)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The key of one token: accents and apostrophes gone, variants of a given name made one; its case is kept."""
    one, accented = _spellings()
    if len(word) > _LONGEST or word in accented:
        return word
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    plain = word.translate(_LETTERS) or word
    if plain.endswith(("skyy", "skiy", "skyi", "skij")):
        plain = plain[:-4] + "sky"
    return one.get(plain, plain)


def tokens(name: str) -> tuple[str, ...]:
    """A name cut as spaCy's English tokeniser cuts it in running text; a test compares the two on every name."""
    return (name,) if name.isalnum() else tuple(piece for piece in _BETWEEN.split(name) if piece)


def word_list(text: str) -> list[str]:
    """The words and figures of a running text as they stand, cut at everything that is neither letter nor digit."""
    return text.translate(_MARKS).split() if text.isascii() else _WORDS.findall(text)
