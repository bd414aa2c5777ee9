"""What leaves with the council: its figures as a PowerPoint, a workbook, a web page; its words for Word and as PDF."""

from widgets import session
from widgets.frame import page_frame
from widgets.handover import export_panel, school_form, words_panel

page_frame("Exporter", "Emporter les chiffres : à projeter, à recalculer, à envoyer. Les petits groupes sont masqués.")
store = session.current_store()
annee, threshold = export_panel(store)
words_panel(store, annee, threshold)
school_form(store)
