"""The filled fiche and the minutes, taken away from the screen « Exporter » in two formats."""

import datetime as dt

import pytest

from conseil import Seance, save_seance
from indicators import Scope
from tests.pages.screen import open_page, written
from tests.reports.opened import docx_text, pdf_text
from warehouse import open_warehouse
from widgets import session

NOW, DAY = "2025-2026", dt.date(2026, 6, 15)


@pytest.mark.usefixtures("school")
def test_the_screen_says_of_which_council_the_minutes_would_be(folder):
    assert "Aucune séance tenue\u00a0: à remplir à la main." in written(open_page("exporter"))
    store = session.current_store()
    assert store.path == folder / "lycee.duckdb"
    save_seance(store, Seance(annee=NOW, tenue_le=DAY, presents="DDFPT"))
    assert "Séance du 15/06/2026." in written(open_page("exporter"))


@pytest.mark.usefixtures("school")
def test_what_is_taken_away_hides_what_its_threshold_asks(folder):
    store = open_warehouse(folder / "lycee.duckdb")
    scope = Scope(NOW, DAY)
    council = docx_text(session.filled_fiche(store, scope, "docx", 5))
    public = pdf_text(session.filled_fiche(store, scope, "pdf", 20))
    minutes = pdf_text(session.minutes(store, scope, "pdf", None, 20))
    store.close()
    assert "56,3 %" in council
    assert "56,3 %" not in public
    assert "moins de 20 personnes" in public
    assert "Compte rendu du conseil du 15/06/2026" in minutes
