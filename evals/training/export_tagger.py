"""Export what `train_tagger.py` trained to the int8 ONNX files that claimcheck ships in `data/models/tagger/`.

Needs the environment of `make_tagger.sh`. Run from the repository root:

    PYTHONPATH=. python evals/training/export_tagger.py TRAINED_FOLDER ENCODER_FOLDER [OUTPUT_FOLDER]

It writes `model.onnx`, `tokenizer.json`, `SHA256SUMS`, and prints how often int8 decides as fp32 does.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from export_minilm import SENTENCES, sha256_of
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tagger_batches import open_tokenizer
from tagger_model import Tagger, open_tagger
from tokenizers import Tokenizer
from torch import nn
from transformers import AttentionInterface

from claimcheck.attribution.tagging.token_signs import SIGNS, signs_of

INPUTS = ("input_ids", "signs")
OUTPUTS = ("labels", "links")


class Unmasked(nn.Module):
    """The tagger on one window: nothing is padded, so that no attention is masked, which costs a tenth of the time."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, input_ids: torch.Tensor, signs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Give label and link logits of a batch of one."""
        hidden = self.tagger.read(input_ids, None, signs)
        return self.tagger.labels(hidden), self.tagger.link(hidden)


def plain_attention(
    _module: nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    _mask: torch.Tensor | None,
    scaling: float = 1.0,
    **_: object,
) -> tuple[torch.Tensor, None]:
    """Attend to everything; the queries are scaled, not the scores, of which there are eight times as many."""
    chances = torch.softmax(torch.matmul(query * scaling, key.transpose(2, 3)), dim=-1)
    return torch.matmul(chances, value).transpose(1, 2).contiguous(), None


def export_fp32(trained: Path, encoder: Path, target: Path) -> None:
    """Write the fp32 graph of one window of any length."""
    tagger = open_tagger(encoder)
    tagger.load_state_dict(torch.load(trained / "tagger.pt", weights_only=True))
    AttentionInterface.register("plain", plain_attention)
    tagger.encoder.set_attn_implementation("plain")
    torch.onnx.export(
        Unmasked(tagger).eval(),
        (torch.ones((1, 8), dtype=torch.int64), torch.zeros((1, 8, SIGNS))),
        str(target),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={name: {1: "tokens"} for name in (*INPUTS, "labels")} | {"links": {2: "tokens", 3: "tokens"}},
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
        labels = session.run(None, {"input_ids": ids, "signs": signs})[0]
        rows.append(labels[0].reshape(-1, 3, 3).argmax(axis=2))
    return np.concatenate(rows)


def main() -> None:
    """Export, quantise, say how close int8 is, write the hashes."""
    trained, encoder = Path(sys.argv[1]), Path(sys.argv[2])
    folder = Path(sys.argv[3] if len(sys.argv) > 3 else "data/models/tagger")
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = open_tokenizer(encoder)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    with tempfile.TemporaryDirectory() as scratch:
        fp32, prepared = Path(scratch) / "fp32.onnx", Path(scratch) / "prepared.onnx"
        export_fp32(trained, encoder, fp32)
        quant_pre_process(str(fp32), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(str(prepared), str(folder / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True)
        same = (decide(fp32, tokenizer) == decide(folder / "model.onnx", tokenizer)).mean()
    names = ("model.onnx", "tokenizer.json")
    sums = "".join(f"{sha256_of(folder / name)}  {name}\n" for name in names)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    print(f"wrote {folder}: int8 decides as fp32 on {same:.4f} of token labels")


if __name__ == "__main__":
    main()
