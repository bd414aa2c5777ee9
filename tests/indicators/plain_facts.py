"""The rows that the indicators rest on, found again in plain Python from the definitions in words: those about people.

A lycée is ``{table: [row, …]}``; a column that a row lacks is empty, a table that the lycée lacks was never imported.
Each function lists the *elements* of one grain in one school year: the groups one is in, and what it counts for.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Lycee = Mapping[str, Sequence[Row]]
NOT_FILLED = "non renseigné"
PUBLICS = ("boursier", "qpv", "ulis", "ebep", "allophone", "mlds")
SOLUTIONS = ("convention signée", "place trouvée")
NETWORK = ("bureau des entreprises", "partenaire", "enseignant")


@dataclass(frozen=True)
class Year:
    """A school year as seen on the reference date."""

    annee: str
    today: dt.date

    @property
    def first(self) -> dt.date:
        return dt.date(int(self.annee[:4]), 9, 1)

    @property
    def last(self) -> dt.date:
        return dt.date(int(self.annee[5:]), 8, 31)

    @property
    def before(self) -> "Year":
        return Year(f"{int(self.annee[:4]) - 1}-{self.annee[:4]}", self.today)

    @property
    def months_begun(self) -> int:
        """Of the ten months from September to June, those whose first day has come."""
        starts = [dt.date(self.first.year + (month < 9), month, 1) for month in (9, 10, 11, 12, 1, 2, 3, 4, 5, 6)]
        return sum(start <= self.today for start in starts)

    def holds(self, day: dt.date | None) -> bool:
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class Element:
    """One row of a fact: the groups it belongs to, by dimension, and what it brings to the sums."""

    groups: Mapping[str, Sequence[str]]
    brings: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.brings[name]


EVERY = "toutes les formations"
Facts = Callable[[Lycee, Year], Iterable[Element]]


def one(value: str | None) -> list[str]:
    return [NOT_FILLED if value is None else value]


def several(text: str | None) -> list[str]:
    return sorted(set(text.split(";"))) if text is not None else [NOT_FILLED]


def company(row: Row) -> str | None:
    """By SIRET, else by name (and town, where the table has one), whatever the spelling."""
    if row.get("siret"):
        return str(row["siret"])
    if row.get("entreprise") is None:
        return None
    return f"{plain_letters(row['entreprise'])}|{plain_letters(row.get('commune') or '')}"


def plain_letters(text: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall("[a-z0-9]+", bare.lower()))


def pupil_groups(row: Row) -> dict[str, Sequence[str]]:
    groups: dict[str, Sequence[str]] = {name: one(row.get(name)) for name in ("formation", "niveau", "classe")}
    return groups | {"sexe": [row.get("sexe") or "inconnu"], "public": [each for each in PUBLICS if row.get(each)]}


def enrolled(lycee: Lycee, year: Year) -> list[Row]:
    """The pupils of the year, but for those who left before its end or before the reference date, if it is sooner."""
    horizon = min(year.last, year.today)

    def stayed(row: Row) -> bool:
        left = row.get("date_sortie")
        return left >= horizon if left is not None else not row.get("sorti")

    return [row for row in told_by_class(lycee, year) if stayed(row) and not row.get("suivi")]


def told_by_class(lycee: Lycee, year: Year | None = None) -> list[Row]:
    """The pupils, of the year or of all; one without formation has that of the class, where the others have but one."""
    rows = lycee.get("eleves", [])

    def taught(row: Row) -> str | None:
        same = [each for each in rows if row.get("classe") and each.get("classe") == row["classe"]]
        told = {each["formation"] for each in same if each["annee"] == row["annee"] and each.get("formation")}
        return row.get("formation") or (told.pop() if len(told) == 1 else None)

    return [{**row, "formation": taught(row)} for row in rows if year is None or row["annee"] == year.annee]


def every_formation(lycee: Lycee, year: Year) -> list[str]:
    """What « toutes les formations » means: those of the pupils of the year, else those that rows name."""
    pupils = {
        row["formation"] for row in lycee.get("eleves", []) if row["annee"] == year.annee and row.get("formation")
    }
    texts = [row.get("formation") or EVERY for table in ("actions", "conventions") for row in lycee.get(table, [])]
    named = {name for text in texts for name in text.split(";")} - {EVERY}
    return sorted(pupils or named or {EVERY})


def formations(row: Row, lycee: Lycee, year: Year) -> list[str]:
    return every_formation(lycee, year) if row.get("formation") == EVERY else several(row.get("formation"))


def led(lycee: Lycee, year: Year) -> dict[int, Row]:
    """The actions of the year that were not called off, by number."""
    return {
        row["action_id"]: row
        for row in lycee["actions"]
        if year.holds(row["date_debut"]) and row.get("statut") != "annulée"
    }


def attendances(lycee: Lycee, year: Year) -> list[tuple[int, int]]:
    """(pupil, action) for every presence at an action of the year."""
    actions = led(lycee, year)
    return [
        (row["eleve_id"], row["action_id"])
        for row in lycee["participations"]
        if row["presence"] == "présent" and row["action_id"] in actions
    ]


def effectif(lycee: Lycee, year: Year) -> Iterable[Element]:
    came = {pupil for pupil, _ in attendances(lycee, year)}
    for row in enrolled(lycee, year):
        groups = pupil_groups(row)
        yield Element(
            groups,
            {
                "sexe": groups["sexe"][0],
                "came": row["eleve_id"] in came,
                "special": bool(row.get("ulis") or row.get("ebep")),
                "priority": bool(groups["public"]),
            },
        )


def presences(lycee: Lycee, year: Year) -> Iterable[Element]:
    pupils, actions = {row["eleve_id"]: row for row in enrolled(lycee, year)}, led(lycee, year)
    for pupil, action in attendances(lycee, year):
        if pupil in pupils:
            groups = pupil_groups(pupils[pupil])
            about = {
                "type_action": one(actions[action].get("type_action")),
                "action": one(actions[action].get("intitule")),
            }
            yield Element(groups | about, {"id": pupil, "sexe": groups["sexe"][0]})


def attendus(lycee: Lycee, year: Year) -> Iterable[Element]:
    actions, lists = led(lycee, year), lycee.get("participations", [])
    pupils = {row["eleve_id"]: row for row in told_by_class(lycee, year)}
    about = {
        number: {"type_action": one(row.get("type_action")), "action": one(row.get("intitule"))}
        for number, row in actions.items()
    }
    for row in lists:
        if row["action_id"] in actions and row["eleve_id"] in pupils:
            came = int(row["presence"] == "présent")
            yield Element(
                pupil_groups(pupils[row["eleve_id"]]) | about[row["action_id"]], {"expected": 1, "came": came}
            )
    listed = {row["action_id"] for row in lists}
    for number, row in actions.items():
        if number not in listed and row.get("attendus") is not None and row.get("presents") is not None:
            yield Element(pupil_groups({}) | about[number], {"expected": row["attendus"], "came": row["presents"]})


def origin(lycee: Lycee, row: Row) -> str | None:
    """The title of the action at the origin, when what is written is its reference."""
    written = row.get("action_origine")
    titles = {
        plain_letters(each["reference"]): each["intitule"] for each in lycee.get("actions", []) if each.get("reference")
    }
    return titles.get(plain_letters(written), written) if written is not None else None


def pfmp(lycee: Lycee, year: Year) -> Iterable[Element]:
    pupils = {row["eleve_id"]: row for row in told_by_class(lycee, year)}
    for row in lycee["pfmp"]:
        if row["annee"] != year.annee or row["situation"] == "dispensé" or row["eleve_id"] not in pupils:
            continue
        solved, found = row["situation"] in SOLUTIONS, row.get("date_solution")
        groups = pupil_groups(pupils[row["eleve_id"]])
        about = {name: one(row.get(name)) for name in ("periode", "secteur")} | {"action": one(origin(lycee, row))}
        helped = row.get("origine") in NETWORK or row.get("action_origine") is not None
        yield Element(
            groups | about,
            {
                "id": row["eleve_id"],
                "solved": solved,
                "dated": not solved or found is not None,
                "in_time": solved and found is not None and found <= row["date_debut"],
                "known": solved and (row.get("origine") is not None or row.get("action_origine") is not None),
                "helped": solved and helped,
            },
        )


def accueils(lycee: Lycee, year: Year) -> Iterable[Element]:
    pupils = {row["eleve_id"]: row for row in told_by_class(lycee)}
    for row in lycee["pfmp"]:
        near = row["annee"] in (year.annee, year.before.annee) and row["eleve_id"] in pupils
        if near and row["situation"] in SOLUTIONS and company(row):
            about = {name: one(row.get(name)) for name in ("periode", "secteur")}
            yield Element(
                pupil_groups(pupils[row["eleve_id"]]) | about,
                {"year": year.annee, "id": company(row), "before": row["annee"] != year.annee},
            )
