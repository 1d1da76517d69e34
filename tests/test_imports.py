"""Imports go leftward only, without cycles; records need the standard library alone."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "holdfire"
ORDER = ("record", "vocab", "sources", "extraction", "ledger", "assessment", "publishing", "engines", "pipeline", "cli")
UNBOUND = ("__init__", "__main__")  # of the package itself: what a user imports and runs


def modules_in(root: Path) -> dict[str, Path]:
    """The modules under the package's folder by full name; a package stands for its `__init__`."""
    named = {}
    for file in sorted(root.rglob("*.py")):
        parts = file.relative_to(root).with_suffix("").parts
        named[".".join(("holdfire", *(parts[:-1] if parts[-1] == "__init__" else parts)))] = file
    return named


def imports_of(name: str, modules: dict[str, Path]) -> Iterator[str]:
    """What a module imports anywhere in it, also in functions: modules by full name, else what follows `from`."""
    package = name if modules[name].name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(modules[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            target = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                whole = f"{target}.{alias.name}"
                yield whole if whole in modules else target


def wrong_imports(root: Path) -> list[str]:
    """Imports to the right, modules without a place in the order, and what `record` needs beyond the standard library."""
    modules = modules_in(root)
    wrong = []
    for name, file in modules.items():
        if file.parent == root and file.stem in UNBOUND:
            continue
        layer = name.split(".")[1]
        if layer not in ORDER:
            wrong.append(f"{name} has no place in the order")
            continue
        for target in sorted(set(imports_of(name, modules))):
            top, *rest = target.split(".")
            if top == "holdfire":
                # the package itself imports the pipeline
                other = rest[0] if rest else "pipeline"
                if other not in ORDER or ORDER.index(other) > ORDER.index(layer):
                    wrong.append(f"{name} imports {target}")
            elif layer == "record" and top not in sys.stdlib_module_names:
                wrong.append(f"{name} imports {target}")
    return wrong


def cycles(root: Path) -> list[str]:
    """Rings of modules that import each other."""
    modules = modules_in(root)
    graph = {name: sorted(set(imports_of(name, modules)) & modules.keys()) for name in modules}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> list[str]:
        if name in path:
            return [" -> ".join((*path[path.index(name) :], name))]
        if name in done:
            return []
        found = [ring for target in graph[name] for ring in visit(target, (*path, name))]
        done.add(name)
        return found

    return [ring for name in sorted(graph) for ring in visit(name, ())]


def test_imports_go_leftward_only() -> None:
    assert wrong_imports(SOURCE) == []


def test_no_module_imports_itself_by_a_detour() -> None:
    assert cycles(SOURCE) == []


def test_there_are_modules_to_check() -> None:
    assert {"holdfire.record.span", "holdfire.extraction.reader", "holdfire.cli.app"} <= modules_in(SOURCE).keys()


def planted(root: Path, **files: str) -> Path:
    """A made-up package: keywords name files, with `__` for a slash."""
    for name, text in files.items():
        file = root / f"{name.replace('__', '/')}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def test_imports_to_the_left_are_fine(tmp_path: Path) -> None:
    root = planted(
        tmp_path,
        record__span="from dataclasses import dataclass\n",
        vocab__words="from holdfire.record import span\nimport spacy\n",
        cli__app="from holdfire import read\nfrom holdfire.pipeline import read\nfrom holdfire.vocab import words\n",
        pipeline="from holdfire.publishing.page import page\n",
        publishing__page="from holdfire.vocab.words import W\n",
    )
    assert wrong_imports(root) == []
    assert cycles(root) == []


def test_an_import_to_the_right_is_found_however_it_is_written(tmp_path: Path) -> None:
    for how in (
        "from holdfire.publishing.page import page",
        "from holdfire.publishing import page",
        "import holdfire.publishing.page",
        "from ..publishing.page import page",
        "from ..publishing import page",
        "def late():\n    from holdfire.publishing.page import page",
    ):
        root = planted(tmp_path, extraction__reader=how + "\n", publishing__page="")
        assert wrong_imports(root) == ["holdfire.extraction.reader imports holdfire.publishing.page"], how


def test_only_cli_may_import_the_package_itself(tmp_path: Path) -> None:
    root = planted(tmp_path, publishing__page="from holdfire import read\n", pipeline="import holdfire.cli.app\n")
    assert wrong_imports(root) == [
        "holdfire.pipeline imports holdfire.cli.app",
        "holdfire.publishing.page imports holdfire",
    ]


def test_records_that_need_a_library_are_found(tmp_path: Path) -> None:
    root = planted(tmp_path, record__span="import json\nimport spacy\nfrom holdfire.vocab.words import W\n")
    assert wrong_imports(root) == [
        "holdfire.record.span imports holdfire.vocab.words",
        "holdfire.record.span imports spacy",
    ]


def test_a_module_that_nobody_placed_is_found(tmp_path: Path) -> None:
    assert wrong_imports(planted(tmp_path, common__tools="")) == ["holdfire.common.tools has no place in the order"]


def test_a_ring_of_modules_is_found(tmp_path: Path) -> None:
    root = planted(
        tmp_path,
        vocab__a="from holdfire.vocab.b import B\n",
        vocab__b="from holdfire.vocab import c\n",
        vocab__c="def late():\n    from .a import A\n",
    )
    assert cycles(root) == ["holdfire.vocab.a -> holdfire.vocab.b -> holdfire.vocab.c -> holdfire.vocab.a"]
