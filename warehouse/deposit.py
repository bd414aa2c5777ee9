"""The open transaction of one import: rows are written, what was received is kept, the journal tells both."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb

from warehouse.companies import NAMED, name_companies
from warehouse.upsert import Change, Counts, upsert

if TYPE_CHECKING:
    import pandas as pd

Params = Mapping[str, Any] | Sequence[Any] | None
TABLES = (
    "eleves", "conventions", "reseaux", "actions", "participations", "pfmp", "offres", "taxe", "invitations",
    "satisfaction", "partages",
)  # fmt: skip


class SheetCounts(NamedTuple):
    """What the journal keeps of one sheet, in rows."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    ignored: int = 0


class KeptSheet(NamedTuple):
    """A line of the journal, as it is taken in again."""

    import_id: int
    depot: int
    fichier: str
    feuille: str
    tableau: str
    lues: int
    ignorees: int


class Deposit:
    """What may be done inside the transaction; ``Store.importing`` opens and ends it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, *, watching: bool = False) -> None:
        self._cursor = cursor
        self.changes: list[Change] | None = [] if watching else None
        """The values overwritten since it was last emptied, when someone watches."""
        self._number = self.last_number("journal", "depot") + 1

    def frame(self, sql: str, params: Params = None) -> "pd.DataFrame":
        """The rows of a query that sees what this import has written so far."""
        return self._cursor.execute(sql, params).df()

    def execute(self, sql: str, params: Params = None) -> None:
        """Run one statement inside the transaction."""
        self._cursor.execute(sql, params)

    def last_number(self, table: str, column: str) -> int:
        """The greatest number given so far in a column, 0 if none: those to come follow it."""
        found = self._cursor.execute(f"select coalesce(max({column}), 0) from {table}").fetchone()
        return int(found[0]) if found else 0

    def number_actions(self) -> None:
        """Give the new actions their numbers, in the order of the journal and of the lines."""
        last = self.last_number("actions", "action_id")
        self._cursor.execute(f"""
            update actions set action_id = {last} + place
            from (
                select cle, row_number() over (order by import_id, ligne, cle) as place
                from actions where action_id is null
            ) as numbered
            where actions.cle = numbered.cle""")

    def open_sheet(self, fichier: str, feuille: str, tableau: str, annee: str | None = None) -> int:
        """Start a line of the journal; returns the import number that its rows will bear."""
        import_id = self.last_number("journal", "import_id") + 1
        self._cursor.execute(
            """insert into journal (import_id, depot, fichier, feuille, tableau, annee, importe_le)
            values (?, ?, ?, ?, ?, ?, current_localtimestamp())""",
            [import_id, self._number, fichier, feuille, tableau, annee],
        )
        return import_id

    def close_sheet(self, import_id: int, counts: SheetCounts, annee: str | None = None) -> None:
        """Fill the line of the journal with what became of the sheet; ``annee`` if all its rows are of one year."""
        self._cursor.execute(
            "update journal set lues = ?, ajoutees = ?, modifiees = ?, inchangees = ?, rejetees = ?, ignorees = ?, "
            "annee = coalesce(?, annee) where import_id = ?",
            [*counts, annee, import_id],
        )

    def upsert(self, table: str, rows: "pd.DataFrame", key: Sequence[Sequence[str]], import_id: int) -> Counts:
        """Add the rows whose key is new, update the others; see ``warehouse.upsert``."""
        return upsert(self._cursor, table, rows, key, import_id, self.changes)

    def name_companies(self) -> None:
        """Name the company of every row anew, once what a person said of companies has changed."""
        for table in NAMED:
            name_companies(self._cursor, table)

    def keep_received(self, import_id: int, rows: "pd.DataFrame") -> None:
        """Keep the rows of a sheet as they were received, named by their line, to take them in again one day."""
        self._cursor.register("recues_brutes", rows.reset_index())
        try:
            self._cursor.execute(f"create table {_received(import_id)} as select * from recues_brutes")
        finally:
            self._cursor.unregister("recues_brutes")

    def received(self, import_id: int) -> "pd.DataFrame":
        """The rows of a sheet as they were received, named by their line."""
        rows = self.frame(f"select * from {_received(import_id)} order by ligne").set_index("ligne")
        empty = [
            column for column in rows if rows[column].dtype == object
        ]  # DuckDB gives no type to text that is all null
        return rows.astype(dict.fromkeys(empty, "str"))

    def received_columns(self) -> dict[int, set[str]]:
        """Import number → the columns of what was received."""
        found: dict[int, set[str]] = {}
        sql = "select table_name, column_name from duckdb_columns() where regexp_matches(table_name, '^recu_[0-9]+$')"
        for table, column in self._cursor.execute(sql).fetchall():
            found.setdefault(int(table.removeprefix("recu_")), set()).add(column)
        return found

    def kept_sheets(self) -> list[KeptSheet]:
        """The sheets that count, in the order they were taken in."""
        columns = ", ".join(KeptSheet._fields)
        found = self._cursor.execute(f"select {columns} from journal where annule_le is null order by import_id")
        return [KeptSheet(*row) for row in found.fetchall()]

    def undone_sheets(self) -> list[KeptSheet]:
        """The sheets that were taken back: what they brought is still kept, to count again one day."""
        columns = ", ".join(KeptSheet._fields)
        found = self._cursor.execute(f"select {columns} from journal where annule_le is not null order by import_id")
        return [KeptSheet(*row) for row in found.fetchall()]

    def forget_received(self, import_id: int, lines: Sequence[int]) -> None:
        """Drop lines of what a sheet brought, with their corrections; a sheet of which nothing is left goes whole."""
        table, mine = _received(import_id), "import_id = ? and ligne in (select unnest(?))"
        self._cursor.execute(f"delete from {table} where ligne in (select unnest(?))", [list(lines)])
        self._cursor.execute(f"delete from corrections where {mine}", [import_id, list(lines)])
        if self._cursor.execute(f"select 1 from {table} limit 1").fetchall():
            self._cursor.execute("update journal set lues = lues - ? where import_id = ?", [len(lines), import_id])
        else:
            self._cursor.execute(f"drop table {table}")
            self._cursor.execute("delete from journal where import_id = ?", [import_id])

    def mark(self, import_ids: Sequence[int], *, undone: bool) -> None:
        """Say in the journal that these sheets no longer count, or count again."""
        when = "current_localtimestamp()" if undone else "null"
        self._cursor.execute(
            f"update journal set annule_le = {when} where import_id in (select unnest(?))", [list(import_ids)]
        )

    def correct(self, import_id: int, ligne: int, colonne: str, valeur: str) -> None:
        """Note that a cell of what was received is to be read otherwise, as text."""
        number = self.last_number("corrections", "correction_id") + 1
        self._cursor.execute(
            "insert into corrections (correction_id, import_id, ligne, colonne, valeur, faite_le) "
            "values (?, ?, ?, ?, ?, current_localtimestamp())",
            [number, import_id, ligne, colonne, valeur],
        )

    def corrections(self, import_id: int) -> list[tuple[int, str, str]]:
        """Line, column and text of the corrections of a sheet that count, in the order they were made."""
        return self._cursor.execute(
            "select ligne, colonne, valeur from corrections where import_id = ? and annulee_le is null "
            "order by correction_id",
            [import_id],
        ).fetchall()

    def mark_correction(self, correction_id: int, *, undone: bool) -> None:
        """Say that a correction no longer counts, or counts again."""
        when = "current_localtimestamp()" if undone else "null"
        self._cursor.execute(f"update corrections set annulee_le = {when} where correction_id = ?", [correction_id])

    def empty_tables(self) -> None:
        """Leave nothing in the eleven tables; the journal and what was received stay."""
        for table in TABLES:
            self._cursor.execute(f"delete from {table}")


def _received(import_id: int) -> str:
    return f"recu_{import_id:d}"
