"""Digests: a file is read again if it can have changed, and only then."""

import os
from pathlib import Path

from holdfire.ledger.digests import Digests, digest_of

LATER = 10**10  # nanoseconds


def digest(folder: Path, file: Path, after: int = LATER) -> str:
    """The digest of a file at a moment so long after it was changed."""
    digests = Digests(folder / "digests.json", file.stat().st_ctime_ns + after)
    found = digests.of(file.name, file)
    digests.save()
    return found


def test_a_file_that_nobody_touched_is_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    first = digest(tmp_path, file)
    kept = tmp_path / "digests.json"
    assert first == digest_of(file)
    kept.write_text(kept.read_text().replace(first, "kept"))
    assert digest(tmp_path, file) == "kept"
    kept.unlink()
    assert digest(tmp_path, file) == first


def test_a_change_of_the_same_length_with_the_time_set_back_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    stood = file.stat()
    first = digest(tmp_path, file)
    file.write_text("two")
    os.utime(file, ns=(stood.st_atime_ns, stood.st_mtime_ns))
    assert digest(tmp_path, file) == digest_of(file) != first


def test_a_file_that_was_changed_just_now_is_read_again(tmp_path: Path) -> None:
    """It can be changed once more within the tick of the clock of its file system."""
    file = tmp_path / "a.txt"
    file.write_text("one")
    digest(tmp_path, file, after=10**9)
    assert not (tmp_path / "digests.json").exists()


def test_what_cannot_be_read_is_tried_again(tmp_path: Path) -> None:
    digests = Digests(tmp_path / "digests.json", LATER)
    assert digests.of("none", tmp_path / "none") == "error 2"
    digests.save()
    assert not (tmp_path / "digests.json").exists()


def test_a_torn_file_of_digests_is_none(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    (tmp_path / "digests.json").write_text('{"a.txt":["3 ')
    assert digest(tmp_path, file) == digest_of(file)
