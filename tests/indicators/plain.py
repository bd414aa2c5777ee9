"""The 21 indicators counted again in plain Python, from the definitions in words: the engine's independent witness."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from tests.indicators.plain_facts import (
    Element,
    Lycee,
    Year,
    accueils,
    actions,
    attendus,
    conventions,
    effectif,
    pfmp,
    presences,
    taxe,
)


class Figures(NamedTuple):
    """What an indicator comes to; ``value`` is ``None`` where it cannot be known."""

    value: float | None
    numerator: float | None
    denominator: float | None
    population: float


Counted = Callable[[Sequence[Element]], Figures]


def number_of(flag: str) -> Counted:
    def figures(elements: Sequence[Element]) -> Figures:
        count = len({each["id"] for each in elements if each[flag]})
        return Figures(count, count, None, count)

    return figures


def ratio(above: float, below: float, population: float) -> Figures:
    return Figures(100 * above / below if below else None, above, below, population)


def share(above: Callable[[Element], Any], among: Callable[[Element], Any]) -> Counted:
    def figures(elements: Sequence[Element]) -> Figures:
        base = [each for each in elements if among(each)]
        return ratio(sum(bool(above(each)) for each in base), len(base), len(base))

    return figures


def turnout(elements: Sequence[Element]) -> Figures:
    expected = sum(each["expected"] for each in elements)
    return ratio(sum(each["came"] for each in elements), expected, expected)


def girls_share(elements: Sequence[Element]) -> Figures:
    pupils = {each["id"]: each["sexe"] for each in elements if each["sexe"] in ("F", "G")}
    return ratio(sum(sexe == "F" for sexe in pupils.values()), len(pupils), len(pupils))


def gap(elements: Sequence[Element]) -> Figures:
    came = {sexe: [each["came"] for each in elements if each["sexe"] == sexe] for sexe in "FG"}
    girls, boys = came["F"], came["G"]
    known = 100 * sum(girls) / len(girls) - 100 * sum(boys) / len(boys) if girls and boys else None
    return Figures(known, known, None, len(girls) + len(boys))


def companies(elements: Sequence[Element]) -> Figures:
    count = len({each["id"] for each in elements if not each["before"] and each["id"] is not None})
    return Figures(count, count, None, count)


def faithful(elements: Sequence[Element]) -> Figures:
    known = [each for each in elements if each["id"] is not None]
    before = {(each["year"], each["id"]) for each in known if each["before"]}
    now = {(each["year"], each["id"]) for each in known if not each["before"]}
    return ratio(len(before & now), len(before), len(before))


def amount(elements: Sequence[Element]) -> Figures:
    paid = [each["amount"] for each in elements if not each["before"]]
    return Figures(sum(paid), sum(paid), None, len(paid))


def amount_change(elements: Sequence[Element]) -> Figures:
    now, before = (sum(each["amount"] for each in elements if each["before"] is past) for past in (False, True))
    return ratio(now - before, before, len(elements))


LISTS = ("eleves", "participations", "actions")
DEFINITIONS: dict[str, tuple[Callable[[Lycee, Year], Iterable[Element]], tuple[str, ...], Counted]] = {
    "conventions.actives": (conventions, ("conventions",), number_of("active")),
    "conventions.etablissements_formation": (conventions, ("conventions",), number_of("school")),
    "conventions.nouvelles": (conventions, ("conventions",), number_of("new")),
    "conventions.a_echeance": (conventions, ("conventions",), number_of("ending")),
    "participation.taux_beneficiaires": (effectif, LISTS, share(lambda e: e["came"], lambda _: True)),
    "participation.taux_participation": (attendus, ("actions",), turnout),
    "participation.part_filles": (presences, LISTS, girls_share),
    "participation.ecart_filles_garcons": (effectif, LISTS, gap),
    "participation.taux_inclusion": (effectif, LISTS, share(lambda e: e["came"], lambda e: e["special"])),
    "participation.taux_prioritaires": (effectif, LISTS, share(lambda e: e["came"], lambda e: e["priority"])),
    "participation.actions_prioritaires": (actions, ("actions",), number_of("priority")),
    "pfmp.jeunes_avec_solution": (pfmp, ("pfmp",), number_of("solved")),
    "pfmp.taux_solution": (pfmp, ("pfmp",), share(lambda e: e["solved"], lambda _: True)),
    "pfmp.courbe": (pfmp, ("pfmp",), share(lambda e: e["in_time"], lambda e: e["dated"])),
    "pfmp.part_via_partenaire": (pfmp, ("pfmp",), share(lambda e: e["helped"], lambda e: e["known"])),
    "pfmp.entreprises_accueil": (accueils, ("pfmp",), companies),
    "pfmp.entreprises_fidelisees": (accueils, ("pfmp",), faithful),
    "taxe.montant": (taxe, ("taxe",), amount),
    "taxe.evolution": (taxe, ("taxe",), amount_change),
    "taxe.contributeurs": (taxe, ("taxe",), companies),
    "taxe.contributeurs_fidelises": (taxe, ("taxe",), faithful),
}


def speaks_of(lycee: Lycee, table: str, year: Year) -> bool:
    """Whether a table has a row of the year; what lasts (agreements) speaks of every year once imported."""
    rows = lycee[table]
    if table == "participations":
        held = {row["action_id"] for row in lycee["actions"] if year.holds(row["date_debut"])}
        return any(row["action_id"] in held for row in rows)
    if table == "actions":
        return any(year.holds(row["date_debut"]) for row in rows)
    if table == "taxe":
        return any(row["campagne"] == year.first.year for row in rows)
    return table == "conventions" or any(row["annee"] == year.annee for row in rows)


def elements_of(
    lycee: Lycee, id_: str, years: Sequence[Year], filters: Mapping[str, Sequence[str]]
) -> list[Element] | None:
    """The rows that an indicator rests on; ``None`` if a table is missing or says nothing of these years."""
    source, tables, _ = DEFINITIONS[id_]
    if any(table not in lycee for table in tables):
        return None
    known = [year for year in years if all(speaks_of(lycee, table, year) for table in tables)]
    if not known:
        return None
    found = [
        Element({**each.groups, "annee": [year.annee]}, each.brings) for year in known for each in source(lycee, year)
    ]
    return [
        each
        for each in found
        if all(name not in each.groups or set(values) & set(each.groups[name]) for name, values in filters.items())
    ]


def total(lycee: Lycee, id_: str, years: Sequence[Year], filters: Mapping[str, Sequence[str]]) -> Figures | None:
    elements = elements_of(lycee, id_, years, filters)
    found = DEFINITIONS[id_][2](elements) if elements is not None else None
    return found if found is not None and found.value is not None else None


def breakdown(
    lycee: Lycee, id_: str, years: Sequence[Year], filters: Mapping[str, Sequence[str]], by: Sequence[str]
) -> dict[tuple[str, ...], Figures]:
    """The figures of every group that holds an element of the population."""
    groups: dict[tuple[str, ...], list[Element]] = {}
    for each in elements_of(lycee, id_, years, filters) or []:
        if any(name not in each.groups for name in by):
            return {}
        for group in product(*(each.groups[name] for name in by)):
            groups.setdefault(group, []).append(each)
    figures = {group: DEFINITIONS[id_][2](members) for group, members in groups.items()}
    return {group: found for group, found in figures.items() if found.population > 0}
