"""A whole base as one file and back: its tables and the key of its fingerprints, under a label that anyone can read."""

import datetime as dt
import json
import secrets
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import duckdb

from warehouse.damage import WarehouseError
from warehouse.keys import write_key
from warehouse.opening import NOT_WRITTEN, connect
from warehouse.replacement import KEY
from warehouse.sealing import PIECE, ArchiveError, Damaged, Seal, read_exactly
from warehouse.store import Store

SUFFIX = ".passation"
MAGIC = b"RESEAUX ET PARTENARIATS\n"
VERSION = 1
_HEAD = struct.Struct(">HI")
_KEY_SIZE, _LONGEST_LABEL = 32, 10_000
FOREIGN = (
    "Ce fichier n’est pas une archive de l’application. Choisissez un fichier « .passation » qu’elle a enregistré."
)
NEWER = "Cette archive vient d’une version plus récente de l’application. Mettez celle-ci à jour, puis recommencez."
PROTECTED = "Cette archive est protégée : tapez son mot de passe."
MISTYPED = (
    "Ce mot de passe n’est pas celui de l’archive. Vérifiez les majuscules et la langue du clavier, puis recommencez."
)
NOT_EMPTY = (
    "Votre base n’est pas vide : une archive prend la place d’une base, elle ne s’y ajoute pas. "
    "Enregistrez d’abord la base actuelle, puis demandez le remplacement."
)


@dataclass(frozen=True)
class Label:
    """What an archive says of itself without password; ``size`` is that of the base it holds, in bytes."""

    lycee: str
    written_at: dt.datetime
    protected: bool
    size: int
    salt: bytes
    witness: bytes


def pack(store: Store, file: BinaryIO, lycee: str = "", password: str = "") -> None:
    """Write the base as it is now; without ``password``, who has the file can read all of it.

    Raises ``WarehouseError`` when the disk does not take it.
    """
    salt = secrets.token_bytes(16)
    seal = Seal(password, salt)
    with store.copied() as folder:
        base = folder / _name(store)
        label = Label(lycee, dt.datetime.now(), bool(password), base.stat().st_size, salt, seal.witness)  # noqa: DTZ005
        told = _write_label(label)
        file.write(told)
        seal.write(_squeeze((folder / KEY).read_bytes(), base), told, file)


def read_label(file: BinaryIO) -> Label:
    """What the archive says of itself. Raises ``ArchiveError``."""
    return _read_label(file)[0]


def restore(store: Store, file: BinaryIO, password: str = "", *, replacing: bool = False, aside: str = "") -> Label:
    """Let an archive take the place of an empty base, or of any if ``replacing``; returns what it said of itself.

    Whatever happens, the base is then as before or as the archive; ``aside``, if given, says why the file of the former
    one is kept under another name. Raises ``ArchiveError`` for a file that cannot be taken, ``WarehouseError`` when the
    base is in use or the disk full.
    """
    if not replacing and not is_empty(store):
        raise ArchiveError(NOT_EMPTY)
    with store.workshop() as folder:
        label = unpack(file, password, folder, _name(store))
        check_base(folder / _name(store))
        store.replace(folder, aside)
    return label


def take_key(store: Store, file: BinaryIO, password: str = "") -> None:
    """Give a base its own key back from an archive that holds it; nothing else changes.

    Raises ``ArchiveError`` for a file that cannot be taken, or that holds the key of another base.
    """
    with store.workshop() as folder:
        unpack(file, password, folder, _name(store))
        check_base(folder / _name(store))
        store.take_key(folder)


def unpack(file: BinaryIO, password: str, folder: Path, name: str) -> Label:
    """Write the base and its key into a folder. Raises ``ArchiveError``, or ``WarehouseError`` for a full disk."""
    label, told = _read_label(file)
    if label.protected and not password:
        raise ArchiveError(PROTECTED)
    seal = Seal(password if label.protected else "", label.salt)
    if seal.witness != label.witness:
        raise ArchiveError(MISTYPED) if label.protected else Damaged
    _spread(seal.read(file, told), label.size, folder, name)
    return label


def is_empty(store: Store) -> bool:
    """Whether no table of the base has a row, but for what the base says of itself."""
    known = "select table_name from duckdb_tables() where not temporary and table_name <> 'fondation'"
    tables = [name for (name,) in store.rows(known)]
    return not any(store.rows(f'select 1 from "{table}" limit 1') for table in tables)


def check_base(base: Path) -> None:
    """Raises ``ArchiveError`` when what an archive held is no base of ours, or one that we cannot read yet."""
    try:
        with duckdb.connect(str(base), config={"autoload_known_extensions": "false"}) as connection:
            known = connection.execute("select 1 from duckdb_tables() where table_name = 'journal'").fetchall()
    except duckdb.Error as error:
        raise ArchiveError(NEWER) from error  # its bytes are those that were written: another DuckDB wrote them
    if not known:
        raise ArchiveError(FOREIGN)
    try:
        connect(base).close()
    except WarehouseError as error:
        raise ArchiveError(NEWER) from error


def _name(store: Store) -> str:
    return Path(store.path).name


def _write_label(label: Label) -> bytes:
    told = json.dumps(
        {
            "lycee": label.lycee,
            "ecrite_le": label.written_at.isoformat(timespec="seconds"),
            "protegee": label.protected,
            "taille": label.size,
            "sel": label.salt.hex(),
            "temoin": label.witness.hex(),
        },
        ensure_ascii=False,
    ).encode()
    return MAGIC + _HEAD.pack(VERSION, len(told)) + told


def _read_label(file: BinaryIO) -> tuple[Label, bytes]:
    """The label, and the bytes that bear it."""
    magic = file.read(len(MAGIC))
    if magic != MAGIC:
        raise ArchiveError(FOREIGN)
    head = read_exactly(file, _HEAD.size)
    version, length = _HEAD.unpack(head)
    if version > VERSION:
        raise ArchiveError(NEWER)
    if version < 1 or length > _LONGEST_LABEL:
        raise Damaged
    told = read_exactly(file, length)
    try:
        said = json.loads(told)
        when = dt.datetime.fromisoformat(said["ecrite_le"])
        salt, witness = bytes.fromhex(said["sel"]), bytes.fromhex(said["temoin"])
        label = Label(str(said["lycee"]), when, bool(said["protegee"]), int(said["taille"]), salt, witness)
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise Damaged from error
    return label, magic + head + told


def _squeeze(key: bytes, base: Path) -> Iterator[bytes]:
    squeezer = zlib.compressobj(1)
    waiting = squeezer.compress(key)
    with base.open("rb") as opened:
        while read := opened.read(PIECE):
            waiting += squeezer.compress(read)
            while len(waiting) >= PIECE:
                yield waiting[:PIECE]
                waiting = waiting[PIECE:]
    waiting += squeezer.flush()
    yield waiting[:PIECE]
    if waiting[PIECE:]:
        yield waiting[PIECE:]


def _spread(pieces: Iterator[bytes], size: int, folder: Path, name: str) -> None:
    """Never more than the label announces: a small file cannot fill the disk."""
    spreader, key, left = zlib.decompressobj(), b"", size
    try:
        with (folder / name).open("wb") as base:
            for piece in pieces:
                held = spreader.decompress(piece, _KEY_SIZE - len(key) + left + 1)
                key, rest = key + held[: _KEY_SIZE - len(key)], held[_KEY_SIZE - len(key) :]
                left -= len(rest)
                if left < 0:
                    raise Damaged
                base.write(rest)
    except zlib.error as error:
        raise Damaged from error
    except OSError as error:
        raise WarehouseError(NOT_WRITTEN) from error
    if left or len(key) != _KEY_SIZE or not spreader.eof:
        raise Damaged
    write_key(folder, key)
