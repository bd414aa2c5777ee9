"""The tables of the documents: typed cells, the same in each of them, and how each is written in French."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

import french
from annee_scolaire import previous
from indicators import Indicator
from indicators.words import arrange, dimension_label, group_label, is_yearly_campaign, typeset, year_label
from reports.content.exhibits import YEARS, Breakdown, Exhibit

FigureCell = float | str | None
"""A figure, a text (« masqué », « n. d. », a group), or nothing."""

FORMATS = {
    "": "General",
    "nb": "#,##0",
    "%": '0.0"\u202f"%',
    "points": '+0.0" points";\u22120.0" points";0" point"',
    "h": '#,##0.0" h"',
    "€": '#,##0.00" €"',
    "/100": '0.0"\u202f/100"',
    "par mois": '0.0" par mois"',
    "oui/non": '"oui";"oui";"non"',
    "évolution": '+0.0"\u202f"%;\u22120.0"\u202f"%;0"\u202f"%',
}
"""The number format of each unit, as workbooks and charts store it: a French reader sees « 87,3 % »."""


@dataclass(frozen=True)
class FigureColumn:
    """A title, and the unit of the figures under it; a text column has none."""

    title: str
    unit: str = ""

    @property
    def number_format(self) -> str:
        return FORMATS[self.unit]

    def stored(self, cell: FigureCell) -> FigureCell:
        """A cell as a workbook keeps it: its format in % shows 0.873 as « 87,3 % »."""
        return cell / 100 if isinstance(cell, float) and "%" in self.number_format else cell

    def written(self, cell: FigureCell) -> str:
        """A cell as it is read."""
        if cell is None or isinstance(cell, str):
            return cell or ""
        if self.unit in ("points", "évolution"):
            unit = "points" if self.unit == "points" else "%"
            return french.signed(cell, unit) if round(cell, 1) else french.quantity(0, unit)
        return french.quantity(cell, self.unit)


@dataclass(frozen=True)
class FigureTable:
    """A first column of groups, then figures."""

    title: str
    columns: tuple[FigureColumn, ...]
    lines: tuple[tuple[FigureCell, ...], ...]


def unit_of(indicator: Indicator) -> str:
    """The key of ``FORMATS`` for the values of an indicator; a gap and a growth bear their sign."""
    return "évolution" if indicator.chart == "gap" and indicator.unit == "%" else indicator.unit


def breakdown_title(indicator: Indicator, by: str) -> str:
    """« Type d’action »; the years of the tax are campaigns."""
    return "Campagne" if by == YEARS and is_yearly_campaign(indicator) else dimension_label(by)


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """The text as it goes inside a sentence: « Période de PFMP » → « période de PFMP »."""
    return text[:1].lower() + text[1:]


def table_of(exhibit: Exhibit, part: Breakdown) -> FigureTable:
    """The rows of a breakdown in the order of its chart: group, value, what is above and below, how many people or
    things; then the value of the year before, or the target of each year.
    """
    indicator, by = exhibit.indicator, part.by
    order = [group.name for group in arrange(indicator, part.rows, by)]
    rows = {str(row[by]): row for row in part.rows.to_dict("records")}
    last, more = _last_column(exhibit, part)
    lines = tuple(
        (_label(indicator, by, name), *_figures(indicator, rows[name]), *((more.get(name),) if last else ()))
        for name in order
    )
    title = f"{typeset(indicator.label)}, par {uncapital(breakdown_title(indicator, by))}"
    columns = (FigureColumn(breakdown_title(indicator, by)), *_columns(indicator), *last)
    return FigureTable(title, columns, lines)


def _columns(indicator: Indicator) -> list[FigureColumn]:
    found = [FigureColumn("Valeur", unit_of(indicator))]
    if indicator.denominator is not None:
        labels = (indicator.numerator_label, indicator.denominator_label)
        found += [FigureColumn(capital(typeset(label)), "nb") for label in labels]
    return [*found, FigureColumn("Effectif", "nb")]


def _figures(indicator: Indicator, row: dict[Any, Any]) -> list[FigureCell]:
    names = ("numerator", "denominator") if indicator.denominator is not None else ()
    return [value_cell(row), *(_number(row[name]) for name in (*names, "population"))]


def value_cell(row: dict[Any, Any]) -> FigureCell:
    """The value of a row; a hidden one says so, a missing one too."""
    if row.get("masked"):
        return french.MASKED
    return french.NOT_AVAILABLE if pd.isna(row["value"]) else float(row["value"])


def whole_cell(exhibit: Exhibit) -> FigureCell:
    """The figure of the whole."""
    measure = exhibit.measure
    if measure.status == "masque":
        return french.MASKED
    return french.NOT_AVAILABLE if measure.value is None else measure.value


def _number(value: Any) -> FigureCell:
    return None if pd.isna(value) else float(value)


def _last_column(exhibit: Exhibit, part: Breakdown) -> tuple[tuple[FigureColumn, ...], dict[str, FigureCell]]:
    unit = unit_of(exhibit.indicator)
    if part.by == YEARS:
        targets: dict[str, FigureCell] = {annee: each.cible for annee, each in exhibit.targets.items()}
        shown = set(targets) & set(part.rows[YEARS]) and not exhibit.scope.filters
        return ((FigureColumn("Cible", unit),), targets) if shown else ((), {})
    if part.before is None or part.before.empty:
        return (), {}
    before: dict[str, FigureCell] = {str(row[part.by]): value_cell(row) for row in part.before.to_dict("records")}
    return (FigureColumn(capital(year_label(exhibit.indicator, previous(exhibit.scope.annees[0]))), unit),), before


def _label(indicator: Indicator, by: str, name: str) -> str:
    return capital(year_label(indicator, name)) if by == YEARS else group_label(by, name)


def widths(table: FigureTable, least: int = 9, most: int = 44) -> Sequence[int]:
    """How many characters each column needs, its title being broken in two."""
    needed = [
        max([-(-len(column.title) // 2), *(len(column.written(line[place])) for line in table.lines)])
        for place, column in enumerate(table.columns)
    ]
    return [min(max(least, each), most) for each in needed]
