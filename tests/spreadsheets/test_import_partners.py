"""From real bytes to the base: the workbooks of the DDFPT, one shape or more for each of the eight other tables."""

import datetime as dt

import pytest

from spreadsheets import TABLES
from tests.spreadsheets.drops import counts, drop, drop_one, said, stored

SIRET = "73282932000074"


def test_agreements_are_read_under_titles_with_a_total_below(store, make_xlsx):
    rows = [
        ("Conventions de partenariat",), ("Mise à jour du 12/11/2025",), (),
        ("Réf.", "Partenaire*", "N° SIRET", "Type", "Secteur d’activité", "Filière(s)", "Objet", "Niveau", "Signée le",
         "Échéance", "Tacite reconduction (O/N)", "Contact"),
        ("C1", "Dupont BTP", 73282932000074, "PME", "Bâtiment", "MELEC, CAP Maçon", "Accueil", "Académique",
         dt.date(2024, 9, 2), "nov. 2027", "X", "M. Durand"),
        ("C2", "CFA du Rhône", None, "CFA", None, None, "Parcours mixte", "locale", 45_992, None, "non", None),
        (),
        ("C3", "Le Fablab", "123", "Tiers-lieu", None, None, None, None, "à signer", None, None, None),
        ("TOTAL", 3),
    ]  # fmt: skip
    report = drop_one(store, "partenariats.xlsx", make_xlsx({"Feuil1": rows}))
    assert (report.table, *counts(report)) == ("conventions", 3, 2, 1, 1)
    assert stored(store, "reference, siret, type_partenaire, formation, niveau_convention", "conventions") == [
        ("C1", SIRET, "entreprise", "Bac pro MELEC;CAP Maçon", "académique"),
        ("C2", None, "établissement de formation", None, "établissement"),
    ]
    assert stored(store, "date_signature, date_fin, reconduction_tacite", "conventions") == [
        (dt.date(2024, 9, 2), dt.date(2027, 11, 30), True), (dt.date(2025, 12, 1), None, False),
    ]  # fmt: skip
    assert [(column, lines) for column, _, lines in said(report)] == [("Signée le", (8,))]
    assert {column for column, _, _ in said(report, "alerte")} == {"N° SIRET", "Type", "Échéance"}


def test_networks_are_read_with_what_formalises_them(store):
    text = (
        "Réseau;Type de réseau;Formalisé ?;Document;Depuis le;Jusqu’au\n"
        "Campus des métiers;Campus;oui;Convention cadre;01/09/2021;\nCLEE du bassin;CLEE;informel;;2022;31/08/2025\n"
        "Cordées;;X;Affiche;01/09/2023;\n"
    )
    report = drop_one(store, "reseaux.csv", text)
    assert counts(report) == (3, 3, 0, 0)
    assert stored(store, "reseau, formalise, document, document_lu, date_debut, date_fin", "reseaux") == [
        ("Campus des métiers", True, "convention", None, dt.date(2021, 9, 1), None),
        ("CLEE du bassin", False, None, None, dt.date(2022, 1, 1), dt.date(2025, 8, 31)),
        ("Cordées", True, "autre", "Affiche", dt.date(2023, 9, 1), None),
    ]


def test_actions_are_read_with_all_that_a_plan_of_actions_holds(store):
    text = (
        "N°;Action;Type d’action;Du;Au;Nb d'heures;Périodicité;Entreprise;Secteur;À l’initiative de;Classes concernées;"
        "Évènement national;Dispositif;Public prioritaire (oui/non);Mobilité;État;Attendus;Présents;dont filles;"
        "dont garçons\n"
        "A1;Forum des métiers;Forum;25/11/2025;26/11/2025;6h30;1 fois par an;Dupont BTP;Bâtiment;le lycée;"
        "2MELEC / 1MAC;Semaine de l’industrie;Avenir Pro;ULIS;non;Réalisée;24;20;8;12\n"
        "A2;Séjour à Dublin;Erasmus+;02/03/2026;06/03/2026;;;;;co-construite;;;Erasmus;tous publics;internationale;"
        "prévue;;;;\n"
    )
    report = drop_one(store, "actions.csv", text)
    assert counts(report) == (2, 2, 0, 0)
    assert stored(store, "intitule, type_action, duree_heures, frequence, initiative, formation", "actions") == [
        ("Forum des métiers", "forum ou salon", 6.5, "annuelle", "lycée", "2MELEC;1MAC"),
        ("Séjour à Dublin", "mobilité", None, None, "conjointe", None),
    ]
    assert stored(store, "evenement, dispositif, public_prioritaire, mobilite, statut, presents", "actions") == [
        ("Semaine de l’industrie", "AvenirPro", True, "aucune", "réalisée", 20),
        (None, "Erasmus", False, "géographique", "prévue", None),
    ]
    assert stored(store, "attendus, presents_filles, presents_garcons", "actions")[0] == (24, 8, 12)


def test_an_action_whose_type_is_unknown_is_kept_beside_other_and_shown(store):
    text = "Intitulé;Type;Date;Initiative\nAfterwork;Afterwork;25/11/2025;Association\n"
    report = drop_one(store, "actions.csv", text)
    assert stored(store, "type_action, type_action_lu, initiative", "actions") == [("autre", "Afterwork", "partenaire")]
    assert [message.split(".")[0] for _, message, _ in said(report, "alerte")] == [
        "Valeur inconnue, rangée dans « autre » : « Afterwork »"
    ]


def test_offers_are_read_from_another_spreadsheet_and_an_empty_post_is_one(store, make_ods):
    rows = [
        ["Reçue le", "Société", "Contrat", "Poste proposé", "Nb de postes", "Recrutés"],
        ["12/11/2025", "Dupont BTP", "contrat d’apprentissage", "Électricien", "2", "1"],
        ["13/11/2025", "Garage du Nord", "job d'été", "Laveur", None, None],
    ]
    report = drop_one(store, "offres.ods", make_ods({"Feuille1": rows}))
    assert (report.table, *counts(report)) == ("offres", 2, 2, 0, 0)
    assert stored(store, "date_reception, entreprise, contrat, intitule, postes, jeunes_recrutes", "offres") == [
        (dt.date(2025, 11, 12), "Dupont BTP", "apprentissage", "Électricien", 2, 1),
        (dt.date(2025, 11, 13), "Garage du Nord", "saisonnier", "Laveur", 1, 0),
    ]


def test_offers_without_a_column_of_posts_are_one_post_each(store):
    drop_one(store, "offres.csv", "Date;Entreprise;Métier\n12/11/2025;Dupont;Serveur\n13/11/2025;Durand;Maçon\n")
    assert stored(store, "sum(postes)", "offres", "1") == [(2,)]


def test_the_tax_is_read_in_euros_and_its_totals_are_no_gifts(store, make_xlsx):
    rows = [
        ("Taxe d’apprentissage",), (),
        ("Campagne", "Raison sociale", "SIRET", "Montant versé (€)", "Date de versement"),
        (2025, "Dupont BTP", SIRET, "1 234,50 €", dt.date(2025, 5, 12)),
        ("Campagne 2025", None, None, 300, None),
        ("Total 2025", None, None, 1534.5, None),
        (2024, "Garage du Nord", None, "1?500,00", None),
        (None, "TOTAL", None, 3034.5, None),
    ]  # fmt: skip
    report = drop_one(store, "taxe.xlsx", make_xlsx({"Feuil1": rows}))
    assert (report.table, *counts(report)) == ("taxe", 3, 3, 0, 2)
    assert stored(store, "campagne, entreprise, siret, montant, date_versement", "taxe") == [
        (2025, "Dupont BTP", SIRET, 1234.5, dt.date(2025, 5, 12)),
        (2025, None, None, 300, None),
        (2024, "Garage du Nord", None, 1500, None),
    ]


def test_invitations_are_read_with_their_answer_and_who_came(store):
    text = (
        "Date d'envoi\tEntreprise invitée\tÉvénement\tRéponse (oui/non)\tEst venu ?\n"
        "12/11/2025\tDupont BTP\tJob dating\toui\tX\n12/11/2025\tGarage du Nord\tJob dating\trefus\t\n"
        "12/11/2025\tHôtel du Parc\tJob dating\tNR\tabsent\n12/11/2025\tLe Fournil\tJob dating\tverra plus tard\t\n"
    )
    report = drop_one(store, "invitations.tsv", text.encode("cp1252"))
    assert (report.table, *counts(report)) == ("invitations", 4, 3, 1, 0)
    assert stored(store, "entreprise, objet, reponse, presence", "invitations") == [
        ("Dupont BTP", "Job dating", "acceptée", True),
        ("Garage du Nord", "Job dating", "déclinée", False),
        ("Hôtel du Parc", "Job dating", "sans réponse", False),
    ]
    ((column, message, lines),) = said(report)
    assert (column, lines) == ("Réponse (oui/non)", (5,))
    assert "« verra plus tard »" in message


@pytest.mark.parametrize("maximum", ["Sur", "Note maximale", "Barème"])
def test_answers_to_a_survey_are_numbered(store, maximum):
    text = (
        f"Date;Public;Enquête;Note;{maximum}\n03/02/2026;Tuteurs;Bilan PFMP;8,5;10\n"
        "03/02/2026;tuteur;Bilan PFMP;4;10\n03/02/2026;Enseignants;Bilan PFMP;15;20\n"
    )
    report = drop_one(store, "enquete.csv", text, annee=None)
    assert counts(report) == (3, 3, 0, 0)
    assert stored(store, "annee, public_enquete, note, note_maximale, rang", "satisfaction") == [
        ("2025-2026", "partenaires", 8.5, 10, 1), ("2025-2026", "partenaires", 4, 10, 2),
        ("2025-2026", "équipe pédagogique", 15, 20, 1),
    ]  # fmt: skip


def test_a_survey_already_totalled_is_read(store):
    text = (
        "Année scolaire;Public;Intitulé de l'enquête;Personnes interrogées;Nb de réponses;dont satisfaits\n"
        "2024/2025;Élèves;Forum;120;80;64\n24-25;Partenaires;Forum;;12;11\n"
    )
    assert counts(drop_one(store, "enquetes.csv", text)) == (2, 2, 0, 0)
    assert stored(store, "annee, public_enquete, interroges, repondants, satisfaits, rang", "satisfaction") == [
        ("2024-2025", "élèves", 120, 80, 64, 0), ("2024-2025", "partenaires", None, 12, 11, 0),
    ]  # fmt: skip


def test_a_total_that_fills_the_columns_of_words_is_no_answer(store):
    text = "Note;Enquête;Public;Sur\n8;Forum;Élèves;10\n6;Forum;Élèves;10\n;TOTAL;2;\n"
    assert counts(drop_one(store, "enquete.csv", text)) == (2, 2, 0, 1)


def test_indicators_shared_with_partners_are_read(store):
    text = (
        "Indicateur suivi;Partagé avec;Périodicité;Depuis le;Dernier point\n"
        "Taux d’insertion;Mission locale;chaque trimestre;09/2023;12/11/2025\nRuptures;CFA;au besoin;01/09/2024;\n"
    )
    assert counts(drop_one(store, "partages.csv", text)) == (2, 2, 0, 0)
    assert stored(
        store, "indicateur, partenaire, frequence, frequence_lu, date_debut, dernier_echange", "partages"
    ) == [
        ("Taux d’insertion", "Mission locale", "trimestrielle", None, dt.date(2023, 9, 1), dt.date(2025, 11, 12)),
        ("Ruptures", "CFA", "autre", "au besoin", dt.date(2024, 9, 1), None),
    ]


def test_a_workbook_of_many_sheets_gives_each_its_table_and_leaves_the_notes_aside(store, make_xlsx):
    sheets = {
        "Lisez-moi": [("Classeur du bureau des entreprises",), ("Une ligne par convention.",)],
        "Réseaux": [("Réseau", "Formalisé", "Depuis le"), ("Campus", "oui", dt.date(2022, 9, 1))],
        "Feuil3": [],
        "Conventions": [("Partenaire", "Type", "Signée le"), ("Dupont", "PME", dt.date(2025, 9, 1))],
        "Devis": [("Article", "Quantité", "Prix"), ("Perceuse", 2, 120), ("Vis", 300, 12), ("Gants", 4, 20)],
    }
    reports = drop(store, {"classeur.xlsx": make_xlsx(sheets)}).sheets
    found = {report.feuille: report.table for report in reports}
    assert found == {"Conventions": "conventions", "Réseaux": "reseaux", "Lisez-moi": None, "Devis": None}
    severities = {report.feuille: report.anomalies[0].severity for report in reports if report.table is None}
    assert severities == {"Lisez-moi": "information", "Devis": "refus"}


def test_dropping_the_same_files_again_changes_nothing(store):
    text = "Campagne;Entreprise;Montant\n2025;Dupont;1200\n2025;;300\n"
    for added in (2, 0):
        report = drop_one(store, "taxe.csv", text)
        assert (report.added, report.unchanged) == (added, 2 - added)


def test_the_titles_of_the_declarations_are_enough_to_be_recognised(store):
    for table in TABLES:
        text = ";".join(column.title for column in table.columns) + "\n"
        assert drop_one(store, "modele.csv", text).table == table.name


def test_a_row_that_a_separator_made_longer_than_its_header_is_refused_with_the_reason(store):
    content = b"Campagne,Entreprise,Nombre,Montant\n2026,Val,3,15,50\n2026,Bois,4,20,25\n"
    report = drop_one(store, "taxe apprentissage.csv", content)
    assert (report.table, report.rejected) == ("taxe", 2)
    assert any("plus longue que l’en-tête" in each.message for each in report.anomalies)


def test_a_payment_counts_once_whichever_file_rounds_it(store, make_xlsx):
    row = [2026, "Garage Val", 1088.8533333, "15/03/2026"]
    header = ["Campagne", "Entreprise", "Montant", "Date de versement"]
    drop_one(store, "a.xlsx", make_xlsx({"Taxe": [header, row]}))
    drop_one(store, "b.csv", ";".join(header).encode() + b"\n2026;Garage Val;1088,85;15/03/2026\n")
    assert stored(store, "montant", "taxe") == [(1088.85,)]


def test_a_term_and_several_days_in_one_cell_make_ends(store, make_xlsx):
    agreements = [
        ["Partenaire", "Type de partenaire", "Date de signature", "Date de fin"],
        ["Scierie", "entreprise", dt.date(2022, 11, 3), "3 ans"],
        ["Garage", "entreprise", dt.date(2024, 9, 1), "illimitée"],
    ]
    actions = [
        ["Intitulé", "Type d’action", "Date", "Initiative"],
        ["Semaine de l’industrie", "forum", "du 24 au 28/11", "lycée"],
        ["Visite", "visite", "4/12 13h30-16h", "lycée"],
    ]
    drop_one(store, "Conventions.xlsx", make_xlsx({"Conventions": agreements}))
    drop_one(store, "Actions 2025-2026.xlsx", make_xlsx({"Actions": actions}))
    assert stored(store, "date_fin", "conventions") == [(dt.date(2025, 11, 2),), (None,)]
    assert stored(store, "date_debut, date_fin", "actions") == [
        (dt.date(2025, 11, 24), dt.date(2025, 11, 28)),
        (dt.date(2025, 12, 4), None),
    ]


def test_a_total_that_lacks_what_its_rows_have_is_left_aside(store, make_xlsx):
    rows = [
        ["Intitulé", "Date", "Nb élèves"],
        ["Forum", "10/10/2025", 20],
        ["Salon", "12/11/2025", 30],
        ["TOTAL", None, 50],
    ]
    report = drop_one(store, "Actions.xlsx", make_xlsx({"Actions": rows}))
    assert counts(report) == (2, 2, 0, 1)
