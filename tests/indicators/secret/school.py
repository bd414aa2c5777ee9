"""A small school made for one rule of the secret (groups of pupils who are alike, one action), and what is shown."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from indicators import Measure, Scope, compute, mask
from warehouse import Store

SCOPE = Scope("2025-2026", dt.date(2026, 6, 30))
Rows = dict[str, Any]
Given = Mapping[str, Sequence[Rows]]


def school(*groups: tuple[int, int, Rows], annee: str = "2025-2026") -> Given:
    """Groups of pupils who are alike: how many they are, how many of them came to the only action, what they are."""
    first = int(annee[:4])
    action = {
        "action_id": first,
        "intitule": "Forum",
        "type_action": "forum ou salon",
        "date_debut": dt.date(first, 11, 4),
    }
    pupils: list[Rows] = []
    present: list[Rows] = []
    for size, came, traits in groups:
        for rank in range(size):
            number = 10_000 * (first - 2020) + len(pupils)
            pupils.append({"eleve_id": number, "annee": annee, "sexe": "F", "classe": "TCU"} | traits)
            present += [{"eleve_id": number, "action_id": first, "presence": "présent"}] if rank < came else []
    return {"eleves": pupils, "actions": [action], "participations": present}


def both(one: Given, other: Given) -> Given:
    return {table: [*one[table], *other[table]] for table in one}


def masked(store: Store, id_: str, by: Any = None, *, scope: Scope = SCOPE, **regime: Any) -> Measure:
    return mask(store, compute(store, [id_], scope, by), scope, by, **regime)[id_]


def groups(measure: Measure, by: str) -> dict[str, float | None]:
    """Value of each row, ``None`` where it is masked."""
    rows = measure.rows.to_dict("records")
    return {row[by]: None if row["masked"] else row["value"] for row in rows}


def classes(*sizes: tuple[int, int]) -> Given:
    """One class of each size, named 1, 2, 3…: how many they are, how many of them came."""
    return school(*((size, came, {"classe": f"{rank + 1}"}) for rank, (size, came) in enumerate(sizes)))
