"""Who said what: source, cue and content of sentences as news writes them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.extraction.attribution import weights
from holdfire.extraction.attribution.model import DIGEST, FILE, Model
from holdfire.extraction.reader import Reader
from holdfire.record import Attribution, Manner, Report, Span

Who = Callable[[str], tuple[Attribution, ...]]


@pytest.fixture(name="who")
def _who(reader: Reader) -> Who:
    return lambda text: reader.attributions(Report("t", text, "t.txt", ""))


def words(spans: Sequence[Span], text: str) -> str:
    return " | ".join(span.of(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Ukraine's defence ministry said Russian forces had fired on two villages overnight.",
            "Ukraine's defence ministry",
            "said",
            "Russian forces had fired on two villages overnight",
        ),
        (
            "“We will not sign,” the foreign minister of Sudan told reporters.",
            "the foreign minister of Sudan",
            "told",
            "“We will not sign,”",
        ),
        (
            "According to the Thai army, the shelling began at dawn.",
            "the Thai army",
            "According to",
            "the shelling began at dawn",
        ),
        (
            "The army, a spokesman claimed, had withdrawn all of its troops.",
            "a spokesman",
            "claimed",
            "The army | had withdrawn all of its troops",
        ),
        (
            '"It is over," he said. "Nobody will fire again."',
            "he",
            "said",
            '"It is over," | "Nobody will fire again."',
        ),
    ],
)
def test_source_cue_and_content_are_the_words_of_the_report(
    who: Who, text: str, source: str, cue: str, content: str
) -> None:
    (found,) = who(text)
    assert (words(found.source, text), words(found.cue, text)) == (source, cue)
    assert words(found.content, text).strip(".,") == content.strip(".,")


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ('"We have stopped firing," the general said.', Manner.DIRECT),
        ('The general said his men had "stopped firing" at noon.', Manner.MIXED),
        ("The general said his men had stopped firing.", Manner.INDIRECT),
    ],
)
def test_the_type_tells_what_stands_in_quotation_marks(who: Who, text: str, manner: Manner) -> None:
    assert [a.manner for a in who(text)] == [manner]


def test_a_speaker_is_resolved_and_whoever_passes_it_on_stands_before(who: Who) -> None:
    text = "The Kremlin said President Vladimir Putin had told his guests that Russia would keep the truce."
    spoken = {words(a.cue, text): (a.speaker, a.via) for a in who(text)}
    assert spoken in ({"said": ("Kremlin", ())}, {"had told": ("Vladimir Putin", ("Kremlin",))})


def test_a_private_person_has_no_name_in_the_result(who: Who) -> None:
    text = '"I hid in the cellar," said Maria Koval, 41, a baker.'
    (found,) = who(text)
    assert words(found.source, text).startswith("Maria Koval")
    assert found.speaker is None


def test_a_quotation_goes_on_over_paragraphs(who: Who) -> None:
    text = "The president of Kenya said:\n\n“The guns are silent. The talks go on.\n\n“We ask both sides to keep their word.”\n"
    (found,) = who(text)
    assert found.manner is Manner.DIRECT
    assert (
        words(found.content, text) == "“The guns are silent. The talks go on. | “We ask both sides to keep their word.”"
    )


def test_a_signed_quotation_belongs_to_its_name(who: Who) -> None:
    text = "“The ceasefire saved my village, and I thank both sides for it.” ― Amina Yusuf, Kassala"
    (found,) = who(text)
    assert words(found.source, text) == "Amina Yusuf, Kassala"
    assert words(found.content, text).startswith("“The ceasefire saved")


def test_swapping_the_parties_swaps_the_speakers(who: Who) -> None:
    text = (
        "Armenia's defence ministry said Azerbaijan had shelled a village. Azerbaijan denied that it had opened fire."
    )
    swapped = text.replace("Armenia", "#").replace("Azerbaijan", "Armenia").replace("#", "Azerbaijan")
    one, other = who(text), who(swapped)
    assert len(one) >= 2
    assert [a.manner for a in one] == [a.manner for a in other]
    assert [_swapped(a.speaker) for a in one] == [a.speaker for a in other]


def _swapped(name: str | None) -> str | None:
    return name and name.replace("Armenia", "#").replace("Azerbaijan", "Armenia").replace("#", "Azerbaijan")


def test_confidence_lies_between_none_and_all(who: Who) -> None:
    found = who(
        "The mayor said the port was closed. Analysts wonder about the pace of the talks, and a deal seems far."
    )
    assert found
    assert all(a.confidence is not None and 0 < a.confidence <= 1 for a in found)


_PIECES = [
    "he said",
    "“",
    "”",
    '"',
    "''",
    "``",
    "—",
    ":",
    "\n\n",
    ". ",
    ", ",
    "the army told ",
    "according to ",
    "Kyiv",
    "’",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map("".join))
def test_spans_stay_in_the_text_whatever_it_is(reader: Reader, text: str) -> None:
    for a in reader.attributions(Report("t", text, "t.txt", "")):
        assert a.content
        for span in (*a.source, *a.cue, *a.content):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip()


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    copy = tmp_path / "attribution.npz"
    copy.write_bytes(FILE.read_bytes()[:-1] + b"x")
    with pytest.raises(OSError, match="damaged"):
        weights.load(copy, DIGEST)


def test_the_weights_are_small_and_hold_no_code() -> None:
    assert FILE.stat().st_size < 15_000_000
    assert weights.load(FILE, DIGEST).arguments.values.shape[1] == 7  # read with pickles switched off


def test_nothing_is_found_in_an_empty_paragraph(who: Who) -> None:
    assert who("\n\n  \n") == ()


def test_a_model_is_loaded_once() -> None:
    assert Model.load() is Model.load()
