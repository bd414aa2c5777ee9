"""Holds the file of a base open, with its key; damage that is found once is said from then on."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.damage import DAMAGED, STOPPED, DamagedBase, WarehouseError, is_damage, is_end
from warehouse.gate import Gate
from warehouse.keys import KEY_SIZE, NOT_ITS_KEY, key_of, put_key_back
from warehouse.opening import connect


def open_file(path: Path | str, *, invented: bool = False) -> duckdb.DuckDBPyConnection:
    """The base at ``path``, saved before it is brought up if it is not ``invented``. Raises ``WarehouseError``."""

    def save(connection: duckdb.DuckDBPyConnection, version: int) -> None:
        from warehouse.updating import save_before_update  # its cipher is slow to load, and needed only here

        save_before_update(connection, version, Path(path))

    return connect(path, None if invented else save)


class Held:
    """A base on disk, or in memory for ``":memory:"``. Reads may run in any thread."""

    def __init__(
        self, path: Path | str, connection: duckdb.DuckDBPyConnection | None, *, invented: bool = False
    ) -> None:
        self.path = path
        self.damage = ""
        """The sentence that says so, once damage was found."""
        self._sealed = path != ":memory:" and not invented
        self._key: bytes | None = None
        self._connection: duckdb.DuckDBPyConnection | None = connection
        self._gate = Gate()
        self._opening = threading.Lock()
        if connection:
            self._learn_key()

    @property
    def is_open(self) -> bool:
        """Whether this program holds the file."""
        return self._connection is not None

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection of one's own on the same base, safe in the calling thread."""
        with self._gate.together(), self._telling():
            if self.damage:
                raise DamagedBase(self.damage)
            with self._opening:
                if self._connection is None:
                    # a replacement that was cut short brings its key with it
                    self._connection = open_file(self.path, invented=not self._sealed)
                    self._learn_key()
                cursor = self._connection.cursor()
            with cursor:
                yield cursor

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Whatever DuckDB finds in the file is told in French, and damage for good: no screen then says otherwise."""
        try:
            yield
        except DamagedBase as error:
            self.damage = str(error)
            raise
        except duckdb.Error as error:
            if is_damage(error):
                self.damage = DAMAGED.format(name=Path(self.path).name)
                raise DamagedBase(self.damage) from error
            if not is_end(error):
                raise
            self.close()
            raise WarehouseError(STOPPED) from error

    def _learn_key(self) -> None:
        with self._telling():
            if not self._sealed:
                self._key = self._key or secrets.token_bytes(KEY_SIZE)
            elif self._connection is not None:
                self._key = key_of(self._connection, self._file)

    @property
    def has_key(self) -> bool:
        """Whether the key that lies beside the base is its own."""
        with self.cursor():
            return self._key is not None

    @property
    def fingerprint_key(self) -> bytes:
        """What seals the names of this base. Raises ``WarehouseError`` when its key is not there."""
        with self.cursor():
            if self._key is None:
                raise WarehouseError(NOT_ITS_KEY)
            return self._key

    def take_key(self, folder: Path) -> None:
        """Take the key that lies in ``folder`` with an older copy of this base. Raises ``WarehouseError`` if it is not
        its own.
        """
        with self.cursor() as cursor:
            put_key_back(cursor, self._file, folder)
            self._key = key_of(cursor, self._file)

    @property
    def _file(self) -> Path:
        if self.path == ":memory:":
            raise ValueError("a base in memory has no file")
        return Path(self.path)

    def close(self) -> None:
        """Write everything down and let go of the file; reading from it opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
