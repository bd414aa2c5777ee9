"""PFMP: who has found a place, when, thanks to whom, and which companies come back."""

from widgets.figures import indicators_of, show_family
from widgets.frame import page_frame

page_frame("PFMP", "Les périodes de formation en milieu professionnel : solutions trouvées et entreprises d’accueil.")
show_family(indicators_of("pfmp"))
