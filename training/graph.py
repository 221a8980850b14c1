"""The encoder as an ONNX graph, built by hand: int8 matrices with one scale a column, everything else as it is.

A graph reads one window: ``words`` ``(1, pieces, width)``, rows of the word table. ``DynamicQuantizeMatMul`` scales the
activations by the window alone, and a window is always read alone: neither batches nor threads change an answer.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from coranto.nlp.windows import PIECES
from training.network import ATTENTION_HEADS, EPSILON, LAYERS, WIDTH
from training.quantise import quantised_columns

OPSET: Final = 18
IR_VERSION: Final = 9
"""Old enough for every onnxruntime that the package admits."""
_MICROSOFT: Final = "com.microsoft"

Weights = Mapping[str, np.ndarray]


class Graph:
    """Collects nodes and constants; every method gives the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: np.ndarray) -> str:
        """A constant of the graph."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> list[str]:
        """A node's outputs."""
        names = [f"v{len(self.nodes)}_{index}" for index in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return names

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray | None) -> str:
        """``x`` times an int8 matrix ``(outputs, inputs)``, as PyTorch keeps it, plus the bias."""
        table, scale = quantised_columns(weight.T.astype(np.float32))
        inputs = [x, self.constant(table), self.constant(scale), self.constant(np.zeros(len(scale), np.int8))]
        inputs += [self.constant(bias)] if bias is not None else []
        return self.node("DynamicQuantizeMatMul", *inputs, domain=_MICROSOFT)[0]

    def exact(self, x: str, weight: np.ndarray, bias: np.ndarray | None) -> str:
        """The same in float32, for small matrices."""
        (y,) = self.node("MatMul", x, self.constant(weight.T))
        return y if bias is None else self.node("Add", y, self.constant(bias))[0]

    def normalised(self, x: str, weights: Weights, name: str) -> str:
        """Layer normalisation."""
        return self.node(
            "LayerNormalization", x, self.constant(weights[f"{name}.weight"]), self.constant(weights[f"{name}.bias"]),
            epsilon=EPSILON,
        )[0]  # fmt: skip

    def encoder(self, words: str, weights: Weights) -> str:
        """Hidden states ``(1, pieces, width)``. ``weights`` are named as in ``network.Encoder``."""
        (shape,) = self.node("Shape", words)
        (size,) = self.node("Gather", shape, self.constant(np.array([1], np.int64)))
        (position,) = self.node(
            "Slice", self.constant(weights["position"][: PIECES + 2]), self.constant(np.array([0], np.int64)), size
        )
        (x,) = self.node("Add", words, position)
        x = self.normalised(x, weights, "norm")
        for number in range(LAYERS):
            x = self._layer(x, weights, f"layers.{number}")
        return x

    def _layer(self, x: str, weights: Weights, name: str) -> str:
        joint = self.linear(x, weights[f"{name}.joint.weight"], weights[f"{name}.joint.bias"])
        q, k, v = self.node("Split", joint, outputs=3, axis=2, num_outputs=3)
        (mixed,) = self.node("MultiHeadAttention", q, k, v, domain=_MICROSOFT, num_heads=ATTENTION_HEADS)
        (x,) = self.node("Add", x, self.linear(mixed, weights[f"{name}.out.weight"], weights[f"{name}.out.bias"]))
        x = self.normalised(x, weights, f"{name}.norm_attention")
        inner = self.linear(x, weights[f"{name}.inner.weight"], weights[f"{name}.inner.bias"])
        (inner,) = self.node("Gelu", inner, domain=_MICROSOFT)
        (x,) = self.node("Add", x, self.linear(inner, weights[f"{name}.outer.weight"], weights[f"{name}.outer.bias"]))
        return self.normalised(x, weights, f"{name}.norm")

    def model(self, inputs: Mapping[str, tuple[int, list[str | int]]], output: str, shape: list[str | int]) -> bytes:
        """The checked model; ``inputs`` gives each input's element type and shape."""
        self.nodes.append(helper.make_node("Identity", [output], ["scores"]))
        graph = helper.make_graph(
            self.nodes,
            "coranto",
            [helper.make_tensor_value_info(name, kind, dims) for name, (kind, dims) in inputs.items()],
            [helper.make_tensor_value_info("scores", TensorProto.FLOAT, shape)],
            self.constants,
        )
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(_MICROSOFT, 1)],
            ir_version=IR_VERSION,
            producer_name="coranto",
        )
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())


def tagger_graph(encoder: Weights, features: np.ndarray, heads: Mapping[str, tuple[np.ndarray, np.ndarray]]) -> bytes:
    """The tagger: words, features and first pieces in; scores ``(words, outputs)`` of all heads side by side out."""
    graph = Graph()
    (words,) = graph.node("Add", "words", graph.exact("features", features, None))
    hidden = graph.encoder(words, encoder)
    axis = graph.constant(np.array([0], np.int64))
    (flat,) = graph.node("Squeeze", hidden, axis)
    (seen,) = graph.node("Gather", flat, "first")
    (own,) = graph.node("Squeeze", "features", axis)
    (own,) = graph.node("Gather", own, "first")
    (seen,) = graph.node("Concat", seen, own, axis=1)
    weight = np.concatenate([w for w, _ in heads.values()])
    bias = np.concatenate([b for _, b in heads.values()])
    scores = graph.exact(seen, weight, bias)
    return graph.model(
        {
            "words": (TensorProto.FLOAT, [1, "pieces", WIDTH]),
            "features": (TensorProto.FLOAT, [1, "pieces", features.shape[1]]),
            "first": (TensorProto.INT64, ["words"]),
        },
        scores,
        ["words", len(bias)],
    )


def embedder_graph(encoder: Weights) -> bytes:
    """The embedder: words in; the mean of their hidden states, of length 1, out, ``(1, width)``."""
    graph = Graph()
    hidden = graph.encoder("words", encoder)
    (mean,) = graph.node("ReduceMean", hidden, graph.constant(np.array([1], np.int64)), keepdims=0)
    (row,) = graph.node("LpNormalization", mean, axis=1, p=2)
    return graph.model({"words": (TensorProto.FLOAT, [1, "pieces", WIDTH])}, row, [1, WIDTH])
