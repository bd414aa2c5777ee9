"""Which of the eleven tables a sheet is, or the sentence that says why it is none."""

import time

import pytest

from spreadsheets import Choice, recognise
from spreadsheets.model import Recognised, Sheet
from tests.spreadsheets.sheets import known, letters_of, refused, sheet

SHEETS = {
    "eleves": "Nom|Prénom|Sexe|Classe\nMARTIN|Léa|F|2MELEC1",
    "conventions": "Partenaire|Type|Objet|Date de signature\nCFA du Rhône|CFA|Accueil|12/11/2025",
    "reseaux": "Réseau|Type|Formalisé|Depuis le\nCampus|Campus|oui|01/09/2022",
    "actions": "Intitulé|Type|Date|Initiative\nForum des métiers|Forum|12/11/2025|Lycée",
    "participations": "Action|Nom|Prénom|Classe|Sexe|Présence\nForum|MARTIN|Léa|2MELEC1|F|présent",
    "pfmp": "Élève|Sexe|Entreprise|Statut|Du|Au|PFMP\nMARTIN Léa|F|Dupont|signée|12/01/2026|06/02/2026|PFMP 1",
    "offres": "Date|Entreprise|Type|Poste|Statut\n12/11/2025|Dupont|CDI|Serveur|pourvue",
    "taxe": "Campagne|Entreprise|Montant versé|Date\n2025|Dupont|1 200,00 €|12/05/2025",
    "invitations": "Date|Entreprise|Objet|Statut|Présence\n12/11/2025|Dupont|Forum|acceptée|oui",
    "satisfaction": "Date|Public|Enquête|Note|Sur\n12/11/2025|Élèves|Forum|8|10",
    "partages": "Indicateur|Partenaire|Fréquence|Depuis le\nTaux d’insertion|Mission locale|annuelle|01/09/2024",
}


@pytest.mark.parametrize("table", SHEETS)
def test_each_table_is_told_by_its_columns_even_where_they_bear_the_same_names(table):
    found = known(SHEETS[table])
    assert found.table.name == table
    assert found.confidence > 0.5


def test_a_survey_already_totalled_is_a_survey_too():
    text = "Année scolaire|Public|Enquête|Répondants|Satisfaits|Interrogés\n2025-2026|Élèves|Forum|20|15|30"
    assert set(known(text).columns) == {"annee", "public_enquete", "enquete", "repondants", "satisfaits", "interroges"}


def test_a_company_is_a_partner_here_and_a_host_there():
    placement = "Nom|Prénom|Raison sociale|PFMP|Début|Fin\nMARTIN|Léa|Dupont|PFMP 1|12/01/2026|06/02/2026"
    assert letters_of(known(placement)) == {
        "nom": "A", "prenom": "B", "entreprise": "C", "periode": "D", "date_debut": "E", "date_fin": "F",
    }  # fmt: skip
    offer = "Nom|Date de réception|Contrat\nDupont BTP|12/11/2025|CDI"
    assert letters_of(known(offer)) == {"entreprise": "A", "date_reception": "B", "contrat": "C"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Action|Nom|Prénom|Classe\nForum|MARTIN|Léa|2MELEC1",
            "Il manque la colonne « Présence » pour en faire des participations",
        ),
        ("Nom|Prénom|Classe\nMARTIN|Léa|2MELEC1", "Il manque la colonne « Sexe » pour en faire une liste d’élèves"),
        (
            "Élève|Période|Début|Fin\nMARTIN Léa|PFMP 1|12/01/2026|06/02/2026",
            "Il manque la colonne « Situation » (ou « Entreprise ») pour en faire un suivi des PFMP",
        ),
        (
            "Entreprise|Montant\nDupont|1 200,00 €",
            "Il manque la colonne « Campagne » pour en faire des versements de taxe d’apprentissage",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_is_named_with_the_table_that_it_would_make(text, sentence):
    assert refused(text).startswith(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Ce classeur contient|\nVersion 3|\nAuteur|M. Dupont",
        "Lisez-moi|\n|\nUne ligne par action, merci.|",
        "Nom|Prénom",
    ],
)
def test_a_page_of_notes_is_left_aside_without_reproach(text):
    (anomaly,) = recognise(sheet(text))
    assert anomaly.severity == "information"
    assert anomaly.lignes == ()


def test_a_table_of_another_kind_is_refused_without_quoting_its_header():
    text = "Zztopnom|Durée|Coût\nMARTIN|12|13\nDURAND|14|15\nPETIT|15|16"
    (anomaly,) = recognise(sheet(text))
    assert anomaly.severity == "refus"
    assert "aucun des onze" in anomaly.message
    assert "Zztopnom" not in anomaly.message


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Date|Entreprise|Objet|Commentaire\n12/11/2025|Dupont|Appel|à revoir", "des offres d’emploi"),
        ("Année|Libellé|Montant\n2025|Perceuse|120", "des versements de taxe d’apprentissage"),
    ],
)
def test_headers_that_any_sheet_may_have_are_not_enough_without_a_name(text, what):
    assert refused(text).startswith(f"Ces colonnes ne suffisent pas à dire que cette feuille contient {what}")
    named = "Offres" if "Objet" in text else "Taxe d’apprentissage"
    assert known(text, feuille=named).table.name in ("offres", "taxe")


@pytest.mark.parametrize(
    "text",
    [
        "Nom|Prénom|Civilité|Discipline|Classes\nDURAND|Paul|M.|Maths|2MELEC1",
        "Nom|Prénom|Sexe|Matière enseignée|Classe\nDURAND|Paul|M|Maths|2MELEC1",
        "Exercice|Fournisseur|Raison sociale|Montant\n2025|12|Leroy|120",
    ],
)
def test_a_list_of_teachers_or_of_bills_is_none_of_the_eleven_tables(text):
    assert "laissée de côté" in refused(text)


BOTH = "Date|Entreprise|Nature|Objet|Statut\n12/11/2025|Dupont|CDI|Serveur|acceptée"


def test_two_tables_as_plausible_are_both_named():
    message = refused(BOTH)
    assert message.startswith("Cette feuille peut être des offres d’emploi ou des invitations")
    assert "« Offres » ou « Invitations »" in message


@pytest.mark.parametrize(
    ("names", "table"),
    [
        ({"feuille": "Offres"}, "offres"),
        ({"feuille": "Invitations"}, "invitations"),
        ({"fichier": "offres_2025-2026.xlsx"}, "offres"),
        ({"fichier": "Invitations.csv", "feuille": ""}, "invitations"),
        ({"fichier": "Offres.xlsx", "feuille": "Invités du forum"}, "invitations"),
    ],
)
def test_the_name_that_the_sentence_asks_for_settles_it(names, table):
    assert known(BOTH, **names).table.name == table


def test_a_name_does_not_make_another_table_of_a_sheet():
    assert known(SHEETS["eleves"], feuille="PFMP", fichier="stages.xlsx").table.name == "eleves"


def test_the_confidence_falls_when_another_table_is_near():
    assert known(BOTH, feuille="Offres").confidence < 0.5 < known(SHEETS["taxe"]).confidence <= 1


def test_a_person_may_choose_the_table():
    assert known(BOTH, Choice(table="offres")).table.name == "offres"


def test_a_table_chosen_by_hand_still_says_what_it_lacks():
    (anomaly,) = recognise(
        sheet("Colonne|Autre\nDupont|12"), Choice(table="taxe", header_line=1, columns={"montant": 1})
    )
    assert "Il manque la colonne" in anomaly.message
    assert "Campagne" in anomaly.message


@pytest.mark.parametrize("line", [-1, 9])
def test_a_header_pointed_at_outside_the_sheet_is_not_found(line):
    assert not isinstance(recognise(sheet(SHEETS["eleves"]), Choice(header_line=line)), Recognised)


def test_a_person_may_point_at_the_header():
    text = "Nom|Prénom|Sexe|Classe\nPETIT|Jo|F|1MAC\n" + SHEETS["eleves"]
    assert known(text).first_line == 2
    assert known(text, Choice(header_line=3)).first_line == 4


def test_a_person_may_match_a_column_or_part_it():
    text = "Nom|Prénom|Sexe|Groupe de base|Classe\nMARTIN|Léa|F|2MELEC|2MELEC1"
    found = known(text, Choice(columns={"classe": 3, "prenom": 1}))
    assert letters_of(found) == {"nom": "A", "prenom": "B", "sexe": "C", "classe": "D"}
    assert found.unmatched == ("Classe",)
    parted = recognise(sheet(text), Choice(columns={"classe": None}))
    assert not isinstance(parted, Recognised)
    assert "Classe" in parted[0].message


def test_a_column_matched_by_hand_does_not_feed_another():
    found = known("Date|Entreprise|Objet|Réponse\n12/11/2025|Dupont|Forum|oui", Choice(columns={"action_origine": 2}))
    assert letters_of(found) == {"date_invitation": "A", "entreprise": "B", "action_origine": "C", "reponse": "D"}


def test_only_the_top_of_a_large_sheet_is_read():
    rows = [["Action", "Nom", "Prénom", "Classe", "Présence"]]
    rows += [["Forum", f"NOM{rank}", "Léa", "2MELEC1", "présent"] for rank in range(200_000)]
    large = Sheet(fichier="participations.xlsx", feuille="Feuil1", rows=rows)
    recognise(large)
    fastest = min(_timed(large) for _ in range(5))
    assert fastest < 0.05


def _timed(large: Sheet) -> float:
    started = time.process_time()
    recognise(large)
    return time.process_time() - started


def test_the_function_of_a_contact_does_not_make_offers_of_a_directory_of_companies():
    assert refused(
        """
        Raison sociale   | SIRET | Ville | Contact   | Fonction  | Mail | Taille
        Scierie Ozanne   |       | Urt   | Mme Diaz  | Gérante   |      | TPE
        Transports Leduc |       | Dax   | M. Ferrer | Directeur |      | PME
        """
    )
