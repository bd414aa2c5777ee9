"""A base and its key as one file and back, under a label that anyone can read; no base needs to be open."""

import datetime as dt
import json
import os
import secrets
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import version
from warehouse.damage import WarehouseError
from warehouse.keys import write_key
from warehouse.migrations import FIRST
from warehouse.migrations import VERSION as SCHEMA_VERSION
from warehouse.opening import NOT_WRITTEN
from warehouse.replacement import KEY
from warehouse.sealing import PIECE, ArchiveError, Damaged, Seal, read_exactly

SUFFIX, TIME = ".passation", "%Y-%m-%d_%Hh%Mm%S"
"""How the file of an archive ends, and how that of a backup begins."""
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


@dataclass(frozen=True)
class Label:
    """What an archive says of itself without password; ``size`` is that of the base it holds, in bytes,
    and ``schema`` its version."""

    lycee: str
    written_at: dt.datetime
    protected: bool
    size: int
    salt: bytes
    witness: bytes
    schema: int = FIRST


def pack_folder(folder: Path, name: str, schema: int, file: BinaryIO, lycee: str = "", password: str = "") -> None:
    """Write the closed base ``name`` of a folder, of the version ``schema``, and the key beside it."""
    salt = secrets.token_bytes(16)
    seal = Seal(password, salt)
    base, now = folder / name, dt.datetime.now()  # noqa: DTZ005 (the user's own clock)
    label = Label(lycee, now, bool(password), base.stat().st_size, salt, seal.witness, schema)
    told = _write_label(label)
    file.write(told)
    seal.write(_squeeze((folder / KEY).read_bytes(), base), told, file)


def backup_name(occasion: str, when: dt.datetime, suffix: str = SUFFIX) -> str:
    """What a file of the folder of backups is called."""
    return f"{when.strftime(TIME)}_avant_{occasion}{suffix}"


def write_backup(backups: Path, occasion: str, when: dt.datetime, write: Callable[[BinaryIO], None]) -> Path:
    """Have what ``write`` writes in a new file of the folder of backups, whole or not at all. Raises ``OSError``."""
    file = backups / backup_name(occasion, when)
    draft = file.with_suffix(".ebauche")
    backups.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        write(opened)
        opened.flush()
        os.fsync(opened.fileno())
    return draft.replace(file)


def read_label(file: BinaryIO) -> Label:
    """What the archive says of itself. Raises ``ArchiveError``."""
    return _read_label(file)[0]


def unpack(file: BinaryIO, password: str, folder: Path, name: str) -> Label:
    """Write the base and its key into a folder. Raises ``ArchiveError``, or ``WarehouseError`` for a full disk."""
    label, told = _read_label(file)
    if label.schema > SCHEMA_VERSION:
        raise ArchiveError(NEWER)
    if label.protected and not password:
        raise ArchiveError(PROTECTED)
    seal = Seal(password if label.protected else "", label.salt)
    if seal.witness != label.witness:
        raise ArchiveError(MISTYPED) if label.protected else Damaged
    _spread(seal.read(file, told), label.size, folder, name)
    return label


def _write_label(label: Label) -> bytes:
    told = json.dumps(
        {
            "lycee": label.lycee,
            "ecrite_le": label.written_at.isoformat(timespec="seconds"),
            "protegee": label.protected,
            "taille": label.size,
            "sel": label.salt.hex(),
            "temoin": label.witness.hex(),
            "schema": label.schema,
            "application": version.NUMBER,
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
        schema = int(said.get("schema", FIRST))
        label = Label(str(said["lycee"]), when, bool(said["protegee"]), int(said["taille"]), salt, witness, schema)
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
