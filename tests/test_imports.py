"""Imports go leftward only, without cycles; records need the standard library alone."""

import ast
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "holdfire"
ORDER = ("record", "vocab", "sources", "extraction", "ledger", "assessment", "publishing", "pipeline", "cli")


def imports_of(file: Path) -> set[str]:
    """The modules that a file imports, by full name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def wrong_imports(root: Path) -> list[str]:
    """Imports to the right, and anything but the standard library in `record`."""
    wrong = []
    for file in sorted(root.rglob("*.py")):
        layer = file.relative_to(root).parts[0].removesuffix(".py")
        if layer in ("__init__", "__main__"):
            continue
        for name in sorted(imports_of(file)):
            top, *rest = name.split(".")
            if top == "holdfire":
                target = rest[0] if rest else "cli"
                if target in ORDER and ORDER.index(target) > ORDER.index(layer) and not (layer == "cli" and not rest):
                    wrong.append(f"{file.name} imports {name}")
            elif layer == "record" and top not in sys.stdlib_module_names:
                wrong.append(f"{file.name} imports {name}")
    return wrong


def cycles(root: Path) -> list[str]:
    """Modules that import each other, directly or in a ring."""
    names = {
        ".".join(("holdfire", *f.relative_to(root).with_suffix("").parts)): f
        for f in root.rglob("*.py")
        if f.name != "__init__.py"
    }
    graph = {name: {i for i in imports_of(file) if i in names} for name, file in names.items()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> list[str]:
        if name in path:
            return [" -> ".join((*path[path.index(name) :], name))]
        if name in done:
            return []
        found = [c for target in sorted(graph[name]) for c in visit(target, (*path, name))]
        done.add(name)
        return found

    return [c for name in sorted(graph) for c in visit(name, ())]


def test_imports_go_leftward_only() -> None:
    assert wrong_imports(SOURCE) == []


def test_no_module_imports_itself_by_a_detour() -> None:
    assert cycles(SOURCE) == []


def test_the_checks_can_fail(tmp_path: Path) -> None:
    (tmp_path / "record").mkdir()
    (tmp_path / "vocab").mkdir()
    (tmp_path / "record" / "span.py").write_text("import spacy\nfrom holdfire.vocab.words import W\n")
    (tmp_path / "vocab" / "words.py").write_text("from holdfire.record.span import S\n")
    assert wrong_imports(tmp_path) == ["span.py imports holdfire.vocab.words", "span.py imports spacy"]
    assert cycles(tmp_path)
