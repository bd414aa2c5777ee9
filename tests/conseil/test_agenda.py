"""The agenda of a year is kept whole, in its order."""

import datetime as dt

import pytest

from conseil import AgendaItem, agenda_of, save_agenda

NOW = "2025-2026"
MISSED = AgendaItem(
    titre="Taux de solution de PFMP",
    question="D3.2",
    indicateur="pfmp.taux_solution",
    sorte="cible",
    raison="80 % pour une cible de 90 %",
    propose_le=dt.date(2026, 6, 2),
)
OWN = AgendaItem(titre="Accueil du nouveau proviseur adjoint")


def test_an_agenda_is_read_back_in_its_order_and_another_takes_its_place(store):
    save_agenda(store, NOW, [OWN, MISSED])
    assert agenda_of(store, NOW) == (OWN, MISSED)
    save_agenda(store, NOW, [MISSED, OWN])
    assert agenda_of(store, NOW) == (MISSED, OWN)
    save_agenda(store, "2024-2025", [OWN])
    save_agenda(store, NOW, [])
    assert agenda_of(store, NOW) == ()
    assert agenda_of(store, "2024-2025") == (OWN,)


@pytest.mark.parametrize("wrong", [{"titre": ""}, {"titre": "Point", "sorte": "autre"}])
def test_a_point_has_a_title_and_a_known_reason(wrong):
    with pytest.raises(ValueError, match="Point impossible"):
        AgendaItem(**wrong)
