"""The agenda of the council: the points that the school chose to speak of, in its order, each with its reason."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from warehouse import Store

Reason = Literal["cible", "mouvement", "satisfaction", "retard", "sans réponse", "ajout"]
"""Why a point is there; « ajout » for one that the school adds by itself."""
_COLUMNS = "question, indicateur, sorte, titre, raison, propose_le"


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """One point; ``raison`` is the sentence that brought it there, true on ``propose_le``. It never tells a figure that
    a room may not see. Raises ``ValueError`` for a point without title.
    """

    titre: str
    question: str | None = None
    indicateur: str | None = None
    sorte: Reason = "ajout"
    raison: str = ""
    propose_le: dt.date | None = None

    def __post_init__(self) -> None:
        if not self.titre.strip() or self.sorte not in get_args(Reason):
            raise ValueError(f"Point impossible : {self}")


def agenda_of(store: Store, annee: str) -> tuple[AgendaItem, ...]:
    """The agenda of one school year, in its order."""
    rows = store.rows(f"select {_COLUMNS} from ordre_du_jour where annee = ? order by rang", [annee])
    names = _COLUMNS.split(", ")
    return tuple(AgendaItem(**dict(zip(names, row, strict=True))) for row in rows)


def save_agenda(store: Store, annee: str, items: Sequence[AgendaItem]) -> None:
    """Keep these points, in this order, in place of the agenda that the year had. On the disk when this returns.

    Raises ``WarehouseError`` when the disk does not take it: the agenda before is then still there.
    """
    with store.noting() as cursor:
        cursor.execute("delete from ordre_du_jour where annee = ?", [annee])
        for rank, item in enumerate(items, 1):
            values = [getattr(item, name) for name in _COLUMNS.split(", ")]
            sql = f"insert into ordre_du_jour (annee, rang, {_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)"
            cursor.execute(sql, [annee, rank, *values])
