"""Actions: how many, of which kinds, how long, how often."""

from widgets.figures import indicators_of, show_family
from widgets.frame import page_frame

page_frame("Actions", "Les actions menées avec les partenaires : nombre, typologie, durée, fréquence.")
show_family(indicators_of("actions"))
