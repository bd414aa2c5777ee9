"""A sheet before it is a file: its cells, and the little that makes it look like one made by hand."""

import datetime as dt
from dataclasses import dataclass

Cell = str | int | float | dt.date | None
Row = list[Cell]

EXCEL_EPOCH = dt.date(1899, 12, 30)


@dataclass(frozen=True, kw_only=True)
class HandmadeSheet:
    """One sheet. ``merged`` holds areas as « A1:F1 », ``bold`` rows from 1, ``hidden`` columns by letter."""

    title: str
    rows: list[Row]
    merged: tuple[str, ...] = ()
    bold: tuple[int, ...] = ()
    hidden: tuple[str, ...] = ()


def french_date(day: dt.date | None) -> str:
    """« 12/11/2025 »."""
    return f"{day:%d/%m/%Y}" if day else ""


def short_date(day: dt.date | None) -> str:
    """« 12/11/25 »."""
    return f"{day:%d/%m/%y}" if day else ""


def serial(day: dt.date | None) -> int | None:
    """The number that Excel shows when a date has lost its format."""
    return (day - EXCEL_EPOCH).days if day else None


def yes(value: object) -> str:
    """« X », or nothing."""
    return "X" if value else ""


def grouped(siret: str) -> str:
    """« 732 829 320 00074 »."""
    return f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}" if siret else ""


def euros(amount: float) -> str:
    """« 1 234,50 € », with the spaces that a French Excel writes."""
    return f"{amount:,.2f} €".replace(",", "\u202f").replace(".", ",").replace(" €", "\u00a0€")
