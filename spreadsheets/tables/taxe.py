"""Apprenticeship tax: each row is what a company paid for one campaign."""

from collections.abc import Sequence

import pandas as pd

import annee_scolaire
import french
from spreadsheets.cells import Cause
from spreadsheets.check import Rule, negative
from spreadsheets.tables.coded import complete_sector
from spreadsheets.tables.habits import Drop, Habits, Received

FEWEST_AMOUNTS = 5
"""Amounts of a sheet from which their median tells what is usual."""
TIMES_THE_MEDIAN = 10


def _out_of_proportion(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Amounts ten times the median of the positive ones of their sheet, or more."""
    amounts = rows["montant"].astype(float)
    usual = amounts[amounts > 0]
    if len(usual) < FEWEST_AMOUNTS:
        return pd.Series(data=False, index=rows.index)
    return amounts >= TIMES_THE_MEDIAN * usual.median()


def _years(rows: pd.DataFrame, *_: object) -> Sequence[str | None]:
    return [annee_scolaire.starting(int(campagne)) for campagne in rows["campagne"]]


def _warn_of_same_campaigns(drop: Drop, received: Received) -> None:
    """Tell the campaigns that another file has brought too: the same payments may count twice."""
    known = drop.deposit.frame("""
        select campagne, fichier, count(*) as versements from taxe join journal using (import_id)
        group by all order by all""")
    for campagne, fichier, count in known.itertuples(index=False, name=None):
        lines = received.rows.index[received.rows["campagne"] == campagne]
        if fichier != received.fichier and len(lines):
            message = (
                f"La campagne {campagne} est aussi dans « {fichier} » ({french.plural(count, 'versement')}) : si ce "
                "sont les mêmes versements, ils comptent deux fois. Laissez alors de côté l’une des deux feuilles."
            )
            received.faults.add("alerte", french.spaced(message), lines, "campagne")


HABITS = Habits(
    take=_warn_of_same_campaigns,
    derive=(complete_sector,),
    rules=(
        negative("montant", "Montant négatif", "Il vient en déduction des autres ; vérifiez-le."),
        Rule(
            ("montant",),
            _out_of_proportion,
            Cause(
                "Montant d’au moins dix fois le montant médian de la feuille",
                "Vérifiez la virgule et les zéros ; la ligne est gardée telle quelle.",
            ),
        ),
    ),
    years=_years,
)
