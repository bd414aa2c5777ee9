"""How long pupils' rows may stay: which school years hold some, and which of them have stayed too long."""

import datetime as dt

import annee_scolaire
from warehouse.store import Store

DEFAULT = 3
"""School years before the present one: the three of a bac pro, so that a whole class can still be followed."""
_PUPILS = """
    select annee from eleves union select annee from pfmp
    union select annee from journal where tableau in ('eleves', 'pfmp', 'participations')"""
"""Those of the sheets that were taken back count: what they brought is still in the base."""


def retained_years(store: Store) -> int:
    """How many school years before the present one may hold pupils."""
    found = store.rows("select annees from conservation")
    return int(found[0][0]) if found else DEFAULT


def set_retention(store: Store, annees: int) -> None:
    """Keep pupils' rows for that many school years before the present one."""
    with store.noting() as cursor:
        cursor.execute("delete from conservation")
        cursor.execute("insert into conservation (annees) values (?)", [annees])


def pupil_years(store: Store) -> list[str]:
    """The school years that hold rows of pupils, the latest first."""
    return [annee for (annee,) in store.rows(f"select annee from ({_PUPILS}) where annee is not null order by 1 desc")]


def outlived(store: Store, today: dt.date) -> list[str]:
    """The school years whose pupils should be erased by now, the oldest first."""
    present = annee_scolaire.first_day(annee_scolaire.containing(today)).year
    oldest = annee_scolaire.starting(present - retained_years(store))
    return sorted(annee for annee in pupil_years(store) if annee < oldest)
