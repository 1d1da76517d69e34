"""The tuned encoders as ONNX files: the layers that all readers share, and their own; whole numbers of eight bits, one scale a column."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor

from training.acts.encoder import Encoder, Layer

Array = npt.NDArray[np.generic]
Value = tuple[str, int, list[str | int]]  # name, kind of number, shape
IDS: Value = ("ids", TensorProto.INT64, ["n", "longest"])
BIAS: Value = ("bias", TensorProto.FLOAT, ["n", 1, 1, "longest"])
POOL: Value = ("pool", TensorProto.FLOAT, ["n", 3, "longest"])
_OPSET = 20
_STEPS = 63  # of 7 bits: processors without a dot product of bytes add two products up in 16 bits


class Graph:
    """Nodes and weights, as they are added."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []

    def keep(self, name: str, values: Array) -> str:
        """A weight by name."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def op(self, kind: str, inputs: Sequence[str], name: str, **more: object) -> str:
        """A node with one output, called `name`."""
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **more))
        return name

    def linear(self, x: str, weight: Array, bias: Array, name: str) -> str:
        """`x` times a matrix (inputs, outputs) kept in bytes, plus `bias`."""
        scale = np.abs(weight).max(0) / _STEPS
        whole = np.round(weight / scale).astype(np.int8)
        quantized, step, zero = f"{name}.x", f"{name}.step", f"{name}.zero"
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], [quantized, step, zero], name=f"{name}.q"))
        product = self.op("MatMulInteger", [quantized, self.keep(f"{name}.w", whole), zero], f"{name}.product")
        size = self.op("Mul", [step, self.keep(f"{name}.scale", scale.astype(np.float32))], f"{name}.size")
        real = self.op("Cast", [product], f"{name}.real", to=TensorProto.FLOAT)
        scaled = self.op("Mul", [real, size], f"{name}.scaled")
        return self.op("Add", [scaled, self.keep(f"{name}.b", bias)], name)

    def norm(self, x: str, weight: Array, bias: Array, epsilon: float, name: str) -> str:
        """Layer norm over the last axis."""
        inputs = [x, self.keep(f"{name}.w", weight), self.keep(f"{name}.b", bias)]
        return self.op("LayerNormalization", inputs, name, epsilon=epsilon, axis=-1)


def lower(encoder: Encoder, shared: int) -> bytes:
    """The embedding and the first `shared` layers as an ONNX file: numbers of pieces in, `below` out."""
    graph = Graph()
    x = _embedded(graph, encoder)
    for j in range(shared):
        x = _layer(graph, x, encoder.layers[j], f"shared.{j}")
    graph.op("Identity", [x], "below")
    return file_of(graph, [IDS, BIAS], [("below", TensorProto.FLOAT, ["n", "longest", encoder.width])])


def upper(encoders: Sequence[Encoder], shared: int) -> bytes:
    """The layers of `encoders` above the first `shared`, and their heads, as an ONNX file: `below` in, scores out."""
    graph = Graph()
    ends = []
    for n, encoder in enumerate(encoders):
        flat = pooled(graph, encoder, shared, f"{n}")
        weight = graph.keep(f"{n}.head.w", of(encoder.head.weight).T)
        product = graph.op("MatMul", [flat, weight], f"{n}.head.product")
        ends.append(graph.op("Add", [product, graph.keep(f"{n}.head.b", of(encoder.head.bias))], f"{n}.head"))
    graph.op("Concat", ends, "scores", axis=1)
    below = ("below", TensorProto.FLOAT, ["n", "longest", encoders[0].width])
    scores = ("scores", TensorProto.FLOAT, ["n", len(encoders), encoders[0].head.out_features])
    return file_of(graph, [below, BIAS, POOL], [scores])


def pooled(graph: Graph, encoder: Encoder, shared: int, name: str) -> str:
    """The mean and the two marked places of each sentence above the first `shared` layers, (n, 1, 3 width)."""
    top = "below"
    for j in range(shared, len(encoder.layers)):
        top = _layer(graph, top, encoder.layers[j], f"{name}.{j}")
    places = graph.op("MatMul", ["pool", top], f"{name}.pooled")
    return graph.op("Reshape", [places, graph.keep(f"{name}.flat_shape", np.array([0, 1, -1]))], f"{name}.flat")


def file_of(graph: Graph, given: Sequence[Value], wanted: Sequence[Value]) -> bytes:
    """The graph as an ONNX file, with what it is given and what it gives."""
    values = [[helper.make_tensor_value_info(*v) for v in some] for some in (given, wanted)]
    made: GraphProto = helper.make_graph(graph.nodes, "layers", *values, graph.weights)
    model: ModelProto = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=9)
    content: bytes = model.SerializeToString(deterministic=True)
    return content


def _embedded(graph: Graph, encoder: Encoder) -> str:
    words = of(encoder.words.weight)
    scale = np.abs(words).max(1, keepdims=True) / 127
    whole = np.round(words / scale).astype(np.int8)
    rows = graph.op("Gather", [graph.keep("words.w", whole), "ids"], "words.whole")
    size = graph.op("Gather", [graph.keep("words.scale", scale.astype(np.float32)), "ids"], "words.size")
    real = graph.op("Cast", [rows], "words.real", to=TensorProto.FLOAT)
    x = graph.op("Mul", [real, size], "words")
    shape = graph.op("Shape", ["ids"], "longest", start=1, end=2)
    zero = graph.keep("zero", np.array([0], np.int64))
    places = graph.op("Slice", [graph.keep("places.w", of(encoder.places.weight)[:128]), zero, shape, zero], "places")
    together = graph.op("Add", [x, places], "embedded")
    norm = encoder.after_words
    return graph.norm(together, of(norm.weight), of(norm.bias), norm.eps, "embedded.norm")


def _layer(graph: Graph, x: str, layer: Layer, name: str) -> str:
    weight = np.concatenate([of(f.weight).T for f in (layer.q, layer.k, layer.v)], 1)
    bias = np.concatenate([of(f.bias) for f in (layer.q, layer.k, layer.v)])
    width = weight.shape[0]
    one = width // layer.heads
    weight, bias = weight.copy(), bias.copy()
    weight[:, :width] /= np.sqrt(one)
    bias[:width] /= np.sqrt(one)
    both = graph.linear(x, weight, bias, f"{name}.qkv")
    apart = graph.keep(f"{name}.apart", np.array([0, 0, 3, layer.heads, one]))
    both = graph.op("Reshape", [both, apart], f"{name}.five")
    both = graph.op("Transpose", [both], f"{name}.turned", perm=[2, 0, 3, 1, 4])
    parts = [f"{name}.{part}" for part in "qkv"]
    graph.nodes.append(helper.make_node("Split", [both], parts, name=f"{name}.split", axis=0, num_outputs=3))
    axis = graph.keep(f"{name}.axis", np.array([0], np.int64))
    q, k, v = (graph.op("Squeeze", [part, axis], f"{part}.flat") for part in parts)
    k = graph.op("Transpose", [k], f"{name}.k.turned", perm=[0, 1, 3, 2])
    score = graph.op("MatMul", [q, k], f"{name}.score")
    score = graph.op("Add", [score, "bias"], f"{name}.masked")
    seen = graph.op("MatMul", [graph.op("Softmax", [score], f"{name}.weights", axis=-1), v], f"{name}.seen")
    seen = graph.op("Transpose", [seen], f"{name}.seen.turned", perm=[0, 2, 1, 3])
    seen = graph.op("Reshape", [seen, graph.keep(f"{name}.joined", np.array([0, 0, width]))], f"{name}.seen.flat")
    out = graph.linear(seen, of(layer.o.weight).T, of(layer.o.bias), f"{name}.o")
    norm = layer.after_attention
    total = graph.op("Add", [x, out], f"{name}.sum")
    x = graph.norm(total, of(norm.weight), of(norm.bias), norm.eps, f"{name}.norm")
    up = graph.linear(x, of(layer.up.weight).T, of(layer.up.bias), f"{name}.up")
    down = graph.linear(
        graph.op("Gelu", [up], f"{name}.gelu"), of(layer.down.weight).T, of(layer.down.bias), f"{name}.down"
    )
    norm = layer.after_feed
    total = graph.op("Add", [x, down], f"{name}.sum2")
    return graph.norm(total, of(norm.weight), of(norm.bias), norm.eps, f"{name}.norm2")


def of(parameter: Tensor) -> npt.NDArray[np.float32]:
    """The values of a weight."""
    values: npt.NDArray[np.float32] = parameter.detach().numpy()
    return values
