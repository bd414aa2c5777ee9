"""What leaves with the council: its figures as a PowerPoint, a workbook, a web page; its words for Word and as PDF."""

from widgets import session
from widgets.export import export_panel
from widgets.export_words import words_panel
from widgets.frame import page_frame
from widgets.school import school_form

page_frame("Exporter", "Emporter les chiffres : à projeter, à recalculer, à envoyer. Les petits groupes sont masqués.")
store = session.current_store()
annee, threshold = export_panel(store)
words_panel(store, annee, threshold)
school_form(store)
