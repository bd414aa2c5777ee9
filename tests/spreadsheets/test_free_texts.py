"""A free text that names a pupil is kept without the name, and said; a family name alone is nobody's."""

import io

import pytest

from spreadsheets import import_files
from spreadsheets.cells.identity import letters, rotated
from spreadsheets.identify.free_texts import MASK, Pupils
from spreadsheets.identify.pseudonymise import seal
from tests.pupils import PUPILS, others
from warehouse import open_warehouse

KEY = b"k" * 32
ROSTER = PUPILS + others(";Durand;{};17/06/2008;F;TMELEC\n") + "111222333AB;De La Tour;Jean-Marie;25/03/2009;M;TMELEC\n"
PLACES = "Période;Début;Fin;Nom;Prénom;Situation;Entreprise;Commune\n" + others(
    "PFMP 1;17/11/2025;12/12/2025;Durand;{};signée;Garage Durand;Lyon\n"
)
PARTNERS = "Partenaire;Type de partenaire;Date de signature;Objet\n{};entreprise;12/10/2025;{}\n"


@pytest.fixture
def pupils():
    known = Pupils(KEY)
    names = ("De La Tour Jean-Marie", "Martin Léa")
    known.learn([*(seal(KEY, "nom", rotated(letters(name))) for name in names), seal(KEY, "ine", "111222333ab"), None])
    return known


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Plomberie Léa MARTIN", f"Plomberie {MASK}"),
        ("chez MARTIN Léa, à Lyon", f"chez {MASK}, à Lyon"),
        ("JEAN MARIE DE LA TOUR et Lea Martin", f"{MASK} et {MASK}"),
        ("suivi_martin_lea", f"suivi_{MASK}"),
        ("convention 111222333AB", f"convention {MASK}"),
    ],
)
def test_a_whole_name_in_either_order_is_hidden(pupils, text, kept):
    assert pupils.hide(text) == kept


@pytest.mark.parametrize("text", ["Garage Martin", "Martin & fils", "Léa coiffure", "Tour de La Part-Dieu", "", "12"])
def test_any_other_text_stays(pupils, text):
    assert pupils.hide(text) == text


@pytest.fixture
def store():
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()


def drop(store, **files):
    dropped = []
    for name, content in files.items():
        dropped.append(io.BytesIO(content.encode()))
        dropped[-1].name = f"{name}.csv"
    return import_files(store, dropped, "2025-2026")


def texts(store) -> str:
    tables = store.frame("select table_name from duckdb_tables()")["table_name"]
    return " ".join(str(store.rows(f"select columns(*)::varchar from {table}")) for table in tables)


@pytest.mark.parametrize("together", [True, False])
def test_a_pupil_of_the_drop_or_of_the_base_is_named_in_no_table(store, together):
    partners = PARTNERS.format("Atelier De La Tour Jean-Marie", "Accueil de Jean-Marie DE LA TOUR")
    report = drop(store, eleves=ROSTER, conventions=partners) if together else None
    if not together:
        drop(store, eleves=ROSTER)
        report = drop(store, conventions=partners)
    assert store.rows("select partenaire, objet from conventions") == [(f"Atelier {MASK}", f"Accueil de {MASK}")]
    assert "Marie" not in texts(store)
    told = [each for sheet in report.sheets for each in sheet.anomalies if "masqué" in each.message]
    assert [(each.severity, each.colonne, each.lignes) for each in told] == [
        ("information", "Partenaire", (2,)), ("information", "Objet", (2,)),
    ]  # fmt: skip
    assert not any("Tour" in each.message for each in told)


def test_the_pupil_of_the_row_its_telephone_and_its_e_mail_are_hidden(store):
    row = "PFMP 1;17/11/2025;12/12/2025;De La Tour;Jean-Marie;signée;{};{}\n"
    drop(store, eleves=ROSTER)
    places = PLACES + row.format("Chez Jean-Marie De La Tour", "Lyon 06 98 76 54 32 a.b@courriel.example")
    drop(store, pfmp=places)
    hidden = f"Chez {MASK}", f"Lyon {MASK} {MASK}"
    assert store.rows("select entreprise, commune from pfmp where entreprise like 'Chez%'") == [hidden]
    assert store.row("select count(*) from pfmp where entreprise = 'Garage Durand'")[0] == 26
    assert "98 76" not in texts(store)


def test_a_refused_row_leaves_nothing(store):
    drop(store, eleves=ROSTER)
    stranger = "PFMP 1;17/11/2025;12/12/2025;Zztopnom;Yvprénomme;perdue;Zztopnom Yvprénomme;Vréguémont\n"
    report = drop(store, pfmp=PLACES + stranger)
    assert report.sheets[0].rejected == 1
    assert not any(secret in texts(store) for secret in ("Zztopnom", "Yvprénomme", "Vréguémont"))


def test_an_action_whose_title_names_a_pupil_still_finds_its_participants(store):
    actions = (
        "Référence;Intitulé;Type d'action;Date de début;Initiative\n;Visite chez Durand Zoéa;visite;25/11/2025;lycée\n"
    )
    present = "Action;Nom;Prénom;Présence\n" + others("Visite chez Durand Zoéa;Durand;{};présent\n")
    drop(store, eleves=ROSTER, actions=actions, participations=present)
    assert store.rows("select intitule from actions") == [(f"Visite chez {MASK}",)]
    assert store.row("select count(*) from participations")[0] == 26


def test_a_file_named_after_a_pupil_of_the_base_is_filed_without_the_name(store):
    drop(store, eleves=ROSTER)
    drop(store, **{"Suivi de DE LA TOUR Jean-Marie": PARTNERS.format("Garage", "stages")})
    assert store.journal()["fichier"][0] == f"Suivi de {MASK}.csv"
