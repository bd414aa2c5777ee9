"""What the names of formations and the codes of a sheet make of its rows, at import and whenever it is taken again."""

from spreadsheets.formations import formation_names
from spreadsheets.importing.undo import correct, redo_imports, undo_imports
from tests.spreadsheets.drops import counts, drop, drop_one, said, stored

PUPILS = (
    "Nom;Prénom;Sexe;Classe;Code MEF;Lib. MEF\n"
    "MARTIN;Léa;F;MELEC1;24725520331;TLE PRO METIERS DE L'ELECTRICITE ET DE SES ENV CONN\n"
    "DURAND;Zoé;F;EPC1;24131219211;EQUIPIER POLYVALENT DU COMMERCE\n"
    "PETIT;Jean;G;MELEC2;24725520321;1ERE PRO MELEC\n"
    "ROUX;Ali;G;AUTRE;;CUISINE\n"
)
NAMED = [("Bac pro MELEC", "TLE"), ("CAP EPC", "CAP1"), ("Bac pro MELEC", "1RE"), ("Cuisine", None)]


def test_a_list_tells_level_and_formation_by_its_codes_and_labels(store):
    report = drop_one(store, "eleves.csv", PUPILS)
    assert counts(report) == (4, 4, 0, 0)
    assert stored(store, "formation, niveau", "eleves") == NAMED
    drop_one(store, "eleves.csv", PUPILS)
    assert store.row("select sum(modifiees), sum(inchangees) from journal") == (0, 4)


def test_what_the_codes_told_is_told_again_after_an_undo(store):
    drop_one(store, "eleves.csv", PUPILS)
    undo_imports(store, [1])
    redo_imports(store, [1])
    assert stored(store, "formation, niveau", "eleves") == NAMED
    assert store.row("select max(formation) from recu_1 where ligne = 2")[0].startswith("TLE PRO METIERS")
    assert correct(store, 1, 5, "niveau", "TLE") is None
    assert stored(store, "formation, niveau", "eleves")[3] == ("Bac pro Cuisine", "TLE")


def test_a_code_mef_in_the_column_of_the_formation_tells_the_level_and_is_no_formation(store):
    drop_one(store, "eleves.csv", "Nom;Prénom;Sexe;Classe;MEF\nMARTIN;Léa;F;MELEC1;24725520331\n")
    assert stored(store, "formation, niveau", "eleves") == [(None, "TLE")]


def test_a_label_that_tells_the_year_is_believed_before_a_code_mef(store):
    drop_one(
        store,
        "eleves.csv",
        "Nom;Prénom;Sexe;Classe;Code MEF;Lib. MEF\nMARTIN;Léa;F;TMELEC1;24725520321;TLE PRO MELEC\n",
    )
    assert stored(store, "formation, niveau", "eleves") == [("Bac pro MELEC", "TLE")]


def test_actions_agreements_and_pupils_say_the_same_formation(store):
    drop(
        store,
        {
            "eleves.csv": "Nom;Prénom;Sexe;Classe;Formation\nMARTIN;Léa;F;TMELEC;Tle pro MELEC\n",
            "actions.csv": "Intitulé;Type d'action;Date de début;Initiative;Formations visées\n"
            "Forum;forum;25/11/2025;lycée;MELEC\nVisite;visite;26/11/2025;lycée;toutes\n"
            "Jury;jury;27/11/2025;lycée;toutes les Tles\n",
            "conventions.csv": "Partenaire;Type de partenaire;Date de signature;Formation concernée\n"
            "Elec Sud;entreprise;01/09/2025;Métiers de l’électricité et de ses environnements connectés\n",
        },
    )
    assert stored(store, "formation", "eleves") == [("Bac pro MELEC",)]
    every = ("toutes les formations",)
    assert stored(store, "formation", "actions") == [("Bac pro MELEC",), every, every]
    assert stored(store, "formation", "conventions") == [("Bac pro MELEC",)]


def test_a_code_naf_tells_the_sector_where_none_is_told(store):
    text = (
        "Date de réception;Entreprise;Postes;Secteur;Code NAF\n12/11/2025;Elec Sud;2;;43.21A\n"
        "13/11/2025;Bati Nord;1;Gros œuvre;4399C\n14/11/2025;Chez Léon;1;56.10A;\n15/11/2025;Duval;1;;inconnu\n"
    )
    report = drop_one(store, "offres.csv", text)
    sectors = [("Électricité et énergie",), ("Gros œuvre",), ("Hôtellerie-restauration",), (None,)]
    assert stored(store, "secteur", "offres") == sectors
    assert said(report, "alerte") == [
        ("Code NAF", "Code NAF illisible, laissé vide : « inconnu ». Écrivez-le comme « 43.21A ».", (5,))
    ]
    undo_imports(store, [1])
    redo_imports(store, [1])
    assert stored(store, "secteur", "offres") == sectors


def test_a_placement_takes_the_sector_of_its_company_before_that_of_the_pupil(store):
    drop(
        store,
        {
            "eleves.csv": "Nom;Prénom;Sexe;Classe\nMARTIN;Léa;F;TMELEC\nDURAND;Zoé;F;TMELEC\n",
            "pfmp.csv": "Période;Début;Fin;Nom;Prénom;Situation;Entreprise;APE;Code MEF\n"
            "PFMP 1;17/11/2025;12/12/2025;MARTIN;Léa;convention signée;Chez Léon;5610A;24725520331\n"
            "PFMP 1;17/11/2025;12/12/2025;DURAND;Zoé;convention signée;Elec Sud;;24725520331\n",
        },
    )
    assert stored(store, "secteur", "pfmp") == [("Hôtellerie-restauration",), ("Électricité et énergie",)]


def test_a_name_that_is_hidden_in_a_formation_stays_hidden(store):
    drop_one(store, "eleves.csv", "Nom;Prénom;Sexe;Classe;Formation\nZZTOPNOM;Léa;F;TMELEC;TLE PRO ZZTOPNOM LÉA\n")
    hidden = stored(store, "formation", "eleves")
    assert hidden == [("Bac pro [nom masqué]",)]
    undo_imports(store, [1])
    redo_imports(store, [1])
    assert stored(store, "formation", "eleves") == hidden


def test_what_an_earlier_version_named_otherwise_takes_the_one_name_at_the_next_import(store):
    drop_one(store, "eleves.csv", PUPILS)
    with store.importing() as deposit:
        deposit.execute("update eleves set formation = '2NDPRO MELEC' where niveau = '1RE'")
    drop_one(store, "reseaux.csv", "Réseau;Formalisé;Depuis\nCLEE;oui;01/09/2024\n")
    assert stored(store, "formation, niveau", "eleves") == NAMED


def test_a_name_once_given_is_its_own():
    for label in ("TLE PRO VANNERIE", "1CAP2 XYZ", "toutes", "MELEC et MSPC", "Bac pro (option A)", "1ère STMG"):
        assert formation_names(formation_names(label)) == formation_names(label)
