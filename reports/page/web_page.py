"""The web page of the figures: one file, that opens without network, with charts to explore and tables to read."""

import base64
import hashlib
import json
from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import version
from annee_scolaire import previous
from conseil import school_of
from excel import writable
from indicators import Scope, charts
from indicators.charts import as_json, library
from indicators.secret import LEAST, Decide, hidden_cells
from indicators.views import drawn_on
from indicators.words import describe, typeset, year_label
from reports.content import (
    SATISFACTION,
    YEARS,
    Breakdown,
    Exhibit,
    Export,
    FigureTable,
    aimed,
    breakdown_title,
    capital,
    gather,
    heading,
    ignored,
    moved,
    notes,
    picture_of,
    png_of,
    resting_on,
    table_of,
    value,
)
from warehouse import Store

STYLE, SCRIPT = (Path(__file__).with_name(f"web_page.{kind}") for kind in ("css", "js"))
EMPTY = frozenset({"img", "input"})
"""The elements that hold nothing."""


def build_page(
    store: Store,
    scope: Scope,
    ids: Sequence[str] | None = None,
    threshold: int = LEAST,
    *,
    decide: Decide = hidden_cells,
) -> bytes:
    """An .html of the indicators ``ids`` (all those that have a value if ``None``) over ``scope``, that asks nothing of
    any network; every figure about people behind the mask of what leaves the application.

    ``decide`` may be a ``hidden_cells`` that remembers its answers. Raises ``KeyError`` for an unknown indicator,
    ``ValueError`` for a threshold below 5.
    """
    document = Export(store, school_of(store), scope, threshold)
    exhibits = gather(store, scope, ids, threshold, decide=decide)
    scripts = [library(), SCRIPT.read_text(encoding="utf-8")]
    head, body = _head(document, scripts), _body(document, exhibits, scripts)
    page = f'<!DOCTYPE html>\n<html lang="fr">\n<head>{"".join(head)}</head>\n<body>{"".join(body)}</body>\n</html>\n'
    return page.encode("utf-8")


def _head(document: Export, scripts: Sequence[str]) -> list[str]:
    return [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="{text(version.NAMED)}">',
        element("title", text(" – ".join(said for said in (document.title, document.signed) if said))),
        f"<style>{STYLE.read_text(encoding='utf-8')}</style>",
    ]


def _body(document: Export, exhibits: Sequence[Exhibit], scripts: Sequence[str]) -> list[str]:
    settings = json.dumps(charts.config("png", "graphique"), ensure_ascii=False).replace("<", "\\u003c")
    return [
        element("a", "Aller aux chiffres", href="#chiffres", class_="saut"),
        _header(document),
        _contents(document, exhibits),
        element("main", *_families(document, exhibits), id="chiffres"),
        element("footer", *(element("p", text(line)) for line in [document.secret, *document.tables, version.NAMED])),
        f'<script type="application/json" id="reglages">{settings}</script>',
        *(f"<script>{script}</script>" for script in scripts),
    ]


def _policy(scripts: Sequence[str]) -> str:
    """Only these scripts may run, and nothing may be asked for, from anywhere."""
    prints = (base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{each}'" for each in prints)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _header(document: Export) -> str:
    lines = [document.signed, document.filters, document.day]
    said = (element("p", text(line)) for line in lines if line)
    theme = element("button", "Clair ou sombre", type="button", id="theme")
    return element("header", _logo(document), element("div", element("h1", text(document.title)), *said), theme)


def _logo(document: Export) -> str:
    logo = picture_of(document.school.logo)
    if logo is None:
        return ""
    source = f"data:image/png;base64,{base64.b64encode(png_of(logo).getvalue()).decode()}"
    return element("img", src=source, alt=f"Logo de {document.signature}", class_="logo")


def _contents(document: Export, exhibits: Sequence[Exhibit]) -> str:
    """Every indicator with its value, under its family: a click leads to it."""
    parts = []
    for _, members in groupby(exhibits, key=lambda each: each.indicator.family):
        found = list(members)
        links = (
            element(
                "li",
                element("a", text(typeset(each.indicator.label)), href=f"#{anchor(each)}"),
                " ",
                element("span", text(value(each)), class_="valeur"),
            )
            for each in found
        )
        parts += [element("h2", text(document.family(found[0].indicator))), element("ul", *links)]
    return element("nav", *parts, aria_label="Sommaire")


def _families(document: Export, exhibits: Sequence[Exhibit]) -> list[str]:
    parts = []
    for _, members in groupby(exhibits, key=lambda each: each.indicator.family):
        found = list(members)
        articles = (exhibit_part(document, each) for each in found)
        parts.append(element("section", element("h2", text(document.family(found[0].indicator))), *articles))
    return parts


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


def exhibit_part(document: Export, exhibit: Exhibit) -> str:
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
        return charts.draw_years(indicator, part.rows, None, targets)
    if indicator.chart == "curve":
        return None if part.steps is None or part.steps.empty else charts.draw_curve(part.steps)
    if indicator.id == SATISFACTION:
        return charts.draw_diverging(indicator, part.rows, part.by)
    target = exhibit.target.cible if exhibit.target and drawn_on(indicator, part.by) else None
    label = capital(year_label(indicator, previous(scope.annees[0])))
    return charts.draw(indicator, part.rows, part.by, part.before, label, target)


def _table(table: FigureTable, *, alone: bool) -> str:
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
