"""Every indicator as it is declared: definition, numerator, denominator, unit, breakdowns, questions, caution."""

from widgets import session
from widgets.frame import page_frame
from widgets.help import search_box, show_dictionary

page_frame(
    "Dictionnaire des indicateurs",
    "Comment chaque indicateur est calculé, ce qu’il faut en penser, et à quelle question de la fiche il répond.",
    needs_figures=False,
)
show_dictionary(session.fiche(), search_box())
