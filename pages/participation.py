"""Participation: which pupils the actions reach, girls and boys, and the priority groups."""

from widgets.figures import indicators_of, show_family
from widgets.frame import page_frame

page_frame("Participation et mixité", "Quels élèves bénéficient des actions menées avec les partenaires.")
show_family(indicators_of("participation"))
