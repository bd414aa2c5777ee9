"""The council on screen: what is settled before, one message a slide, what is decided, behind the mask of a room."""

import datetime as dt

import pytest

from conseil import AgendaItem, decided_on, plan_of, save_agenda, seance_of
from indicators import Scope, compute, mask
from reports.papers.build import build_minutes
from tests.pages.screen import open_page, sound, written
from tests.reports.opened import docx_text, plainly
from warehouse import open_warehouse

NOW, DAY = "2025-2026", dt.date(2026, 6, 15)
ASKED = {"le": DAY.isoformat(), "pour": NOW}
RATE = "participation.taux_beneficiaires"


@pytest.fixture
def council(school):
    """The small school, with an agenda of two points."""
    store = open_warehouse(school / "lycee.duckdb")
    points = [
        AgendaItem(titre="Qui profite de nos actions ?", question="D2.1", indicateur=RATE),
        AgendaItem(titre="Le proviseur adjoint", raison="Il vient d’arriver."),
    ]
    save_agenda(store, NOW, points)
    store.close()
    return school


def read(folder, ask):
    """What a base holds once the application has let go of it."""
    import streamlit as st

    st.cache_resource.clear()
    store = open_warehouse(folder / "lycee.duckdb")
    found = ask(store)
    store.close()
    return found


def button(app, label):
    return next(each for each in app.button if each.label == label)


def test_an_empty_base_says_what_to_do_of_it():
    assert "Votre base est encore vide" in written(open_page("seance"))
    assert "Votre base est encore vide" in written(open_page("seance", diapo="2"))


@pytest.mark.usefixtures("council")
def test_before_the_council_its_points_are_listed_and_it_begins_with_them():
    app = open_page("seance")
    assert "1. Qui profite de nos actions ? (D2.1)\n2. Le proviseur adjoint" in written(app)
    app.date_input[0].set_value(DAY).run()
    sound(button(app, "Commencer la séance").click().run())
    assert {name: app.query_params[name] for name in ("diapo", "le", "pour")} == {
        "diapo": "1",
        "le": "2026-06-15",
        "pour": NOW,
    }
    assert "Conseil du 15/06/2026, année scolaire 2025-2026" in plainly(written(app))


@pytest.mark.usefixtures("school")
def test_without_agenda_the_questions_that_have_figures_are_shown():
    said = written(open_page("seance"))
    assert "Aucun ordre du jour pour cette année" in said
    assert "\n3. " in said


@pytest.mark.usefixtures("council")
def test_a_slide_bears_its_title_its_question_its_figure_and_what_it_rests_on_masked_as_for_a_room():
    said = plainly(written(open_page("seance", diapo="2", **ASKED)))
    assert "## Qui profite de nos actions ?" in said
    assert "D2.1 · Quelles actions de découverte des métiers" in said
    assert "### 56,3 % 9 sur 16 élèves de l’effectif" in said
    assert "les groupes de moins de 5 personnes sont masqués" in said


def test_a_filter_asked_for_in_the_room_keeps_the_mask_and_is_forgotten_on_the_next_slide(council):
    app = open_page("seance", diapo="2", **ASKED)
    formation = next(each for each in app.multiselect if each.label == "Formation")
    sound(formation.set_value(["CAP Cuisine"]).run())
    assert "**CAP Cuisine**\n### masqué" in written(app)

    def masked(store):
        scope = Scope(NOW, formation="CAP Cuisine")
        return mask(store, compute(store, [RATE], scope), scope, room=True)[RATE].status

    sound(button(app, "Suivante").click().run())
    assert "Il vient d’arriver." in written(app)
    sound(button(app, "Précédente").click().run())
    assert next(each for each in app.multiselect if each.label == "Formation").value == []
    assert read(council, masked) == "masque"


def test_a_decision_is_kept_at_once_in_the_plan_and_in_the_minutes(council):
    app = open_page("seance", diapo="2", **ASKED)
    what, who = (next(each for each in app.text_input if each.label.startswith(label)) for label in ("Déc", "Pil"))
    what.set_value("Rappeler dix entreprises")
    who.set_value("DDFPT")
    next(each for each in app.date_input if each.label == "Échéance").set_value(dt.date(2026, 9, 30))
    sound(button(app, "Enregistrer").click().run())
    said = written(app)
    assert "Enregistré à " in said
    assert "- Rappeler dix entreprises – DDFPT – pour le 30/09/2026" in said
    assert next(each for each in app.text_input if each.label.startswith("Déc")).value == ""
    assert "Rappeler" in written(open_page("seance", diapo="4", **ASKED))
    kept, minutes = read(council, lambda store: (decided_on(store, NOW, DAY), build_minutes(store, Scope(NOW))))
    assert [(each.question, each.indicateur, each.origine) for each in kept] == [("D2.1", RATE, "séance")]
    assert "1 Rappeler dix entreprises D2.1 – Élèves bénéficiaires DDFPT 30/09/2026" in docx_text(minutes)


def test_nothing_is_kept_of_a_decision_without_words_and_one_can_be_taken_back(council):
    app = open_page("seance", diapo="3", **ASKED)
    sound(button(app, "Enregistrer").click().run())
    assert "Écrivez d’abord la décision." in written(app)
    next(each for each in app.text_input if each.label.startswith("Déc")).set_value("**Rien** `=1+1`")
    sound(button(app, "Enregistrer").click().run())
    assert "- **Rien** `=1+1`" in written(app)
    sound(button(app, "Retirer").click().run())
    assert "Décision retirée." in written(app)
    assert read(council, lambda store: plan_of(store, NOW)) == ()


def test_who_is_present_is_kept_as_it_is_typed(council):
    app = open_page("seance", diapo="4", **ASKED)
    assert "Aucune décision n’a été enregistrée." in written(app)
    sound(app.text_area[0].set_value("DDFPT, proviseur").run())
    assert "Enregistré à " in written(app)
    assert read(council, lambda store: seance_of(store, NOW, DAY).presents) == "DDFPT, proviseur"


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize(("asked", "shown"), [("0", "1"), ("99", "4"), ("-1", "1"), ("deux", "1")])
def test_an_address_out_of_the_slides_leads_to_one_of_them(asked, shown):
    said = written(open_page("seance", diapo=asked, le="hier", pour="1999"))
    assert f"{shown}\u00a0/\u00a04" in said


@pytest.mark.usefixtures("council")
def test_leaving_the_council_brings_back_what_is_before_it():
    app = open_page("seance", diapo="2", **ASKED)
    sound(button(app, "Quitter").click().run())
    assert "diapo" not in app.query_params
    assert button(app, "Commencer la séance")
