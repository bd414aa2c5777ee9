"""The 43 indicators counted again in plain Python, from the definitions in words: the engine's independent witness."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from tests.indicators import plain_facts as people
from tests.indicators import plain_things as things
from tests.indicators.plain_facts import Element, Lycee, Year
from tests.indicators.plain_figures import (
    Counted,
    Figures,
    amount,
    amount_change,
    companies,
    existence,
    faithful,
    gap,
    girls_share,
    hours,
    mean,
    number_of,
    pace,
    ratio_of,
    share,
    share_of_things,
    total_of,
)

LISTS = ("eleves", "participations", "actions")
DAYS = {"actions": "date_debut", "offres": "date_reception", "invitations": "date_invitation"}
LASTING = ("conventions", "reseaux", "partages")
GIVEN = {things.partenaires: ("conventions", "partages"), people.effectif: LISTS, people.presences: LISTS,
         people.attendus: ("actions",), people.accueils: ("pfmp",), things.enquetes: ("satisfaction",)}  # fmt: skip
"""The tables that a fact needs, where it is not the one of its own name."""


def everyone(_: Element) -> bool:
    return True


DEFINITIONS: dict[str, tuple[people.Facts, Counted]] = {
    "conventions.actives": (things.conventions, number_of("active")),
    "conventions.etablissements_formation": (things.conventions, number_of("school")),
    "conventions.nouvelles": (things.conventions, number_of("new")),
    "conventions.a_echeance": (things.conventions, number_of("ending")),
    "reseaux.nombre": (things.reseaux, number_of("here")),
    "reseaux.part_formalisee": (things.reseaux, share_of_things("formal", known=True)),
    "actions.nombre": (things.actions, number_of("done")),
    "actions.duree_totale": (things.actions, hours),
    "actions.duree_moyenne": (things.actions, mean("hours")),
    "actions.par_mois": (things.actions, pace),
    "actions.recurrentes": (things.actions, share(lambda e: e["often"], lambda e: e["how_often_known"])),
    "actions.evenements_nationaux": (things.actions, number_of("event")),
    "actions.avenirpro": (things.actions, number_of("avenirpro")),
    "actions.mobilite": (things.actions, number_of("mobile")),
    "participation.taux_beneficiaires": (people.effectif, share(lambda e: e["came"], everyone)),
    "participation.taux_participation": (people.attendus, ratio_of("came", "expected")),
    "participation.part_filles": (people.presences, girls_share),
    "participation.ecart_filles_garcons": (people.effectif, gap),
    "participation.taux_inclusion": (people.effectif, share(lambda e: e["came"], lambda e: e["special"])),
    "participation.taux_prioritaires": (people.effectif, share(lambda e: e["came"], lambda e: e["priority"])),
    "participation.actions_prioritaires": (things.actions, number_of("priority")),
    "pfmp.jeunes_avec_solution": (people.pfmp, number_of("solved")),
    "pfmp.taux_solution": (people.pfmp, share(lambda e: e["solved"], everyone)),
    "pfmp.courbe": (people.pfmp, share(lambda e: e["in_time"], lambda e: e["dated"])),
    "pfmp.part_via_partenaire": (people.pfmp, share(lambda e: e["helped"], lambda e: e["known"])),
    "pfmp.entreprises_accueil": (people.accueils, companies),
    "pfmp.entreprises_fidelisees": (people.accueils, faithful),
    "offres.recues": (things.offres, total_of("places")),
    "offres.jeunes_beneficiaires": (things.offres, total_of("hired")),
    "offres.taux_concretisation": (things.offres, ratio_of("hired", "places")),
    "taxe.montant": (things.taxe, amount),
    "taxe.evolution": (things.taxe, amount_change),
    "taxe.contributeurs": (things.taxe, companies),
    "taxe.contributeurs_fidelises": (things.taxe, faithful),
    "partages.nombre": (things.partages, number_of("here")),
    "partages.existence": (things.partages, existence),
    "partages.part_partenaires": (things.partenaires, share_of_things("followed")),
    "entreprises.taux_reponse": (things.invitations, share(lambda e: e["answered"], lambda e: e["told"])),
    "entreprises.taux_presence": (things.invitations, share(lambda e: e["came"], lambda e: e["came"] is not None)),
    "entreprises.part_initiative_partenaires": (
        things.actions,
        share(lambda e: e["asked_for"], lambda e: e["asker_known"]),
    ),
    "satisfaction.taux": (things.satisfaction, ratio_of("happy", "people")),
    "satisfaction.score_moyen": (things.satisfaction, mean("mark")),
    "satisfaction.taux_retour": (things.enquetes, ratio_of("people", "asked")),
}
LEFT_OUT = {
    "conventions.etablissements_formation": lambda elements: len({each["id"] for each in elements if each["untold"]}),
    "reseaux.part_formalisee": lambda elements: len({each["id"] for each in elements if each["formal"] is None}),
    "entreprises.taux_reponse": lambda elements: sum(not each["told"] for each in elements),
    "entreprises.taux_presence": lambda elements: sum(each["came"] is None for each in elements),
    "entreprises.part_initiative_partenaires": lambda elements: sum(not each["asker_known"] for each in elements),
    "actions.duree_totale": lambda elements: sum(each["hours"] is None for each in elements),
    "actions.duree_moyenne": lambda elements: sum(each["hours"] is None for each in elements),
    "actions.recurrentes": lambda elements: sum(not each["how_often_known"] for each in elements),
    "participation.part_filles": lambda elements: len({each["id"] for each in elements if each["sexe"] == "inconnu"}),
}
"""What the figure leaves out and is told with it."""


def speaks_of(lycee: Lycee, table: str, year: Year) -> bool:
    """Whether a table has a row of the year; what lasts (agreements) speaks of every year once imported."""
    rows = lycee[table]
    if table == "participations":
        held = {row["action_id"] for row in lycee["actions"] if year.holds(row["date_debut"])}
        return any(row["action_id"] in held for row in rows)
    if table in DAYS:
        return any(things.of_year(row, DAYS[table], year) for row in rows)
    if table == "taxe":
        return any(row["campagne"] == year.first.year for row in rows)
    return table in LASTING or any(row["annee"] == year.annee and not row.get("suivi") for row in rows)


def known_years(lycee: Lycee, id_: str, years: Iterable[Year]) -> list[Year]:
    """Those of the years that all the tables of an indicator speak of."""
    source, _ = DEFINITIONS[id_]
    tables = GIVEN.get(source, (source.__name__,))
    if any(table not in lycee for table in tables):
        return []
    return [year for year in years if all(speaks_of(lycee, table, year) for table in tables)]


def elements_of(lycee: Lycee, id_: str, years: Sequence[Year], filters: Mapping[str, Sequence[str]]) -> list[Element]:
    """The rows that an indicator rests on, in years that it can speak of."""
    source, _ = DEFINITIONS[id_]
    found = [
        Element({**each.groups, "annee": [year.annee]}, each.brings) for year in years for each in source(lycee, year)
    ]
    return [
        each
        for each in found
        if all(name not in each.groups or set(values) & set(each.groups[name]) for name, values in filters.items())
    ]


def total(
    lycee: Lycee, id_: str, years: Sequence[Year], filters: Mapping[str, Sequence[str]]
) -> tuple[Figures | None, int]:
    """The figures, ``None`` where they cannot be known, and how many elements they leave out."""
    known = known_years(lycee, id_, years)
    if not known:
        return None, 0
    elements = elements_of(lycee, id_, known, filters)
    found = DEFINITIONS[id_][1](elements, known)
    return found if found.value is not None else None, LEFT_OUT[id_](elements) if id_ in LEFT_OUT else 0


def breakdown(
    lycee: Lycee, id_: str, years: Sequence[Year], filters: Mapping[str, Sequence[str]], by: Sequence[str]
) -> dict[tuple[str, ...], Figures]:
    """The figures of every group that holds an element of the population."""
    known = known_years(lycee, id_, years)
    groups: dict[tuple[str, ...], list[Element]] = {}
    for each in elements_of(lycee, id_, known, filters):
        if any(name not in each.groups for name in by):
            return {}
        for group in product(*(each.groups[name] for name in by)):
            groups.setdefault(group, []).append(each)
    figures = {
        group: DEFINITIONS[id_][1](members, [year for year in known if "annee" not in by or year.annee in group])
        for group, members in groups.items()
    }
    return {group: found for group, found in figures.items() if found.population > 0}
