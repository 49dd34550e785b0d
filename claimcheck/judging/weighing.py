"""The embedded judge: the rules' signs of a claim, its sentence and a passage, weighed by a small trained model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from claimcheck.attribution.vocabulary.lexicon import BE_FORMS
from claimcheck.judging.amounts import Amount, Unit
from claimcheck.judging.compare import compare_scene, gives_all, scene_at
from claimcheck.judging.doubts import leaves_open
from claimcheck.judging.lexicon import PERSONS
from claimcheck.judging.modality import Mode
from claimcheck.judging.particulars import Particulars, read_claim, read_sentence
from claimcheck.judging.passages import sentences_of
from claimcheck.judging.questions import MAX_CLAIM_CHARS, day_of, judgement_of
from claimcheck.judging.scene import Scene
from claimcheck.judging.scorer import Scorer
from claimcheck.judging.seam import Question
from claimcheck.judging.signs import Pairing, Signs, Surroundings, read_signs
from claimcheck.judging.words import stem
from claimcheck.types import ClaimKind, Footing, Judgement, Passage, Span, Stance

MIN_SHARED = 0.01
"""A sentence that has no word of the claim, and less than this of the claim's sentence, is not looked at further."""
MIN_SAID = 2
"""A claim of fewer names, words, numbers and dates is a bare fragment (docs/labels.md): unrelated to all passages."""
_OF_EVERY_SUBJECT = PERSONS | {stem(word) for word in ("minutes", "hours", "days", "weeks", "months", "years")}
"""What is counted in every article, so that the same number of it says nothing yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claim read for judging, with where it stands."""

    claim: Particulars
    around: Surroundings

    @property
    def is_fragment(self) -> bool:
        """Tell whether it says too little to be about anything."""
        claim = self.claim
        return len(claim.keys) + len(claim.amounts) + len(claim.dates) + len(claim.sure_names) < MIN_SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReadPassage:
    """A passage's sentences in order, `spans` in its text."""

    spans: tuple[Span, ...]
    sentences: tuple[Particulars, ...]

    def looks_ahead(self, place: int) -> bool:
        """Tell whether a sentence speaks of what is to come."""
        sentence = self.sentences[place]
        words = [word.lower for word in sentence.words]
        return Mode.FORECAST in sentence.modes or any(b in BE_FORMS and t == "to" for b, t in pairwise(words))


class WeighingJudge:
    """A `Judge` by weighed signs; deterministic, without any package beyond Python's own."""

    def __init__(self, footing_of: Callable[[str, Span], Footing], scorer: Scorer) -> None:
        """Keep what tells on whose word a passage says its quotation, and the weights.

        Args:
            footing_of: takes a passage's text and the span of the deciding quotation in it.
            scorer: the trained weights.
        """
        self._footing_of = footing_of
        self._scorer = scorer

    def judge(self, questions: Sequence[Question]) -> list[list[Judgement]]:
        """Judge each claim against its passages; `Judge.judge` says the shape."""
        read: dict[Passage, _ReadPassage] = {}
        judged: list[list[Judgement]] = []
        for question in questions:
            asked = read_question(question)
            judged.append([self._judge_one(question, asked, passage, read) for passage in question.passages])
        return judged

    def _judge_one(
        self, question: Question, asked: Asked, passage: Passage, read: dict[Passage, _ReadPassage]
    ) -> Judgement:
        if passage not in read:
            read[passage] = _read_passage(passage, day_of(passage, question))
        text = read[passage]
        place, stance = self._decide(asked, text.sentences)
        if asked.is_fragment:
            stance = Stance.UNRELATED
        if stance is Stance.CONTRADICTS and asked.claim.is_denial:
            stance = _against_denial(scene_at(asked.claim, text.sentences, place))
        if stance is Stance.SUPPORTS and _shares_a_count_alone(asked, text.sentences, place):
            stance = Stance.UNRELATED
        # That gates were shut before does not support that they will be.
        if stance is Stance.SUPPORTS and question.claim.kind is ClaimKind.PREDICTION and not text.looks_ahead(place):
            stance = Stance.NARROWS
        local = text.spans[place]
        return judgement_of(question, passage, stance, local, self._footing_of(passage.text, local))

    def _decide(self, asked: Asked, sentences: Sequence[Particulars]) -> tuple[int, Stance]:
        """Give the sentence that bears most on the claim, and its stance."""
        found = [(self._scorer.bearing(signs), place, signs) for place, signs in signs_of(asked, sentences)]
        if not found:
            return 0, Stance.UNRELATED
        bearing, place, signs = max(found, key=lambda each: (each[0], -each[1]))
        return place, self._scorer.decide(signs, bearing, may_contradict=may_contradict(asked, sentences, place))


def read_question(question: Question) -> Asked:
    """Read a question's claim with its context; without one the claim's own words stand for its sentence."""
    day, text = question.published.day, question.claim.text[:MAX_CLAIM_CHARS]
    context = question.context
    sentence = context.sentence[:MAX_CLAIM_CHARS] if context and context.sentence else text
    before = context.before[:MAX_CLAIM_CHARS] if context else ""
    around = Surroundings(sentence=read_claim(sentence, day), wider=read_sentence(f"{before} {sentence}".strip(), day))
    return Asked(claim=read_claim(text, day), around=around)


def read_sentences(passage: Passage, day: date) -> tuple[Particulars, ...]:
    """Read the sentences of a passage whose document is of `day`."""
    return _read_passage(passage, day).sentences


def signs_of(asked: Asked, sentences: Sequence[Particulars]) -> Iterator[tuple[int, Signs]]:
    """Give the place and signs of each sentence that shares enough words with the claim or its sentence."""
    claim, around = asked.claim, asked.around
    for place, here in enumerate(sentences):
        shared = len(around.sentence.known_keys & here.known_keys)
        if not claim.known_keys & here.known_keys and shared < MIN_SHARED * len(around.sentence.known_keys):
            continue
        scene = scene_at(claim, sentences, place)
        yield (
            place,
            read_signs(
                Pairing(
                    scene=scene,
                    around=around,
                    by_claim=compare_scene(scene, place),
                    by_sentence=compare_scene(scene_at(around.sentence, sentences, place), place),
                    sentences=len(sentences),
                )
            ),
        )


def _against_denial(scene: Scene) -> Stance:
    """Give the stance of a sentence that seems to contradict a denial: only one that states all of what is denied."""
    if gives_all(scene):
        return Stance.CONTRADICTS
    return Stance.NARROWS if scene.named_share == 1 else Stance.UNRELATED


def may_contradict(asked: Asked, sentences: Sequence[Particulars], place: int) -> bool:
    """Tell whether the sentence at `place` could not hold beside a claim that it differs from."""
    return not leaves_open(scene_at(asked.claim, sentences, place), asked.around.sentence)


def _shares_a_count_alone(asked: Asked, sentences: Sequence[Particulars], place: int) -> bool:
    """Tell whether a sentence has nothing of a claim and its sentence but how often or how many: "four times".

    A share, a sum of money, a date, or a number of quarries is rare enough to tell what is spoken of.
    """
    claim = asked.claim
    if claim.dates or not claim.amounts or not all(map(_is_of_every_subject, claim.amounts)):
        return False
    scene = scene_at(asked.around.sentence, sentences, place)
    after = (claim.words[amount.last + 1 :][:1] for amount in claim.amounts)
    counted = {word.stem for words in after for word in words}.union(*(amount.nouns for amount in claim.amounts))
    return not scene.claim.keys & scene.known_near - counted and not any(scene.are_named)


def _is_of_every_subject(amount: Amount) -> bool:
    is_plain = amount.unit is Unit.COUNT and bool(amount.nouns) and amount.nouns <= _OF_EVERY_SUBJECT
    return amount.unit is Unit.TIMES or is_plain


def _read_passage(passage: Passage, day: date) -> _ReadPassage:
    spans = sentences_of(passage.text)
    return _ReadPassage(spans=spans, sentences=tuple(read_sentence(span.of(passage.text), day) for span in spans))
