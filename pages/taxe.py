"""Apprenticeship tax: what each campaign brought, from whom, and who came back."""

from widgets.figures import indicators_of, show_family
from widgets.frame import page_frame

page_frame(
    "Taxe d’apprentissage",
    "Par campagne (année civile) : l’année scolaire 2025-2026 lit la campagne 2025, dont les fonds arrivent à son "
    "ouverture.",
)
show_family(indicators_of("taxe"))
