"""The house: pins without addresses, small modules that say what they are, no large files."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "src").rglob("*.py"))


def test_every_pin_has_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|--find-links|--index-url|@ ", lock)
    blocks = re.split(r"\n(?=[a-zA-Z0-9])", lock.strip())
    assert len(blocks) > 20
    assert all("==" in b and "--hash=sha256:" in b for b in blocks)
    assert not any(b.startswith("torch==") for b in blocks)


def test_every_module_says_what_it_is_and_keeps_to_one_subject() -> None:
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        assert ast.get_docstring(ast.parse(text)), f"{module} has no docstring"
        assert text.count("\n") < 400, f"{module} is too long"


def test_no_large_files_in_the_package() -> None:
    assert all(f.stat().st_size < 5_000_000 for f in (ROOT / "src").rglob("*") if f.is_file())
