"""The exports of school software, as they were found: SIECLE, PRONOTE, an ENT, and other tools of the State."""

import pytest

from tests.spreadsheets.sheets import known, letters_of, refused

SUBJECTS = "Clé Gestion Mat. Enseignée {0}|Lib. Mat. Enseignée {0}|Code Modalité Elect. {0}|Lib. Modalité Elect. {0}"
GUARDIANS = (
    "Civilité {0}|Nom {0}|Prénom {0}|Tél. Personnel {0}|Lien Parenté {0}|Tél. Portable {0}|Tél. Professionnel {0}|"
    "Email {0}|Communication Adresse {0}|Ligne Adresse 1 {0}|Ligne Adresse 2 {0}|Ligne Adresse 3 {0}|"
    "Ligne Adresse 4 {0}|Lib. Postal {0}|Code Postal {0}|Code Département {0}|Commune Etrangère {0}|Pays {0}"
)
SIECLE = "|".join(
    [
        "Sexe|Pays Nat.|Elève No Etab|Num. Elève Etab|Nom|Prénom|Prénom 2|Prénom 3|Date Naissance|Doublement",
        "Id National|Date Entrée|Date Sortie|Adhésion Transport|Date Modification|Autorisation Abs. Perm.",
        "Autorisation Abs. Temp.",
        "Présence Doss. Médic.|Présence Doss. Scol.|Ville Naiss. Etrangère|Commune Naiss.|Pays Naiss.|Code Régime",
        "Lib. Régime|Motif Sortie|Code Circuit|Lib. Circuit|Code Bourse 1|Lib. Bourse 1|Code Bourse 2|Lib. Bourse 2",
        "Code MEF|Lib. MEF|Code Structure|Type Structure|Lib. Structure",
        *(SUBJECTS.format(rank) for rank in range(1, 13)),
        "Tél. Personnel|Tél. Professionnel|Tél. Portable|Email|Ligne Adresse 1|Ligne Adresse 2|Ligne Adresse 3",
        "Ligne Adresse 4|Lib. Postal|Code Postal|Département|Commune Etrangère|Pays",
        *(GUARDIANS.format(f"Resp. Lég. {rank}") for rank in (1, 2)),
    ]
)


def siecle(**cells: str) -> str:
    """One line of « ElevesComplete »."""
    return "|".join(cells.get(title, "") for title in SIECLE.split("|"))


PUPIL = {
    "Sexe": "F", "Nom": "MARTIN", "Prénom": "Léa", "Date Naissance": "12/03/2009", "Id National": "123456789AB",
    "Num. Elève Etab": "4512", "Elève No Etab": "991", "Code MEF": "24725406111", "Lib. MEF": "2NDPRO MELEC",
    "Code Structure": "2MELEC1", "Type Structure": "D", "Lib. Structure": "2NDE MELEC 1", "Code Régime": "2",
}  # fmt: skip


def test_the_133_columns_of_siecle_are_read_as_they_should():
    assert len(SIECLE.split("|")) == 133
    titles = SIECLE.split("|")
    found = known(f"{SIECLE}\n{siecle(**PUPIL)}", fichier="ElevesComplete.xls", feuille="Feuil1")
    assert {name: titles[place] for name, place in found.columns.items()} == {
        "ine": "Id National", "interne": "Num. Elève Etab", "nom": "Nom", "prenom": "Prénom",
        "date_naissance": "Date Naissance", "sexe": "Sexe", "classe": "Code Structure", "formation": "Lib. MEF",
        "date_entree": "Date Entrée", "date_sortie": "Date Sortie", "motif_sortie": "Motif Sortie",
        "boursier": "Code Bourse 1", "type_structure": "Type Structure", "mef": "Code MEF",
    }  # fmt: skip


def test_the_trailing_spaces_and_other_name_of_the_name_in_siecle_change_nothing():
    header = SIECLE.replace("|Nom|", "|Nom de famille |").replace("Sexe|", "Sexe |").replace("Lib. MEF", "Lib. MEF  ")
    cells = siecle(**PUPIL)
    assert known(f"{header}\n{cells}").columns == known(f"{SIECLE}\n{cells}").columns


def test_the_columns_that_a_user_chose_in_siecle_are_read():
    found = known(
        "Nom de famille|Nom d'usage|Prénom 1|Prénom 2|Date de naissance|Sexe|Division|Régime\n"
        "MARTIN||Léa|Anne|12/03/2009|F|2MELEC1|DP DAN",
        fichier="exportCSVExtractionClasses.csv",
    )
    assert letters_of(found) == {"nom": "A", "prenom": "C", "date_naissance": "E", "sexe": "F", "classe": "G"}


def test_a_list_by_division_is_read():
    options = "|".join(f"OPT{rank}" for rank in range(1, 13))
    found = known(
        f"NOM|PRENOM|SEXE|NE(E) LE|MEF|DIV.|REG.|{options}|DIV. PREC.|Doublant\n"
        f"MARTIN|LEA|F|12/03/2009|2NDPRO MELEC|2MELEC1|DP|ANGLAIS{'|' * 11}|3A|N",
    )
    assert letters_of(found) == {
        "nom": "A", "prenom": "B", "sexe": "C", "date_naissance": "D", "formation": "E", "classe": "F",
    }  # fmt: skip


def test_the_file_of_scholarships_is_read_whatever_its_underscores():
    found = known(
        "ine|prénom|nom|date_naissance|label_classe|mef_code|année_scolaire|date_début|date_fin|Sexe biologique|"
        "Code INSEE de ville de naissance|Code INSEE de pays de naissance|Code postal de résidence\n"
        "123456789AB|Léa|MARTIN|12/03/2006|1ERE PRO CHIMIE|2473000432|2024|28/09/2024||f|56162|99100|29570",
    )
    assert letters_of(found) == {
        "annee": "G", "ine": "A", "nom": "C", "prenom": "B", "date_naissance": "D", "sexe": "J", "classe": "E",
        "date_entree": "H", "date_sortie": "I", "mef": "F",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "externalid|Prénom*|Nom*|Classe|Date de naissance*|telephone|email|adresse|cp|ville|pays\n"
        "CSV_S00005|Léa|MARTIN|2MELEC1|13/08/2008|01 02 03 04 05|||75017|PARIS|France",
        "NOM_ELEVE|PRENOM_ELEVE|CODE_MEF|LIBELLE_MEF|DIVISION|EMAIL_ELEVE\n"
        "MARTIN|Léa|24720001|2nde Bac Pro Maintenance des véhicules|2MVA|lea@example.org",
    ],
)
def test_a_list_without_the_sex_of_the_pupils_is_a_list_of_pupils(text):
    assert {"nom", "prenom", "classe"} <= set(known(text).columns)
    header, cells = text.split("\n")
    found = known(f"{header}|Sexe (F/M)\n{cells}|F")
    assert {"nom", "prenom", "classe", "sexe"} <= set(found.columns)


def test_a_participation_list_pasted_from_pronote_is_read():
    found = known("Élèves|Classe|Action|Présence (P/A/E)\nMARTIN Léa|2MELEC1|Forum|P\nDURAND Hugo|2MELEC1|Forum|E")
    assert letters_of(found) == {"nom_prenom": "A", "classe": "B", "action": "C", "presence": "D"}


def test_a_list_of_companies_under_groups_is_none_of_the_eleven_tables():
    message = refused("""
Entreprise|Entreprise|Entreprise|Contact|Contact|Contact
Nom|Adresse|Ville|Nom|Téléphone|Mail
Dupont BTP|12 rue Haute|Lyon|M. Durand|06 12 34 56 78|x@example.org
Garage du Nord|1 rue Basse|Bron|Mme Petit|06 12 34 56 78|y@example.org
""")
    assert "aucun des onze" in message


def test_a_workbook_of_companies_and_their_gifts_is_read_under_its_groups():
    found = known("""
Entreprise|Entreprise|Contact|Contact|Taxe d'apprentissage|Taxe d'apprentissage
Nom|Secteur|Nom|Mail|Campagne|Montant
Dupont BTP|Bâtiment|M. Durand|x@example.org|2025|1 200,00 €
Garage du Nord|Automobile|Mme Petit|y@example.org|2025|300 €
""")
    assert found.table.name == "taxe"
    assert letters_of(found) == {"entreprise": "A", "secteur": "B", "campagne": "E", "montant": "F"}
