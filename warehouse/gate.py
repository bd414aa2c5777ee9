"""Lets those who read a base in together, and one who needs it to itself in once they have all left."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from warehouse.damage import WarehouseError

PATIENCE = 30
"""Seconds that one who needs the base alone waits for the others."""
IN_USE = (
    "La base est en cours de lecture dans un autre onglet, rien n’a changé. Attendez que celui-ci ait fini, "
    "puis recommencez."
)


class Gate:
    """Readers who come while someone waits for the base still enter: one who reads may need to read again to finish."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._inside = 0

    @contextmanager
    def together(self) -> Iterator[None]:
        """Read the base; waits while someone has it alone."""
        with self._moved:
            self._inside += 1
        try:
            yield
        finally:
            with self._moved:
                self._inside -= 1
                self._moved.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Have the base to oneself. Raises ``WarehouseError`` when the others do not leave in time."""
        with self._moved:
            if not self._moved.wait_for(lambda: self._inside == 0, PATIENCE):
                raise WarehouseError(IN_USE)
            yield
