"""Satisfaction: what pupils, teams and partners say in the surveys."""

from widgets.figures import indicators_of, show_family
from widgets.frame import page_frame

page_frame("Satisfaction", "Ce que disent les élèves, les équipes pédagogiques et les partenaires dans les enquêtes.")
show_family(indicators_of("satisfaction"))
