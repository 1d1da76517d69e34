"""What the documents show is what happens."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

from holdfire.extraction.reader import Reader
from holdfire.publishing.quotes_json import quotes_line
from holdfire.record import Extraction, Position, Report

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_the_real_output_of_the_demo() -> None:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    refresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(refresh)
    assert refresh.refreshed(README) == README


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert isinstance(names["position"], Position)  # the last one that its loop came by


def test_the_demo_report_is_the_one_with_gold() -> None:
    shipped = (ROOT / "examples" / "border-truce.txt").read_text(encoding="utf-8")
    assert shipped == (ROOT / "tests" / "gold" / "border_truce.txt").read_text(encoding="utf-8")


def test_every_path_in_the_readme_is_there() -> None:
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists(), path


DOCUMENTS = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_the_python_examples_of_the_documents_run(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for code in re.findall(r"```python\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL):
        names: dict[str, object] = {}
        exec(compile(code, document.name, "exec"), names)
        assert "holdfire" in names


def test_the_attribution_in_the_document_is_the_one_that_is_read(reader: Reader) -> None:
    text = (ROOT / "examples" / "border-truce.txt").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```json\n(.*?)```", (ROOT / "docs" / "quotes.md").read_text(encoding="utf-8"), re.DOTALL)
    expected = json.loads(shown.replace("..., {", "{").replace(", ...]", "]"))
    line = json.loads(
        quotes_line(
            Extraction(
                Report("border-truce", text, "-", ""),
                attributions=reader.attributions(Report("border-truce", text, "-", "")),
            )
        )
    )
    assert expected["attributions"][0] in line["attributions"]
