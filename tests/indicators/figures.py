"""Measures and breakdowns written by hand, and indicators of the kinds that the catalogue may hold."""

from dataclasses import replace

import pandas as pd

from indicators import CATALOGUE, Indicator, Measure
from indicators.words import sentences

RATE = CATALOGUE["participation.taux_beneficiaires"]
PLACED = CATALOGUE["pfmp.taux_solution"]
COUNT = CATALOGUE["conventions.actives"]
ACTIONS = CATALOGUE["participation.actions_prioritaires"]
GAP = CATALOGUE["participation.ecart_filles_garcons"]
AMOUNT = CATALOGUE["taxe.montant"]
GROWTH = CATALOGUE["taxe.evolution"]
SCORE = replace(
    RATE, label="Score moyen de satisfaction", unit="/100", numerator_label="notes", population_label="réponses notées"
)
MEAN = replace(
    RATE,
    label="Durée moyenne d'une action",
    unit="h",
    numerator_label="heures",
    population_label="actions",
    chart="bars",
)
HOURS = replace(COUNT, label="Durée cumulée des actions", unit="h", population_label="actions")
MONTHLY = replace(MEAN, label="Fréquence", unit="par mois", numerator_label="actions")
YES = replace(COUNT, label="Existence d'indicateurs partagés", unit="oui/non", population_label="indicateurs")
ANNEE = "2025-2026"


def measured(
    indicator: Indicator, above: float, below: float | None = None, previous: float | None = None, on: int | None = None
) -> Measure:
    population = int(below if below is not None else above) if on is None else on
    return Measure(
        id=indicator.id, unit=indicator.unit, value=worth(indicator, above, below), numerator=above, denominator=below,
        population=population, status="ok", previous=previous,
    )  # fmt: skip


def worth(indicator: Indicator, above: float, below: float | None) -> float:
    return above if below is None else (100 if indicator.unit == "%" else 1) * above / below


def groups(indicator: Indicator, by: str, *lines: tuple) -> pd.DataFrame:
    """Rows of a breakdown: (group, numerator, denominator, and the population where it is neither)."""
    return pd.DataFrame(
        [
            {by: name, "value": worth(indicator, above, below), "numerator": above, "denominator": below}
            | {"population": rest[0] if rest else (above if below is None else below), "masked": False}
            for name, above, below, *rest in lines
        ]
    )


def said(indicator: Indicator, measure: Measure, *breakdown) -> list[str]:
    """The sentences, their typographic spaces written as plain ones."""
    found = sentences(indicator, measure, ANNEE, *breakdown)
    return [text.replace("\u00a0", " ").replace("\u202f", " ") for text in found]
