"""Charts that set figures side by side show every figure they are given, and nothing they must not."""

import math

import pandas as pd

from indicators import CATALOGUE
from indicators.charts import draw_crossed, draw_diverging, draw_years

RATE, TAX, SATISFIED = (CATALOGUE[each] for each in ("pfmp.taux_solution", "taxe.montant", "satisfaction.taux"))


def rows(*lines, names):
    figures = ["value", "numerator", "denominator", "population"]
    return pd.DataFrame(lines, columns=[*names, *figures])


def texts(figure):
    return [text.replace("\u202f", " ").replace("\u00a0", " ") for trace in figure.data for text in trace.text or ()]


YEARS = rows(("2024-2025", 80.0, 8, 10, 10), ("2025-2026", 90.0, 9, 10, 10), names=["annee"])
SECTORS = rows(
    *((sector, annee, 100.0 * rank, None, None, 1) for annee in ("2024-2025", "2025-2026")
      for rank, sector in enumerate("abcdefgh", start=1)),
    names=["secteur", "annee"],
)  # fmt: skip
CROSSED = rows(
    ("CAP", "F", 50.0, 5, 10, 10), ("CAP", "G", 75.0, 6, 8, 8), ("<b>Bac</b>", "F", 100.0, 9, 9, 9),
    names=["formation", "sexe"],
)  # fmt: skip


def test_a_rate_over_the_years_is_one_line_with_its_figures():
    figure = draw_years(RATE, YEARS)
    assert [list(trace.y) for trace in figure.data] == [[80.0, 90.0]]
    assert texts(figure) == ["80 %", "90 %"]


def test_a_year_without_figure_leaves_a_gap_and_not_a_zero():
    figure = draw_years(RATE, YEARS.assign(value=[80.0, math.nan]))
    assert list(figure.data[0].y) == [80.0, None]


def test_the_target_of_a_year_is_drawn_and_named():
    figure = draw_years(RATE, YEARS, targets={"2025-2026": 95.0, "2019-2020": 10.0})
    assert [shape.y0 for shape in figure.layout.shapes] == [95.0]
    assert "cible 95" in figure.layout.annotations[0].text


def test_an_amount_over_the_years_by_sector_is_stacked_and_loses_nothing():
    figure = draw_years(TAX, SECTORS, "secteur")
    assert figure.layout.barmode == "stack"
    assert sum(trace.y[0] for trace in figure.data) == SECTORS["value"].sum() / 2
    assert figure.data[-1].name == "les autres"


def test_a_campaign_of_the_tax_is_called_a_campaign():
    figure = draw_years(TAX, SECTORS, "secteur")
    assert list(figure.layout.xaxis.ticktext) == ["Campagne 2024", "Campagne 2025"]


def test_a_rate_over_the_years_by_group_is_one_named_line_a_group():
    figure = draw_years(RATE, pd.concat([YEARS.assign(sexe="F"), YEARS.assign(sexe="G")]), "sexe")
    assert len(figure.data) == 2
    assert {text.text.split(" – ")[0] for text in figure.layout.annotations} == {"Filles", "Garçons"}


def test_two_breakdowns_crossed_are_pairs_of_bars_told_apart_by_more_than_colour():
    figure = draw_crossed(RATE, CROSSED, "formation", "sexe")
    assert [list(trace.x) for trace in figure.data] == [[50.0, 100.0], [75.0, None]]
    assert len({trace.marker.pattern.shape for trace in figure.data}) == 2


def test_a_second_breakdown_of_many_groups_gives_a_small_chart_each():
    crossed = rows(*((form, f"PFMP {n}", 10.0 * n, n, 10, 10) for form in "AB" for n in range(1, 6)),
                   names=["formation", "periode"])  # fmt: skip
    figure = draw_crossed(RATE, crossed, "formation", "periode")
    assert len(figure.data) == 2
    assert {note.text for note in figure.layout.annotations} == {"A", "B"}


def test_what_a_cell_holds_is_never_read_as_html():
    figure = draw_crossed(RATE, CROSSED, "formation", "sexe")
    assert "&lt;b&gt;Bac&lt;/b&gt;" in figure.layout.yaxis.ticktext


def test_the_satisfied_and_the_others_make_a_hundred():
    figure = draw_diverging(SATISFIED, rows(("élèves", 70.0, 7, 10, 10), names=["public_enquete"]), "public_enquete")
    assert [trace.x[0] for trace in figure.data] == [70.0, -30.0]
