"""Every indicator of the fiche, word for word: the sentence under its chart, and what it lacks to reach a target."""

import pytest

from indicators import CATALOGUE
from indicators.views import Target, missing_text
from tests.indicators.figures import measured, said

COUNT = (27, None, 24), 30  # numerator, denominator, value of the year before; target
SHARE = (36, 45, 72.0), 90  # 80 %; 90 % of 45 is 40.5

SAID = {
    "conventions.actives": (*COUNT,
        "27 conventions actives, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 conventions actives de plus pour atteindre 30"),
    "conventions.etablissements_formation": (*COUNT,
        "27 conventions actives avec un établissement de formation, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 conventions de plus pour atteindre 30"),
    "conventions.nouvelles": (*COUNT,
        "27 conventions signées dans l’année, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 conventions de plus pour atteindre 30"),
    "conventions.a_echeance": (*COUNT,
        "27 conventions à renouveler, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 conventions au-dessous de la cible"),
    "reseaux.nombre": (*COUNT,
        "27 réseaux, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 réseaux de plus pour atteindre 30"),
    "reseaux.part_formalisee": (*SHARE,
        "36 réseaux formalisés sur 45 réseaux, soit 80 %, 8 points de plus qu’en 2024-2025.",
        "5 réseaux formalisés de plus, sur les mêmes 45, pour atteindre 90 %"),
    "actions.nombre": (*COUNT,
        "27 actions réalisées, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 actions réalisées de plus pour atteindre 30"),
    "actions.duree_totale": (
        (124.5, None, 112.5, 42), 130,
        "Durée cumulée des actions : 124,5 h (42 actions de durée connue), 12 h de plus qu’en 2024-2025 "
        "(+10,7 %).",
        "il manque 5,5 h pour atteindre 130 h"),
    "actions.duree_moyenne": (
        (105, 42, 3.0), 3,
        "Durée moyenne d’une action : 2,5 h (42 actions de durée connue), 0,5 h de moins qu’en 2024-2025.",
        "0,5 h au-dessous de la cible"),
    "actions.par_mois": (
        (24, 8, 2.6, 24), 4,
        "Fréquence : 3 par mois (24 actions), 0,4 de plus qu’en 2024-2025.",
        "8 actions réalisées de plus pour atteindre 4 par mois"),
    "actions.recurrentes": (*SHARE,
        "36 actions récurrentes sur 45 actions de fréquence connue, soit 80 %, 8 points de plus qu’en "
        "2024-2025.",
        "5 actions récurrentes de plus, sur les mêmes 45, pour atteindre 90 %"),
    "actions.evenements_nationaux": (*COUNT,
        "27 actions menées lors d’un évènement national, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 actions de plus pour atteindre 30"),
    "actions.avenirpro": (*COUNT,
        "27 actions AvenirPro, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 actions AvenirPro de plus pour atteindre 30"),
    "actions.mobilite": (*COUNT,
        "27 actions de mobilité, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 actions de plus pour atteindre 30"),
    "participation.taux_beneficiaires": (*SHARE,
        "36 élèves présents à au moins une action sur 45 élèves de l’effectif, soit 80 %, 8 points de plus "
        "qu’en 2024-2025.",
        "5 élèves de plus pour atteindre 90 %"),
    "participation.taux_participation": (*SHARE,
        "36 présences sur 45 présences attendues, soit 80 %, 8 points de plus qu’en 2024-2025.",
        "5 présences de plus, sur les mêmes 45, pour atteindre 90 %"),
    "participation.part_filles": (*SHARE,
        "36 filles bénéficiaires sur 45 filles et garçons bénéficiaires, soit 80 %, 8 points de plus qu’en "
        "2024-2025.",
        "10 points au-dessous de la cible"),
    "participation.ecart_filles_garcons": (
        (4.2, None, -1.1, 472), 0,
        "Écart filles–garçons : +4,2 points (472 élèves), contre −1,1 point en 2024-2025.",
        "4,2 points au-dessus de la cible"),
    "participation.taux_inclusion": (*SHARE,
        "36 élèves ULIS ou EBEP bénéficiaires sur 45 élèves ULIS ou EBEP, soit 80 %, 8 points de plus qu’en "
        "2024-2025.",
        "5 élèves de plus pour atteindre 90 %"),
    "participation.taux_prioritaires": (*SHARE,
        "36 élèves prioritaires bénéficiaires sur 45 élèves des publics prioritaires, soit 80 %, 8 points de "
        "plus qu’en 2024-2025.",
        "5 élèves de plus pour atteindre 90 %"),
    "participation.actions_prioritaires": (*COUNT,
        "27 actions visant un public prioritaire, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 actions de plus pour atteindre 30"),
    "pfmp.jeunes_avec_solution": (*COUNT,
        "27 élèves ayant une solution, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 élèves de plus pour atteindre 30"),
    "pfmp.taux_solution": (*SHARE,
        "36 couples élève × période avec solution sur 45 couples élève × période, soit 80 %, 8 points de "
        "plus qu’en 2024-2025.",
        "5 couples élève × période de plus pour atteindre 90 %"),
    "pfmp.courbe": (*SHARE,
        "36 solutions trouvées au plus tard le premier jour sur 45 couples élève × période, hors solutions "
        "sans date, soit 80 %, 8 points de plus qu’en 2024-2025.",
        "5 solutions de plus pour atteindre 90 %"),
    "pfmp.part_via_partenaire": (*SHARE,
        "36 solutions dues au réseau sur 45 solutions d’origine connue, soit 80 %, 8 points de plus qu’en "
        "2024-2025.",
        "5 de plus sur les mêmes 45 solutions d’origine connue pour atteindre 90 %"),
    "pfmp.entreprises_accueil": (*COUNT,
        "27 entreprises d’accueil, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 entreprises de plus pour atteindre 30"),
    "pfmp.entreprises_fidelisees": (*SHARE,
        "36 entreprises présentes les deux années sur 45 entreprises d’accueil de l’année précédente, soit "
        "80 %, 8 points de plus qu’en 2024-2025.",
        "5 de plus sur les mêmes 45 entreprises d’accueil de l’année précédente pour atteindre 90 %"),
    "offres.recues": (*COUNT,
        "27 postes proposés, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 postes proposés de plus pour atteindre 30"),
    "offres.jeunes_beneficiaires": (*COUNT,
        "27 jeunes recrutés, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 jeunes recrutés de plus pour atteindre 30"),
    "offres.taux_concretisation": (*SHARE,
        "36 jeunes recrutés sur 45 postes proposés, soit 80 %, 8 points de plus qu’en 2024-2025.",
        "5 jeunes recrutés de plus pour atteindre 90 %"),
    "taxe.montant": (
        (28450, None, 27200, 37), 30000,
        "Taxe d’apprentissage perçue : 28 450 € (37 versements), 1 250 € de plus que lors de la campagne "
        "2024 (+4,6 %).",
        "il manque 1 550 € pour atteindre 30 000 €"),
    "taxe.evolution": (
        (1250, 27200, -2.0, 70), 5,
        "Évolution de la taxe : +4,6 % (70 versements des deux campagnes), contre −2 % lors de la campagne "
        "2024.",
        "il manque 110 € pour atteindre +5 %"),
    "taxe.contributeurs": (*COUNT,
        "27 entreprises contributrices, 3 de plus que lors de la campagne 2024 (+12,5 %).",
        "3 entreprises contributrices de plus pour atteindre 30"),
    "taxe.contributeurs_fidelises": (*SHARE,
        "36 contributeurs des deux campagnes sur 45 contributeurs de la campagne précédente, soit 80 %, 8 "
        "points de plus que lors de la campagne 2024.",
        "5 de plus sur les mêmes 45 contributeurs de la campagne précédente pour atteindre 90 %"),
    "partages.nombre": (*COUNT,
        "27 indicateurs partagés, 3 de plus qu’en 2024-2025 (+12,5 %).",
        "3 indicateurs partagés de plus pour atteindre 30"),
    "partages.existence": (
        (1, None, 0, 3), 1,
        "Existence d’indicateurs partagés : oui (3 indicateurs partagés), contre non en 2024-2025.",
        "cible atteinte"),
    "partages.part_partenaires": (*SHARE,
        "36 partenaires suivis en commun sur 45 partenaires de conventions actives, soit 80 %, 8 points de "
        "plus qu’en 2024-2025.",
        "5 de plus sur les mêmes 45 partenaires de conventions actives pour atteindre 90 %"),
    "entreprises.taux_reponse": (*SHARE,
        "36 invitations ayant reçu une réponse sur 45 invitations, soit 80 %, 8 points de plus qu’en "
        "2024-2025.",
        "5 de plus sur les mêmes 45 invitations pour atteindre 90 %"),
    "entreprises.taux_presence": (*SHARE,
        "36 invitations honorées sur 45 invitations, soit 80 %, 8 points de plus qu’en 2024-2025.",
        "5 invitations honorées de plus, sur les mêmes 45, pour atteindre 90 %"),
    "entreprises.part_initiative_partenaires": (*SHARE,
        "36 actions à l’initiative des partenaires sur 45 actions réalisées, soit 80 %, 8 points de plus "
        "qu’en 2024-2025.",
        "5 de plus sur les mêmes 45 actions réalisées pour atteindre 90 %"),
    "satisfaction.taux": (*SHARE,
        "36 répondants satisfaits sur 45 répondants, soit 80 %, 8 points de plus qu’en 2024-2025.",
        "5 répondants satisfaits de plus, sur les mêmes 45, pour atteindre 90 %"),
    "satisfaction.score_moyen": (
        (3258, 45, 69.3), 75,
        "Score moyen de satisfaction : 72,4 /100 (45 réponses notées), 3,1 points de plus qu’en 2024-2025.",
        "il manque 2,6 points pour atteindre 75 /100"),
    "satisfaction.taux_retour": (*SHARE,
        "36 répondants sur 45 interrogés, soit 80 %, 8 points de plus qu’en 2024-2025.",
        "5 répondants de plus pour atteindre 90 %"),
}  # fmt: skip


def test_no_indicator_is_left_without_its_words():
    assert SAID.keys() == CATALOGUE.keys()


@pytest.mark.parametrize("id_", SAID)
def test_every_indicator_has_its_sentence_and_its_way_to_a_target(id_):
    figures, cible, sentence, missing = SAID[id_]
    measure = measured(CATALOGUE[id_], *figures)
    assert said(CATALOGUE[id_], measure) == [sentence]
    assert missing_text(CATALOGUE[id_], measure, Target(cible)).replace("\u00a0", " ").replace("\u202f", " ") == missing
