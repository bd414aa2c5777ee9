"""A class against its school, in a sentence."""

from dataclasses import replace

import pandas as pd
import pytest

from indicators import Indicator, Scope
from indicators.model import Contrast
from indicators.words import contrast_sentence
from tests.indicators.figures import COUNT, GAP, GROWTH, RATE, SCORE, measured


def told(indicator: Indicator, here: tuple, school: tuple, comparable: bool = True, **filters) -> str:
    contrast = Contrast(
        here=measured(indicator, *here), school=measured(indicator, *school), rows=pd.DataFrame(), comparable=comparable
    )
    text = contrast_sentence(indicator, contrast, Scope("2025-2026", **filters))
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("indicator", "here", "school", "filters", "sentence"),
    [
        (RATE, (15, 24), (400, 500), {"classe": "MCV"},
         "En MCV, 17,5 points de moins que l’ensemble du lycée, sur 24 élèves."),
        (RATE, (16, 24), (400, 500), {"classe": "MCV"},
         "En MCV, 13,3 points de moins que l’ensemble du lycée, sur 24 élèves : à confirmer."),
        (RATE, (12, 12), (400, 500), {"classe": ["MCV"], "sexe": "F"},
         "En MCV, chez les filles, 20 points de plus que l’ensemble du lycée, sur 12 élèves seulement : à lire avec "
         "prudence."),
        (RATE, (30, 60), (400, 500), {"classe": ["MCV", "TCAP"]},
         "Dans cette sélection, 30 points de moins que l’ensemble du lycée, sur 60 élèves."),
        (GAP, (34.0, None, None, 120), (4.2, None, None, 500), {"formation": "CAP Cuisine"},
         "Dans la formation CAP Cuisine, l’écart est de +34 points, contre +4,2 points dans l’ensemble du lycée, sur "
         "120 élèves."),
        (SCORE, (3020, 50), (14480, 200), {"public_enquete": "partenaires"},
         "Chez les partenaires, 12 points de moins que l’ensemble du lycée, sur 50 réponses notées : à confirmer."),
        (RATE, (19, 24), (400, 500), {"classe": "MCV"}, ""),  # one pupil
        (RATE, (0, 4), (400, 500), {"classe": "MCV"}, ""),  # four pupils are no class
        (COUNT, (3, None), (27, None), {"secteur": "Eau"}, ""),
        (GROWTH, (1000, 2000), (1250, 27200), {"secteur": "Eau"}, ""),
    ],
)  # fmt: skip
def test_a_selection_is_told_against_the_school_when_it_differs(indicator, here, school, filters, sentence):
    assert told(indicator, here, school, indicator is not COUNT, **filters) == sentence


def test_a_mask_or_a_missing_figure_on_either_side_leaves_no_sentence():
    scope = Scope("2025-2026", classe="MCV")
    known, hidden = measured(RATE, 15, 24), replace(measured(RATE, 400, 500), value=None, status="masque")
    for here, school in ((known, hidden), (hidden, known)):
        contrast = Contrast(here=here, school=school, rows=pd.DataFrame(), comparable=True)
        assert contrast_sentence(RATE, contrast, scope) == ""


def test_a_filter_without_effect_is_not_named():
    contrast = Contrast(
        here=replace(measured(RATE, 12, 24), ignored_filters=("secteur",)),
        school=measured(RATE, 400, 500),
        rows=pd.DataFrame(),
        comparable=True,
    )
    assert contrast_sentence(RATE, contrast, Scope("2025-2026", classe="MCV", secteur="Eau")).startswith("En MCV, 30")
