"""What the model workbook says, whatever the format it is written in."""

from collections.abc import Sequence
from typing import NamedTuple

GUIDE_TITLE, LISTS_TITLE = "Mode d’emploi", "Listes"
LAST_LINE = 2000
"""Down to this line, cells may be chosen from a list."""
UNKNOWN_TITLE, UNKNOWN = "Valeur inconnue", "Cette valeur n’est pas dans la liste. La garder ?"
REQUIRED_COLOR, OPTIONAL_COLOR = "DCE6F2", "F2EFE6"


class ModelColumn(NamedTuple):
    """One header, what explains it, and what its cells may be chosen from."""

    title: str
    note: str
    required: bool
    values: tuple[str, ...]
    text_only: bool
    """A number would lose its first zeros."""


class ModelSheet(NamedTuple):
    """One table to fill."""

    title: str
    columns: Sequence[ModelColumn]
