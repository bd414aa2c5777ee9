"""From real bytes to the base: lists of pupils, of participants and of placements, in the shapes that schools use."""

import datetime as dt

import pytest

from tests.spreadsheets.drops import counts, drop, drop_one, said, stored
from tests.spreadsheets.test_recognise_exports import PUPIL, SIECLE

PUPILS = (
    "INE;Nom;Prénom;Né(e) le;Sexe;Classe\n123456789AB;MARTIN;Léa;12/03/2009;F;2MELEC1\n"
    "123456789AC;DURAND;Hugo;13/04/2009;M;2MELEC1\n;LE GOFF;Anaïs;14/05/2009;F;1MAC\n"
)
ACTIONS = (
    "Référence;Intitulé;Type d'action;Date;Initiative\nA1;Forum des métiers;Forum;25/11/2025;lycée\n"
    "A2;Visite du port;Visite;02/12/2025;partenaire\n"
)


def siecle_lines(*pupils):
    titles = SIECLE.split("|")
    return [titles, *([{**PUPIL, **pupil}.get(title, "") for title in titles] for pupil in pupils)]


def test_siecle_counts_each_pupil_once_knows_who_left_and_who_has_a_grant(store, make_xlsx):
    rows = siecle_lines(
        {"Code Bourse 1": "BN", "Date Entrée": "01/09/2025"},
        {"Type Structure": "G", "Code Structure": "2MELEC1GR1"},
        {"Nom": "DURAND", "Prénom": "Hugo", "Sexe": "M", "Id National": "123456789AC", "Num. Elève Etab": "4513",
         "Motif Sortie": "DEMISSION", "Date Sortie": "12/01/2026", "Code Bourse 1": "N"},
    )  # fmt: skip
    report = drop_one(store, "ElevesComplete.xlsx", make_xlsx({"Feuil1": rows}))
    assert counts(report) == (2, 2, 0, 1)
    assert report.columns["Classe"] == "Code Structure"
    assert said(report) == []
    assert stored(store, "sexe, classe, formation, niveau, boursier, sorti, date_entree, date_sortie", "eleves") == [
        ("F", "2MELEC1", "Bac pro MELEC", "2NDE", True, False, dt.date(2025, 9, 1), None),
        ("G", "2MELEC1", "Bac pro MELEC", "2NDE", False, True, None, dt.date(2026, 1, 12)),
    ]
    assert stored(store, "count(distinct empreinte_ine), count(distinct empreinte_interne)", "eleves", "1") == [(2, 2)]


def test_only_who_has_left_may_have_no_class(store):
    text = (
        "Nom;Prénom;Sexe;Code Structure;Date Sortie;Motif Sortie\nMARTIN;Léa;F;;12/01/2026;\n"
        "DURAND;Hugo;M;;;DEMISSION\nLE GOFF;Anaïs;F;;;\n"
    )
    report = drop_one(store, "eleves.csv", text)
    assert counts(report) == (3, 2, 1, 0)
    assert [(column, lines) for column, _, lines in said(report)] == [("Code Structure", (4,))]
    assert stored(store, "classe, date_sortie, sorti", "eleves") == [
        (None, dt.date(2026, 1, 12), False), (None, None, True),
    ]  # fmt: skip


def test_siecle_may_come_in_an_archive(store, make_xlsx, make_zip):
    archive = make_zip({"export/ElevesComplete.xlsx": make_xlsx({"Feuil1": siecle_lines({})})})
    report = drop_one(store, "siecle.zip", archive)
    assert (report.fichier, report.added) == ("siecle.zip › export/ElevesComplete.xlsx", 1)


def test_a_list_by_division_is_read_in_latin_1(store):
    text = "NOM;PRENOM;SEXE;NE(E) LE;MEF;DIV.;REG.\nGÉRARD;ZOÉ;F;12/03/2009;2NDPRO MÉTIERS;2MÉL1;DP\n"
    report = drop_one(store, "liste.csv", text.encode("iso-8859-1"))
    assert counts(report) == (1, 1, 0, 0)
    assert stored(store, "sexe, classe, formation", "eleves") == [("F", "2MÉL1", "Bac pro Métiers")]


def test_a_grid_of_pronote_is_read_with_its_tabs_and_its_two_lines(store):
    text = (
        "Élèves\t\tNé(e) le\tSexe\tProjet d'accompagnement\t\tClasse\n\t\t\t\tType\tDate\t\n"
        "MARTIN Léa\tx\t12/03/2009\tFéminin\tPAP\t12/12/2025\t2MELEC1\n"
        "LE GOFF Anaïs\t\t14/05/2009\tNon précisé\t\t\t1MAC\n"
    )
    report = drop_one(store, "pronote.txt", text.encode("utf-16"))
    assert counts(report) == (2, 2, 0, 0)
    assert stored(store, "sexe, ebep, classe", "eleves") == [("F", True, "2MELEC1"), ("inconnu", False, "1MAC")]
    assert [line for _, message, line in said(report, "alerte") if "Sexe inconnu" in message] == [(4,)]


def test_the_year_of_a_list_may_be_its_first_half_only(store):
    text = "ine;prénom;nom;label_classe;année_scolaire;Sexe biologique\n123456789AB;Léa;MARTIN;1CHIM;2024;f\n"
    drop_one(store, "aplypro.csv", text, annee=None)
    assert stored(store, "annee, sexe", "eleves") == [("2024-2025", "F")]


def test_the_year_of_a_list_may_be_told_by_a_title(store, make_xlsx):
    rows = [
        ("Liste des élèves – année 2024-2025",),
        (),
        ("Nom", "Prénom", "Sexe", "Classe"),
        ("MARTIN", "Léa", "F", "1MAC"),
    ]
    drop_one(store, "liste.xlsx", make_xlsx({"Feuil1": rows}), annee=None)
    assert stored(store, "annee", "eleves") == [("2024-2025",)]


def test_every_priority_group_is_read_however_it_is_ticked(store):
    text = (
        "Nom;Prénom;Sexe;Classe;Boursier;QPV;ULIS;EBEP;Allophone;MLDS;Statut\n"
        "MARTIN;Léa;F;1MAC;oui;X;ULIS;PAP;UPE2A;✓;apprentie\nDURAND;Hugo;M;1MAC;Non boursier;;non;;0;faux;Scolaire\n"
    )
    assert counts(drop_one(store, "eleves.csv", text)) == (2, 2, 0, 0)
    assert stored(store, "boursier, qpv, ulis, ebep, allophone, mlds, statut", "eleves") == [
        (True, True, True, True, True, True, "apprenti"),
        (False, False, False, False, False, False, "scolaire"),
    ]


def test_titles_blank_lines_a_repeated_header_and_a_total_are_no_pupils(store, make_xlsx):
    header = ("Nom*", "Prénom*", "Sexe (F/M)", "Classe")
    rows = [
        ("Lycée Jean Moulin",), ("Édité le 12/11/2025",), (), header, ("MARTIN", "Léa", "F", "1MAC"), (),
        header, ("DURAND", "Hugo", "M", "1MAC"), (), ("TOTAL", None, None, 2),
    ]  # fmt: skip

    def merge(workbook):
        workbook.active.merge_cells("A1:D1")

    report = drop_one(store, "classes.xlsx", make_xlsx({"1MAC": rows}, merge))
    assert counts(report) == (2, 2, 0, 2)
    assert said(report) == []


@pytest.mark.parametrize(
    ("header", "present", "absent", "excused"),
    [
        ("Présence", "présent", "absent", "excusé"),
        ("Présent(e) ?", "oui", "non", "excusée"),
        ("P/A/E", "P", "A", "E"),
        ("Émargement", "x", "abs", "justifié"),
    ],
)
def test_participants_are_found_and_their_presence_read_in_many_words(store, header, present, absent, excused):
    text = (
        f"Action;Nom;Prénom;Classe;{header}\nForum des métiers;Martin;LÉA;2MELEC1;{present}\n"
        f"A1;Durand;Hugo;2 MELEC 1;{absent}\nVisite du port;Le Goff;Anaïs;1MAC;{excused}\n"
    )
    report = drop(store, {"participants.csv": text, "eleves.csv": PUPILS, "actions.csv": ACTIONS}).sheets[-1]
    assert (report.table, *counts(report)) == ("participations", 3, 3, 0, 0)
    joined = "participations p join eleves using (eleve_id) join actions using (action_id)"
    assert stored(store, "reference, classe, presence", joined, "p.ligne") == [
        ("A1", "2MELEC1", "présent"), ("A1", "2MELEC1", "absent"), ("A2", "1MAC", "excusé"),
    ]  # fmt: skip


def test_a_participant_who_cannot_be_kept_costs_one_line_and_one_sentence(store):
    text = (
        "Action;Élève;Présence\nForum des métiers;MARTIN Léa;oui\nForum des métiers;DURAND Hugo;peut-être\n"
        "Bal de fin d'année;LE GOFF Anaïs;oui\nForum des métiers;INCONNU Paul;oui\n"
    )
    report = drop(store, {"participants.csv": text, "eleves.csv": PUPILS, "actions.csv": ACTIONS}).sheets[-1]
    assert counts(report) == (4, 2, 2, 0)
    causes = {lines: (column, message) for column, message, lines in said(report)}
    assert causes[3,][0] == "Présence"
    assert causes[3,][1].startswith(
        "Valeur inconnue : « peut-être ». Écrivez l’une de ces valeurs : présent, absent, excusé."
    )
    assert causes[4,][1].startswith("Action inconnue : « Bal de fin d'année »")
    ((_, message, lines),) = said(report, "alerte")
    assert message.startswith("Élèves connus par le seul suivi")
    assert lines == (5,)


def test_placements_are_read_under_groups_with_their_companies(store, make_xlsx):
    rows = [
        ("Suivi des PFMP",), (),
        ("Élève", None, "Entreprise", None, None, "Tuteur", "Période", None, None, "Suivi"),
        ("Nom", "Prénom", "Nom", "SIRET", "Commune", "Nom", "N°", "Du", "Au", "Situation"),
        ("MARTIN", "Léa", "Dupont BTP", "732 829 320 00074", "Lyon", "M. Petit", "PFMP 1", dt.date(2026, 1, 12),
         dt.date(2026, 2, 6), "Convention signée"),
        ("DURAND", "Hugo", None, None, None, None, "PFMP 1", dt.date(2026, 1, 12), dt.date(2026, 2, 6), None),
        ("LE GOFF", "Anaïs", "Garage", None, "Bron", None, "PFMP 1", dt.date(2026, 1, 12), dt.date(2026, 2, 6), None),
    ]  # fmt: skip

    def merge(workbook):
        for area in ("A1:J1", "A3:B3", "C3:E3", "G3:I3"):
            workbook.active.merge_cells(area)

    files = {"pfmp.xlsx": make_xlsx({"PFMP": rows}, merge), "eleves.csv": PUPILS}
    report = drop(store, files).sheets[-1]
    assert (report.table, *counts(report)) == ("pfmp", 3, 3, 0, 0)
    assert stored(store, "annee, periode, date_debut, date_fin, situation, entreprise, siret, commune", "pfmp") == [
        ("2025-2026", "PFMP 1", dt.date(2026, 1, 12), dt.date(2026, 2, 6), *found)
        for found in (
            ("convention signée", "Dupont BTP", "73282932000074", "Lyon"),
            ("sans solution", None, None, None),
            ("place trouvée", "Garage", None, "Bron"),
        )
    ]


def test_a_plain_grid_of_placements_is_read_with_where_they_come_from(store):
    text = (
        "Élève;Classe;Entreprise;Situation;Du;Au;Période;Trouvé par;Trouvé le;Action à l’origine\n"
        "MARTIN Léa;2MELEC1;Dupont;ok;12/01/2026;06/02/2026;PFMP 1;BDE;15/12/2025;A1\n"
        "DURAND Hugo;2MELEC1;;démissionnaire;12/01/2026;06/02/2026;PFMP 1;;;\n"
        "LE GOFF Anaïs;1MAC;Garage;terminée;12/01/2026;06/02/2026;PFMP 1;bouche à oreille;;\n"
    )
    report = drop(store, {"pfmp.csv": text, "eleves.csv": PUPILS}).sheets[-1]
    assert counts(report) == (3, 3, 0, 0)
    assert stored(store, "situation, origine, origine_lu, date_solution, action_origine", "pfmp") == [
        ("place trouvée", "bureau des entreprises", None, dt.date(2025, 12, 15), "A1"),
        ("dispensé", None, None, None, None),
        ("convention signée", "autre", "bouche à oreille", None, None),
    ]
