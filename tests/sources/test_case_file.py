"""`case.toml`: what is wrong with it is said with the line and the fix."""

from pathlib import Path

import pytest

from holdfire.record import Party
from holdfire.sources.case_file import new_case, read_case

RIGHT = """title = "The truce"
languages = ["en"]
time_zone = "Europe/Kyiv"
starts = 2025-03-11

[[party]]
name = "Russia"
aliases = ["Kremlin"]

[[party]]
name = "Ukraine"
"""


def said(folder: Path, text: str) -> list[str]:
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return [problem.line() for problem in read_case(folder)[1]]


def test_a_case_is_read(tmp_path: Path) -> None:
    assert said(tmp_path, RIGHT) == []
    case = read_case(tmp_path)[0]
    assert case is not None
    assert (case.title, case.time_zone) == ("The truce", "Europe/Kyiv")
    assert case.parties == (Party("Russia", ("Kremlin",)), Party("Ukraine"))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"The truce"', "The truce", 1, "mend the line"),
        ('"The truce"', "17", 1, "title is '17', not words in quotation marks; write title = \"The energy truce\""),
        ("Europe/Kyiv", "Europe/Atlantis", 3, "time_zone is 'Europe/Atlantis', not a time zone"),
        ("2025-03-11", '"11 March"', 4, "starts is '11 March', not a day; write starts = 2025-03-11"),
        ('["en"]', '"en"', 2, "languages is 'en', not a list of language codes; write languages = [\"en\"]"),
        ("languages", "langauges", 2, "langauges is no field of a case and was left out; did you mean languages?"),
        ("aliases", "alias", 8, "alias is no field of a case and was left out; did you mean aliases?"),
        ('name = "Ukraine"', 'title = "Ukraine"', 10, 'this party has no name; write name = "Russia"'),
        ('name = "Ukraine"', 'name = "Russia"', 11, "Russia already stands for Russia; give it to one party"),
        ('name = "Ukraine"', 'name = "kremlin"', 11, "kremlin already stands for Russia; give it to one party"),
        ('["Kremlin"]', '"Kremlin"', 8, "aliases is 'Kremlin', not a list of names"),
        (
            "starts",
            "ends = 2025-03-01\nstarts",
            4,
            "ends = 2025-03-01 lies before starts = 2025-03-11; change one of them",
        ),
    ],
)
def test_a_mistake_is_said_with_its_line_and_fix(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    (first, *_) = said(tmp_path, RIGHT.replace(old, new, 1))
    assert first.startswith(f"case.toml: line {line}: ")
    assert words in first


def test_a_case_without_parties_or_without_a_file_says_what_to_do(tmp_path: Path) -> None:
    assert said(tmp_path, 'title = "x"\n') == [
        'case.toml: no parties; name each in a table: [[party]] and name = "Russia" below it'
    ]
    (tmp_path / "case.toml").unlink()
    assert read_case(tmp_path)[1][0].remedy == f"make a case: holdfire init {tmp_path} --party NAME"


def test_a_new_case_can_be_read_again(tmp_path: Path) -> None:
    parties = {'the "Front"': ("Ligne\\Nord",), "Ukraine": ()}
    assert said(tmp_path, new_case('A "case"', parties)) == []
    case = read_case(tmp_path)[0]
    assert case is not None
    assert case.title == 'A "case"'
    assert {party.name: party.aliases for party in case.parties} == parties


def test_the_case_that_ships_is_right() -> None:
    case, problems = read_case(Path(__file__).parents[2] / "cases" / "energy-truce-2025")
    assert problems == ()
    assert case is not None
    assert [party.name for party in case.parties] == ["Russia", "Ukraine", "United States"]
