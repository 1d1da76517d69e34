"""The crosswalk between acts, CAMEO codes and stances holds in both directions."""

import pytest

from holdfire.vocab.acts import QUADS, act_of, act_of_cameo, acts, cameo_of
from holdfire.vocab.stances import stance_words

ROOTS = [
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "YIELD",
]
STANCES = [
    "agreed",
    "agreed_in_principle",
    "committed",
    "proposed",
    "welcomed",
    "hoped",
    "demanded",
    "declined",
    "sceptical",
    "undecided",
    "discussed",
    "announced",
    "accused",
    "denied",
    "claimed_compliance",
    "threatened",
    "suspended",
]


def test_every_root_code_is_an_act() -> None:
    assert list(acts()) == ROOTS
    assert {act.quad for act in acts().values()} == set(range(1, len(QUADS) + 1))


def test_every_cameo_root_but_the_statements_belongs_to_one_act() -> None:
    held = [code for act in acts().values() for code in act.cameo]
    assert sorted(held) == [f"{n:02d}" for n in range(2, 21)]


@pytest.mark.parametrize("stance", STANCES)
def test_every_stance_has_an_act_or_is_a_statement(stance: str) -> None:
    act = act_of(stance)
    assert cameo_of(stance)
    if act is None:
        assert all(code.startswith("01") for code in cameo_of(stance))
    else:
        assert stance in act.stances
        assert [a for a in acts().values() if stance in a.stances] == [act]


def test_no_act_stands_for_a_stance_that_the_guide_does_not_have() -> None:
    assert {s for act in acts().values() for s in act.stances} <= set(STANCES)
    assert {cue.stance for cues in stance_words().verbs.values() for cue in cues} <= set(STANCES)


@pytest.mark.parametrize(("code", "root"), [("0871", "YIELD"), ("112", "ACCUSE"), ("190", "ASSAULT"), ("010", None)])
def test_a_longer_code_is_that_of_its_root(code: str, root: str | None) -> None:
    act = act_of_cameo(code)
    assert (act.root if act else None) == root


def test_a_deed_is_no_stance() -> None:
    assert acts()["ASSAULT"].stance is None
    assert acts()["REJECT"].stance == "declined"
