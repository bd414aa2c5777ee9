"""Hand over: a base is packed, taken over, gone back to, erased, each time with a word to type and a sentence after."""

import datetime as dt
import io

import pytest

from spreadsheets import import_files
from tests.pages.screen import open_page, sound, written
from warehouse import open_warehouse
from warehouse.archive import pack, restore
from warehouse.backups import list_backups, save_before

THIS_YEAR, LONG_AGO = "2025-2026", "2015-2016"


def named(name: str, text: str) -> io.BytesIO:
    file = io.BytesIO(text.encode())
    file.name = name
    return file


def pupils(annee: str, classe: str) -> io.BytesIO:
    return named(f"eleves {annee}.csv", f"Année scolaire;Nom;Prénom;Sexe;Classe\n{annee};DURAND;Zoé;F;{classe}\n")


@pytest.fixture
def lycee(folder):
    """A base of two lists of pupils, one of them old."""
    store = open_warehouse(folder / "lycee.duckdb")
    import_files(store, [pupils(THIS_YEAR, "2CANARD")])
    import_files(store, [pupils(LONG_AGO, "2PERDRIX")])
    store.close()
    return folder


@pytest.fixture
def archives(tmp_path_factory):
    """The archives of another base: bare, protected, damaged."""
    folder = tmp_path_factory.mktemp("autre")
    store = open_warehouse(folder / "lycee.duckdb")
    import_files(store, [pupils(THIS_YEAR, "2CYGNE")])
    made = {}
    for name, word in (("bare", ""), ("protected", "Pérdrix-42")):
        file = io.BytesIO()
        pack(store, file, "Lycée Jean-Moulin", word)
        made[name] = file.getvalue()
    made["damaged"] = made["bare"][:-40] + b"x" * 40
    made["key"] = store.fingerprint_key
    store.close()
    return made


def press(app, label):
    return sound(next(each for each in app.button if each.label == label).click().run())


def confirm(app, key, word, label):
    app.text_input(key=f"mot_{key}").set_value(word)
    return press(app, label)


def deposit(app, content):
    return sound(app.file_uploader[0].set_value(("base.passation", content, "application/octet-stream")).run())


def held(folder):
    """The classes of a base."""
    store = open_warehouse(folder / "lycee.duckdb")
    found = sorted(classe for (classe,) in store.rows("select classe from eleves"))
    store.close()
    return found


def occasions(folder):
    return sorted(path.stem.rpartition("_")[2] for path in (folder / "sauvegardes").glob("*.passation"))


def test_an_empty_base_has_nothing_to_hand_over_nor_to_erase_and_takes_an_archive():
    said = written(open_page("passation"))
    assert "il n’y a encore rien à transmettre" in said
    assert "il n’y a rien à effacer" in said
    assert "Aucune sauvegarde pour l’instant" in said
    assert "Effacer tout" not in said


@pytest.mark.usefixtures("example")
def test_the_fictional_school_is_neither_handed_over_nor_erased():
    app = open_page("passation", base="exemple")
    assert "l’application le refait d’après ses propres fichiers" in written(app)
    assert not app.file_uploader
    assert not app.text_input
    press(app, "Ouvrir « Mon lycée »")
    assert "Transmettre la base" in written(app)


@pytest.mark.usefixtures("lycee")
@pytest.mark.parametrize("word", ["", "Pérdrix-42"])
def test_the_file_that_is_handed_out_gives_the_base_back(word, tmp_path_factory):
    app = open_page("passation")
    for field in app.text_input[:2]:
        field.set_value(word)
    begun = dt.date.today()  # noqa: DTZ011 (the user's day)
    press(app, "Préparer le fichier")
    *_, name, content, protected = app.session_state["archive_prete"]
    assert protected == bool(word)
    days = (begun, dt.date.today())  # noqa: DTZ011 (midnight may pass in between)
    assert name in [f"passation_{day.isoformat()}.passation" for day in days]
    other = open_warehouse(tmp_path_factory.mktemp("neuf") / "lycee.duckdb")
    restore(other, io.BytesIO(content), word)
    assert len(other.journal()) == 2
    other.close()


@pytest.mark.usefixtures("lycee")
def test_two_passwords_that_differ_make_no_file():
    app = open_page("passation")
    app.text_input[0].set_value("un")
    press(app, "Préparer le fichier")
    assert "Les deux mots de passe diffèrent" in written(app)
    assert "archive_prete" not in app.session_state


def test_an_empty_base_takes_an_archive_and_its_key(folder, archives):
    app = deposit(open_page("passation"), archives["bare"])
    assert "Base de «\u00a0Lycée Jean-Moulin\u00a0», enregistrée le" in written(app)
    press(app, "Reprendre cette base")
    assert "La base est reprise" in written(app)
    assert held(folder) == ["2CYGNE"]
    assert (folder / "empreintes.cle").read_bytes() == archives["key"]


def test_a_protected_archive_opens_with_its_password_alone(folder, archives):
    app = deposit(open_page("passation"), archives["protected"])
    press(app, "Reprendre cette base")
    assert "tapez son mot de passe" in written(app)
    app.text_input(key="mot_de_passe_archive").set_value("perdrix")
    press(app, "Reprendre cette base")
    assert "Ce mot de passe n’est pas celui de l’archive" in written(app)
    app.text_input(key="mot_de_passe_archive").set_value("Pérdrix-42")
    press(app, "Reprendre cette base")
    assert held(folder) == ["2CYGNE"]


@pytest.mark.parametrize("content", [b"Nom;Classe\n", "damaged"])
def test_a_file_that_cannot_be_taken_is_refused_in_a_sentence(folder, archives, content):
    app = deposit(open_page("passation"), archives.get(content, content))
    if not app.error:
        press(app, "Reprendre cette base")
    assert len(app.error) == 1
    assert "Choisissez un fichier" in written(app) or "abîmée ou modifiée" in written(app)
    assert held(folder) == []


def test_a_base_is_replaced_in_two_steps_and_the_former_one_can_be_had_again(lycee, archives):
    app = deposit(open_page("passation"), archives["bare"])
    assert "elle ne s’y ajoute pas" in written(app)
    assert not [each for each in app.button if each.label == "2. Remplacer la base"]
    press(app, "1. Enregistrer la base actuelle")
    confirm(app, "remplacer", "remplacer", "2. Remplacer la base")
    assert "Rien n’est fait" in written(app)
    confirm(app, "remplacer", "REMPLACER", "2. Remplacer la base")
    assert "La base est reprise" in written(app)
    assert set(occasions(lycee)) == {"restauration"}
    app = open_page("passation")
    former = max(path.name for path in (lycee / "sauvegardes").iterdir())
    sound(next(each for each in app.selectbox if each.label == "Revenir à une sauvegarde").set_value(former).run())
    confirm(app, "revenir", "REVENIR", "Revenir à cette sauvegarde")
    assert "La base est revenue au" in written(app)
    assert held(lycee) == ["2CANARD", "2PERDRIX"]


def test_a_backup_is_made_when_it_is_asked_for(lycee):
    app = press(open_page("passation"), "Enregistrer maintenant")
    assert "La base est enregistrée" in written(app)
    assert occasions(lycee) == ["demande"]
    assert list(app.table[0].value.columns) == ["Faite le", "Pourquoi", "Taille"]


@pytest.mark.parametrize("keep", [False, True])
def test_a_year_is_erased_once_it_is_typed(lycee, keep):
    store = open_warehouse(lycee / "lycee.duckdb")
    save_before("demande", store)
    store.close()
    app = open_page("passation")
    chosen = next(each for each in app.selectbox if each.label == "Effacer une année scolaire")
    sound(chosen.set_value(LONG_AGO).run())
    if keep:
        sound(app.checkbox[0].check().run())
    confirm(app, "annee", "2015", f"Effacer {LONG_AGO}")
    assert "Rien n’est fait" in written(app)
    confirm(app, "annee", LONG_AGO, f"Effacer {LONG_AGO}")
    assert f"L’année {LONG_AGO} est effacée" in written(app)
    assert held(lycee) == ["2CANARD"]
    assert occasions(lycee) == (["demande", "effacement"] if keep else [])


def test_everything_is_erased_once_it_is_typed(lycee):
    key = (lycee / "empreintes.cle").read_bytes()
    app = confirm(open_page("passation"), "tout", "EFFACER TOUT", "Effacer tout")
    assert "Tout est effacé" in written(app)
    assert held(lycee) == []
    assert not (lycee / "sauvegardes").exists()
    assert (lycee / "empreintes.cle").read_bytes() != key


@pytest.mark.usefixtures("lycee")
@pytest.mark.parametrize("page", ["accueil", "passation"])
def test_pupils_who_have_stayed_too_long_are_recalled_with_what_was_chosen(page):
    assert f"Les données d’élèves de {LONG_AGO} ont fait leur temps" in written(open_page(page))
    app = open_page("passation")
    sound(app.number_input[0].set_value(5).run())
    assert "vous gardez l’année en cours et 5\u00a0années scolaires avant" in written(app)


def test_the_base_is_saved_before_an_import_is_taken_back(lycee):
    app = open_page("importer")
    chosen = next(each for each in app.selectbox if each.label == "Annuler ou rétablir un import")
    sound(chosen.set_value(2).run())
    press(app, "Annuler cet import")
    assert occasions(lycee) == ["annulation"]
    assert held(lycee) == ["2CANARD"]


def test_an_import_is_saved_before_unless_there_is_nothing_to_save(folder):
    for annee, made in ((THIS_YEAR, []), (LONG_AGO, ["import"])):
        app = open_page("importer")
        file = pupils(annee, "2GRIVE")
        sound(app.file_uploader[0].set_value((file.name, file.getvalue(), "text/csv")).run())
        press(app, "Importer 1\u00a0fichier")
        assert (occasions(folder) if (folder / "sauvegardes").exists() else []) == made
    assert held(folder) == ["2GRIVE"] * 2
    store = open_warehouse(folder / "lycee.duckdb")
    assert len(list_backups(store)) == 1
    store.close()
