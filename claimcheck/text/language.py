"""Tell English from other languages.

By script first, then by function words. py3langid was measured and rejected: 1.1 s to import, load and classify, and
139 MB, where a whole check has 1.0 s. What matters here is English or not; which other language is told as a help.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from claimcheck.text.lazy_re import lazy_re

UNDETERMINED = "und"
"""The BCP 47 tag for a language that is surely not English and none of those known here."""

_MAX_CHARS = 20_000
_FEW_WORDS = 6
_MANY_WORDS = 16
_PARTICLES = frozenset(
    [
        "de",
        "la",
        "le",
        "van",
        "der",
        "den",
        "von",
        "und",
        "du",
        "da",
        "di",
        "del",
        "della",
        "dos",
        "das",
        "el",
        "al",
        "y",
    ]
)
_WORD = lazy_re(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_FUNCTION_WORDS = {
    "en": "the of and to in a is that for it was on with as at by from he she his her they their this be are were have "
    "has had not but or an who which will would said after about when there been more we our you your its than could "
    "into what if no over i my me him them so do does did can should up out all how why just because while before "
    "i'm it's that's we're don't didn't won't isn't can't",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
    "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis",
    "fr": "de la le et les des en un du une que est pour qui dans par plus au pas sur ne se ce il sont la avec son aux "
    "d'un cette ont été sa mais comme ou nous elle leur ses c'est qu'il deux était je vous",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me sin "
    "sobre este ya entre cuando todo esta ser son dos también fue había era muy hasta desde",
    "it": "di e il la che in un a per è una non del si con i da le della al sono ha dei nel come alla lo più gli anche "
    "delle ma ai su o dal ed se questo nella stato sua suo hanno",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
    "sua ou ser quando muito há nos já está eu também só pelo pela até",
    "nl": "de van een het en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit naar hij werd "
    "door over hebben ze heeft zich tot wordt deze meer worden geen kan ik je",
    "sv": "och att det i en som är på av för med den till inte har de ett om var han men vi sig från jag så kan när "
    "eller man ska efter nu också vid mot",
    "da": "og at det i en er som på af for med til den ikke har de et om var han men vi sig fra jeg så kan når eller "
    "man skal efter nu også ved mod blev",
    "nb": "og det i en er som på av for med til den ikke har de et om var han men vi seg fra jeg så kan når eller man "
    "skal etter nå også ved mot ble",
    "fi": "ja on ei että se oli hän myös mutta joka ovat kun niin kuin tai jos sen ole mitä vain nyt hänen ollut sekä "
    "jo mukaan vielä",
    "pl": "w i na z do nie się że to jest o jak za od po przez dla ale są co który która być tym już jego oraz może "
    "tylko ich było",
    "cs": "a se v na je že o s z do i to za by k ve ale po jako od pro jsou který bylo jeho také byl nebo při jen už",
    "sk": "a sa v na je že o s z do aj to za by k vo ale po ako od pre sú ktorý bolo jeho tiež bol alebo pri len už",
    "ro": "de și în a la cu care pe că nu o din un este pentru mai au ce sau prin fost dar s-a fi era sunt lui după",
    "hu": "a az és hogy nem is egy ez volt meg de csak már mint el van még vagy ha azt ki amely után lesz szerint",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ne kadar sonra ama o en var ki dedi değil her ya",
    "hr": "i u je na da se za su od s ne a što o kao koji ali iz do će to po bi ili nije bio koja također",
    "id": "yang dan di dengan untuk dari ini pada itu tidak dalam akan ke juga oleh adalah ada bahwa mereka telah "
    "sebagai karena atau saat kata",
    "vi": "và của là có được cho không trong với các những người này đã một để khi từ đến tại cũng về như ra",
    "sw": "ya na wa kwa ni katika za la kuwa hiyo yake hii kama cha huo alisema lakini pia watu baada",
    "tl": "ang ng sa na mga ay at ito si ni para niya hindi siya may kung din lang mula",
    "ca": "de la i el que a en els per un amb les del una és no es al més són com ha però aquest aquesta seva",
    "af": "die en van in het is 'n nie dat vir te op sy om met wat aan word was hy deur ook as",
    "so": "iyo waa ka ku in uu oo ay ee la si waxa ayaa u lagu",
}
_SCRIPTS = (
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "ru"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x077F, "ar"),
    (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"),
    (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1100, 0x11FF, "ko"),
    (0x1200, 0x139F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x1F00, 0x1FFF, "el"),
    (0x3040, 0x30FF, "ja"),
    (0x3400, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
)
_NON_LATIN = lazy_re("[" + "".join(f"{chr(low)}-{chr(high)}" for low, high, _ in _SCRIPTS) + "]")
# Letters that only one language of a script has.
_TELLING = {"ru": (("uk", "іїєґ"), ("sr", "ђћџљњ")), "ar": (("fa", "پچژگ"), ("ur", "ٹڈڑں"))}


def language_of(text: str, *, default: str = "en") -> str:
    """Give the ISO 639-1 code of a text, `default` when it is too short or too bare to tell.

    Only the first 20,000 characters are read. A foreign name or a few words of a foreign quotation do not outweigh the
    English around them. `und` stands for a language that is not English and not known here.
    """
    text = text[:_MAX_CHARS]
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    foreign = _NON_LATIN.findall(text)
    if foreign and len(foreign) * 2 > letters:
        return _by_script(foreign)
    if len(words) < _FEW_WORDS:
        return default
    return _by_words(words, default)


def _by_script(letters: list[str]) -> str:
    counts = Counter(_script_of(ord(letter)) for letter in letters)
    if counts["ja"]:
        return "ja"  # Japanese mixes kana with Han letters, Chinese has no kana
    language = counts.most_common(1)[0][0]
    present = {letter.lower() for letter in letters}
    for other, telling in _TELLING.get(language, ()):
        if present & set(telling):
            return other
    return language


def _script_of(code: int) -> str:
    return next(language for low, high, language in _SCRIPTS if low <= code <= high)


@cache
def _languages_by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, words in _FUNCTION_WORDS.items():
        for word in set(words.split()):
            found[word] = (*found.get(word, ()), language)
    return found


def _by_words(words: list[str], default: str) -> str:
    known = _languages_by_word()
    hits: Counter[str] = Counter()
    is_name = False
    for word in words:
        # "Ricardo de la Cruz": a particle after a capitalised word says nothing of the language around it.
        is_name = word[0].isupper() or (is_name and word in _PARTICLES)
        if not (is_name and word in _PARTICLES):
            for language in known.get(word.lower().replace("’", "'"), ()):
                hits[language] += 1
    english = hits.pop("en", 0)
    rival, count = hits.most_common(1)[0] if hits else (UNDETERMINED, 0)
    # Two hits more than English: a short foreign quotation does not outweigh its English attribution.
    if count >= english + 2 and count * 6 >= len(words):
        return rival
    common = sum(word[0].islower() for word in words)  # a long list of names says nothing of the language
    if common >= _MANY_WORDS and english * 20 < common:
        return rival if count > english else UNDETERMINED
    return "en" if english * 8 >= len(words) else default
