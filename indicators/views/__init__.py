"""Figures as people look at them: over years, against the school or a target, by action, row by row."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from indicators.views.comparison import MOST_YEARS, Measured, against_school, over_years
    from indicators.views.impact_of_actions import WITHOUT_ACTION, impact, why_missing
    from indicators.views.proof import Proof, describe_proof, group_text, place_of, rows_behind
    from indicators.views.targets import Target, drawn_on, fault, missing_text, reached, targets_of

__all__ = [
    "MOST_YEARS",
    "WITHOUT_ACTION",
    "Measured",
    "Proof",
    "Target",
    "against_school",
    "describe_proof",
    "drawn_on",
    "fault",
    "group_text",
    "impact",
    "missing_text",
    "over_years",
    "place_of",
    "reached",
    "rows_behind",
    "targets_of",
    "why_missing",
]
__getattr__ = lazily(__name__, __file__)
