"""The self-assessment is kept question by question and year by year, and its progress counts what is answered."""

import datetime as dt
from dataclasses import replace

import pytest

from conseil import (
    POSITIONS,
    AgendaItem,
    Answer,
    Evidence,
    PlannedAction,
    answers_of,
    progress,
    save_action,
    save_agenda,
    save_answer,
    years_written,
)
from guide import load_fiche

NOW, BEFORE = "2025-2026", "2024-2025"
WHOLE = Answer(
    annee=NOW,
    question="D3.2",
    position=3,
    constats="Le bureau des entreprises tient la liste.\nReste : les CAP.",
    evidence=(
        Evidence("indicateur", "pfmp.taux_solution"),
        Evidence("lignes", "pfmp.jeunes_avec_solution"),
        Evidence("texte", None, "Compte rendu du 12/03/2026"),
    ),
)


def test_an_answer_is_read_back_as_it_was_saved(store):
    begun = dt.datetime.now()  # noqa: DTZ005 (the user's clock)
    saved = save_answer(store, WHOLE)
    ended = dt.datetime.now()  # noqa: DTZ005
    found = answers_of(store, NOW)
    assert found == {"D3.2": WHOLE}
    assert found["D3.2"].saved_at == saved.saved_at
    assert begun <= saved.saved_at <= ended


def test_each_school_year_has_its_own_answers(store):
    save_answer(store, WHOLE)
    save_answer(store, replace(WHOLE, annee=BEFORE, position=1, evidence=()))
    assert answers_of(store, NOW)["D3.2"].position == 3
    assert answers_of(store, BEFORE)["D3.2"].position == 1
    assert answers_of(store, "2023-2024") == {}


def test_an_answer_takes_the_place_of_the_one_before_with_its_evidence(store):
    save_answer(store, WHOLE)
    other = Answer(annee=NOW, question="D3.2", sans_objet=True, evidence=(Evidence("texte", None, "Voir 2.16"),))
    save_answer(store, other)
    assert answers_of(store, NOW) == {"D3.2": other}
    save_answer(store, replace(other, evidence=()))
    assert answers_of(store, NOW)["D3.2"].evidence == ()


@pytest.mark.parametrize("wrong", [{"position": 0}, {"position": 5}, {"position": 2, "sans_objet": True}])
def test_a_position_has_four_steps_and_none_beside_not_applicable(wrong):
    with pytest.raises(ValueError, match="Position impossible"):
        Answer(annee=NOW, question="D3.2", **wrong)


@pytest.mark.parametrize("wrong", [("indicateur",), ("lignes",), ("texte", "pfmp.courbe"), ("photo",)])
def test_a_piece_of_evidence_is_a_figure_its_rows_or_a_text(wrong):
    with pytest.raises(ValueError, match="Preuve impossible"):
        Evidence(*wrong)


def test_a_question_is_answered_by_a_position_or_by_having_none_to_have():
    assert not Answer(annee=NOW, question="D3.2", constats="À voir en mars").answered
    assert [Answer(annee=NOW, question="D3.2", position=step).answered for step in POSITIONS] == [True] * 4
    assert Answer(annee=NOW, question="D3.2", sans_objet=True).answered


def test_a_position_is_said_in_words():
    said = [Answer(annee=NOW, question="P1.1", position=step).position_text for step in (1, 4, None)]
    assert said == ["Pas engagé", "En place et évalué", ""]
    assert Answer(annee=NOW, question="P1.1", sans_objet=True).position_text == "Sans objet"


def test_progress_counts_the_answered_questions_of_each_phase_and_theme():
    fiche = load_fiche()
    answers = {
        ref: Answer(annee=NOW, question=ref, position=position)
        for ref, position in {"P1.2": 4, "D3.1": 1, "D3.7": 2, "D6.1": None}.items()
    }
    found = progress(fiche, answers)
    phases = {each.phase: (each.answered, each.total) for each in found if not each.theme}
    assert phases == {"Plan – Planifier": (1, 3), "Do – Mettre en œuvre": (2, 20)}
    themes = {each.theme: (each.answered, each.total) for each in found if each.theme}
    assert themes["Faire vivre les relations avec l'entreprise"] == (2, 7)
    assert themes["Rendre visible les partenariats"] == (0, 1)
    assert sum(total for _, total in themes.values()) == 23


def test_progress_ignores_answers_to_questions_of_another_fiche():
    found = progress(load_fiche(), {"Z9.9": Answer(annee=NOW, question="Z9.9", position=1)})
    assert sum(each.answered for each in found) == 0


def test_the_years_written_about_are_those_of_answers_actions_and_agendas(store):
    assert years_written(store) == []
    save_answer(store, WHOLE)
    save_action(store, PlannedAction(annee=BEFORE, intitule="Relancer"))
    save_agenda(store, "2026-2027", [AgendaItem(titre="Point")])
    assert years_written(store) == ["2026-2027", NOW, BEFORE]
