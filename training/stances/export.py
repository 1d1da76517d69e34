"""The tuned stance reader as an ONNX file: `below` and the hints in, the scores of stances and of issues out."""

import numpy as np
import numpy.typing as npt
from onnx import TensorProto
from torch import nn

from holdfire.extraction.stances.hints import NAMED, STANDING
from training.acts.export import BIAS, POOL, Graph, Value, file_of, of, pooled
from training.stances.tuned import ISSUES, STANCES, StanceEncoder

_HINTS: tuple[Value, ...] = (
    ("standing", TensorProto.FLOAT, ["n", STANDING]),
    ("ruled", TensorProto.FLOAT, ["n", STANCES]),
    ("named", TensorProto.FLOAT, ["n", NAMED, ISSUES]),
)


def network(reader: StanceEncoder, shared: int) -> bytes:
    """The layers above the first `shared` and the heads."""
    graph = Graph()
    width = 3 * reader.encoder.width
    flat = pooled(graph, reader.encoder, shared, "own")
    flat = graph.op("Reshape", [flat, graph.keep("row", np.array([0, width]))], "flat")
    _stances(graph, reader, flat)
    _issues(graph, reader, flat)
    below: Value = ("below", TensorProto.FLOAT, ["n", "longest", reader.encoder.width])
    stances: Value = ("stances", TensorProto.FLOAT, ["n", 1 + STANCES])
    issues: Value = ("issues", TensorProto.FLOAT, ["n", STANCES, ISSUES])
    return file_of(graph, [below, BIAS, POOL, *_HINTS], [stances, issues])


def _stances(graph: Graph, reader: StanceEncoder, flat: str) -> None:
    read = graph.op("Concat", [flat, "standing"], "stance.read", axis=1)
    inner = graph.op("Gelu", [_linear(graph, read, reader.stance_in, "stance.in")], "stance.inner")
    scores = _linear(graph, inner, reader.stance_out, "stance.out")
    # any rule speaks against no stance, and each for its own
    trust = np.zeros((STANCES, 1 + STANCES), np.float32)
    trust[:, 1:] = np.diag(of(reader.trust))
    by_rule = graph.op("MatMul", ["ruled", graph.keep("trust", trust)], "stance.by_rule")
    any_rule = graph.op("ReduceMax", ["ruled", graph.keep("last", np.array([1]))], "stance.any", keepdims=1)
    against = np.zeros((1, 1 + STANCES), np.float32)
    against[0, 0] = -float(of(reader.any_rule)[0])
    spoken = graph.op("MatMul", [any_rule, graph.keep("against", against)], "stance.spoken")
    graph.op("Sum", [scores, by_rule, spoken], "stances")


def _issues(graph: Graph, reader: StanceEncoder, flat: str) -> None:
    read = _linear(graph, flat, reader.issue_in, "issue.in")
    read = graph.op("Unsqueeze", [read, graph.keep("middle", np.array([1]))], "issue.one")
    each = graph.op("Add", [read, graph.keep("issue.of", of(reader.issue_of)[None])], "issue.each")
    scores = _linear(graph, graph.op("Gelu", [each], "issue.inner"), reader.issue_out, "issue.out")
    weights = graph.keep("naming", of(reader.naming)[None])
    graph.op("Add", [scores, graph.op("MatMul", [weights, "named"], "issue.by_name")], "issues")


def _linear(graph: Graph, x: str, layer: nn.Linear, name: str) -> str:
    weight: npt.NDArray[np.float32] = of(layer.weight).T
    product = graph.op("MatMul", [x, graph.keep(f"{name}.w", weight)], f"{name}.product")
    return graph.op("Add", [product, graph.keep(f"{name}.b", of(layer.bias))], name)
