"""Companies: do they answer, do they come, do they take the first step."""

from widgets.figures import indicators_of, show_family
from widgets.frame import page_frame

page_frame("Entreprises", "L’implication des entreprises : réponses aux invitations, présence, initiatives.")
show_family(indicators_of("entreprises"))
