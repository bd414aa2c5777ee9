"""The committed files are those that the script writes, and each is read as what it is, mistakes included."""

import zipfile
from itertools import chain

import pytest

from sample_data.fiction.actions import actions
from sample_data.fiction.argent import offres, versements
from sample_data.fiction.conventions import PARTENARIATS, conventions
from sample_data.fiction.ecoute import answers_of_partners, answers_of_pupils, invitations, surveys
from sample_data.fiction.eleves import inscriptions
from sample_data.fiction.participations import participations
from sample_data.fiction.pfmp import pfmp
from sample_data.make import FILES, FOLDER
from sample_data.write import SAVED_ON
from spreadsheets import import_files, read_file

BUREAU, TAX, TERMS = "Classeur bureau des entreprises.xlsx", "Taxe d'apprentissage.xlsx", "Emargements 2023-2024.xlsx"
PARTNERS, LAST_PFMP = "Enquetes partenaires et equipes.xlsx", "Suivi PFMP 2025-2026.xlsx"
SHEETS = {
    ("exportCSVExtractionClasses_2023-2024.csv", ""): "eleves",
    ("PRONOTE_Eleves_2024-2025.txt", ""): "eleves",
    ("ElevesComplete_2025-2026.xlsx", "ElevesComplete"): "eleves",
    (BUREAU, "Lisez-moi"): None,
    (BUREAU, "Conventions"): "conventions",
    (BUREAU, "Réseaux"): "reseaux",
    (BUREAU, "Indicateurs partagés"): "partages",
    ("Actions 2023-2024.xlsx", "Actions 23-24"): "actions",
    ("Actions 2024-2025.csv", ""): "actions",
    ("Actions 2025-2026.xlsx", "Plan 2025-2026"): "actions",
    (TERMS, "1er trimestre"): "participations",
    (TERMS, "2e trimestre"): "participations",
    (TERMS, "3e trimestre"): "participations",
    ("PRONOTE_Participations_2024-2025.txt", ""): "participations",
    ("Participations 2025-2026.csv", ""): "participations",
    ("Suivi PFMP 2023-2024.xlsx", "Suivi PFMP"): "pfmp",
    ("Suivi PFMP 2024-2025.ods", "PFMP 2024-2025"): "pfmp",
    (LAST_PFMP, "PFMP 1"): "pfmp",
    (LAST_PFMP, "PFMP 2"): "pfmp",
    ("Offres recues.csv", ""): "offres",
    (TAX, "Campagne 2023"): "taxe",
    (TAX, "Campagne 2024"): "taxe",
    (TAX, "Campagne 2025"): "taxe",
    ("Invitations.xlsx", "2023-2024"): "invitations",
    ("Invitations.xlsx", "2024-2025"): "invitations",
    ("Invitations.xlsx", "2025-2026"): "invitations",
    ("Enquetes eleves.csv", ""): "satisfaction",
    (PARTNERS, "Réponses des partenaires"): "satisfaction",
    (PARTNERS, "Totaux"): "satisfaction",
}
REFUSED = {
    ("exportCSVExtractionClasses_2023-2024.csv", ""): ["Valeur manquante"],
    (BUREAU, "Conventions"): ["Date illisible : « à signer »"],
    (TERMS, "2e trimestre"): ["Action inconnue : « A23-99 »"],
    ("PRONOTE_Participations_2024-2025.txt", ""): [
        "Valeur inconnue : « voir CPE »", "Élève à préciser",
    ],
    ("Suivi PFMP 2023-2024.xlsx", "Suivi PFMP"): ["Valeur inconnue : « à voir avec la famille »"],
    ("Offres recues.csv", ""): ["Nombre illisible : « plusieurs »"],
    (TAX, "Campagne 2025"): ["Nombre illisible : « à confirmer »"],
    ("Invitations.xlsx", "2025-2026"): ["Valeur inconnue : « à voir »"],
    ("Enquetes eleves.csv", ""): ["Réponse incomplète"],
}  # fmt: skip
"""Sheet → the beginning of the sentence that refuses each of its rows."""
DOUBTFUL = {
    ("PRONOTE_Eleves_2024-2025.txt", "Sexe"): ["Sexe inconnu"],
    (BUREAU, "Type de partenaire"): ["Valeur inconnue, rangée dans « autre » : « Ferme pédagogique »"],
    ("Actions 2023-2024.xlsx", "Du"): ["Date illisible : « 31/02/24 »"],
    (TERMS, ""): ["Élèves connus par le seul suivi"],
    ("PRONOTE_Participations_2024-2025.txt", ""): ["Élèves connus par le seul suivi"],
    ("Participations 2025-2026.csv", ""): ["Élèves connus par le seul suivi"],
    ("Suivi PFMP 2023-2024.xlsx", "Du"): ["Date illisible : « 31/02/2024 »"],
    ("Suivi PFMP 2024-2025.ods", ""): ["Élèves connus par le seul suivi"],
    ("Actions 2023-2024.xlsx", "Type d'action"): ["Valeur inconnue, rangée dans « autre » : « Afterwork »"],
    ("Actions 2025-2026.xlsx", "Nb d'heures"): ["Durée illisible : « une demi-journée »"],
    ("Actions 2025-2026.xlsx", "SIRET"): ["SIRET qui n’a pas 14 chiffres"],
    ("Suivi PFMP 2024-2025.ods", "N° SIRET"): ["SIRET qui n’a pas 14 chiffres"],
    (LAST_PFMP, "Origine"): ["Valeur inconnue, rangée dans « autre » : « bouche-à-oreille »"],
    ("Offres recues.csv", "Reçue le"): ["Date incomplète : « nov. 2025 »"],
    ("Offres recues.csv", "Contrat"): ["Valeur inconnue, rangée dans « autre » : « parcours emploi compétences »"],
    (TAX, "SIRET"): ["SIRET qui n’a pas 14 chiffres"],
    (TAX, "Montant"): ["Montant d’au moins dix fois le montant médian"],  # a large payment, and a true one
    ("Enquetes eleves.csv", "Votre note"): ["Nombre illisible : « très bien »", "Note supérieure à la note maximale"],
}
"""File and column → the beginning of the warnings; their rows are kept, save the one that has no note left."""
TWICE = {"exportCSVExtractionClasses_2023-2024.csv", "Actions 2024-2025.csv", "Participations 2025-2026.csv"} | {
    "Invitations.xlsx"
}
"""Files in which one row is there twice."""


def plain(text):
    """Without the narrow spaces of French typography."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def told(report, severity):
    return [(sheet, anomaly) for sheet in report.sheets for anomaly in sheet.anomalies if anomaly.severity == severity]


def test_the_folder_holds_the_files_of_the_script_and_no_other():
    assert {path.name for path in FOLDER.iterdir()} == FILES.keys()


@pytest.mark.parametrize("name", FILES)
def test_the_script_writes_again_what_is_committed(name):
    committed, anomalies = read_file(name, (FOLDER / name).read_bytes())
    assert committed
    assert (committed, anomalies) == read_file(name, FILES[name]())


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(("xlsx", "ods"))])
def test_no_clock_leaves_its_mark_in_a_workbook(name):
    with zipfile.ZipFile(FOLDER / name) as archive:
        assert {member.date_time for member in archive.infolist()} == {SAVED_ON.timetuple()[:6]}


def test_the_files_are_light_enough_to_be_kept_with_the_code():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 3_000_000


def test_each_sheet_is_recognised_as_its_table(report):
    assert {(sheet.fichier, sheet.feuille): sheet.table for sheet in report.sheets} == SHEETS


def test_only_the_planned_mistakes_are_refused_and_each_is_told_once(report):
    found = {}
    for sheet, anomaly in told(report, "refus"):
        assert len(anomaly.lignes) == 1
        found.setdefault((sheet.fichier, sheet.feuille), []).append(plain(anomaly.message))
    assert found.keys() == REFUSED.keys()
    for place, beginnings in REFUSED.items():
        assert len(found[place]) == len(beginnings), found[place]
        assert all(any(said.startswith(each) for said in found[place]) for each in beginnings), found[place]
    assert sum(sheet.rejected for sheet in report.sheets) == sum(map(len, REFUSED.values()))


def test_only_the_planned_doubts_are_told(report):
    found = {}
    for sheet, anomaly in told(report, "alerte"):
        assert len(anomaly.lignes) == 1
        found.setdefault((sheet.fichier, anomaly.colonne), []).append(plain(anomaly.message))
    assert found.keys() == DOUBTFUL.keys()
    for place, beginnings in DOUBTFUL.items():
        assert all(said.startswith(each) for said, each in zip(found[place], beginnings, strict=True)), found[place]


def test_the_rows_there_twice_are_counted_once(report):
    unchanged = {sheet.fichier: sheet.unchanged for sheet in report.sheets if sheet.unchanged}
    assert unchanged == dict.fromkeys(TWICE, 1)


def test_the_totals_and_the_groups_of_siecle_are_no_rows(report):
    ignored = {(sheet.fichier, sheet.feuille): sheet.ignored for sheet in report.sheets if sheet.ignored}
    groups = ignored.pop(("ElevesComplete_2025-2026.xlsx", "ElevesComplete"))
    assert groups > 300
    totals = [("Actions 2023-2024.xlsx", "Actions 23-24"), (BUREAU, "Conventions")]
    assert ignored == dict.fromkeys([*totals, *(key for key in SHEETS if key[0] == TAX)], 1)


def test_what_happened_in_the_fiction_is_what_the_base_holds(store):
    def count(by_year):
        return len(list(chain.from_iterable(by_year.values())))

    answers = sum(len(answers_of_pupils(annee)) + len(answers_of_partners(annee)) for annee in inscriptions())
    expected = {
        "eleves": count(inscriptions()) + 4,  # whom only a follow-up names
        "conventions": len(conventions()) + 1,  # and the farm
        "reseaux": len(PARTENARIATS["reseaux"]),
        "actions": count(actions()) + 2,  # one of 31 February, one without initiative
        "participations": count(participations()) - 1 + 3,  # « voir CPE »; three pupils of no list
        "pfmp": count(pfmp()) - 1 + 1,  # a situation that is none; a pupil of no list
        "offres": count(offres()),
        "taxe": count(versements()),
        "invitations": count(invitations()) - 1,  # « à voir »
        "satisfaction": answers + len(surveys()) - 1,  # « très bien »
        "partages": len(PARTENARIATS["partages"]),
    }
    found = {table: int(store.frame(f"select count(*) as n from {table}")["n"][0]) for table in expected}
    assert found == expected


def test_dropping_the_files_again_changes_nothing(store):
    again = import_files(store, sorted(FOLDER.iterdir()))
    assert {(sheet.added, sheet.updated) for sheet in again.sheets} == {(0, 0)}
