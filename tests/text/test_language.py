"""English is told from other languages; what is too short says nothing."""

import pytest

from claimcheck.text.language import UNDETERMINED, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("The council will vote on the plan next week, the mayor said on Friday.", "en", id="english"),
        pytest.param("Der Rat wird nächste Woche über den Plan abstimmen, sagte die Sprecherin.", "de", id="german"),
        pytest.param("Le conseil va voter sur le projet la semaine prochaine, a dit la maire.", "fr", id="french"),
        pytest.param(
            "El consejo votará el plan la semana que viene, dijo la alcaldesa de la ciudad.", "es", id="spanish"
        ),
        pytest.param("De raad stemt volgende week over het plan, zei de burgemeester van de stad.", "nl", id="dutch"),
        pytest.param("Il consiglio voterà il piano la settimana prossima, ha detto la sindaca.", "it", id="italian"),
        pytest.param(
            "O conselho vai votar o plano na próxima semana, disse a prefeita da cidade.", "pt", id="portuguese"
        ),
        pytest.param(
            "Rada zagłosuje w sprawie planu, powiedział burmistrz i dodał, że nie jest to nowe.", "pl", id="polish"
        ),
        pytest.param("Совет проголосует за план на следующей неделе.", "ru", id="russian"),
        pytest.param("Рада проголосує за план наступного тижня, її мер сказав.", "uk", id="ukrainian"),
        pytest.param("市议会下周将对该计划进行表决。", "zh", id="chinese"),
        pytest.param("市議会は来週この計画を採決する。", "ja", id="japanese"),
        pytest.param("سيصوت المجلس على الخطة الأسبوع المقبل", "ar", id="arabic"),
        pytest.param("Привет", "ru", id="one-word-of-another-script"),
    ],
)
def test_language_of_a_sentence(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mayor Ricardo de la Cruz and Anna van der Meer met in the Rue de la Paix in June.", id="names"),
        pytest.param("“Das ist nicht gut,” the mayor said in German, and left the room.", id="short-foreign-quotation"),
        pytest.param("The word Правда was painted on the wall of the office, police said.", id="foreign-script-word"),
        pytest.param("Acme To Sign Order Banning Foreign Pumps", id="headline"),
    ],
)
def test_english_with_foreign_words_stays_english(text: str) -> None:
    assert language_of(text, default="fr") == "en"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("3.5, 4, 17", id="numbers"),
        pytest.param("Ghent, Belgium", id="place"),
        pytest.param("Jane Roe, John Doe, Ricardo Poe, Anna Moe, Peter Loe, Maria Zoe, Karl Boe", id="names"),
    ],
)
@pytest.mark.parametrize("default", ["en", "de"])
def test_what_is_too_bare_takes_the_default(text: str, default: str) -> None:
    assert language_of(text, default=default) == default


def test_an_unknown_language_is_not_called_english() -> None:
    words = "zorul melik andor pesti gamul weri tolan brusi kelmo vanti sorel dimak poltu regas nimol hersu galto"
    assert language_of(words) == UNDETERMINED
