"""Conventions: what the school has signed, with whom, and what comes to its end."""

from widgets.figures import indicators_of, show_family
from widgets.frame import page_frame

page_frame(
    "Conventions", "Les conventions de partenariat de l’établissement (jamais les conventions de PFMP d’un élève)."
)
show_family(indicators_of("conventions"))
