"""The eleven tables, as ``tables/<table>.toml`` declares them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spreadsheets.model import Column, Table

FOLDER = Path(__file__).with_name("tables")


def _read_table(file: Path) -> Table:
    """Raises ``TypeError`` for a word that a declaration does not know."""
    declared: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    columns = tuple(_read_column(name, column) for name, column in declared.pop("columns").items())
    lists: dict[str, Any] = {name: tuple(declared.get(name, ())) for name in ("hints", "ignored", "contrary", "adults")}
    groups: dict[str, Any] = {name: tuple(tuple(group) for group in declared[name]) for name in ("key", "needs")}
    return Table(name=file.stem, columns=columns, **(declared | lists | groups))


def _read_column(name: str, declared: Mapping[str, Any]) -> Column:
    values = {value: tuple(words) for value, words in declared.get("values", {}).items()}
    lists = {name: tuple(declared.get(name, ())) for name in ("synonyms", "unless")}
    return Column(name=name, **{**declared, **lists, "values": values})


TABLES: tuple[Table, ...] = tuple(
    sorted((_read_table(file) for file in FOLDER.glob("*.toml")), key=lambda table: table.rank)
)
BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}
