"""Opens the file of a base and that of its key, each whole or not at all, and says in French why it cannot."""

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import platformdirs

from warehouse.damage import FOREIGN, NEWER, DamagedBase, WarehouseError, is_damage, refusal
from warehouse.replacement import BACKUPS, KEY, finish, workshop_of
from warehouse.schema import LackingColumn, NewerBase, settle

FOLDER_VARIABLE = "PARTENARIATS_DOSSIER"
BUSY = (
    "La base « {name} » est déjà ouverte par une autre fenêtre de l’application, ou n’est pas lisible. "
    "Fermez l’autre fenêtre, puis rechargez cette page."
)
LACKING = (
    "Il manque à la base « {name} » la colonne « {column} » du tableau « {table} » : rien ne peut y être lu ni écrit "
    "sans perte. Revenez à une sauvegarde, à la page « Passation », ou remettez l’application qui l’a écrite."
)
NOT_WRITTEN = (
    "Rien n’a été enregistré : le disque est plein, ou le dossier de la base n’est plus accessible. "
    "Faites de la place, puis recommencez."
)
NOT_REPLACED = (
    "Rien n’a changé : un autre programme tient un fichier du dossier de la base (une autre fenêtre de l’application, "
    "un antivirus, une synchronisation). Fermez-le, puis recommencez."
)
BeforeUpdate = Callable[[duckdb.DuckDBPyConnection, int], None]
"""What is done of a base of an earlier version, which it is given, before it changes."""
_HEADERS = 3 * 4096
"""Bytes that DuckDB writes in a new file before anything else."""


def data_folder() -> Path:
    """The user's data folder, made if need be for them alone; ``PARTENARIATS_DOSSIER`` overrides it: a folder that they
    made themselves keeps its rights.
    """
    chosen = os.environ.get(FOLDER_VARIABLE)
    folder = Path(chosen) if chosen else platformdirs.user_data_path("Reseaux et partenariats", appauthor=False)
    ours = not chosen or not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    if ours:
        folder.chmod(0o700)
    return folder


def connect(path: Path | str, before_update: BeforeUpdate | None = None) -> duckdb.DuckDBPyConnection:
    """The base at ``path``, of the present version, closed to the rest of the disk once what was decided is done.

    ``before_update`` may save a base of an earlier version, which it is given, before it changes.
    Raises ``WarehouseError``, and ``DamagedBase`` for a file that is no base of ours, or no longer one.
    """
    name = Path(path).name
    try:
        if path != ":memory:":
            finish(Path(path))
        connection = _connect(path)
        _check_ours(connection, name)
        _settle(connection, name, before_update)
    except duckdb.Error as error:
        raise refusal(error, Path(path)) or WarehouseError(BUSY.format(name=name)) from error
    except OSError as error:
        raise WarehouseError(NOT_REPLACED) from error
    if path != ":memory:":  # copies are made there, and nowhere else
        connection.execute(f"set allowed_directories = [{_quoted(workshop_of(Path(path)))}]")
    connection.execute("set enable_external_access = false; set lock_configuration = true")
    return connection


def _settle(connection: duckdb.DuckDBPyConnection, name: str, before_update: BeforeUpdate | None) -> None:
    try:
        settle(connection, before_update)
    except BaseException as error:
        connection.close()
        if isinstance(error, NewerBase):
            raise WarehouseError(NEWER.format(name=name)) from error
        if isinstance(error, LackingColumn):
            table, column = error.args
            raise WarehouseError(LACKING.format(name=name, table=table, column=column)) from error
        raise


def copy_base(cursor: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Write all that a base holds now, every table whatever its name, into a new file of its workshop."""
    name = cursor.execute("select current_database()").fetchall()[0][0]
    cursor.execute(f"attach {_quoted(target)} as copie_en_cours")
    try:
        cursor.execute(f'copy from database "{name}" to copie_en_cours')
    finally:
        cursor.execute("detach copie_en_cours")


def _quoted(path: Path) -> str:
    return "'" + path.absolute().as_posix().replace("'", "''") + "'"


def _connect(path: Path | str) -> duckdb.DuckDBPyConnection:
    """A file that the program was only beginning to make when it was ended holds nothing: it is made again."""
    try:
        return duckdb.connect(str(path), config={"autoload_known_extensions": "false"})
    except duckdb.IOException as error:
        if not (_is_unreadable(error) and _is_stillborn(Path(path))):
            raise
    Path(path).unlink()
    return _connect(path)


def _check_ours(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Nothing is written in a base that another program has filled."""
    tables = {table for (table,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    if tables and "journal" not in tables:
        connection.close()
        raise DamagedBase(FOREIGN.format(name=name))


def _is_unreadable(error: duckdb.IOException) -> bool:
    return "not a valid DuckDB" in str(error) or "Could not read enough bytes" in str(error)


def _is_stillborn(file: Path) -> bool:
    """A base that has lived has left its key, or backups: what is left of it is not thrown away."""
    if file.with_name(KEY).exists() or file.with_name(BACKUPS).exists():
        return False
    with file.open("rb") as opened:
        beginning = opened.read(_HEADERS)
    return len(beginning) < _HEADERS and beginning[8:12] in (b"", b"DUCK")


def commit(cursor: duckdb.DuckDBPyConnection) -> None:
    """Keep what the transaction has written. Raises ``WarehouseError`` when the disk does not take it."""
    try:
        cursor.execute("commit")
    except duckdb.Error as error:  # DuckDB has then undone everything
        if is_damage(error):
            raise  # and the base says so
        raise WarehouseError(NOT_WRITTEN) from error
