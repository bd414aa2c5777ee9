"""Each group of each breakdown begins a French sentence."""

import pytest

from indicators import CATALOGUE, DIMENSIONS
from indicators.words import places


@pytest.mark.parametrize(
    ("dimension", "value", "said"),
    [
        ("classe", "MCV", "en MCV"),
        ("classe", "Classe 2nde A", "dans la classe 2nde A"),
        ("niveau", "2NDE", "en 2NDE"),
        ("formation", "CAP Cuisine", "dans la formation CAP Cuisine"),
        ("sexe", "F", "chez les filles"),
        ("sexe", "G", "chez les garçons"),
        ("public", "ulis", "chez les élèves d’ULIS"),
        ("public", "boursier", "chez les boursiers"),
        ("secteur", "Métiers de l'eau", "dans le secteur Métiers de l’eau"),
        ("type_partenaire", "entreprise", "pour le type entreprise"),
        ("type_action", "forum ou salon", "pour le type forum ou salon"),
        ("type_reseau", "campus", "pour le type campus"),
        ("niveau_convention", "nationale", "au niveau national"),
        ("niveau_convention", "établissement", "au niveau de l’établissement"),
        ("partenaire", "France Travail", "avec France Travail"),
        ("initiative", "lycée", "à l’initiative du lycée"),
        ("frequence", "mensuelle", "pour la fréquence mensuelle"),
        ("evenement", "Semaine de l'industrie", "lors de l’évènement « Semaine de l’industrie »"),
        ("dispositif", "AvenirPro", "dans le dispositif AvenirPro"),
        ("mobilite", "culturelle", "pour la mobilité culturelle"),
        ("mois", "2025-11", "en novembre 2025"),
        ("action", "Forum : qui vient ?", "pour l’action « Forum : qui vient ? »"),
        ("periode", "PFMP 1", "pendant la PFMP 1"),
        ("periode", "Stage de mai", "pendant la période « Stage de mai »"),
        ("contrat", "apprentissage", "en apprentissage"),
        ("contrat", "saisonnier", "pour le contrat saisonnier"),
        ("entreprise", "Dupont  SA\n", "pour l’entreprise Dupont SA"),
        ("entreprise", "fonds non affectés", "pour les fonds non affectés"),
        ("objet", "« Portes ouvertes »", "pour l’objet « Portes ouvertes »"),
        ("enquete", "Accueil", "dans l’enquête « Accueil »"),
        ("public_enquete", "élèves", "chez les élèves"),
        ("public_enquete", "équipe pédagogique", "dans l’équipe pédagogique"),
    ],
)
def test_a_group_begins_a_sentence(dimension, value, said):
    assert places.place(dimension, value).replace("\u00a0", " ").replace("\u202f", " ") == said


def test_no_dimension_is_left_without_words():
    for dimension in DIMENSIONS.keys() - {"annee", "jour", "sexe"}:
        value = "2025-11" if dimension == "mois" else "nom"
        assert places.place(dimension, value) != "pour nom", dimension


def test_the_tax_has_campaigns_where_the_others_have_school_years():
    tax, rate = CATALOGUE["taxe.montant"], CATALOGUE["pfmp.taux_solution"]
    assert places.in_year(rate, "2024-2025") == "en 2024-2025"
    assert places.in_year(tax, "2024-2025") == "lors de la campagne 2024"
    assert places.than_in_year(rate, "2024-2025") == "qu’en 2024-2025"
    assert places.than_in_year(tax, "2024-2025") == "que lors de la campagne 2024"
    assert places.from_year_to_year(rate, "2021-2022", "2025-2026") == "de 2021-2022 à 2025-2026"
    assert places.from_year_to_year(tax, "2021-2022", "2025-2026") == "de la campagne 2021 à la campagne 2025"
