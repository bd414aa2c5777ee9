"""My data: settle which companies are one, correct what was imported, see what is remembered of files and words."""

from widgets import session
from widgets.frame import open_own_base, page_frame
from widgets.importing import show_companies, show_corrections, show_shapes, show_words

page_frame("Mes données", "Réunir les entreprises, corriger ce qui est importé, revoir ce que l’application a retenu.")
if session.current_base() == session.SAMPLE:
    open_own_base()
else:
    store = session.current_store()
    show_companies(store)
    show_corrections(store)
    show_shapes(store)
    show_words(store)
