"""Shared indicators: what the school follows together with its partners."""

from widgets.figures import indicators_of, show_family
from widgets.frame import page_frame

page_frame("Indicateurs partagés", "Les indicateurs suivis en commun avec des partenaires.")
show_family(indicators_of("partages"))
