"""The key of the fingerprints: a file beside the base, which holds a witness of it; no other key is ever used."""

import contextlib
import hmac
import os
import secrets
import threading
from pathlib import Path

import duckdb

from warehouse.damage import WarehouseError
from warehouse.replacement import KEY, clear_key

KEY_SIZE = 32
NOT_ITS_KEY = (
    "La clé des empreintes de cette base manque ou n’est pas la sienne (fichier « empreintes.cle »). Les chiffres se "
    "lisent, le conseil se tient, les exports se font ; importer, annuler, corriger, enregistrer ou transmettre la "
    "base attendent sa clé. Ouvrez la page « Passation » et reprenez-la d’une sauvegarde ou d’un fichier de passation."
)
ANOTHER_KEY = (
    "Ce fichier contient la clé d’une autre base : rien n’a changé. Choisissez une sauvegarde ou un fichier de "
    "passation de cette base-ci."
)
NOT_PUT = (
    "La clé n’a pas pu être remise : le disque est plein, ou un autre programme tient le fichier « empreintes.cle ». "
    "Fermez-le ou faites de la place, puis recommencez."
)
_WITNESS_TEXT = "témoin de la clé des empreintes".encode()
_LOCK = threading.Lock()


def witness_of(key: bytes) -> str:
    """What a base keeps of its key: enough to know it again, nothing to make it from."""
    return hmac.digest(key, _WITNESS_TEXT, "sha256").hex()


def key_of(connection: duckdb.DuckDBPyConnection, base: Path) -> bytes | None:
    """The key of a base, drawn if nothing was ever sealed; ``None`` when it lies no more beside it.

    A base that has no witness yet takes the key that it finds for its own.
    """
    with _LOCK:
        found, witness = read_key(base.with_name(KEY)), witness_in(connection)
        if found and witness == witness_of(found):
            return found
        if (witness or not found) and _has_fingerprints(connection):
            return None
        key = found or secrets.token_bytes(KEY_SIZE)
        if not found:
            clear_key(base)
            write_key(base.parent, key)
        with contextlib.suppress(duckdb.Error):  # a full disk forbids no reading
            connection.execute("update fondation set temoin = ?", [witness_of(key)])
        return key


def witness_in(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The witness that a base holds, if it holds one."""
    found = connection.execute("select temoin from fondation").fetchall()
    return str(found[0][0]) if found and found[0][0] else None


def fingerprints_in(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """All fingerprints of the pupils of a base."""
    columns = ("ine", "interne", "naissance", "nom")
    union = " union ".join(f"select empreinte_{name} from eleves" for name in columns)
    return {seal for (seal,) in connection.execute(union).fetchall() if seal}


def put_key_back(cursor: duckdb.DuckDBPyConnection, base: Path, folder: Path) -> None:
    """Put the key of ``folder`` beside a base if it is its own: by its witness, or where it has none by the pupils that
    it has in common with the copy in ``folder``. Raises ``WarehouseError`` otherwise.
    """
    key, witness = (folder / KEY).read_bytes(), witness_in(cursor)
    if witness is None:
        with duckdb.connect(str(folder / base.name), read_only=True) as copy:
            known = not fingerprints_in(copy).isdisjoint(fingerprints_in(cursor))
    else:
        known = witness == witness_of(key)
    if not known:
        raise WarehouseError(ANOTHER_KEY)
    try:
        clear_key(base)
        write_key(base.parent, key)
    except OSError as error:
        raise WarehouseError(NOT_PUT) from error


def write_key(folder: Path, key: bytes) -> None:
    """Whole or not at all: half a key would hide the names from nobody."""
    file = folder / KEY
    draft = file.with_suffix(".nouvelle")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
        new.write(key)
        new.flush()
        os.fsync(new.fileno())
    draft.replace(file)


def read_key(file: Path) -> bytes | None:
    """The key of a file, if it holds one: what is too short or too long is none, whatever it begins with."""
    try:
        with file.open("rb") as opened:
            found = opened.read(KEY_SIZE + 1)
    except OSError:
        return None
    return found if len(found) == KEY_SIZE else None


def _has_fingerprints(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether anything was ever sealed there: a pupil, a sheet as it was received, the header of a file."""
    sealed = (
        connection.execute(f"select 1 from {table} limit 1").fetchall() for table in ("eleves", "journal", "formes")
    )
    return any(sealed)
