"""The pieces of the web page: an indicator, its breakdowns, their charts and tables. Every text is escaped here."""

from html import escape
from typing import Any

from annee_scolaire import previous
from excel import writable
from indicators import charts, charts_compared
from indicators.charts_page import as_json
from indicators.groups import describe
from indicators.targets import drawn_on
from indicators.wording import typeset, year_label
from reports.contents import YEARS, Breakdown, Exhibit
from reports.drawings import SATISFACTION
from reports.tables import Table, breakdown_title, capital, table_of
from reports.told import Document, aimed, heading, ignored, moved, notes, resting_on, value

EMPTY = frozenset({"img", "input"})
"""The elements that hold nothing."""


def text(said: str) -> str:
    """A text as it must be written in a page to be read as it is."""
    return escape(writable(said))


def element(tag: str, /, *inside: str, **attributes: str) -> str:
    """An element around texts already escaped or other elements; ``class_`` and ``aria_label`` are written as HTML
    does, and the values of attributes are escaped here.
    """
    said = "".join(f' {key.strip("_").replace("_", "-")}="{text(each)}"' for key, each in attributes.items())
    return f"<{tag}{said}>" if tag in EMPTY else f"<{tag}{said}>{''.join(inside)}</{tag}>"


def anchor(exhibit: Exhibit) -> str:
    """Where an indicator stands in the page."""
    return exhibit.indicator.id.replace(".", "-")


def exhibit_part(document: Document, exhibit: Exhibit) -> str:
    """One indicator: what is said of it, its figure, a chart and a table for each breakdown, its definition."""
    facts = [resting_on(exhibit), moved(exhibit), aimed(exhibit), ignored(exhibit)]
    figure = element("strong", text(value(exhibit)), class_="chiffre")
    notes_ = (element("p", text(line)) for line in notes(document, exhibit))
    return element(
        "article",
        element("h3", text(typeset(exhibit.indicator.label))),
        element("p", text(" ".join([heading(exhibit), *exhibit.said[1:]])), class_="constat"),
        element("p", figure, " ", text(" – ".join(fact for fact in facts if fact))),
        _choice(exhibit),
        *(_panel(exhibit, part) for part in exhibit.breakdowns),
        element("details", element("summary", "Définition et sources"), *notes_),
        id=anchor(exhibit),
    )


def _choice(exhibit: Exhibit) -> str:
    """Which breakdown to look at: the script shows one of them; without it, all are shown."""
    if len(exhibit.breakdowns) < 2:
        return ""
    options = (
        element(
            "label",
            element("input", type="radio", name=f"choix-{anchor(exhibit)}", value=part.by),
            text(breakdown_title(exhibit.indicator, part.by)),
        )
        for part in exhibit.breakdowns
    )
    return element("fieldset", element("legend", "Ventilation"), *options, hidden="hidden")


def _panel(exhibit: Exhibit, part: Breakdown) -> str:
    table = table_of(exhibit, part)
    figure = _figure(exhibit, part)
    chart = ""
    if figure is not None:
        alt = describe(exhibit.indicator, part.rows, part.by)
        data = f'<script type="application/json">{as_json(figure)}</script>'
        chart = element("div", element("div", role="img", aria_label=alt, class_="graphique"), data)
    return element("div", chart, _table(table, alone=not chart), class_="ventilation", data_par=part.by)


def _figure(exhibit: Exhibit, part: Breakdown) -> Any:
    """The chart that the screen draws of the same breakdown; none where every figure is hidden."""
    indicator, scope = exhibit.indicator, exhibit.scope
    if part.rows["value"].isna().all():
        return None
    targets = {} if scope.filters else {annee: each.cible for annee, each in exhibit.targets.items()}
    if part.by == YEARS:
        return charts_compared.draw_years(indicator, part.rows, None, targets)
    if indicator.chart == "curve":
        return None if part.steps is None or part.steps.empty else charts.draw_curve(part.steps)
    if indicator.id == SATISFACTION:
        return charts_compared.draw_diverging(indicator, part.rows, part.by)
    target = exhibit.target.cible if exhibit.target and drawn_on(indicator, part.by) else None
    label = capital(year_label(indicator, previous(scope.annees[0])))
    return charts.draw(indicator, part.rows, part.by, part.before, label, target)


def _table(table: Table, *, alone: bool) -> str:
    """The table behind the chart, folded unless it is ``alone``; the page opens it to be printed."""
    head = element("tr", *(element("th", text(column.title), scope="col") for column in table.columns))
    lines = (
        element(
            "tr",
            element("th", text(table.columns[0].written(line[0])), scope="row"),
            *(
                element("td", text(column.written(cell)))
                for column, cell in zip(table.columns[1:], line[1:], strict=True)
            ),
        )
        for line in table.lines
    )
    whole = element("table", element("caption", text(table.title)), element("thead", head), element("tbody", *lines))
    opened = {"open": "open"} if alone else {}
    return element(
        "details", element("summary", "Le tableau" if alone else "Le tableau derrière ce graphique"), whole, **opened
    )
