"""Sheets that lack columns: what stands around them tells, or they come in « non renseigné », or are none of ours."""

import datetime as dt

import pytest

from spreadsheets import Choice, recognise
from spreadsheets.cells import span_in
from spreadsheets.model import Recognised
from spreadsheets.recognise import Around, class_in, is_class
from tests.spreadsheets.drops import drop_one, said, stored
from tests.spreadsheets.sheets import known, refused, sheet

CLASSES = [
    "TMELEC1",
    "2MRC",
    "1CAP EPC",
    "TAGORA",
    "T BAC PRO MELEC",
    "1BTS NDRC",
    "2TNE",
    "3PM",
    "CAP1 Cuisine",
    "2nde MRC",
    "Tle ASSP",
    "1ère BAC PRO MCVA",
    "Terminale Commerce",
    "UPE2A",
    "2 GATL",
    "1MELEC-A",
    "T-MCVB",
    "2nde TNE 1",
    "CAP EPC 1",
    "BTS1 MCO",
]
OTHERS = [
    "TA",
    "24-25",
    "2025",
    "T1",
    "1er trimestre",
    "2ème période",
    "TOTAL",
    "Total",
    "TABLEAU",
    "Feuil1",
    "Légende",
    "Réseaux",
    "TEST",
    "Tuteurs",
    "TARIFS",
    "2 stages",
    "1ère partie",
    "Janvier",
    "1 élève",
    "TCD",
    "Tâches",
    "2EME PERIODE",
    "1 rue des Lilas",
    "TdB",
    "TP Maths",
    "PFMP 1",
    "2025-2026",
]


@pytest.mark.parametrize("text", CLASSES)
def test_a_class_is_known_by_its_shape(text):
    assert is_class(text)


@pytest.mark.parametrize("text", OTHERS)
def test_another_name_of_a_tab_is_no_class(text):
    assert not is_class(text)


@pytest.mark.parametrize(
    ("title", "classe"),
    [
        ("Suivi des stages - TMCVA - PP : Mme COLIN", "TMCVA"),
        ("Présences aux actions – 2TNE – 2025/2026", "2TNE"),
        ("Classe : 2nde MRC", "2nde MRC"),
        ("Liste de la 1ASSP2", "1ASSP2"),
        ("Stages 1CAP EPC 2025", "1CAP EPC"),
        ("1MELEC et TMELEC", None),
        ("Lycée professionnel des Tilleuls - Année scolaire 2025-2026", None),
    ],
)
def test_a_title_names_one_class_or_none(title, classe):
    assert class_in(title) == classe


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("PFMP 2 du 26/01 au 13/02/2026", dt.date(2026, 1, 26), dt.date(2026, 2, 13)),
        ("Du 15 décembre au 9 janvier 2026", dt.date(2025, 12, 15), dt.date(2026, 1, 9)),
        ("Stage (17/11 – 12/12/25)", dt.date(2025, 11, 17), dt.date(2025, 12, 12)),
        ("du lundi 3 au vendredi 28 novembre 2025", dt.date(2025, 11, 3), dt.date(2025, 11, 28)),
    ],
)
def test_two_days_are_read_in_a_title(text, first, last):
    assert span_in(text) == (first, last)


@pytest.mark.parametrize("text", ["2025-2026", "24-25", "05 61 00 11 22", "du 31/12 au 30/02/2026", "PFMP 1"])
def test_what_is_no_pair_of_days_is_not_read(text):
    assert span_in(text) is None


PUPILS = "Nom|Prénom|Sexe\nMERLE|Zoé|F\nPINSON|Tom|M"


@pytest.mark.parametrize(
    ("names", "around", "source"),
    [
        ({"feuille": "2MRC"}, Around(), "l’onglet"),
        ({"feuille": "Coiffure"}, Around(classes=frozenset({"coiffure"})), "l’onglet"),
        ({"feuille": "MELEC"}, Around(tabs=("MELEC", "ASSP", "AGORA")), "l’onglet"),
        ({"feuille": "Feuil1", "fichier": "eleves_2MRC.xlsx"}, Around(), "le nom du fichier"),
    ],
)
def test_the_tab_or_the_file_tells_the_class_of_a_list(names, around, source):
    found = recognise(sheet(PUPILS, **names), None, around)
    assert isinstance(found, Recognised)
    assert found.table.name == "eleves"
    assert found.constants["classe"].source == source


def test_a_title_above_tells_the_class():
    assert known("Liste de la classe 2MRC\n|\n" + PUPILS).constants["classe"].value == "2MRC"


def test_a_class_that_nothing_tells_is_asked_for_and_may_be_typed():
    assert refused(PUPILS).startswith("Il manque la colonne « Classe » pour en faire une liste d’élèves")
    found = known(PUPILS, Choice(constants={"classe": "2MRC"}))
    assert (found.constants["classe"].value, found.constants["classe"].source) == ("2MRC", "votre choix")


def test_a_tab_named_as_nothing_else_is_no_class_alone():
    assert not isinstance(recognise(sheet(PUPILS, feuille="MELEC")), Recognised)


def test_the_period_and_its_days_stand_in_a_title():
    found = known("Suivi PFMP n° 2 – du 26/01 au 13/02/2026\nÉlève|Classe|Entreprise\nMERLE Zoé|2MRC|Scierie Bois")
    assert {name: each.value for name, each in found.constants.items()} == {
        "periode": "PFMP 2", "date_debut": dt.date(2026, 1, 26), "date_fin": dt.date(2026, 2, 13),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names", "table"),
    [
        ("Réseau|Nature|Contact\nCLEE du Plateau|Bassin|Mme X\nBois|Campus|M. Y", {"feuille": "Réseaux"}, "reseaux"),
        ("Partenaire|Objet|Signée le\nScierie Bois|Accueil|12/11/2025", {"feuille": "Conventions"}, "conventions"),
        ("Date|Action|Public|Lieu\n18/11/2025|Visite de la scierie|2MRC|Bourg", {"feuille": "Actions"}, "actions"),
        ("Entreprise|Objet|Présent ?\nScierie Bois|Forum|oui", {"feuille": "Invitations"}, "invitations"),
        ("Élève|Classe|Entreprise|Période\nMERLE Zoé|2MRC|Scierie Bois|PFMP 1", {}, "pfmp"),
        ("Entreprise|Montant versé\nScierie Bois|1 200,00 €", {"fichier": "Taxe d’apprentissage 2025.xlsx"}, "taxe"),
        ("Entreprise|Poste|Contrat\nScierie Bois|Vendeur|CDI", {"feuille": "Offres"}, "offres"),
    ],
)  # fmt: skip
def test_a_sheet_that_lacks_columns_is_what_its_headers_and_its_name_say(text, names, table):
    assert known(text, **names).table.name == table


@pytest.mark.parametrize(
    "text",
    [
        "Raison sociale|SIRET|Adresse|CP|Ville|Contact|Fonction|Tél.|Mail|Taille|Visite|Commentaires\n"
        "Scierie Bois|12345678900012|2 rue Haute|31000|Bourg|Mme X|Gérante|0102030405|x@example.org|PME|x|",
        "Nom|Prénom|Fonction|Téléphone\nCOLIN|Anne|Proviseure|0102030405\nMAS|Luc|CPE|0102030406",
        "Référence|Désignation|Quantité|Emplacement\nA12|Perceuse|3|Atelier 2\nB7|Étau|12|Atelier 1",
        "Heure|Lundi|Mardi|Mercredi|Jeudi|Vendredi\n8h|Maths|Français|Atelier|Atelier|EPS\n9h|Maths|EPS|Atelier|PSE|EPS",
        "Nom|Prénom|Maths|Français|Anglais|Moyenne\nMERLE|Zoé|12|14|9|11,7\nPINSON|Tom|8|11|13|10,7",
        "Date|Libellé|Débit|Crédit|Solde\n02/01/2026|Achat bois|120||880\n05/01/2026|Virement||300|1180",
        "Titre|Auteur|Éditeur|Année\nGerminal|Zola|Folio|1999\nNana|Zola|Folio|2002",
    ],
)
def test_what_is_none_of_the_tables_stays_none(text):
    assert not isinstance(recognise(sheet(text)), Recognised)


def test_a_follow_up_of_placements_is_not_told_what_a_list_of_pupils_lacks():
    assert "un suivi des PFMP" in refused("Élève|Période|Du|Au\nMERLE Zoé|PFMP 1|12/01/2026|06/02/2026")
    assert known("Élève|Entreprise|Tuteur|PFMP\nMERLE Zoé|Scierie Bois|Mme X|PFMP 1").table.name == "pfmp"


def test_what_a_sheet_lacks_is_told_once_and_kept_as_not_filled_in(store):
    report = drop_one(store, "Réseaux.csv", "Réseau;Nature\nCLEE du Plateau;Bassin\nCampus Bois;Campus\n")
    assert (report.table, report.added, report.rejected) == ("reseaux", 2, 0)
    assert stored(store, "formalise, date_debut", "reseaux") == [(None, None), (None, None)]
    ((_, message, _),) = [each for each in said(report, "information") if "non renseigné" in each[1]]
    assert message.startswith("Sans les colonnes « Formalisé » et « Depuis le »")


def test_invitations_that_tell_who_came_and_not_who_answered_are_kept(store):
    text = "Date;Entreprise;Objet;Présent ?\n18/11/2025;Scierie Bois;Forum;oui\n18/11/2025;Menuiserie Sud;Forum;non\n"
    report = drop_one(store, "Invitations.csv", text)
    assert (report.added, report.rejected) == (2, 0)
    assert stored(store, "reponse, presence", "invitations") == [(None, True), (None, False)]


def test_rows_without_a_date_are_of_the_year_of_their_sheet(store):
    text = "Action;Type;Public\nVisite de la scierie;Visite;2MRC\nSalon du bois;Salon;1ASSP\n"
    assert drop_one(store, "Actions 2024-2025.csv", text, None).added == 2
    assert stored(store, "date_debut, annee_feuille", "actions") == [(None, "2024-2025")] * 2
    assert drop_one(store, "Actions 2024-2025.csv", text, None).unchanged == 2
    assert drop_one(store, "Actions.csv", text, "2025-2026").added == 2


def test_an_action_whose_date_is_still_to_come_is_not_held_to_be_done(store):
    text = "Action;Type;Date\nVisite de la scierie;Visite;18/11/2025\nSalon du bois;Salon;\n"
    drop_one(store, "Actions.csv", text)
    assert stored(store, "intitule, statut, annee_feuille", "actions") == [
        ("Visite de la scierie", None, None), ("Salon du bois", "prévue", "2025-2026"),
    ]  # fmt: skip
