"""Words out of a report, made safe to show: nothing that a report says can steer a terminal or turn text around."""

import re

# ends of line, in whatever form a report has them
_SPACES = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_SEPARATORS = re.compile("[\u2028\u2029]")
# marks that turn or hide text without being seen: bidirectional controls, zero-width signs, tags
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_ENDS = " ,;:.!?"  # what may follow a whole word
_SLACK = 4  # characters looked at for each one shown: what is dropped and joined shortens a text


def visible(text: str) -> str:
    """The text in one line: line ends are spaces, control characters their pictures (␛), unseen marks are gone."""
    return _CONTROLS.sub(_picture, _UNSEEN.sub("", _SPACES.sub(" ", text)))


def pictured(text: str) -> str:
    """As `visible`, with line ends and tabs kept: for cells that a program reads."""
    lines = _SEPARATORS.sub("\n", _UNSEEN.sub("", text))
    return _CONTROLS.sub(lambda m: m[0] if m[0] in "\n\t" else _picture(m), lines)


def shortened(text: str, limit: int) -> str:
    """The text as `visible` shows it, cut before the word that goes over `limit` characters and marked with `…`.

    Takes time linear in `limit`, however long the text.
    """
    head = " ".join(visible(text[: limit * _SLACK]).split())
    if len(head) <= limit and len(text) <= limit * _SLACK:
        return head
    cut = head[: limit - 1]
    whole = cut if head[limit - 1 : limit] in _ENDS else cut.rpartition(" ")[0]
    # a single word longer than half the space is cut where it stands
    return (whole if len(whole) * 2 > limit else cut).rstrip(" ,;:—–-") + "…"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
