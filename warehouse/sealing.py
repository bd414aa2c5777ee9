"""Seals a stream of bytes in pieces: what is changed, cut or moved is noticed, what has a password cannot be read.

The cipher is AES-256-GCM, the key that of scrypt. Without password the key is drawn from what the file says in clear:
the pieces are then checked, not hidden.
"""

import hashlib
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from warehouse.damage import WarehouseError

PIECE = 2**20
_TAG, _KEY, _WITNESS = 16, 32, 16
_LAST = 2**31
_COST = 2**16
"""Of scrypt: 64 MiB and a fifth of a second for each password that is tried."""


class ArchiveError(WarehouseError):
    """A file that cannot be taken for a base; the message is a French sentence for the screen."""


class Truncated(ArchiveError):  # noqa: N818 (an answer to the user, not a fault)
    """The end is missing."""

    def __init__(self) -> None:
        super().__init__(
            "Cette archive est incomplète : sa copie s’est arrêtée en route. Recopiez-la en entier, puis recommencez."
        )


class Damaged(ArchiveError):  # noqa: N818 (an answer to the user, not a fault)
    """Something is not what was written."""

    def __init__(self) -> None:
        super().__init__(
            "Cette archive a été abîmée ou modifiée depuis son enregistrement : rien n’en est repris. "
            "Demandez-en une autre copie."
        )


class Seal:
    """What a password and a salt make: the key of the pieces, and a witness that tells a wrong password from damage."""

    def __init__(self, password: str, salt: bytes) -> None:
        typed = unicodedata.normalize("NFKC", password).encode()  # one « é », whichever keyboard typed it
        if password:
            drawn = Scrypt(salt=salt, length=_KEY + _WITNESS, n=_COST, r=8, p=1).derive(typed)
        else:
            drawn = hashlib.sha512(salt).digest()[: _KEY + _WITNESS]
        self.witness = drawn[_KEY:]
        self._cipher = AESGCM(drawn[:_KEY])

    def write(self, pieces: Iterable[bytes], label: bytes, file: BinaryIO) -> None:
        """Write the pieces one after the other, each with its length; ``label`` is what must not change beside them."""
        waiting: bytes | None = None
        number = 0
        for piece in pieces:
            if waiting is not None:
                self._write_piece(file, number, waiting, label, last=False)
                number += 1
            waiting = piece
        self._write_piece(file, number, waiting or b"", label, last=True)

    def _write_piece(self, file: BinaryIO, number: int, piece: bytes, label: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(number, last=last), piece, label)
        file.write(struct.pack(">I", len(sealed) | (_LAST if last else 0)) + sealed)

    def read(self, file: BinaryIO, label: bytes) -> Iterator[bytes]:
        """The pieces as they were written. Raises ``Truncated`` or ``Damaged``, maybe after some of them."""
        number, last = 0, False
        while not last:
            (length,) = struct.unpack(">I", read_exactly(file, 4))
            last = bool(length & _LAST)
            length &= _LAST - 1
            if not _TAG <= length <= PIECE + _TAG:
                raise Damaged
            try:
                yield self._cipher.decrypt(_nonce(number, last=last), read_exactly(file, length), label)
            except InvalidTag as error:
                raise Damaged from error
            number += 1
        if file.read(1):
            raise Damaged


def read_exactly(file: BinaryIO, size: int) -> bytes:
    """The next bytes. Raises ``Truncated`` when there are not that many."""
    found = file.read(size)
    if len(found) < size:
        raise Truncated
    return found


def _nonce(number: int, *, last: bool) -> bytes:
    """A salt serves one file, so that a number serves once; the last piece says that it is."""
    return struct.pack(">QI", number, last)
