"""What a build carries over from the generation before: after every change of a case its ledger is that of a build from scratch."""

import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

import duckdb
import pytest
from cheap import TODAY, new_case, put, read_all

from generated_copies import with_copies
from holdfire.ledger.building import build
from holdfire.ledger.built import Built, Reading
from holdfire.ledger.generations import current
from holdfire.ledger.kinds import KINDS
from holdfire.ledger.place import Place
from holdfire.ledger.signature_store import kept_origins
from holdfire.ledger.tables import quoted

MADE = list(with_copies(60, seed=8))
TABLES = ("report", "file", "problem", "carrier", "outline", "meta", *(kind.name for kind in KINDS))
Rows = dict[str, list[tuple[object, ...]]]


def built(place: Place) -> Built:
    """The case built with the cheap reader, copies found as in a real build."""
    how = Reading("cheap", read_all, partial(kept_origins, place, "cheap"))
    return build(place, how, (), TODAY, lambda *_: None)


def rows(place: Place) -> Rows:
    """Everything that the ledger holds, table by table."""
    with duckdb.connect(str(current(place)), read_only=True) as connection:
        return {
            name: sorted(connection.execute(f"SELECT * FROM {quoted(name)}").fetchall(), key=repr) for name in TABLES
        }


def from_scratch(place: Place, folder: Path) -> Rows:
    """What a build of the same files holds that knows of no build before it."""
    shutil.copytree(place.root, folder / place.root.name, ignore=shutil.ignore_patterns(".holdfire"))
    anew = Place(folder / place.root.name)
    built(anew)
    return rows(anew)


def write(place: Place, number: int, published: date | None = None, more: str = "") -> Path:
    """One of the generated reports as a file of the case: with a position that its copies share, and a copy with one of its own."""
    g = MADE[number]
    own = f"Ukraine declined maritime: not we, as paper {number} alone was told" if g.origin != g.id else ""
    text = f"{g.text}{more}\nRussia (Putin) agreed maritime: we halt at {g.origin}\n{own}\n"
    return put(place.root, f"r{number:02}", text, source=f"Paper {number % 7}", published=str(published or g.published))


def copied(held: Rows) -> set[tuple[object, object]]:
    """Each copy with its origin."""
    ids = [row[0] for row in held["report"]]
    return {(row[0], other) for row in held["report"] for other in row[1:] if other in ids and other != row[0]}


def changes(place: Place) -> Iterator[str]:
    """What happens to a case, a step at a time."""
    for number in range(0, 60, 2):
        write(place, number)
    page = {"url": "https://news.example/talks", "published": "2025-03-18"}
    put(place.root, "page", "Russia agreed maritime: we halt at noon\n", **page)
    newer = put(place.root, "page-v2", "Russia declined maritime: we go on\n", **page | {"version": "2"})
    yield "half of the reports, and a page in two versions"
    newer.unlink()
    yield "the newer version of the page is gone"
    for number in range(1, 60, 2):
        write(place, number)
    yield "the others, of days between those"
    origin = next(k for k, g in enumerate(MADE) if sum(o.origin == g.origin for o in MADE) > 1)
    write(place, origin).unlink()
    yield "a report that others were copied from is gone"
    write(place, origin)
    yield "and is there again"
    for number in (3, 20, origin):
        write(place, number, more=" A sentence that was not there before stands at the end of it now.")
    yield "three are edited"
    for number in range(10, 30):
        write(place, number, published=date(2024, 1, 1 + number))
    yield "the days of many are another"
    (place.reports / "empty.txt").write_text("")
    shutil.copy(place.reports / "r40.txt", place.reports / "a40.txt")
    yield "an empty file, and a second one with the same report that comes first"
    for number in range(30, 60):
        (place.reports / f"r{number:02}.txt").unlink()
    yield "half are gone"


def test_after_every_change_the_ledger_is_that_of_a_build_from_scratch(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    pairs = set()
    for number, change in enumerate(changes(place)):
        built(place)
        held = rows(place)
        assert held == from_scratch(place, tmp_path / str(number)), change
        assert held["position"], change
        pairs |= copied(held)
    assert len(pairs) > 20


def test_what_is_taken_out_again_and_again_leaves_no_room_behind(tmp_path: Path) -> None:
    """A draft starts as a copy: what a case lost must not stay in the file of its ledger for ever."""
    place = new_case(tmp_path / "case")
    random = Random(1)
    write(place, 0)
    sizes = []
    for turn in range(8):
        for number in range(10):
            put(place.root, f"turn-{turn}-{number}", random.randbytes(60_000).hex(" "))
            (place.reports / f"turn-{turn - 1}-{number}.txt").unlink(missing_ok=True)
        built(place)
        sizes.append((current(place) or place.case).stat().st_size)
    assert max(sizes[2:]) <= 2 * sizes[1], sizes


def test_a_ledger_that_was_read_in_another_way_is_not_carried_over(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    write(place, 0)
    built(place)
    how = Reading("another", read_all, partial(kept_origins, place, "another"))
    assert build(place, how, (), TODAY, lambda *_: None).read == 1


@pytest.mark.parametrize("place_of_damage", [0, 8192])
def test_a_ledger_that_is_damaged_is_made_anew(tmp_path: Path, place_of_damage: int) -> None:
    place = new_case(tmp_path / "case")
    write(place, 0)
    built(place)
    expected = rows(place)["report"]
    generation = current(place)
    assert generation is not None
    data = bytearray(generation.read_bytes())
    data[place_of_damage : place_of_damage + 4096] = bytes(4096)
    generation.write_bytes(data)
    write(place, 1)
    built(place)
    assert set(expected) < set(rows(place)["report"])
