"""A small school made for one rule of the secret: groups of pupils who are alike, and one action."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

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
