"""The face of a room: the names by which others use it, each fetched when it is asked for."""

import ast
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def lazily(room: str, face: str) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package whose file ``face`` says, under ``if TYPE_CHECKING``, what others use of it.

    What stands behind is loaded with the first name that needs it: pandas, Plotly and the writers of documents are slow
    to load, and the first screen has no use for them. Raises ``AttributeError`` for any other name.
    """
    tree = ast.parse(Path(face).read_text(encoding="utf-8"))
    named = [node for block in tree.body if isinstance(block, ast.If) for node in block.body]
    homes = {name.name: node.module for node in named if isinstance(node, ast.ImportFrom) for name in node.names}

    def fetch(name: str) -> Any:
        if not (home := homes.get(name)):
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(home), name)

    return fetch
