"""What forms bring out gives the answers of the long form, whoever made the form and however its scales are written."""

import datetime as dt
import io

import openpyxl
import pytest

from indicators import Scope, compute
from spreadsheets.importing import import_reading, read_files
from spreadsheets.model import Choice
from tests.spreadsheets.drops import drop, said
from tests.spreadsheets.shapes.long_form import text
from warehouse import open_warehouse

SQL = """
    select annee, public_enquete, enquete, note, note_maximale, count(*) from satisfaction group by all order by all"""
MEASURES = ["satisfaction.taux", "satisfaction.score_moyen"]


@pytest.fixture
def store():
    base = open_warehouse(":memory:")
    yield base
    base.close()


def brought(store, name, rows, annee="2025-2026"):
    """The only report of a file, and what the base then holds."""
    (report,) = drop(store, {name: rows if isinstance(rows, bytes) else text(rows)}, annee).sheets
    return report, store.rows(SQL)


def measured(base, by):
    """The figures of the surveys, in lists."""
    return [each.rows.to_dict("records") for each in compute(base, MEASURES, Scope("2025-2026"), by=by).values()]


def notes(found):
    """Question → note → how many."""
    told = {}
    for _, _, name, note, among, count in found:
        told.setdefault(name.split(" – ")[-1], {})[f"{note:g}/{among:g}"] = count
    return told


def workbook(rows, tab="Feuil1"):
    book = openpyxl.Workbook()
    book.active.title = tab
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


TUTORS = [
    ["Horodateur", "Nom du tuteur", "Votre entreprise", "Le stagiaire était-il ponctuel ?",
     "Les consignes étaient claires",
     "Referiez-vous l'expérience ? (0 à 10)", "Un mot pour l'équipe"],
    ["03/02/2026 08:12:55", "Abadie", "Scierie Ozanne", "Toujours", "Tout à fait d'accord", 9, "Merci à Lou"],
    ["03/02/2026 18:40:00", "Belloc", "Transports Leduc", "Souvent", "Plutôt d'accord", 10, ""],
    ["05/02/2026 07:02:11", "Cazaux", "Mairie d'Urt", "Parfois", "Plutôt pas d'accord", 4, "Trop court"],
    ["06/02/2026 09:30:00", "Darrigade", "Garage Pinto", "Jamais", "Sans avis", "", "Rien à dire"],
    ["07/02/2026 09:30:00", "Etcheto", "Hôtel du Lac", "Toujours", "Pas du tout d'accord", 7, ""],
]  # fmt: skip


def test_each_scale_of_a_form_gives_the_answers_of_its_long_form(store):
    (report, found) = brought(store, "Retour tuteurs 2026 (réponses).csv", TUTORS)
    assert (report.table, report.read, report.rejected) == ("satisfaction", 13, 0)
    assert notes(found) == {
        "Le stagiaire était-il ponctuel ?": {"4/4": 2, "3/4": 1, "2/4": 1, "1/4": 1},
        "Les consignes étaient claires": {"4/4": 1, "3/4": 1, "2/4": 1, "1/4": 1},
        "Referiez-vous l'expérience ?": {"9/10": 1, "10/10": 1, "4/10": 1, "7/10": 1},
    }
    assert {row[:2] for row in found} == {("2025-2026", "partenaires")}
    assert {row[2].split(" – ")[0] for row in found} == {"Retour tuteurs"}
    assert store.rows("select min(date_enquete), max(date_enquete) from satisfaction") == [
        (dt.date(2026, 2, 3), dt.date(2026, 2, 7))
    ]
    long = open_warehouse(":memory:")
    header = ["Date", "Public", "Enquête", "Note", "Note maximale"]
    rows = [["03/02/2026", public, name, note, among] for _, public, name, note, among, n in found for _ in range(n)]
    drop(long, {"Satisfaction.csv": text([header, *rows])})
    for by in (None, "public_enquete", "enquete"):
        assert measured(store, by) == measured(long, by)
    assert compute(store, MEASURES, Scope("2025-2026"))["satisfaction.taux"].numerator == 8
    long.close()


def test_no_name_no_company_and_no_comment_is_kept(store):
    brought(store, "Retour tuteurs.csv", TUTORS)
    kept = [str(store.rows(f"select * from {table}")) for (table,) in store.rows(
        "select table_name from duckdb_tables()")]  # fmt: skip
    assert not [word for word in ("Belloc", "Ozanne", "Trop court", "Merci") if word in "".join(kept)]


def test_what_is_left_aside_is_named_with_its_reason(store):
    rows = [["Horodateur", "Ta formation", "Ton stage t'a-t-il plu ?", "As-tu changé de stage ?", "Raconte"],
            *[[f"0{day}/03/2026 10:00:00", "Cuisine", plu, "Oui" if day % 2 else "Non", f"Texte libre {day}"]
              for day, plu in enumerate(["Beaucoup", "Un peu", "Pas du tout", "Assez"], start=1)]]  # fmt: skip
    report, found = brought(store, "Bilan stage.csv", rows)
    assert notes(found) == {"Ton stage t'a-t-il plu ?": {"4/4": 1, "3/4": 1, "2/4": 1, "1/4": 1}}
    assert {row[1] for row in found} == {"élèves"}
    told = " ".join(message for _, message, _ in said(report, "information"))
    assert "« As-tu changé de stage ? » (oui ou non)" in told
    assert "4 réponses de 4 répondants à 1 question" in told


def test_pupils_may_sign_the_answers_that_they_give_themselves(store):
    rows = [["Horodateur", "Nom", "Prénom", "Ton stage t'a-t-il plu ?"],
            ["10/12/2025 10:00:00", "GOMIS", "Awa", "Beaucoup"],
            ["10/12/2025 10:01:00", "ABADIE", "Lou", "Pas vraiment"]]  # fmt: skip
    report, found = brought(store, "Retour de stage.csv", rows)
    assert (report.table, notes(found)) == ("satisfaction", {"Ton stage t'a-t-il plu ?": {"4/4": 1, "2/4": 1}})


def test_grids_share_their_scale_and_stars_are_figures(store):
    nine = dt.datetime(2025, 11, 1, 9)  # noqa: DTZ001 (as a workbook holds it)
    rows = [["Heure de début", "Heure de fin", "Évaluez [Repas]", "Évaluez [Salles]", "Étoiles de la journée",
     "Niveau sonore /4"],
            *[[nine + dt.timedelta(day), nine + dt.timedelta(day, 300), repas, salles, stars, loud]
              for day, repas, salles, stars, loud in [(3, 6, 2, "★★★★☆", 4), (4, 3, 1, "★☆☆☆☆", 1), (5, 5, 4,
               "★★★★★", 3)]]]  # fmt: skip
    _, found = brought(store, "Forum - avis des élèves(1-3).xlsx", workbook(rows, "Form1"))
    assert notes(found) == {
        "Évaluez [Repas]": {"6/10": 1, "3/10": 1, "5/10": 1},
        "Évaluez [Salles]": {"2/10": 1, "1/10": 1, "4/10": 1},
        "Étoiles de la journée": {"4/5": 1, "1/5": 1, "5/5": 1},
        "Niveau sonore /4": {"4/4": 1, "1/4": 1, "3/4": 1},
    }


def test_a_note_of_one_may_be_the_best(store):
    rows = [
        ["Votre avis sur l'accueil (1 = très satisfait, 5 = très insatisfait)", "Vos remarques"],
        [1, "a"],
        [5, "b"],
        [2, "c"],
    ]
    _, found = brought(store, "Enquête professeurs.csv", rows)
    assert notes(found) == {"Votre avis sur l'accueil": {"5/5": 1, "1/5": 1, "4/5": 1}}


def test_a_survey_counted_by_hand_gives_its_totals(store):
    rows = [["Bilan de la satisfaction des tuteurs"], [],
            ["Question", "Très satisfait", "Satisfait", "Peu satisfait", "Sans avis"],
            ["Accueil au lycée", 4, 3, 2, 1], ["Suivi", 5, "", 3, 0], ["Livret", "", "", "", ""],
            ["TOTAL", 9, 3, 5, 1]]  # fmt: skip
    report, _ = brought(store, "dépouillement.csv", rows)
    assert (report.table, report.added, report.rejected, report.ignored) == ("satisfaction", 2, 0, 2)
    assert store.rows("select public_enquete, enquete, repondants, satisfaits from satisfaction order by all") == [
        ("partenaires", "Bilan de la satisfaction des tuteurs – Accueil au lycée", 9, 7),
        ("partenaires", "Bilan de la satisfaction des tuteurs – Suivi", 8, 5),
    ]


def test_two_header_lines_are_a_grid(store):
    rows = [["", "", "Que pensez-vous du jury ?", ""], ["Heure de soumission", "Vous êtes", "Durée", "Accueil"],
            ["12/01/2026 14:02", "Un professeur", "Très bien", "Bien"],
            ["12/01/2026 15:02", "Une cheffe d'entreprise", "Mal", "Très mal"],
            ["12/01/2026 15:03", "Élève de terminale", "Bien", "Très bien"]]  # fmt: skip
    report, found = brought(store, "jury.xlsx", workbook(rows))
    assert report.rejected == 0
    assert {(public, name.split(" – ")[-1], note) for _, public, name, note, _, _ in found} == {
        ("équipe pédagogique", "Que pensez-vous du jury ? [Durée]", 4), ("équipe pédagogique",
         "Que pensez-vous du jury ? [Accueil]", 3),
        ("partenaires", "Que pensez-vous du jury ? [Durée]", 2), ("partenaires",
         "Que pensez-vous du jury ? [Accueil]", 1),
        ("élèves", "Que pensez-vous du jury ? [Durée]", 3), ("élèves", "Que pensez-vous du jury ? [Accueil]", 4),
    }  # fmt: skip


SILENT = [["Horodateur", "L'organisation vous a-t-elle convenu ?", "Les ateliers étaient-ils utiles ?"],
          ["10/10/2025 10:00:00", "Oui tout à fait", "Très utiles"], ["10/10/2025 10:01:00", "Plutôt non", "Inutiles"],
          ["10/10/2025 10:02:00", "Plutôt oui", "Peu utiles"]]  # fmt: skip


def test_a_public_that_nothing_tells_is_asked_for_once_and_remembered(store):
    report, found = brought(store, "Journée du 10.csv", SILENT)
    assert found == []
    (anomaly,) = report.anomalies
    assert (anomaly.severity, anomaly.question) == ("refus", "public_enquete")
    stream = io.BytesIO(text(SILENT).encode())
    stream.name = "Journée du 10.csv"
    choice = Choice(shape="questions", constants={"public_enquete": "élèves"})
    (taken,) = import_reading(store, read_files([stream]), "2025-2026", {0: choice}).sheets
    assert (taken.table, taken.added) == ("satisfaction", 6)
    again, _ = brought(store, "Journée du 10.csv", SILENT)
    assert (again.table, again.rejected, again.unchanged) == ("satisfaction", 0, 6)


def test_a_word_that_no_scale_knows_is_told_never_guessed(store):
    rows = [["Horodateur", "Comment était l'accueil ?"], ["10/10/2025 10:00:00", "Bien"], ["11/10/2025 10:00:00",
     "Chouette"],
            ["12/10/2025 10:00:00", "Très bien"], ["13/10/2025 10:00:00", "Mal"], ["13/10/2025 10:05:00",
             "Très mal"]]  # fmt: skip
    report, found = brought(store, "Enquête élèves.csv", rows)
    assert notes(found) == {"Comment était l'accueil ?": {"4/4": 1, "3/4": 1, "2/4": 1, "1/4": 1}}
    assert ["Chouette" in message for _, message, _ in said(report, "alerte")] == [True]
    stream = io.BytesIO(text(rows).encode())
    stream.name = "Enquête élèves.csv"
    choice = Choice(shape="questions", words={"chouette": "3/4"})
    import_reading(store, read_files([stream]), "2025-2026", {0: choice})
    assert notes(store.rows(SQL))["Comment était l'accueil ?"] == {"4/4": 1, "3/4": 2, "2/4": 1, "1/4": 1}
    assert "Chouette" not in str(said(brought(store, "Enquête élèves.csv", rows)[0], "alerte"))


def test_a_question_put_the_other_way_round_is_left_aside(store):
    rows = [["Horodateur", "Vous avez rencontré des difficultés", "Vous êtes aidé en cas de difficulté"],
            *[[f"1{day}/10/2025 10:00:00", a, b] for day, (a, b) in enumerate([("Tout à fait d'accord",
             "Pas du tout d'accord"),
              ("Plutôt d'accord", "Plutôt d'accord")])]]  # fmt: skip
    report, found = brought(store, "Enquête enseignants.csv", rows)
    assert list(notes(found)) == ["Vous êtes aidé en cas de difficulté"]
    assert any("(sens à préciser)" in message for _, message, _ in said(report, "information"))


PLAIN = {
    "satisfaction.csv": [
        ["Date", "Public", "Enquête", "Note", "Note maximale"],
        ["10/10/2025", "élèves", "Forum", 4, 5],
    ],
    "Enquêtes.csv": [
        ["Année", "Public", "Enquête", "Répondants", "Satisfaits"],
        ["2025-2026", "élèves", "Forum", 4, 3],
    ],
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_list_of_answers_or_of_totals_is_read_as_before(store, name):
    report, found = brought(store, name, PLAIN[name])
    assert (report.table, report.added, [row[2] for row in found]) == ("satisfaction", 1, ["Forum"])


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("conseil.csv", [["Nom", "Prénom", "Sexe", "Classe", "Avis du conseil"], ["ABADIE", "Lou", "F", "2GATL",
         "Favorable"],
                         ["GOMIS", "Awa", "F", "2GATL", "Très favorable"]]),
        ("notes T1.csv", [["Élève", "Maths", "Français", "Anglais"], ["ABADIE Lou", 4, 5, 9], ["GOMIS Awa", 2, 3, 7]]),
        ("Évaluation PFMP.csv", [["Horodateur", "Nom de l'élève", "Est-il ponctuel ?", "Son travail est-il soigné ?"],
                                 ["10/10/2025 10:00:00", "GOMIS Awa", "Toujours", "Très bien"]]),
        ("inscriptions.csv", [["Horodateur", "Votre entreprise", "Serez-vous présent ?", "Combien de personnes ?"],
                              ["10/10/2025 10:00:00", "Scierie Ozanne", "Oui", 2], ["11/10/2025 10:00:00", "Leduc",
                               "Non", 1]]),
        ("participants.csv", [["Horodateur", "Viendrez-vous le matin ?", "Viendrez-vous le soir ?"],
                              ["10/10/2025 10:00:00", "Oui", "Non"], ["11/10/2025 10:00:00", "Peut-être", "Non"]]),
        ("enquête - synthèse.csv", [["Public", "Taux"], ["Élèves", "0,7"], ["Tuteurs", "0,9"]]),
        ("enquête - dépouillement.csv", [["Question", "Très satisfait", "Satisfait", "Pas satisfait"],
                                         ["Accueil", 4, 3, 2],
                                         ["Suivi", 5, 1, 3]]),
        ("enquête élèves - parts.csv", [["Question", "Très satisfait", "Pas satisfait"], ["Accueil", "40 %", "60 %"]]),
        ("outillage des élèves.csv", [["Atelier", "Bon", "Moyen", "Mauvais"], ["Bois", 4, 3, 2], ["Métal", 5, 1, 3]]),
        ("budget.csv", [["Poste", "Part en 2024 (de 0 à 10)", "Part en 2025 (de 0 à 10)"], ["Achats", 4, 5],
         ["Sorties", 2, 3]]),
        ("emargement.csv", [["Nom", "Prénom", "Classe", "Visite Ozanne 09/10/2025", "Forum 12/11/2025"],
                            ["ABADIE", "Lou", "2GATL", "oui", "non"], ["GOMIS", "Awa", "TASSP", "non", "oui"]]),
        ("matériel.csv", [["Machine", "Salle", "État"], ["Tour", "A1", "Bon"], ["Scie", "A2", "Mauvais"], ["Four",
         "B1", "Moyen"]]),
    ],
)  # fmt: skip
def test_what_is_no_survey_brings_no_answer(store, name, rows):
    drop(store, {name: text(rows)})
    assert store.rows(SQL) == []
