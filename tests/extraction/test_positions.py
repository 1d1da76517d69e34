"""Who takes which stance on what, in short reports."""

import pytest

from conftest import Read

NEWS = "Leaders met this week to discuss the war between Russia and Ukraine. "


def stances(read: Read, text: str) -> set[tuple[str, str, str]]:
    return {(p.party, p.issue, p.stance) for p in read(text).positions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel accepted a ceasefire on Monday.", ("Israel", "full_ceasefire", "agreed")),
        ("The M23 rebels rejected the ceasefire.", ("M23", "full_ceasefire", "declined")),
        ("India did not agree to a ceasefire.", ("India", "full_ceasefire", "declined")),
        ("Sudan's army stopped short of endorsing a truce.", ("Sudan", "full_ceasefire", "declined")),
        ("Thailand agreed in principle to a ceasefire.", ("Thailand", "full_ceasefire", "agreed_in_principle")),
        ("Hamas said it was ready to release the hostages.", ("Hamas", "hostage_release", "agreed")),
        ("Ethiopia demanded that Eritrea withdraw its troops.", ("Ethiopia", "withdrawal", "demanded")),
        ("A demand by Armenia that prisoners be released was heard.", ("Armenia", "prisoner_exchange", "demanded")),
        ("Pakistan accused India of violating the ceasefire.", ("Pakistan", "full_ceasefire", "accused")),
        ("Hezbollah warned that it would resume attacks on shipping.", ("Hezbollah", "maritime", "threatened")),
        ("It was not clear whether Kyiv is on board with the ceasefire.", ("Ukraine", "full_ceasefire", "undecided")),
        ("Qatar called for talks.", ("Qatar", "negotiations", "proposed")),
        ("Colombia suspended talks with the rebels.", ("Colombia", "negotiations", "suspended")),
        ("The Houthis said they would halt attacks on ships in the Red Sea.", ("Houthis", "maritime", "committed")),
        ("The African Union welcomed the truce.", ("African Union", "full_ceasefire", "welcomed")),
        ("Iran doubts that the ceasefire will hold.", ("Iran", "full_ceasefire", "sceptical")),
    ],
)
def test_a_stance_is_read(read: Read, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in stances(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "If Kyiv agrees to the ceasefire, the war could end.",
        "Would Moscow accept a ceasefire?",
        "Suppose that Israel accepted a ceasefire tomorrow.",
        "Analysts asked whether Pakistan accepted the truce.",
        "The United States urged Israel to accept a ceasefire.",
    ],
)
def test_what_is_only_supposed_or_asked_is_no_yes(read: Read, text: str) -> None:
    assert not [p for p in read(text).positions if p.stance in ("agreed", "agreed_in_principle")]


def test_one_clause_can_give_several_issues(read: Read) -> None:
    found = stances(read, "Russia demanded an end to foreign military and intelligence assistance to Ukraine.")
    assert {("Russia", "military_aid", "demanded"), ("Russia", "intelligence_sharing", "demanded")} <= found


def test_who_says_and_who_passes_it_on(read: Read) -> None:
    text = "Putin told Trump that Russia will hand over 23 wounded soldiers, the Kremlin said."
    row = next(p for p in read(text).positions if p.issue == "wounded_transfer")
    assert (row.party, row.speaker, row.via) == ("Russia", "Putin", "Kremlin")


def test_he_is_the_one_who_spoke(read: Read) -> None:
    text = "French President Emmanuel Macron spoke in Paris. He called for a ceasefire."
    row = next(p for p in read(text).positions if p.issue == "full_ceasefire")
    assert (row.party, row.speaker) == ("France", "Emmanuel Macron")


@pytest.mark.parametrize(
    ("text", "stance", "voices"),
    [
        # what stands before a semicolon is not told by whoever speaks after it
        (
            "Armenia accuses Azerbaijan of breaking the ceasefire; Azerbaijan says that it is observing the truce.",
            "accused",
            ("Armenia", None),
        ),
        # a leader's country says what the leader says
        ("Imran Khan said in 2019 that his country accepted the ceasefire.", "agreed", ("Imran Khan", None)),
        # a state does not pass on what its own minister says
        (
            "Russian Foreign Ministry spokeswoman Maria Zakharova said that Moscow believes that Kyiv must accept a ceasefire.",
            "demanded",
            ("Maria Zakharova", None),
        ),
        # of sources without a name, the outlet that they spoke to passes it on
        (
            "According to people familiar with the talks who spoke to Bloomberg, Iran demanded an end to sanctions.",
            "demanded",
            ("Iran", "Bloomberg"),
        ),
        ("Two officials told Axios that Hamas had rejected the ceasefire.", "declined", ("Hamas", "Axios")),
        # an office is named with the state that it is of, and without the dateline before it
        (
            "The representative of Ethiopia demanded that Eritrea withdraw its troops.",
            "demanded",
            ("representative of Ethiopia", None),
        ),
        ("CAIRO, Oct 7 - Sudan's army accepted a truce.", "agreed", ("Sudan's army", None)),
    ],
)
def test_who_is_named_as_speaker_and_who_as_passing_it_on(
    read: Read, text: str, stance: str, voices: tuple[str, str | None]
) -> None:
    row = next(p for p in read(text).positions if p.stance == stance)
    assert (row.speaker, row.via) == voices


def test_a_stance_is_one_row_however_often_it_is_told(read: Read) -> None:
    rows = read("Israel rejected the ceasefire. Later Israel rejected the ceasefire again.").positions
    declined = [p for p in rows if p.stance == "declined"]
    assert len(declined) == 1
    assert declined[0].also


def test_another_subject_gives_nothing(read: Read) -> None:
    text = "The striker shot wide before the break. The union agreed a pay truce with the firm and rejected its offer."
    assert read(text).positions == ()


def test_swapping_the_parties_swaps_the_result(read: Read) -> None:
    text = (
        "{a} accepted a ceasefire but {b} rejected it. {a} accused {b} of violating the truce. "
        "{b} denied the charge and demanded that {a} withdraw its troops. {a} will release 40 prisoners on Friday."
    )
    for one, other in (("Thailand", "Cambodia"), ("India", "Pakistan"), ("Armenia", "Azerbaijan")):
        swap = {one: other, other: one}
        straight = stances(read, text.format(a=one, b=other))
        swapped = stances(read, text.format(a=other, b=one))
        assert len(straight) >= 4
        assert {(swap.get(p, p), i, s) for p, i, s in straight} == swapped
