"""The model workbook: a sheet a table, each header explained, lists to choose from; to be filled, then dropped."""

from collections.abc import Mapping, Sequence
from typing import Literal

from spreadsheets.declared import BY_NAME, TABLES
from spreadsheets.handout.write_template import ModelColumn, ModelSheet, write_ods, write_xlsx
from spreadsheets.model import Column, Table
from warehouse import Store

Format = Literal["xlsx", "ods"]
GUIDE = (
    "Remplissez les feuilles qui vous concernent, une ligne par cas, puis déposez ce classeur dans l’application.",
    "En-tête bleu : colonne indispensable ; en-tête beige : facultative. Une note sur chaque en-tête l’explique.",
    "Les noms d’élèves servent à les reconnaître : l’application ne les garde pas.",
)
_SEXES, _YES_NO = ("F", "G"), ("oui", "non")
_EXAMPLES = {
    "date": "12/11/2025", "date_fin": "30/06/2026", "annee_scolaire": "2025-2026", "campagne": "2025", "entier": "24",
    "nombre": "12,5", "montant": "1 234,50", "duree": "1h30", "oui_non": "oui", "rempli": "oui", "beneficie": "oui",
    "sexe": "F", "siret": "14 chiffres", "niveau": "TLE", "formations": "Bac pro MELEC",
}  # fmt: skip
_KNOWN = {"classe": "select distinct classe from eleves", "formation": "select distinct formation from eleves"}


def build_template(store: Store, names: Sequence[str] = (), kind: Format = "xlsx") -> bytes:
    """A workbook with a sheet for each of the tables ``names`` (all of them by default), for Excel or for LibreOffice;
    lists of classes and formations come from the base. Raises ``KeyError`` for an unknown table.
    """
    tables = [BY_NAME[name] for name in names] if names else list(TABLES)
    known = {name: sorted(store.frame(sql).dropna().iloc[:, 0]) for name, sql in _KNOWN.items()}
    sheets = [ModelSheet(table.title, _columns(table, known)) for table in tables]
    guide = [*GUIDE, "", *(f"{table.title} : {table.grain}" for table in tables)]
    return write_xlsx(sheets, guide) if kind == "xlsx" else write_ods(sheets, guide)


def _columns(table: Table, known: Mapping[str, Sequence[str]]) -> list[ModelColumn]:
    needed = {name for group in table.needs for name in group}
    return [
        ModelColumn(
            title=column.title,
            note=_note(table, column),
            required=column.name in needed,
            values=tuple(_values(column, known)),
            text_only=column.kind in ("siret", "identite"),
        )
        for column in table.columns
    ]


def _values(column: Column, known: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if column.kind == "sexe":
        return _SEXES
    if column.kind in ("oui_non", "rempli", "beneficie"):
        return _YES_NO
    return tuple(column.values) or known.get(column.name, ())


def _note(table: Table, column: Column) -> str:
    groups = [group for group in table.needs if column.name in group]
    lines = ["Colonne indispensable." if groups and len(groups[0]) == 1 else ""]
    if groups and len(groups[0]) > 1:
        titles = [each.title for name in groups[0] for each in table.columns if each.name == name]
        lines.append(f"Il faut au moins l’une de ces colonnes : {', '.join(titles)}.")
    if column.values and column.kind == "liste":
        lines.append(f"Valeurs : {', '.join(column.values)}.")
    elif column.kind in _EXAMPLES:
        lines.append(f"Exemple : {_EXAMPLES[column.kind]}.")
    return "\n".join(line for line in lines if line) or "Colonne facultative."
