"""The trained tagger behind our seam: an int8 ONNX file that marks sources, cues and contents in a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from claimcheck.adapters.model_files import ModelFiles
from claimcheck.attribution.tagged import Role, TaggedSpan, TokenRun, runs_of_labels
from claimcheck.attribution.tagging.decoding import LABELS, likeliest_labels
from claimcheck.attribution.tagging.token_signs import signs_of
from claimcheck.resources import resource_path
from claimcheck.types import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding

WINDOW = 256
"""Tokens that the model reads at once, the two special ones included."""
OVERLAP = 64
KEPT = 4
"""Places that are kept of all that a token points to."""
_ADVICE = "install claimcheck again, or use --model rules"


class Tagger:
    """Tags a text in overlapping windows: of two, the one counts more in which a token is farther from an edge.

    A window runs on its own: in a batch the int8 scales depend on the other windows.
    """

    def __init__(self, folder: Path) -> None:
        """Check the files in `folder` against its `SHA256SUMS`; they are loaded when first used.

        Raises:
            ConfigError: a file is missing or is not the one that was shipped.
        """
        self._files = ModelFiles(folder, what="the tagger", advice=_ADVICE)

    def begin(self) -> None:
        """Begin to load the files in a thread, for who is about to tag."""
        self._files.begin()

    def tag(self, text: str) -> list[TaggedSpan]:
        """Mark the spans of each role in `text`, in order; spans of different roles may overlap."""
        session, tokenizer = self._files.open()
        encoding = tokenizer.encode(text, add_special_tokens=False)
        if not encoding.ids:
            return []
        # The vocabulary is the one whose hash was checked, so that both marks are in it.
        begin, end = (cast("int", tokenizer.token_to_id(mark)) for mark in ("[CLS]", "[SEP]"))
        read = _Reading(text, encoding)
        read.run(session, begin, end)
        return sorted(read.spans(), key=lambda s: (s.span, s.role.value))


class _Reading:
    """What the model said of each token of one text: the chances of its labels, and the places that it points to.

    Of the places only the likeliest are kept, `(tokens, 2, KEPT)`, with their chances: whole rows of a long text would
    take more memory than the model.
    """

    def __init__(self, text: str, encoding: Encoding) -> None:
        self.text, self.offsets, self.ids = text, encoding.offsets, encoding.ids
        self.logits: Any = None
        self.places: Any = None
        self.weights: Any = None
        self.nothing: Any = None

    def run(self, session: InferenceSession, begin: int, end: int) -> None:
        """Read the text window by window."""
        import numpy as np

        count, size = len(self.ids), WINDOW - 2
        signs = np.array(signs_of(self.text, self.offsets), dtype=np.float32)
        self.logits = np.zeros((count, len(Role) * LABELS), dtype=np.float32)
        self.places = np.zeros((count, 2, KEPT), dtype=np.int32)
        self.weights = np.zeros((count, 2, KEPT), dtype=np.float32)
        self.nothing = np.zeros((count, 2), dtype=np.float32)
        margin = np.full(count, -1)
        weight = np.zeros((count, 1), dtype=np.float32)
        for start in range(0, max(1, count - OVERLAP), size - OVERLAP):
            stop = min(start + size, count)
            ids = np.array([[begin, *self.ids[start:stop], end]], dtype=np.int64)
            seen = np.zeros((1, ids.shape[1], signs.shape[1]), dtype=np.float32)
            seen[0, 1:-1] = signs[start:stop]
            labels, links = session.run(None, {"input_ids": ids, "signs": seen})
            places = np.arange(start, stop)
            inner = np.minimum(places - start, stop - 1 - places)
            inner[places == 0] = size
            better = inner > margin[start:stop]
            self.logits[start:stop] += labels[0, 1:-1] * (inner[:, None] + 1)
            weight[start:stop] += inner[:, None] + 1
            margin[start:stop] = np.maximum(inner, margin[start:stop])
            chances = _chances(links[0, :, 1:-1])[:, better].transpose(1, 0, 2)
            self.nothing[start:stop][better] = chances[:, :, 0]
            inside = chances[:, :, 1:-1]
            kept = min(KEPT, inside.shape[2])
            likeliest = np.argpartition(-inside, kept - 1, axis=2)[:, :, :kept]
            self.places[start:stop, :, :kept][better] = likeliest + start
            self.weights[start:stop, :, :kept][better] = np.take_along_axis(inside, likeliest, axis=2)
        self.logits /= weight

    def spans(self) -> list[TaggedSpan]:
        """Give the marked spans, contents linked to their source and cue."""
        logits = self.logits.reshape(-1, len(Role), LABELS)
        runs = {
            role: runs_of_labels(self.text, self.offsets, likeliest_labels(logits[:, at].tolist(), role))
            for at, role in enumerate(Role)
        }
        found: list[TaggedSpan] = []
        for role in Role:
            for run in runs[role]:
                is_content = role is Role.CONTENT
                found.append(
                    TaggedSpan(
                        span=run.span,
                        role=role,
                        source=self._linked(run, 0, runs[Role.SOURCE]) if is_content else None,
                        cue=self._linked(run, 1, runs[Role.CUE]) if is_content else None,
                    )
                )
        return found

    def _linked(self, content: TokenRun, link: int, candidates: Sequence[TokenRun]) -> Span | None:
        """Give the candidate that the tokens of a content point to most, or None where they point to nothing more."""
        import numpy as np

        places = self.places[content.first : content.stop, link].ravel()
        weights = self.weights[content.first : content.stop, link].ravel()
        low = int(places.min())
        mass = np.bincount(places - low, weights=weights)
        sums = [(float(mass[max(0, c.first - low) : c.stop - low].sum()), c) for c in _near(candidates, low, len(mass))]
        most = max(sums, key=lambda pair: pair[0], default=None)
        nothing = float(self.nothing[content.first : content.stop, link].sum())
        return most[1].span if most is not None and most[0] > nothing else None


def _near(runs: Sequence[TokenRun], low: int, count: int) -> Sequence[TokenRun]:
    """Give the runs, which are in order, that touch `count` tokens from `low` on."""
    first = bisect_right(runs, low, key=lambda run: run.stop)
    return runs[first : bisect_left(runs, low + count, key=lambda run: run.first)]


def _chances(logits: Any) -> Any:
    """Give the softmax over the last axis."""
    import numpy as np

    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def packaged_tagger() -> Tagger:
    """Give the tagger whose files ship with claimcheck.

    Raises:
        ConfigError: the files are missing or damaged.
    """
    return Tagger(resource_path("data", "models", "tagger"))
