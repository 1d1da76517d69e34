"""The house: pins without addresses, small modules that say what they are, a package that carries its data."""

import ast
import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.markers import Marker

import holdfire

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.+!]+)(?: ; (?P<marker>[^\\]+?))? \\")
HASHES = re.compile(r"(?:\n {4}--hash=sha256:[0-9a-f]{64}(?: \\)?)+\n*")

TOO_LARGE = 5_000_000  # bytes
WEIGHTS = {
    "lower.onnx": 16_000_000,
    "acts.onnx": 8_000_000,
    "stances.onnx": 10_000_000,
}  # bytes; networks are as large as they are
LONG = 300  # lines
OUTGROWN = {"extraction/date_relative.py": 330}  # lines; modules that have to be divided, and may not grow until then


def pins(lock: str) -> Iterator[tuple[str, str, str | None]]:
    """Name, version and marker of each package of a lock; AssertionError for anything but pins with hashes."""
    for block in re.split(r"\n(?=\S)", lock):
        pin = PIN.match(block)
        assert pin, f"not a pin: {block[:80]!r}"
        assert HASHES.fullmatch(block[pin.end() :]), f"no hashes, or more than hashes: {block[:80]!r}"
        yield pin["name"], pin["version"], pin["marker"]


def tracked() -> list[Path]:
    """The files that are under version control; without git, those that would be."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        files = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        ours = [top for top in ROOT.iterdir() if top.name not in (".git", ".venv") and not top.name.endswith("_cache")]
        files = [
            f for top in ours for f in ([top] if top.is_file() else top.rglob("*")) if "__pycache__" not in f.parts
        ]
    return [file for file in files if file.is_file()]


def test_every_pin_has_hashes_and_no_address() -> None:
    names = [name for name, _, _ in pins(LOCK)]
    assert {"spacy", "typer", "pytest", "hatchling"} <= set(names)
    # torch weighs more than everything else together; the other names were taken by strangers
    assert [n for n in names if n == "torch" or "core-news" in n or n == "en-core-web-trf"] == []


@pytest.mark.parametrize(
    "line",
    [
        "rich==15.0.0\n",
        "--find-links wheels\n",
        "rich @ file:///wheels/rich.whl \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "rich>=15 \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "rich==15.0.0 \\\n    --hash=sha256:" + "0" * 64 + "\n    # from somewhere\n",
    ],
)
def test_anything_but_a_pin_is_refused(line: str) -> None:
    with pytest.raises(AssertionError):
        list(pins(line))


def test_what_is_installed_is_what_is_pinned() -> None:
    if not Path(sys.prefix, "ready").exists():
        pytest.skip("this environment was not set up by make, so that its versions are its own")
    wanted = {name: version for name, version, marker in pins(LOCK) if marker is None or Marker(marker).evaluate()}
    installed = {name: importlib.metadata.version(name) for name in wanted}
    assert installed == wanted


def test_every_dependency_is_pinned() -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    names = {re.split(r"[\[<>=~! ]", line)[0] for line in asked}
    assert names <= {name for name, _, _ in pins(LOCK)}


def test_the_package_needs_what_it_imports() -> None:
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(line for extra in extras for line in extra)]
    declared = {re.split(r"[<>=]", line)[0] for line in wanted}
    owners = importlib.metadata.packages_distributions()
    foreign = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            foreign |= {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"holdfire"}
    # the name of a project may be written with capitals, which mean nothing
    lower = {name: {owner.lower() for owner in owners.get(name, [name])} for name in foreign}
    assert {name for name in foreign if not declared & lower[name]} == set()


def test_the_wheel_carries_types_vocabulary_and_schema(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("holdfire-*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("holdfire/")}
    here = {f.relative_to(SOURCE).as_posix() for f in SOURCE.rglob("*") if f.is_file() and "__pycache__" not in f.parts}
    assert "holdfire/py.typed" in here
    assert packed == here


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(SOURCE / "holdfire").as_posix())
def test_every_module_says_what_it_is_and_keeps_to_one_subject(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    name = module.relative_to(SOURCE / "holdfire").as_posix()
    assert text.count("\n") < OUTGROWN.get(name, LONG)


def test_no_file_is_large() -> None:
    assert [f.name for f in tracked() if f.stat().st_size > WEIGHTS.get(f.name, TOO_LARGE)] == []


def test_no_machine_and_no_registry_is_named() -> None:
    hosts = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("anaconda", "org"))]
    machine = r"(?<![\w.~])/(?:work|tmp|root|home|Users)/\w"
    spoken = re.compile("|".join([*map(re.escape, hosts), machine]))
    naming = {}
    for file in tracked():
        found = spoken.search(file.read_text(encoding="utf-8", errors="replace"))
        if found:
            naming[file.relative_to(ROOT).as_posix()] = found[0]
    assert naming == {}


def test_the_version_is_one() -> None:
    assert holdfire.__version__ == PROJECT["project"]["version"]


def test_the_continuous_check_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
