"""How what stands out is said: « 12 points de moins qu’en 2024-2025, sur 24 élèves »."""

import french
from indicators import nouns, places, wording
from indicators.findings import FEW, Finding
from indicators.kinds import kind_of, unit_of_change
from indicators.model import Indicator

WARNING = "à lire avec prudence"


def told(indicator: Indicator, found: Finding, before: str, than: str = "", whole: str = "l’ensemble") -> str:
    """What a group has more or less, and what that rests on, as the words that follow the group's name.

    ``before`` is the school year that it is compared to if it ``moved``, ``than`` the words that say so if nothing else
    in the sentence does, and ``whole`` what it is compared to if it did not move.
    """
    kind, value, other = kind_of(indicator), found.now.value, found.other.value
    than = f" {than}" if than and found.moved else ""
    if kind == "gap" and found.moved:
        said = f"l’écart passe de {wording.value_text(indicator, other)} à {wording.value_text(indicator, value)}"
    elif kind == "gap":
        here, there = wording.value_text(indicator, value), wording.value_text(indicator, other)
        said = f"l’écart est de {here}, contre {there} dans {whole}"
    elif kind in ("share", "mean"):
        amount = french.quantity(abs(found.change), unit_of_change(indicator))
        said = f"{amount} de {more_or_less(found.change)}{than if found.moved else f' que {whole}'}"
    else:
        return _counted(indicator, found, than) if kind == "count" else _paid(indicator, found, before, than)
    return f"{said}, {_resting(indicator, found, before)}"


def more_or_less(change: float) -> str:
    """« plus » or « moins »."""
    return "plus" if change > 0 else "moins"


def _resting(indicator: Indicator, found: Finding, before: str) -> str:
    """« sur 24 élèves », with a word of caution when they are few or when chance may have a part in it."""
    people = _population(indicator, found)
    if found.now.population < FEW:
        return f"sur {people} seulement : {WARNING}"
    if found.moved and found.other.population < FEW:
        few = french.number(found.other.population)
        return f"sur {people}, contre {few} seulement {places.in_year(indicator, before)} : {WARNING}"
    return f"sur {people}" if found.sure else f"sur {people} : à confirmer"


def _counted(indicator: Indicator, found: Finding, than: str) -> str:
    label, now, other = wording.typeset(indicator.numerator_label), found.now.value, found.other.value
    if indicator.unit == "nb" and not found.moved:
        return f"{nouns.counted(label, now)} sur {french.number(other)}"
    if not found.moved:
        return f"{french.number(now)} sur {french.quantity(other, indicator.unit)}"
    change = abs(found.change)
    amount = (
        nouns.counted(nouns.short(label), change) if indicator.unit == "nb" else french.quantity(change, indicator.unit)
    )
    return f"{amount} de {more_or_less(found.change)}{than} ({french.number(now)} au lieu de {french.number(other)})"


def _paid(indicator: Indicator, found: Finding, before: str, than: str) -> str:
    """Amounts, growths of amounts, and sums of hours."""
    people = _population(indicator, found) if found.now.population else ""
    if kind_of(indicator) == "growth":
        gained = found.now.numerator
        amount = french.quantity(abs(gained), "€")
        return f"{amount} de {more_or_less(gained)} {places.than_in_year(indicator, before)} ({people})"
    now, other = (wording.value_text(indicator, line.value) for line in (found.now, found.other))
    if not found.moved:
        return f"{now} sur {other} ({people})"
    amount = french.quantity(abs(found.change), indicator.unit)
    resting = f", sur {people}" if people else ""
    return f"{amount} de {more_or_less(found.change)}{than} ({now} au lieu de {other}{resting})"


def _population(indicator: Indicator, found: Finding) -> str:
    return nouns.counted(wording.typeset(indicator.population_label), found.now.population)
