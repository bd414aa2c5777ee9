"""The model workbook: a sheet a table, each header explained, lists to choose from; to be filled, then dropped."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from excel import write_cell
from spreadsheets.model import Column, Table
from spreadsheets.tables import BY_NAME, TABLES
from warehouse import Store

GUIDE, LISTS = "Mode d’emploi", "Listes"
REQUIRED, OPTIONAL = PatternFill("solid", fgColor="DCE6F2"), PatternFill("solid", fgColor="F2EFE6")
LAST_LINE = 2000
_SEXES, _YES_NO = ("F", "G"), ("oui", "non")
_EXAMPLES = {
    "date": "12/11/2025", "date_fin": "30/06/2026", "annee_scolaire": "2025-2026", "campagne": "2025", "entier": "24",
    "nombre": "1 234,50", "duree": "1h30", "oui_non": "oui", "rempli": "oui", "sexe": "F", "siret": "14 chiffres",
    "niveau": "TLE", "formations": "Bac pro MELEC",
}  # fmt: skip
_KNOWN = {"classe": "select distinct classe from eleves", "formation": "select distinct formation from eleves"}


def build_template(store: Store, names: Sequence[str] = ()) -> bytes:
    """An .xlsx with a sheet for each of the tables ``names`` (all of them by default); lists of classes and formations
    come from the base. Raises ``KeyError`` for an unknown table.
    """
    tables = [BY_NAME[name] for name in names] if names else list(TABLES)
    book = Workbook()
    guide = book.worksheets[0]
    guide.title = GUIDE
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    choices = _Choices(lists, _known(store))
    for table in tables:
        _write_table(book.create_sheet(table.title), table, choices)
    _write_guide(guide, tables)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _known(store: Store) -> Mapping[str, Sequence[str]]:
    return {name: sorted(store.frame(sql).dropna().iloc[:, 0]) for name, sql in _KNOWN.items()}


class _Choices:
    """Columns of the hidden sheet, each a list that cells may be chosen from."""

    def __init__(self, sheet: Worksheet, known: Mapping[str, Sequence[str]]) -> None:
        self._sheet, self._known, self._used = sheet, known, 0

    def of(self, column: Column) -> DataValidation | None:
        """The validation of a column whose values are known; other values stay allowed, with a warning."""
        values = self._values(column)
        if not values:
            return None
        self._used += 1
        letter = get_column_letter(self._used)
        for line, value in enumerate(values, start=1):
            write_cell(self._sheet, line, self._used, value)
        validation = DataValidation("list", formula1=f"'{LISTS}'!${letter}$1:${letter}${len(values)}", allow_blank=True)
        validation.errorStyle = "warning"
        validation.errorTitle, validation.error = "Valeur inconnue", "Cette valeur n’est pas dans la liste. La garder ?"
        return validation

    def _values(self, column: Column) -> Sequence[str]:
        if column.kind == "sexe":
            return _SEXES
        if column.kind in ("oui_non", "rempli"):
            return _YES_NO
        return tuple(column.values) or self._known.get(column.name, ())


def _write_table(sheet: Worksheet, table: Table, choices: _Choices) -> None:
    needed = {name for group in table.needs for name in group}
    for place, column in enumerate(table.columns, start=1):
        write_cell(sheet, 1, place, column.title)
        cell = sheet.cell(1, place)
        cell.font = Font(bold=True)
        cell.fill = REQUIRED if column.name in needed else OPTIONAL
        cell.comment = Comment(_note(table, column), "Réseaux et partenariats", height=120, width=320)
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = max(14, len(column.title) + 4)
        if validation := choices.of(column):
            validation.add(f"{letter}2:{letter}{LAST_LINE}")
            sheet.add_data_validation(validation)
        if column.kind in ("siret", "identite"):
            for line in range(2, 200):
                sheet.cell(line, place).number_format = "@"  # a number would lose its zeros
    sheet.freeze_panes = "A2"


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


def _write_guide(sheet: Worksheet, tables: Sequence[Table]) -> None:
    lines = [
        "Remplissez les feuilles qui vous concernent, une ligne par cas, puis déposez ce classeur dans l’application.",
        "En-tête bleu : colonne indispensable ; en-tête beige : facultative. Une note sur chaque en-tête l’explique.",
        "Les noms d’élèves servent à les reconnaître : l’application ne les garde pas.",
    ]
    for place, text in enumerate([*lines, "", *(f"{table.title} : {table.grain}" for table in tables)], start=1):
        write_cell(sheet, place, 1, text)
    sheet.column_dimensions["A"].width = 110
