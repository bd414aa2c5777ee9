"""C5 – Impact par action: what each action and each type of action brought, by the link « Action à l'origine »."""

from collections.abc import Sequence
from functools import reduce

import pandas as pd

from indicators.engine import CURRENT, chosen, read_coverage
from indicators.families import ACTIONS, OFFRES, PFMP, PRESENCES, TAXE
from indicators.model import NOT_FILLED, Fact, Scope
from warehouse import Store

FIGURES = {
    "actions": (ACTIONS, "count(*)"),
    "eleves_beneficiaires": (PRESENCES, "count(distinct eleve_id)"),
    "solutions_pfmp": (PFMP, "count(*) filter (solution)"),
    "offres": (OFFRES, "sum(postes)"),
    "jeunes_recrutes": (OFFRES, "sum(jeunes_recrutes)"),
    "taxe": (TAXE, "sum(montant) filter (not avant)"),
}
"""Each column of figures: how many, and of the tax, how many euros."""
_READ = {**FIGURES, "listees": (ACTIONS, "count(*) filter (action_id in (select action_id from participations))")}
_FACTS = tuple(dict.fromkeys(fact for fact, _ in FIGURES.values()))
PEOPLE = ("eleves_beneficiaires", "solutions_pfmp")
WITHOUT_ACTION = "sans action à l'origine"
_TYPE, _NO_ACTION = "", "-"  # keys that no title has
_KEY = ["type_action", "cle"]

# What is written as the origin may be a reference (the facts have put the title in its place), a title, or any text. A
# title is that of an action of the years looked at if there is one, otherwise of the latest that bore it.
_TITLES = f"""
    titres as (
        select norm(intitule) as cle,
            max_by(type_action, (coalesce(epoque = '{CURRENT}', false), date_debut)) as type_action
        from actions left join annees on date_debut between debut and fin
        where statut is distinct from 'annulée' group by 1
    )"""


def impact(store: Store, scope: Scope, *, room: bool = False) -> pd.DataFrame:
    """One row per type of action (``action`` empty), followed by one per action of that type.

    Columns: ``type_action``, ``action``, then those of ``FIGURES``, NaN where ``why_missing`` says why; pupils are NaN
    too where no action has a list of them, and count once in each row. Actions of one title are one row. What has no
    action at its origin stands under « non renseigné », so that the types add up to the indicators. A filter narrows
    the columns whose fact has it. People are not counted by action in a ``room``, nor ever those of a priority public.
    """
    coverage = read_coverage(store, scope, _FACTS)
    parts = [_read(store, fact, scope, coverage.known(fact, scope.annees)) for fact in _FACTS]
    found = reduce(lambda left, right: left.merge(right, "outer", on=_KEY), parts)
    missing = why_missing(store, scope, room=room)
    figures = {name: float("nan") if name in missing else found[name].fillna(0).astype(float) for name in FIGURES}
    listed = (found["listees"].fillna(0) > 0) | (found["eleves_beneficiaires"].fillna(0) > 0)
    titles = found[[f"action_{fact.name}" for fact in _FACTS]].bfill(axis="columns").iloc[:, 0]
    told = found[_KEY].assign(action=titles.fillna(""), **figures)
    told.loc[told["cle"] == _NO_ACTION, "action"] = WITHOUT_ACTION
    told.loc[~listed, "eleves_beneficiaires"] = float("nan")
    return _in_order(told[told[list(FIGURES)].fillna(0).any(axis="columns")])


def why_missing(store: Store, scope: Scope, *, room: bool = False) -> dict[str, str]:
    """Of each column of figures that says nothing, the reason in French."""
    coverage = read_coverage(store, scope, _FACTS)
    reasons = {name: coverage.gap(fact, scope.annees)[0] for name, (fact, _) in FIGURES.items()}
    if room or "public" in dict(scope.filters):
        reasons |= dict.fromkeys(PEOPLE, "Secret statistique\u00a0: les élèves ne sont pas comptés action par action.")
    return {name: reason for name, reason in reasons.items() if reason}


def _read(store: Store, fact: Fact, scope: Scope, years: Sequence[str]) -> pd.DataFrame:
    """The figures of one fact, by type and by type and title; without years, no row."""
    names = [name for name, (source, _) in _READ.items() if source == fact]
    columns = [*_KEY, f"action_{fact.name}", *names]
    if not years:
        return pd.DataFrame({name: pd.Series(dtype=object if name not in names else float) for name in columns})
    title = "intitule" if fact == ACTIONS else "action"
    type_action = "choisi.type_action" if fact in (ACTIONS, PRESENCES) else "titres.type_action"
    figures = ", ".join(f"{_READ[name][1]} as {name}" for name in names)
    rows, parameters = chosen(fact, scope, (), years)
    sql = f"""
        {rows},{_TITLES},
        liees as (
            select choisi.*, coalesce(norm({title}), '{_NO_ACTION}') as titre, {title} as intitule_lu,
                coalesce({type_action}, '{NOT_FILLED}') as type_lie
            from choisi left join titres on titres.cle = norm({title})
        )
        select type_lie as type_action, coalesce(titre, '{_TYPE}') as cle,
            case when titre is not null then max(intitule_lu) end as action_{fact.name}, {figures}
        from liees group by grouping sets ((type_lie, titre), (type_lie))"""
    return store.frame(sql, parameters)


def _in_order(found: pd.DataFrame) -> pd.DataFrame:
    """Types from A to Z, what has none last; under each, its actions from A to Z, what has none last."""
    ranked = found.assign(unknown=found["type_action"] == NOT_FILLED, without=found["cle"] == _NO_ACTION).sort_values(
        ["unknown", "type_action", "without", "cle"]
    )
    return ranked[["type_action", "action", *FIGURES]].reset_index(drop=True)
