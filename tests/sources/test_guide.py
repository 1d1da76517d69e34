"""The guide knows every kind of file and every problem that the sources can tell of."""

import ast
import io
import json
import re
from pathlib import Path

from short_report import TODAY
from test_any_bytes import SAMPLES

from holdfire.record import Report
from holdfire.sources.delivery import Delivery
from holdfire.sources.kinds import KINDS, read_delivery

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+|unchanged|unreachable|duplicate")
TELLING = {"Problem", "RefusedError", "unread", "note"}

OF_A_CASE = frozenset(
    {"case_file", "report_files"}
)  # they read what stands in a case's folder, which docs/case.md tells


def codes() -> set[str]:
    """First arguments of whatever makes a problem, and the codes that stand in tables or are given a name before."""
    found = set()
    for module in (ROOT / "src" / "holdfire" / "sources").rglob("*.py"):
        if module.stem in OF_A_CASE or module.stem.startswith("terms_"):
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                first = node.args[0]
                if name in TELLING and isinstance(first, ast.Constant):
                    found.add(str(first.value))
            if isinstance(node, ast.Tuple) and module.stem in ("opening", "status"):
                texts = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                found |= {text for text in texts if CODE.fullmatch(text)}
    return found


def test_every_problem_is_in_the_guide() -> None:
    known = codes()
    assert {"missing-file", "not-readable", "no-such-page", "broken-record", "unchanged", "private-address"} <= known
    told = set(re.findall(r"`([a-z-]+)`", GUIDE))
    assert known - told == set()


def test_every_ending_is_in_the_guide() -> None:
    assert [end for kind in KINDS for end in kind.endings if f"`{end}`" not in GUIDE] == []


def test_every_format_is_in_the_schema() -> None:
    file = ROOT / "src" / "holdfire" / "schema" / "extraction-1.json"
    formats = set(json.loads(file.read_text(encoding="utf-8"))["$defs"]["report"]["properties"]["format"]["enum"])
    reported = set()
    for ending, raw in SAMPLES.items():
        found = read_delivery(Delivery(io.BytesIO(raw), "a" + ending, "a", ending), TODAY)
        reported |= {one.format for one in found if isinstance(one, Report)}
    assert len(reported) > 5
    assert reported <= formats
