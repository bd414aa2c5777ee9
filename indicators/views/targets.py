"""Targets: whether a measure reaches the one that the school set itself, and how many people or euros are missing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

import french
from indicators.model import Indicator, Measure, adds_up
from indicators.words import counted, head, short, typeset, value_text
from warehouse import Store

GIVEN = ("élève", "couple")
"""Who is counted whatever happens: one more in the numerator is one of the same, so that the denominator need not be
recalled.
"""

_STEPS = {"nb": Fraction(1), "€": Fraction(1, 100)}  # what is missing is told to the unit, the cent, else the tenth


@dataclass(frozen=True)
class Target:
    """What is wanted of one indicator in one school year, and what is wanted at least (``seuil``), in its unit."""

    cible: float
    seuil: float | None = None


def targets_of(store: Store, annees: Sequence[str]) -> dict[tuple[str, str], Target]:
    """The targets set for these school years, by (indicator id, school year)."""
    return {
        (row["indicateur"], row["annee"]): Target(row["cible"], None if pd.isna(row["seuil"]) else row["seuil"])
        for row in store.targets(annees).to_dict("records")
    }


def fault(indicator: Indicator, target: Target) -> str:
    """Why this target cannot be one of this indicator, in a French sentence; empty if it can."""
    most = _most(indicator)
    for name, ending, value in (("la cible", "e", target.cible), ("le seuil", "", target.seuil)):
        if value is None:
            continue
        if not math.isfinite(value):
            return f"Pour {name}, un nombre est attendu."
        if most is not None and value > most:
            said = value_text(indicator, value), value_text(indicator, most)
            return f"{name.capitalize()} ({said[0]}) dépasse {said[1]}, le plus que cet indicateur puisse atteindre."
        if indicator.chart != "gap" and value < 0:
            return f"{name.capitalize()} ne peut pas être négati{'ve' if ending else 'f'}."
    beyond = 0.0 if target.seuil is None else target.seuil - target.cible
    if (beyond > 0 and indicator.better == "hausse") or (beyond < 0 and indicator.better == "baisse"):
        side = "au-dessus" if indicator.better == "baisse" else "au-dessous"
        return french.spaced(
            f"Le seuil ne peut être qu’{side} de la cible, ou égal à elle : c’est ce qu’il faut tenir au moins."
        )
    return ""


def drawn_on(indicator: Indicator, by: str) -> bool:
    """Whether the target of the whole may be drawn on a breakdown ``by``: any one for a share, a mean or a gap; for
    what adds up (a count, an amount), only the years, as no group has to reach alone what is asked of all.
    """
    return by == "annee" or not adds_up(indicator)


def reached(indicator: Indicator, measure: Measure, target: Target) -> str:
    """« atteinte », « entre le seuil et la cible », « sous le seuil » (« sous la cible » without threshold), or the
    same from above where less is better. Empty without value, or when neither more nor less of it is better.
    """
    if measure.status != "ok" or measure.value is None or indicator.better == "neutre":
        return ""
    less = indicator.better == "baisse"
    if _missing(indicator, measure, target.cible) <= 0:
        return "atteinte"
    if target.seuil is None:
        return "au-dessus de la cible" if less else "sous la cible"
    if _missing(indicator, measure, target.seuil) > 0:
        return "au-dessus du seuil" if less else "sous le seuil"
    return "entre la cible et le seuil" if less else "entre le seuil et la cible"


def missing_text(indicator: Indicator, measure: Measure, target: Target) -> str:
    """What is missing to reach the target: « 4 élèves de plus pour atteindre 90 % », « il manque 1 250 € pour atteindre
    20 000 € », « cible atteinte, 3 élèves au-delà ». Empty without value, or when it is masked.

    People and things are the smallest whole number that does, the denominator being what it is; where it could grow
    with them, it is recalled (« 3 actions récurrentes de plus, sur les mêmes 27, pour… », « 5 de plus sur les mêmes
    45 invitations pour… »). Means and gaps, that no number of people settles, are told in their unit; without
    judgement where neither more nor less is better.
    """
    if measure.status != "ok" or measure.value is None:
        return ""
    if indicator.unit == "oui/non":
        said = french.quantity(target.cible, indicator.unit)
        met = french.quantity(measure.value, indicator.unit) == said
        return "cible atteinte" if met else french.spaced(f"la cible est : {said}")
    if indicator.better == "neutre":
        return _beside(indicator, measure.value, target.cible)
    if indicator.better == "hausse" and target.cible > (_most(indicator) or math.inf):
        return f"cible hors d’atteinte, au-delà de {value_text(indicator, _most(indicator))}"
    missing, step = _missing(indicator, measure, target.cible), _STEPS.get(_kind(indicator), Fraction(1, 10))
    if missing > 0:
        return _shortfall(indicator, measure, math.ceil(missing / step) * step, target.cible)
    beyond = math.floor(-missing / step) * step
    side = "en deçà" if indicator.better == "baisse" else "au-delà"
    return f"cible atteinte, {_said(indicator, beyond)} {side}" if beyond else "cible atteinte"


def _shortfall(indicator: Indicator, measure: Measure, missing: Fraction, cible: float) -> str:
    less, goal = indicator.better == "baisse", value_text(indicator, cible)
    said, aim = _said(indicator, missing), f"pour {'descendre à' if less else 'atteindre'} {goal}"
    if _kind(indicator) != "nb":
        return f"{said} de trop {aim}" if less else f"il manque {said} {aim}"
    above, below = typeset(indicator.numerator_label), typeset(indicator.denominator_label)
    more, noun = "de moins" if less else "de plus", head(above)
    if indicator.unit != "%" or noun != head(below) or noun in GIVEN:
        return f"{said} {more} {aim}"
    if short(above) == above:
        return f"{said} {more}, sur les mêmes {french.number(measure.denominator or 0)}, {aim}"
    same = counted(below, measure.denominator or 0)
    return f"{french.number(float(missing))} {more} sur les mêmes {same} {aim}"


def _beside(indicator: Indicator, value: float, cible: float) -> str:
    apart = _exact(value) - _exact(cible)
    if not round(apart, 1):
        return "à la cible"
    unit = "points" if indicator.unit in ("%", "/100") else indicator.unit
    said = french.quantity(float(abs(apart)), unit) if unit != "nb" else _said(indicator, abs(apart))
    return f"{said} au-{'dessus' if apart > 0 else 'dessous'} de la cible"


def _missing(indicator: Indicator, measure: Measure, cible: float) -> Fraction:
    """How far the target is, in what ``_kind`` says: above zero as long as it is not reached."""
    if _kind(indicator) in ("nb", "€"):
        below = _exact(measure.denominator or 0) if indicator.denominator is not None else Fraction(1)
        needed, found = _exact(cible) * below / (100 if indicator.unit == "%" else 1), _exact(measure.numerator or 0)
    else:
        needed, found = _exact(cible), _exact(measure.value or 0)
    return found - needed if indicator.better == "baisse" else needed - found


def _kind(indicator: Indicator) -> str:
    """In what the way to the target is told: « nb » of what the numerator counts, « € », « h » or « points »."""
    if indicator.unit in ("h", "points", "/100"):
        return "h" if indicator.unit == "h" else "points"
    return "€" if indicator.unit == "€" or head(indicator.numerator_label) == "montant" else "nb"


def _said(indicator: Indicator, amount: Fraction) -> str:
    kind = _kind(indicator)
    if kind == "nb":
        return counted(short(typeset(indicator.numerator_label)), float(amount))
    return french.quantity(float(amount), kind)


def _exact(value: float) -> Fraction:
    """The number that was meant: 0.1 is a tenth."""
    return Fraction(repr(round(value, 6)))


def _most(indicator: Indicator) -> float | None:
    if indicator.unit == "oui/non":
        return 1.0
    return 100.0 if indicator.unit == "/100" or (indicator.unit == "%" and indicator.chart != "gap") else None
