"""The Excel workbook, opened again: its figures are those of compute behind the mask, in typed cells."""

import pytest

import french
from indicators import CATALOGUE, Scope
from indicators.words import group_label, parts_of, typeset, year_label
from reports import build_workbook
from reports.content import breakdown_title, unit_of
from reports.content.figure_tables import FORMATS, uncapital
from reports.workbook.figures_workbook import CONTENTS, DEFINITIONS
from tests.reports.exported import expected, parts_of_archive, remembered, sheets_of, tables_under

IDS = list(CATALOGUE)
FIGURES = ("value", "numerator", "denominator", "population")


@pytest.fixture(scope="module")
def content(lycee, scope):
    return build_workbook(lycee, scope, decide=remembered)


@pytest.fixture(scope="module")
def sheets(content):
    return sheets_of(content)


@pytest.fixture(scope="module")
def sheet_of(sheets):
    """The sheet of each indicator."""
    return dict(zip(IDS, list(sheets.values())[2:], strict=True))


def per(id_: str) -> int:
    """What a percentage is divided by to be stored."""
    return 100 if "%" in FORMATS[unit_of(CATALOGUE[id_])] else 1


def test_there_is_a_sheet_for_each_indicator_after_the_contents_and_the_definitions(sheets):
    titles = list(sheets)
    assert titles[:2] == [CONTENTS, DEFINITIONS]
    assert len(titles) == len({title.lower() for title in titles}) == 2 + len(IDS)
    for id_, title in zip(IDS, titles[2:], strict=True):
        assert len(title) <= 31
        assert typeset(CATALOGUE[id_].label).startswith(title.partition("…")[0].removesuffix(" 2").rstrip())


def test_the_contents_tell_every_value_as_a_number_with_its_format(lycee, scope, sheets):
    lines = {row[0].value: row for row in sheets[CONTENTS].iter_rows() if row[0].hyperlink}
    for id_, measure in expected(lycee, IDS, scope).items():
        label, value, before, population, *_ = lines[typeset(CATALOGUE[id_].label)]
        assert value.value * per(id_) == pytest.approx(measure.value)
        assert value.number_format == FORMATS[unit_of(CATALOGUE[id_])]
        assert (before.value is None) == (measure.previous is None)
        assert before.value is None or before.value * per(id_) == pytest.approx(measure.previous)
        assert population.value == measure.population
        assert label.hyperlink.location.endswith("!A1")
        assert label.hyperlink.target is None


def test_every_cell_of_every_breakdown_is_the_figure_of_compute(lycee, scope, sheet_of):
    cells = masked = 0
    for by in dict.fromkeys(name for indicator in CATALOGUE.values() for name in indicator.breakdowns):
        ids = [id_ for id_ in IDS if by in CATALOGUE[id_].breakdowns]
        for id_, measure in expected(lycee, ids, scope, by).items():
            indicator = CATALOGUE[id_]
            title = f"{typeset(indicator.label)}, par {uncapital(breakdown_title(indicator, by))}"
            head, *lines = tables_under(sheet_of[id_], title)
            found = {line[0]: line[1:] for line in lines}
            assert len(found) == len(measure.rows), (id_, by)
            names = FIGURES if indicator.denominator is not None else ("value", "population")
            for row in measure.rows.to_dict("records"):
                value, *others = found[group_label(by, row[by])][: len(names)]
                hidden = bool(row["masked"])
                cells, masked = cells + 1, masked + hidden
                if hidden:
                    assert [value, *others] == [french.MASKED, *[None] * len(others)]
                elif row["value"] == row["value"]:
                    assert value * per(id_) == pytest.approx(row["value"])
                    assert others == pytest.approx([row[name] for name in names[1:]])
                else:
                    assert value == french.NOT_AVAILABLE
            assert head[0] == breakdown_title(indicator, by)
    assert cells > 800
    assert masked > 100


def test_the_years_are_side_by_side_with_their_target(lycee, scope, sheet_of):
    title = "Taux de solution de PFMP, par année scolaire"
    head, *lines = tables_under(sheet_of["pfmp.taux_solution"], title)
    assert [head[0], head[1], head[-1]] == ["Année scolaire", "Valeur", "Cible"]
    for annee, value, *_, target in lines:
        found = expected(lycee, ["pfmp.taux_solution"], Scope(annee, scope.reference_date))["pfmp.taux_solution"]
        assert value * 100 == pytest.approx(found.value)
        assert target == (0.97 if annee == scope.annees[0] else None)


def test_percentages_show_one_decimal_and_a_sign_where_they_are_a_gap():
    assert FORMATS["%"] == '0.0"\u202f"%'
    assert FORMATS["points"].startswith("+0.0")
    assert not any("," in form.replace("#,##0", "") for form in FORMATS.values())  # stored as Excel stores it


def test_the_definitions_are_those_of_the_dictionary(sheets):
    head, *lines = [[cell.value for cell in row] for row in sheets[DEFINITIONS].iter_rows()]
    assert head[:3] == ["Indicateur", "Identifiant", "Définition"]
    for id_, line in zip(IDS, lines, strict=True):
        parts = parts_of(CATALOGUE[id_])
        assert line[1] == id_
        assert dict(zip(head[2:], line[2:], strict=True)) == {name: parts.get(name) or None for name in head[2:]} | {
            name: "" for name in head[2:] if name not in parts and line[head.index(name)] == ""
        }


def test_charts_are_native_and_point_at_figures_of_their_own_sheet(sheets, content):
    charts = [(sheet, chart) for sheet in sheets.values() for chart in sheet._charts]
    assert len(charts) > 100
    for sheet, chart in charts:
        for series in chart.series:
            for formula in (series.val or series.yVal, series.cat or series.xVal):
                place = (formula.strRef or formula.numRef).f if hasattr(formula, "strRef") else formula.numRef.f
                name, _, cells = place.rpartition("!")
                assert name.strip("'").replace("''", "'") == sheet.title
                first, _, last = cells.replace("$", "").partition(":")
                block = sheet[f"{first}:{last or first}"]
                assert any(cell.value is not None for row in block for cell in row)
    assert not [name for name in parts_of_archive(content) if "media" in name or "vba" in name.lower()]


def test_each_chart_bears_its_own_text_alternative(content):
    drawings = [part.decode() for name, part in parts_of_archive(content).items() if "/drawings/drawing" in name]
    alternatives = [each.partition('"')[0] for part in drawings for each in part.split('descr="')[1:]]
    assert len(alternatives) == len(set(alternatives)) > 100
    assert "Taux de solution de PFMP, par période de pfmp" in " ".join(alternatives)


def test_the_figures_of_a_chart_are_those_of_its_table(sheets):
    sheet = list(sheets.values())[2]
    table = {line[0]: line[1] for line in tables_under(sheet, "par type de partenaire")[1:]}
    series = sheet._charts[0].series[0]
    names = [row[0].value for row in sheet[series.cat.strRef.f.rpartition("!")[2].replace("$", "")]]
    values = [row[0].value for row in sheet[series.val.numRef.f.rpartition("!")[2].replace("$", "")]]
    assert dict(zip(names, values, strict=True)) == table


def test_the_campaigns_of_the_tax_are_named(sheet_of):
    head, *lines = tables_under(sheet_of["taxe.montant"], "par campagne")
    assert [head[0], *(line[0] for line in lines)] == ["Campagne", "Campagne 2023", "Campagne 2024", "Campagne 2025"]
    assert sheet_of["taxe.montant"].cell(1, 1).value == "Taxe d’apprentissage perçue"
    assert year_label(CATALOGUE["taxe.montant"], "2025-2026") == "campagne 2025"


def test_two_sheets_never_bear_the_same_name(lycee, scope):
    ids = ["pfmp.entreprises_accueil", "pfmp.entreprises_fidelisees"]
    assert len(sheets_of(build_workbook(lycee, scope, ids))) == 4
