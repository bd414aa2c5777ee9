"""A chart for the end of a room: every text of it is large, and it keeps all that it showed."""

import datetime as dt

import plotly.graph_objects as go
import pytest

from indicators import CATALOGUE, Scope, charts, compute
from indicators.charts import largest, projected
from indicators.charts.look import dress
from indicators.charts.projector import MOST_GROUPS, TEXT
from tests.widgets.conftest import fill
from warehouse import open_warehouse

SCOPE = Scope("2025-2026", dt.date(2026, 6, 30))


@pytest.fixture(scope="module")
def base():
    store = open_warehouse(":memory:")
    fill(store)
    yield store
    store.close()


def drawn(base, kind: str):
    id_, by = {"bars": ("participation.taux_beneficiaires", "classe"), "curve": ("pfmp.courbe", "periode"),
               "years": ("taxe.montant", "annee")}[kind]  # fmt: skip
    indicator = CATALOGUE[id_]
    rows = compute(base, [id_], SCOPE, (by, "jour") if kind == "curve" else (by,))[id_].rows
    if kind == "curve":
        return charts.draw_curve(rows)
    if kind == "years":
        return charts.draw_years(indicator, rows, None, {})
    return charts.draw(indicator, rows, by, rows, "2024-2025")


@pytest.mark.parametrize("kind", ["bars", "curve", "years"])
def test_the_texts_are_large_and_the_figures_the_same(base, kind):
    before = drawn(base, kind).to_dict()
    after = projected(drawn(base, kind))
    assert [list(trace.x) for trace in after.data] == [list(trace["x"]) for trace in before["data"]]
    sizes = [after.layout.font.size, after.layout.yaxis.tickfont.size, after.layout.legend.font.size]
    sizes += [annotation.font.size for annotation in after.layout.annotations]
    sizes += [trace.textfont.size for trace in after.data if trace.text is not None]
    assert min(sizes) >= TEXT >= 24
    assert after.layout.margin.r >= before["layout"]["margin"]["r"]


def test_the_name_of_a_group_has_one_line_and_stays_a_text():
    figure = go.Figure()
    names = ["Mission locale<br>du Val d’Orve", "Commerce &lt;b&gt; &amp; vente", "x" * 60]
    shown = projected(dress(figure.update_yaxes(ticktext=names), 300)).layout.yaxis.ticktext
    assert list(shown) == ["Mission locale du Val d’Orve", "Commerce &lt;b&gt; &amp; vente", "x" * 29 + "…"]


def test_no_more_groups_are_kept_than_can_be_read():
    assert largest(list(range(20))) == list(range(MOST_GROUPS))
    assert largest(["F", "G"]) == ["F", "G"]
