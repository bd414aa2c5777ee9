"""Dropping files given as bytes, and reading what the base then holds."""

import io
from collections.abc import Mapping
from typing import Any

from spreadsheets import Report, SheetReport, import_files
from warehouse import Store

ANNEE = "2025-2026"


def drop(store: Store, files: Mapping[str, bytes | str], annee: str | None = ANNEE) -> Report:
    """Import files by name; text stands for a .csv in UTF-8."""
    streams = []
    for name, content in files.items():
        stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
        stream.name = name
        streams.append(stream)
    return import_files(store, streams, annee)


def drop_one(store: Store, name: str, content: bytes | str, annee: str | None = ANNEE) -> SheetReport:
    """Import a file that holds one sheet."""
    (report,) = drop(store, {name: content}, annee).sheets
    return report


def counts(report: SheetReport) -> tuple[int, int, int, int]:
    """Rows read, added, rejected, ignored."""
    return report.read, report.added, report.rejected, report.ignored


def said(report: SheetReport, severity: str = "refus") -> list[tuple[str, str, tuple[int, ...]]]:
    """Header, message with plain spaces, and lines of the anomalies of one severity."""
    return [
        (each.colonne, each.message.replace("\u00a0", " ").replace("\u202f", " "), each.lignes)
        for each in report.anomalies
        if each.severity == severity
    ]


def stored(store: Store, columns: str, table: str, order: str = "ligne") -> list[tuple[Any, ...]]:
    """What the base holds, in the order of the sheet."""
    return store.rows(f"select {columns} from {table} order by {order}")
