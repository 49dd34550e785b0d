"""The reader that asks a language model: sections in parallel, what is missing asked again once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimcheck.errors import CassetteMiss, ContextTooLong, LLMError, ReplyError
from claimcheck.llm.asking import ModelSettings, Ungrounded, cause_of, cause_of_finish
from claimcheck.llm.concurrent import map_as_done
from claimcheck.llm.seam import LLM, Finish, Reply
from claimcheck.reading.llm.ground import GroundedSentence, ground
from claimcheck.reading.llm.merge import merge_sentences
from claimcheck.reading.llm.parse import parse_reply
from claimcheck.reading.llm.request import build_request, number_of
from claimcheck.reading.llm.sections import Section, cut_sections
from claimcheck.text.align import FoldedText
from claimcheck.types import Article, Cause, SectionReading


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What came of one request, by place of the sentence: what was found, or why not.

    `can_halve` tells that the same sentences in two requests may be answered, `can_repeat` that a reply came which may
    be better with its `problem` told. `error` is what was raised where no reply came.
    """

    sentences: dict[int, GroundedSentence]
    missing: dict[int, Cause]
    can_halve: bool
    can_repeat: bool
    problem: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Retry:
    """Sentences to ask about again, and what to say of the reply before."""

    section: Section
    note: str = ""


class LLMReader:
    """A `Reader` by a language model."""

    def __init__(self, llm: LLM, settings: ModelSettings, ungrounded: Ungrounded) -> None:
        """Keep what is asked, how, and who counts what the model made up."""
        self._llm = llm
        self._settings = settings
        self._ungrounded = ungrounded

    def read(self, article: Article) -> Iterator[SectionReading]:
        """Read the sections at the same time, each given as soon as it is read; `Reader.read` says more.

        Raises:
            ConfigError: the model refuses our key, or there is no such model.
            CassetteMiss: replies are replayed, and this one was never recorded.
        """
        folded = FoldedText(article.document.text)
        sections = cut_sections(article)
        readings = map_as_done(
            lambda section: self._read(article, section, folded), sections, max_workers=self._settings.max_workers
        )
        for place, reading in readings:
            yield replace(reading, place=place)

    def _read(self, article: Article, section: Section, folded: FoldedText) -> SectionReading:
        answer = self._ask(article, section, folded)
        sentences, missing = dict(answer.sentences), dict(answer.missing)
        errors = [answer.error]
        for retry in _retries(article, section, answer):
            again = self._ask(article, retry.section, folded, note=retry.note)
            errors.append(again.error)
            for at in retry.section.places:
                known, new = sentences.get(at), again.sentences.get(at)
                if new is not None and (known is None or len(new.problems) < len(known.problems)):
                    sentences[at] = new
                elif known is None:
                    missing[at] = again.missing[at]
        causes = {at: missing[at] for at in section.places if at not in sentences}
        notes = tuple(dict.fromkeys(each for each in errors if each)) if causes else ()
        return replace(merge_sentences(article, sentences, causes), notes=notes)

    def _ask(self, article: Article, section: Section, folded: FoldedText, *, note: str = "") -> _Answer:
        """Ask once: build the request, complete it, parse and ground the reply."""
        request = build_request(article, section, self._settings, note=note)
        try:
            reply = self._llm.complete(request)
        except CassetteMiss:
            raise
        except LLMError as exc:
            causes = dict.fromkeys(section.places, cause_of(exc))
            return _Answer(
                sentences={},
                missing=causes,
                can_halve=isinstance(exc, ContextTooLong),
                can_repeat=isinstance(exc, ReplyError),
                error=str(exc),
            )
        is_refused = reply.finish is Finish.REFUSED
        parsed = parse_reply("" if is_refused else reply.text, [number_of(at) for at in section.places])
        sentences = ground(parsed, article, section, folded)
        self._ungrounded.add(sum(each.ungrounded for each in sentences.values()))
        is_whole = parsed.problem is None
        return _Answer(
            sentences=sentences,
            missing={
                at: _cause(is_whole=is_whole, is_bad=number_of(at) in parsed.problems, reply=reply)
                for at in section.places
                if at not in sentences
            },
            can_halve=reply.finish is not Finish.STOP,
            can_repeat=not is_refused,
            problem="; ".join([*([parsed.problem] if parsed.problem else []), *parsed.problems.values()]),
        )


def _cause(*, is_whole: bool, is_bad: bool, reply: Reply) -> Cause:
    """Give why a sentence is missing in a reply: what came of it is bad, it was left out, or the reply broke off."""
    if is_bad:
        return Cause.MALFORMED_REPLY
    return Cause.UNACCOUNTED_SENTENCE if is_whole else cause_of_finish(reply)


def _retries(article: Article, section: Section, answer: _Answer) -> list[_Retry]:
    """Plan what to ask again: halves of what was refused, cut off or too long; a reply that is all bad; or sentences.

    Each sentence is asked about at most once more, so that a section costs at most its sentences and one call.
    """
    unsound = [at for at in section.places if at in answer.missing or answer.sentences[at].problems]
    if not unsound:
        return []
    if answer.can_halve:
        if len(section.places) == 1:
            return []
        middle = (len(unsound) + 1) // 2
        return [_Retry(section=section.part(article, half)) for half in (unsound[:middle], unsound[middle:]) if half]
    if not answer.can_repeat:
        return []
    if not answer.sentences:
        # Never without a note: the same request would get the same reply, out of the cache at the latest.
        return [_Retry(section=section, note=answer.problem or "it left out every sentence")]
    return [_Retry(section=section.part(article, [at]), note=_note(answer, at)) for at in unsound]


def _note(answer: _Answer, at: int) -> str:
    """Say what was wrong with the reply about one sentence."""
    if at in answer.sentences:
        return "; ".join(answer.sentences[at].problems)
    return answer.problem or f"it left out sentence {number_of(at)}"
