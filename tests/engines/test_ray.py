"""The Ray engine on a cluster of two nodes: the same results as the local one, and one item lost where a task dies."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_work import doubled, process, strict

from holdfire.engines import Lost
from holdfire.engines.local import LocalEngine

ray = pytest.importorskip("ray", reason="Ray is not installed (pip install 'holdfire[ray]')")

from ray.cluster_utils import Cluster  # noqa: E402

from holdfire.engines.ray import RayEngine  # noqa: E402


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a cluster of two nodes with a processor each."""
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # what the nodes' processes import
    os.environ.setdefault("RAY_raylet_start_wait_time_s", "180")  # a busy machine
    node = {"num_cpus": 1, "object_store_memory": 80_000_000, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=node)
    try:
        cluster.add_node(num_cpus=1, object_store_memory=80_000_000)
        cluster.wait_for_nodes()
        yield cluster.address
    finally:
        RayEngine.close()
        cluster.shutdown()  # type: ignore[no-untyped-call]


@pytest.fixture
def engine(address: str, tmp_path: Path) -> RayEngine:
    return RayEngine(str(tmp_path / "parts"), address)


def numbers(many: int) -> list[bytes]:
    return [f"{k:03d}".encode() for k in range(many)]


def test_the_cluster_has_two_nodes_and_both_work(engine: RayEngine) -> None:
    assert len([n for n in ray.nodes() if n["Alive"]]) == 2
    assert len(set(engine.map(process, numbers(600)))) >= 2


def test_results_are_those_of_the_local_engine(engine: RayEngine) -> None:
    items = [bytes([k % 256]) * (k % 97) for k in range(500)]
    assert list(engine.map(doubled, items)) == list(LocalEngine(2).map(doubled, items))


def test_an_error_and_a_sudden_death_cost_one_item_each(engine: RayEngine) -> None:
    found = list(engine.map(strict, [*numbers(5), b"bad", *numbers(5), b"kill", *numbers(5)]))
    assert found[5] == Lost(b"bad", "ValueError: a bad item")
    assert isinstance(found[11], Lost)
    assert found[11].item == b"kill"
    assert "died" in found[11].why
    assert [r for r in found if isinstance(r, bytes)] == numbers(5) * 3


def test_nothing_stays_in_the_folder(engine: RayEngine, tmp_path: Path) -> None:
    assert len(list(engine.map(doubled, numbers(200)))) == 200
    assert list((tmp_path / "parts").iterdir()) == []


def test_without_ray_one_line_says_what_to_install(tmp_path: Path) -> None:
    script = "import sys; sys.modules['ray'] = None\nfrom holdfire.engines import EngineError\nfrom holdfire.engines.ray import RayEngine\ntry: RayEngine(sys.argv[1])\nexcept EngineError as e: print(e)"
    run = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout == "the engine ray needs Ray; install it: pip install 'holdfire[ray]'\n"


def test_a_cluster_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    script = "import sys\nfrom holdfire.engines import EngineError\nfrom holdfire.engines.ray import RayEngine\ntry: RayEngine(sys.argv[1], '127.0.0.1:1')\nexcept EngineError as e: print(e)"
    run = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("the Ray cluster at 127.0.0.1:1 cannot be reached: ")
    assert run.stdout.count("\n") == 1
