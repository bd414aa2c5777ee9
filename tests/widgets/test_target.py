"""The form of a target saves it, refuses what cannot be one in French, and takes it away."""

import json
import signal
import subprocess
import sys

import pytest
from streamlit.testing.v1 import AppTest

from indicators.views import Target, targets_of
from tests.server import ROOT
from warehouse import open_warehouse

RATE, COUNT, GIRLS, YES = "pfmp.taux_solution", "conventions.actives", "participation.part_filles", "partages.existence"
ANNEE = "2025-2026"


@pytest.fixture
def base():
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()


def script(store, id_, annee):
    from indicators import CATALOGUE
    from widgets.figures.target_fields import target_form

    target_form(store, CATALOGUE[id_], annee)


def opened(store, id_: str = RATE, annee: str = ANNEE) -> AppTest:
    app = AppTest.from_function(script, kwargs={"store": store, "id_": id_, "annee": annee}, default_timeout=30).run()
    assert not app.exception
    return app


def saved(app: AppTest, *values: float | None) -> AppTest:
    for field, value in zip(app.number_input, values, strict=True):
        field.set_value(value)
    app.button[0].click().run()
    assert not app.exception
    return app


def kept(store, id_: str = RATE, annee: str = ANNEE) -> Target | None:
    return targets_of(store, [annee]).get((id_, annee))


def test_a_target_and_its_threshold_are_saved_and_read_back_by_the_next_who_opens(base):
    app = opened(base)
    assert [field.value for field in app.number_input] == [None, None]
    assert [field.label for field in app.number_input] == ["Cible, en\u202f%", "Seuil (facultatif), en\u202f%"]
    saved(app, 90.0, 80.0)
    assert [toast.value for toast in app.toast] == ["Cible enregistrée."]
    assert kept(base) == Target(90, 80)
    assert [field.value for field in opened(base).number_input] == [90, 80]
    assert [field.value for field in opened(base, annee="2024-2025").number_input] == [None, None]


def test_a_target_can_do_without_threshold(base):
    saved(opened(base), 90.0, None)
    assert kept(base) == Target(90, None)


def test_a_target_that_cannot_be_is_refused_and_the_one_before_stays(base):
    base.set_target(RATE, ANNEE, 85)
    app = saved(opened(base), 101.0, None)
    assert [error.value for error in app.error] == [
        "La cible (101\u202f%) dépasse 100\u202f%, le plus que cet indicateur puisse atteindre."
    ]
    assert kept(base) == Target(85, None)
    saved(app, 90.0, 95.0)
    assert app.error[0].value.startswith("Le seuil ne peut être qu’au-dessous")
    saved(app, 90.0, 80.0)
    assert not app.error
    assert kept(base) == Target(90, 80)


def test_an_empty_target_says_what_to_do(base):
    app = saved(opened(base), None, 80.0)
    assert [error.value for error in app.error] == ["Indiquez une cible, ou choisissez «\u00a0Retirer la cible\u00a0»."]
    assert kept(base) is None


def test_a_target_is_taken_away_and_the_fields_are_empty_again(base):
    app = saved(opened(base), 90.0, 80.0)
    assert not app.button[1].disabled
    app.button[1].click().run()
    assert kept(base) is None
    assert [field.value for field in app.number_input] == [None, None]
    assert app.button[1].disabled


def test_the_other_targets_are_left_alone(base):
    base.set_target(COUNT, ANNEE, 12)
    base.set_target(RATE, "2024-2025", 80)
    app = saved(opened(base), 90.0, None)
    app.button[1].click().run()
    assert kept(base, COUNT) == Target(12)
    assert kept(base, annee="2024-2025") == Target(80)


def test_a_count_is_asked_for_in_whole_numbers(base):
    app = saved(opened(base, COUNT), 12, 8)
    assert app.number_input[0].step == 1
    assert kept(base, COUNT) == Target(12, 8)


@pytest.mark.parametrize("id_", [GIRLS, YES])
def test_where_there_is_nothing_to_judge_there_is_no_threshold(base, id_):
    assert len(opened(base, id_).number_input) == (1 if id_ == GIRLS else 0)


def test_a_yes_or_no_is_chosen(base):
    app = opened(base, YES)
    assert list(app.selectbox[0].options) == ["oui", "non"]
    app.selectbox[0].select_index(0)
    app.button[0].click().run()
    assert kept(base, YES) == Target(1)
    assert opened(base, YES).selectbox[0].value == 1


def test_the_form_says_for_whom_and_when_and_the_tax_has_campaigns(base):
    assert opened(base).caption[0].value.startswith("Pour tout l’établissement, en 2025-2026.")
    assert "campagne 2025" in opened(base, "taxe.montant").caption[0].value


def save_on_a_full_disk(path: str) -> None:
    """Save a target where no file may grow any more, and print what the form then says and keeps."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    store = open_warehouse(path)
    app = opened(store)
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    saved(app, 90.0, None)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    print(json.dumps([[error.value for error in app.error], len(app.toast), kept(store) is None]))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot bound the size of a file")
def test_a_full_disk_is_told_and_nothing_is_kept(tmp_path):
    code = "import sys; from tests.widgets import test_target; test_target.save_on_a_full_disk(sys.argv[1])"
    command = [sys.executable, "-c", code, str(tmp_path / "lycee.duckdb")]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    errors, toasts, nothing_kept = json.loads(told.splitlines()[-1])
    assert errors[0].startswith("Rien n’a été enregistré")
    assert (len(errors), toasts, nothing_kept) == (1, 0, True)
