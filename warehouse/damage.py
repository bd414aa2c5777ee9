"""Tells what DuckDB says of a file that time has spoilt: damage, another fault, or a file that never was a base."""

from pathlib import Path

import duckdb

from warehouse.replacement import KEY

DAMAGED = (
    "La base « {name} » est abîmée : le disque ou une copie en a changé ou perdu des octets. Ouvrez la page "
    "« Passation » et revenez à une sauvegarde ; le fichier abîmé sera mis de côté, jamais effacé."
)
FOREIGN = (
    "Le fichier « {name} » n’est pas une base de l’application. Déplacez-le, puis rechargez cette page, ou ouvrez la "
    "page « Passation » et revenez à une sauvegarde : ce fichier sera mis de côté, jamais effacé."
)
NEWER = (
    "Cette base a été écrite par une version plus récente de l’application (« {name} ») : rien n’y a été changé. "
    "Mettez l’application à jour, puis recommencez."
)
STOPPED = (
    "La base s’est fermée sur une erreur, et rien de ce qui était en cours n’a été enregistré. Rechargez la page ; si "
    "cela recommence, ouvrez la page « Passation » et revenez à une sauvegarde."
)
_DAMAGE = ("corrupt", "checksum", "replaying wal", "could not read enough bytes", "deserialize", "serialization error")
"""How DuckDB words damage, in lower case; none of its classes of errors is for that alone."""
_NO_DUCKDB, _TOO_RECENT = "not a valid duckdb", "storage version number"
_MAGIC = slice(8, 12)
_OURS = (b"empreinte_nom", b"import_id", b"rattachements")
"""Names of our tables and columns, as DuckDB writes them in its file."""


class WarehouseError(Exception):
    """The base cannot be opened or written; the message is a French sentence for the screen."""


class DamagedBase(WarehouseError):  # noqa: N818 (an answer to the user, not a fault)
    """What lies in the place of the base is none, or no longer one: a backup may take its place."""


def is_damage(error: duckdb.Error) -> bool:
    """Whether an error comes from bytes that are not those that were written."""
    said = str(error).lower()
    return any(word in said for word in _DAMAGE)


def is_end(error: duckdb.Error) -> bool:
    """Whether DuckDB answers nothing more until the base is opened again."""
    return isinstance(error, duckdb.FatalException | duckdb.InternalException)


def refusal(error: duckdb.Error, base: Path) -> WarehouseError | None:
    """What an error of the opening says of the file itself; ``None`` when the file is not to blame."""
    said = str(error).lower()
    if _TOO_RECENT in said:
        return WarehouseError(NEWER.format(name=base.name))
    if is_damage(error) or is_end(error) or _NO_DUCKDB in said:
        return DamagedBase((DAMAGED if _was_ours(base) else FOREIGN).format(name=base.name))
    return None


def _was_ours(base: Path) -> bool:
    """By its beginning, where that is lost by the names that are left in it, where nothing is left by its key."""
    content = base.read_bytes()
    if len(content) < _MAGIC.stop:
        return base.with_name(KEY).exists()
    return content[_MAGIC] == b"DUCK" or any(word in content for word in _OURS)
