"""What leaves with the council: the figures as a PowerPoint, an Excel workbook or a web page."""

from widgets import session
from widgets.export import export_panel
from widgets.frame import page_frame
from widgets.school import school_form

page_frame("Exporter", "Emporter les chiffres : à projeter, à recalculer, à envoyer. Les petits groupes sont masqués.")
store = session.current_store()
export_panel(store)
school_form(store)
