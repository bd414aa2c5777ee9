"""The user guide, chapter by chapter."""

from widgets.frame import page_frame
from widgets.help import show_guide

page_frame("Mode d’emploi", "Pas à pas, de l’installation au conseil, avec les écrans.", needs_figures=False)
show_guide()
