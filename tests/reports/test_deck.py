"""The PowerPoint, opened again: its figures are those of compute behind the mask, and its charts are native."""

import io

import pytest
from pptx import Presentation

import french
from indicators import CATALOGUE, Scope
from indicators.words import group_label, measure_text, sentences, typeset, value_text
from reports import build_deck
from reports.content import breakdown_title
from reports.deck.slide_charts import SHEET
from tests.reports.exported import YEAR, Chart, Shown, expected, remembered, slides_of
from warehouse import open_warehouse

IDS = list(CATALOGUE)
FIRST, LAST = 1, -1


@pytest.fixture(scope="module")
def content(lycee, scope):
    return build_deck(lycee, scope, decide=remembered)


@pytest.fixture(scope="module")
def shown(content) -> dict[str, Shown]:
    """The slide of each indicator."""
    slides = slides_of(content)[FIRST:LAST]
    return dict(zip(IDS, slides, strict=True))


def dimension_of(id_: str, slide: Shown) -> str:
    """By what the table of a slide is broken down."""
    names = [*CATALOGUE[id_].breakdowns, "annee"]
    return next(by for by in names if breakdown_title(CATALOGUE[id_], by) == slide.tables[0][0][0])


def test_every_indicator_with_a_value_has_its_slide_between_the_first_and_the_last(content, shown):
    deck = Presentation(io.BytesIO(content))
    assert len(deck.slides) == 2 + len(IDS)
    assert (deck.slide_width, deck.slide_height) == (12191695, 6858000)
    assert round(deck.slide_width / deck.slide_height, 2) == round(16 / 9, 2)
    assert all(typeset(CATALOGUE[id_].label) in "\n".join(slide.texts) for id_, slide in shown.items())


def test_the_title_is_the_sentence_that_the_screen_tells(lycee, scope, shown):
    found = expected(lycee, IDS, scope)
    for id_, slide in shown.items():
        assert slide.title == sentences(CATALOGUE[id_], found[id_], YEAR)[0]


def test_the_slide_tells_the_figure_and_the_number_of_people_it_rests_on(lycee, scope, shown):
    for id_, measure in expected(lycee, IDS, scope).items():
        said = "\n".join(shown[id_].texts)
        assert measure_text(CATALOGUE[id_], measure) in said
        if measure.denominator is not None and CATALOGUE[id_].unit == "%":
            assert f"{french.number(measure.numerator)} sur {french.number(measure.denominator)}" in said
        else:
            assert french.number(measure.population) in said


def test_every_cell_of_every_table_is_the_figure_of_compute(lycee, scope, shown):
    cells = masked = 0
    for id_, slide in shown.items():
        by = dimension_of(id_, slide)
        if by == "annee":
            continue
        rows = {group_label(by, row[by]): row for row in expected(lycee, [id_], scope, by)[id_].rows.to_dict("records")}
        for label, value, *_ in (line for line in slide.tables[0][1:] if not line[0].startswith("… et ")):
            hidden = rows[label]["masked"]
            missing = rows[label]["value"] != rows[label]["value"]
            number = None if missing else rows[label]["value"]
            assert value == (french.MASKED if hidden else value_text(CATALOGUE[id_], number)), (id_, label)
            cells, masked = cells + 1, masked + bool(hidden)
    assert cells > 200
    assert masked > 10


def test_the_years_of_the_tax_are_its_campaigns(lycee, scope, shown):
    table = shown["taxe.montant"].tables[0]
    assert [line[0] for line in table] == ["Campagne", "Campagne 2023", "Campagne 2024", "Campagne 2025"]
    for line, annee in zip(table[1:], ("2023-2024", "2024-2025", YEAR), strict=True):
        found = expected(lycee, ["taxe.montant"], Scope(annee, scope.reference_date))["taxe.montant"]
        assert line[1] == french.quantity(found.value, "€")


def bars_of(slide: Shown, year: str) -> Chart | None:
    return next((chart for chart in slide.charts if year in chart.series and chart.categories), None)


def test_every_bar_of_every_chart_is_the_figure_of_compute_this_year_and_the_year_before(lycee, scope, shown):
    before, compared = Scope("2024-2025", scope.reference_date), 0
    for id_, slide in shown.items():
        by, chart = dimension_of(id_, slide), bars_of(slide, YEAR)
        if by == "annee" or chart is None:
            continue
        per = 100 if CATALOGUE[id_].unit == "%" else 1
        for year, when in ((YEAR, scope), ("2024-2025", before)):
            rows = expected(lycee, [id_], when, by)[id_].rows.set_index(by)["value"].dropna()
            known = {group_label(by, name): value for name, value in rows.items()}
            for category, value in zip(chart.categories, chart.series.get(year, []), strict=False):
                assert (value is None) == (category not in known), (id_, year, category)
                assert value is None or value * per == pytest.approx(known[category]), (id_, year, category)
                compared += 1
    assert compared > 250


def test_girls_and_boys_keep_their_own_colour_from_year_to_year(lycee, scope, shown):
    chart = shown["participation.taux_beneficiaires"].charts[0]
    assert chart.categories == ["2024-2025", YEAR]
    rows = expected(lycee, ["participation.taux_beneficiaires"], scope, "sexe")["participation.taux_beneficiaires"].rows
    found = {group_label("sexe", row["sexe"]): row["value"] / 100 for row in rows.to_dict("records")}
    assert {name: values[1] for name, values in chart.series.items()} == pytest.approx(found)


def test_the_satisfied_and_the_others_make_the_whole(shown):
    chart = shown["satisfaction.taux"].charts[0]
    yes, no = chart.series["Satisfaits"], chart.series["Non satisfaits"]
    assert [each - other for each, other in zip(yes, no, strict=True)] == pytest.approx([1.0] * len(yes))


def test_the_curve_ends_on_the_share_of_each_period(lycee, scope, shown):
    rows = expected(lycee, ["pfmp.courbe"], scope, "periode")["pfmp.courbe"].rows
    curves = shown["pfmp.courbe"].charts[0].series
    assert list(curves) == list(rows["periode"])
    for name, value in zip(rows["periode"], rows["value"], strict=True):
        assert len(curves[name]) > 20
        assert curves[name] == sorted(curves[name])
        assert 0 <= curves[name][-1] <= 1
        assert curves[name][-1] * 100 == pytest.approx(value, abs=1)  # its denominator leaves out who has no date


def test_the_workbook_inside_each_chart_holds_the_same_figures_and_nothing_else(shown):
    charts = [chart for slide in shown.values() for chart in slide.charts if chart.categories]
    assert len(charts) > 40
    for chart in charts:
        head, *lines = chart.embedded
        assert head == [None, *chart.series]
        assert [line[0] for line in lines] == chart.categories
        for place, values in enumerate(chart.series.values(), start=1):
            assert [line[place] for line in lines] == pytest.approx(values)


def test_charts_are_native_and_each_has_a_text_alternative(content, shown):
    assert all(slide.pictures == 0 for slide in shown.values())
    assert sum(bool(slide.charts) for slide in shown.values()) >= len(IDS) - 3
    assert all(len(chart.alt) > 30 for slide in shown.values() for chart in slide.charts)
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                formulas = {
                    each.text.partition("!")[0] for each in shape.chart.element.iter() if each.tag.endswith("}f")
                }
                assert formulas == {SHEET}


def test_the_notes_tell_what_is_counted_and_in_which_files(shown):
    notes = shown["pfmp.taux_solution"].notes
    assert "Lu ici\u00a0: 2025-2026." in notes
    assert "Numérateur\u00a0: couples élève × période avec solution." in notes
    assert all(said in notes for said in ("Prudence\u00a0:", "Suivi PFMP 2025-2026.xlsx", "Secret statistique\u00a0:"))
    assert "Secret" not in shown["conventions.actives"].notes
    assert all("Sources\u00a0:" in slide.notes for slide in shown.values())


def test_a_target_is_told_with_what_is_missing(shown):
    assert "Cible\u00a0: 97\u202f% – entre le seuil et la cible, " in "\n".join(shown["pfmp.taux_solution"].texts)
    assert "cible atteinte" in "\n".join(shown["reseaux.part_formalisee"].texts)


def test_the_slides_come_in_the_order_asked_for_and_say_why_a_figure_is_missing(scope):
    store = open_warehouse(":memory:")
    with store.importing() as deposit:
        deposit.open_sheet("conventions.csv", "", "conventions", None)
    slides = slides_of(build_deck(store, scope, ["taxe.montant", "conventions.actives"]))
    assert slides[1].title == "Taxe d’apprentissage perçue\u00a0: n. d."
    assert "n’a jamais été importé" in "\n".join(slides[1].texts)
    assert slides[2].title == "Aucune\u00a0convention active, comme en 2024-2025."
    assert len(slides_of(build_deck(store, scope))) > 2
    store.close()


def test_what_cannot_be_asked_is_refused(lycee, scope):
    with pytest.raises(KeyError):
        build_deck(lycee, scope, ["conventions.inconnues"])
    with pytest.raises(ValueError, match="au moins 5"):
        build_deck(lycee, scope, ["conventions.actives"], threshold=4)


def test_filters_and_years_together_are_told(lycee, scope):
    filtered = Scope(YEAR, scope.reference_date, formation="Bac pro MCV", secteur="Automobile")
    slide = slides_of(build_deck(lycee, filtered, ["pfmp.taux_solution", "conventions.actives"], decide=remembered))
    assert "Formation\u00a0: Bac pro MCV – Secteur professionnel\u00a0: Automobile" in "\n".join(slide[0].texts)
    both = Scope(["2024-2025", YEAR], scope.reference_date)
    slides = slides_of(build_deck(lycee, both, ["actions.nombre", "taxe.montant"]))
    assert list(slides[1].charts[0].series) == ["2024-2025 et 2025-2026"]
    assert [line[0] for line in slides[2].tables[0][1:]] == ["Campagne 2024", "Campagne 2025"]
