"""The whole fiche on one screen: every indicator of its eight families, its evolution, its target."""

from indicators import CATALOGUE, Scope
from widgets import session
from widgets.figures import show_synthesis, year_in_title
from widgets.frame import page_frame

page_frame("Synthèse", "Toute la fiche 2.5 d’un coup d’œil. Chaque intitulé mène à son graphique.")
store = session.current_store()
annee = year_in_title(store)
show_synthesis(store, session.measures(store, tuple(CATALOGUE), Scope(annee)), annee)
