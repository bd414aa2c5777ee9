"""Which column of a sheet feeds which column of a table: synonyms, slips, cells, and never a guess."""

import pytest

from spreadsheets.recognise.synonyms import SURE, columns_named
from tests.spreadsheets.sheets import known, letters_of, refused


@pytest.mark.parametrize(
    ("title", "table", "column"),
    [
        ("Prénom*", "eleves", "prenom"),
        ("  NOM de l’élève ", "eleves", "nom"),
        ("nom_eleve", "eleves", "nom"),
        ("dateNaissance", "eleves", "date_naissance"),
        ("NE(E) LE", "eleves", "date_naissance"),
        ("N° INE", "eleves", "ine"),
        ("n°INE", "eleves", "ine"),
        ("Boursier O/N", "eleves", "boursier"),
        ("Quartier prioritaire (QPV)", "eleves", "qpv"),
        ("Sexe / genre", "eleves", "sexe"),
        ("Classe 2025-2026", "eleves", "classe"),
        ("3. Classe", "eleves", "classe"),
        ("Date de\nsignature", "conventions", "date_signature"),
        ("Signée le :", "conventions", "date_signature"),
        ("Type de partenaire (1)", "conventions", "type_partenaire"),
        ("Reconduction tacite (oui/non)", "conventions", "reconduction_tacite"),
        ("Niveau (établissement, académique, nationale)", "conventions", "niveau_convention"),
        ("Nb d'heures", "actions", "duree_heures"),
        ("Durée (h)", "actions", "duree_heures"),
        ("À l’initiative de (lycée, partenaire…)", "actions", "initiative"),
        ("Présent(e) ?", "participations", "presence"),
        ("Présent·e", "participations", "presence"),
        ("Début (jj/mm/aaaa)", "pfmp", "date_debut"),
        ("Fin de la P.F.M.P.", "pfmp", "date_fin"),
        ("Nom de l’entreprise d’accueil", "pfmp", "entreprise"),
        ("Montant (€)", "taxe", "montant"),
        ("MONTANT VERSÉ EN EUROS", "taxe", "montant"),
        ("Montant €", "taxe", "montant"),
        ("Nbre de postes", "offres", "postes"),
        ("Évènement", "invitations", "objet"),
        ("Événement", "invitations", "objet"),
        ("Nombre de réponses", "satisfaction", "repondants"),
        ("Jusqu'au", "partages", "date_fin"),
    ],
)
def test_a_header_is_known_whatever_its_case_accents_marks_unit_or_order(title, table, column):
    (match,) = columns_named(title)[table]
    assert match.column == column
    assert match.strength >= SURE


@pytest.mark.parametrize(
    ("title", "table", "column"),
    [
        ("Prénon", "eleves", "prenom"),
        ("Entrprise", "offres", "entreprise"),
        ("Etablissment partenaire", "conventions", "partenaire"),
        ("Secetur", "taxe", "secteur"),
        ("Date sign.", "conventions", "date_signature"),
        ("Sexe exact", "eleves", "sexe"),
    ],
)
def test_a_slip_or_a_cut_word_is_known_less_surely(title, table, column):
    (match,) = columns_named(title)[table]
    assert match.column == column
    assert match.strength < SURE


@pytest.mark.parametrize(
    "title",
    [
        "Nom du tuteur", "Nom Resp. Lég. 1", "Prénom Resp. Lég. 2", "Prénom 2", "Téléphone", "Tél. entreprise",
        "Mail de l'entreprise", "Adresse de l’entreprise", "Elève No Etab", "Div. préc.", "Durée (min)",
        "Lib. Mat. Enseignée 1", "LV1", "Professeur principal", "Date de visite du tuteur", "Observations",
    ],
)  # fmt: skip
def test_a_header_that_holds_the_word_of_another_thing_is_no_column_of_pupils_or_placements(title):
    found = columns_named(title)
    assert {table: found[table] for table in ("eleves", "pfmp", "participations") if table in found} == {}


def test_the_surest_of_two_columns_that_say_the_same_is_taken():
    found = known("Nom|Prénom|Sexe|Lib. Structure|Code Structure|Classe\nMARTIN|Léa|F|2NDE MELEC 1|2MELEC1|2MELEC1")
    assert letters_of(found)["classe"] == "F"
    assert found.unmatched == ("Lib. Structure", "Code Structure")


def test_an_empty_column_gives_way_to_one_that_is_filled():
    found = known("Nom|Prénom|Sexe|Civilité|Classe\nMARTIN|Léa||Mme|2MELEC1\nDURAND|Hugo||M.|2MELEC1")
    assert letters_of(found)["sexe"] == "D"


def test_of_two_columns_of_one_same_name_none_is_taken():
    found = known("Nom|Prénom|Sexe|Classe|Formation|Formation\nMARTIN|Léa|F|2MELEC1|Bac pro MELEC|Bac pro TNE")
    assert "formation" not in letters_of(found)
    assert "Plusieurs colonnes peuvent être « Montant »" in refused(
        "Campagne|Entreprise|Montant|Montant\n2025|Dupont|12|13"
    )


def test_cells_that_are_no_dates_do_not_feed_a_date_that_another_column_holds():
    found = known("""
Entreprise|Réponse|Date d'envoi|Date
Dupont BTP|oui|à voir|12/11/2025
Garage du Nord|non|plus tard|13/11/2025
""")
    assert letters_of(found)["date_invitation"] == "D"


def test_a_column_of_numbers_named_as_a_list_is_told_by_its_cells():
    found = known("Date|Entreprise|Poste|Postes (2)\n12/11/2025|Dupont|Serveur|2\n13/11/2025|Durand|Maçon|1")
    assert letters_of(found) == {"date_reception": "A", "entreprise": "B", "intitule": "C", "postes": "D"}


def test_pupils_are_not_read_where_the_header_of_pupils_counts_them():
    found = known("Intitulé|Type|Date|Initiative|Élèves\nVisite du port|visite|12/11/2025|lycée|24")
    assert (found.table.name, letters_of(found)["presents"]) == ("actions", "E")


def test_a_sex_is_told_by_its_cells_under_a_header_that_says_nothing():
    found = known("Nom|Prénom|Truc|Classe\nMARTIN|Léa|F|2MELEC1\nDURAND|Hugo|M|2MELEC1\nPETIT|Jo|M|2MELEC1")
    assert letters_of(found)["sexe"] == "C"


@pytest.mark.parametrize("title", ["Civilité Resp. Lég. 1", "Sexe du tuteur", "Redoublant"])
def test_a_sex_is_not_told_by_the_cells_of_another_thing(title):
    cells = ("O", "N", "O") if title == "Redoublant" else ("M.", "Mme", "M.")
    text = "".join(
        f"\n{name}|Jo|{cell}|2MELEC1" for name, cell in zip(("MARTIN", "DURAND", "PETIT"), cells, strict=True)
    )
    assert "Il manque la colonne « Sexe »" in refused(f"Nom|Prénom|{title}|Classe{text}")


def test_names_are_told_by_their_cells_under_an_empty_header_only():
    rows = "MARTIN Léa|F|2MELEC1\nDURAND Hugo|M|2MELEC1\nLE GOFF Anaïs|F|2MELEC1"
    assert letters_of(known(f"|Sexe|Classe\n{rows}"))["nom_prenom"] == "A"
    assert "Il manque" in refused(f"Professeur principal|Sexe|Classe\n{rows}")


def test_presences_are_told_by_their_cells():
    rows = "Forum|MARTIN|Léa|présent\nForum|DURAND|Hugo|absent\nForum|PETIT|Jo|présent"
    assert letters_of(known(f"Action|Nom|Prénom|Bilan\n{rows}"))["presence"] == "D"


def test_a_family_name_alone_names_nobody_unless_its_cells_hold_the_first_name():
    assert "Il manque la colonne « Prénom »" in refused("Nom|Sexe|Classe\nMARTIN|F|2MELEC1\nDURAND|M|2MELEC1")
    assert letters_of(known("Nom|Sexe|Classe\nMARTIN Léa|F|2MELEC1\nDURAND Hugo|M|2MELEC1"))["nom"] == "A"


def test_numbers_that_count_the_lines_are_not_those_of_the_pupils():
    rows = "\n".join(f"{rank}|MARTIN|Léa{rank}|F|2MELEC1" for rank in (1, 2, 3))
    assert "interne" not in known(f"N° élève|Nom|Prénom|Sexe|Classe\n{rows}").columns
    assert "interne" in known(f"N° élève|Nom|Prénom|Sexe|Classe\n{rows.replace('3|M', '4512|M')}").columns
