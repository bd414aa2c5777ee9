"""The first sentence under a chart, word for word: where we are, what moved, on how many people."""

import pytest

from indicators.words import sentences
from tests.indicators.figures import (
    ACTIONS,
    AMOUNT,
    ANNEE,
    COUNT,
    GAP,
    GROWTH,
    HOURS,
    MEAN,
    MONTHLY,
    PLACED,
    RATE,
    SCORE,
    YES,
    groups,
    measured,
    said,
)


@pytest.mark.parametrize(
    ("indicator", "measure", "sentence"),
    [
        (RATE, (412, 472, 84.1),
         "412 élèves présents à au moins une action sur 472 élèves de l’effectif, soit 87,3 %, 3,2 points de plus "
         "qu’en 2024-2025."),
        (RATE, (412, 472),
         "412 élèves présents à au moins une action sur 472 élèves de l’effectif, soit 87,3 %."),
        (RATE, (412, 472, 87.3),
         "412 élèves présents à au moins une action sur 472 élèves de l’effectif, soit 87,3 %, comme en 2024-2025."),
        (RATE, (412, 472, 88.2),
         "412 élèves présents à au moins une action sur 472 élèves de l’effectif, soit 87,3 %, à peu près comme en "
         "2024-2025 (−0,9 point)."),
        (RATE, (24, 30, 76.7),
         "24 élèves présents à au moins une action sur 30 élèves de l’effectif, soit 80 %, 3,3 points de plus qu’en "
         "2024-2025 : à confirmer."),
        (RATE, (9, 12, 66.7),
         "9 élèves présents à au moins une action sur 12 élèves de l’effectif seulement, soit 75 %, 8,3 points de "
         "plus qu’en 2024-2025 : à lire avec prudence."),
        (RATE, (1, 12),
         "1 élève présent à au moins une action sur 12 élèves de l’effectif seulement, soit 8,3 % : à lire avec "
         "prudence."),
        (RATE, (0, 472, 4.0),
         "Aucun élève présent à au moins une action sur 472 élèves de l’effectif, 4 points de moins qu’en 2024-2025."),
        (PLACED, (1230, 1400, 80.0),
         "1 230 couples élève × période avec solution sur 1 400 couples élève × période, soit 87,9 %, 7,9 points de "
         "plus qu’en 2024-2025."),
        (COUNT, (27, None, 24), "27 conventions actives, 3 de plus qu’en 2024-2025 (+12,5 %)."),
        (COUNT, (8, None, 9), "8 conventions actives, 1 de moins qu’en 2024-2025."),
        (COUNT, (1, None, 1), "1 convention active, comme en 2024-2025."),
        (COUNT, (0, None, 0), "Aucune convention active, comme en 2024-2025."),
        (ACTIONS, (0, None, None), "Aucune action visant un public prioritaire."),
        (GAP, (4.2, None, -1.1, 472),
         "Écart filles–garçons : +4,2 points (472 élèves), contre −1,1 point en 2024-2025."),
        (GAP, (-12.0, None, None, 14),
         "Écart filles–garçons : −12 points (14 élèves seulement, à lire avec prudence)."),
        (GAP, (0.0, None, 3.0, 100), "Écart filles–garçons : 0 point (100 élèves), contre +3 points en 2024-2025."),
        (AMOUNT, (28450, None, 27200, 37),
         "Taxe d’apprentissage perçue : 28 450 € (37 versements), 1 250 € de plus que lors de la campagne 2024 "
         "(+4,6 %)."),
        (AMOUNT, (28450, None, 28450, 37),
         "Taxe d’apprentissage perçue : 28 450 € (37 versements), comme lors de la campagne 2024."),
        (AMOUNT, (0, None, 1000, 0),
         "Taxe d’apprentissage perçue : 0 €, 1 000 € de moins que lors de la campagne 2024 (−100 %)."),
        # nothing the year before is no base for a percentage
        (AMOUNT, (3.5, None, 0.0, 1),
         "Taxe d’apprentissage perçue : 3,50 € (1 versement), 3,50 € de plus que lors de la campagne 2024."),
        (GROWTH, (1250, 27200, -2.0, 70),
         "Évolution de la taxe : +4,6 % (70 versements des deux campagnes), contre −2 % lors de la campagne 2024."),
        (HOURS, (124.5, None, 112.5, 42),
         "Durée cumulée des actions : 124,5 h (42 actions), 12 h de plus qu’en 2024-2025 (+10,7 %)."),
        (MEAN, (105, 42, 3), "Durée moyenne d’une action : 2,5 h (42 actions), 0,5 h de moins qu’en 2024-2025."),
        (MEAN, (24, 8, 3), "Durée moyenne d’une action : 3 h (8 actions seulement, à lire avec prudence), comme en "
         "2024-2025."),
        (SCORE, (7240, 100, 69.3),
         "Score moyen de satisfaction : 72,4 /100 (100 réponses notées), 3,1 points de plus qu’en 2024-2025."),
        (MONTHLY, (24, 8, 2.6, 24), "Fréquence : 3 par mois (24 actions), 0,4 de plus qu’en 2024-2025."),
        (YES, (1, None, 0, 3), "Existence d’indicateurs partagés : oui (3 indicateurs), contre non en 2024-2025."),
        (YES, (0, None, 0, 0), "Existence d’indicateurs partagés : non, comme en 2024-2025."),
    ],
)  # fmt: skip
def test_the_first_sentence_says_where_we_are_and_what_moved(indicator, measure, sentence):
    assert said(indicator, measured(indicator, *measure)) == [sentence]


def test_typography_is_french_whatever_the_cells_hold():
    rows = groups(PLACED, "classe", ("MCV : l'« Eau » ;  quoi ?", 10, 100), ("TCAP", 80, 100))
    found = sentences(PLACED, measured(PLACED, 1230, 1400, 80.0), ANNEE, "classe", rows)
    assert found == [
        "1\u202f230\u00a0couples élève × période avec solution sur 1\u202f400\u00a0couples élève × période, "
        "soit 87,9\u202f%, 7,9\u00a0points de plus qu’en 2024-2025.",
        "Dans la classe MCV\u00a0: l’«\u00a0Eau\u00a0»\u202f; quoi\u202f?, 77,9\u00a0points de moins que l’ensemble, "
        "sur 100\u00a0couples élève × période.",
    ]
