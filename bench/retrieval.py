"""Measure the search of the archive on real news: recall at 5 of each part alone and of what the product gives.

Three tasks on the 840 train articles of PolNeAR, each answered with five passages:
- headline to article: the documents are stored without their headlines; a passage of the article is to be found;
- sentence to its article: one sentence is cut out of each article before it is stored;
- same event in another outlet: the headline and first four sentences of an article that shares at least eight words in
  a row, or three rare names, with one of another outlet within three days; a passage of that one is to be found.
Intervals are 95 %, by a bootstrap over articles. With --keep a second run takes seconds, not minutes.
Exit codes: 0 all goals are met, 1 not, 2 the shared folder is absent.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.adapters.archive import Archive
from claimcheck.adapters.embedder import packaged_embedder
from claimcheck.retrieval.seam import Scope
from claimcheck.text.segment import segment
from claimcheck.types import Document, PublicationTime, Span
from retrieval_events import Story, same_events
from retrieval_parts import PARTS, answers_of
from shared import shared_folder

AT = 5
RESAMPLES = 2000
LEAST_WORDS = 8
LEAD_SENTENCES = 4
SEED = 20
EVERYTHING = PublicationTime.parse("2030-01-01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One query asked of article `of`, with the hashes of the documents that answer it and of the one left out."""

    query: str
    of: str
    answers: frozenset[str]
    left_out: str = ""


def headlines(stories: Sequence[Story]) -> list[Task]:
    """Ask for each article by its headline."""
    return [Task(query=each.title, of=each.sha256, answers=frozenset({each.sha256})) for each in stories]


def sentences(cuts: Sequence[Cut]) -> list[Task]:
    """Ask for each article by the sentence that was cut out of it."""
    return [
        Task(query=each.sentence, of=each.story.sha256, answers=frozenset({each.story.sha256}))
        for each in cuts
        if each.sentence
    ]


def events(stories: Sequence[Story], cuts: Sequence[Cut]) -> list[Task]:
    """Ask by headline and first sentences of each article for those of other outlets on the same event."""
    stored = {whole.sha256: cut.story.sha256 for whole, cut in zip(stories, cuts, strict=True)}
    tasks = []
    for story, others in same_events(stories):
        lead = [span.of(story.text) for span in _sentences(story)][:LEAD_SENTENCES]
        answers = frozenset(stored[each.sha256] for each in others)
        own = stored[story.sha256]
        tasks += [Task(query=query, of=own, answers=answers, left_out=own) for query in [story.title, *lead]]
    return tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """An article without one of its sentences, and that sentence; none is taken out of a very short one."""

    story: Story
    sentence: str


def cut(stories: Sequence[Story]) -> list[Cut]:
    """Cut a sentence out of each article, drawn once."""
    draw = random.Random(SEED)
    cuts = []
    for story in stories:
        spans = list(_sentences(story))
        if len(spans) <= LEAD_SENTENCES:
            cuts.append(Cut(story=story, sentence=""))
            continue
        span = draw.choice(spans)
        text = story.text[: span.start] + story.text[span.end :].lstrip(" ")
        cuts.append(Cut(story=story.with_text(text.strip()), sentence=span.of(story.text)))
    return cuts


def _sentences(story: Story) -> Iterator[Span]:
    for each in segment(story.document(title=story.title)).sentences:
        if each.furniture is None and len(each.span.of(story.text).split()) >= LEAST_WORDS:
            yield each.span


def answered(archive: Archive, tasks: Sequence[Task], part: str) -> list[bool]:
    """Tell for each task whether one of five passages is of an answer, by one part of the search or by all of it."""
    found = []
    for task in tasks:
        scope = Scope(before=EVERYTHING, sha256=task.left_out, signature=())
        passages = answers_of(archive, part, task.query, scope, k=AT)
        found.append(any(each.document.sha256 in task.answers for each in passages))
    return found


def interval(tasks: Sequence[Task], values: Sequence[float]) -> str:
    """Give a mean with its 95 % interval; queries of one article are drawn together."""
    by_article: dict[str, list[float]] = {}
    for task, value in zip(tasks, values, strict=True):
        by_article.setdefault(task.of, []).append(value)
    groups = [(sum(each), len(each)) for each in by_article.values()]
    draw = random.Random(SEED)
    means = []
    for _ in range(RESAMPLES):
        drawn = draw.choices(groups, k=len(groups))
        means.append(sum(total for total, _ in drawn) / sum(count for _, count in drawn))
    means.sort()
    low, high = means[RESAMPLES // 40], means[-RESAMPLES // 40]
    return f"{sum(values) / len(values):.3f} ({low:.3f} to {high:.3f})"


def main() -> int:
    """Measure and print; 0 if the goals are met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the archives there, and use those there")
    options = parser.parse_args()
    stories = _stories()
    if stories is None:
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        cuts = cut(stories)
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        bare = _archive(folder / "bare", [story.document(title=None) for story in stories])
        titled = _archive(folder / "titled", [each.story.document(title=each.story.title) for each in cuts])
        print("| recall at 5 | queries | meaning | words | both, as searched | over the better part | goal | |")
        print("|---|--:|--:|--:|--:|--:|--:|---|")
        rows = (
            ("headline to article", bare, headlines(stories), 0.04),
            ("sentence to its article", titled, sentences(cuts), 0.04),
            ("same event in another outlet", titled, events(stories, cuts), 0.0),
        )
        are_met = [_print_row(*row) for row in rows]
        bare.close()
        titled.close()
    return 0 if all(are_met) else 1


def _print_row(name: str, archive: Archive, tasks: list[Task], goal: float) -> bool:
    found = {part: answered(archive, tasks, part) for part in PARTS}
    meaning, words, both = (found[part] for part in PARTS)
    better = max(meaning, words, key=sum)
    gain = [float(a) - float(b) for a, b in zip(both, better, strict=True)]
    is_met = sum(gain) / len(gain) >= goal
    cells = " | ".join(interval(tasks, [float(each) for each in found[part]]) for part in PARTS)
    verdict = "met" if is_met else "NOT MET"
    print(f"| {name} | {len(tasks)} | {cells} | {interval(tasks, gain)} | {goal:+.2f} | {verdict} |", flush=True)
    return is_met


def _archive(folder: Path, documents: list[Document]) -> Archive:
    """Open the archive of these documents, made where it is not there in full."""
    archive = Archive.open(folder, packaged_embedder(), create=True)
    held = {each.sha256 for each in archive.documents()}
    missing = [each for each in documents if each.sha256 not in held]
    start = time.perf_counter()
    passages = sum(added.passages for added in archive.add(missing))
    if missing:
        print(f"{folder.name}: {passages} passages in {time.perf_counter() - start:.0f} s", file=sys.stderr)
    return archive


def _stories() -> list[Story] | None:
    path = shared_folder() / "polnear" / "train.jsonl.gz"
    if not path.is_file():
        print(
            f"bench/retrieval.py: no corpus at {path}; name its folder's parent in CLAIMCHECK_SHARED", file=sys.stderr
        )
        return None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [Story.from_row(json.loads(line)) for line in lines]


if __name__ == "__main__":
    sys.exit(main())
