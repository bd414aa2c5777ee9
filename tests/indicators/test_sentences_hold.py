"""On any lycée, a sentence is French, ends, and says no number that is not in the figures."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import annee_scolaire
from indicators import CATALOGUE, Indicator, Measure, Scope, compute
from indicators.words import places, sentences, wording
from tests.indicators import lycees
from tests.indicators.figures import groups, measured, worth

ANNEES, DAY = lycees.ANNEES, dt.date(2026, 6, 30)
NUMBER = re.compile(r"\d[\d\u202f]*(?:,\d+)?")
ENGLISH = re.compile(r"\b(?:the|of|and|with|than|year|less|more|from|to|None|nan|inf|value|rate|NaN)\b")
BY = st.sampled_from(
    [
        *sorted({name for each in CATALOGUE.values() for name in each.breakdowns}),
        ("formation", "sexe"),
        ("public", "sexe"),
    ]
)


def broken_down(store, scope: Scope, by, annees) -> Mapping[str, Measure]:
    return compute(store, CATALOGUE, Scope(annees, scope.reference_date, **dict(scope.filters)), by)


def told(
    store, scope: Scope, by, over_years: bool
) -> Iterator[tuple[Indicator, list[str], Measure, list[pd.DataFrame]]]:
    """Every indicator with its sentences for the last year of the scope, and the measure and frames that they tell."""
    annee, dimensions = scope.annees[-1], ((by,) if isinstance(by, str) else by)
    measures = broken_down(store, scope, (), annee)
    dimensions += ("annee",) if over_years else ()
    years = [ANNEES] if over_years else [annee, annee_scolaire.previous(annee)]
    found = [broken_down(store, scope, dimensions, each) for each in years]
    for id_, measure in measures.items():
        frames = [each[id_].rows for each in found]
        yield CATALOGUE[id_], sentences(CATALOGUE[id_], measure, annee, dimensions, *frames), measure, frames


def figures_of(measure: Measure, frames: list[pd.DataFrame]) -> set[float]:
    """Every figure of the measure and of the rows, their differences, and by how many percent the whole moved."""
    values = [measure.value, measure.numerator, measure.denominator, measure.previous, measure.population]
    for frame in frames:
        values += [each for name in ("value", "numerator", "denominator", "population") for each in frame[name]]
    known = {0.0} | {float(each) for each in values if each is not None and not pd.isna(each)}
    known |= {one - other for one in known for other in known}
    if measure.previous:
        known.add(100 * (measure.evolution or 0.0) / measure.previous)
    return {_rounded(abs(each), to) for each in known for to in ("0.1", "0.01")}


def _rounded(figure: float, to: str) -> float:
    """As it is taught at school: what is half way goes up."""
    return float(Decimal(repr(round(float(figure), 6))).quantize(Decimal(to), ROUND_HALF_UP))


def without_names(indicator: Indicator, text: str, frames: list[pd.DataFrame]) -> str:
    """The sentence without the years, the groups and the labels, that may hold numbers of their own."""
    names = {wording.year_label(indicator, annee) for annee in (*ANNEES, "2022-2023", "2021-2022")}
    for frame in frames:
        for name in set(frame) - {"value", "numerator", "denominator", "population", "annee", "masked"}:
            names |= {places.place(name, str(value)) for value in frame[name] if name not in ("mois", "jour")}
            names |= {places.place(name, str(value)) for value in frame[name] if name == "mois"}
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "").replace(name[0].upper() + name[1:], "")
    return text


def numbers_in(text: str) -> set[float]:
    found = NUMBER.findall(text.replace("\u202f/100", ""))
    return {float(each.replace("\u202f", "").replace(",", ".")) for each in found}


def check(indicator: Indicator, found: list[str], measure: Measure, frames: list[pd.DataFrame]) -> None:
    assert len(found) <= 2
    assert bool(found) == (measure.status == "ok")
    for text in found:
        assert text.endswith(".")
        assert not text.endswith("..")
        assert text == text.strip()
        assert text[0] == text[0].upper()
        assert not re.search(r"  | [;:!?%€»]|« |'|\d \d|nan|None", text), text
        assert not ENGLISH.search(text), text
        unknown = numbers_in(without_names(indicator, text, frames)) - figures_of(measure, frames)
        assert not unknown, (text, unknown)


@settings(max_examples=20)
@given(lycee=lycees.LYCEES, scope=lycees.SCOPES, by=BY, over_years=st.booleans())
def test_a_sentence_is_french_and_every_number_in_it_is_a_figure(shared_store, fill, lycee, scope, by, over_years):
    for indicator, *heard in told(fill(shared_store, lycee), scope, by, over_years):
        check(indicator, *heard)


PEOPLE = st.tuples(st.integers(0, 300), st.integers(1, 300))
GROUPS = st.dictionaries(st.sampled_from(["MCV", "TCAP", "1MELEC", "2NDE A ;  B", "non renseigné"]), PEOPLE, min_size=1)


@settings(max_examples=60)
@given(
    id_=st.sampled_from(sorted(CATALOGUE)), now=GROUPS, before=GROUPS, masks=st.sets(st.sampled_from(["MCV", "TCAP"]))
)
def test_so_it_is_of_a_school_of_hundreds_where_more_is_said(id_, now, before, masks):
    indicator = CATALOGUE[id_]

    def frame(of: Mapping[str, tuple[int, int]]) -> pd.DataFrame:
        lines = [(name, *_figures(indicator, *people)) for name, people in of.items()]
        return groups(indicator, "classe", *lines).assign(masked=[name in masks for name in of])

    totals = [_figures(indicator, *map(sum, zip(*of.values(), strict=True))) for of in (now, before)]
    previous = worth(indicator, *totals[1][:2])
    measure = measured(indicator, *totals[0][:2], previous, totals[0][2])
    frames = [frame(now), frame(before)]
    found = sentences(indicator, measure, "2025-2026", "classe", *frames)
    check(indicator, found, measure, frames)
    assert not any(re.search(rf"\b{name}\b", text) for name in masks for text in found)


def _figures(indicator: Indicator, above: int, below: int) -> tuple[float, float | None, int]:
    """A numerator, a denominator and a population that this indicator may have."""
    if indicator.denominator is None:
        return above, None, below if indicator.chart in ("gap", "amounts") else above
    return above, below, below  # more came than were expected, more were hired than was offered: it happens


@pytest.mark.parametrize("by", ["public", ("public", "sexe")])
@settings(max_examples=25)
@given(lycee=lycees.LYCEES, hidden=st.sets(st.sampled_from(["ulis", "ebep", "boursier", "qpv"])))
def test_a_sentence_does_not_depend_on_what_is_masked(shared_store, fill, by, lycee, hidden):
    indicator, store = CATALOGUE["participation.taux_prioritaires"], fill(shared_store, lycee)
    measure = compute(store, [indicator.id], Scope("2025-2026", DAY))[indicator.id]
    frames = [compute(store, [indicator.id], Scope(annee, DAY), by)[indicator.id].rows for annee in ANNEES[:0:-1]]
    masked = [frame.assign(masked=frame["public"].isin(hidden)) for frame in frames]
    other = [frame.copy() for frame in masked]
    for frame in other:
        for figure in ("value", "numerator", "denominator", "population"):
            frame[figure] = frame[figure].astype(float)
            frame.loc[frame["masked"], figure] = 3.0
    first = sentences(indicator, measure, "2025-2026", by, *masked)
    assert first == sentences(indicator, measure, "2025-2026", by, *other)
    assert not any(places.place("public", name)[5:] in text for name in hidden for text in first[1:])
