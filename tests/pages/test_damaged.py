"""A base that is damaged, or without its key: each screen says so and leads to what repairs it, with no traceback."""

import io

import pytest

from spreadsheets import import_files
from tests.pages.screen import PAGES, open_page, sound, written
from tests.pages.test_passation import confirm, deposit, held, press, pupils
from warehouse import open_warehouse
from warehouse.archive import pack
from warehouse.backups import save_before

IN_A_TABLE, AT_OPENING = "table", "head"


@pytest.fixture
def lycee(folder):
    """A base of one list of pupils, with a backup, closed."""
    store = open_warehouse(folder / "lycee.duckdb")
    import_files(store, [pupils("2025-2026", "2CANARD")])
    save_before("demande", store)
    store.close()
    return folder


def spoil(folder, where: str) -> None:
    base = folder / "lycee.duckdb"
    content = bytearray(base.read_bytes())
    if where == AT_OPENING:
        content[4_096:12_288] = bytes(8_192)
    else:  # the last sheet that was taken in: the journal, which every page reads
        content[content.index(b"eleves 2025-2026.csv")] ^= 1
    base.write_bytes(content)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("where", [AT_OPENING, IN_A_TABLE])
def test_each_screen_says_that_the_base_is_damaged_and_leads_to_the_backups(lycee, page, where):
    spoil(lycee, where)
    app = open_page(page)
    said = written(app)
    assert [error.value for error in app.error if "est abîmée" in error.value] == [app.error[0].value]
    assert "Traceback" not in said
    if page == "passation":
        assert "Revenir à une sauvegarde" in [each.label for each in app.selectbox]
        assert "Recommencer avec une base neuve" in said
    else:
        assert [each.label for each in app.button] == ["Voir les sauvegardes"]
        assert "#### Sauvegardes" in written(press(app, "Voir les sauvegardes"))


@pytest.mark.parametrize("where", [AT_OPENING, IN_A_TABLE])
def test_passation_goes_back_to_a_backup_without_a_base(lycee, where):
    spoil(lycee, where)
    app = open_page("passation")
    app.selectbox[0].select_index(0).run()
    confirm(app, "revenir", "REVENIR", "Revenir à cette sauvegarde")
    assert "Le fichier abîmé reste à côté" in written(app)
    assert held(lycee) == ["2CANARD"]
    assert len(list(lycee.glob("lycee.abimee-*.duckdb"))) == 1


def test_passation_takes_a_file_or_begins_again_without_a_base(lycee, tmp_path_factory):
    other, file = open_warehouse(tmp_path_factory.mktemp("autre") / "lycee.duckdb"), io.BytesIO()
    import_files(other, [pupils("2025-2026", "2CYGNE")])
    pack(other, file)
    other.close()
    spoil(lycee, AT_OPENING)
    press(deposit(open_page("passation"), file.getvalue()), "Reprendre cette base")
    assert held(lycee) == ["2CYGNE"]
    spoil(lycee, AT_OPENING)
    app = open_page("passation")
    confirm(app, "recommencer", "RECOMMENCER", "Recommencer avec une base neuve")
    assert "La base est neuve" in written(app)
    assert held(lycee) == []


def test_damage_that_is_found_in_the_middle_of_a_page_is_said_from_its_top(lycee):
    store = open_warehouse(lycee / "lycee.duckdb")
    with store.importing() as deposit_:
        deposit_.execute("insert into etablissement values ('Perdrix bleue', 'Perdrix ville', null, null)")
    store.close()
    base = lycee / "lycee.duckdb"
    content = bytearray(base.read_bytes())
    content[content.index(b"Perdrix")] ^= 1
    base.write_bytes(content)
    app = open_page("exporter")
    assert "est abîmée" in app.error[0].value
    assert "Voir les sauvegardes" in [each.label for each in app.button]


@pytest.mark.parametrize("page", PAGES)
def test_each_screen_of_a_base_without_its_key_opens_and_says_so(lycee, page):
    (lycee / "empreintes.cle").write_bytes(b"x" * 32)
    app = open_page(page)
    assert [warning for warning in app.warning if "clé des empreintes" in warning.value]
    assert not app.error
    if page == "importer":
        assert not app.file_uploader
        assert "Journal des imports" in written(app)


def test_passation_gives_the_key_back_from_a_backup(lycee):
    (lycee / "empreintes.cle").unlink()
    app = press(open_page("pfmp"), "Reprendre la clé")
    press(open_page("passation", app), "Depuis la dernière sauvegarde qui l’a")
    assert "La base a retrouvé sa clé" in written(app)
    assert not app.warning
    assert sound(open_page("importer", app)).file_uploader


def test_an_import_is_not_taken_back_without_the_key(lycee):
    (lycee / "empreintes.cle").unlink()
    app = open_page("importer")
    app.selectbox[0].select_index(0).run()
    press(app, "Annuler cet import")
    assert "clé des empreintes" in app.error[0].value
    assert held(lycee) == ["2CANARD"]
