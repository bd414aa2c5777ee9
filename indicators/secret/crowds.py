"""The groups of people whose figures may be asked for in one year, as sets of the finest groups that exist."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.families import CATALOGUE
from indicators.model import PERSONAL, PUBLICS, Fact, Scope
from indicators.secret.counted_groups import Count, Names, counts_of, dimensions_of, read_atoms
from indicators.secret.crosstabs import Cell, Crosstab, Floats, read_cells
from warehouse import Store

TRAITS = PERSONAL | {"formation"}
"""What people are; the other dimensions say what they do, and when."""
MOST_ATOMS = 4000  # what is judged in a fraction of a second
Bools = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Family:
    """The cells of the facts that count the same people, and the atoms (finest groups) that they are made of."""

    cells: Sequence[Cell]
    """Those of fewer dimensions first."""
    counts: Floats
    """Counts × cells; NaN where no indicator tells the number."""
    others: Floats
    """Counts × cells: of the same group, who belongs to none of the cell's publics; NaN where nobody belongs to any."""
    free: Bools
    """Of each count, whether no others add up to it."""
    whole: Bools
    """Of each count, whether it is all the people that an indicator rests on."""
    members: Bools
    """Cells × atoms."""
    atom_counts: Floats
    """Counts × atoms."""
    codes: Mapping[str, NDArray[np.intp]]
    """Of each atom, the rank of its value of each dimension; -1 where its fact lacks the dimension."""
    among: Mapping[Names, Bools]
    """Of each atom, whether its people belong to any of these publics."""
    tables: frozenset[Crosstab]
    """The tables that were judged; some may have no cell, when there is nobody to count."""


def unions() -> list[Names]:
    """The publics that may be looked at: each of them, and those that an indicator puts together."""
    alone: list[Names] = [(public,) for public in PUBLICS]
    together = {tuple(sorted(indicator.publics)) for indicator in CATALOGUE.values() if indicator.publics}
    return alone + sorted(together - set(alone))


def facts_of(crowd: str) -> list[Fact]:
    """The facts that count the people of a crowd."""
    facts = {each.fact.name: each.fact for each in CATALOGUE.values() if each.fact.crowd == crowd}
    return [fact for _, fact in sorted(facts.items()) if not fact.things]


def read_family(store: Store, counting: Sequence[Fact], scope: Scope, *, protected: bool) -> Family:
    """The family of some facts in the year of ``scope``: tables of at most two dimensions or, if ``protected``, of
    some publics by at most one dimension. If they are too many to be judged, the largest tables are left out.
    """
    publics, most = (unions(), 1) if protected else ([()], 2)
    counts = [count for fact in counting for count in counts_of(fact)]
    told, tables = read_cells(store, counting, scope, sorted({(), *publics}), most, counts)
    while True:
        named = sorted({name for names in tables for name in names})
        atoms = _read_atoms(store, counting, scope, named, protected=protected)
        if len(atoms) <= MOST_ATOMS or not named:
            break
        largest = max(named, key=lambda name: (atoms[name].nunique(), name))
        tables = {names for names in tables if largest not in names}
    return _assemble(told, publics, tables, atoms, counts)


def counted_once(family: Family) -> Family:
    """The same people, of whom nothing is told but how many they are: what all that counts them has in common."""
    whole = family.whole
    return replace(
        family,
        counts=family.counts[whole],
        others=family.others[whole],
        free=whole[whole],
        whole=whole[whole],
        atom_counts=family.atom_counts[whole],
    )


def _read_atoms(
    store: Store, facts: Sequence[Fact], scope: Scope, named: Sequence[str], *, protected: bool
) -> pd.DataFrame:
    def known(fact: Fact) -> list[str]:
        return [name for name in dimensions_of(fact) if name in named]

    frames = [read_atoms(store, fact, scope, known(fact), protected=protected) for fact in facts]
    return pd.concat([pd.DataFrame(columns=list(named), dtype=object), *frames], ignore_index=True)


def _assemble(
    told: Mapping[Cell, Floats],
    publics: Sequence[Names],
    tables: Collection[Names],
    atoms: pd.DataFrame,
    counts: Sequence[Count],
) -> Family:
    """Put the cells that are kept over the atoms that they are made of."""
    kept = [cell for cell in told if cell.publics in publics and cell.names in tables]
    silent = {cell.table for cell in kept if np.isnan(told[cell]).all()}
    cells = sorted((cell for cell in kept if cell.table not in silent), key=lambda cell: (len(cell.group), cell))
    named = sorted({name for names in tables for name in names})
    coded = {name: pd.factorize(atoms[name], sort=True) for name in named}
    belonging = [set(names.split("+")) for names in atoms["publics"]]
    among = {each: np.array([not each or bool(own & set(each)) for own in belonging], bool) for each in publics}
    own = np.array([told[cell] for cell in cells], float).reshape(len(cells), len(counts)).T
    everybody = np.array([told[Cell((), cell.group)] for cell in cells], float).reshape(len(cells), len(counts)).T
    return Family(
        cells=cells,
        counts=own,
        others=np.where(own > 0, everybody - own, np.nan),
        free=np.array([count.free for count in counts], bool),
        whole=np.array([count.whole for count in counts], bool),
        members=_members(cells, coded, among, len(atoms)),
        atom_counts=atoms[[count.column for count in counts]].fillna(0).to_numpy(float).T,
        codes={name: codes for name, (codes, _) in coded.items()},
        among=among,
        tables=frozenset({(each, names) for each in publics for names in tables} - silent),
    )


def _members(
    cells: Sequence[Cell], coded: Mapping[str, tuple[Any, Any]], among: Mapping[Names, Bools], atoms: int
) -> Bools:
    ranks = {name: {value: rank for rank, value in enumerate(values)} for name, (_, values) in coded.items()}
    members = np.zeros((len(cells), atoms), bool)
    for cell, row in zip(cells, members, strict=True):
        row |= among[cell.publics]
        for name, value in cell.group:
            row &= coded[name][0] == ranks[name][value]
    return members
