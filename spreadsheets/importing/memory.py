"""What a person told once about files of one shape and about words of a list, so that it is not asked again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from spreadsheets.cells import Names, as_text, convert, cut, is_error, list_key, normalise
from spreadsheets.declared import BY_NAME
from spreadsheets.identify import seal
from spreadsheets.model import Cell, Choice, Column, Recognised, Sheet, Table
from spreadsheets.tables import Drop
from warehouse import Deposit, Store

_DEEPEST = 40
"""Lines among which a known header is looked for."""


class Memory:
    """What a base remembers, read once for all the sheets of a drop."""

    def __init__(self, base: Store | Deposit, key: bytes) -> None:
        shapes = base.frame("select entete, choix from formes")
        words = base.frame("select tableau, colonne, exemple, valeur from rattachements")
        self.key = key
        self.shapes: Mapping[str, str] = dict(zip(shapes["entete"], shapes["choix"], strict=True))
        self._words: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for tableau, colonne, exemple, valeur in words.itertuples(index=False, name=None):
            self._words.setdefault((tableau, colonne), []).append((exemple, valeur))

    def attach(self, recognised: Recognised) -> Recognised:
        """The same sheet, its lists knowing the words that were attached to their values."""
        return replace(recognised, table=self.table(recognised.table))

    def table(self, table: Table) -> Table:
        """A table whose lists know the words that were attached to their values."""
        columns = tuple(self._column(table.name, column) for column in table.columns)
        return table if columns == table.columns else replace(table, columns=columns)

    def _column(self, table: str, column: Column) -> Column:
        known = self._words.get((table, column.name), ())
        if not known:
            return column
        values = {
            value: (*words, *(word for word, attached in known if attached == value))
            for value, words in column.values.items()
        }
        return replace(column, values=values)


def recall(memory: Memory, sheet: Sheet) -> Choice | None:
    """What was decided of an earlier sheet with the same header, if any."""
    if not memory.shapes:
        return None
    for line, row in enumerate(sheet.rows[:_DEEPEST], start=1):
        found = (memory.shapes.get(seal) for seal in _seals(memory.key, row, sheet))
        if told := next((json.loads(each) for each in found if each), None):
            constants = told.get("valeurs", {})
            if shape := told.get("forme"):
                words = told.get("mots", {})
                return Choice(shape=shape, blank=told.get("vide"), constants=constants, words=words)
            return Choice(table=told["tableau"], header_line=line, columns=told["colonnes"], constants=constants)
    return None


def remember(drop: Drop, recognised: Recognised, choice: Choice) -> None:
    """Keep the table and the columns of a sheet under the seal of its header, which may hold names; of a wide one, its
    shape and the words that were told of it.

    The values that were given to all its rows are those of this sheet alone: they are kept under a seal that its tab
    and the name of its file enter too. Nothing that may name a pupil is kept.
    """
    deposit, key = drop.deposit, drop.key
    known = recognised.unfolded
    sheet = known.source if known else recognised.sheet
    columns = {} if known else {each.name: recognised.columns.get(each.name) for each in recognised.table.columns}
    own, alike = _seals(key, sheet.rows[recognised.first_line - 2], sheet)
    shape = {"forme": known.shape, "vide": known.blank, "mots": _nameless(drop, choice.words)} if known else {}
    told = {"tableau": recognised.table.name, "colonnes": columns} | shape
    named = {column.name for column in recognised.table.columns if column.kind != "identite"}
    given = _nameless(drop, {name: value for name, value in choice.constants.items() if name in named})
    _keep(deposit, alike, told)
    if given:
        _keep(deposit, own, told | {"valeurs": given})
    else:
        deposit.execute("delete from formes where entete = ?", [own])


def _nameless(drop: Drop, told: Mapping[str, str]) -> dict[str, str]:
    """What may be written down of what a person told: nothing that names a pupil."""
    return {
        what: value
        for what, value in told.items()
        if drop.pupils.hide(value) == value and drop.pupils.hide(what) == what
    }


def _keep(deposit: Deposit, sealed: str, told: Mapping[str, Any]) -> None:
    deposit.execute(
        "insert or replace into formes (entete, choix, retenue_le) values (?, ?, current_localtimestamp())",
        [sealed, json.dumps(told)],
    )


def known_shapes(store: Store) -> pd.DataFrame:
    """The shapes that are remembered, the latest first: entete (their seal), choix (JSON), retenue_le."""
    return store.frame("select entete, choix, retenue_le from formes order by retenue_le desc")


def known_words(store: Store) -> pd.DataFrame:
    """The words that are attached: tableau, colonne, exemple (as it was read), valeur."""
    return store.frame("select tableau, colonne, exemple, valeur from rattachements order by all")


def forget_shape(store: Store, entete: str) -> None:
    """Read the files of that shape as if no one had ever helped."""
    with store.importing() as deposit:
        deposit.execute("delete from formes where entete = ?", [entete])


def attach_words(deposit: Deposit, table: str, column: str, words: Mapping[str, str]) -> None:
    """Attach words that a list does not know to its values: « Sté » → « entreprise ».

    Raises ``ValueError`` for a value that is not one of the list.
    """
    values = next(each.values for each in BY_NAME[table].columns if each.name == column)
    for word, value in words.items():
        if value not in values:
            raise ValueError(f"« {value} » n'est pas une valeur de {table}.{column}.")
        deposit.execute(
            "insert or replace into rattachements (tableau, colonne, lu, exemple, valeur) values (?, ?, ?, ?, ?)",
            [table, column, list_key(word), word, value],
        )


def detach_word(deposit: Deposit, table: str, column: str, word: str) -> None:
    """Forget what a word was attached to."""
    deposit.execute(
        "delete from rattachements where tableau = ? and colonne = ? and lu = ?", [table, column, list_key(word)]
    )


def unknown_words(recognised: Recognised) -> dict[str, list[str]]:
    """Column → the words of a sheet that its list does not know, as they were read and in that order.

    A word that may name a pupil is none: to attach it would keep it.
    """
    found = {}
    coded = cut(recognised)
    names = Names(coded)
    for column in recognised.table.columns:
        if column.kind in ("liste", "beneficie") and column.name in coded:
            cells = [cell for cell in coded[column.name].cells if not is_error(cell) and names.hide(cell) is cell]
            doubts = convert(column, cells).doubts
            words = dict.fromkeys(as_text(cell) for position, cell in enumerate(cells) if position in doubts)
            if words:
                found[column.name] = list(words)
    return found


def _seals(key: bytes, row: Sequence[Cell], sheet: Sheet) -> tuple[str, str]:
    """The seal of a header in its tab of its file, and that of this header anywhere."""
    header = "|".join(normalise(as_text(cell)) for cell in row).strip("|")
    place = f"{normalise(sheet.fichier)}|{normalise(sheet.feuille)}"
    return seal(key, "entete", f"{place}|{header}") or "", seal(key, "entete", header) or ""
