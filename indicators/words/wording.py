"""How a measure and its groups are written in French: names of groups, « 23 sur 27 », « +3,2 points en un an »."""

from collections.abc import Sequence

import french
from indicators.model import DIMENSIONS, Indicator, Measure
from indicators.words import nouns

_GROUPS = {
    "sexe": {"F": "Filles", "G": "Garçons", "inconnu": "Sexe inconnu"},
    "public": {
        "boursier": "Boursiers",
        "qpv": "QPV",
        "ulis": "ULIS",
        "ebep": "EBEP",
        "allophone": "Allophones",
        "mlds": "MLDS",
    },
}

_UNITS = {"nb": "nombre", "%": "pourcentage", "h": "heures", "€": "euros", "/100": "score sur 100"}
_SENSES = {
    "hausse": "plus il est haut, mieux c’est",
    "baisse": "plus il est bas, mieux c’est",
    "neutre": "ni bon ni mauvais en soi",
}


def typeset(text: str) -> str:
    """A declaration's text as it is shown: no-break spaces and typographic apostrophes."""
    return french.spaced(text).replace("'", "’")


def dimension_label(dimension: str) -> str:
    """« Type d’action »."""
    return typeset(DIMENSIONS[dimension])


def group_label(dimension: str, value: str) -> str:
    """What a group is called on screen: « F » → « Filles », « 2025-11 » → « nov. 2025 »."""
    if dimension == "mois":
        return french.month(value)
    return _GROUPS.get(dimension, {}).get(value, value)


def campaign(annee: str) -> str:
    """The campaign of the tax that a school year opens with: « 2025-2026 » → « campagne 2025 »."""
    return f"campagne {annee[:4]}"


def is_yearly_campaign(indicator: Indicator) -> bool:
    """Whether the indicator runs by campaign of the tax, and not by school year."""
    return indicator.fact.tables == ("taxe",)


def year_label(indicator: Indicator, annee: str) -> str:
    """The year as this indicator names it: « 2025-2026 », or « campagne 2025 » for the tax."""
    return campaign(annee) if is_yearly_campaign(indicator) else annee


def years_label(indicator: Indicator, annees: Sequence[str]) -> str:
    """Years looked at together: « 2023-2024, 2024-2025 et 2025-2026 », « campagne 2024 et campagne 2025 »."""
    return french.enumerate_words([year_label(indicator, annee) for annee in annees])


def value_text(indicator: Indicator, value: float | None) -> str:
    """A value as it is read on a chart; a gap and an evolution always bear their sign."""
    if value is None or indicator.chart != "gap":
        return french.quantity(value, indicator.unit)
    return french.signed(value, indicator.unit) if round(value, 1) else french.quantity(0, indicator.unit)


def share_text(numerator: float | None, denominator: float | None) -> str:
    """« 23 sur 27 »; empty when the indicator has no denominator."""
    if numerator is None or not denominator:
        return ""
    return f"{french.number(numerator)} sur {french.number(denominator)}"


def basis_text(indicator: Indicator, measure: Measure) -> str:
    """What the value rests on and leaves out: « 23 sur 27 élèves de l’effectif », « versements : 37 »,
    « actions de durée connue : 24 ; 3 actions sans durée ».
    """
    said = [_resting_on(indicator, measure), note_text(indicator, measure)]
    return typeset(" ; ".join(text for text in said if text))


def _resting_on(indicator: Indicator, measure: Measure) -> str:
    below = measure.denominator or 0
    if below and indicator.unit not in ("%", "points"):
        return f"{indicator.denominator_label} : {french.number(below)}"
    share = share_text(measure.numerator, below)
    if share and indicator.chart == "gap":
        return f"{indicator.numerator_label} : {share}"
    if below >= 2:
        return f"{share} {indicator.denominator_label}"
    if share or measure.value is None or measure.population == measure.value:
        return share
    return f"{indicator.population_label} : {french.number(measure.population)}"


def note_text(indicator: Indicator, measure: Measure) -> str:
    """What the value leaves out and must be said with it: « 3 actions sans durée »; empty if there is nothing."""
    return typeset(nouns.counted(indicator.note_label, measure.note)) if measure.note else ""


def measure_text(indicator: Indicator, measure: Measure) -> str:
    """The value of a measure, « n. d. » where it is missing, « masqué » where it is secret."""
    return french.MASKED if measure.status == "masque" else value_text(indicator, measure.value)


def evolution_text(measure: Measure) -> str:
    """« +3,2 points en un an », « stable en un an », or empty without a year before."""
    if measure.evolution is None:
        return ""
    if round(measure.evolution, 1) == 0:
        return "stable en un an"
    if measure.unit == "oui/non":
        return f"{french.quantity(measure.previous, measure.unit)} un an plus tôt"
    unit = "points" if measure.unit in ("%", "/100") else measure.unit
    return f"{french.signed(measure.evolution, unit)} en un an"


def parts_of(indicator: Indicator) -> dict[str, str]:
    """Each part of a declaration under its French name, but for the label and the family."""
    parts = {"Définition": indicator.definition, "Numérateur": indicator.numerator_label}
    if indicator.denominator is not None:
        parts["Dénominateur"] = indicator.denominator_label
    if indicator.note_label:
        parts["Compté à part"] = indicator.note_label
    parts["Unité"] = _UNITS.get(indicator.unit, indicator.unit)
    parts["Sens"] = _SENSES[indicator.better]
    labels = [dimension_label(name) for name in indicator.breakdowns]
    parts["Ventilations"] = ", ".join(label[0].lower() + label[1:] for label in labels) or "aucune"
    parts["Prudence"] = indicator.caution
    return {name: typeset(text) for name, text in parts.items()}


def definition_text(indicator: Indicator) -> str:
    """The whole definition, a paragraph a line: what is counted, above, below, apart, unit, caution."""
    parts = parts_of(indicator)
    counted = [name for name in ("Numérateur", "Dénominateur", "Compté à part", "Unité") if name in parts]
    said = [f"{typeset(f'{name} :')} {parts[name]}." for name in counted]
    return "\n\n".join([parts["Définition"], *said, f"{typeset('Prudence :')} {parts['Prudence']}"])
