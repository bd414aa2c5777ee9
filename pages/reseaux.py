"""Networks: those the school is part of, and how many rest on a signed document."""

from widgets.figures import indicators_of, show_family
from widgets.frame import page_frame

page_frame("Réseaux", "Les réseaux dont l’établissement est partie prenante, et ceux qu’un document formalise.")
show_family(indicators_of("reseaux"))
