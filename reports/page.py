"""The web page of the figures: one file, that opens without network, with charts to explore and tables to read."""

import base64
import hashlib
import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import version
from conseil.school import school_of
from indicators import Scope, charts
from indicators.charts_page import library
from indicators.secret import LEAST, hidden_cells
from indicators.secret.masking import Decide
from indicators.wording import typeset
from reports.contents import Exhibit, gather
from reports.logo import picture_of, png_of
from reports.page_parts import anchor, element, exhibit_part, text
from reports.told import Document, value
from warehouse import Store

STYLE, SCRIPT = (Path(__file__).with_name(f"page.{kind}") for kind in ("css", "js"))


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
    document = Document(store, school_of(store), scope, threshold)
    exhibits = gather(store, scope, ids, threshold, decide=decide)
    scripts = [library(), SCRIPT.read_text(encoding="utf-8")]
    head, body = _head(document, scripts), _body(document, exhibits, scripts)
    page = f'<!DOCTYPE html>\n<html lang="fr">\n<head>{"".join(head)}</head>\n<body>{"".join(body)}</body>\n</html>\n'
    return page.encode("utf-8")


def _head(document: Document, scripts: Sequence[str]) -> list[str]:
    return [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="{text(version.NAMED)}">',
        element("title", text(" – ".join(said for said in (document.title, document.signed) if said))),
        f"<style>{STYLE.read_text(encoding='utf-8')}</style>",
    ]


def _body(document: Document, exhibits: Sequence[Exhibit], scripts: Sequence[str]) -> list[str]:
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


def _header(document: Document) -> str:
    lines = [document.signed, document.filters, document.day]
    said = (element("p", text(line)) for line in lines if line)
    theme = element("button", "Clair ou sombre", type="button", id="theme")
    return element("header", _logo(document), element("div", element("h1", text(document.title)), *said), theme)


def _logo(document: Document) -> str:
    logo = picture_of(document.school.logo)
    if logo is None:
        return ""
    source = f"data:image/png;base64,{base64.b64encode(png_of(logo).getvalue()).decode()}"
    return element("img", src=source, alt=f"Logo de {document.signature}", class_="logo")


def _contents(document: Document, exhibits: Sequence[Exhibit]) -> str:
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


def _families(document: Document, exhibits: Sequence[Exhibit]) -> list[str]:
    parts = []
    for _, members in groupby(exhibits, key=lambda each: each.indicator.family):
        found = list(members)
        articles = (exhibit_part(document, each) for each in found)
        parts.append(element("section", element("h2", text(document.family(found[0].indicator))), *articles))
    return parts
