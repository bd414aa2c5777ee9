"""What the imported tables can say: which of them were imported, and of which school years each one speaks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import french
from indicators.engine.query import annees, previous_years
from indicators.model import TABLES, Fact, Scope
from warehouse import Store


def _in_year(day: str) -> str:
    """Whether a row is of a year: by its day or, without one, by what its sheet says."""
    return f"{day} between debut and fin or ({day} is null and annee_feuille = annee)"


# A table has something to say about a year when this gives it; a lasting thing, once imported, speaks of every year.
_YEARS = {
    "eleves": "select distinct annee from eleves where suivi is not true",
    "actions": f"select distinct annee from annees join actions on {_in_year('date_debut')}",
    "participations": f"""select distinct annee from annees join actions on {_in_year("date_debut")}
                         join (select distinct action_id from participations) using (action_id)""",
    "pfmp": "select distinct annee from pfmp",
    "offres": f"select distinct annee from annees join offres on {_in_year('date_reception')}",
    "taxe": "select distinct annee from annees join taxe on campagne = year(debut)",
    "invitations": f"select distinct annee from annees join invitations on {_in_year('date_invitation')}",
    "satisfaction": "select distinct annee from satisfaction",
}


@dataclass(frozen=True)
class Coverage:
    """The imported tables, and the school years that the yearly ones speak of, among those looked at."""

    imported: frozenset[str]
    years: Mapping[str, frozenset[str]]

    def gap(self, fact: Fact, asked: Sequence[str]) -> tuple[str, str | None]:
        """Why the fact cannot speak of these years, and the table that would let it; an empty reason if it can."""
        for table in fact.tables:
            title = TABLES[table]
            if table not in self.imported:
                return f"Le tableau «\u00a0{title}\u00a0» n'a jamais été importé.", table
            if table in self.years and not self.years[table].intersection(asked):
                return f"Le tableau «\u00a0{title}\u00a0» n'a aucune ligne pour {' ni '.join(asked)}.", table
        if not self.known(fact, asked):
            titles = french.enumerate_words([f"«\u00a0{TABLES[table]}\u00a0»" for table in fact.tables])
            return f"Aucune de ces années n'a de lignes dans les tableaux {titles} à la fois.", None
        return "", None

    def known(self, fact: Fact, asked: Sequence[str]) -> tuple[str, ...]:
        """The years of which every table of the fact has something to say; the others would only blur the figures."""
        if not self.imported.issuperset(fact.tables):
            return ()
        return tuple(annee for annee in asked if all(annee in self.years.get(table, asked) for table in fact.tables))


def read_coverage(store: Store, scope: Scope, facts: Iterable[Fact]) -> Coverage:
    """What the tables of these facts can say of the years of the scope and of the year before."""
    yearly = sorted({table for fact in facts for table in fact.tables} & _YEARS.keys())
    if not yearly:
        return Coverage(store.imported_tables(), {})
    parts = " union all ".join(f"select '{table}' as tableau, annee from ({_YEARS[table]})" for table in yearly)
    found = store.rows(f"with {annees(scope, scope.annees + previous_years(scope))} {parts}")
    years = {table: frozenset(annee for each, annee in found if each == table) for table in yearly}
    return Coverage(store.imported_tables(), years)
