"""A small encoder without training, in the files of a published one: for tests of what is done with encoders."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

WIDTH, HEADS, INNER, DEPTH, LONGEST = 24, 4, 48, 6, 128


def write_encoder(folder: Path, texts: Sequence[str]) -> Path:
    """Write the encoder to `folder`; its vocabulary holds the words of `texts` whole."""
    folder.mkdir()
    words = sorted({w for text in texts for w in text.lower().replace(".", " ").split()})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "@", "#", ".", *words]
    numbers = {w: n for n, w in enumerate(vocabulary)}
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    cutter = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]"))
    cutter.normalizer = normalizers.BertNormalizer()
    cutter.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    cutter.decoder = decoders.WordPiece()
    ends = [("[CLS]", numbers["[CLS]"]), ("[SEP]", numbers["[SEP]"])]
    cutter.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    cutter.save(str(folder / "tokenizer.json"))
    save_file(_weights(len(vocabulary)), folder / "model.safetensors")
    config = {
        "model_type": "bert",
        "hidden_size": WIDTH,
        "num_attention_heads": HEADS,
        "intermediate_size": INNER,
        "layer_norm_eps": 1e-12,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def _weights(words: int) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(5)

    def some(*shape: int) -> np.ndarray:
        return (chance.standard_normal(shape) * 0.1).astype(np.float32)

    made = {
        "embeddings.word_embeddings.weight": some(words, WIDTH) * 5,
        "embeddings.position_embeddings.weight": some(LONGEST, WIDTH),
        "embeddings.token_type_embeddings.weight": some(2, WIDTH),
    }
    shapes = {"attention.self.query": (WIDTH, WIDTH), "attention.self.key": (WIDTH, WIDTH)}
    shapes |= {"attention.self.value": (WIDTH, WIDTH), "attention.output.dense": (WIDTH, WIDTH)}
    shapes |= {"intermediate.dense": (INNER, WIDTH), "output.dense": (WIDTH, INNER)}
    norms = ["embeddings.LayerNorm"]
    for j in range(DEPTH):
        layer = f"encoder.layer.{j}"
        for name, shape in shapes.items():
            made |= {f"{layer}.{name}.weight": some(*shape), f"{layer}.{name}.bias": some(shape[0])}
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
    for norm in norms:
        made |= {f"{norm}.weight": np.ones(WIDTH, np.float32), f"{norm}.bias": np.zeros(WIDTH, np.float32)}
    return made
