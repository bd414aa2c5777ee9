"""The filled fiche and the minutes, read back: their figures are those of compute behind the mask, in both formats."""

import datetime as dt
import re
from functools import cache, partial

import pytest

from conseil import (
    AgendaItem,
    Answer,
    Evidence,
    PlannedAction,
    School,
    Seance,
    save_action,
    save_agenda,
    save_answer,
    save_school,
    save_seance,
)
from guide import load_fiche
from indicators import CATALOGUE, Scope, compute, mask
from indicators.secret import hidden_cells
from indicators.words import measure_text, typeset
from reports.papers import build as documents
from tests.reports.opened import cells_of, docx_text, pdf_text, plainly, tables_of
from tests.widgets.conftest import fill
from warehouse import Store, open_warehouse

NOW, BEFORE, DAY = "2025-2026", "2024-2025", dt.date(2026, 6, 15)
SCOPE = Scope(NOW, dt.date(2026, 6, 30))
DECIDE = cache(hidden_cells)
"""What is hidden, decided once for all the documents of these tests."""
build_fiche, build_minutes = (
    partial(build, decide=DECIDE) for build in (documents.build_fiche, documents.build_minutes)
)
READ = {"docx": docx_text, "pdf": pdf_text}
FIGURES = "Indicateur"
MISSED, HIDDEN = "81,3 % pour une cible de 90 %", "passé à 2"


@pytest.fixture(scope="module")
def store():
    opened = open_warehouse(":memory:")
    fill(opened)
    prepare(opened)
    yield opened
    opened.close()


def prepare(store: Store) -> None:
    """A school that has answered one question, set a target, held a council."""
    save_school(store, School("Lycée Jean-Monnet"))
    store.set_target("pfmp.taux_solution", NOW, 90, 80)
    evidence = (Evidence("indicateur", "pfmp.taux_solution"), Evidence("texte", texte="Le tableau du bureau"))
    save_answer(store, Answer(annee=NOW, question="D3.2", position=3, constats="Du mieux.", evidence=evidence))
    save_answer(store, Answer(annee=BEFORE, question="D3.2", position=1))
    points = [
        AgendaItem(titre="Les PFMP", question="D3.2", sorte="cible", raison=MISSED, propose_le=DAY),
        AgendaItem(titre="L'inclusion", indicateur="participation.taux_inclusion", sorte="mouvement", raison=HIDDEN),
        AgendaItem(titre="Le proviseur adjoint"),
    ]  # fmt: skip
    save_agenda(store, NOW, points)
    save_seance(store, Seance(annee=NOW, tenue_le=DAY, presents="Proviseur, DDFPT"))
    decided = PlannedAction(annee=NOW, intitule="Rappeler dix entreprises", question="D3.2", pilote="DDFPT",
                            echeance=dt.date(2026, 9, 30), origine="séance", seance_le=DAY)  # fmt: skip
    save_action(store, decided)
    save_action(store, PlannedAction(annee=NOW, intitule="Refaire la plaquette", echeance=dt.date(2026, 1, 31)))
    save_action(store, PlannedAction(annee=BEFORE, intitule="Ouvrir le bureau", etat="faite", bilan="Ouvert en mai"))


def measured(store: Store, annee: str, threshold: int):
    scope = Scope(annee, SCOPE.reference_date)
    return mask(store, compute(store, CATALOGUE, scope), scope, room=True, threshold=threshold, decide=DECIDE)


def figures_of(content: bytes) -> dict[str, list[list[str]]]:
    """The lines of the tables of figures, by the label of their indicator."""
    found: dict[str, list[list[str]]] = {}
    for table in tables_of(content):
        head, *rows = cells_of(table)
        for row in rows if head[0] == FIGURES else []:
            found.setdefault(row[0], []).append(row[1:])
    return found


@pytest.mark.parametrize("threshold", [5, 20])
def test_each_figure_of_the_fiche_is_that_of_compute_behind_the_mask(store, threshold):
    now, before = (measured(store, annee, threshold) for annee in (NOW, BEFORE))
    found = figures_of(build_fiche(store, SCOPE, threshold=threshold))
    assert len(found) == len(CATALOGUE) == len(now)
    for id_, indicator in CATALOGUE.items():
        wanted = [plainly(measure_text(indicator, epoch[id_])) for epoch in (now, before)]
        for line in found[plainly(typeset(indicator.label))]:
            assert [line[0], line[2]] == wanted, id_
            if now[id_].status != "ok":
                assert line[1] == plainly(typeset(now[id_].reason)) != ""
    statuses = {measure.status for measure in now.values()}
    assert {"ok", "nd"} | ({"masque"} if threshold == 20 else set()) <= statuses


@pytest.mark.parametrize("build", [build_fiche, build_minutes], ids=["fiche", "minutes"])
@pytest.mark.parametrize("threshold", [5, 20])
def test_the_pdf_says_what_the_word_file_says(store, build, threshold):
    said = [READ[kind](build(store, SCOPE, kind, threshold)) for kind in READ]
    words = [sorted(re.sub("•", "", text).split()) for text in said]
    assert words[0] == words[1]


@pytest.mark.parametrize("kind", READ)
def test_the_fiche_has_its_questions_with_what_was_answered_this_year_and_the_year_before(store, kind):
    said = READ[kind](build_fiche(store, SCOPE, kind))
    for question in load_fiche().questions:
        assert plainly(f"{question.ref} – {typeset(question.text)}") in said
    _, _, answered = said.partition("D3.2 – ")
    assert "Position : En place (organisé, régulier et connu de tous)" in answered
    assert "En 2024-2025 : Pas engagé" in answered
    assert "Constats : Du mieux." in answered
    assert "Preuve : Indicateur « Taux de solution de PFMP » : 81,3 %" in answered
    assert "Preuve : Le tableau du bureau" in answered
    assert "90 % : entre le seuil et la cible" in answered
    assert said.startswith("Lycée Jean-Monnet Fiche 2.5 – Faire vivre les réseaux et les partenariats")


@pytest.mark.parametrize("kind", READ)
def test_the_minutes_say_who_came_why_each_point_what_was_decided_and_what_became_of_last_years_plan(store, kind):
    said = READ[kind](build_minutes(store, SCOPE, kind))
    order = ["Compte rendu du conseil du 15/06/2026", "Présents", "Proviseur, DDFPT", "1. Les PFMP", "Question D3.2 :",
             "81,3 % pour une cible de 90 % (au 15/06/2026)", "26 couples", "Décidé : Rappeler dix entreprises",
             "2. L'inclusion", "3. Le proviseur adjoint", "point ajouté par l’établissement", "Relevé de décisions",
             "1 Rappeler dix entreprises D3.2 DDFPT 30/09/2026", "Plan d’action", "Refaire la plaquette",
             "à préciser 31/01/2026 prévue, en retard", "Ouvrir le bureau à préciser faite Ouvert en mai",
             "Signatures", "Le chef d’établissement"]  # fmt: skip
    places = [said.find(text) for text in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize("kind", READ)
def test_a_reason_that_tells_what_is_now_hidden_is_told_without_figures(store, kind):
    assert measured(store, NOW, 5)["participation.taux_inclusion"].status == "masque"
    said = READ[kind](build_minutes(store, SCOPE, kind))
    assert HIDDEN not in said
    assert "fort mouvement en un an" in said
    public = READ[kind](build_minutes(store, SCOPE, kind, 20))
    assert "81,3 %" not in public
    assert "cible non atteinte" in public


def test_a_council_that_left_nothing_has_minutes_to_be_filled_by_hand(store):
    head, *rows = cells_of(tables_of(build_minutes(store, SCOPE, day=dt.date(2026, 1, 5)))[0])
    assert head == ["Fonction", "Émargement"]
    assert rows == [["", ""]] * 5
    empty = open_warehouse(":memory:")
    said = docx_text(build_minutes(empty, SCOPE))
    empty.close()
    assert "Compte rendu du conseil du 30/06/2026" in said
    assert "Aucun ordre du jour n’a été enregistré pour cette année." in said
    assert "Aucune décision n’a été enregistrée." in said


def test_no_document_leaves_below_the_threshold_of_five(store):
    with pytest.raises(ValueError, match="au moins 5"):
        build_fiche(store, SCOPE, threshold=4)
