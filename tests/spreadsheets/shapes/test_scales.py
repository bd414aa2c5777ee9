"""The words of scales of satisfaction, and the notes they stand for."""

import pytest

from spreadsheets.shapes.scales import OUTSIDE, is_upside_down, largest_told, read_answer, scale

SCALES = {
    4: (
        "Tout à fait d'accord|Plutôt d’accord|Plutôt pas d'accord|Pas du tout d'accord",
        "Très satisfait(e)|Satisfait(e)|Peu satisfait(e)|Pas satisfait(e)",
        "Très satisfaite|Plutôt satisfaite|Plutôt insatisfaite|Très insatisfaite",
        "TRES SATISFAISANT|SATISFAISANT|PEU SATISFAISANT|INSATISFAISANT",
        "Oui, tout à fait|Plutôt oui|Plutôt non|Non, pas du tout",
        "Tout à fait|Plutôt|Pas vraiment|Pas du tout",
        "Beaucoup|Assez|Un peu|Pas du tout",
        "Toujours|Souvent|Parfois|Jamais",
        "Très facile|Plutôt facile|Plutôt difficile|Très difficile",
        "Très utiles|Assez utiles|Peu utiles|Inutiles",
        "4 - Très clair|3 - Clair|2 - Peu clair|1 - Pas clair du tout",
        "Totalement adapté|Plutôt adaptée|Plutôt inadapté|Totalement inadapté",
        "Très bien (4)|Bien (3)|Mal (2)|Très mal (1)",
        "😀|🙂|🙁|😡",
    ),
    5: (
        "Tout à fait d'accord|D'accord|Ni d'accord ni pas d'accord|Pas d'accord|Pas du tout d'accord",
        "Très satisfait|Satisfait|Neutre|Insatisfait|Très insatisfait",
        "Très bonne|Bonne|Moyenne|Mauvaise|Très mauvaise",
        "Excellent|Bon|Correct|Médiocre|Nul",
        "Toujours|Souvent|Parfois|Rarement|Jamais",
    ),
    3: ("Très satisfait|Satisfait|Pas satisfait", "Très bien|Bien|Passable"),
}


@pytest.mark.parametrize(("steps", "words"), [(steps, words) for steps, each in SCALES.items() for words in each])
def test_the_words_of_a_whole_scale_are_its_ranks(steps, words):
    answers = [read_answer(word) for word in words.split("|")]
    notes = scale(answers)
    assert [notes[each.degree] for each in answers] == [(rank, steps) for rank in range(steps, 0, -1)]


@pytest.mark.parametrize(
    ("words", "satisfied"),
    [
        ("Satisfait|Moyennement satisfait|Pas satisfait", 1),
        ("Oui|En partie|Non", 1),
        ("Satisfait|Peu satisfait|Pas satisfait", 1),
        ("Excellent|Bon|Moyen|Insuffisant", 2),
        ("Excellent|Très bien|Bien|Moyen|Mauvais", 3),
        ("Bien|Mitigé|Pas bien|Pas bien du tout", 1),
        ("Tout à fait d'accord|Plutôt d'accord", 2),
        ("Plutôt pas d'accord|Pas du tout d'accord", 0),
        ("Super|Bien|Bof|Nul", 2),
        ("Pas mal|Mal", 1),
    ],
)
def test_what_is_well_said_and_nothing_else_is_above_three_fifths_of_the_scale(words, satisfied):
    answers = [read_answer(word) for word in words.split("|")]
    notes = [scale(answers)[each.degree] for each in answers]
    assert [note * 5 > among * 3 for note, among in notes] == [place < satisfied for place in range(len(notes))]
    assert [note for note, _ in notes] == sorted((note for note, _ in notes), reverse=True)


def test_a_step_that_nobody_chose_keeps_its_place():
    seen = [read_answer(word) for word in ("Plutôt d'accord", "Pas du tout d'accord")]
    assert [scale(seen)[each.degree] for each in seen] == [(3, 4), (1, 4)]


@pytest.mark.parametrize(
    "text", ["Sans avis", "Ne sait pas", "Je ne sais pas", "NSP", "Non concerné(e)", "Sans objet", "Je n'ai pas d'avis"]
)
def test_no_opinion_is_out_of_the_count(text):
    assert read_answer(text) is OUTSIDE


@pytest.mark.parametrize(
    "text",
    [
        "Mes parents", "Le bureau, un professeur", "RAS", "Une fille", "TMELEC1", "Anglais", "Bien mais trop loin",
        "Un bon accueil et des tâches variées", "M. Untel est injoignable", "Métiers du bois", "12", "", "Lyon",
    ],
)  # fmt: skip
def test_what_is_no_word_of_a_scale_is_not_guessed(text):
    assert read_answer(text) is None


def test_a_question_may_tell_the_end_of_its_scale_and_which_end_is_the_best():
    texts = ("Conseilleriez-vous ? (0 à 10)", "De 1 à 6", "Accueil /4", "Et 2025 ?")
    assert [largest_told(text) for text in texts] == [10, 6, 4, None]
    assert is_upside_down("Notez (1 = très satisfait, 5 = pas du tout satisfait)")
    assert not is_upside_down("Notez (1 = pas du tout satisfait, 5 = très satisfait)")
