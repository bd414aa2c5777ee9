"""What can be deduced, by adding and subtracting, from the numbers that are shown of one count."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
PROBES = 3
NOTHING = 1e-6  # far above rounding, far below what is left of a group that cannot be deduced


class Deduction:
    """Groups as 0/1 vectors over atoms: a number can be deduced exactly if its vector is a combination of those shown.

    A probe is a random vector orthogonal to all that is shown: it gives 0 to what can be deduced and to nothing else.
    """

    def __init__(self, members: NDArray[np.bool_], secret: Sequence[NDArray[np.bool_]]) -> None:
        """``members`` are the groups that may be shown and ``secret`` those that must not be deduced, over one set of
        atoms: those where the count is not 0, as one may know where nobody is.
        """
        chance = np.random.default_rng(25)  # the same at each run, so that what is hidden never changes
        self._fold = _fold(chance, members.shape[1], len(members) + 8)
        self._members = self._folded(members)
        self._secret = self._folded(np.array(secret, bool).reshape(len(secret), members.shape[1]))
        self._basis = np.zeros((min(self._members.shape) + 1, self._members.shape[1]))
        self._rank = 0
        self._looked_at: tuple[int, Floats | None] | None = None
        self._probes = chance.standard_normal((PROBES, self._members.shape[1]))

    def _folded(self, members: NDArray[np.bool_]) -> Floats:
        vectors = members.astype(float)
        return vectors if self._fold is None else vectors @ self._fold

    def betrays(self, cell: int) -> bool:
        """Whether a secret group could be deduced if this one were shown too."""
        left = self._left(cell)
        return left is not None and bool((_sizes(self._secret @ self._turned(left).T) < NOTHING).any())

    def show(self, cell: int) -> None:
        """Count this group among those that are shown."""
        left = self._left(cell)
        if left is not None:
            self._probes = self._turned(left)
            self._basis[self._rank] = left / np.linalg.norm(left)
            self._rank += 1
            self._looked_at = None

    def witnesses(self) -> Floats:
        """Atoms × ``PROBES``: ways to move people between atoms that leave all that is shown as it is; they sum to 0
        over what can be deduced.
        """
        return self._probes.T if self._fold is None else self._fold @ self._probes.T

    def _left(self, cell: int) -> Floats | None:
        """What a group's number would add to what is known; ``None`` if nothing."""
        if self._looked_at is None or self._looked_at[0] != cell:
            vector, basis = self._members[cell], self._basis[: self._rank]
            left = vector - (basis @ vector) @ basis
            left -= (basis @ left) @ basis  # once is not enough for the last digits
            adds = left @ left > NOTHING**2 * max(vector @ vector, 1.0)
            self._looked_at = cell, left if adds else None
        return self._looked_at[1]

    def _turned(self, left: Floats) -> Floats:
        return self._probes - np.outer(self._probes @ left, left) / (left @ left)


def _fold(chance: np.random.Generator, atoms: int, size: int) -> Floats | None:
    """A random map to fewer dimensions than atoms, enough to keep apart all that the groups can combine to."""
    return chance.standard_normal((atoms, size)) / np.sqrt(size) if size < atoms else None


def _sizes(vectors: Floats) -> Floats:
    return np.asarray(np.sqrt((vectors**2).sum(axis=1)))
