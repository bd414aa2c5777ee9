"""Offers: what companies proposed, and how many young people they took on."""

from widgets.figures import indicators_of, show_family
from widgets.frame import page_frame

page_frame(
    "Offres et insertion",
    "Les offres d’emploi, d’apprentissage et de job reçues des entreprises, et les jeunes qu’elles ont recrutés.",
)
show_family(indicators_of("offres"))
