"""Opens the base, reads it, and takes a whole import in one transaction."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import duckdb

from warehouse.damage import DamagedBase, WarehouseError
from warehouse.deposit import Deposit, Params
from warehouse.held import Held, open_file
from warehouse.keys import write_key
from warehouse.opening import (
    NOT_REPLACED,
    NOT_WRITTEN,
    commit,
    copy_base,
)
from warehouse.private import clear_drafts, keep_private
from warehouse.replacement import decide_erasure, decide_replacement, finish, give_up_replacement, workshop

if TYPE_CHECKING:
    import pandas as pd

_OPEN: "WeakValueDictionary[Path, Store]" = WeakValueDictionary()
_FINDING = threading.Lock()


def open_warehouse(path: Path | str, *, invented: bool = False) -> "Store":
    """Open the base at ``path``, created if absent, or a base in memory for ``":memory:"``.

    A file that this program already has open is the same ``Store``: only then can it be closed and replaced. Pupils
    who are ``invented`` are sealed with a key of the moment: that of the folder belongs to the user's base.
    Raises ``WarehouseError`` when another program holds the file or when it is not one of our bases.
    """
    if path == ":memory:":
        return Store(path, open_file(path))
    file = Path(path).absolute()
    with _FINDING:
        store = _OPEN.get(file)
        if store is None or not store.is_open:
            store = _OPEN[file] = Store(path, open_file(path, invented=invented), invented=invented)
            clear_drafts(file)  # a power cut's: nobody else has the base
            keep_private(file)
    return store


def damaged_store(path: Path, damage: DamagedBase) -> "Store":
    """The base whose opening or reading found ``damage``: nothing is read from it, but another may take its place."""
    file = path.absolute()
    with _FINDING:
        store = _OPEN.get(file)
        if store is None:
            store = _OPEN[file] = Store(path, None)
        store.damage = store.damage or str(damage)
    return store


class Store(Held):
    """One open base. Reads may run in any thread; imports take turns."""

    def __init__(
        self, path: Path | str, connection: duckdb.DuckDBPyConnection | None, *, invented: bool = False
    ) -> None:
        super().__init__(path, connection, invented=invented)
        self._import_lock = threading.RLock()
        self.version: int = self.row("select count(*) from journal")[0] if connection else 0

    def frame(self, sql: str, params: Params = None) -> "pd.DataFrame":
        """The rows of a query, one column per column of the query."""
        with self.cursor() as cursor:
            return cursor.execute(sql, params).df()

    def row(self, sql: str, params: Params = None) -> tuple[Any, ...]:
        """The only row of a query that always gives one."""
        with self.cursor() as cursor:
            found = cursor.execute(sql, params).fetchone()
        assert found is not None, sql  # noqa: S101 (an aggregate without group always gives a row)
        return found

    def rows(self, sql: str, params: Params = None) -> list[tuple[Any, ...]]:
        """The rows of a query as plain values: a missing one is ``None``."""
        with self.cursor() as cursor:
            return cursor.execute(sql, params).fetchall()

    def journal(self) -> "pd.DataFrame":
        """The sheets taken in, latest first; columns as in schema.sql."""
        return self.frame("select * from journal order by import_id desc")

    def received(self, import_id: int) -> "pd.DataFrame":
        """The rows of a sheet as they were received, named by their line."""
        with self.cursor() as cursor:
            return Deposit(cursor).received(import_id)

    def imported_tables(self) -> frozenset[str]:
        """Names of the tables that at least one sheet has fed."""
        return frozenset(name for (name,) in self.rows("select distinct tableau from journal where annule_le is null"))

    @contextmanager
    def importing(self) -> Iterator[Deposit]:
        """One transaction: all that the block writes is kept if it ends well, nothing of it otherwise.

        Raises ``WarehouseError`` when the disk does not take it.
        """
        with self._writing() as cursor:
            yield Deposit(cursor)

    @contextmanager
    def trying(self) -> Iterator[Deposit]:
        """The same transaction, of which nothing is ever kept: what an import would do, value by value."""
        with self._import_lock, self.cursor() as cursor:
            cursor.execute("begin")
            try:
                yield Deposit(cursor, watching=True)
            finally:
                with suppress(duckdb.Error):
                    cursor.execute("rollback")

    def targets(self, annees: Sequence[str]) -> "pd.DataFrame":
        """The targets of these school years: indicateur, annee, cible, seuil (NaN if there is none)."""
        return self.frame("select * from cibles where annee in (select unnest(?)) order by all", [list(annees)])

    def set_target(self, indicateur: str, annee: str, cible: float, seuil: float | None = None) -> None:
        """Set the target of one indicator and one school year, in place of the one it had."""
        with self._writing() as cursor:
            cursor.execute(
                "insert or replace into cibles (indicateur, annee, cible, seuil) values (?, ?, ?, ?)",
                [indicateur, annee, cible, seuil],
            )

    def clear_target(self, indicateur: str, annee: str) -> None:
        """Leave one indicator without target in one school year."""
        with self._writing() as cursor:
            cursor.execute("delete from cibles where indicateur = ? and annee = ?", [indicateur, annee])

    @contextmanager
    def noting(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One transaction of what people write for the council, on the disk once the block has ended. No figure comes
        from it: what was computed stays true. Raises ``WarehouseError`` when the disk does not take it.
        """
        with self._writing(figures=False) as cursor:
            yield cursor

    @contextmanager
    def _writing(self, *, figures: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._import_lock, self.cursor() as cursor:
            cursor.execute("begin")
            try:
                yield cursor
            except BaseException:
                with suppress(duckdb.Error):  # what made the block fail may have closed the base
                    cursor.execute("rollback")
                raise
            commit(cursor)
            if figures:
                self.version += 1  # what was read before is out of date

    @contextmanager
    def workshop(self) -> Iterator[Path]:
        """An empty folder beside the base, for the drafts of one at a time; it is gone after the block."""
        with self._import_lock, ExitStack() as opened:
            try:
                folder = opened.enter_context(workshop(self._file))
            except OSError as error:
                raise WarehouseError(NOT_WRITTEN) from error
            yield folder

    @contextmanager
    def copied(self) -> Iterator[Path]:
        """A folder, gone after the block, with a copy of this base as it is now and of its key, and nothing of what
        was ever erased. Raises ``WarehouseError`` when the disk does not take it, ``ValueError`` for a base in memory.
        """
        with self.workshop() as folder:
            try:
                with self.cursor() as cursor:
                    copy_base(cursor, folder / self._file.name)
                write_key(folder, self.fingerprint_key)
            except (duckdb.Error, OSError) as error:
                raise WarehouseError(NOT_WRITTEN) from error
            yield folder

    def replace(self, folder: Path, aside: str = "") -> None:
        """Let the base and the key that lie in ``folder`` take the place of these, both or none, whatever happens.

        With ``aside``, one of the reasons of ``replacement``, the file of this base is kept under another name.
        Raises ``WarehouseError``, with nothing changed, when another program or tab does not let go of the base.
        """
        with self._closed():
            decide_replacement(self._file, folder, aside)

    def rewrite(self, change: Callable[["Store"], None]) -> None:
        """Make a change of which the file keeps no trace: it is made in a copy, and a copy of that takes our place."""
        with self.copied() as folder:
            draft = open_warehouse(folder / self._file.name)
            try:
                change(draft)
                with draft.copied() as clean:
                    draft.close()
                    self.replace(clean)
            finally:
                draft.close()

    def erase(self) -> None:
        """Leave nothing: the data, the backups, the key. The base is then empty, and its next key another one."""
        with self._closed():
            decide_erasure(self._file)

    @contextmanager
    def _closed(self) -> Iterator[None]:
        """Nobody has the base open during the block; what it decides is then done; whoever reads opens it again."""
        with self._import_lock, self._gate.alone():
            self.close()
            try:
                yield
                finish(self._file)
                self.damage = ""
            except OSError as error:
                give_up_replacement(self._file)
                raise WarehouseError(NOT_REPLACED) from error
            finally:
                self.version += 1
