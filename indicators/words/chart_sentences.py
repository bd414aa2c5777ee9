"""One or two sentences under a chart, computed from its figures: where we are, what moved, what it rests on.

They never give a cause, never tell a masked group, and say nothing of what chance would give (``standing_out`` has the
rule). Below ``FEW`` people they ask for caution.
"""

import re
from collections.abc import Sequence

import pandas as pd

import annee_scolaire
import french
from indicators.model import Contrast, Indicator, Measure, Scope, kind_of, unit_of_change
from indicators.words import chance, nouns, places, wording
from indicators.words.standing_out import FEW, FEWEST, LEAST_POINTS, Finding, Line, Lines, find, judge, read_lines

WARNING = "à lire avec prudence"
NEW_EVERY_YEAR = {"mois", "action", "objet", "enquete"}  # their groups are not those of the year before


def sentences(
    indicator: Indicator,
    measure: Measure,
    annee: str,
    by: str | Sequence[str] = (),
    rows: pd.DataFrame | None = None,
    previous_rows: pd.DataFrame | None = None,
) -> list[str]:
    """None to two sentences on ``measure``, of the school year ``annee``, and on its breakdown ``rows`` ``by`` one
    dimension or several; ``previous_rows`` is the same breakdown of the year before.

    Where ``by`` holds « annee », ``rows`` has several school years side by side: the year before is read there and,
    by « annee » alone, what the second sentence tells is the way from the first year to the last.
    """
    if measure.status != "ok" or measure.value is None:
        return []
    dimensions = (by,) if isinstance(by, str) else tuple(by)
    said = [_whole(indicator, measure, annee)]
    if rows is not None and not rows.empty and dimensions:
        said.append(_second(indicator, measure, annee, dimensions, rows, previous_rows))
    return [_finished(text) for text in said if text]


def contrast_sentence(indicator: Indicator, contrast: Contrast, scope: Scope) -> str:
    """What the filters of ``scope`` single out, against the school: « En MCV, 12 points de moins que l’ensemble du
    lycée, sur 24 élèves. »; empty where the two do not compare or differ by no more than chance gives.
    """
    lines = [
        Line(each.value or 0.0, each.numerator or 0.0, float(each.population))
        for each in (contrast.here, contrast.school)
    ]
    if contrast.gap is None or kind_of(indicator) == "growth" or lines[0].population < FEWEST:
        return ""
    found = judge(kind_of(indicator), lines[1].value, ((), lines[0], lines[1]), 1, moved=False)
    if found is None:
        return ""
    heard = [(name, values) for name, values in scope.filters if name not in contrast.here.ignored_filters]
    alone = all(len(values) == 1 for _, values in heard)
    where = ", ".join(places.place(name, values[0]) for name, values in heard) if alone else "dans cette sélection"
    return _finished(f"{where}, {told(indicator, found, '', whole='l’ensemble du lycée')}")


def _second(
    indicator: Indicator,
    measure: Measure,
    annee: str,
    by: tuple[str, ...],
    rows: pd.DataFrame,
    previous_rows: pd.DataFrame | None,
) -> str:
    if _is_about(indicator, by):
        return ""
    if by == ("annee",):
        return _over_years(indicator, read_lines(rows, by))
    before = annee_scolaire.previous(annee)
    if "annee" in by:
        previous_rows = rows[rows["annee"] == before]
        rows, by = rows[rows["annee"] == annee], tuple(name for name in by if name != "annee")
    compared = previous_rows is not None and not NEW_EVERY_YEAR.intersection(by)
    found = find(indicator, measure, read_lines(rows, by), read_lines(previous_rows, by) if compared else None)
    if found is None:
        return ""
    where = ", ".join(places.place(name, value) for name, value in zip(by, found.group, strict=True))
    return f"{where}, {told(indicator, found, before, places.than_in_year(indicator, before))}"


def _is_about(indicator: Indicator, by: Sequence[str]) -> bool:
    """Whether a share is broken down by what it counts (the recurrent actions, by frequency): each group is then
    nothing or all of it, which says nothing.
    """
    return indicator.unit == "%" and any(re.search(rf"\b{name}\b", indicator.numerator) for name in by)


def _over_years(indicator: Indicator, lines: Lines) -> str:
    """From the first year to the last, when there are more than the two that the first sentence compares."""
    known = sorted((group[0], line) for group, line in lines.items() if line is not None)
    if len(known) < 3 or kind_of(indicator) in ("growth", "answer"):
        return ""
    (first, then), (last, now) = known[0], known[-1]
    found = judge(kind_of(indicator), then.value, ((last,), now, then), 1, moved=True)
    return f"{places.from_year_to_year(indicator, first, last)}, {told(indicator, found, first)}" if found else ""


def _whole(indicator: Indicator, measure: Measure, annee: str) -> str:
    """« 412 élèves présents à au moins une action sur 472 élèves de l’effectif, soit 87,3 %, 3,2 points de plus… »."""
    value = measure.value or 0.0
    evolution = _evolution(indicator, measure, annee_scolaire.previous(annee))
    above = wording.typeset(indicator.numerator_label)
    if indicator.unit == "nb":
        return f"{nouns.counted(above, value)}{evolution}"
    if indicator.unit == "%" and indicator.chart != "gap":
        rate = f", soit {wording.value_text(indicator, value)}" if measure.numerator else ""
        below = nouns.counted(wording.typeset(indicator.denominator_label), measure.denominator or 0)
        few, warning = (" seulement", f" : {WARNING}") if measure.population < FEW else ("", "")
        return f"{nouns.counted(above, measure.numerator or 0)} sur {below}{few}{rate}{evolution}{warning}"
    title = wording.typeset(indicator.label)
    return f"{title} : {wording.value_text(indicator, value)}{_basis(indicator, measure)}{evolution}"


def _basis(indicator: Indicator, measure: Measure) -> str:
    if not measure.population or measure.population == measure.value:
        return ""
    few = measure.population < FEW and kind_of(indicator) in ("share", "mean", "gap")
    said = nouns.counted(wording.typeset(indicator.population_label), measure.population)
    return f" ({said} seulement, {WARNING})" if few else f" ({said})"


def _evolution(indicator: Indicator, measure: Measure, before: str) -> str:
    """« , 3,2 points de plus qu’en 2024-2025 », « , comme en 2024-2025 »; nothing without a year before."""
    change, previous, when = measure.evolution, measure.previous, places.in_year(indicator, before)
    if change is None or previous is None:
        return ""
    if not round(change, 2 if indicator.unit == "€" else 1):
        return f", comme {when}"
    kind = kind_of(indicator)
    if kind in ("gap", "growth", "answer"):
        return f", contre {wording.value_text(indicator, previous)} {when}"
    if kind == "share":
        return _evolution_in_points(indicator, measure, previous, before)
    based = (kind == "amount" and previous > 0) or (kind == "count" and previous >= FEW)
    percent = 100 * change / previous if based else 0
    share = f" ({french.signed(percent, '%')})" if round(percent, 1) else ""
    amount = french.number(abs(change)) if kind == "count" else french.quantity(abs(change), indicator.unit)
    return f", {amount} de {more_or_less(change)} {places.than_in_year(indicator, before)}{share}"


def _evolution_in_points(indicator: Indicator, measure: Measure, previous: float, before: str) -> str:
    """Of a share or a score; how many people there were the year before is not known here: as many, it is supposed."""
    people, value = measure.population, measure.value or 0.0
    change, errors = value - previous, chance.between_shares(value / 100, people, previous / 100, people)
    if abs(change) < LEAST_POINTS and not chance.is_sure(errors, 1):
        return f", à peu près comme {places.in_year(indicator, before)} ({french.signed(change, 'points')})"
    doubt = indicator.unit == "%" and people >= FEW and abs(errors) < chance.LIKELY
    points, than = french.quantity(abs(change), "points"), places.than_in_year(indicator, before)
    return f", {points} de {more_or_less(change)} {than}{' : à confirmer' if doubt else ''}"


def _finished(text: str) -> str:
    """With a capital, French spaces and a period."""
    text = french.spaced(text[0].upper() + text[1:])
    return text if text.endswith(".") else f"{text}."


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
