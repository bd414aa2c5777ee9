"""The council on the day it is held: who is there, by function, and what it decides, kept in the plan of action."""

import datetime as dt
from dataclasses import dataclass

from conseil.planned_actions import PlannedAction, plan_of
from warehouse import Store


@dataclass(frozen=True, kw_only=True)
class Seance:
    """One council of a school year; ``presents`` are functions, as they were typed (« DDFPT, proviseur »)."""

    annee: str
    tenue_le: dt.date
    presents: str = ""


def seance_of(store: Store, annee: str, tenue_le: dt.date) -> Seance:
    """The council of that day, with nobody noted as present as long as nothing was typed."""
    rows = store.rows("select presents from seances where annee = ? and tenue_le = ?", [annee, tenue_le])
    return Seance(annee=annee, tenue_le=tenue_le, presents=rows[0][0] if rows else "")


def save_seance(store: Store, seance: Seance) -> None:
    """Keep who is present, on the disk when this returns. Raises ``WarehouseError`` when the disk does not take it."""
    with store.noting() as cursor:
        values = [seance.annee, seance.tenue_le, seance.presents]
        cursor.execute("insert or replace into seances (annee, tenue_le, presents) values (?, ?, ?)", values)


def last_held(store: Store, annee: str) -> dt.date | None:
    """The day of the last council of a school year that left something: a decision, or who was present."""
    (day,) = store.row(
        """select max(jour) from (
            select tenue_le as jour from seances where annee = ? and presents <> ''
            union all select seance_le from plan where annee = ? and origine = 'séance')""",
        [annee, annee],
    )
    return day if isinstance(day, dt.date) else None


def decided_on(store: Store, annee: str, day: dt.date) -> tuple[PlannedAction, ...]:
    """What the council of that day decided, in the order in which it was typed."""
    held = [each for each in plan_of(store, annee) if each.origine == "séance" and each.seance_le == day]
    return tuple(sorted(held, key=lambda each: each.action_id or 0))
