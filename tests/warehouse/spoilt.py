"""Bases that a disk has spoilt, and what becomes of them; a light module, for a process of its own loads it."""

import random
from multiprocessing.connection import Connection
from pathlib import Path

from warehouse import DamagedBase, Store, WarehouseError, open_warehouse


def spoil(content: bytes, seed: int) -> bytes:
    """The same bytes with one of them flipped, or fifty, or an end that is missing, or a stretch of zeros."""
    chance = random.Random(seed)  # noqa: S311 (damage is no secret)
    found, size = bytearray(content), len(content)
    place = chance.randrange(min(size, 16_384) if chance.random() < 0.3 else size)
    kind = chance.choice(("flip", "flips", "cut", "zeros"))
    if kind == "cut":
        return content[:place]
    if kind == "zeros":
        length = min(chance.choice((16, 512, 4_096, 262_144)), size - place)
        found[place : place + length] = bytes(length)
        return bytes(found)
    for spot in [place] if kind == "flip" else [chance.randrange(size) for _ in range(50)]:
        found[spot] ^= 1 << chance.randrange(8)
    return bytes(found)


def read_all(store: Store) -> dict[str, int]:
    """A number that changes with any value of any table."""
    names = [name for (name,) in store.rows("select table_name from duckdb_tables() where not temporary order by 1")]
    return {name: store.row(f'select coalesce(bit_xor(hash(r)), 0) from "{name}" as r')[0] for name in names}


def tell(base: Path, teller: Connection) -> None:
    """Read all of a base, write in it, close it; say what it held, or the sentence of what was found."""
    try:
        store = open_warehouse(base)
        held = read_all(store)
        store.set_target("taxe.montant", "2025-2026", 20_000)
        store.close()
    except DamagedBase as error:
        teller.send(("damaged", str(error)))
    except WarehouseError as error:
        teller.send(("refused", str(error)))
    else:
        teller.send(("read", held))
