"""Who is counted by each figure about people, found in plain Python: what an attacker who knows the school knows."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from tests.indicators import plain_facts
from tests.indicators.grand_lycee import Lycee
from tests.indicators.plain_facts import Element, Year
from tests.indicators.secret.attack import ABOUT, Column, Does, Figure, People

Counted = Mapping[str, tuple[str | None, str | None]]
"""What people do whom an indicator counts (above), and those whom it looks at (below; "" if everybody, ``None`` if it
tells nothing of them).
"""


def _does(element: Element, *flags: str) -> Does:
    return frozenset(flag for flag in flags if element[flag])


def pupils(lycee: Lycee, year: Year) -> list[Column]:
    return [(each.groups, _does(each, "came"), 1) for each in plain_facts.effectif(lycee, year)]


def expected(lycee: Lycee, year: Year) -> list[Column]:
    found: list[Column] = []
    for each in plain_facts.attendus(lycee, year):
        found.append((each.groups, frozenset({"came"}), each["came"]))
        found.append((each.groups, frozenset(), each["expected"] - each["came"]))
    return found


def placements(lycee: Lycee, year: Year) -> list[Column]:
    flags = ("solved", "dated", "in_time", "known", "helped")
    return [(each.groups, _does(each, *flags), 1) for each in plain_facts.pfmp(lycee, year)]


def answers(lycee: Lycee, year: Year) -> list[Column]:
    return [
        (
            {name: plain_facts.one(row[name]) for name in ("public_enquete", "enquete")}
            | {"action": plain_facts.one(row["action_origine"])},
            frozenset({"satisfied"} if row["note"] >= 0.6 * row["note_maximale"] else ()),
            1,
        )
        for row in lycee["satisfaction"]
        if row["annee"] == year.annee
    ]


CROWDS: dict[str, tuple[Callable[[Lycee, Year], list[Column]], Counted]] = {
    "pupils": (
        pupils,
        {
            "participation.taux_beneficiaires": ("came", ""),
            "participation.taux_inclusion": ("came", ""),
            "participation.taux_prioritaires": ("came", ""),
            "participation.part_filles": ("came", "came"),
        },
    ),
    "expected": (expected, {"participation.taux_participation": ("came", "")}),
    "placements": (
        placements,
        {
            "pfmp.taux_solution": ("solved", ""),
            "pfmp.courbe": ("in_time", "dated"),
            "pfmp.part_via_partenaire": ("helped", "known"),
            "pfmp.jeunes_avec_solution": ("solved", None),
        },
    ),
    "answers": (answers, {"satisfaction.taux": ("satisfied", ""), "satisfaction.score_moyen": (None, "")}),
}


SAME_PUPILS: Counted = {
    **CROWDS["pupils"][1],
    **CROWDS["expected"][1],
    "pfmp.taux_solution": (None, ""),
}
"""Where all the facts count the same pupils, what their indicators tell of who came and of how many there are."""


def present_at(lycee: Lycee, year: Year) -> Iterator[tuple[str, str, list[Column]]]:
    """The pupils present at each action, and at each type of action: a pupil once, however often."""
    elements = list(plain_facts.presences(lycee, year))
    for name in ("action", "type_action"):
        for value in sorted({each.groups[name][0] for each in elements}):
            there = {each["id"]: each for each in elements if each.groups[name] == [value]}
            yield name, value, [
                ({other: values for other, values in each.groups.items() if other not in ("action", "type_action")},
                 frozenset({"came"}), 1)
                for each in there.values()
            ]  # fmt: skip


def told(people: People, figures: Sequence[Figure], counted: Counted) -> list[tuple[np.ndarray, float]]:
    """What the figures of a crowd tell: who is counted, and how many they are."""
    found: list[tuple[np.ndarray, float]] = []
    for each in figures:
        if each.id not in counted or not each.said.keys() <= set(people.names):
            continue
        if each.id == "pfmp.jeunes_avec_solution" and "periode" not in each.said:
            continue  # a pupil of several periods counts once: this is no number of placements
        above, below = counted[each.id]
        looked_at = people.who(each.said) & people.doing(below or "")
        looked_at &= people.who({"public": ABOUT[each.id]} if each.id in ABOUT else {})
        counts = looked_at & people.doing(above)
        if each.id == "participation.part_filles":
            looked_at &= people.who({"sexe": ("F", "G")})
            counts &= people.who({"sexe": ("F",)})
        if each.denominator is not None and below is not None:
            found.append((looked_at, each.denominator))
        if each.numerator is not None and above is not None:
            found.append((counts, each.numerator))
            found += [(looked_at & ~counts, each.denominator - each.numerator)] if each.denominator is not None else []
    return found


def small_groups(people: People, counted: Counted, threshold: int, most: int) -> list[tuple[str, np.ndarray]]:
    """The groups of which an indicator would tell a small number, with its columns."""
    found = []
    for said, group in people.groups(most):
        for above, below in dict.fromkeys(counted.values()):
            looked_at = group & people.doing(below or "")
            counts = looked_at & people.doing(above)
            for name, who in (("above", counts), ("below", looked_at), ("between", looked_at & ~counts)):
                if 1 <= who @ people.numbers < threshold:
                    found.append((f"{name} {above}/{below} {dict(said)}", who))
    return found
